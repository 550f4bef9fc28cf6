"""Footnotes and endnotes of the copy: only those still referred to, numbered in order of reference."""

from __future__ import annotations

from collections.abc import Mapping

from redactor.documents.word.namespaces import Node, add, make, qualified
from redactor.documents.word.normal import Normal

_ID = qualified("x:id")
_NUMBER = qualified("w:id")
NOTE_LINES = {"separator": "-1", "continuationSeparator": "0"}


def number_notes(normal: Normal) -> None:
    """Renumber references and notes; drop notes without a reference, and references without a note."""
    for kind in ("footnote", "endnote"):
        root = normal.areas.get(f"{kind}s")
        notes = {str(node.get(_ID)): node for node in root} if root is not None else {}
        order = _number_references(normal, kind, notes)
        if root is None:
            continue
        if order:
            root[:] = [
                *_separators(kind, normal.note_lines[kind]),
                *(_numbered(notes[key], number) for number, key in enumerate(order, start=1)),
            ]
        else:
            del normal.areas[f"{kind}s"]


def _number_references(normal: Normal, kind: str, notes: dict[str, Node]) -> list[str]:
    order: list[str] = []
    for area, root in normal.areas.items():
        for reference in list(root.iter(qualified(f"w:{kind}Reference"))):
            key = str(reference.get(_ID))
            if area != "body" or key not in notes:
                reference.getparent().remove(reference)
                continue
            if key not in order:
                order.append(key)
            reference.set(_NUMBER, str(order.index(key) + 1))
            del reference.attrib[_ID]
    return order


def _numbered(note: Node, number: int) -> Node:
    note.set(_NUMBER, str(number))
    del note.attrib[_ID]
    return note


def _separators(kind: str, lines: Mapping[str, bool]) -> list[Node]:
    """The lines above the notes that the source has; one that shows nothing keeps word processors from drawing their own."""
    found = []
    for name, number in NOTE_LINES.items():
        if name not in lines:
            continue
        note = make(f"w:{kind}", type=name, id=number)
        paragraph = add(note, "w:p")
        if lines[name]:
            add(add(paragraph, "w:r"), f"w:{name}")
        found.append(note)
    return found
