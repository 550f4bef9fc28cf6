"""Phrases that point at somebody: found whole, tied to their owner where the text allows, quiet on ordinary words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.terms.views import finding, view_of, words_of

from redactor.core.findings import Strength
from redactor.detection import Detector, find_in_texts
from redactor.detection.indirect import Indirect
from redactor.rulebook import load_rulebook
from redactor.settings import DetectionSettings

INDIRECT = Indirect(load_rulebook())
# A phrase between ⟦ and ⟧ in its sentence, behind a bar the name that it must hang on; without brackets nobody is pointed at.
PHRASES = Path(__file__).with_name("indirect_phrases.txt").read_text(encoding="utf-8").splitlines()


def strong(text, *names):
    view = view_of(text, found=[finding(text, name) for name in names])
    found = [one for one in INDIRECT.find(view) if one.score >= 0.4]
    return words_of(view, sorted(found, key=lambda one: one.sort_key))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said his mum was late.", "his mum"),
        ("I spoke to her brother in Year 2.", "her brother in Year 2"),
        ("He pointed at the boy who hit him.", "the boy who hit him"),
        ("Child B was seen at home.", "Child B"),
        ("The other parent objects.", "The other parent"),
        ("She is the only Polish speaker in her class.", "the only Polish speaker in her class"),
        ("Her older sister rang.", "Her older sister"),
        ("Mum rang at nine.", "Mum"),
        ("We spoke to dad.", "dad"),
        ("The lad with the EHCP was there.", "The lad with the EHCP"),
        ("We saw mum's new partner.", "mum's new partner"),
        ("We saw her maternal grandmother.", "her maternal grandmother"),
        ("He met a Year 9 girl.", "a Year 9 girl"),
        ("It was the only girl in the football team.", "the only girl in the football team"),
        ("It was the girl in Year 10 who was pushed.", "the girl in Year 10 who was pushed"),
        ("The twins were late.", "The twins"),
        ("The girl excluded on 4 May came back.", "The girl excluded on 4 May"),
        ("A pupil in 4B was hurt.", "A pupil in 4B"),
        ("His new step-dad collected him.", "His new step-dad"),
        ("My next-door neighbour saw it.", "My next-door neighbour"),
        ("Pupil 3 ran off.", "Pupil 3"),
        ("He sat by the deaf boy at lunch.", "the deaf boy"),
        ("The foster family rang.", "The foster family"),
        ("She moved in with the young Ukrainian couple.", "the young Ukrainian couple"),
        ("This Muslim girl left.", "This Muslim girl"),
        ("She came to see my daughter's friend, who cried.", "my daughter's friend"),
        ("Her dad's business partner rang.", "Her dad's business partner"),
        ("We rang mum's friend.", "mum's friend"),
        ("The boyfriend left on foot.", "The boyfriend"),
    ],
)
def test_a_phrase_that_points_at_somebody_is_found_whole(text, words):
    assert words in strong(text)


def test_the_owner_of_a_relative_is_the_mention_it_hangs_on():
    text = "Oliver's sister was there."
    name = finding(text, "Oliver")
    (found,) = INDIRECT.find(view_of(text, found=[name]))
    assert found.mentions == (name.id,)


def test_a_pronoun_owner_is_the_nearest_person_it_agrees_with():
    text = "Mrs Bell met Tom. His mum was there."
    tom, bell = finding(text, "Tom"), finding(text, "Bell")
    found = [one for one in INDIRECT.find(view_of(text, found=[tom, bell])) if one.rule == "kin-of"]
    assert [one.mentions for one in found] == [(tom.id,)]


def test_a_pronoun_that_could_be_two_people_is_tied_to_nobody():
    text = "Tom and Jack were late. His mum rang."
    names = [finding(text, "Tom"), finding(text, "Jack")]
    found = [one for one in INDIRECT.find(view_of(text, found=names)) if one.rule == "kin-of"]
    assert [one.mentions for one in found] == [()]


def test_a_name_in_brackets_says_whom_the_phrase_means():
    text = "The other boy (Tyler) was sent home."
    tyler = finding(text, "Tyler")
    (found,) = INDIRECT.find(view_of(text, found=[tyler]))
    assert found.mentions == (tyler.id,)


@pytest.mark.parametrize(
    "text",
    [
        "Today's parents are busy.",
        "Mother: Ruth Clarke",
        "Childcare is free.",
        "The school is closed.",
        "Pupils and their parents are welcome.",
        "A deaf child may need support.",
        "The French teacher was ill.",
        "Provision for disabled pupils is good.",
        "The deaf community was consulted.",
    ],
)
def test_ordinary_words_point_at_nobody(text):
    assert strong(text, *(["Ruth Clarke"] if "Ruth" in text else [])) == []


def test_a_relative_used_as_a_title_belongs_to_the_name():
    assert strong("Auntie Jean came.", "Jean") == []


@pytest.mark.parametrize(
    ("text", "name", "phrase"),
    [
        ("Others present: Mia Osei (niece)", "Mia Osei", "niece"),
        ("Mia Osei (neighbour and carer) came.", "Mia Osei", "neighbour"),
        ("Mia mum: hi, are you coming?", "Mia", "mum"),
        ("It was Mia's brother-in-law.", "Mia", "Mia's brother-in-law"),
    ],
)
def test_what_somebody_is_to_another_points_at_them(text, name, phrase):
    view = view_of(text, found=[finding(text, name)])
    assert phrase in [one.span.of(text) for one in INDIRECT.find(view)]


def test_a_weak_name_behind_a_relative_does_not_make_the_relative_a_title():
    text = "Has haemophilia - mum rung."
    rung = replace(finding(text, "rung"), strength=Strength.WEAK)
    assert [one.span.of(text) for one in INDIRECT.find(view_of(text, found=[rung]))] == ["mum"]


def test_a_kinship_word_in_brackets_hangs_on_the_name_before_it():
    text = "Mia Osei (niece) came."
    view = view_of(text, found=[finding(text, "Mia Osei")])
    (found,) = INDIRECT.find(view)
    assert found.mentions == (view.found[0].id,)


@pytest.mark.parametrize("text", ["Mum: a history of the word", "The trip (see over) is on.", "Parents (all) welcome"])
def test_a_heading_or_an_aside_points_at_nobody(text):
    assert [one for one in INDIRECT.find(view_of(text)) if one.score >= 0.4] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ask the head girl about it.", "the head girl"),
        ("She spoke to the chair of governors.", "the chair of governors"),
        ("It was the pupil excluded on 12 March.", "the pupil excluded on 12 March"),
        ("We mean the boy taken to hospital on sports day.", "the boy taken to hospital on sports day"),
        ("He is the only wheelchair user in Year 4.", "the only wheelchair user in Year 4"),
        ("She was the girl who played Mary in the school play.", "the girl who played Mary in the school"),
        ("It was the man who collected him on 3 May.", "the man who collected him on 3"),
    ],
)
def test_a_unique_role_or_event_points_at_somebody(text, words):
    assert [one for one in strong(text) if words.casefold() in one.casefold()], strong(text)


@pytest.mark.parametrize(
    "text",
    [
        "The only option is to wait.",
        "The head of the river.",
        "Pupils were excluded on two days.",
        "The play in May.",
        "The decision was served on the applicant on 22 September 2008.",
        "The court kept the applicant in detention until then.",
    ],
)
def test_what_singles_out_nobody_is_left_alone(text):
    assert strong(text) == []


@pytest.fixture(scope="module")
def whole_detector():
    return Detector(load_rulebook(None), DetectionSettings())


@pytest.mark.parametrize("line", PHRASES)
def test_phrases_that_offices_write_are_found_by_the_whole_detector(whole_detector, line):
    marked, _, owner = line.partition("|")
    text = marked.replace("⟦", "").replace("⟧", "")
    (found,) = find_in_texts(whole_detector, [text])
    phrases = [one for one in found if one.category == "indirect"]
    if "⟦" not in marked:
        assert phrases == []
        return
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    whole = [one for one in phrases if one.span.start <= start and end <= one.span.end + 1]
    assert whole
    tied = {one.span.of(text) for one in found if any(one.id in phrase.mentions for phrase in whole)}
    assert not owner or owner in tied
