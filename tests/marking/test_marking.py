"""Marking: labels say nothing of what they replace, and everything else stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.core.rules import Exemption, LabelLevel
from redactor.marking import NEUTRAL_LABEL, Labelled, label_for, mark_text, pack_level
from redactor.marking.operators import LabelOperator


@st.composite
def marked_texts(draw):
    text = draw(st.text(alphabet="ab cé\n", max_size=40))
    pairs = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=5))
    return text, [(min(pair), max(pair)) for pair in pairs]


@given(marked_texts())
def test_what_is_not_marked_stays_and_what_is_marked_goes(case):
    text, pairs = case
    marked = mark_text(text, [Labelled(start, end, "#") for start, end in pairs])
    gone = {at for start, end in pairs for at in range(start, end)}
    kept = "".join(char for at, char in enumerate(text) if at not in gone)
    assert "".join(marked.replace("#", "").split()) == "".join(kept.split())
    assert marked.count("#") <= len(pairs)


@given(st.text(max_size=20), st.text(max_size=20), st.text(min_size=1, max_size=8), st.text(min_size=1, max_size=30))
def test_the_marked_text_does_not_depend_on_the_withheld_words(before, after, short, long):
    one = mark_text(before + short + after, [Labelled(len(before), len(before) + len(short), "#")])
    two = mark_text(before + long + after, [Labelled(len(before), len(before) + len(long), "#")])
    assert one == two == f"{before}#{after}"


def test_forename_and_surname_marked_apart_become_one_label():
    text = "Met Kacper Nowak today"
    assert mark_text(text, [Labelled(4, 10, "#"), Labelled(11, 16, "#")]) == "Met # today"


def test_a_label_operator_without_a_label_refuses():
    with pytest.raises(ValueError, match="label"):
        LabelOperator().validate({})


def exemption(code, level, *, tips_off=False):
    return Exemption(code, "p", "t", level, "r", open_label=f"[{code}]", tips_off=tips_off)


GROUNDS = {
    "TP": exemption("TP", LabelLevel.OPEN),
    "CR24": exemption("CR24", LabelLevel.OPEN),
    "CA21": exemption("CA21", LabelLevel.NEUTRAL),
}


def test_one_neutral_ground_makes_the_whole_pack_neutral():
    assert pack_level(["TP", "CR24"], GROUNDS, open_wanted=True) is LabelLevel.OPEN
    assert pack_level(["TP", "CA21"], GROUNDS, open_wanted=True) is LabelLevel.NEUTRAL
    assert pack_level(["TP", "UNHEARD"], GROUNDS, open_wanted=True) is LabelLevel.NEUTRAL
    assert pack_level(["TP"], GROUNDS, open_wanted=False) is LabelLevel.NEUTRAL


def test_every_neutral_label_is_the_same():
    assert {label_for(LabelLevel.NEUTRAL, ground) for ground in (None, *GROUNDS.values())} == {NEUTRAL_LABEL}
