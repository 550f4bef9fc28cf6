"""A chart with labels where words of it are withheld, drawn as if nobody had ever fitted it to those words."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from redactor.documents.word.namespaces import Node, qualified

_TEXT, _LINE, _VALUE = (qualified(name) for name in ("a:t", "a:p", "c:v"))
_HOLDERS = frozenset(qualified(name) for name in ("c:strCache", "c:strLit", "c:tx"))
_RICH = qualified("c:rich")


def relabelled(chart: Node, before: tuple[str, ...], after: tuple[str, ...]) -> Node | None:
    """The chart with each text of *before* as it now stands in *after*; None where that cannot be told for certain.

    A figure is never a label: it would be drawn. Places are left to the program that draws the chart, since the stored ones may have been
    worked out from the words.
    """
    changed = _changed(before, after)
    if changed is None:
        return None
    copy = deepcopy(chart)
    for slot in list(_slots(copy)):
        new = changed.get(_squeezed(_text(slot)))
        if new is not None and not _put(slot, new):
            return None
    for place in list(copy.iter(qualified("c:manualLayout"))):
        place.getparent().remove(place)
    return copy


def _changed(before: tuple[str, ...], after: tuple[str, ...]) -> dict[str, str] | None:
    """What each changed text became; None where rows are gone, or one text became two."""
    if len(before) != len(after):
        return None
    became: dict[str, set[str]] = {}
    for old, new in zip(before, after, strict=True):
        became.setdefault(_squeezed(old), set()).add(new)
    if any(len(texts) > 1 for texts in became.values()):
        return None
    pairs = ((old, *texts) for old, texts in became.items())
    return {old: new for old, new in pairs if old != _squeezed(new)}


def _slots(chart: Node) -> Iterator[Node]:
    """Whatever shows one text: a title or label with its lines, a name, a category, a value."""
    yield from chart.iter(_RICH)
    yield from chart.iter(_VALUE)


def _text(slot: Node) -> str:
    if slot.tag == _VALUE:
        return slot.text or ""
    return " ".join("".join(node.text or "" for node in line.iter(_TEXT)) for line in slot.iter(_LINE))


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _put(slot: Node, text: str) -> bool:
    """Set one text, in the formatting of its first letter; whether that can be done."""
    if slot.tag == _VALUE:
        slot.text = text
        return slot.getparent().tag in _HOLDERS or slot.getparent().getparent().tag in _HOLDERS
    runs = [node.getparent() for node in slot.iter(_TEXT)]
    if not runs:
        return False
    runs[0].tag = qualified("a:r")  # what showed its point's value of its own accord shows what was decided
    for key in list(runs[0].attrib):
        del runs[0].attrib[key]
    runs[0].find(_TEXT).text = text
    kept = next(runs[0].iterancestors(_LINE))
    for run in runs[1:]:
        run.getparent().remove(run)
    for line in [line for line in slot.iter(_LINE) if line is not kept]:
        slot.remove(line)
    for line_break in list(kept.iter(qualified("a:br"))):
        kept.remove(line_break)
    return True
