"""The quick way through content streams gives the very tokens that pdfminer's own parser gives, or none."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import PSEOF, PSKeyword, keyword_name

from redactor.verification.content_tokens import plain_steps
from redactor.verification.pdfminer_reader import pdfminer_pages
from redactor.verification.specimens import plain

_PIECES = [
    b"BT",
    b"ET",
    b"Tj",
    b"TJ",
    b"T*",
    b"f*",
    b"'",
    b'"',
    b"cm",
    b"0",
    b"12",
    b"-3",
    b"+4",
    b"1.5",
    b"-.5",
    b"7.",
    b"/F1",
    b"/Im-2.x",
    b"[",
    b"]",
    b"(Amelia)",
    b"()",
    b"(a \\(b\\) \\\\ \\101\\n)",
    b"(a (b) c)",
    b"(line\\\nend)",
    b"<41 42>",
    b"<4142>",
    b"<>",
    b"<414>",
    b"<<",
    b">>",
    b"% comment\n",
    b"true",
    b"null",
    b"/A#42",
    b"BI",
    b"--5",
    b"1.2.3",
    b"BT1",
    b"{",
    b"\x00",
]
_SPACES = [b" ", b"\n", b"\r\n", b"", b"\t"]


def by_pdfminer(data: bytes) -> list[tuple[str, list[object]]]:
    """The operators with the operands before them, as pdfminer's own parser reads them."""
    parser = PDFContentParser([PDFStream({}, data)])
    steps, operands = [], []
    while True:
        try:
            _, one = parser.nextobject()
        except PSEOF:
            return steps
        if isinstance(one, PSKeyword):
            steps.append((keyword_name(one), operands))
            operands = []
        else:
            operands.append(one)


def compared(data: bytes) -> bool:
    steps = plain_steps(data)
    if steps is None:
        return False
    assert [(step.operator, step.operands) for step in steps] == by_pdfminer(data)
    return True


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(_PIECES), st.sampled_from(_SPACES)), max_size=12))
def test_tokens_are_those_of_pdfminer_or_none(pieces):
    compared(b"".join(piece + space for piece, space in pieces))


def test_a_plain_page_goes_the_quick_way():
    assert compared(plain.pdf_text(plain.LINES) + b"q 1 0 0 1 72 -.5 cm [(Am) -20 (elia) <42>] TJ 0 0 1 rg Q\n")


@pytest.mark.parametrize("odd", [b"<< /A 1 >> DP", b"BI /W 1 ID x EI", b"% x", b"[[1]] TJ", b"(a(b))", b"]", b"(open"])
def test_what_is_not_plain_is_left_to_pdfminer(odd):
    assert plain_steps(b"BT " + odd + b" ET") is None


def test_the_text_of_a_page_is_the_same_by_either_way(monkeypatch):
    rng = random.Random(7)
    lines = [
        " ".join(rng.choices(["the", "pupil", "and", "her", "teacher", "talked", "(again)"], k=9)) for _ in range(30)
    ]
    content = plain.pdf_copy(lines, pages=2)
    quick = pdfminer_pages(content)
    monkeypatch.setattr("redactor.verification.pdfminer_reader.plain_steps", lambda _: None)
    assert pdfminer_pages(content) == quick
    assert "teacher" in quick[0]
