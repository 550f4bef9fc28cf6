"""Indirect mentions: "his mum", "Tyler's sister", "Child B". Each gets a person, known only by the relation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from redactor.core.categories import Family
from redactor.core.documents import Document
from redactor.core.findings import Evidence, Finding
from redactor.core.ids import FindingId
from redactor.core.names import fold
from redactor.core.people import Role
from redactor.people.linking import Links
from redactor.people.namesakes import Resolved
from redactor.people.somebody import Somebody
from redactor.people.surroundings import KIN_WORDS, PARENT_WORDS, SIBLING_WORDS, Surroundings, kin_role
from redactor.people.titles import Sex

_KIN = re.compile(
    r"\b(" + "|".join(sorted([*PARENT_WORDS, *SIBLING_WORDS, *KIN_WORDS], key=lambda w: (-len(w), w))) + r")s?\b"
)
_MOTHERS = frozenset(["mum", "mummy", "mother", "mam"])
_FATHERS = frozenset(["dad", "daddy", "father"])


def resolve_indirect(
    documents: Sequence[Document], findings: Sequence[Sequence[Finding]], links: Links, surroundings: Surroundings
) -> dict[FindingId, Resolved]:
    """Who each indirect finding may mean."""
    found: dict[FindingId, Resolved] = {}
    for document, here in zip(documents, findings, strict=True):
        texts = {block.id: block.text for block in document.blocks}
        for finding in here:
            if finding.family is Family.INDIRECT and finding.span.block in texts:
                words = fold(finding.span.of(texts[finding.span.block]))
                named = tuple(f.id for f in here if f.family is Family.PERSON and finding.span.covers(f.span))
                found[finding.id] = _resolve(
                    _Pointing(finding.mentions or named, words, document.file), links, surroundings
                )
    return found


@dataclass(frozen=True, slots=True)
class _Pointing:
    """Words that point at somebody, and the names they hang on."""

    mentions: tuple[FindingId, ...]
    words: str
    file: str


def _resolve(one: _Pointing, links: Links, surroundings: Surroundings) -> Resolved:
    owners = _owners(one.mentions, links)
    kin = _KIN.search(one.words)
    job = surroundings.job_in("end", one.words) if kin is None else None
    if job is not None:
        person = _unnamed(("job", one.file, one.words), job[1], links)
        person.role = job[0]
        return Resolved((person,), (Evidence("job", job[1]),))
    if len(owners) != 1:
        return Resolved((_unnamed(("indirect", one.file, one.words), "", links),), (_UNRESOLVED,))
    if kin is None:
        # "the victim (Tyler)", "the lad": the finding itself says whom it points at.
        return Resolved(owners, (Evidence("indirect", "the finding says whom it points at"),))
    return _relative(owners[0], kin.group(1), links)


_UNRESOLVED = Evidence("indirect", "points at somebody without a name")


def _owners(mentions: Sequence[FindingId], links: Links) -> tuple[Somebody, ...]:
    resolved = [links.resolved[mention].people for mention in mentions if mention in links.resolved]
    people = dict.fromkeys(person for some in resolved for person in some)
    return tuple(people) if all(len(some) == 1 for some in resolved) else ()


def _relative(owner: Somebody, kin: str, links: Links) -> Resolved:
    why = Evidence("kinship", f"{kin} of somebody named")
    relative = _unnamed(("kin", *owner.key, _same_word(kin)), f"{kin} of {owner.called or 'somebody named'}", links)
    relative.role = relative.role or kin_role(kin, of_subject=owner.is_subject)
    if not owner.is_subject or kin not in PARENT_WORDS:
        return Resolved((relative,), (why,))
    requester = next((one for one in links.pool if one.anchor == "requester"), None)
    if requester is None or not _may_be_parent(requester, kin):
        return Resolved((relative,), (why,))
    if requester.sexes and _sex_of(kin) in requester.sexes:
        return Resolved((requester,), (Evidence("kinship", "the requester is this parent of the data subject"),))
    return Resolved((requester, relative), (Evidence("kinship", "the requester, or the other parent"),))


def _may_be_parent(requester: Somebody, kin: str) -> bool:
    sex = _sex_of(kin)
    return sex is None or not requester.sexes or sex in requester.sexes


def _sex_of(kin: str) -> Sex | None:
    if kin in _MOTHERS:
        return Sex.FEMALE
    return Sex.MALE if kin in _FATHERS else None


def _same_word(kin: str) -> str:
    if kin in _MOTHERS:
        return "mother"
    return "father" if kin in _FATHERS else kin


def _unnamed(key: tuple[str, ...], called: str, links: Links) -> Somebody:
    one = links.pool.people.get(key)
    if one is None:
        one = Somebody(
            key, called=called or "somebody not named", is_nameless=True, role=None if called else Role.UNKNOWN
        )
        links.pool.people[key] = one
    return one
