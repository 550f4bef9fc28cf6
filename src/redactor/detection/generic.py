"""Facts of nobody: "the autism policy", "a lesson on HIV", "pupils with asthma". Only plain signs count.

A fact taken for nobody's is let go, so whatever is not plain stays undecided.
"""

from __future__ import annotations

import re

_OF_THE_SCHOOL = """
    policy policies procedure procedures training lesson lessons assembly assemblies workshop course courses leaflet leaflets poster posters booklet
    guidance framework strategy curriculum unit topic module resource resources charity appeal society association council network conference
    awareness day week month campaign group groups team teams service services clinic clinics base centre register list lead leads champion
    coordinator co-ordinator department sector policy-makers website page helpline hotline toolkit textbook book books novel film play poem documentary article research study
    question questions quiz competition reader scanner machine system code codes law laws act legislation statistics rate rates figures budget funding grant
    governor link officer duty inset twilight webinar programme pathway offer provision talk display noticeboard briefing pilot trial scheme session sessions
    room rooms form forms template templates checklist protocol questionnaire survey audit newsletter event project essay dissertation exhibition drop-in character characters
"""
GENERIC_NOUNS = frozenset(_OF_THE_SCHOOL.split())
"""Folded nouns that a term beside them makes part of an institution, a text or a lesson."""

# Words between a term and the noun that makes it general.
_GOES_ON = frozenset(
    [
        "awareness",
        "working",
        "steering",
        "support",
        "history",
        "training",
        "staff",
        "parents",
        "information",
        "pride",
        "education",
    ]
)

# Somebody may be on, in or under these: general only where the sentence names nobody.
_ALSO_PERSONAL = frozenset(
    ["base", "centre", "clinic", "clinics", "course", "grant", "group", "groups", "list", "offer", "pathway", "programme", "provision", "register", "service", "services", "team", "teams", "unit", "room", "form", "forms", "checklist", "drop-in", "questionnaire"]
)  # fmt: skip

_PEOPLE = "volunteers|visitors|contractors|applicants|pupils|children|students|learners|staff|parents|people|individuals|adults|boys|girls|teachers|employees|patients|those|anyone|everyone|someone|families|young people|members|residents|tenants|service users|clients|carers|claimants|parishioners|customers|workers"
_PERSON = "pupil|child|student|learner|member of staff|person|parent|employee|teacher|adult|patient|tenant|resident|worker|colleague|client|service user|parishioner|customer|volunteer|applicant|claimant|carer"
_ANY = r"any|no|every|each|all|most|many|some|other|both|a few"
_PLURAL_HOLDER = re.compile(
    rf"\b(?:(?:{_ANY})\s+(?:\w+\s+)?(?:{_PEOPLE}|{_PERSON})|"
    rf"(?<!the )(?<!these )(?<!those )(?<!two )(?<!three )\b(?:{_PEOPLE}))\s+(?:with|who\s+(?:have|has|take|takes|are|is|suffers?|needs?|develops?|experiences?)|in|on|from|living with|suffering from|experiencing|at risk of)\b",
    re.IGNORECASE,
)
_COUNTED_HOLDER = re.compile(
    rf"\b(?:how many|\d+ ?% of|per cent of|number of|none of|fewer|more|most)\s+(?:of\s+)?(?:the\s+|our\s+)?(?:{_PEOPLE})\s+(?:have|are|do|had|were|take)\b|"
    rf"\b(?:no (?:pupil|child|student|parent|employee|patient|teacher|member of staff)|nobody|no-one|no one)\b[^.;]{{0,20}}?\s(?:has|had|is|was|to have|have)\b",
    re.IGNORECASE,
)
_IF_ANYBODY = re.compile(
    rf"(?:^|[.;,:]\s+)\W*(?:if|when|whenever|where|should|unless|in case)\s+(?:a|an|any|another)\s+(?:\w+\s+)?(?:{_PEOPLE}|{_PERSON})\b[^.;]*$",
    re.IGNORECASE,
)
_FICTION = re.compile(
    r"\b(?:book|novel|film|story|play|poem|documentary|series|song|drama)s?\b[^.;]{0,20}\babout\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_DUTY = re.compile(
    rf"^\W*(?:all\s+|any\s+|every\s+)?(?:{_PEOPLE}|schools|the school|governors|we|you)\s+(?:should|must|may|can|will|need|require|are (?:asked|expected|required) to)\b",
    re.IGNORECASE,
)
_DEFINITION = re.compile(r"\s+(?:is|are|can|may|often|affects?|means|makes|causes?|includes?|remains?)\b")
_OWN_CHOICE = re.compile(
    r"\b(?:opt(?:ed|s|ing)? (?:out|in)|refus(?:ed|es|ing)|withdr[ae]wn?|consent(?:ed|s)?)\b[^.;]{0,20}$", re.IGNORECASE
)
_NEXT_WORDS = re.compile(r"[\s+-]+([\w-]+)(?:[ \u00a0](?:and )?([\w-]+))?")
_PAPERS = frozenset(["leaflet", "leaflets", "poster", "posters", "campaign", "badge", "meeting"])
_TOPIC_BEFORE = re.compile(
    r"\b([\w-]+)\s+(?P<link>on|about|covering|explaining|against|into|for)\s+(?:(?:the|a|an)\s+)?(?:[\w-]+\s+){0,1}$"
)


def is_beside_generic_noun(
    sentence: str, start: int, end: int, *, names_people: bool, of_opinion: bool = False
) -> bool:
    """Whether the words at ``start`` to ``end`` are part of a noun of the institution: "autism policy", "lesson on HIV".

    *of_opinion*: who hands out a party's leaflets tells an opinion.
    """
    if _OWN_CHOICE.search(sentence, 0, start):
        return False
    if _is_before_generic_noun(sentence, end, names_people=names_people, of_opinion=of_opinion):
        return True
    before = _TOPIC_BEFORE.search(sentence, 0, start)
    if before is None:
        return False
    is_for = before.group("link").casefold() == "for"  # "on the waiting list for CAMHS"; but "a course about it"
    nouns = GENERIC_NOUNS - (_ALSO_PERSONAL if names_people and is_for else frozenset())
    return before.group(1).casefold() in nouns


def _is_before_generic_noun(sentence: str, end: int, *, names_people: bool, of_opinion: bool) -> bool:
    """The next word decides; or the one after it, behind a word that goes on with the noun ("autism working group")."""
    after = _NEXT_WORDS.match(sentence, end)
    if after is None:
        return False
    nouns = GENERIC_NOUNS - (_ALSO_PERSONAL if names_people else frozenset()) - (_PAPERS if of_opinion else frozenset())
    first, second = after.group(1).casefold(), (after.group(2) or "").casefold()
    return first in nouns or (first in _GOES_ON and second in GENERIC_NOUNS)


def is_told_in_fiction(sentence: str, start: int) -> bool:
    """Whether a book or film is said to be about what stands at *start*."""
    return bool(_FICTION.search(sentence, 0, start))


def is_if_anybody(sentence: str, start: int) -> bool:
    """Whether what stands at *start* is supposed of anybody: "If a child discloses …"."""
    return bool(_IF_ANYBODY.search(sentence, 0, start))


def is_about_anybody(sentence: str, start: int, end: int, *, names_people: bool) -> bool:
    """Whether the sentence speaks of everybody of a kind, or defines the term."""
    if is_told_in_fiction(sentence, start):
        return True
    holder = _PLURAL_HOLDER.search(sentence, 0, start) or _COUNTED_HOLDER.search(sentence, 0, start)
    if holder and start - holder.end() < 30:
        return True
    if names_people:
        return False
    stands_first = not sentence[:start].strip()
    return bool(_DUTY.match(sentence)) or (stands_first and bool(_DEFINITION.match(sentence, end)))
