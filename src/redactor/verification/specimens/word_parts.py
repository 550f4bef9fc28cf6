"""Bad copies in Word."""

from __future__ import annotations

import base64
import io
import struct
import warnings
import zipfile
import zlib

from redactor.verification.catalogue import Number
from redactor.verification.specimens.pictures import jpeg, segment
from redactor.verification.specimens.plain import (
    LABEL,
    LINES,
    NAME,
    RELS,
    WORD,
    word_copy,
    word_document,
    word_paragraph,
    word_parts,
    word_zip,
)
from redactor.verification.specimens.registry import bad_word

RAW = NAME.encode()
W = f'xmlns:w="{WORD}"'


def word_with(body: str) -> bytes:
    """A clean copy with *body* after its lines."""
    return word_copy(extra_body=body)


def word_part(name: str, text: str | bytes) -> bytes:
    """A clean copy with one part more, or another in its place."""
    return word_copy(parts={name: text.encode() if isinstance(text, str) else text})


@bad_word(Number.READERS, Number.SURPLUS)
def _word_name_left() -> bytes:
    return word_copy((*LINES, f"Signed, {NAME}"))


@bad_word(Number.READERS)
def _word_name_over_runs() -> bytes:
    return word_with("<w:p><w:r><w:t>Zor</w:t></w:r><w:r><w:t>baxine</w:t></w:r></w:p>")


@bad_word(Number.SURPLUS)
def _word_one_letter_left() -> bytes:
    return word_copy((LINES[0], LINES[1].replace(LABEL, f"Z{LABEL}"), LINES[2]))


@bad_word(Number.STRUCTURE)
def _word_tracked_insertion() -> bytes:
    return word_with(f'<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>{NAME}</w:t></w:r></w:ins></w:p>')


@bad_word(Number.STRUCTURE, Number.STREAMS)
def _word_tracked_deletion() -> bytes:
    return word_with(f'<w:p><w:del w:id="1"><w:r><w:delText>{NAME}</w:delText></w:r></w:del></w:p>')


@bad_word(Number.STRUCTURE, Number.STREAMS)
def _word_change_author() -> bytes:
    return word_with(f'<w:p><w:pPr><w:pPrChange w:id="1" w:author="{NAME}"/></w:pPr></w:p>')


@bad_word(Number.STRUCTURE)
def _word_hidden_text() -> bytes:
    return word_with(f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{NAME}</w:t></w:r></w:p>")


@bad_word(Number.READERS)
def _word_white_text() -> bytes:
    return word_with(f'<w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>{NAME}</w:t></w:r></w:p>')


@bad_word(Number.STRUCTURE, Number.STREAMS)
def _word_field_code() -> bytes:
    return word_with(f'<w:p><w:r><w:instrText>HYPERLINK "mailto:{NAME}@example.org"</w:instrText></w:r></w:p>')


@bad_word(Number.STREAMS)
def _word_bookmark_name() -> bytes:
    return word_with(f'<w:p><w:bookmarkStart w:id="1" w:name="{NAME}"/><w:bookmarkEnd w:id="1"/></w:p>')


@bad_word(Number.STRUCTURE)
def _word_bookmark_of_its_own() -> bytes:
    return word_with('<w:p><w:bookmarkStart w:id="1" w:name="meeting_with_grandmother"/></w:p>')


@bad_word(Number.STRUCTURE)
def _word_revision_ids() -> bytes:
    return word_with('<w:p w:rsidR="00AB12CD"/>')


@bad_word(Number.STRUCTURE, Number.STREAMS)
def _word_content_control() -> bytes:
    return word_with(f'<w:sdt><w:sdtPr><w:alias w:val="{NAME}"/></w:sdtPr><w:sdtContent/></w:sdt>')


@bad_word(Number.STRUCTURE, Number.STREAMS)
def _word_custom_xml() -> bytes:
    return word_part("customXml/item1.xml", f"<root><pupil>{NAME}</pupil></root>")


@bad_word(Number.STRUCTURE, Number.STREAMS)
def _word_alt_chunk() -> bytes:
    return word_part("word/afchunk1.htm", f"<html><body>{NAME}</body></html>")


@bad_word(Number.STRUCTURE, Number.STREAMS)
def _word_properties() -> bytes:
    return word_part("docProps/app.xml", f"<Properties><Company>{NAME}</Company></Properties>")


@bad_word(Number.STREAMS)
def _word_core_author() -> bytes:
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    dublin = "http://purl.org/dc/elements/1.1/"
    text = f'<c:coreProperties xmlns:c="{core}" xmlns:d="{dublin}"><d:creator>{NAME}</d:creator></c:coreProperties>'
    return word_part("docProps/core.xml", text)


@bad_word(Number.STREAMS)
def _word_comment_author() -> bytes:
    text = f'<w:comments {W}><w:comment w:id="0" w:author="{NAME}"><w:p/></w:comment></w:comments>'
    return word_part("word/comments.xml", text)


@bad_word(Number.STRUCTURE, Number.STREAMS)
def _word_people_part() -> bytes:
    return word_part("word/people.xml", f'<w:people {W}><w:person w:author="{NAME}"/></w:people>')


@bad_word(Number.READERS)
def _word_footnote() -> bytes:
    return word_part(
        "word/footnotes.xml", f"<w:footnotes {W}><w:footnote>{word_paragraph(NAME)}</w:footnote></w:footnotes>"
    )


@bad_word(Number.STRUCTURE, Number.STREAMS)
def _word_document_variable() -> bytes:
    return word_part(
        "word/settings.xml",
        f'<w:settings {W}><w:docVars><w:docVar w:name="a" w:val="{NAME}"/></w:docVars></w:settings>',
    )


@bad_word(Number.STRUCTURE)
def _word_attached_template() -> bytes:
    rel = f'<Relationship Id="rId9" Type="{RELS}/attachedTemplate" Target="file:///c:/staff/t.dotx" TargetMode="External"/>'
    text = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rel}</Relationships>'
    return word_part("word/_rels/settings.xml.rels", text)


@bad_word(Number.STREAMS)
def _word_hyperlink_target() -> bytes:
    rel = f'<Relationship Id="rId9" Type="{RELS}/hyperlink" Target="https://example.org/{NAME.lower()}" TargetMode="External"/>'
    text = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rel}</Relationships>'
    return word_part("word/_rels/document.xml.rels", text)


@bad_word(Number.STREAMS)
def _word_alternative_text() -> bytes:
    return word_with(
        f'<w:p><w:r><w:drawing><docPr xmlns="x" id="1" descr="{NAME} at the gate"/></w:drawing></w:r></w:p>'
    )


@bad_word(Number.STRUCTURE)
def _word_cropped_picture() -> bytes:
    drawing = '<a:blipFill xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:srcRect l="50000"/></a:blipFill>'
    return word_with(f"<w:p><w:r>{drawing}</w:r></w:p>")


@bad_word(Number.STREAMS)
def _word_markup_comment() -> bytes:
    return word_with(f"<!-- {NAME} -->")


@bad_word(Number.STREAMS, Number.STRUCTURE)
def _word_processing_instruction() -> bytes:
    return word_with(f"<?note {NAME}?>")


@bad_word(Number.STREAMS, Number.STRUCTURE)
def _word_style_name() -> bytes:
    return word_part(
        "word/styles.xml",
        f'<w:styles {W}><w:style w:styleId="a"><w:name w:val="Notes on {NAME}"/></w:style></w:styles>',
    )


@bad_word(Number.STREAMS)
def _word_numbering_text() -> bytes:
    return word_part("word/numbering.xml", f'<w:numbering {W}><w:lvlText w:val="{NAME} %1"/></w:numbering>')


@bad_word(Number.STREAMS, Number.STRUCTURE)
def _word_embedded_workbook() -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", f"<sst><si><t>{NAME}</t></si></sst>")
    return word_part("word/embeddings/book1.xlsx", raw.getvalue())


@bad_word(Number.STREAMS, Number.STRUCTURE)
def _word_ole_object_in_utf16() -> bytes:
    return word_part("word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NAME.encode("utf-16-le"))


@bad_word(Number.STREAMS, Number.STRUCTURE)
def _word_part_in_base64() -> bytes:
    return word_part("word/data.txt", base64.b64encode(b"pupil: " + RAW + b" of year 4"))


@bad_word(Number.PICTURE_DATA, Number.STREAMS)
def _word_picture_comment() -> bytes:
    return word_part("word/media/image1.jpeg", jpeg(segment(0xFE, RAW)))


@bad_word(Number.PICTURE_DATA)
def _word_picture_text_chunk() -> bytes:
    data = b"\x89PNG\r\n\x1a\n"
    for kind, body in ((b"IHDR", bytes(13)), (b"tEXt", b"Author\x00x"), (b"IEND", b"")):
        data += struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return word_part("word/media/image1.png", data)


@bad_word(Number.STREAMS, Number.REMAINS)
def _word_package_comment() -> bytes:
    return word_zip(word_parts(), comment=RAW)


@bad_word(Number.STREAMS, Number.REMAINS)
def _word_bytes_before_the_package() -> bytes:
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
def _word_bytes_after_the_package() -> bytes:
    return word_copy() + RAW


@bad_word(Number.REMAINS)
def _word_part_twice() -> bytes:
    parts = word_parts()
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the doubled name is what this is about
            archive.writestr(zipfile.ZipInfo("word/document.xml"), word_document("<w:p/>"))
    return raw.getvalue()


@bad_word(Number.STREAMS, Number.STRUCTURE)
def _word_part_name() -> bytes:
    return word_part(f"word/{NAME}.xml", "<a/>")


@bad_word(Number.STREAMS, Number.REMAINS)
def _word_extra_field() -> bytes:
    info = zipfile.ZipInfo("word/theme/theme1.xml")
    info.extra = struct.pack("<HH", 0x7075, len(RAW)) + RAW
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in word_parts().items():
            archive.writestr(zipfile.ZipInfo(name), data)
        archive.writestr(info, "<a/>")
    return raw.getvalue()


@bad_word(Number.LOSSES)
def _word_a_line_missing() -> bytes:
    return word_copy(LINES[:2])


@bad_word(Number.LABELS)
def _word_a_label_missing() -> bytes:
    return word_copy((LINES[0], LINES[1], LINES[2].replace(LABEL, "")))


@bad_word(Number.OPENS)
def _word_damaged_xml() -> bytes:
    return word_part("word/document.xml", word_document("<w:p>"))


@bad_word(Number.STRUCTURE)
def _word_document_type() -> bytes:
    text = '<!DOCTYPE w [<!ENTITY who "somebody">]>' + f"<w:styles {W}/>"
    return word_part("word/styles.xml", text)
