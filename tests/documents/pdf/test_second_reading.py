"""Pages that say different things to different readers wait for a person; both readings are searched."""

from __future__ import annotations

import pytest
from tests.documents.pdf.making import in_private_letters, pdf_from, pdf_of
from tests.documents.pdf.test_visibility import HIDDEN, SEEN

from redactor.core.documents import BlockKind, GapKind
from redactor.documents.pdf import second_reading
from redactor.documents.pdf.reader import read_pdf_with_glyphs
from redactor.documents.pdf.second_reading import KnownText, disagree, second_reader


def gap_kinds(content):
    return [gap.kind for gap in read_pdf_with_glyphs(content).document.gaps]


AGREED = {
    **{reason: (SEEN + drawing).encode() for reason, drawing in HIDDEN.items()},
    "letter-spaced": b"BT /F0 12 Tf 8 Tc 72 700 Td (Zorbaxine) Tj ET",
    "ligature": b"BT /F0 12 Tf 72 700 Td (Mr Grif\x01n) Tj ET",
    "doubled": b"BT /F0 12 Tf 72 700 Td (Anna) Tj ET BT /F0 12 Tf 72.3 700 Td (Anna) Tj ET",
    "shadowed": b"BT /F0 12 Tf 72 700 Td (Anna Okafor came) Tj ET BT /F0 12 Tf 74.4 698 Td (Anna Okafor came) Tj ET",
    "hyphenated": b"BT /F0 12 Tf 14 TL 72 700 Td (Mr Wil-) Tj T* (liams came to see us) Tj ET",
    "replaced by ActualText": b"/Span <</ActualText (Somebody Else Entirely)>> BDC BT /F0 12 Tf 72 700 Td (Tom) Tj ET EMC",
}


@pytest.mark.parametrize("case", AGREED)
def test_known_causes_of_difference_are_no_disagreement(case):
    assert gap_kinds(pdf_from(AGREED[case])) == []


def test_glyphs_that_the_second_reader_finds_without_a_letter_are_counted(monkeypatch):
    monkeypatch.setattr(second_reading.pdfium, "FPDFText_GetUnicode", lambda *_: 0)
    with second_reader(pdf_of([(72, 100, "Okafor")])) as reader:
        assert reader.known(0) == KnownText("", 6)


def test_a_font_that_means_other_letters_to_another_reader_is_a_gap_and_both_readings_are_searched(monkeypatch):
    """Simulated: PDFium reads the page as other words, as it may with a font that has no mapping to Unicode."""
    seen = "the second reader sees Zorbaxine here"
    monkeypatch.setattr("redactor.documents.pdf.second_reading.SecondReader.text", lambda *_: seen)
    monkeypatch.setattr("redactor.documents.pdf.second_reading.SecondReader.known", lambda *_: KnownText(seen, 0))
    document = read_pdf_with_glyphs(pdf_of([(72, 100, "Dear Ms Okafor")])).document
    assert [gap.kind for gap in document.gaps] == [GapKind.READERS_DISAGREE]
    assert document.gaps[0].picture.startswith(b"\x89PNG")
    assert ("the second reader sees Zorbaxine here", BlockKind.HIDDEN, False) in [
        (block.text, block.kind, block.carried) for block in document.blocks
    ]


def test_letters_without_meaning_are_a_gap():
    document = in_private_letters("Zorbaxine came to school", 100)
    assert gap_kinds(document.tobytes()) == [GapKind.LETTERS_UNKNOWN]


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        (["Dear Tom"], "Dear\nTom", False),
        (["caf\u00e9"], "cafe\u0301", False),
        (["Dear Tom"], "Dear Tom \u2022 ab", False),  # two letters: a symbol, no name
        (["Dear Tom"], "Dear Tom Amy", True),
        (["Dear Tom Okafor"], "Dear Tom", False),  # what only the first reader sees has been searched
        (["Dear Tom Okafor"], "Dear 123 456789", True),
        (["Dear Tom Okafor, " + 20 * "we met here "], "Dear" + 20 * "we met here ", False),
        (["Dear Tom Okafor"], "", True),  # one of them is misled
        (["1 and 2"], "1 and 2 \u2780\u2781\u2782\u2783", False),  # numbers in circles are signs
        (["Dear Tom"], None, True),
        ([""], None, False),
    ],
)
def test_readings_are_compared_by_their_letters(first, second, differ):
    assert disagree(first, second) is differ
