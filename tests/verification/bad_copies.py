"""Deliberately bad copies: each holds the withheld name in one place where a recipient could find it.

Every function makes one copy; the registry says which checks are to catch it. The clean text around the plant is
``plain_copies.LINES``, so nothing else is wrong with any of them.
"""

from __future__ import annotations

import base64
import gzip
import io
import quopri
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from tests.verification.plain_copies import (
    LABEL,
    LINES,
    NAME,
    RELS,
    WORD,
    PdfBuilder,
    pdf_copy,
    pdf_text,
    word_copy,
    word_document,
    word_paragraph,
    word_parts,
    word_zip,
)

from redactor.core.documents import MediaType
from redactor.verification.catalogue import Number

RAW = NAME.encode()
W = f'xmlns:w="{WORD}"'


@dataclass(frozen=True)
class BadCopy:
    """A way to leak, and the checks of which at least one must fail."""

    name: str
    media_type: MediaType
    make: Callable[[], bytes]
    caught_by: frozenset[Number]


REGISTRY: dict[str, BadCopy] = {}


def bad(media_type, *numbers):
    """Register a maker under its own name."""

    def register(make):
        REGISTRY[make.__name__] = BadCopy(make.__name__, media_type, make, frozenset(numbers))
        return make

    return register


def bad_pdf(*numbers):
    return bad(MediaType.PDF, *numbers)


def bad_word(*numbers):
    return bad(MediaType.WORD, *numbers)


def drawn(text=NAME, top=300, **more) -> bytes:
    return pdf_text([text], top=top, **more)


# --- PDF: text on the page that should not be there, seen or unseen


@bad_pdf(Number.READERS, Number.SURPLUS)
def pdf_name_left_visible():
    return pdf_copy((*LINES, f"Signed, {NAME}"))


@bad_pdf(Number.SURPLUS)
def pdf_one_letter_left():
    return pdf_copy((LINES[0], LINES[1].replace(LABEL, f"{LABEL}e"), LINES[2]))


@bad_pdf(Number.HIDDEN_TEXT)
def pdf_black_box_over_text():
    return pdf_copy(extra_content=drawn() + b"0 g 60 290 200 30 re f\n")


@bad_pdf(Number.HIDDEN_TEXT)
def pdf_white_box_over_text():
    return pdf_copy(extra_content=drawn() + b"1 g 60 290 200 30 re f\n")


@bad_pdf(Number.HIDDEN_TEXT)
def pdf_picture_over_text():
    builder = PdfBuilder()
    image = builder.stream(
        bytes(100), b"/Type /XObject /Subtype /Image /Width 10 /Height 10 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    )
    return pdf_copy(
        extra_content=drawn() + b"q 200 0 0 40 60 290 cm /Im1 Do Q\n",
        resources=b"/XObject << /Im1 %d 0 R >>" % image,
        builder=builder,
    )


@bad_pdf(Number.HIDDEN_TEXT)
def pdf_white_text():
    return pdf_copy(extra_content=b"1 g\n" + drawn())


@bad_pdf(Number.HIDDEN_TEXT)
def pdf_nearly_white_text():
    return pdf_copy(extra_content=b"0.99 g\n" + drawn())


@bad_pdf(Number.HIDDEN_TEXT, Number.STRUCTURE)
def pdf_invisible_render_mode():
    return pdf_copy(extra_content=b"3 Tr\n" + drawn())


@bad_pdf(Number.HIDDEN_TEXT)
def pdf_text_off_the_page():
    return pdf_copy(extra_content=drawn(top=-200))


@bad_pdf(Number.HIDDEN_TEXT)
def pdf_text_outside_the_crop_box():
    return pdf_copy(extra_content=drawn(top=60), page_entries=b"/CropBox [0 100 595 842]")


@bad_pdf(Number.HIDDEN_TEXT)
def pdf_tiny_text():
    return pdf_copy(extra_content=drawn().replace(b" 11 Tf", b" 0.3 Tf"))


@bad_pdf(Number.READERS)
def pdf_text_that_one_reader_leaves_out():
    return pdf_copy(extra_content=drawn().replace(b" 11 Tf", b" 0.001 Tf"))


@bad_pdf(Number.HIDDEN_TEXT)
def pdf_clipped_text():
    return pdf_copy(extra_content=b"q 0 0 10 10 re W n\n" + drawn() + b"Q\n")


@bad_pdf(Number.READERS)
def pdf_letter_spaced_name():
    return pdf_copy((*LINES, " ".join(NAME)))


@bad_pdf(Number.READERS)
def pdf_name_in_other_case():
    return pdf_copy((*LINES, NAME.upper()))


@bad_pdf(Number.READERS)
def pdf_name_with_an_accent():
    return pdf_copy((*LINES, NAME.replace("a", "á")))


@bad_pdf(Number.READERS)
def pdf_name_broken_over_lines():
    return pdf_copy((*LINES, "It was Zor-", "baxine who rang."))


@bad_pdf(Number.READERS)
def pdf_name_split_in_an_array():
    return pdf_copy(extra_content=b"BT /F1 11 Tf 72 300 Td [(Zor) -20 (bax) 30 (ine)] TJ ET\n")


@bad_pdf(Number.READERS)
def pdf_name_letter_by_letter():
    steps = b"".join(b"(%c) Tj 7 0 Td\n" % letter for letter in RAW)
    return pdf_copy(extra_content=b"BT /F1 11 Tf 72 300 Td\n" + steps + b"ET\n")


@bad_pdf(Number.READERS)
def pdf_telephone_number_in_other_writing():
    return pdf_copy((*LINES, "Ring (07700) 900-123."))


@bad_pdf(Number.READERS)
def pdf_international_telephone_number():
    return pdf_copy((*LINES, "Ring +44 7700 900123."))


@bad_pdf(Number.READERS)
def pdf_name_inside_a_longer_word():
    return pdf_copy((*LINES, "see file_zorbaxines"))


@bad_pdf(Number.READERS)
def pdf_hexadecimal_string():
    return pdf_copy(extra_content=b"BT /F1 11 Tf 72 300 Td <%s> Tj ET\n" % RAW.hex().encode())


@bad_pdf(Number.READERS)
def pdf_octal_escapes():
    octal = b"".join(b"\\%03o" % letter for letter in RAW)
    return pdf_copy(extra_content=b"BT /F1 11 Tf 72 300 Td (%s) Tj ET\n" % octal)


# --- PDF: beside the page text


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def pdf_actual_text():
    return pdf_copy(extra_content=b"/Span << /ActualText (%s) >> BDC EMC\n" % RAW)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def pdf_marked_point():
    return pdf_copy(extra_content=b"/X << /Note (%s) >> DP\n" % RAW)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def pdf_content_comment():
    return pdf_copy(extra_content=b"%% %s\n" % RAW)


@bad_pdf(Number.STRUCTURE)
def pdf_comment_annotation():
    return pdf_copy(page_entries=b"/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (%s) >>]" % RAW)


@bad_pdf(Number.STRUCTURE)
def pdf_empty_redact_annotation():
    return pdf_copy(page_entries=b"/Annots [<< /Type /Annot /Subtype /Redact /Rect [60 290 260 320] >>]")


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def pdf_mailto_link():
    link = (
        b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (mailto:%s@example.org) >> >>" % RAW.lower()
    )
    return pdf_copy(page_entries=b"/Annots [%s]" % link)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def pdf_form_field_value():
    return pdf_copy(catalog_entries=b"/AcroForm << /Fields [<< /FT /Tx /T (f) /V (%s) >>] >>" % RAW)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def pdf_form_field_default_in_utf16():
    coded = (b"\xfe\xff" + NAME.encode("utf-16-be")).hex().encode()
    return pdf_copy(catalog_entries=b"/AcroForm << /Fields [<< /FT /Tx /T (f) /DV <%s> >>] >>" % coded)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def pdf_xfa_form():
    builder = PdfBuilder()
    xfa = builder.stream(b"<xdp><field>%s</field></xdp>" % RAW)
    return pdf_copy(catalog_entries=b"/AcroForm << /XFA %d 0 R >>" % xfa, builder=builder)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def pdf_bookmark():
    return pdf_copy(catalog_entries=b"/Outlines << /First << /Title (Letter to %s) >> >>" % RAW)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def pdf_named_destination():
    return pdf_copy(catalog_entries=b"/Names << /Dests << /Names [(%s) null] >> >>" % RAW)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def pdf_page_label():
    return pdf_copy(catalog_entries=b"/PageLabels << /Nums [0 << /P (%s) >>] >>" % RAW)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def pdf_script():
    return pdf_copy(catalog_entries=b"/OpenAction << /S /JavaScript /JS (app.alert\\('%s'\\)) >>" % RAW)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def pdf_attachment():
    builder = PdfBuilder()
    held = builder.stream(b"Minutes: " + RAW, b"/Type /EmbeddedFile")
    names = b"/Names << /EmbeddedFiles << /Names [(a.txt) << /F (a.txt) /EF << /F %d 0 R >> >>] >> >>" % held
    return pdf_copy(catalog_entries=names, builder=builder)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def pdf_attached_zip():
    builder = PdfBuilder()
    held = builder.stream(word_copy((f"Minutes: {NAME}",)), b"/Type /EmbeddedFile")
    names = b"/Names << /EmbeddedFiles << /Names [(a.docx) << /EF << /F %d 0 R >> >>] >> >>" % held
    return pdf_copy(catalog_entries=names, builder=builder)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def pdf_properties():
    builder = PdfBuilder()
    info = builder.add(b"<< /Author (%s) >>" % RAW)
    builder.trailer = b"/Info %d 0 R" % info
    return pdf_copy(builder=builder)


@bad_pdf(Number.STRUCTURE)
def pdf_properties_without_the_name():
    builder = PdfBuilder()
    builder.trailer = b"/Info %d 0 R" % builder.add(b"<< /CreationDate (D:20240305120000Z) >>")
    return pdf_copy(builder=builder)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def pdf_xmp_metadata():
    builder = PdfBuilder()
    xmp = builder.stream(
        b"<?xpacket?><x:xmpmeta><dc:creator>%s</dc:creator></x:xmpmeta>" % RAW, b"/Type /Metadata /Subtype /XML"
    )
    return pdf_copy(catalog_entries=b"/Metadata %d 0 R" % xmp, builder=builder)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def pdf_structure_tree():
    return pdf_copy(catalog_entries=b"/StructTreeRoot << /K << /S /P /Alt (%s) >> >>" % RAW)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def pdf_piece_info():
    return pdf_copy(page_entries=b"/PieceInfo << /App << /Private (%s) >> >>" % RAW)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def pdf_private_key_name():
    return pdf_copy(page_entries=b"/%s true" % RAW)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def pdf_escaped_name():
    escaped = b"".join(b"#%02x" % letter for letter in RAW)
    return pdf_copy(catalog_entries=b"/%s true" % escaped)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def pdf_layer_name():
    return pdf_copy(catalog_entries=b"/OCProperties << /OCGs [<< /Type /OCG /Name (%s) >>] >>" % RAW)


@bad_pdf(Number.STREAMS)
def pdf_font_resource_name():
    return pdf_copy(extra_content=b"BT /%s 11 Tf ET\n" % RAW, resources=b"/ExtGState << /%s << /CA 1 >> >>" % RAW)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def pdf_thumbnail():
    builder = PdfBuilder()
    thumb = builder.stream(RAW * 12, b"/Width 12 /Height 9 /BitsPerComponent 8 /ColorSpace /DeviceGray")
    return pdf_copy(page_entries=b"/Thumb %d 0 R" % thumb, builder=builder)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def pdf_object_nobody_refers_to():
    builder = PdfBuilder()
    builder.stream(drawn())
    return pdf_copy(builder=builder)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def pdf_name_in_an_object_stream():
    builder = PdfBuilder()
    body = b"90 0 (%s)" % RAW
    builder.stream(body, b"/Type /ObjStm /N 1 /First 5")
    return pdf_copy(builder=builder)


@bad_pdf(Number.STREAMS, Number.REMAINS)
def pdf_bytes_after_the_end():
    builder = PdfBuilder()
    builder.after = b"%% %s\n" % RAW
    return pdf_copy(builder=builder)


@bad_pdf(Number.STREAMS, Number.REMAINS)
def pdf_bytes_between_objects():
    builder = PdfBuilder()
    builder.before = b"%% %s\n" % RAW
    return pdf_copy(builder=builder)


@bad_pdf(Number.REMAINS)
def pdf_earlier_version_underneath():
    earlier = pdf_copy((*LINES, NAME))
    page = earlier.index(b"/Type /Page ")
    number = earlier.rindex(b" 0 obj", 0, page)
    start = earlier.rindex(b"\n", 0, number) + 1
    again = earlier[start : earlier.index(b"endobj", page) + 6].replace(b"/Contents 2 0 R", b"/Contents 40 0 R")
    clean = zlib.compress(pdf_text(LINES))
    stream = b"40 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\nendobj\n" % (len(clean), clean)
    first = int(earlier.rpartition(b"startxref\n")[2].split()[0])
    update = earlier + stream
    offsets = (len(earlier), len(update))
    update += again + b"\n"
    where = len(update)
    update += b"xref\n3 1\n%010d 00000 n \n40 1\n%010d 00000 n \n" % (offsets[1], offsets[0])
    return update + b"trailer\n<< /Size 41 /Root 5 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (first, where)


@bad_pdf(Number.STREAMS)
def pdf_base64_in_a_string():
    return pdf_copy(page_entries=b"/LastModified (%s)" % base64.b64encode(b"author " + RAW))


@bad_pdf(Number.STREAMS)
def pdf_hexadecimal_text_in_a_string():
    return pdf_copy(page_entries=b"/LastModified (%s)" % RAW.hex().encode())


@bad_pdf(Number.STREAMS)
def pdf_quoted_printable_in_a_stream():
    builder = PdfBuilder()
    coded = "".join(f"={letter:02X}" for letter in RAW).encode()
    held = builder.stream(b"From: " + quopri.encodestring(coded) + coded)
    return pdf_copy(page_entries=b"/LastModified %d 0 R" % held, builder=builder)


@bad_pdf(Number.STREAMS)
def pdf_gzip_in_a_stream():
    builder = PdfBuilder()
    held = builder.stream(gzip.compress(b"note: " + RAW, mtime=0))
    return pdf_copy(page_entries=b"/LastModified %d 0 R" % held, builder=builder)


@bad_pdf(Number.STREAMS)
def pdf_two_filters():
    builder = PdfBuilder()
    data = zlib.compress(b"note: " + RAW).hex().encode() + b">"
    held = builder.add(
        b"<< /Length %d /Filter [/ASCIIHexDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(data), data)
    )
    return pdf_copy(page_entries=b"/LastModified %d 0 R" % held, builder=builder)


@bad_pdf(Number.UNPACKED)
def pdf_stream_nobody_can_unpack():
    builder = PdfBuilder()
    held = builder.add(b"<< /Length 9 /Filter /FlateDecode >>\nstream\nnot zlib!\nendstream")
    return pdf_copy(extra_content=b"", page_entries=b"/Group %d 0 R" % held, builder=builder)


@bad_pdf(Number.UNPACKED)
def pdf_unknown_filter():
    builder = PdfBuilder()
    held = builder.add(b"<< /Length 3 /Filter /Crypt >>\nstream\nabc\nendstream")
    return pdf_copy(page_entries=b"/Group %d 0 R" % held, builder=builder)


@bad_pdf(Number.REMAINS, Number.STREAMS)
def pdf_bytes_after_a_stream_ends():
    builder = PdfBuilder()
    data = zlib.compress(b"0 g\n") + RAW
    held = builder.add(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(data), data))
    return pdf_copy(page_entries=b"/Group %d 0 R" % held, builder=builder)


# --- PDF: two readers, two documents


@bad_pdf(Number.READERS, Number.SURPLUS, Number.COUNTS, Number.OPENS, Number.STRUCTURE)
def pdf_contents_twice():
    builder = PdfBuilder()
    other = builder.stream(pdf_text((*LINES, NAME)))
    return pdf_copy(page_entries=b"/Contents %d 0 R" % other, builder=builder)


@bad_pdf(Number.STRUCTURE)
def pdf_object_number_twice():
    content = pdf_copy()
    second = b"2 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
        len(drawn("nothing here")),
        drawn("nothing here"),
    )
    at = content.index(b"3 0 obj")
    return content[:at] + second + content[at:]


@bad_pdf(Number.COUNTS)
def pdf_a_page_too_many():
    return pdf_copy(pages=2)


@bad_pdf(Number.LOSSES)
def pdf_a_line_missing():
    return pdf_copy(LINES[:2])


@bad_pdf(Number.LABELS)
def pdf_a_label_missing():
    return pdf_copy((LINES[0], LINES[1], LINES[2].replace(LABEL, "")))


@bad_pdf(Number.OPENS)
def pdf_cut_off():
    return pdf_copy()[:300]


# --- PDF: pictures


def jpeg(*segments: bytes, tail=b"") -> bytes:
    """The smallest grey JPEG, with further segments after its header."""
    from PIL import Image

    raw = io.BytesIO()
    Image.new("L", (16, 16), 200).save(raw, "JPEG")
    data = raw.getvalue()
    return data[:2] + b"".join(segments) + data[2:] + tail


def segment(marker: int, body: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body


def pdf_with_jpeg(data: bytes) -> bytes:
    builder = PdfBuilder()
    entries = b"/Type /XObject /Subtype /Image /Width 16 /Height 16 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /DCTDecode"
    image = builder.stream(data, entries, packed=False)
    content = b"q 16 0 0 16 400 100 cm /Im1 Do Q\n"
    return pdf_copy(extra_content=content, resources=b"/XObject << /Im1 %d 0 R >>" % image, builder=builder)


@bad_pdf(Number.PICTURE_DATA, Number.STREAMS)
def pdf_jpeg_comment():
    return pdf_with_jpeg(jpeg(segment(0xFE, RAW)))


@bad_pdf(Number.PICTURE_DATA)
def pdf_jpeg_camera_data():
    return pdf_with_jpeg(jpeg(segment(0xE1, b"Exif\x00\x00MM\x00*\x00\x00\x00\x08")))


@bad_pdf(Number.PICTURE_DATA, Number.STREAMS)
def pdf_jpeg_bytes_after_the_end():
    return pdf_with_jpeg(jpeg(tail=RAW))


@bad_pdf(Number.STREAMS)
def pdf_bytes_after_the_pixels():
    builder = PdfBuilder()
    entries = b"/Type /XObject /Subtype /Image /Width 4 /Height 4 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    image = builder.stream(bytes(range(16)) + RAW, entries)
    content = b"q 16 0 0 16 400 100 cm /Im1 Do Q\n"
    return pdf_copy(extra_content=content, resources=b"/XObject << /Im1 %d 0 R >>" % image, builder=builder)


@bad_pdf(Number.COUNTS)
def pdf_a_picture_nobody_let_through():
    return pdf_with_jpeg(jpeg())


# --- Word


def word_with(body: str) -> bytes:
    return word_copy(extra_body=body)


def word_part(name: str, text: str | bytes) -> bytes:
    return word_copy(parts={name: text.encode() if isinstance(text, str) else text})


@bad_word(Number.READERS, Number.SURPLUS)
def word_name_left():
    return word_copy((*LINES, f"Signed, {NAME}"))


@bad_word(Number.READERS)
def word_name_over_runs():
    return word_with("<w:p><w:r><w:t>Zor</w:t></w:r><w:r><w:t>baxine</w:t></w:r></w:p>")


@bad_word(Number.SURPLUS)
def word_one_letter_left():
    return word_copy((LINES[0], LINES[1].replace(LABEL, f"Z{LABEL}"), LINES[2]))


@bad_word(Number.STRUCTURE)
def word_tracked_insertion():
    return word_with(f'<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>{NAME}</w:t></w:r></w:ins></w:p>')


@bad_word(Number.STRUCTURE, Number.STREAMS)
def word_tracked_deletion():
    return word_with(f'<w:p><w:del w:id="1"><w:r><w:delText>{NAME}</w:delText></w:r></w:del></w:p>')


@bad_word(Number.STRUCTURE, Number.STREAMS)
def word_change_author():
    return word_with(f'<w:p><w:pPr><w:pPrChange w:id="1" w:author="{NAME}"/></w:pPr></w:p>')


@bad_word(Number.STRUCTURE)
def word_hidden_text():
    return word_with(f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{NAME}</w:t></w:r></w:p>")


@bad_word(Number.READERS)
def word_white_text():
    return word_with(f'<w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>{NAME}</w:t></w:r></w:p>')


@bad_word(Number.STRUCTURE, Number.STREAMS)
def word_field_code():
    return word_with(f'<w:p><w:r><w:instrText>HYPERLINK "mailto:{NAME}@example.org"</w:instrText></w:r></w:p>')


@bad_word(Number.STREAMS)
def word_bookmark_name():
    return word_with(f'<w:p><w:bookmarkStart w:id="1" w:name="{NAME}"/><w:bookmarkEnd w:id="1"/></w:p>')


@bad_word(Number.STRUCTURE)
def word_bookmark_of_its_own():
    return word_with('<w:p><w:bookmarkStart w:id="1" w:name="meeting_with_grandmother"/></w:p>')


@bad_word(Number.STRUCTURE)
def word_revision_ids():
    return word_with('<w:p w:rsidR="00AB12CD"/>')


@bad_word(Number.STRUCTURE, Number.STREAMS)
def word_content_control():
    return word_with(f'<w:sdt><w:sdtPr><w:alias w:val="{NAME}"/></w:sdtPr><w:sdtContent/></w:sdt>')


@bad_word(Number.STRUCTURE, Number.STREAMS)
def word_custom_xml():
    return word_part("customXml/item1.xml", f"<root><pupil>{NAME}</pupil></root>")


@bad_word(Number.STRUCTURE, Number.STREAMS)
def word_alt_chunk():
    return word_part("word/afchunk1.htm", f"<html><body>{NAME}</body></html>")


@bad_word(Number.STRUCTURE, Number.STREAMS)
def word_properties():
    return word_part("docProps/app.xml", f"<Properties><Company>{NAME}</Company></Properties>")


@bad_word(Number.STREAMS)
def word_core_author():
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    dublin = "http://purl.org/dc/elements/1.1/"
    text = f'<c:coreProperties xmlns:c="{core}" xmlns:d="{dublin}"><d:creator>{NAME}</d:creator></c:coreProperties>'
    return word_part("docProps/core.xml", text)


@bad_word(Number.STREAMS)
def word_comment_author():
    text = f'<w:comments {W}><w:comment w:id="0" w:author="{NAME}"><w:p/></w:comment></w:comments>'
    return word_part("word/comments.xml", text)


@bad_word(Number.STRUCTURE, Number.STREAMS)
def word_people_part():
    return word_part("word/people.xml", f'<w:people {W}><w:person w:author="{NAME}"/></w:people>')


@bad_word(Number.READERS)
def word_footnote():
    return word_part(
        "word/footnotes.xml", f"<w:footnotes {W}><w:footnote>{word_paragraph(NAME)}</w:footnote></w:footnotes>"
    )


@bad_word(Number.STRUCTURE, Number.STREAMS)
def word_document_variable():
    return word_part(
        "word/settings.xml",
        f'<w:settings {W}><w:docVars><w:docVar w:name="a" w:val="{NAME}"/></w:docVars></w:settings>',
    )


@bad_word(Number.STRUCTURE)
def word_attached_template():
    rel = f'<Relationship Id="rId9" Type="{RELS}/attachedTemplate" Target="file:///c:/staff/t.dotx" TargetMode="External"/>'
    text = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rel}</Relationships>'
    return word_part("word/_rels/settings.xml.rels", text)


@bad_word(Number.STREAMS)
def word_hyperlink_target():
    rel = f'<Relationship Id="rId9" Type="{RELS}/hyperlink" Target="https://example.org/{NAME.lower()}" TargetMode="External"/>'
    text = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rel}</Relationships>'
    return word_part("word/_rels/document.xml.rels", text)


@bad_word(Number.STREAMS)
def word_alternative_text():
    return word_with(
        f'<w:p><w:r><w:drawing><docPr xmlns="x" id="1" descr="{NAME} at the gate"/></w:drawing></w:r></w:p>'
    )


@bad_word(Number.STRUCTURE)
def word_cropped_picture():
    drawing = '<a:blipFill xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:srcRect l="50000"/></a:blipFill>'
    return word_with(f"<w:p><w:r>{drawing}</w:r></w:p>")


@bad_word(Number.STREAMS)
def word_markup_comment():
    return word_with(f"<!-- {NAME} -->")


@bad_word(Number.STREAMS, Number.STRUCTURE)
def word_processing_instruction():
    return word_with(f"<?note {NAME}?>")


@bad_word(Number.STREAMS, Number.STRUCTURE)
def word_style_name():
    return word_part(
        "word/styles.xml",
        f'<w:styles {W}><w:style w:styleId="a"><w:name w:val="Notes on {NAME}"/></w:style></w:styles>',
    )


@bad_word(Number.STREAMS)
def word_numbering_text():
    return word_part("word/numbering.xml", f'<w:numbering {W}><w:lvlText w:val="{NAME} %1"/></w:numbering>')


@bad_word(Number.STREAMS, Number.STRUCTURE)
def word_embedded_workbook():
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", f"<sst><si><t>{NAME}</t></si></sst>")
    return word_part("word/embeddings/book1.xlsx", raw.getvalue())


@bad_word(Number.STREAMS, Number.STRUCTURE)
def word_ole_object_in_utf16():
    return word_part("word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NAME.encode("utf-16-le"))


@bad_word(Number.STREAMS, Number.STRUCTURE)
def word_part_in_base64():
    return word_part("word/data.txt", base64.b64encode(b"pupil: " + RAW + b" of year 4"))


@bad_word(Number.PICTURE_DATA, Number.STREAMS)
def word_picture_comment():
    return word_part("word/media/image1.jpeg", jpeg(segment(0xFE, RAW)))


@bad_word(Number.PICTURE_DATA)
def word_picture_text_chunk():
    data = b"\x89PNG\r\n\x1a\n"
    for kind, body in ((b"IHDR", bytes(13)), (b"tEXt", b"Author\x00x"), (b"IEND", b"")):
        data += struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return word_part("word/media/image1.png", data)


@bad_word(Number.STREAMS, Number.REMAINS)
def word_package_comment():
    return word_zip(word_parts(), comment=RAW)


@bad_word(Number.STREAMS, Number.REMAINS)
def word_bytes_before_the_package():
    clean = word_copy()
    with zipfile.ZipFile(io.BytesIO(clean)) as archive:
        names = {name: archive.read(name) for name in archive.namelist()}
    raw = io.BytesIO(word_zip({"word/old.xml": f"<a>{NAME}</a>".encode()}).partition(b"PK\x01\x02")[0])
    raw.seek(0, io.SEEK_END)
    with zipfile.ZipFile(raw, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, data in names.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return raw.getvalue()


@bad_word(Number.STREAMS, Number.REMAINS)
def word_bytes_after_the_package():
    return word_copy() + RAW


@bad_word(Number.REMAINS)
def word_part_twice():
    parts = word_parts()
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
        archive.writestr(zipfile.ZipInfo("word/document.xml"), word_document("<w:p/>"))
    return raw.getvalue()


@bad_word(Number.STREAMS, Number.STRUCTURE)
def word_part_name():
    return word_part(f"word/{NAME}.xml", "<a/>")


@bad_word(Number.STREAMS, Number.REMAINS)
def word_extra_field():
    info = zipfile.ZipInfo("word/theme/theme1.xml")
    info.extra = struct.pack("<HH", 0x7075, len(RAW)) + RAW
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in word_parts().items():
            archive.writestr(zipfile.ZipInfo(name), data)
        archive.writestr(info, "<a/>")
    return raw.getvalue()


@bad_word(Number.LOSSES)
def word_a_line_missing():
    return word_copy(LINES[:2])


@bad_word(Number.LABELS)
def word_a_label_missing():
    return word_copy((LINES[0], LINES[1], LINES[2].replace(LABEL, "")))


@bad_word(Number.OPENS)
def word_damaged_xml():
    return word_part("word/document.xml", word_document("<w:p>"))


@bad_word(Number.STRUCTURE)
def word_document_type():
    text = '<!DOCTYPE w [<!ENTITY who "somebody">]>' + f"<w:styles {W}/>"
    return word_part("word/styles.xml", text)
