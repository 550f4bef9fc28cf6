"""Embedded objects: the file inside is a file of the case; hostile containers only stay as they are."""

from __future__ import annotations

import struct

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.word.packages import Parts, paragraph

from redactor.core.ids import FileId
from redactor.documents.word import read_word
from redactor.documents.word.compound import MAGIC, inner_file

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def native(name: bytes, content: bytes) -> bytes:
    path = b"C:\\Temp\\" + name
    body = b"\x02\x00" + name + b"\x00" + path + b"\x00" + b"\x00\x00\x03\x00"
    body += struct.pack("<I", len(path) + 1) + path + b"\x00" + struct.pack("<I", len(content)) + content
    return struct.pack("<I", len(body)) + body


def compound(name: str, stream: bytes) -> bytes:
    """A compound file with one stream, long enough to stand in ordinary sectors."""
    stream = stream.ljust(4096, b"\x00")
    sectors = -(-len(stream) // 512)
    table = [FAT, END, *range(3, 2 + sectors), END]
    table += [FREE] * (128 - len(table))
    entry = "<64sHBBIII16sIQQII"

    def directory(label, kind, start, size, child=FREE):
        raw = label.encode("utf-16-le").ljust(64, b"\x00")
        return (
            struct.pack(entry, raw, len(label) * 2 + 2, kind, 1, FREE, FREE, child, b"", 0, 0, 0, start, size)
            + b"\x00" * 4
        )

    entries = directory("Root Entry", 5, END, 0, 1) + directory(name, 2, 2, len(stream))
    header = MAGIC + b"\x00" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\x00" * 6
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0) + struct.pack("<109I", 0, *[FREE] * 108)
    return header + struct.pack("<128I", *table) + entries.ljust(512, b"\x00") + stream.ljust(sectors * 512, b"\x00")


def test_a_packed_file_comes_out_under_its_name():
    found = inner_file(compound("\x01Ole10Native", native(b"list.csv", b"a,b,c")))
    assert (found.name, found.content) == ("list.csv", b"a,b,c")


def test_an_office_package_inside_an_object_comes_out():
    found = inner_file(compound("Package", b"PK\x03\x04" + b"x" * 5000))
    assert found.content.startswith(b"PK\x03\x04")


def test_an_object_that_is_itself_the_file_stays_as_it_is():
    raw = compound("WordDocument", b"text")
    assert inner_file(raw) is None
    parts = Parts(paragraph("a"))
    parts.part("oleObject", "embeddings/oleObject1.bin", raw)
    (file,) = read_word(parts.build(), FileId("f")).embedded
    assert (file.name, file.content) == ("oleObject1.bin", raw)


def test_the_inner_file_is_the_file_of_the_case():
    parts = Parts(paragraph("a"))
    parts.part("oleObject", "embeddings/oleObject1.bin", compound("\x01Ole10Native", native(b"list.csv", b"a,b,c")))
    (file,) = read_word(parts.build(), FileId("f")).embedded
    assert (file.name, file.content) == ("list.csv", b"a,b,c")


@settings(max_examples=300)
@given(st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=12), st.integers(0, 6000))
def test_no_container_however_broken_does_more_than_stay_closed(changes, length):
    raw = bytearray(compound("\x01Ole10Native", native(b"list.csv", b"a,b,c")))
    for at, value in changes:
        raw[at] = value
    found = inner_file(bytes(raw[:length]) if length % 3 == 0 else bytes(raw))
    assert found is None or len(found.content) <= len(raw)


def test_an_object_in_an_odd_place_is_a_gap_and_never_lost():
    parts = Parts()
    key = parts.part("oleObject", "odd/thing.bin", compound("WordDocument", b"text"))
    parts.body = paragraph(f'<w:r><w:object><o:OLEObject Type="Embed" ProgID="Package" r:id="{key}"/></w:object></w:r>')
    document = read_word(parts.build(), FileId("f"))
    assert document.embedded == ()
    assert [gap.place.part for gap in document.gaps] == ["word/odd/thing.bin"]
