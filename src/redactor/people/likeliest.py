"""Who comes first where a mention could be one of several: every one of them stays a candidate, and is asked about.

What speaks for one of them, strongest first: an address behind the name is made of one of their names; two people of one sentence are not the same; nor are the sender and the
recipient of one message; the words around show a part that one of them plays; who is named in full on the page, in the
message or in the document; who is named most often.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from redactor.core.documents import Block, Document
from redactor.core.findings import Evidence
from redactor.core.ids import BlockId
from redactor.core.names import fold
from redactor.core.people import Role
from redactor.core.sentences import sentence_around
from redactor.people.linking import Links
from redactor.people.namesakes import Resolved
from redactor.people.partials import PROFESSIONAL, acts_in_role
from redactor.people.sightings import Sighting
from redactor.people.somebody import Somebody

_REACH = 48  # characters looked at on each side of a name
_ADDRESS_REACH = 80  # characters from a name to the address below it
_LOCAL_PART = re.compile(r"([\w.+'-]+)@\w")
_PRIOR = 5  # what the whole case says weighs as much as so many mentions in the document
_FAMILY = frozenset({Role.REQUESTER, Role.PARENTAL_RESPONSIBILITY, Role.FAMILY, Role.PARENT_OF_OTHER})
_AT_WORK = re.compile(
    r"\W{0,3}(?:was|were|is)\s+(?:on\s+duty|on\s+call|supervising|teaching|covering)\b|"
    r"\W{0,3}(?:supervised|taught|covered|intervened|separated|spoke\s+to\s+(?:both|all|them|the\s+(?:class|pupils|children|boys|girls)))\b",
    re.IGNORECASE,
)
_CONTACTED = re.compile(
    r"\b(?:rang|phoned|telephoned|called|texted|e-?mailed|wrote\s+(?:home\s+)?to|contacted|informed|updated|met(?:\s+with)?|spoke\s+(?:to|with))"
    r"\s+(?:(?:mr|mrs|ms|miss|mx|dr)\.?\s+)?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\s*(?:about|regarding|concerning|to\s+(?:say|tell|explain|discuss)|that|by\s+(?:tele)?phone)\b", re.IGNORECASE
)
_SENDER = re.compile(r"\s*(?:from|sent by|author)\s*:", re.IGNORECASE)
_RECIPIENT = re.compile(r"\s*(?:to\s*:|dear\b)", re.IGNORECASE)
_CLOSING = re.compile(
    r"\s*(?:yours|kind(?:est)?\s+regards|best\s+wishes|regards|many\s+thanks|thank\s+you)\b[^.]{0,30}$", re.IGNORECASE
)
_ADDRESS = Evidence("context", "the address behind the name is the first one's")
_OTHER = Evidence("context", "somebody else of this form is named in the same sentence")
_MESSAGE = Evidence("context", "the sender and the recipient of a message are two people")
_WORK = Evidence("context", "the words around show somebody at work")
_HOME = Evidence("context", "the words around show somebody whom the organisation got in touch with about a child")

Scope = tuple[int, str]


@dataclass(frozen=True, slots=True)
class _Hints:
    """What stands around one mention: who it is not, who it is sooner than others, and why."""

    not_these: frozenset[Somebody] = frozenset()
    sooner: frozenset[Somebody] = frozenset()
    why: tuple[Evidence, ...] = ()


def order_candidates(sightings: Sequence[Sighting], documents: Sequence[Document], links: Links) -> None:
    """Put the likeliest of several candidates first. Nobody is added or taken away."""
    doubtful = [one for one in sightings if len(links.resolved[one.finding.id].people) > 1]
    if not doubtful:
        return
    scene = _Scene(sightings, documents, links, {one.finding.span.block for one in doubtful})
    for sighting in doubtful:
        links.resolved[sighting.finding.id] = scene.ordered(sighting)


class _Scene:
    """Sure mentions of the case, by sentence, message, document, and how often."""

    def __init__(
        self, sightings: Sequence[Sighting], documents: Sequence[Document], links: Links, wanted: set[BlockId]
    ) -> None:
        self._links = links
        self._blocks = {block.id: block for document in documents for block in document.blocks if block.id in wanted}
        self._in_block: defaultdict[BlockId, list[Sighting]] = defaultdict(list)
        self._in_document: Counter[tuple[int, Somebody]] = Counter()
        self._in_case: Counter[Somebody] = Counter()
        self._parts = dict(_parts(documents))
        self._correspondents: defaultdict[tuple[Scope, str], set[Somebody]] = defaultdict(set)
        for sighting in sightings:
            self._learn(sighting, wanted)

    def _learn(self, sighting: Sighting, wanted: set[BlockId]) -> None:
        people = self._links.resolved[sighting.finding.id].people
        block = sighting.finding.span.block
        if block in wanted:
            self._in_block[block].append(sighting)
        if len(people) == 1:
            self._in_document[sighting.document, people[0]] += 1
            self._in_case[people[0]] += 1
            if block in self._parts:
                self._correspondents[(sighting.document, sighting.scope), self._parts[block]].add(people[0])

    def ordered(self, sighting: Sighting) -> Resolved:
        resolved = self._links.resolved[sighting.finding.id]
        hints = self._hints(sighting, resolved.people)
        here, total = (sighting.document, sighting.scope), sum(self._in_case[one] for one in resolved.people) or 1

        def rank(one: Somebody) -> tuple[object, ...]:
            often = self._in_document[sighting.document, one] + _PRIOR * self._in_case[one] / total
            is_named = (here in one.scopes, sighting.document in one.documents)
            return (
                one in hints.not_these,
                one not in hints.sooner,
                *(not named for named in is_named),
                -often,
                one.key,
            )

        people = tuple(sorted(resolved.people, key=rank))
        told = people[0] in hints.sooner or any(one in hints.not_these for one in people)
        if not told:
            return Resolved(people, resolved.evidence)
        kept = tuple(evidence for evidence in resolved.evidence if evidence.kind != "context")
        return Resolved(people, (*kept, *hints.why))

    def _hints(self, sighting: Sighting, people: Sequence[Somebody]) -> _Hints:
        for hints in self._each_hint(sighting, people):
            if not hints.not_these.issuperset(people) and (hints.not_these or hints.sooner):
                return hints
        return _Hints()

    def _each_hint(self, sighting: Sighting, people: Sequence[Somebody]) -> Iterator[_Hints]:
        block = self._blocks[sighting.finding.span.block]
        yield self._addressed(sighting, block, people)
        yield _Hints(not_these=self._beside(sighting) & frozenset(people), why=(_OTHER,))
        part = self._parts.get(sighting.finding.span.block, "")
        other = {"sender": "recipient", "recipient": "sender"}.get(part, "")
        met = self._correspondents.get(((sighting.document, sighting.scope), other), set())
        yield _Hints(not_these=frozenset(met) & frozenset(people), why=(_MESSAGE,))
        yield _at_work(sighting, block, people)
        yield _contacted(sighting, block, people)
        yield self._answered(sighting, block, people)

    def _addressed(self, sighting: Sighting, block: Block, people: Sequence[Somebody]) -> _Hints:
        """In "Mrs Reid, karen.reid@…" the address tells which of two."""
        end = sighting.finding.span.end
        match = _LOCAL_PART.search(block.text, end, end + _ADDRESS_REACH)
        bearers = self._links.pool.with_handle(fold(match.group(1))) if match else []
        return _only(people, [one for one in people if one in bearers], _ADDRESS)

    def _beside(self, sighting: Sighting) -> frozenset[Somebody]:
        """Everybody who is surely meant by another name of the same sentence."""
        found = frozenset[Somebody]()
        for other in self._same_sentence(sighting):
            people = self._links.resolved[other.finding.id].people
            found |= frozenset(people if len(people) == 1 else ())
        return found

    def _same_sentence(self, sighting: Sighting) -> Iterator[Sighting]:
        span = sighting.finding.span
        others = [one for one in self._in_block[span.block] if one is not sighting]
        if others:
            sentence = sentence_around(self._blocks[span.block].text, span)
            yield from (one for one in others if sentence.covers(one.finding.span))

    def _answered(self, sighting: Sighting, block: Block, people: Sequence[Somebody]) -> _Hints:
        """In "Mrs Clarke rang Mrs Clarke" the second is whom the organisation rang, so the first is not."""
        for other in self._same_sentence(sighting):
            theirs = self._links.resolved[other.finding.id].people
            if frozenset(theirs) == frozenset(people):
                said = _contacted(other, block, people)
                if said.sooner:
                    return _Hints(not_these=said.sooner, why=(_OTHER,))
        return _Hints()


def _parts(documents: Sequence[Document]) -> Iterator[tuple[BlockId, str]]:
    """Blocks that name the sender or the recipient of a message."""
    for document in documents:
        after_closing = False
        for block in document.blocks:
            if _SENDER.match(block.text) or (after_closing and not block.row):
                yield block.id, "sender"
            elif _RECIPIENT.match(block.text):
                yield block.id, "recipient"
            after_closing = bool(_CLOSING.match(block.text))


def _at_work(sighting: Sighting, block: Block, people: Sequence[Somebody]) -> _Hints:
    after = block.text[sighting.finding.span.end : sighting.finding.span.end + _REACH]
    is_at_work = bool(_AT_WORK.match(after)) or any(clue.role in PROFESSIONAL for clue in sighting.clues)
    return _only(people, [one for one in people if acts_in_role(one)], _WORK) if is_at_work else _Hints()


def _contacted(sighting: Sighting, block: Block, people: Sequence[Somebody]) -> _Hints:
    span = sighting.finding.span
    before = block.text[max(0, span.start - _REACH) : span.start]
    after = block.text[span.end : span.end + _REACH]
    if not (_CONTACTED.search(before) and _ABOUT.match(after)):
        return _Hints()
    return _only(people, [one for one in people if _is_family(one)], _HOME)


def _is_family(one: Somebody) -> bool:
    return one.role in _FAMILY or any(clue.role in _FAMILY for clue in one.clues)


def _only(people: Sequence[Somebody], these: Sequence[Somebody], why: Evidence) -> _Hints:
    """A hint only where it tells some of them from others."""
    return _Hints(sooner=frozenset(these), why=(why,)) if 0 < len(these) < len(people) else _Hints()
