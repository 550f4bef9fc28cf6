"""Packages that somebody broke, by accident or on purpose: a gap or a clean copy, never a crash."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
from lxml import etree
from tests.leaks.word.channels import channels
from tests.word.gallery import gallery
from tests.word.packages import Parts, paragraph

from redactor.core.copies import CopyPlan, GapFate, Mark
from redactor.core.documents import GapKind, MediaType
from redactor.core.ids import FileId
from redactor.core.spans import Span
from redactor.documents.limits import Limits
from redactor.documents.word import read_word, write_word

VALUES = ["", "-1", "99999999999", "Zorbaxine", "true", "1.5", "\u202e", "0", "none", "rId1"]
SOURCES = [channel.raw for channel in channels()] + [gallery()] * 12


def broken(raw: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    for _ in range(chance.randint(1, 4)):
        name = chance.choice(sorted(parts))
        if chance.random() < 0.1:
            parts[name] = parts[name][: len(parts[name]) // 2]
        elif name.endswith((".xml", ".rels")):
            parts[name] = with_broken_markup(parts[name], chance)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name, part in parts.items():
            target.writestr(name, part)
    return stream.getvalue()


def with_broken_markup(part: bytes, chance: random.Random) -> bytes:
    try:
        root = etree.fromstring(part)
    except etree.XMLSyntaxError:
        return part
    nodes = [node for node in root.iter() if isinstance(node.tag, str)]
    node, other = chance.choice(nodes), chance.choice(nodes)
    act = chance.randrange(5)
    if act == 0 and node.getparent() is not None:
        node.getparent().remove(node)
    elif act == 1 and node.attrib:
        node.set(chance.choice(sorted(node.attrib)), chance.choice(VALUES))
    elif act == 2 and node.attrib:
        del node.attrib[chance.choice(sorted(node.attrib))]
    elif act == 3 and node is not other and other not in node.iterancestors():
        node.append(other)
    elif act == 4:
        node.tag = other.tag
    return etree.tostring(root)


def some_plan(document, chance):
    marks = []
    for block in document.blocks:
        if len(block.text) > 4 and chance.random() < 0.5:
            at = chance.randrange(len(block.text) - 1)
            marks.append(Mark(Span(block.id, at, min(len(block.text), at + chance.randint(1, 9))), "[W]"))
    return CopyPlan(
        document.file,
        MediaType.WORD,
        "[W]",
        marks=tuple(sorted(marks, key=lambda mark: mark.span)),
        gaps=tuple(sorted((gap.id, GapFate.PIXELS) for gap in document.gaps)),
        printed=tuple(block.id for block in document.blocks if not block.carried and chance.random() < 0.5),
        withheld_rows=tuple(sorted({block.row for block in document.blocks if block.row and chance.random() < 0.3})),
        stamp="Document 1",
        banner="DRAFT",
    )


@pytest.mark.parametrize("seed", range(40))
def test_a_broken_package_gives_a_gap_or_a_copy_that_reads_clean(seed):
    chance = random.Random(seed)
    for _ in range(6):
        raw = broken(chance.choice(SOURCES), chance)
        document = read_word(raw, FileId("f"))
        assert document == read_word(raw, FileId("f"))
        if any(gap.kind is GapKind.FILE_UNREADABLE for gap in document.gaps):
            continue
        copy = write_word(raw, document, some_plan(document, chance))
        again = read_word(copy.content, FileId("g"))
        assert [gap for gap in again.gaps if gap.kind is not GapKind.PICTURE] == []
        left_over = {block.kind.value for block in again.blocks if not block.carried}
        assert left_over <= {"comment", "author", "property"}


def test_a_bomb_is_refused_before_it_is_unpacked():
    raw = Parts(paragraph("a")).member("word/huge.bin", b"\x00" * 5_000_000).build()
    document = read_word(raw, FileId("f"), Limits(unpacked_bytes=1_000_000))
    assert [gap.kind for gap in document.gaps] == [GapKind.FILE_UNREADABLE]
    assert "limit" in document.gaps[0].reason


def test_a_member_that_is_longer_than_it_says_is_refused():
    raw = bytearray(Parts(paragraph("a")).member("word/huge.bin", b"\x00" * 5_000_000).build())
    size = (5_000_000).to_bytes(4, "little")
    while size in raw:
        at = raw.index(size)
        raw[at : at + 4] = (10).to_bytes(4, "little")
    document = read_word(bytes(raw), FileId("f"), Limits(unpacked_bytes=1_000_000))
    assert document.gaps
    assert document.blocks == () or any(gap.kind is GapKind.PART_NOT_UNDERSTOOD for gap in document.gaps)


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE a [<!ENTITY e "Zorbaxine">]>',
        '<!DOCTYPE a SYSTEM "file:///etc/hostname">',
        '<!DOCTYPE a [<!ENTITY e SYSTEM "http://example.org/">]>',
    ],
)
def test_entities_are_refused(declaration):
    parts = Parts(paragraph("a"))
    raw = parts.build()
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode()
            new.writestr(name, part.replace("?>", f"?>{declaration}", 1) if name == "word/document.xml" else part)
    document = read_word(stream.getvalue(), FileId("f"))
    assert [gap.kind for gap in document.gaps] == [GapKind.FILE_UNREADABLE]


def test_nesting_without_end_is_refused_or_read():
    deep = (
        "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>" * 60
        + paragraph("deep")
        + ("</w:tc></w:tr></w:tbl>" + paragraph("x")) * 0
    )
    body = deep + "<w:p/></w:tc></w:tr></w:tbl>" * 60
    document = read_word(Parts(body).build(), FileId("f"))
    assert any("deep" in block.text for block in document.blocks) or document.gaps


def test_names_that_occur_twice_are_a_gap():
    stream = io.BytesIO(Parts(paragraph("a")).build())
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", archive.read("word/document.xml").replace(b">a<", b">b<"))
    document = read_word(stream.getvalue(), FileId("f"))
    assert any("twice" in gap.reason for gap in document.gaps)


def test_damaged_parts_are_gaps_and_the_rest_is_read():
    parts = Parts(paragraph("a"))
    parts.part("footnotes", "footnotes.xml", "<w:footnotes")
    parts.part("comments", "comments.xml", "no markup")
    document = read_word(parts.build(), FileId("f"))
    assert [block.text for block in document.blocks] == ["a"]
    assert len([gap for gap in document.gaps if gap.kind is GapKind.PART_NOT_UNDERSTOOD]) == 2
