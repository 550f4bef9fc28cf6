"""The copy's lists: only those in use, renumbered; words in list labels are passages like any other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from redactor.core.documents import BlockKind
from redactor.documents.word.grammar import WORD, copy_allowed
from redactor.documents.word.namespaces import Node, add, child, get, make, prefixed, qualified
from redactor.documents.word.normal import Normal
from redactor.documents.word.scope import open_scope
from redactor.documents.word.words import paragraph_text

_NUM_ID = qualified("w:numId")
_LEVEL_PARTS = (
    "w:start",
    "w:numFmt",
    "w:lvlRestart",
    "w:pStyle",
    "w:isLgl",
    "w:suff",
    "w:lvlText",
    "w:lvlJc",
    "w:pPr",
    "w:rPr",
)
_SIMPLE = frozenset({"w:start", "w:numFmt", "w:lvlRestart", "w:isLgl", "w:suff", "w:lvlJc"})
_WORD = re.compile(r"[^\W\d_]{2,}")
# The sequences that Word offers beside the named formats: numbers padded with zeros.
_PADDED = frozenset({"01, 02, 03, ...", "001, 002, 003, ...", "0001, 0002, 0003, ...", "00001, 00002, 00003, ..."})
_AREA = "numbering"
_MAX_HOPS = 8


class Lists:
    """The numbering part of the source."""

    def __init__(self, normal: Normal) -> None:
        part = next(normal.package.related(normal.parts["body"], "numbering"), "")
        self.part = part
        self.root = normal.package.tree(part) if part else None
        nodes = list(self.root) if self.root is not None else []
        self.numbers = {get(node, "w:numId"): node for node in nodes if prefixed(node) == "w:num"}
        self.abstracts = {get(node, "w:abstractNumId"): node for node in nodes if prefixed(node) == "w:abstractNum"}
        links = ((child(node, "w:styleLink"), node) for node in self.abstracts.values())
        self.linked = {get(link, "w:val"): node for link, node in links if link is not None}
        self.styles = normal.styles

    def abstract_of(self, number: str) -> Node | None:
        """The list definition behind a number, through the styles that may stand between."""
        for _ in range(_MAX_HOPS):
            node = self.numbers.get(number)
            reference = child(node, "w:abstractNumId") if node is not None else None
            abstract = self.abstracts.get(get(reference, "w:val")) if reference is not None else None
            link = child(abstract, "w:numStyleLink") if abstract is not None else None
            if link is None:
                return abstract
            following = self.styles.numbering_of(get(link, "w:val"))
            inner = child(following, "w:numId") if following is not None else None
            if inner is None:
                return self.linked.get(get(link, "w:val"), abstract)
            number = get(inner, "w:val")
        return None


def used_numbers(normal: Normal) -> list[str]:
    """Ids of the lists that paragraphs or their styles use, in order of first use."""
    from redactor.documents.word.stylesheet import used_style_ids

    found: dict[str, None] = {}
    for area, root in normal.areas.items():
        if area != _AREA:
            found.update(dict.fromkeys(get(node, "w:val") for node in root.iter(_NUM_ID)))
    for style_id in sorted(used_style_ids(normal)):
        found.update(dict.fromkeys(get(node, "w:val") for node in normal.styles.by_id[style_id].node.iter(_NUM_ID)))
    return [number for number in found if number not in {"", "0"}]


def read_list_labels(normal: Normal) -> None:
    """Register list labels that hold words ("Witness %1:"): visible text that stands in no paragraph."""
    lists = Lists(normal)
    if lists.root is None:
        return
    scope = open_scope(normal, _AREA, lists.part, BlockKind.PARAGRAPH)
    target = normal.areas[_AREA] = make("w:numbering")
    for place, node in worded_labels(lists, used_numbers(normal)).items():
        paragraph = add(target, "w:p")
        paragraph.set(qualified("x:label"), place)
        add(add(paragraph, "w:r"), "w:t").text = get(node, "w:val")
        scope.reserve(paragraph)


def worded_labels(lists: Lists, used: Iterable[str]) -> dict[str, Node]:
    """Labels with words, by a name for their place in the source; one for each that a copy writes."""
    found: dict[str, Node] = {}
    for number in used:
        for owner in (lists.abstract_of(number), lists.numbers.get(number)):
            for node in owner.iter(qualified("w:lvlText")) if owner is not None else ():
                if _WORD.search(get(node, "w:val")):
                    found[place_of(node)] = node
    return found


def place_of(node: Node) -> str:
    """The path of an element in its part: equal for every reading of the same bytes."""
    return str(node.getroottree().getpath(node))


@dataclass(frozen=True, slots=True)
class NewLists:
    """The new numbering part (None where no list is used), and the source ids of its lists in order."""

    root: Node | None
    used: tuple[str, ...]


def build_numbering(normal: Normal) -> NewLists:
    """The lists that the copy uses, renumbered; rewrites list references in the areas."""
    labels = _settled_labels(normal)
    lists = Lists(normal)
    used = tuple(number for number in used_numbers(normal) if lists.abstract_of(number) is not None)
    renumber(list(normal.areas.values()), used)
    return NewLists(_built(lists, used, labels) if used else None, used)


def _built(lists: Lists, used: tuple[str, ...], labels: dict[str, str]) -> Node:
    target = make("w:numbering")
    abstracts: dict[int, str] = {}
    numbers = []
    for new_id, number in enumerate(used, start=1):
        abstract = lists.abstract_of(number)
        if id(abstract) not in abstracts:
            abstracts[id(abstract)] = str(len(abstracts) + 1)
            target.append(_copied_abstract(abstract, abstracts[id(abstract)], labels))
        numbers.append(_copied_number(lists.numbers[number], str(new_id), abstracts[id(abstract)], labels))
    target.extend(numbers)
    return target


def renumber(roots: list[Node], used: tuple[str, ...]) -> None:
    """Give list references their new ids; a reference to no list is dropped."""
    for root in roots:
        for node in list(root.iter(_NUM_ID)):
            value = get(node, "w:val")
            if value in used:
                node.set(qualified("w:val"), str(used.index(value) + 1))
            elif value != "0":
                properties = node.getparent()
                properties.getparent().remove(properties)


def _settled_labels(normal: Normal) -> dict[str, str]:
    """What each worded list label reads after marking."""
    root = normal.areas.pop(_AREA, None)
    if root is None:
        return {}
    return {str(node.get(qualified("x:label"))): paragraph_text(node) for node in root}


def _copied_abstract(source: Node, number: str, labels: dict[str, str]) -> Node:
    target = make("w:abstractNum", abstractNumId=number)
    kind = child(source, "w:multiLevelType")
    kept = copy_level_part(kind) if kind is not None else None
    if kept is not None:
        target.append(kept)
    for level in source.findall(qualified("w:lvl")):
        target.append(_copied_level(level, labels))
    return target


def _copied_number(source: Node, number: str, abstract: str, labels: dict[str, str]) -> Node:
    target = make("w:num", numId=number)
    add(target, "w:abstractNumId", val=abstract)
    for override in source.findall(qualified("w:lvlOverride")):
        level = get(override, "w:ilvl")
        if not (level.isdigit() and len(level) == 1):
            continue
        copy = add(target, "w:lvlOverride", ilvl=level)
        start, inner = child(override, "w:startOverride"), child(override, "w:lvl")
        kept = copy_level_part(start) if start is not None else None
        if kept is not None:
            copy.append(kept)
        if inner is not None:
            copy.append(_copied_level(inner, labels))
    return target


def _copied_level(source: Node, labels: dict[str, str]) -> Node:
    level = get(source, "w:ilvl", "0")
    target = make("w:lvl", ilvl=level if level.isdigit() and len(level) == 1 else "0")
    for node in _parts_of_level(source):
        name = prefixed(node)
        if name == "w:lvlText":
            words = get(node, "w:val")
            add(target, name, val=labels.get(place_of(node), "" if _WORD.search(words) else words))
        elif name in _SIMPLE:
            kept = copy_level_part(node)
            if kept is not None:
                target.append(kept)
        elif name in _LEVEL_PARTS:
            kept = copy_allowed(node, WORD)
            if kept is not None:
                target.append(kept)
    return target


def _parts_of_level(source: Node) -> Iterator[Node]:
    """What stands in a level; of a number format in two spellings, the newer where it is known, else the older."""
    for node in source:
        if prefixed(node) != "mc:AlternateContent":
            yield node
            continue
        newer, older = (child(node, name, "w:numFmt") for name in ("mc:Choice", "mc:Fallback"))
        known = newer is not None and get(newer, "w:format") in _PADDED
        yield from (one for one in (newer if known else older,) if one is not None)


def copy_level_part(source: Node) -> Node | None:
    """An element of a list level with one plain value."""
    value = get(source, "w:val")
    target = make(prefixed(source))
    if value and WORD.attributes["w:val"](value):
        target.set(qualified("w:val"), value)
        if get(source, "w:format") in _PADDED:
            target.set(qualified("w:format"), get(source, "w:format"))
        return target
    return target if prefixed(source) == "w:isLgl" else None
