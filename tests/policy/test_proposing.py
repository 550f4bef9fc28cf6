"""What is proposed for whom: the outcomes that a wrong rule would leak or over-redact."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.people.marked import FACTS, RULES, case

from redactor.core.documents import Block, BlockKind, Gap, GapKind
from redactor.core.facts import Nation, Relation, Requester
from redactor.core.findings import Strength
from redactor.core.ids import block_id
from redactor.core.items import Extent, Outcome
from redactor.core.people import Consent, KnownPerson, Role
from redactor.core.places import Place

PUPIL = KnownPerson("Tyler Smith", Role.PUPIL)
TEACHER = KnownPerson("Jane Osei", Role.STAFF)


def items(made, words=None, **kwargs):
    """Items anchored at those words (all items without words)."""
    found = made.propose(**kwargs).items
    return [i for i in found if words is None or (i.anchor is not None and made.text(i.anchor) == words)]


def proposed(made, words):
    (item,) = items(made, words)
    return item.proposal


def disclosed(made):
    return [made.words(d.finding) for d in made.propose().disclosed]


def test_the_data_subject_and_the_requester_are_disclosed():
    made = case("[Amelia Clarke] and [Ruth Clarke], {email_address:amelia.clarke@example.org}.")
    assert items(made) == []
    assert disclosed(made) == ["Amelia Clarke", "Ruth Clarke", "amelia.clarke@example.org"]


def test_another_pupil_is_withheld_by_words_under_paragraph_16():
    proposal = proposed(case("[Tyler Smith] fell.", known_people=(PUPIL,)), "Tyler Smith")
    assert (proposal.outcome, proposal.ground, proposal.extent) == (Outcome.WITHHOLD, "TP", Extent.WORDS)


def test_staff_in_role_are_disclosed_but_not_their_private_number():
    made = case("[Jane Osei], {phone_number:07700 900123}", known_people=(TEACHER,))
    assert disclosed(made) == ["Jane Osei"]
    assert proposed(made, "07700 900123").outcome is Outcome.WITHHOLD


def test_an_address_at_the_organisations_domain_is_disclosed_for_staff_not_for_pupils():
    known = (PUPIL, TEACHER)
    made = case(
        "{email_address:jane.osei@elm.example.org} {email_address:tyler.smith@elm.example.org}", known_people=known
    )
    assert disclosed(made) == ["jane.osei@elm.example.org"]
    assert proposed(made, "tyler.smith@elm.example.org").outcome is Outcome.WITHHOLD


def test_the_job_in_which_somebody_acts_is_no_fact_about_them():
    made = case("The {health:school nurse<Joy Peters} [Joy Peters] saw [Amelia Clarke].")
    assert items(made, "school nurse") == []
    other = case("[Tyler Smith] saw the {health:school nurse<Tyler Smith}.", known_people=(PUPIL,))
    assert proposed(other, "school nurse").outcome is Outcome.WITHHOLD


def test_who_an_adult_of_unknown_role_is_gets_asked_once_a_document_for_all_mentions():
    made = case(["Mrs [Anne Reid] rang.", "Mrs [Reid] came. Mrs [Reid] left."], ["Mrs [Anne Reid] wrote."])
    first, second = items(made)
    assert [made.text(span) for span in first.area] == ["Anne Reid", "Reid", "Reid"]
    assert len(first.findings) == 3
    assert len(second.findings) == 1
    assert {first.proposal.outcome, second.proposal.outcome} == {Outcome.REFER}
    assert first.people == second.people


def test_an_adult_of_unknown_role_is_referred_not_taken_for_staff():
    assert proposed(case("Mrs [Khan] came."), "Khan").outcome is Outcome.REFER


def test_a_mention_that_may_be_the_data_subject_or_another_is_referred():
    made = case(["[Amelia] fell."], known_people=(KnownPerson("Amelia Jones", Role.PUPIL),))
    item = items(made, "Amelia")[0]
    assert item.proposal.outcome is Outcome.REFER
    assert len(item.people) == 2


@pytest.mark.parametrize(
    ("whose", "outcome"),
    [
        ("Amelia", None),
        ("Tyler Smith", Outcome.WITHHOLD),
        ("Amelia+Tyler Smith", Outcome.REFER),
        ("nobody", None),
        ("?", Outcome.REFER),
    ],
)
def test_a_special_category_asks_whose_fact_it_is(whose, outcome):
    made = case(f"[Amelia] and [Tyler Smith]: {{religion:Catholic<{whose}}}.", known_people=(PUPIL,))
    found = items(made, "Catholic")
    assert [i.proposal.outcome for i in found] == ([outcome] if outcome else [])
    assert ("Catholic" in disclosed(made)) is (outcome is None)


def test_a_relatives_offence_goes_with_the_sentence_that_would_still_point():
    made = case(
        "School is fine. {indirect:Tyler Smith's dad<Tyler Smith} is in {offence:prison<Tyler Smith's dad}. [Tyler Smith] left.",
        known_people=(PUPIL,),
    )
    item = items(made, "prison")[0]
    assert item.proposal.extent is Extent.SENTENCE
    assert made.text(item.area[0]) == "Tyler Smith's dad is in prison."
    (inner,) = items(made, "Tyler Smith's dad")
    assert inner.covered_by == item.id


def test_health_of_the_data_subject_is_asked_once_a_document():
    made = case("[Amelia] has {health:asthma<Amelia} and {health:eczema<Amelia}.")
    (item,) = items(made)
    assert (item.proposal.ground, item.proposal.extent, item.anchor) == ("H6", Extent.SENTENCE, None)
    assert [made.text(span) for span in item.area] == ["Amelia has asthma and eczema."]
    assert item.proposal.evidence_needed == ("health_basis",)
    assert disclosed(made) == ["Amelia", "asthma", "eczema"]


def test_facts_of_one_category_in_one_sentence_about_one_person_are_one_question():
    made = case(["[Tyler Smith] was {religion:fasting<Tyler Smith} during {religion:Ramadan<Tyler Smith}."])
    weak = made.finding("Ramadan")
    made = replace(
        made,
        findings=tuple(
            tuple(replace(f, strength=Strength.WEAK) if f.id == weak.id else f for f in found)
            for found in made.findings
        ),
    )
    (item,) = [i for i in items(made) if i.category == "religion"]
    assert [made.text(span) for span in item.area] == ["fasting", "Ramadan"]
    assert item.proposal.outcome is Outcome.WITHHOLD


def test_a_general_word_beside_somebodys_own_fact_goes_with_it_and_elsewhere_stays():
    made = case(
        [
            "[Tyler Smith] has {health:asthma<Tyler Smith}; the {health:asthma<nobody} policy applies.",
            "The {health:asthma<nobody} policy is new.",
        ]
    )
    (item,) = [i for i in items(made) if i.category == "health"]
    assert [made.text(span) for span in item.area] == ["asthma", "asthma"]
    assert disclosed(made).count("asthma") == 1


def test_facts_of_different_people_or_categories_stay_apart():
    text = "[Tyler Smith] has {health:asthma<Tyler Smith}, [Zoe Khan] has {health:eczema<Zoe Khan} and {religion:Eid<Zoe Khan}."
    assert len([i for i in items(case([text])) if i.category in {"health", "religion"}]) == 3


OFFICER = KnownPerson("Ivy Grant", Role.COUNCIL_OFFICER)


@pytest.mark.parametrize(
    ("kind", "staff", "officer"),
    [
        ("maintained school", "name-deemed-reasonable", "name-deemed-reasonable"),
        ("academy", "name-deemed-reasonable", "name-disclosed-by-role"),
        ("company", "name-disclosed-by-role", "name-disclosed-by-role"),
        ("", "name-disclosed-by-role", "name-disclosed-by-role"),
        ("council", "name-disclosed-by-role", "name-deemed-reasonable"),
    ],
)
def test_disclosure_is_deemed_reasonable_only_within_the_limits_of_paragraph_17(kind, staff, officer):
    people = (KnownPerson("Mary Hall", Role.STAFF), OFFICER, KnownPerson("Ann Osei", Role.HEALTH_PROFESSIONAL))
    made = case(
        ["[Mary Hall] met [Ivy Grant] and [Ann Osei]."],
        known_people=people,
        organisation=replace(FACTS.organisation, kind=kind),
    )
    rules = {made.words(d.finding): d.rule for d in made.propose().disclosed}
    assert rules == {"Mary Hall": staff, "Ivy Grant": officer, "Ann Osei": "name-deemed-reasonable"}


STAFF_ROW = KnownPerson("Mary Hall", Role.STAFF)
DOCTOR, NURSE = KnownPerson("Ann Osei", Role.HEALTH_PROFESSIONAL), KnownPerson("Ben Rossi", Role.HEALTH_PROFESSIONAL)
BY_DOCTOR = ["[Amelia] has {health:asthma<Amelia}, says [Ben Rossi].", "Yours sincerely", "[Ann Osei]"]
BY_STAFF = ["From: [Mary Hall]", "[Ann Osei] rang: [Amelia] has {health:eczema<Amelia}."]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (BY_DOCTOR, ["Report by: Dr [Ann Osei]", "[Amelia] has {health:eczema<Amelia}."], True),
        (BY_DOCTOR, BY_STAFF, False),
        (BY_STAFF, ["[Amelia] has {health:asthma<Amelia}.", "Kind regards,\n[Mary Hall]"], True),
        (["[Amelia] has {health:asthma<Amelia}."], ["[Amelia] has {health:eczema<Amelia}."], False),
    ],
)
def test_health_questions_about_what_one_author_wrote_form_one_group(one, other, same):
    made = case(one, other, known_people=(STAFF_ROW, DOCTOR, NURSE))
    groups = {item.group for item in items(made) if item.proposal.ground == "H6"}
    assert len(groups) == (1 if same else 2)


def test_whole_rows_of_others_go_from_a_class_list_and_the_data_subjects_row_stays():
    made = case(
        [
            ["!Pupil", "DOB"],
            ["[Amelia Clarke]", "{date_of_birth:09/03/2014<Amelia Clarke}"],
            ["[Tyler Smith]", "{date_of_birth:01/02/2014<Tyler Smith}"],
            ["[Zoe Khan]", "{date_of_birth:05/02/2014<Zoe Khan}"],
            ["[Bo Li]", "{date_of_birth:07/02/2014<Bo Li}"],
        ]
    )
    found = items(made)
    rows = [i for i in found if i.proposal.extent is Extent.ROW]
    assert [[made.text(s) for s in i.area] for i in rows] == [
        ["Tyler Smith", "01/02/2014"],
        ["Zoe Khan", "05/02/2014"],
        ["Bo Li", "07/02/2014"],
    ]
    assert {i.covered_by for i in found if i.proposal.extent is Extent.WORDS} == {i.id for i in rows}
    assert disclosed(made) == ["Amelia Clarke", "09/03/2014"]


def test_a_log_about_one_child_is_no_register():
    rows = [["[Amelia Clarke]", f"Hit [Tyler Smith] on day {day}"] for day in range(5)]
    made = case([["!Pupil", "What"], *rows], known_people=(PUPIL,))
    assert {i.proposal.extent for i in items(made)} == {Extent.WORDS}


def test_passages_are_referred_as_a_whole_with_the_grounds_of_this_case():
    made = case("First line. {safeguarding:MASH} referral made.")
    (item,) = items(made)
    assert item.proposal.outcome is Outcome.REFER
    assert made.text(item.area[0]) == "First line. MASH referral made."
    assert {"CA21", "ED19", "H4"} <= set(item.proposal.candidate_grounds)


@pytest.mark.parametrize(
    ("requester", "nation", "missing"),
    [
        (Requester("", Relation.SELF), Nation.ENGLAND, {"CA21", "H4", "SW10"}),
        (Requester("Ruth Clarke", Relation.PARENT), Nation.SCOTLAND, {"CA21"}),
        (Requester("Ruth Clarke", Relation.PARENT_WITHOUT_PR), Nation.ENGLAND, {"CA21", "H4", "SW10"}),
        (Requester("Ruth Clarke", Relation.PARENT), Nation.ENGLAND, set()),
    ],
)
def test_grounds_that_need_parental_responsibility_are_offered_only_with_it(requester, nation, missing):
    made = case("{safeguarding:MASH}", requester=requester, nation=nation)
    offered = set(items(made)[0].proposal.candidate_grounds)
    assert {"CA21", "H4", "SW10"} - offered == missing


def test_consent_and_knowledge_let_a_name_go_and_a_refusal_asks():
    agreed = replace(PUPIL, consent=Consent.GIVEN)
    known = replace(PUPIL, known_to_requester="was present")
    refused = replace(TEACHER, consent=Consent.REFUSED)
    assert disclosed(case("[Tyler Smith]", known_people=(agreed,))) == ["Tyler Smith"]
    assert disclosed(case("[Tyler Smith]", known_people=(known,))) == ["Tyler Smith"]
    assert proposed(case("[Jane Osei]", known_people=(refused,)), "Jane Osei").outcome is Outcome.REFER


def test_knowing_the_name_is_not_knowing_the_diagnosis():
    known = replace(PUPIL, known_to_requester="was present")
    made = case("[Tyler Smith] has {health:asthma<Tyler Smith}.", known_people=(known,))
    assert proposed(made, "asthma").outcome is Outcome.WITHHOLD


def test_exact_copies_share_a_group_and_others_do_not():
    made = case(["[Tyler Smith] [Zoe Khan]"], ["[TYLER SMITH]"], known_people=(PUPIL,))
    groups = {made.text(i.anchor): i.group for i in items(made)}
    assert groups["Tyler Smith"] == groups["TYLER SMITH"] != groups["Zoe Khan"]


def test_an_item_keeps_its_id_when_the_rules_change():
    made = case("[Tyler Smith] fell.", known_people=(PUPIL,))
    silent = replace(RULES, policy=())
    (before,), (after,) = made.propose().items, made.propose(rules=silent).items
    assert before.id == after.id
    assert after.proposal.outcome is Outcome.REFER
    assert FACTS.name


def test_the_requesters_own_is_asked_about_where_the_relation_is_unknown_or_the_fact_is_special():
    unknown = case("[Ruth Clarke]", requester=Requester("Ruth Clarke", Relation.UNKNOWN))
    assert proposed(unknown, "Ruth Clarke").outcome is Outcome.REFER
    proposal = proposed(case("[Ruth Clarke] has {health:asthma<Ruth Clarke}."), "asthma")
    assert (proposal.outcome, proposal.candidate_grounds) == (Outcome.REFER, ("TP", "OOS"))


def test_one_of_several_people_in_different_roles_is_asked_about():
    known = (KnownPerson("Tom Shaw", Role.STAFF), KnownPerson("Zoe Shaw", Role.PUPIL))
    assert proposed(case("[Shaw] left.", known_people=known), "Shaw").rule == "one-of-several-people"


def test_shared_names_of_one_document_are_one_question_with_the_facts_that_hang_on_them():
    made = case(
        ["[Amelia Clarke]: [Amelia] ran; [Amelia] has {religion:Catholic<Amelia} books."],
        known_people=(KnownPerson("Amelia Jones", Role.PUPIL),),
    )
    (item,) = items(made)
    assert [made.text(span) for span in item.area] == ["Amelia", "Amelia", "Catholic"]
    assert len(item.findings) == 3
    assert item.proposal.rule == "could-be-subject-or-another"


def test_text_that_the_copy_does_not_carry_and_gaps_wait_for_a_person_and_equal_pictures_share_a_group():
    made = case("[Tyler Smith] ran.", "Plain.", known_people=(PUPIL,))
    document = made.documents[0]
    hidden = [
        Block(block_id(document.file, f"h{n}"), BlockKind.PROPERTY, Place("info", path=(9, n)), words, carried=False)
        for n, words in enumerate(("an author", "a keyword", " "))
    ]
    gaps = tuple(Gap(document.file, GapKind.PICTURE, Place("page", 0, (n,)), "a picture", "same") for n in (1, 2))
    made = replace(
        made, documents=(replace(document, blocks=(*document.blocks, *hidden), gaps=gaps), made.documents[1])
    )
    found = {item.category: item for item in items(made)}
    assert [made.text(span) for span in found["other_text"].area] == ["an author", "a keyword"]
    groups = [item.group for item in items(made) if item.category == "gap"]
    assert groups[0] == groups[1] != ""
    assert all(item.proposal.outcome is Outcome.REFER for item in items(made) if item.category != "person")


def test_a_row_that_mentions_the_data_subject_never_goes_as_somebody_elses():
    rows = [[f"[{name}]", f"note {n}"] for n, name in enumerate(("Zoe Khan", "Bo Li", "Kai Ray"))]
    made = case([["!Pupil", "Note"], *rows, ["[Tyler Smith]", "helped [Amelia]"]], known_people=(PUPIL,))
    assert proposed(made, "Tyler Smith").extent is Extent.WORDS
    assert sum(i.proposal.extent is Extent.ROW for i in items(made)) == len(rows)


def test_initials_beside_entries_say_who_wrote_them_not_whose_row_it_is():
    rows = [["!Entry", "Initials"], *[["came late", f"[{letters}]"] for letters in ("TS", "ZK", "BL", "KR")]]
    assert {i.proposal.extent for i in items(case(rows))} == {Extent.WORDS}


def test_an_address_on_the_web_with_somebody_s_account_in_it_names_somebody():
    made = case(["{url:https://example.org/news} and {url:https://social.example.org/@xz77}"])
    asked = {made.findings[0][n].span.of(made.documents[0].blocks[0].text) for n in range(2)}
    assert len(asked) == 2
    disclosed = [one.finding for one in made.propose().disclosed]
    assert [
        finding.span.of(made.documents[0].blocks[0].text) for finding in made.findings[0] if finding.id in disclosed
    ] == ["https://example.org/news"]
