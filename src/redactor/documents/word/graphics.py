"""Charts and SmartArt: not drawn again; what they say is kept."""

from __future__ import annotations

from redactor.core.documents import BlockKind
from redactor.documents.word.line import Line
from redactor.documents.word.namespaces import Node, get, local, make, prefixed, qualified
from redactor.documents.word.scope import Scope


def read_graphic(content: Node, line: Line, scope: Scope) -> Node | None:  # noqa: ARG001
    """Keep the words of a chart or diagram; the copy shows the label in its place."""
    relation = get(content, "r:dm") if prefixed(content) == "dgm:relIds" else get(content, "r:id")
    part = scope.target(relation)
    root = scope.normal.package.tree(part) if part else None
    if root is None:
        scope.unread("a chart or diagram without readable content")
    else:
        scope.note(scope.gone or BlockKind.EMBEDDED, graphic_text(root))
    return make("x:withheld")


def graphic_text(root: Node) -> str:
    """Every word and number of a chart or diagram part, a line each."""
    names = {qualified("a:t"), qualified("c:v")}
    lines = [(node.text or "").strip() for node in root.iter() if node.tag in names or local(node) == "v"]
    return "\n".join(line for line in lines if line)
