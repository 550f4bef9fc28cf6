"""Words that only a second parser reads: a copy cannot leave out just them."""

import pikepdf
import pymupdf
from pikepdf import Array
from tests.noninterference.shapes import _lines, _raw

import redactor
from redactor.core.documents import SECOND_READING
from redactor.core.spans import Span

NAME = "Zorbaxine"


def _filled_with_a_pattern(tmp_path):
    """One reader lists no text that is painted in a pattern; the page shows it."""

    def patterns(pdf):
        entries = {"/PatternType": 1, "/PaintType": 1, "/TilingType": 1, "/BBox": Array([0, 0, 9, 9])}
        content = b"1 0 0 rg 0 0 9 9 re f"
        return pikepdf.Dictionary(
            P0=pdf.make_stream(content, {**entries, "/XStep": 9, "/YStep": 9, "/Resources": pikepdf.Dictionary()})
        )

    words = f"q /Pattern cs /P0 scn BT /F1 30 Tf 72 600 Td ({NAME} came) Tj ET Q".encode()
    path = tmp_path / "letter.pdf"
    path.write_bytes(_raw(_lines() + words, {"/Pattern": patterns}) + b"")
    return path


def test_a_page_goes_as_a_whole_where_only_a_second_reader_sees_what_is_withheld(tmp_path):
    """Nobody knows where the words stand; drawn, the page would show them."""
    path = _filled_with_a_pattern(tmp_path)
    (second,) = [block for block in redactor.read_file(path).blocks if block.place.part == SECOND_READING]
    at = second.text.index(NAME)
    output = tmp_path / "copy.pdf"
    redactor.redact_file(path, output, [Span(second.id, at, at + len(NAME))])
    page = pymupdf.open(output)[0]
    assert page.get_text().split() == ["[withheld]"]
    assert not page.get_images()


def test_a_page_stays_where_the_first_reader_sees_what_is_withheld_too(tmp_path):
    """Words that both read go where the first one sees them."""
    path = _filled_with_a_pattern(tmp_path)
    document = redactor.read_file(path)
    spans = [
        Span(block.id, at, at + len("meeting"))
        for block in document.blocks
        for at in range(len(block.text))
        if block.text.startswith("meeting", at)
    ]
    output = tmp_path / "copy.pdf"
    redactor.redact_file(path, output, spans)
    assert "Everybody agreed" in pymupdf.open(output)[0].get_text()
