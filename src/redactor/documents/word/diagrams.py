"""Diagrams (SmartArt): what they say is carried as paragraphs, and drawn where nothing of it is withheld.

Programs fit letters and boxes of a diagram to its words, so a drawing with labels in it would still show how long they were.
"""

from __future__ import annotations

from redactor.core.documents import BlockKind
from redactor.documents.word import charts, drawings, flow
from redactor.documents.word.alternates import text_of
from redactor.documents.word.art import diagram_shape
from redactor.documents.word.attributes import read_attributes
from redactor.documents.word.line import Line
from redactor.documents.word.namespaces import NAMES, Node, add_line, child, get, make, qualified
from redactor.documents.word.scope import Scope

_EXTENSION = f"{{{NAMES['dsp']}}}dataModelExt"


def read_diagram(content: Node, frame: Node, words: list[str], line: Line, scope: Scope) -> Node | None:
    """The stored drawing of a diagram that says *words*, its text set aside; None where there is no such drawing."""
    part = _drawing_part(content, scope)
    root = scope.normal.package.tree(part) if part else None
    tree = child(root, "dsp:spTree") if root is not None else None
    is_drawn = tree is not None and (not any(words) or next(tree.iter(qualified("dsp:sp")), None) is not None)
    shape = diagram_shape(tree, frame, scope.normal) if is_drawn else None
    if shape is None:
        return None
    inner = scope.within(part=part, relations=scope.normal.package.relations(part), fields=[], heading=False)
    drawn = _without_passages(shape, inner)
    if drawn is None:
        return None
    read_attributes(root, inner)
    said = [said for said in text_of(drawn).split("\n") if said.strip()]
    container = charts.set_words_aside(scope.normal, None, _paragraphs(said, inner))
    drawn.set(charts.ART, str(container.get("index")))
    line.after.append(container)
    shown = set(map(_squeezed, said))
    inner.note(BlockKind.EMBEDDED, "\n".join(one for one in words if _squeezed(one) not in shown))
    return drawings.framed(drawn, frame)


def _drawing_part(content: Node, scope: Scope) -> str:
    """The part that holds a diagram as it was last drawn: the diagram's data name it."""
    data = scope.target(get(content, "r:dm"))
    model = scope.normal.package.tree(data) if data else None
    extension = next(model.iter(_EXTENSION), None) if model is not None else None
    return scope.target(str(extension.get("relId", ""))) if extension is not None else ""


def _without_passages(shape: Node, scope: Scope) -> Node | None:
    """The drawing; its paragraphs are none to be marked, for what is marked is said beside it."""
    passages = scope.normal.passages
    before = len(passages)
    drawn = drawings.read_shape(shape, scope)
    passages[before:] = [passage for passage in passages[before:] if not passage.carried]
    return drawn


def _paragraphs(lines: list[str], scope: Scope) -> list[Node]:
    holder, target = make("w:body"), make("w:body")
    for text in lines:
        add_line(holder, text)
    flow.read_flow(holder, target, scope)
    return list(target)


def _squeezed(line: str) -> str:
    return "".join(line.split())
