"""What a title or a forename says about its bearer: adult or child, sex, profession. Silence means nothing is known."""

from __future__ import annotations

import re
from enum import StrEnum

from redactor.core.names import TITLES, fold
from redactor.core.people import Role


class Sex(StrEnum):
    """As far as a title or forename tells; used only to keep "Mr" and "Mrs" of one surname apart."""

    FEMALE = "f"
    MALE = "m"


_WORDS = {
    "female": "mrs ms miss lady dame madam madame maam baroness sister mesdames matron",
    "male": "mr sir lord baron father fr brother messrs",
    "kinswoman": "auntie aunty aunt nanny nan nana gran granny grandma",
    "kinsman": "uncle grandad grandpa",
    "police": "pc wpc pcso dc ds di dci dsi sgt sergeant insp inspector supt constable det detective",
    "health": "nurse",
}
_TITLES_BY_KIND = {kind: frozenset(words.split()) for kind, words in _WORDS.items()}
_FEMALE_TITLES = _TITLES_BY_KIND["female"] | _TITLES_BY_KIND["kinswoman"]
_MALE_TITLES = _TITLES_BY_KIND["male"] | _TITLES_BY_KIND["kinsman"]
FAMILY_TITLES = _TITLES_BY_KIND["kinswoman"] | _TITLES_BY_KIND["kinsman"]
"""Titles of relatives: what follows is a forename as often as a surname."""

_FEMALE = """
    abigail agnes aisha alice alison amanda amelia amy andrea angela anita ann anna anne annie barbara beatrice bernadette
    beth bethany beverley brenda bridget carol caroline catherine charlotte cheryl chloe christine claire clare deborah
    debbie denise diane donna dorothy eileen elaine eleanor elizabeth ella ellen emily emma esther eva fatima fiona frances
    gemma georgia gillian grace hannah harriet hayley heather helen holly irene isabel isabella jacqueline jane janet
    janice jean jennifer jenny jessica jill joan joanna joanne josephine joy joyce judith julia julie karen kate katherine
    kathleen katie kelly kerry kirsty laura lauren leanne lesley linda lindsay lisa lorraine louise lucy lydia lynn maria
    marie margaret mary maureen megan melanie michelle miriam molly monica nadia naomi natalie natasha nicola olivia pamela
    patricia paula pauline phoebe priya rachel rebecca rita rosemary ruth sally samantha sandra sarah sharon sheila shirley
    siobhan sophia sophie stella stephanie susan suzanne sylvia teresa theresa tina tracey tracy valerie vanessa veronica
    victoria vivienne wendy yasmin yvonne zainab zoe
"""
_MALE = """
    adam ahmed alan albert alexander alfred ali amir andrew anthony arthur ben benjamin bernard brian callum charles
    christopher colin craig daniel darren david dean dennis derek donald douglas duncan edward eric ethan frank gareth gary
    geoffrey george gerald gordon graham gregory harold harry henry howard hugh ian ibrahim jack jacob james jason jeffrey
    jeremy john jonathan joseph joshua julian keith kenneth kevin lawrence lee leonard liam luke malcolm marcus mark martin
    matthew michael mohamed mohammed muhammad nathan neil nicholas nigel noah norman oliver omar oscar patrick paul peter
    philip raymond richard robert roger ronald roy russell ryan samuel scott sean shaun simon stanley stephen steven stuart
    thomas timothy toby trevor vincent walter wayne william yusuf
"""
_FEMALE_NAMES = frozenset(_FEMALE.split())
_MALE_NAMES = frozenset(_MALE.split())
_TITLE_BEFORE = re.compile(
    r"(?<![^\W_])((?:(?:"
    + "|".join(sorted(TITLES, key=lambda word: (-len(word), word)))
    + r")\.?\s{1,3})+)(?:\d{2,8}\s)?$",
    re.IGNORECASE,
)
_LONGEST_TITLE = 24  # characters looked at before a name


def title_before(text: str, start: int) -> str:
    """The folded title that stands directly before ``text[start:]``, or "": findings leave titles out."""
    before = text[max(0, start - _LONGEST_TITLE) : start]
    if not before or not before[-1].isspace():
        return ""
    match = _TITLE_BEFORE.search(before)
    return " ".join(word.rstrip(".") for word in fold(match.group(1)).split()) if match else ""


def sex_of_title(title: str) -> Sex | None:
    """What a folded title says."""
    words = frozenset(title.split())
    if words & _FEMALE_TITLES:
        return Sex.FEMALE
    return Sex.MALE if words & _MALE_TITLES else None


def sex_of_forename(forename: str) -> Sex | None:
    """What a folded forename says, where usage in the United Kingdom is all but uniform."""
    if forename in _FEMALE_NAMES:
        return Sex.FEMALE
    return Sex.MALE if forename in _MALE_NAMES else None


def role_of_title(title: str) -> Role | None:
    """The role that a folded title gives away, if any: "Mrs" gives none, since an unknown adult is not staff."""
    words = frozenset(title.split())
    if words & _TITLES_BY_KIND["police"]:
        return Role.POLICE
    return Role.HEALTH_PROFESSIONAL if words & _TITLES_BY_KIND["health"] else None
