"""Pieces, windows and decoding: what the name model is given and what is made of its answer."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.name_decoding import Thresholds, WordScore, names_in
from redactor.detection.name_windows import WINDOW, gap_kinds, windows
from redactor.detection.wordpiece import DIGITS, ONE_CAPITAL, SIGN, TITLE, UPPER, WordPiece, shape_of
from redactor.resources import shipped

PIECES = WordPiece(shipped("models").joinpath("names", "vocabulary.txt").read_text(encoding="utf-8").split("\n")[:-1])
LIMITS = Thresholds(0.65, 0.5)


def _scores(text: str, names: dict[str, float], begins: set[str] = frozenset()) -> list[WordScore]:
    words = [text[word.start : word.end] for word in PIECES.words(text)]
    return [WordScore(names.get(word, 0.0), word in begins, 0.0, 0.0) for word in words]


def _found(text: str, names: dict[str, float], begins: set[str] = frozenset()) -> list[str]:
    return [text[n.start : n.end] for n in names_in(text, PIECES.words(text), _scores(text, names, begins), LIMITS)]


def test_a_word_is_split_as_the_encoder_was_taught():
    assert [len(word.pieces.ids) for word in PIECES.words("unaffable")] == [3]


def test_case_and_accents_do_not_change_the_pieces_but_the_shape():
    plain, accented, upper = (PIECES.words(text)[0].pieces for text in ("Sian", "Siân", "SIAN"))
    assert plain.ids == accented.ids == upper.ids
    assert (plain.word_shape, upper.word_shape) == (TITLE, UPPER)


def test_a_combining_mark_or_soft_hyphen_does_not_tear_a_word():
    assert len(PIECES.words("Zoe\u0308")) == 1
    assert PIECES.words("Sm\u00adith")[0].pieces.ids == PIECES.words("Smith")[0].pieces.ids


def test_shapes_of_short_words():
    assert [shape_of(text) for text in ("A", "12", "@")] == [ONE_CAPITAL, DIGITS, SIGN]


@given(st.text(max_size=400))
def test_words_come_in_order_and_leave_out_only_what_nobody_sees(text):
    words = PIECES.words(text)
    assert all(left.end <= right.start for left, right in pairwise(words))
    covered = {at for word in words for at in range(word.start, word.end)}
    assert all(at in covered for at, char in enumerate(text) if char.isascii() and char.isalnum())


@given(st.text(alphabet="abcXYZ .\n\tüé'-0", max_size=2000), st.integers(100, WINDOW))
def test_windows_cover_every_word_once_and_none_is_too_long(text, limit):
    words = PIECES.words(text)
    cut = list(windows(text, words, PIECES, limit))
    assert [at for window in cut for at in range(window.first, window.end)] == list(range(len(words)))
    for window in cut:
        assert len({len(column) for column in window.columns}) == 1
        assert len(window.columns[0]) <= limit + 2


def test_a_window_is_cut_at_a_line_start():
    text = "\n".join(["one two three four five six seven eight nine ten"] * 30)
    words = PIECES.words(text)
    gaps = gap_kinds(text, words)
    starts = [window.first for window in windows(text, words, PIECES)]
    assert len(starts) > 2
    assert all(gaps[start] == gaps[0] for start in starts)


def test_a_surname_a_comma_and_a_forename_are_one_name():
    assert _found("To: Okafor, Ngozi (Legal)", {"Okafor": 0.9, "Ngozi": 0.9, ",": 0.9}) == ["Okafor, Ngozi"]


def test_a_new_beginning_starts_a_new_name():
    assert _found("Ann Ben", {"Ann": 0.9, "Ben": 0.9}, {"Ann", "Ben"}) == ["Ann", "Ben"]


def test_a_name_never_runs_over_a_line_or_into_the_next_cell():
    assert _found("Ann\nBen\tCy", {"Ann": 0.9, "Ben": 0.9, "Cy": 0.9}) == ["Ann", "Ben", "Cy"]


def test_a_weak_neighbour_joins_but_does_not_found_a_name():
    assert _found("Ann Lee went", {"Ann": 0.9, "Lee": 0.55}) == ["Ann Lee"]
    assert _found("Ann Lee went", {"Lee": 0.55}) == []


def test_signs_alone_are_no_name():
    assert _found("- ' .", {"-": 0.9, "'": 0.9, ".": 0.9}) == []
