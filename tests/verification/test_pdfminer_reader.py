"""pdfminer reads what is drawn twice in one place as one: bold letters and shadows are made so."""

from __future__ import annotations

import pymupdf
import pytest
from tests.documents.pdf.making import pdf_from

from redactor.core.spans import Span
from redactor.documents import read_bytes
from redactor.pipeline import direct
from redactor.verification.pdfminer_reader import pdfminer_pages

LINES = ("We met on Monday with the headteacher.", "The next meeting is on Friday.")


def lines_drawn_at(*places):
    return pdf_from(
        b" ".join(
            b"BT /F0 11 Tf %f %f Td (%s) Tj ET" % (x, y - 20 * at, line.encode())
            for x, y in places
            for at, line in enumerate(LINES)
        )
    )


@pytest.mark.parametrize("second", [(72, 700), (72.25, 700), (72.4, 699.6)])
def test_lines_that_are_drawn_twice_are_read_once(second):
    assert "".join(pdfminer_pages(lines_drawn_at((72, 700), second))).split() == " ".join(LINES).split()


@pytest.mark.parametrize("second", [(75, 700), (72, 690), (300, 500)])
def test_lines_that_stand_elsewhere_are_read_again(second):
    assert "".join(pdfminer_pages(lines_drawn_at((72, 700), second))).split() == 2 * " ".join(LINES).split()


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        (b"[(A) 667 (A) (B) 667 (B)]", "AB"),  # every letter twice, back over itself
        (b"[(AB) 1334 (AB)]", "AB"),
        (b"[(AA)]", "AA"),
        (b"[(ll) -50 (l)]", "lll"),  # narrow letters
        (b"[(AB) 1334 (AC)]", "ABAC"),  # another word in the same place
    ],
)
def test_letters_over_themselves_are_one(shown, read):
    (text,) = pdfminer_pages(pdf_from(b"BT /F0 10 Tf 72 700 Td " + shown + b" TJ ET"))
    assert "".join(text.split()) == read


def test_narrow_letters_beside_each_other_are_two():
    """As in lines that are squeezed, each letter shown by itself."""
    letters = b"".join(b"BT /F0 1 Tf 3 0 0 12 %f 700 Tm (l) Tj ET " % (72 + 0.67 * at) for at in range(3))
    assert "".join("".join(pdfminer_pages(pdf_from(letters))).split()) == "lll"


def test_labels_upon_each_other_are_counted_one_by_one():
    (text,) = pdfminer_pages(pdf_from(2 * b"BT /F0 10 Tf 72 700 Td ([withheld]) Tj ET "))
    assert text.split() == ["[withheld]", "[withheld]"]


@pytest.mark.parametrize("shift", [0, 0.25])
def test_a_page_in_letters_that_are_drawn_twice_is_set_again_and_not_drawn(shift):
    source = pymupdf.open()
    page = source.new_page()
    for x in (72, 72 + shift):
        for at, line in enumerate(("Dear Zorbaxine Okafor,", *LINES)):
            page.insert_text((x, 100 + 20 * at), line)
    content = source.tobytes()
    document = read_bytes(content)
    (block,) = [block for block in document.blocks if "Zorbaxine" in block.text]
    at = block.text.index("Zorbaxine")
    settled = direct.settle_copy(content, document, direct._plan(document, [Span(block.id, at, at + 9)]), "copy.pdf")
    assert settled.report.passed
    assert not settled.written.fallbacks
