"""Losses and surplus: every word and letter counts, however an extractor sets its spaces."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from redactor.core.checks import CheckOutcome
from redactor.core.documents import MediaType
from redactor.verification import verify_copy
from redactor.verification.catalogue import Number
from redactor.verification.letters import letters_of, words_of
from redactor.verification.specimens import plain
from redactor.verification.words import compare

texts = st.lists(st.text(alphabet="abcdé ﬁ-\n", min_size=1, max_size=12), min_size=1, max_size=6).map(" ".join)


def compared(expected, found, **more):
    return compare(words_of(expected), words_of(found), **more)


@given(texts)
def test_a_text_is_neither_lost_nor_too_much_against_itself(text):
    result = compared(text, text)
    assert not result.missing
    assert not result.surplus


@given(texts, st.integers(0, 30))
def test_spaces_and_hyphens_anywhere_make_no_difference(text, at):
    torn = text[: at % (len(text) + 1)] + " " + text[at % (len(text) + 1) :]
    joined = re.sub(r"\s+", "", text)
    for other in (torn, joined):
        assert not compared(text, other).missing
        assert not compared(text, other).surplus


@given(texts, st.sampled_from("abcd"))
def test_one_letter_more_or_less_is_always_noticed(text, letter):
    assert compared(text, f"{text} {letter}").surplus.letters == 1
    assert compared(f"{text} {letter}", text).missing.letters == 1


def test_added_texts_are_forgiven_as_wholes_only():
    assert not compared("a letter", "a letter Document 007 Document 007", added=["Document 007"]).surplus
    assert compared("a letter", "a letter Document 007 Document", added=["Document 007"]).surplus


def test_joined_labels_are_no_loss_and_labels_beside_no_surplus():
    assert not compared("by [Withheld] [Withheld] today", "by [Withheld] today", labels=["[Withheld]"]).missing
    assert not compared("by [Withheld] today", "by [Withheld] today [Withheld]", labels=["[Withheld]"]).surplus
    assert compared("by [Withheld] today", "by [Withheld]", labels=["[Withheld]"]).missing


def test_labels_of_several_wordings_are_counted_together():
    lines = ("Seen by [Another pupil] and [Parent of another pupil].", "Told to [Another pupil].")
    expected = plain.expectation(
        disclosed=lines,
        labels=3,
        label_texts=("[Another pupil]", "[Parent of another pupil]"),
        sanity="Told",
        withheld=(),
    )
    report = verify_copy(plain.pdf_copy(lines), file_name="001", expectation=expected)
    assert report.passed
    fewer = verify_copy(plain.pdf_copy(lines[:1]), file_name="001", expectation=expected)
    assert Number.LABELS in {check.number for check in fewer.checks if check.outcome is CheckOutcome.FAILED}


@given(st.text(max_size=40))
def test_bounds_stand_where_words_begin_and_end(text):
    letters = letters_of(text)
    words = words_of(text)
    assert letters.text == "".join(words)
    assert letters.bounds.count(1) == len(words) + 1
    assert letters.is_bounded(0, len(letters.text))


PAGES = ("Amelia went to the library today.", "Amelia read about whales at home.")


def numbers_failed(content, **more):
    expected = plain.expectation(disclosed=PAGES, labels=0, page_count=2, sanity="", withheld=(), **more)
    report = verify_copy(content, file_name="001", expectation=expected)
    assert not any(word in repr(report.checks) for word in ("whales", "library"))
    return {check.number: check.places for check in report.checks if check.outcome is CheckOutcome.FAILED}


def two_pages(first, second):
    return plain.pdf_of_pages((first,), (second,))


def test_a_word_that_moved_to_another_page_is_a_loss_there_and_a_surplus_here():
    moved = two_pages("Amelia went to the library today whales.", "Amelia read about at home.")
    assert numbers_failed(moved) == {}
    found = numbers_failed(moved, areas=("page 1", "page 2"))
    assert found[Number.LOSSES] == ("page 2: 1 words, 6 letters",)
    assert set(found[Number.SURPLUS]) == {f"page 1 by {one}: 1 words, 6 letters" for one in ("PDFium", "pdfminer.six")}


def test_a_word_lost_on_one_page_is_not_made_good_by_the_same_word_elsewhere():
    swapped = two_pages("Amelia went to the library.", "Amelia read about whales at home today.")
    assert Number.LOSSES in numbers_failed(swapped, areas=("page 1", "page 2"))


def test_a_text_printed_nobody_says_where_is_forgiven_on_any_page():
    assert numbers_failed(two_pages(*PAGES), areas=("page 1", "")) == {}
    assert numbers_failed(two_pages(*reversed(PAGES)), areas=("", "page 1")) == {}


def test_parts_of_a_word_copy_are_compared_by_their_kind():
    note = plain.word_part("footnotes", "A note about whales.")
    lines = ("Amelia went home.",)
    report = {}
    for name, areas in (("right", ("text", "footnotes")), ("wrong", ("text", "text"))):
        expected = plain.expectation(
            MediaType.WORD, disclosed=(*lines, "A note about whales."), areas=areas, labels=0, sanity="", withheld=()
        )
        copy = plain.word_copy(lines, parts={"word/footnotes.xml": note})
        checks = verify_copy(copy, file_name="001", expectation=expected).checks
        report[name] = next(check for check in checks if check.number == Number.LOSSES)
    assert report["right"].outcome is CheckOutcome.PASSED
    assert report["wrong"].places == ("text: 4 words, 16 letters",)


def test_a_stamp_is_set_apart_before_words_that_may_stand_anywhere():
    stamp = "Document 009 · 1"
    result = compare(
        words_of("Read by Ted"),
        words_of(f"Read by Ted {stamp}"),
        added=[stamp],
        anywhere=Counter(words_of("subform 1")),
    )
    assert not result.surplus


def test_words_that_may_stand_anywhere_forgive_themselves_and_nothing_else():
    anywhere = Counter(words_of("subform 1"))
    assert not compare(words_of("Read"), words_of("Read subform 1"), anywhere=anywhere).surplus
    assert compare(words_of("Read"), words_of("Read subform 1 1"), anywhere=anywhere).surplus.letters == 1


def test_texts_of_the_writers_own_that_share_words_do_not_use_up_each_others():
    """A printed alternative text that says "hidden" beside a printed hidden text: both headings are the writer's."""
    found = ["hidden", "text", "hidden", "words", "alternative", "text"]
    compared = compare([], found, added=("Hidden text: ", "Alternative text: "), anywhere=Counter(["hidden", "words"]))
    assert not compared.surplus
