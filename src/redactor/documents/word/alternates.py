"""mc:AlternateContent: two spellings of the same thing, of which a copy keeps one."""

from __future__ import annotations

from redactor.core.documents import BlockKind
from redactor.documents.word.namespaces import Node, child, prefixed, qualified
from redactor.documents.word.scope import Scope
from redactor.documents.word.vml_stays import stays_as_it_is

_TEXT = ("w:t", "m:t", "a:t", "w:delText")


def chosen_branch(node: Node, scope: Scope) -> Node | None:
    """The first Choice, or the Fallback where there is none. Words that only the other branches hold are kept as hidden."""
    branches = [branch for branch in node if prefixed(branch) in {"mc:Choice", "mc:Fallback"}]
    if not branches:
        return None
    chosen = _preferred(branches)
    if chosen is None:
        return None
    shown = _squeezed(chosen)
    for branch in branches:
        if branch is not chosen and _squeezed(branch) not in shown:
            scope.note(BlockKind.HIDDEN, text_of(branch))
        elif branch is not chosen:
            scope.drop("second spelling of a drawing")
    return chosen


def _preferred(branches: list[Node]) -> Node | None:
    """The first Choice with content. Of a canvas the older spelling, where it can stay: that is the one which LibreOffice reads too."""
    choice = next((branch for branch in branches if prefixed(branch) == "mc:Choice" and len(branch)), None)
    older = next((branch for branch in branches if prefixed(branch) == "mc:Fallback"), None)
    if choice is not None and choice.get("Requires") == "wpc" and older is not None:
        drawn = child(older, "w:pict")
        return older if drawn is not None and stays_as_it_is(drawn) else choice
    return older if choice is None else choice


def text_of(node: Node) -> str:
    """All text under *node*, paragraphs on lines of their own."""
    lines: list[str] = []
    names = [qualified(name) for name in _TEXT]
    for element in node.iter(qualified("w:p"), qualified("a:p"), *names):
        if element.tag in names:
            lines[-1:] = [(lines[-1] if lines else "") + (element.text or "")]
        else:
            lines.append("")
    return "\n".join(line for line in lines if line)


def _squeezed(node: Node) -> str:
    return "".join(text_of(node).split())
