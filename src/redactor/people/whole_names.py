"""Whole names: every pair of forename and surname written in the case, joined where it is one name in several spellings.

Work is done on distinct names, blocked by surname and by forename, so that cost grows with the names, not with their pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from redactor.core.diminutives import diminutives
from redactor.core.findings import Evidence
from redactor.people.anchors import whole_names
from redactor.people.sightings import Sighting
from redactor.people.somebody import Somebody, person_id
from redactor.people.written import Shape, is_near, is_one_slip, is_swap, slips

Pair = tuple[str, str]
_RARE = 2  # sightings: a spelling seen no more often may be a slip of one that is more frequent
_FREQUENT = 3  # times as often
_SHORTEST = 4  # letters: in a shorter word one letter makes another name


@dataclass(eq=False, slots=True)
class NameNode:
    """One folded forename and surname, with who is anchored to it and where it was seen."""

    pair: Pair
    anchors: list[Somebody] = field(default_factory=list)
    sightings: list[Sighting] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """How well established the spelling is."""
        return len(self.sightings) + (1000 if self.anchors else 0)


@dataclass(eq=False, slots=True)
class NameGroup:
    """Spellings of one name: usually one person, sometimes namesakes."""

    nodes: list[NameNode]
    evidence: set[Evidence]

    @property
    def anchors(self) -> list[Somebody]:
        """Everybody anchored to the name, each once."""
        return list(dict.fromkeys(anchor for node in self.nodes for anchor in node.anchors))

    @property
    def sightings(self) -> list[Sighting]:
        """All sightings of the name."""
        return [sighting for node in self.nodes for sighting in node.sightings]


@dataclass(frozen=True, slots=True)
class WholeNames:
    """The groups, and short forms that fit several of them ("Alex Smith" beside Alexander and Alexandra)."""

    groups: list[NameGroup]
    torn: list[tuple[NameNode, list[NameGroup]]]
    doubtful: list[tuple[NameGroup, NameGroup]]  # a spelling that may be a slip for the data subject's name


def group_whole_names(
    sightings: Iterable[Sighting], anchors: Sequence[Somebody], apart: frozenset[frozenset[str]]
) -> WholeNames:
    """Join the spellings of each name. *apart*: pairs of person ids that a human judged different."""
    nodes = _nodes(sightings, anchors)
    joins = _Joins(nodes, apart)
    by_surname: defaultdict[str, dict[str, NameNode]] = defaultdict(dict)
    for node in nodes:
        by_surname[node.pair[1]][node.pair[0]] = node
    fulls = {node.pair: _fuller_forms(node, by_surname[node.pair[1]]) for node in nodes}
    torn = [node for node in nodes if len(fulls[node.pair]) > 1 and not node.anchors]
    for node in nodes:
        if len(fulls[node.pair]) == 1:
            joins.join(node, fulls[node.pair][0], Evidence("diminutive", "a short form of the forename"))
    _join_reversed(nodes, joins)
    _join_near(nodes, joins)
    _join_hyphenated(nodes, joins)
    torn_pairs = {node.pair for node in torn}
    groups = joins.groups(node for node in nodes if node.pair not in torn_pairs)
    of_node = {node.pair: group for group in groups for node in group.nodes}
    return WholeNames(
        groups,
        [(node, _distinct(of_node[full.pair] for full in fulls[node.pair] if full.pair in of_node)) for node in torn],
        [
            (of_node[a], of_node[b])
            for a, b in joins.doubts
            if a in of_node and b in of_node and of_node[a] is not of_node[b]
        ],
    )


def _nodes(sightings: Iterable[Sighting], anchors: Sequence[Somebody]) -> list[NameNode]:
    found: dict[Pair, NameNode] = {}
    for anchor in anchors:
        for pair in whole_names(anchor):
            found.setdefault(pair, NameNode(pair)).anchors.append(anchor)
    for sighting in sightings:
        if sighting.name.shape is Shape.FULL and not sighting.is_weak:
            pair = (sighting.name.forename, sighting.name.surname)
            found.setdefault(pair, NameNode(pair)).sightings.append(sighting)
    return [found[pair] for pair in sorted(found)]


class _Joins:
    """Union-find over names that never joins two anchors, nor what a human judged different."""

    def __init__(self, nodes: Sequence[NameNode], apart: frozenset[frozenset[str]]) -> None:
        self._root = {node.pair: node.pair for node in nodes}
        self._members = {node.pair: [node] for node in nodes}
        self._why: defaultdict[Pair, set[Evidence]] = defaultdict(set)
        self._apart = apart
        self.doubts: list[tuple[Pair, Pair]] = []

    def find(self, pair: Pair) -> Pair:
        while self._root[pair] != pair:
            self._root[pair] = self._root[self._root[pair]]
            pair = self._root[pair]
        return pair

    def join(self, one: NameNode, other: NameNode, why: Evidence) -> None:
        a, b = sorted((self.find(one.pair), self.find(other.pair)))
        if a == b or not self._may_join(self._members[a], self._members[b]):
            return
        self._root[b] = a
        self._members[a] += self._members.pop(b)
        self._why[a] |= self._why.pop(b, set()) | {why}

    def _may_join(self, one: list[NameNode], other: list[NameNode]) -> bool:
        anchors = [{anchor.id for node in side for anchor in node.anchors} for side in (one, other)]
        if anchors[0] and anchors[1] and anchors[0] != anchors[1]:
            return False
        if not self._apart:
            return True
        ids = [
            {person_id(("name", *node.pair)) for node in side} | found
            for side, found in zip((one, other), anchors, strict=True)
        ]
        return not any(frozenset((a, b)) in self._apart for a in ids[0] for b in ids[1])

    def groups(self, nodes: Iterable[NameNode]) -> list[NameGroup]:
        found: dict[Pair, list[NameNode]] = {}
        for node in nodes:
            found.setdefault(self.find(node.pair), []).append(node)
        return [NameGroup(members, set(self._why.get(root, ()))) for root, members in sorted(found.items())]


def _fuller_forms(node: NameNode, same_surname: dict[str, NameNode]) -> list[NameNode]:
    """Names of the same surname whose forename this one shortens."""
    forename = node.pair[0]
    shortened = (other for other in diminutives(forename) if other in same_surname)
    return [same_surname[other] for other in shortened if _is_fuller(other, forename)]


def _is_fuller(name: str, than: str) -> bool:
    return (len(name), name) > (len(than), than)


def _join_reversed(nodes: Sequence[NameNode], joins: _Joins) -> None:
    """Surname first ("Khan Aisha" beside "Aisha Khan"): the rarer order is the other one turned round."""
    by_pair = {node.pair: node for node in nodes}
    for node in nodes:
        turned = by_pair.get((node.pair[1], node.pair[0]))
        if turned is not None and turned.weight > node.weight and node.pair[0] != node.pair[1]:
            joins.join(node, turned, Evidence("order", "surname written first"))


def _join_near(nodes: Sequence[NameNode], joins: _Joins) -> None:
    """One slip of the pen in one part, the other part equal, and the spelling rare beside the other."""
    for kept, changed in ((0, 1), (1, 0)):
        blocks: defaultdict[Pair, list[NameNode]] = defaultdict(list)
        for node in nodes:
            for key in slips(node.pair[changed]):
                blocks[node.pair[kept], key].append(node)
        for block in blocks.values():
            if len(block) > 1:
                _join_slips(block, changed, joins)


def _join_slips(block: Sequence[NameNode], changed: int, joins: _Joins) -> None:
    best = max(block, key=lambda node: (node.weight, node.pair))
    is_subject = any(anchor.is_subject for anchor in best.anchors)
    for node in block:
        one, other = node.pair[changed], best.pair[changed]
        is_outweighed = node.weight * _FREQUENT <= best.weight
        if node is best or node.anchors or not is_outweighed or min(len(one), len(other)) < _SHORTEST:
            continue
        is_slip = is_swap(one, other) or (not is_subject and len(node.sightings) <= _RARE and is_near(one, other))
        if is_slip:
            joins.join(node, best, Evidence("spelling", "a slip of the pen for a more frequent spelling"))
        elif is_subject and is_one_slip(one, other):
            joins.doubts.append((node.pair, best.pair))


def _join_hyphenated(nodes: Sequence[NameNode], joins: _Joins) -> None:
    """Half of a double surname: "Seun Adeyemi" beside "Seun Adeyemi-Clarke"."""
    by_pair = {node.pair: node for node in nodes}
    for node in nodes:
        forename, surname = node.pair
        parts = surname.replace("-", " ").split()
        for part in parts if len(parts) > 1 else ():
            other = by_pair.get((forename, part))
            if other is not None:
                joins.join(other, node, Evidence("surname", "one half of a double surname"))


def _distinct(groups: Iterable[NameGroup]) -> list[NameGroup]:
    return list(dict.fromkeys(groups))
