"""Marked letters out, labels in: inside the runs where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from redactor.core.copies import Mark
from redactor.documents.word.grammar import canonical
from redactor.documents.word.namespaces import Node, add, child, get, make, prefixed, qualified
from redactor.documents.word.symbols import PICTURE_FONTS
from redactor.documents.word.vocabulary import spaced
from redactor.documents.word.words import Atom, atoms

_SPACE = qualified("xml:space")
_PLAIN = frozenset(spaced("w:t w:tab w:ptab w:br w:cr w:noBreakHyphen w:softHyphen w:sym"))
_FONT_KEYS = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")


def apply_marks(paragraph: Node, marks: Sequence[Mark]) -> int:
    """Replace every marked stretch by its label, once, in the style of its first letter; returns the labels set.

    What holds no letters stays: a note's mark or a drawing within the stretch carries text that is decided on its own.
    """
    placed: set[int] = set()
    for atom in [atom for atom in atoms(paragraph) if atom.text]:
        touching = [(n, m) for n, m in enumerate(marks) if m.span.start < atom.end and atom.start < m.span.end]
        if not touching:
            continue
        pieces = _pieces(atom, touching, placed)
        placed.update(n for n, _ in touching)
        _replace(atom, pieces)
    return len(placed)


def _pieces(atom: Atom, touching: list[tuple[int, Mark]], placed: set[int]) -> str:
    """What the atom's letters become: kept letters, and the labels of marks that begin here."""
    kept: list[str] = []
    at = atom.start
    for number, mark in touching:
        if atom.is_letters:
            kept.append(atom.text[at - atom.start : max(at, mark.span.start) - atom.start])
        if number not in placed:
            kept.append(mark.label)
        at = min(mark.span.end, atom.end)
    if atom.is_letters:
        kept.append(atom.text[at - atom.start :])
    return "".join(kept)


def _replace(atom: Atom, words: str) -> None:
    element = atom.element
    if atom.is_letters:
        element.text = words
        _make_legible(element)
    elif prefixed(element) == "w:fldSimple":
        _replace_field(element, words)
    else:
        letters = make("w:t")
        letters.text = words
        element.getparent().replace(element, letters)


def _replace_field(field: Node, words: str) -> None:
    run = make("w:r")
    properties = child(field, "w:r", "w:rPr")
    if properties is not None:
        run.append(properties)
    add(run, "w:t").text = words
    field.getparent().replace(field, run)


def _make_legible(element: Node) -> None:
    """A label in a picture font would show as ornaments: such a run loses its font."""
    fonts = child(element.getparent(), "w:rPr", "w:rFonts")
    if fonts is not None and any(get(fonts, key) in PICTURE_FONTS for key in _FONT_KEYS):
        fonts.getparent().remove(fonts)


def join_runs(paragraph: Node) -> None:
    """Give runs their one normal shape: where a run ended in the source tells of editing sessions.

    Neighbours of equal formatting join, empty runs go, and a reference, mark or drawing has a run of its own
    (LibreOffice takes letters beside a note reference for a mark of the author's). Runs with signs join nothing: LibreOffice
    shows the letters after a sign in the sign's font.
    """
    previous: Node | None = None
    for node in list(paragraph):
        if prefixed(node) != "w:r":
            previous = None
            continue
        for run in _split(node):
            joins = previous is not None and _is_plain(run) and not _has_sign(run) and not _has_sign(previous)
            if joins and previous is not None and _look_equal(previous, run):
                previous.extend(_content(run))
            else:
                node.addprevious(run)
                previous = run if _is_plain(run) else None
        paragraph.remove(node)
    for run in paragraph.iter(qualified("w:r")):
        _join_letters(run)


def _split(run: Node) -> list[Node]:
    """The run as runs that hold only letters, or one other thing each; nothing for an empty run."""
    made: list[Node] = []
    for node in _content(run):
        is_plain = prefixed(node) in _PLAIN
        if not (is_plain and made and _is_plain(made[-1])):
            made.append(make("w:r"))
            properties = child(run, "w:rPr")
            if properties is not None:
                made[-1].append(deepcopy(properties))
        made[-1].append(node)
    return made


def _content(run: Node) -> list[Node]:
    return [node for node in run if prefixed(node) != "w:rPr" and not (prefixed(node) == "w:t" and not node.text)]


def _is_plain(run: Node) -> bool:
    return all(prefixed(node) in _PLAIN for node in _content(run))


def _has_sign(run: Node) -> bool:
    return child(run, "w:sym") is not None


def _look_equal(one: Node, other: Node) -> bool:
    return canonical(child(one, "w:rPr")) == canonical(child(other, "w:rPr"))


def _join_letters(run: Node) -> None:
    previous: Node | None = None
    for node in list(run):
        is_letters = prefixed(node) == "w:t"
        if is_letters and not node.text:
            run.remove(node)
        elif is_letters and previous is not None:
            previous.text += node.text
            run.remove(node)
        elif is_letters:
            node.set(_SPACE, "preserve")
            previous = node
        else:
            previous = None


def drop_bare_properties(root: Node) -> None:
    """Empty property elements say nothing; sources differ in whether they write them."""
    for node in list(root.iter(qualified("w:rPr"), qualified("w:pPr"))):
        if len(node) == 0:
            node.getparent().remove(node)
