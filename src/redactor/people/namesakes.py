"""Namesakes: one written name, possibly several humans. Two humans with one name stay two, or are ambiguous."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from redactor.core.findings import Evidence
from redactor.core.ids import FindingId
from redactor.people.sightings import Sighting
from redactor.people.somebody import Key, Somebody, person_id
from redactor.people.whole_names import NameGroup


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who a sighting may mean, most likely first, and why; nobody where it is no name of anybody."""

    people: tuple[Somebody, ...]
    evidence: tuple[Evidence, ...] = ()


Born = Mapping[FindingId, str]
"""Dates of birth that stand in the same row or hang on the same mention, by person finding."""


def settle_group(group: NameGroup, born: Born) -> tuple[list[Somebody], dict[FindingId, Resolved]]:
    """The humans behind one name, and who each sighting of it means."""
    sightings = group.sightings
    people = _people_of(group, sightings, born)
    resolved: dict[FindingId, Resolved] = {}
    undecided: list[Sighting] = []
    for sighting in sightings:
        fits = [one for one in people if not _conflict(one, sighting, born)]
        sure = fits if len(fits) == 1 else [one for one in fits if _agreement(one, sighting, born)]
        if len(sure) == 1:
            sure[0].see(sighting, tells_apart=True)
            resolved[sighting.finding.id] = Resolved((sure[0],), _why(group, people))
        else:
            undecided.append(sighting)
    for sighting in undecided:
        resolved[sighting.finding.id] = _between(sighting, people, born)
    return people, resolved


def _people_of(group: NameGroup, sightings: Sequence[Sighting], born: Born) -> list[Somebody]:
    people = group.anchors
    for one in people:
        for node in group.nodes:
            one.other_ids.add(person_id(("name", *node.pair)))
    for sighting in sightings:
        if all(_conflict(one, sighting, born) for one in people):
            people.append(_new(group, sighting, people, born))
        else:
            _sharpen([one for one in people if not _conflict(one, sighting, born)], sighting, born)
    for one in people:
        one.evidence |= group.evidence
        for node in group.nodes:
            if not one.anchor or node.sightings:
                one.forenames.add(node.pair[0])
                one.surnames.add(node.pair[1])
    return people


def _sharpen(fits: list[Somebody], sighting: Sighting, born: Born) -> None:
    """What a sighting tells about the only person it fits: the next one may conflict with it."""
    if len(fits) == 1:
        one = fits[0]
        one.is_child = one.is_child or sighting.is_child
        one.is_adult = one.is_adult or sighting.is_adult
        one.born = one.born or born.get(sighting.finding.id, "")
        one.middles.update(sighting.name.middle)
        if sighting.name.title:
            one.titles.add(sighting.name.title)


def _new(group: NameGroup, sighting: Sighting, others: Sequence[Somebody], born: Born) -> Somebody:
    node = max(group.nodes, key=lambda node: (node.weight, node.pair))
    key: Key = ("name", *node.pair)
    if others:
        key = (*key, *_mark(sighting, born))
    one = Somebody(key)
    if not others:
        one.other_ids.update(person_id(("name", *node.pair)) for node in group.nodes)
    one.learn_name(sighting.name)
    _sharpen([one], sighting, born)
    return one


def _mark(sighting: Sighting, born: Born) -> Key:
    """What keeps a namesake's id apart: an age group, a date of birth or a middle name."""
    age = "child" if sighting.is_child else "adult" if sighting.is_adult else ""
    return (age, born.get(sighting.finding.id, ""), *sighting.name.middle)


def _conflict(one: Somebody, sighting: Sighting, born: Born) -> bool:
    when = born.get(sighting.finding.id, "")
    if one.born and when and one.born != when:
        return True
    if (one.is_child and not one.is_adult and sighting.is_adult) or (
        one.is_adult and not one.is_child and sighting.is_child
    ):
        return True
    return _middles_conflict(one.middles, sighting.name.middle)


def _middles_conflict(known: Iterable[str], seen: Sequence[str]) -> bool:
    """Whether both have middle names and none of them fits: "R" fits "Rose"."""
    known = list(known)
    return bool(known and seen) and not any(a.startswith(b) or b.startswith(a) for a in known for b in seen)


def _agreement(one: Somebody, sighting: Sighting, born: Born) -> bool:
    when = born.get(sighting.finding.id, "")
    return (
        bool(when and one.born == when)
        or (one.is_child and sighting.is_child)
        or (one.is_adult and sighting.is_adult)
        or bool(one.middles and sighting.name.middle)
    )


def _between(sighting: Sighting, people: Sequence[Somebody], born: Born) -> Resolved:
    """A bare whole name that namesakes share: never decided silently; whoever is told apart in the document comes first."""
    fits = [one for one in people if not _conflict(one, sighting, born)] or list(people)
    here = [one for one in fits if sighting.document in one.documents]
    ordered = sorted(fits, key=lambda one: (one not in here, one.key))
    first = (Evidence("context", "only the first is told apart in this document"),) if len(here) == 1 else ()
    return Resolved(tuple(ordered), (Evidence("namesakes", "several people bear this name"), *first))


def _why(group: NameGroup, people: Sequence[Somebody]) -> tuple[Evidence, ...]:
    name = Evidence("name", "whole name")
    if len(people) > 1:
        return (name, Evidence("namesakes", "told apart from others of the name by age, date of birth or middle name"))
    return (name, *sorted(group.evidence))
