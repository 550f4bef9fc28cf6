"""A paragraph of the copy while it is being built."""

from __future__ import annotations

from redactor.core.documents import BlockKind
from redactor.documents.word.fields import LIVE_RESULT, FieldCode
from redactor.documents.word.namespaces import Node, add, child, get, is_on, make, qualified
from redactor.documents.word.scope import Scope


class Line:
    """The target paragraph, the words lost on the way, and blocks that follow it (drawn text, tables of charts)."""

    def __init__(self, target: Node, style: str, scope: Scope) -> None:
        self.target = target
        self.style = style
        self.scope = scope
        self.after: list[Node] = []
        self._lost: list[tuple[BlockKind, str, bool]] = []
        self._lost_at = -1

    def run(self, properties: Node | None) -> Node:
        """A new run at the end of the paragraph."""
        run = add(self.target, "w:r")
        if properties is not None:
            run.append(properties)
        return run

    def put_live(self, code: FieldCode, properties: Node | None) -> Node:
        """A page-number field, with a result that says nothing; gives back the run that looks like the result."""
        simple = add(self.target, "w:fldSimple", instr=code.live_instruction)
        run = add(simple, "w:r")
        if properties is not None:
            run.append(properties)
        add(run, "w:t").text = LIVE_RESULT
        return run

    def mark(self, name: str, source_id: str) -> None:
        """The start or end of a comment's range."""
        add(self.target, name).set(qualified("x:id"), source_id)

    def lose(self, kind: BlockKind, words: str, *, moved: bool = False) -> None:
        """Words that stand here in the source and not in the copy; neighbours join."""
        if not words:
            return
        here = len(self.target)
        if self._lost and self._lost[-1][::2] == (kind, moved) and self._lost_at == here:
            self._lost[-1] = (kind, self._lost[-1][1] + words, moved)
        else:
            self._lost.append((kind, words, moved))
        self._lost_at = here

    def shown(self, words: str) -> None:
        """Tell the open fields what their results show."""
        for field in self.scope.fields:
            field.shown += words if field.in_result else ""

    def close(self) -> None:
        """Register the words that were lost."""
        for kind, words, moved in self._lost:
            self.scope.note(kind, words, moved=moved)
        self._lost.clear()

    def is_hidden(self, source_properties: Node | None) -> bool:
        """Whether the paragraph and its mark are hidden as a whole."""
        mark = child(source_properties, "w:rPr", "w:vanish") if source_properties is not None else None
        content = [node for node in self.target if node.tag != qualified("w:pPr")]
        return not content and bool(is_on(mark))

    def properties(self) -> Node:
        """The paragraph's properties, made if there are none."""
        found = child(self.target, "w:pPr")
        if found is None:
            found = make("w:pPr")
            self.target.insert(0, found)
        return found


def paragraph_style(paragraph: Node) -> str:
    """The style id of a paragraph, or ""."""
    style = child(paragraph, "w:pPr", "w:pStyle")
    return get(style, "w:val") if style is not None else ""
