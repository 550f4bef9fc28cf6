"""Whose fact it is: the mention it hangs on, several, nobody, or can't tell."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.terms.views import LANGUAGE, finding, paragraph, table, view_of

from redactor.core.findings import About, Evidence, Strength
from redactor.core.ids import FindingId
from redactor.core.names import fold
from redactor.detection.attribution import Attribution
from redactor.detection.indirect import Indirect
from redactor.detection.mentions import Named, Sex
from redactor.detection.syntax import Sentence
from redactor.detection.terms import Terms
from redactor.rulebook import load_rulebook

RULES = load_rulebook()
TERMS, INDIRECT, ATTRIBUTION = Terms(RULES), Indirect(RULES), Attribution(RULES)


def facts_of(view):
    view = view.with_found([*view.found, *INDIRECT.find(view)])
    view = view.with_found([*view.found, *TERMS.find(view)])
    return view, [one for one in ATTRIBUTION.revised(view) if one.about is not About.NOT_APPLICABLE]


def whose(text, *names):
    """The words of the mentions of the only strong fact, or how it stands."""
    view, facts = facts_of(view_of(text, found=[finding(text, name) for name in names]))
    (fact,) = [one for one in facts if one.strength is Strength.STRONG]
    if fact.about is not About.MENTIONS:
        return fact.about
    return sorted(fold(one.span.of(text)) for one in view.found if one.id in fact.mentions)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Tom's autism is well known.", ["Tom"], ["tom"]),
        ("Dr Shah diagnosed Freya with autism.", ["Shah", "Freya"], ["freya"]),
        ("Tom sat beside Ines, who has dyslexia.", ["Tom", "Ines"], ["ines"]),
        ("Tom said that his mum is disabled.", ["Tom"], ["his mum"]),
        ("Tom and Jack both have asthma.", ["Tom", "Jack"], ["jack", "tom"]),
        ("Tom (autism) sat beside Ines.", ["Tom", "Ines"], ["tom"]),
        ("Police arrested Mr Hale on Saturday.", ["Hale"], ["hale"]),
        ("A referral to CAMHS was made for Ruby.", ["Ruby"], ["ruby"]),
        ("Mrs Bell met Ben. He has epilepsy.", ["Bell", "Ben"], ["ben"]),
        ("Finn is ten. Takes Concerta daily.", ["Finn"], ["finn"]),
        ("Mr Sood met Ms Ito (away with migraine).", ["Sood", "Ito"], ["ito"]),
        ("Una none; Leif asthma", ["Una", "Leif"], ["leif"]),
        ("Erin's dad's new wife has epilepsy.", ["Erin"], ["erin's dad's new wife"]),
        ("The girl in Year 10 who hit Sam has asthma.", ["Sam"], ["the girl in year 10 who hit sam"]),
        ("Mr Gwyn chased Mr Beech for a fit note.", ["Gwyn", "Beech"], ["beech"]),
        ("Lee teased Danny for being dyspraxic.", ["Lee", "Danny"], ["danny"]),
        ("After his concussion, Danny was kept out by Lee.", ["Danny", "Lee"], ["danny"]),
        ("As well as Kezia, Ruben has asthma.", ["Kezia", "Ruben"], ["kezia", "ruben"]),
        ("DC Amos interviewed Mr Hunt about the arson.", ["Amos", "Hunt"], ["hunt"]),
        ("According to Ms Sparrow, Hugo's stammer has gone.", ["Sparrow", "Hugo"], ["hugo"]),
        ("Ms Rowe received from Mr Beech a fit note.", ["Rowe", "Beech"], ["beech"]),
        ("Tom went home. His dad said it was his asthma.", ["Tom"], ["tom"]),
        ("Lena identifies as non-binary; Mr Dix keeps saying it.", ["Lena", "Dix"], ["lena"]),
        ("Tom's social worker said that he has ADHD.", ["Tom"], ["tom"]),
        ("Mrs Fry manages Leo's tablets and his insulin.", ["Fry", "Leo"], ["leo"]),
        ("Ms Hay supports Robyn through depression.", ["Hay", "Robyn"], ["robyn"]),
        ("Dr Roy saw Mrs Dyer on the ward and started sertraline.", ["Roy", "Dyer"], ["dyer"]),
        ("PC Lund took a statement from Miss Barr after she was raped.", ["Lund", "Barr"], ["barr"]),
        ("According to his mother, Tolga dislikes being asked about his asthma.", ["Tolga"], ["tolga"]),
        ("Neither the parents nor Kezia knew that she had taken an overdose.", ["Kezia"], ["kezia"]),
        ("Ellis went home, and Reuben, because of his asthma, did not.", ["Ellis", "Reuben"], ["reuben"]),
        (
            "The panel considered Ada Tate's absence (14 days, shingles) and Piers Nunn's.",
            ["Ada Tate", "Piers Nunn"],
            ["ada tate"],
        ),
        ("Mrs Wragg wrote about Mr Fitch, whom she believes to be a sex offender.", ["Wragg", "Fitch"], ["fitch"]),
        ("Winnie lost her husband to cancer.", ["Winnie"], ["her husband"]),
        ("10:43 Bex: yes i have asthma, so what Tash", ["Bex", "Tash"], ["bex"]),
        ('"I can\'t go in because of my eczema," said Maisie.', ["Maisie"], ["maisie"]),
        ('Ms Farr told the officer: "My asthma is back."', ["Farr"], ["farr"]),
    ],
)
def test_a_fact_hangs_on_the_person_whom_the_sentence_ties_it_to(text, names, expected):
    assert whose(text, *names) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Pupils with asthma must bring a spacer.",
        "The autism policy is reviewed.",
        "Autism is a lifelong condition.",
        "Governors asked how many pupils have EHCPs.",
        "No pupil was found to have head lice.",
        "If a child discloses self-harm, tell the safeguarding lead.",
        "Any resident who develops scabies will stay in their room.",
        "The book is about a boy with Asperger's.",
    ],
)
def test_a_general_statement_is_about_nobody(text):
    assert whose(text) is About.NOBODY


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Leo met Max. He has epilepsy.", ["Leo", "Max"]),
        ("The report mentions dyslexia.", []),
        ("I have autism.", []),
        ("Mum is worried about self-harm.", []),
        ("Tom's teacher has asthma.", ["Tom"]),
        ("Jordan and Max argued. Afterwards he took an overdose.", ["Jordan", "Max"]),
        # Somebody else stands nearer than whom the parse says.
        ("Mr Vince has a son, Ty, in prison.", ["Vince", "Ty"]),
        ("Delroy was referred by the school, and Samson by the court, to CAMHS.", ["Delroy", "Samson"]),
        ("Freya is ill, so Miss Bowen carries her inhaler.", ["Freya", "Bowen"]),
        ("Either Mr Bond or Mr Dahl has a caution.", ["Bond", "Dahl"]),
        ("Macsen has, and Lowri has not, a diagnosis of autism.", ["Macsen", "Lowri"]),
        ("Macsen and, to a lesser degree, Lowri have learning difficulties.", ["Macsen", "Lowri"]),
        # What is talked about, or not believed, need not be theirs.
        ("Encopresis was raised with Mrs Dean.", ["Dean"]),
        ("Re Holly Brand: Mr Ames does not accept the diagnosis of ADHD.", ["Holly Brand", "Ames"]),
        ("Mrs Crewe came in. She is worried that it is depression.", ["Crewe"]),
        ("Theo and Sam share a room; epilepsy runs in the family.", ["Theo", "Sam"]),
        ('"He has schizophrenia," Ms Farr told me.', ["Farr"]),
    ],
)
def test_what_the_text_does_not_tell_is_said_to_be_unknown(text, names):
    assert whose(text, *names) is About.UNKNOWN


def test_a_cell_without_a_name_belongs_to_the_person_of_its_row():
    blocks = table(("Name", "Need", "Teacher"), ("Ethan Ross", "Autism", "J Cole"))
    names = [finding("Ethan Ross", "Ethan Ross", number=3), finding("J Cole", "J Cole", number=5)]
    _, facts = facts_of(view_of(*blocks, found=names))
    assert [one.mentions for one in facts if one.span.block == "f:4"] == [(names[0].id,)]


def test_whoever_a_cell_calls_a_manager_is_not_whom_the_row_is_about():
    blocks = table(("K. Lodge (manager)", "Anita Rawal", "stress at work"))
    names = [finding("K. Lodge (manager)", "K. Lodge", number=0), finding("Anita Rawal", "Anita Rawal", number=1)]
    _, facts = facts_of(view_of(*blocks, found=names))
    assert {one.mentions for one in facts if one.span.block == "f:2"} == {(names[1].id,)}


def test_a_row_that_names_two_people_in_one_cell_tells_nothing():
    blocks = table(("When", "What", "Who"), ("Friday", "Panic attack", "Leo, Max"))
    names = [finding("Leo, Max", "Leo", number=5), finding("Leo, Max", "Max", number=5)]
    _, facts = facts_of(view_of(*blocks, found=names))
    assert [one.about for one in facts if one.span.block == "f:4"] == [About.UNKNOWN]


def test_a_verdict_is_made_anew_when_more_names_are_known():
    text = "Tom's autism is well known."
    view, (before,) = facts_of(view_of(text))
    tom = finding(text, "Tom")
    (after,) = [one for one in ATTRIBUTION.revised(view.with_found([tom, before])) if one.category == "health"]
    assert before.about is About.UNKNOWN
    assert (after.about, after.mentions) == (About.MENTIONS, (tom.id,))
    assert [one for one in after.evidence if one.kind == "attribution"] == [Evidence("attribution", "possessor")]


def test_findings_that_are_no_facts_stay_as_they_are():
    text = "Tom's autism is well known."
    tom = finding(text, "Tom")
    assert tom in ATTRIBUTION.revised(view_of(text, found=[tom]))


def test_the_parser_is_asked_only_where_cheap_signs_fail(monkeypatch):
    asked = []
    view = view_of("Tom's autism is well known.", found=[finding("Tom's autism is well known.", "Tom")])
    view = view.with_found([*view.found, *TERMS.find(view)])
    monkeypatch.setattr(type(view), "parsed_many", lambda self, some: asked.extend(some) or [])
    ATTRIBUTION.revised(view)
    assert asked == []


def test_a_pronoun_looks_back_into_the_paragraph_before():
    first, second = "Ben came in late.", "He has epilepsy."
    ben = finding(first, "Ben")
    _, facts = facts_of(view_of(paragraph(first), paragraph(second, 1), found=[ben]))
    assert [one.mentions for one in facts] == [(ben.id,)]


_WORDS = [
    "Tom",
    "Mrs Bell",
    "he",
    "her",
    "his mum",
    "has",
    "autism",
    "asthma",
    "told",
    "that",
    "and",
    "policy",
    ",",
    ".",
    "with",
    "arrested",
    "\n",
    "the boy",
    "who",
]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=25))
def test_whatever_the_words_findings_stay_and_verdicts_hold_together(words):
    text = " ".join(words)
    names = [finding(text, name) for name in ("Tom", "Bell") if name in text]
    view, _ = facts_of(view_of(text, found=names))
    revised = ATTRIBUTION.revised(view)
    known = {one.id for one in view.found}
    assert [one.id for one in revised] == [one.id for one in view.found]
    for one in revised:
        assert set(one.mentions) <= known
        if one.about is not About.NOT_APPLICABLE:
            assert bool(one.mentions) is (one.about is About.MENTIONS)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        # A pronoun means the one who speaks, not the owner of the room.
        ("Beth broke down in Miss Tudor's office and spoke about her eating disorder.", ["Beth", "Tudor"], ["beth"]),
        ("Ella confided in Miss Tudor that she might be bisexual.", ["Ella", "Tudor"], ["ella"]),
        ("Mrs Sandhu has applied for DLA on behalf of Lloyd.", ["Sandhu", "Lloyd"], ["lloyd"]),
        ("Mr Lorrimer is having an affair with Mrs Keane.", ["Lorrimer", "Keane"], ["keane", "lorrimer"]),
        ("Mrs Dacre has taken out an injunction against Mr Hale.", ["Dacre", "Hale"], ["dacre", "hale"]),
        ("Miss Bowyer gave Samira her antihistamine.", ["Bowyer", "Samira"], ["samira"]),
        ("Niall opted out of the fingerprint system.", ["Niall"], ["niall"]),
        ("Mr Achterberg, a Romany man, complained.", ["Achterberg"], ["a romany man", "achterberg"]),
        ("Mrs Obuya chairs the county's autism working group.", ["Obuya"], About.NOBODY),
        ("Mr Vale brought Britain First leaflets into the staffroom.", ["Vale"], ["vale"]),
    ],
)
def test_signs_that_tell_of_two_people_which_is_meant(text, names, expected):
    assert whose(text, *names) == expected


def test_an_officer_who_finds_a_knife_is_not_the_one_who_had_it():
    assert "nolan" not in whose("PC Nolan searched Rhys and found a knife.", "Nolan", "Rhys")


def test_who_waits_for_a_service_is_not_let_go_as_nobody():
    assert whose("Adaora is on the waiting list for CAMHS.", "Adaora") != About.NOBODY


def test_a_name_behind_the_phrase_that_explains_it_is_of_its_sex():
    text = "Jakub's mother, Beata, told us that he has had asthma since birth."
    assert whose(text, "Jakub", "Beata") in (["jakub"], About.UNKNOWN)


def test_somebody_denied_does_not_bear_the_fact():
    verdict = whose("It was Brody, not Nathan, who brought the cannabis in.", "Brody", "Nathan")
    assert verdict in (About.UNKNOWN, ["brody"])


def test_a_name_that_runs_over_the_end_of_its_sentence_is_read_up_to_it():
    (parsed,) = LANGUAGE.parses(["The asthma of Dr No."])
    name = Named(FindingId("F"), 17, 26, "no. ward", Sex.UNKNOWN, is_name=True)  # ends behind the sentence
    bearer = Sentence(parsed, [name], lambda *_: ()).bearer(4, 10)
    assert bearer is not None
    assert bearer.mentions == (name,)


def test_a_name_before_it_is_context_for_words_that_ask_for_a_person():
    text = "Danuta is Polish and new here. Mr Rahimi asked for a room during Ramadan. There was an assembly on Ramadan."
    view = view_of(text, found=[finding(text, "Danuta"), finding(text, "Rahimi")])
    strong = [one.span.of(text) for one in TERMS.find(view) if one.strength is Strength.STRONG]
    assert strong == ["Polish", "Ramadan"]
