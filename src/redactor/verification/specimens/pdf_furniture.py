"""Bad copies in PDF: the name is beside the page text, in entries, streams and stray bytes."""

from __future__ import annotations

import base64
import gzip
import quopri
import zlib

from redactor.verification.catalogue import Number
from redactor.verification.specimens.plain import LINES, NAME, PdfBuilder, drawn, pdf_copy, pdf_text, word_copy
from redactor.verification.specimens.registry import bad_pdf

RAW = NAME.encode()


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def _pdf_actual_text() -> bytes:
    return pdf_copy(extra_content=b"/Span << /ActualText (%s) >> BDC EMC\n" % RAW)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def _pdf_marked_point() -> bytes:
    return pdf_copy(extra_content=b"/X << /Note (%s) >> DP\n" % RAW)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def _pdf_content_comment() -> bytes:
    return pdf_copy(extra_content=b"%% %s\n" % RAW)


@bad_pdf(Number.STRUCTURE)
def _pdf_comment_annotation() -> bytes:
    return pdf_copy(page_entries=b"/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (%s) >>]" % RAW)


@bad_pdf(Number.STRUCTURE)
def _pdf_empty_redact_annotation() -> bytes:
    return pdf_copy(page_entries=b"/Annots [<< /Type /Annot /Subtype /Redact /Rect [60 290 260 320] >>]")


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def _pdf_mailto_link() -> bytes:
    link = (
        b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (mailto:%s@example.org) >> >>" % RAW.lower()
    )
    return pdf_copy(page_entries=b"/Annots [%s]" % link)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def _pdf_form_field_value() -> bytes:
    return pdf_copy(catalog_entries=b"/AcroForm << /Fields [<< /FT /Tx /T (f) /V (%s) >>] >>" % RAW)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def _pdf_form_field_default_in_utf16() -> bytes:
    coded = (b"\xfe\xff" + NAME.encode("utf-16-be")).hex().encode()
    return pdf_copy(catalog_entries=b"/AcroForm << /Fields [<< /FT /Tx /T (f) /DV <%s> >>] >>" % coded)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def _pdf_xfa_form() -> bytes:
    builder = PdfBuilder()
    xfa = builder.stream(b"<xdp><field>%s</field></xdp>" % RAW)
    return pdf_copy(catalog_entries=b"/AcroForm << /XFA %d 0 R >>" % xfa, builder=builder)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def _pdf_bookmark() -> bytes:
    return pdf_copy(catalog_entries=b"/Outlines << /First << /Title (Letter to %s) >> >>" % RAW)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def _pdf_named_destination() -> bytes:
    return pdf_copy(catalog_entries=b"/Names << /Dests << /Names [(%s) null] >> >>" % RAW)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def _pdf_page_label() -> bytes:
    return pdf_copy(catalog_entries=b"/PageLabels << /Nums [0 << /P (%s) >>] >>" % RAW)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def _pdf_script() -> bytes:
    return pdf_copy(catalog_entries=b"/OpenAction << /S /JavaScript /JS (app.alert\\('%s'\\)) >>" % RAW)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def _pdf_attachment() -> bytes:
    builder = PdfBuilder()
    held = builder.stream(b"Minutes: " + RAW, b"/Type /EmbeddedFile")
    names = b"/Names << /EmbeddedFiles << /Names [(a.txt) << /F (a.txt) /EF << /F %d 0 R >> >>] >> >>" % held
    return pdf_copy(catalog_entries=names, builder=builder)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def _pdf_attached_zip() -> bytes:
    builder = PdfBuilder()
    held = builder.stream(word_copy((f"Minutes: {NAME}",)), b"/Type /EmbeddedFile")
    names = b"/Names << /EmbeddedFiles << /Names [(a.docx) << /EF << /F %d 0 R >> >>] >> >>" % held
    return pdf_copy(catalog_entries=names, builder=builder)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def _pdf_properties() -> bytes:
    builder = PdfBuilder()
    info = builder.add(b"<< /Author (%s) >>" % RAW)
    builder.trailer = b"/Info %d 0 R" % info
    return pdf_copy(builder=builder)


@bad_pdf(Number.STRUCTURE)
def _pdf_properties_without_the_name() -> bytes:
    builder = PdfBuilder()
    builder.trailer = b"/Info %d 0 R" % builder.add(b"<< /CreationDate (D:20240305120000Z) >>")
    return pdf_copy(builder=builder)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def _pdf_xmp_metadata() -> bytes:
    builder = PdfBuilder()
    xmp = builder.stream(
        b"<?xpacket?><x:xmpmeta><dc:creator>%s</dc:creator></x:xmpmeta>" % RAW, b"/Type /Metadata /Subtype /XML"
    )
    return pdf_copy(catalog_entries=b"/Metadata %d 0 R" % xmp, builder=builder)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def _pdf_structure_tree() -> bytes:
    return pdf_copy(catalog_entries=b"/StructTreeRoot << /K << /S /P /Alt (%s) >> >>" % RAW)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def _pdf_piece_info() -> bytes:
    return pdf_copy(page_entries=b"/PieceInfo << /App << /Private (%s) >> >>" % RAW)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def _pdf_private_key_name() -> bytes:
    return pdf_copy(page_entries=b"/%s true" % RAW)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def _pdf_escaped_name() -> bytes:
    escaped = b"".join(b"#%02x" % letter for letter in RAW)
    return pdf_copy(catalog_entries=b"/%s true" % escaped)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def _pdf_layer_name() -> bytes:
    return pdf_copy(catalog_entries=b"/OCProperties << /OCGs [<< /Type /OCG /Name (%s) >>] >>" % RAW)


@bad_pdf(Number.STREAMS)
def _pdf_font_resource_name() -> bytes:
    return pdf_copy(extra_content=b"BT /%s 11 Tf ET\n" % RAW, resources=b"/ExtGState << /%s << /CA 1 >> >>" % RAW)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def _pdf_thumbnail() -> bytes:
    builder = PdfBuilder()
    thumb = builder.stream(RAW * 12, b"/Width 12 /Height 9 /BitsPerComponent 8 /ColorSpace /DeviceGray")
    return pdf_copy(page_entries=b"/Thumb %d 0 R" % thumb, builder=builder)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def _pdf_object_nobody_refers_to() -> bytes:
    builder = PdfBuilder()
    builder.stream(drawn())
    return pdf_copy(builder=builder)


@bad_pdf(Number.STREAMS, Number.STRUCTURE)
def _pdf_name_in_an_object_stream() -> bytes:
    builder = PdfBuilder()
    body = b"90 0 (%s)" % RAW
    builder.stream(body, b"/Type /ObjStm /N 1 /First 5")
    return pdf_copy(builder=builder)


@bad_pdf(Number.STREAMS, Number.REMAINS)
def _pdf_bytes_after_the_end() -> bytes:
    builder = PdfBuilder()
    builder.after = b"%% %s\n" % RAW
    return pdf_copy(builder=builder)


@bad_pdf(Number.STREAMS, Number.REMAINS)
def _pdf_bytes_between_objects() -> bytes:
    builder = PdfBuilder()
    builder.before = b"%% %s\n" % RAW
    return pdf_copy(builder=builder)


@bad_pdf(Number.REMAINS)
def _pdf_earlier_version_underneath() -> bytes:
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
def _pdf_base64_in_a_string() -> bytes:
    return pdf_copy(page_entries=b"/LastModified (%s)" % base64.b64encode(b"author " + RAW))


@bad_pdf(Number.STREAMS)
def _pdf_hexadecimal_text_in_a_string() -> bytes:
    return pdf_copy(page_entries=b"/LastModified (%s)" % RAW.hex().encode())


@bad_pdf(Number.STREAMS)
def _pdf_quoted_printable_in_a_stream() -> bytes:
    builder = PdfBuilder()
    coded = "".join(f"={letter:02X}" for letter in RAW).encode()
    held = builder.stream(b"From: " + quopri.encodestring(coded) + coded)
    return pdf_copy(page_entries=b"/LastModified %d 0 R" % held, builder=builder)


@bad_pdf(Number.STREAMS)
def _pdf_gzip_in_a_stream() -> bytes:
    builder = PdfBuilder()
    held = builder.stream(gzip.compress(b"note: " + RAW, mtime=0))
    return pdf_copy(page_entries=b"/LastModified %d 0 R" % held, builder=builder)


@bad_pdf(Number.STREAMS)
def _pdf_two_filters() -> bytes:
    builder = PdfBuilder()
    data = zlib.compress(b"note: " + RAW).hex().encode() + b">"
    held = builder.add(
        b"<< /Length %d /Filter [/ASCIIHexDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(data), data)
    )
    return pdf_copy(page_entries=b"/LastModified %d 0 R" % held, builder=builder)


@bad_pdf(Number.UNPACKED)
def _pdf_stream_nobody_can_unpack() -> bytes:
    builder = PdfBuilder()
    held = builder.add(b"<< /Length 9 /Filter /FlateDecode >>\nstream\nnot zlib!\nendstream")
    return pdf_copy(extra_content=b"", page_entries=b"/Group %d 0 R" % held, builder=builder)


@bad_pdf(Number.UNPACKED)
def _pdf_unknown_filter() -> bytes:
    builder = PdfBuilder()
    held = builder.add(b"<< /Length 3 /Filter /Crypt >>\nstream\nabc\nendstream")
    return pdf_copy(page_entries=b"/Group %d 0 R" % held, builder=builder)


@bad_pdf(Number.REMAINS, Number.STREAMS)
def _pdf_bytes_after_a_stream_ends() -> bytes:
    builder = PdfBuilder()
    data = zlib.compress(b"0 g\n") + RAW
    held = builder.add(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(data), data))
    return pdf_copy(page_entries=b"/Group %d 0 R" % held, builder=builder)


@bad_pdf(Number.STRUCTURE)
def _pdf_drawing_that_no_page_draws() -> bytes:
    builder = PdfBuilder()
    form = builder.stream(drawn("Jo"), b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]")
    return pdf_copy(resources=b"/XObject << /X1 %d 0 R >>" % form, builder=builder)


@bad_pdf(Number.STRUCTURE)
def _pdf_font_that_remembers_letters() -> bytes:
    builder = PdfBuilder()
    table = b"begincmap\n2 beginbfchar\n<01> <0061>\n<02> <0431>\nendbfchar\n1 beginbfrange\n<03> <04> <0062>\nendbfrange\nendcmap"
    cmap = builder.stream(table)
    font = builder.add(b"<< /Type /Font /Subtype /TrueType /BaseFont /AAAAAA+F /ToUnicode %d 0 R >>" % cmap)
    return pdf_copy(resources=b"/ExtGState << /G1 << /Font [%d 0 R 9] >> >>" % font, builder=builder)
