"""Names that the model alone saw and that what stands there speaks against."""

from __future__ import annotations

import pytest

from redactor.core.findings import Evidence, Finding, Strength
from redactor.core.spans import Span
from redactor.detection.unlikely_names import sifted
from redactor.detection.views import DocumentView

MODEL, LAYOUT = Evidence("model", "name model"), Evidence("layout", "form label")


def strengths(make_document, text, words, *evidence, others=()):
    document = make_document(text)
    start = text.index(words)
    span = Span(document.blocks[0].id, start, start + len(words))
    name = Finding(span, "person", "names/1", 0.9, evidence=evidence)
    facts = [Finding(span, category, "terms/1", 0.8) for category in others]
    view = DocumentView(document, None, [name, *facts])
    return [one.strength for one in sifted(view) if one.category == "person"]


@pytest.mark.parametrize(
    ("text", "words", "others"),
    [
        ("Agreed: band A.", "A", ()),
        ("Migraine", "Migraine", ("health",)),
        ("Interviewee: nobody", "Interviewee", ()),
        ("(Chair) opened the meeting.", "Chair", ()),
    ],
)
def test_what_is_no_name_is_shown_as_a_weak_hit(make_document, text, words, others):
    assert strengths(make_document, text, words, MODEL, others=others) == [Strength.WEAK]


def test_a_name_that_the_layout_vouches_for_stays_strong(make_document):
    assert strengths(make_document, "Reported by: A", "A", MODEL, LAYOUT) == [Strength.STRONG]


def test_an_ordinary_name_stays_strong(make_document):
    assert strengths(make_document, "Zainab left.", "Zainab", MODEL) == [Strength.STRONG]


def test_a_bare_term_is_a_fact_even_where_the_model_takes_it_for_a_name(make_document, rules_detector):
    document = make_document("Shingles")
    (found,) = rules_detector.find([document])
    assert [one.category for one in found if one.strength is Strength.STRONG] == ["health"]


def test_a_name_over_a_line_end_does_not_stop_the_parser(rules_detector, make_document):
    document = make_document("Her asthma was told to Ward,\nPeter and Ward,\nPeter noted asthma for\nAnn Lee")
    assert list(rules_detector.find([document]))
