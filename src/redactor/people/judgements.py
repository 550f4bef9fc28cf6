"""Judgements replayed: what humans said about who is who wins over every suggestion, whatever is scanned again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from redactor.core.findings import Evidence
from redactor.core.names import fold
from redactor.core.people import Consent, Judgement, KnownPerson, Role, Verdict
from redactor.people.linking import Links
from redactor.people.namesakes import Resolved
from redactor.people.sightings import Sighting
from redactor.people.somebody import Somebody

_BY_HUMAN = Evidence("judgement", "said by a person")
_FACTS = frozenset({Verdict.CONSENT, Verdict.KNOWN})
_NOBODY = Evidence("judgement", "a person said: not a person")


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgements that hold: of several on one subject the last."""

    same: tuple[tuple[str, str], ...] = ()
    apart: frozenset[frozenset[str]] = frozenset()
    roles: dict[str, Role] = field(default_factory=dict)
    mentions: dict[str, Judgement] = field(default_factory=dict)  # finding id, "text:…" or person id → IS, NOT_A_PERSON
    not_meant: dict[str, frozenset[str]] = field(default_factory=dict)  # finding id → person ids it does not mean
    facts: tuple[Judgement, ...] = ()  # consents and what the requester knows, in order


def holding(judgements: Sequence[Judgement]) -> list[Judgement]:
    """The judgements that nobody took back; an undo that was itself undone takes nothing back."""
    undone: set[str] = set()
    left = []
    for one in reversed(judgements):
        if one.act and one.act in undone:
            continue
        if one.verdict is Verdict.UNDONE:
            undone.add(one.subject)
        else:
            left.append(one)
    return left[::-1]


def read_judgements(judgements: Iterable[Judgement]) -> Judged:
    """The present state of an appended list of judgements."""
    held = [one for one in holding(list(judgements)) if one.verdict is not Verdict.JUSTIFIED]
    facts = tuple(one for one in held if one.verdict in _FACTS)
    pairs: dict[frozenset[str], Judgement] = {}
    roles: dict[str, Role] = {}
    mentions: dict[str, Judgement] = {}
    not_meant: dict[str, frozenset[str]] = {}
    for one in (one for one in held if one.verdict not in _FACTS):
        if one.verdict is Verdict.ROLE:
            roles[one.subject] = Role(one.other)
        elif one.verdict in {Verdict.IS, Verdict.NOT_A_PERSON}:
            mentions[one.subject] = one
        elif one.verdict is Verdict.DIFFERENT and not one.subject.startswith("P-"):
            not_meant[one.subject] = not_meant.get(one.subject, frozenset()) | {one.other}
        else:
            pairs[frozenset((one.subject, one.other))] = one
    same = tuple((one.subject, one.other) for one in pairs.values() if one.verdict is Verdict.SAME)
    apart = frozenset(pair for pair, one in pairs.items() if one.verdict is Verdict.DIFFERENT)
    return Judged(same, apart, roles, mentions, not_meant, facts)


def apply_judgements(judged: Judged, links: Links, sightings: Sequence[Sighting]) -> None:
    """Change *links* to what humans said."""
    people = _People(links)
    for one, other in judged.same:
        people.unite(one, other)
    for subject, role in judged.roles.items():
        known = people.find(subject)
        if known is not None:
            known.role = role
            known.evidence.add(Evidence("judgement", "role said by a person"))
    for said in judged.facts:
        known = people.find(said.subject)
        if known is not None:
            _learn_fact(known, said)
    people.settle_all()
    for sighting in sightings:
        links.resolved[sighting.finding.id] = _judge(sighting, links.resolved[sighting.finding.id], judged, people)


def _learn_fact(one: Somebody, said: Judgement) -> None:
    """A consent, or what the requester knows, as if it stood in people.csv: the last word holds."""
    row = one.row if one.row is not None else KnownPerson(one.called)
    if said.verdict is Verdict.KNOWN:
        one.row = replace(row, known_to_requester=said.other)
        one.evidence.add(Evidence("judgement", "what the requester knows, said by a person"))
    else:
        consent = Consent(said.other)
        one.row = replace(row, consent=consent, consent_for=said.about, consent_date=said.on, consent_reason=said.why)
        one.evidence.add(Evidence("judgement", "consent said by a person"))


class _People:
    """Everybody by every id they ever had."""

    def __init__(self, links: Links) -> None:
        self._links = links
        self._by_id = {id_: one for one in links.pool for id_ in sorted(one.other_ids)}
        self._by_id.update({one.id: one for one in links.pool})
        self._into: dict[Somebody, Somebody] = {}

    def find(self, person_id: str) -> Somebody | None:
        """Who has, or had, that id."""
        one = self._by_id.get(person_id)  # type: ignore[call-overload]
        return self.now(one) if one is not None else None

    def now(self, one: Somebody) -> Somebody:
        """Who somebody is after all unions."""
        while one in self._into:
            one = self._into[one]
        return one

    def new(self, subject: str, sighting: Sighting) -> Somebody:
        """A person who exists only because a human said that this is somebody else."""
        key = ("judged", subject)
        one = self._links.pool.people.get(key)
        if one is None:
            one = Somebody(key)
            one.learn_name(sighting.name)
            self._links.pool.people[key] = one
        return one

    def unite(self, one_id: str, other_id: str) -> None:
        """Two ids are one person: an anchor keeps its id, else the smaller id stays."""
        one, other = self.find(one_id), self.find(other_id)
        if one is None or other is None or one is other:
            return
        keeps, goes = sorted((one, other), key=lambda side: (_ANCHOR_ORDER.get(side.anchor, 3), side.id))
        keeps.absorb(goes)
        keeps.evidence.add(_BY_HUMAN)
        self._into[goes] = keeps
        self._links.pool.people.pop(goes.key, None)

    def settle_all(self) -> None:
        """Every mention points to who people are now."""
        if not self._into:
            return
        for finding, resolved in self._links.resolved.items():
            people = tuple(dict.fromkeys(self.now(one) for one in resolved.people))
            if people != resolved.people:
                self._links.resolved[finding] = Resolved(people, (*resolved.evidence, _BY_HUMAN))


_ANCHOR_ORDER = {"subject": 0, "requester": 1, "known": 2}


def _judge(sighting: Sighting, resolved: Resolved, judged: Judged, people: _People) -> Resolved:
    for subject in (str(sighting.finding.id), f"text:{fold(sighting.text)}"):
        said = judged.mentions.get(subject)
        if said is None:
            continue
        if said.verdict is Verdict.NOT_A_PERSON:
            return Resolved((), (_NOBODY,))
        # "new:…" is one new person for all mentions that say so; "new" alone a new one for each subject.
        meant = people.find(said.other) or people.new(said.other.partition(":")[2] or subject, sighting)
        return Resolved((meant,), (_BY_HUMAN,))
    return _without(sighting, resolved, judged, people)


def _without(sighting: Sighting, resolved: Resolved, judged: Judged, people: _People) -> Resolved:
    """Those left once whoever is nobody, or is not meant here, is taken away."""
    not_meant = {people.find(id_) for id_ in sorted(judged.not_meant.get(str(sighting.finding.id), ()))}
    nobody = {people.find(id_) for id_, said in judged.mentions.items() if said.verdict is Verdict.NOT_A_PERSON}
    left = tuple(one for one in resolved.people if one not in nobody and one not in not_meant)
    if left == resolved.people:
        return resolved
    if left or not any(one in not_meant for one in resolved.people):
        return Resolved(left, (_BY_HUMAN,) if left else (_NOBODY,))
    return Resolved((people.new(str(sighting.finding.id), sighting),), (_BY_HUMAN,))
