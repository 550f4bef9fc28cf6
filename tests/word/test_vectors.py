"""Vector pictures: drawn by LibreOffice where it is installed, looked at by a person, shown as pixels and nothing else."""

from __future__ import annotations

import io
import struct

import pytest
from PIL import Image
from tests.word.packages import Parts, inline_picture, paragraph
from tests.word.test_drawings import LABEL, copied, document_of, media_of

from redactor.core.copies import CopyPlan, GapFate, Mark
from redactor.core.documents import GapKind, MediaType
from redactor.core.ids import FileId
from redactor.core.spans import Span
from redactor.documents.word import read_word, vectors, write_word
from redactor.documents.word.metafiles import laid_on_white
from redactor.documents.word.vectors import on_white

NAME = "Zorbaxine"


def record(kind, *numbers, tail=b""):
    """One record of an enhanced metafile."""
    body = struct.pack(f"<{len(numbers)}i", *numbers) + tail
    return struct.pack("<2I", kind, 8 + len(body)) + body


def metafile(words=""):
    """A red rectangle on a wide field, and words beside it."""
    pen, red, pick, shape = (
        record(38, 1, 0, 1, 0, 0),
        record(39, 2, 0, 255, 0),
        record(37, 2),
        record(43, 0, 0, 100, 99),
    )
    letters = words.encode("utf-16-le") + b"\0" * (len(words) % 2 * 2)
    text = record(84, 0, 0, 0, 0, 1, 0, 0, 120, 40, len(words), 76, 0, 0, 0, 0, 0, 0, tail=letters) if words else b""
    records = [pen, red, pick, shape, text, record(14, 0, 16, 20)]
    size = 88 + sum(map(len, records))
    head = struct.pack("<2I8i4s", 1, 88, 0, 0, 400, 100, 0, 0, 10584, 2646, b" EMF")
    head += struct.pack("<3I2H", 0x10000, size, len([r for r in records if r]) + 1, 3, 0)
    head += struct.pack("<3I2i2i", 0, 0, 0, 1920, 1080, 508, 286)
    return head.ljust(88, b"\0") + b"".join(records)


def picture_file(raw, *before):
    parts = Parts()
    key = parts.part("image", "media/image1.emf", raw)
    parts.body = "".join(map(paragraph, before)) + paragraph(inline_picture(key))
    return parts.build()


def test_proportions_come_from_the_metafiles_head():
    assert vectors.page_size(metafile()) == (11520, 2880)
    assert vectors.page_size(b"\xd7\xcd\xc6\x9a\0\0" + struct.pack("<4h", 0, 0, 50, 100)) == (5760, 11520)
    assert vectors.page_size(b"\xd7\xcd\xc6\x9a") == (11520, 11520)


def test_a_packed_metafile_is_unpacked_and_other_bytes_are_none():
    import gzip

    assert vectors.metafile(gzip.compress(metafile())) == metafile()
    assert vectors.metafile(gzip.compress(metafile())[:20]) == b""
    assert vectors.metafile(b"\x01\0\0\0 vector") == b""


def test_without_the_program_a_vector_picture_is_a_part_that_nobody_can_look_at(monkeypatch):
    monkeypatch.setattr(vectors, "office_program", lambda: "")
    raw = picture_file(metafile())
    assert [gap.kind for gap in read_word(raw, FileId("f")).gaps] == [GapKind.PART_NOT_UNDERSTOOD]
    assert media_of(copied(raw)) == {}
    assert LABEL in "".join(document_of(copied(raw)).itertext())


def test_a_program_that_draws_another_number_of_pages_has_drawn_nothing(monkeypatch):
    pymupdf = pytest.importorskip("pymupdf")
    empty = pymupdf.open()
    empty.new_page()
    empty.new_page()
    pages = empty.tobytes()
    vectors._drawn.cache_clear()
    monkeypatch.setattr(vectors, "convert_to_pdf", lambda package, seconds: pages)
    monkeypatch.setattr(vectors, "office_program", lambda: "soffice")
    assert vectors.draw_vectors([metafile("other pages")]) == {}
    vectors._drawn.cache_clear()


@pytest.mark.needs_libreoffice
def test_a_vector_picture_that_somebody_looked_at_is_shown_as_pixels():
    raw = picture_file(metafile())
    (gap,) = read_word(raw, FileId("f")).gaps
    assert gap.kind is GapKind.PICTURE
    assert Image.open(io.BytesIO(gap.picture)).size == (480, 120)
    ((name, shown),) = media_of(copied(raw)).items()
    image = Image.open(io.BytesIO(shown)).convert("RGBA")
    assert name.endswith(".png")
    assert image.getpixel((200, 200)) == (255, 0, 0, 255)
    assert image.getpixel((1500, 200))[3] == 0
    assert media_of(copied(raw, GapFate.WITHHOLD)) == {}


@pytest.mark.needs_libreoffice
def test_a_vector_picture_that_spells_what_is_withheld_in_the_text_stays_a_label():
    """Nobody who names a word in the text means to show it in a picture; both names give the same copy."""
    copies = []
    for name in (NAME, "Quillfeather"):
        raw = picture_file(metafile(name), f"Met {name} today")
        document = read_word(raw, FileId("f"))
        fates = tuple((gap.id, GapFate.PIXELS) for gap in document.gaps)
        (block,) = [block for block in document.blocks if name in block.text]
        marks = (Mark(Span(block.id, 4, 4 + len(name)), LABEL),)
        copies.append(write_word(raw, document, CopyPlan(document.file, MediaType.WORD, LABEL, marks, fates)).content)
        untouched = write_word(raw, document, CopyPlan(document.file, MediaType.WORD, LABEL, (), fates)).content
        assert len(media_of(untouched)) == 1
    assert media_of(copies[0]) == {}
    assert copies[0] == copies[1]


def test_letters_stay_as_dark_as_they_are_when_the_picture_is_made_smaller():
    """Readers that mix unseen pixels with their neighbours: the colour under them is that of the letters, not white or black."""
    bare = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    for across in range(0, 64, 4):
        bare.paste((200, 0, 0, 255), (across, 0, across + 1, 40))
    whole = Image.alpha_composite(Image.new("RGBA", bare.size, "white"), bare).convert("RGB")
    made = on_white(bare, whole)
    colours, seen = made.convert("RGB").resize((8, 8), Image.Resampling.BOX), made.getchannel("A").resize((8, 8))
    assert all(abs(a - b) < 3 for a, b in zip(colours.getpixel((2, 2)), (200, 0, 0), strict=True))
    assert seen.getpixel((2, 2)) in range(60, 68)
    assert made.getpixel((30, 60)) == (255, 255, 255, 0)
    assert made.getchannel("A").tobytes() == bare.getchannel("A").tobytes()


def test_what_looks_otherwise_without_a_ground_is_taken_as_it_looks_on_white():
    bare = Image.new("RGBA", (2, 1), (0, 0, 0, 255))  # what should be multiplied with the ground
    whole = Image.new("RGB", (2, 1), (250, 240, 230))
    assert on_white(bare, whole).getpixel((0, 0)) == (250, 240, 230, 255)


def _blend(pixels, *, bits=32, by_pixel=1, length=None):
    """A metafile with one see-through picture."""
    header = struct.pack("<IiiHHI", 40, len(pixels) // 4, 1, 1, bits, 0) + bytes(20)
    record = (
        bytes(35)
        + bytes([by_pixel])
        + bytes(40)
        + struct.pack("<4I", 108, len(header), 108 + len(header), length or len(pixels))
    )
    record = struct.pack("<2I", 114, 8 + 100 + len(header) + len(pixels)) + record + bytes(8) + header + pixels
    start = struct.pack("<2I", 1, 108) + bytes(32) + b" EMF" + bytes(64)
    return start + record + struct.pack("<2I", 14, 20) + bytes(12)


def test_unseen_pixels_of_an_icon_are_laid_on_white():
    pixels = bytes([0, 0, 0, 0]) + bytes([10, 20, 30, 255]) + bytes([50, 50, 50, 100])
    made = laid_on_white(_blend(pixels))
    assert made == _blend(bytes([255, 255, 255, 255]) + bytes([10, 20, 30, 255]) + bytes([205, 205, 205, 255]))


@pytest.mark.parametrize(
    "raw",
    [
        _blend(bytes(8), bits=24),
        _blend(bytes(8), by_pixel=0),
        _blend(bytes(8), length=4_000),
        _blend(bytes(8))[:150],
        b"",
        b"no EMF" * 40,
    ],
)
def test_what_is_no_picture_of_that_kind_stays_as_it_is(raw):
    assert laid_on_white(raw) == raw
