"""Bad copies whose plant is wrapped more than once: coded, packed and nested as mails, attachments and old files do it."""

from __future__ import annotations

import base64
import binascii
import bz2
import gzip
import lzma
import struct
import zlib

from redactor.verification.catalogue import Number
from redactor.verification.compound import SIGNATURE
from redactor.verification.specimens.plain import NAME, PdfBuilder, pdf_copy, word_copy, word_paragraph, word_zip
from redactor.verification.specimens.registry import bad_pdf, bad_word

RAW = NAME.encode()
_NOTE = b"Minutes of the meeting with " + RAW + b" about the trip."
_SECTOR, _FREE, _END, _TABLE = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def attached(data: bytes) -> bytes:
    """A PDF copy with *data* as a file in it."""
    builder = PdfBuilder()
    held = builder.stream(data, b"/Type /EmbeddedFile")
    names = b"/Names << /EmbeddedFiles << /Names [(a.bin) << /F (a.bin) /EF << /F %d 0 R >> >>] >> >>" % held
    return pdf_copy(catalog_entries=names, builder=builder)


def embedded(data: bytes, name: str = "word/embeddings/a.bin") -> bytes:
    """A Word copy with *data* as a part of it."""
    return word_copy(parts={name: data})


def _mail(body: bytes, coding: bytes) -> bytes:
    head = b"From: office@example.org\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: " + coding
    return head + b"\r\n\r\n" + body + b"\r\n"


def compound_file(name: str, data: bytes) -> bytes:
    """A compound file of one stream, its sectors written from the last to the first. Source: [MS-CFB]."""
    count = max(8, -(-len(data) // _SECTOR))  # small streams are kept elsewhere: this one is made a large one
    first = 2 + count - 1
    following = [_TABLE, _END, _END, *range(2, 2 + count - 1)]
    table = struct.pack("<128I", *following, *[_FREE] * (128 - len(following)))
    head = (
        SIGNATURE
        + bytes(16)
        + struct.pack("<HHHHH6xIIIIIIIII", 62, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    )
    head += struct.pack("<109I", 0, *[_FREE] * 108)
    entries = _entry("Root Entry", 5, _END, 0) + _entry(name, 2, first, count * _SECTOR) + bytes(256)
    padded = data.ljust(count * _SECTOR, b" ")
    sectors = [padded[at : at + _SECTOR] for at in range(0, len(padded), _SECTOR)]
    return head + table + entries + b"".join(reversed(sectors))


def _entry(name: str, kind: int, first: int, size: int) -> bytes:
    letters = name.encode("utf-16-le")
    start = letters.ljust(64, b"\0") + struct.pack(
        "<HBBIII", len(letters) + 2, kind, 1, _FREE, _FREE, 1 if kind == 5 else _FREE
    )
    return start + bytes(36) + struct.pack("<IQ", first, size)


def macro_text(text: bytes) -> bytes:
    """*text* packed as macros are: copies of what came before, eight pieces after a byte of flags. Source: [MS-OVBA]."""
    out, at = bytearray(), 0
    while at < len(text):
        flags, pieces = 0, b""
        for bit in range(8):
            back, count = _earlier(text, at)
            if count >= 3:
                bits = max(4, (at - 1).bit_length())
                pieces += struct.pack("<H", (back - 1) << (16 - bits) | (count - 3))
                flags |= 1 << bit
            else:
                count = 1
                pieces += text[at : at + 1]
            at += count
        out += bytes([flags]) + pieces
    return b"\x01" + struct.pack("<H", 0xB000 | (len(out) + 2 - 3)) + bytes(out)


def _earlier(text: bytes, at: int) -> tuple[int, int]:
    """How far back, and how long, the longest copy of what follows is that stands whole before it."""
    for count in range(min(12, len(text) - at), 2, -1):
        found = text.rfind(text[at : at + count], 0, at)
        if found >= 0:
            return at - found, count
    return 0, 0


@bad_pdf(Number.STREAMS)
def _pdf_attached_mail_in_quoted_printable_with_entities() -> bytes:
    return attached(word_zip({"a.eml": _mail(b"Seen by Zor=\r\nba&#120;i<b>n</b>e today", b"quoted-printable")}))


@bad_pdf(Number.STREAMS)
def _pdf_attached_mail_with_a_zip_in_base64() -> bytes:
    return attached(_mail(base64.encodebytes(word_zip({"a.txt": _NOTE})), b"base64"))


@bad_word(Number.STREAMS)
def _word_mail_with_a_word_file_in_base64() -> bytes:
    return embedded(_mail(base64.encodebytes(word_copy((f"Minutes: {NAME}",))), b"base64"))


@bad_word(Number.STREAMS)
def _word_rich_text_with_a_zip_in_hexadecimal() -> bytes:
    digits = word_zip({"a.txt": _NOTE}).hex()
    lines = "\n".join(digits[at : at + 64] for at in range(0, len(digits), 64))
    return embedded(b"{\\rtf1 {\\object{\\*\\objdata " + lines.encode() + b"}}}", "word/a.rtf")


@bad_word(Number.STREAMS)
def _word_rich_text_codes_in_a_name() -> bytes:
    return embedded(b"{\\rtf1\\ansi seen by Zor{\\b ba}\\'78in\\u101?\\par}", "word/a.rtf")


@bad_word(Number.STREAMS)
def _word_base64_in_lines_that_are_set_in() -> bytes:
    letters = base64.b64encode(_NOTE).decode()
    lines = "\n    ".join(letters[at : at + 10] for at in range(0, len(letters), 10))
    return word_copy(parts={"customXml/item1.xml": f"<?xml version='1.0'?><a>{lines}</a>".encode()})


@bad_word(Number.STREAMS)
def _word_base64_behind_other_letters() -> bytes:
    return embedded(b"key/x" + base64.b64encode(_NOTE))


@bad_word(Number.STREAMS)
def _word_base64_twice() -> bytes:
    return embedded(base64.b64encode(base64.b64encode(_NOTE)))


@bad_word(Number.STREAMS)
def _word_base64_of_packed_text() -> bytes:
    return embedded(base64.b64encode(zlib.compress(_NOTE * 3)))


@bad_word(Number.STREAMS)
def _word_markup_without_a_declaration() -> bytes:
    return embedded(b"<a><b>Zorb</b><b>axine</b></a>", "word/a.dat")


@bad_word(Number.STREAMS)
def _word_script_escapes() -> bytes:
    return embedded(b"var a = 'Zorba\\x78in\\145'", "word/a.js")


@bad_pdf(Number.STREAMS)
def _pdf_gzip_behind_other_bytes() -> bytes:
    return attached(b"HEADER01" + gzip.compress(_NOTE, mtime=0))


@bad_pdf(Number.STREAMS)
def _pdf_zlib_behind_other_bytes() -> bytes:
    return attached(b"HEADER01" + zlib.compress(_NOTE))


@bad_pdf(Number.STREAMS)
def _pdf_bzip2_behind_other_bytes() -> bytes:
    return attached(b"HEADER01" + bz2.compress(_NOTE))


@bad_pdf(Number.STREAMS)
def _pdf_xz_behind_other_bytes() -> bytes:
    return attached(b"HEADER01" + lzma.compress(_NOTE))


@bad_pdf(Number.UNPACKED)
def _pdf_attached_cabinet() -> bytes:
    return attached(b"MSCF\x00\x00\x00\x00" + bytes(range(7, 255)))


@bad_pdf(Number.UNPACKED)
def _pdf_attached_file_with_a_password() -> bytes:
    return attached(compound_file("EncryptedPackage", bytes(range(256))))


@bad_pdf(Number.UNPACKED)
def _pdf_attached_pdf_that_is_locked() -> bytes:
    builder = PdfBuilder()
    builder.trailer = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (y) /P -4 >>"
    return attached(pdf_copy((), builder=builder))


@bad_word(Number.STREAMS)
def _word_old_file_in_scattered_sectors() -> bytes:
    return embedded(compound_file("Contents", b" " * 508 + NAME.encode("utf-16-le")))


@bad_word(Number.STREAMS)
def _word_macro_text() -> bytes:
    text = b"Attribute VB_Name = 'orba'\r\n' ring axine or Z" + b"orba" + b"xine today\r\n"
    return embedded(compound_file("Module1", b"\x01\x02" * 9 + macro_text(text)), "word/vbaProject.bin")


@bad_word(Number.STREAMS)
def _word_packed_colour_profile() -> bytes:
    profile = zlib.compress(bytes(128) + NAME.encode("utf-16-be") * 2)
    chunk = b"iCCPp\x00\x00" + profile
    picture = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return embedded(picture, "word/media/image1.png")


@bad_word(Number.STREAMS)
def _word_name_in_signs_of_a_font() -> bytes:
    signs = "".join(f'<w:r><w:sym w:font="Arial" w:char="F0{ord(letter):02X}"/></w:r>' for letter in NAME)
    return word_copy(extra_body=f"<w:p>{signs}</w:p>")


@bad_word(Number.READERS)
def _word_letters_of_another_alphabet() -> bytes:
    return word_copy(extra_body=word_paragraph("Seen by Z\u043erb\u0430x\u0456n\u0435."))


@bad_pdf(Number.STREAMS)
def _pdf_remark_between_the_objects_of_an_object_stream() -> bytes:
    builder = PdfBuilder()
    builder.stream(b"70 0 71 20 true % Zorbaxine 12\n null", b"/Type /ObjStm /N 2 /First 11")
    return pdf_copy(builder=builder)


@bad_word(Number.STREAMS)
def _word_old_mail_with_a_file_in_uu() -> bytes:
    lines = b"".join(binascii.b2a_uu(_NOTE[at : at + 45]) for at in range(0, len(_NOTE), 45))
    return embedded(b"See below.\n\nbegin 644 note.txt\n" + lines + b"`\nend\n")


@bad_word(Number.STREAMS)
def _word_drawing_in_base_85() -> bytes:
    return embedded(b"%!PS-Adobe\n" + base64.a85encode(_NOTE, adobe=True, wrapcol=20))


@bad_pdf(Number.STREAMS)
def _pdf_attached_calendar_with_a_folded_line() -> bytes:
    return attached(b"BEGIN:VEVENT\r\nATTENDEE;CN=Dr Zorb\r\n axine:mailto:x@example.org\r\nEND:VEVENT\r\n")


@bad_pdf(Number.STREAMS)
def _pdf_attached_mail_with_a_subject_in_two_encoded_words() -> bytes:
    return attached(b"Subject: =?utf-8?Q?re_Zor?=\r\n =?utf-8?Q?ba=78ine?=\r\n\r\nx")


@bad_pdf(Number.STREAMS)
def _pdf_attached_mail_with_a_files_name_in_parts() -> bytes:
    parts = b"filename*0*=utf-8''Zor; filename*1*=ba%78ine.pdf"
    return attached(b"Content-Disposition: attachment; " + parts + b"\r\n\r\nx")


@bad_word(Number.STREAMS)
def _word_bytes_listed_in_a_script() -> bytes:
    return embedded(b"var a = [" + b", ".join(b"0x%02x" % byte for byte in RAW) + b"]", "word/a.js")


@bad_word(Number.STREAMS)
def _word_bytes_listed_in_tens() -> bytes:
    return embedded(b"var a = [" + b", ".join(b"%d" % byte for byte in RAW) + b"]", "word/a.js")


@bad_word(Number.STREAMS)
def _word_name_in_escapes_of_a_style_sheet() -> bytes:
    name = b"".join(b"\\%x " % byte for byte in RAW)
    return embedded(b"p::after { content: 'Dr " + name + b"' }", "word/a.css")


@bad_pdf(Number.STREAMS)
def _pdf_attached_mail_in_letters_of_seven_bits() -> bytes:
    name = base64.b64encode(RAW.decode().encode("utf-16-be")).rstrip(b"=")
    return attached(b"Content-Type: text/plain; charset=utf-7\r\n\r\nDr +" + name + b"-\r\n")
