"""Whom a pronoun means: the nearest sentence that names somebody it agrees with, and only if that is one person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from redactor.detection.mentions import Named, Sex, outermost

_PRONOUNS: Mapping[str, Sex] = {
    **dict.fromkeys(("he", "him", "his", "himself"), Sex.MALE),
    **dict.fromkeys(("she", "her", "hers", "herself"), Sex.FEMALE),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "themself"), Sex.UNKNOWN),
}
_BACK = 4  # sentences looked back over

PRONOUNS = frozenset(_PRONOUNS)
"""Third-person pronouns, folded."""

OWN_PRONOUNS = frozenset(["i", "me", "my", "mine", "myself", "we", "us", "our", "you", "your"])
"""Pronouns of the writer and the reader: whom they mean the text does not tell."""


def antecedent(pronoun: str, before: Sequence[Named], earlier: Sequence[Sequence[Named]]) -> tuple[Named, ...]:
    """Whom *pronoun* (folded) means, as mentions of one person; () where it cannot be told.

    *before*: mentions in its own sentence, in front of it. *earlier*: those of the sentences before, nearest last.
    """
    sex = _PRONOUNS.get(pronoun)
    if sex is None:
        return ()
    for mentions in (before, *list(reversed(earlier))[:_BACK]):
        fitting = _fitting(sex, outermost(mentions)) or _fitting(sex, mentions)
        if fitting:
            return _one_person(fitting)
    return ()


def agrees(pronoun: str, one: Named) -> bool:
    """Whether *pronoun* (folded) may mean somebody of this sex."""
    return _may_be_of(_PRONOUNS.get(pronoun, Sex.UNKNOWN), one)


def _may_be_of(sex: Sex, one: Named) -> bool:
    return sex is Sex.UNKNOWN or (not one.are_several and one.sex in {sex, Sex.UNKNOWN})


def _fitting(sex: Sex, mentions: Sequence[Named]) -> list[Named]:
    """Those whom the pronoun may mean; where some surely agree, only they."""
    possible = [one for one in mentions if _may_be_of(sex, one)]
    if sex is Sex.UNKNOWN:
        return possible
    sure = [one for one in possible if one.sex is sex]
    # "Jordan and Max argued. He …", "Mr Pike made Farid …his": whose sex nobody knows may be meant as well.
    is_open = not sure or any(one.is_name and one.sex is Sex.UNKNOWN for one in possible)
    return possible if is_open else sure


def _one_person(fitting: Sequence[Named]) -> tuple[Named, ...]:
    first = fitting[0]
    if all(one.is_same_person(first) for one in fitting):
        return (fitting[-1],)
    return ()
