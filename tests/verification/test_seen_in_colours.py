"""Letters are unseen where no part of their colour differs from what is round them, and not where only their grey does not."""

from __future__ import annotations

import pymupdf
import pytest

from redactor.core.checks import CheckOutcome, Expectation
from redactor.core.documents import MediaType
from redactor.verification import verify_copy
from redactor.verification.catalogue import Number

DARK_RED, BLUE, GREEN, BLACK = (0.3, 0, 0), (0, 0, 1), (0, 0.42, 0), (0, 0, 0)


def outcome(draw):
    """What the check for unseen text says of a page."""
    document = pymupdf.open()
    draw(document.new_page())
    report = verify_copy(
        document.tobytes(), file_name="copy.pdf", expectation=Expectation(MediaType.PDF, (), (), "[withheld]")
    )
    (check,) = [check for check in report.checks if check.number == Number.HIDDEN_TEXT]
    return check.outcome


def on_ground(ground, ink, words="Hello ill Ilfil"):
    def draw(page):
        page.draw_rect((60, 60, 400, 200), color=ground, fill=ground)
        page.insert_text((100, 130), words, fontsize=20, color=ink)

    return draw


@pytest.mark.parametrize(("ground", "ink"), [(BLUE, DARK_RED), (DARK_RED, GREEN), (BLUE, BLACK)])
def test_letters_as_dark_as_their_ground_but_of_another_colour_are_seen(ground, ink):
    assert outcome(on_ground(ground, ink)) is CheckOutcome.PASSED


@pytest.mark.parametrize("ground", [BLUE, DARK_RED, BLACK])
@pytest.mark.parametrize("words", ["Hello", "ill", "l"])
def test_letters_in_the_colour_of_their_ground_are_not(ground, words):
    assert outcome(on_ground(ground, ground, words)) is CheckOutcome.FAILED


def test_stems_stretched_until_they_fill_whole_pixels_are_seen():
    def draw(page):
        page.insert_text((60, 120), "lllll", fontsize=40, morph=(pymupdf.Point(60, 120), pymupdf.Matrix(4, 1)))

    assert outcome(draw) is CheckOutcome.PASSED


def test_stems_under_a_bar_are_not():
    def draw(page):
        page.insert_text((60, 120), "Bill", fontsize=40)
        page.draw_rect((50, 60, 300, 140), color=BLACK, fill=BLACK)

    assert outcome(draw) is CheckOutcome.FAILED
