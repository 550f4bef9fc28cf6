"""What stands inside a paragraph: runs and everything that wraps runs."""

from __future__ import annotations

from redactor.core.documents import BlockKind
from redactor.documents.word import runs
from redactor.documents.word.alternates import chosen_branch, text_of
from redactor.documents.word.controls import shown_content
from redactor.documents.word.fields import FieldCode, parse_field
from redactor.documents.word.grammar import MATH, WORD, copy_allowed
from redactor.documents.word.line import Line
from redactor.documents.word.namespaces import Node, add, child, get, make, prefixed, qualified
from redactor.documents.word.scope import Scope
from redactor.documents.word.vocabulary import spaced

_TRANSPARENT = frozenset(
    {"w:smartTag", "w:customXml", "w:dir", "w:bdo", "w:ins", "w:moveTo", "w:sdtContent", "w:hyperlink", "w:p"}
)
_GONE = frozenset({"w:del", "w:moveFrom"})
_COMMENT_MARKS = frozenset({"w:commentRangeStart", "w:commentRangeEnd"})
_NOTHING = frozenset(
    spaced(
        "w:pPr w:bookmarkStart w:bookmarkEnd w:proofErr w:permStart w:permEnd w:moveFromRangeStart w:moveFromRangeEnd"
        " w:moveToRangeStart w:moveToRangeEnd w:customXmlInsRangeStart w:customXmlInsRangeEnd w:customXmlDelRangeStart"
        " w:customXmlDelRangeEnd w:customXmlMoveFromRangeStart w:customXmlMoveFromRangeEnd w:customXmlMoveToRangeStart"
        " w:customXmlMoveToRangeEnd w:sdtPr w:sdtEndPr w:customXmlPr w:smartTagPr w:subDoc w:fldData"
    )
)


def open_line(node: Node, scope: Scope, *, continued: Node | None = None) -> Line:
    """A new paragraph of the copy for *node*, or more of the paragraph whose end mark was deleted."""
    properties = child(node, "w:pPr")
    copy = copy_allowed(properties, WORD, scope.normal.dropped) if properties is not None else None
    target = make("w:p") if continued is None else continued
    old = child(target, "w:pPr")
    if old is not None:
        target.remove(old)
    if copy is not None:
        target.insert(0, copy)
    style = child(properties, "w:pStyle") if properties is not None else None
    style_id = get(style, "w:val") if style is not None else ""
    if continued is None:
        scope.reserve(target, heading=scope.normal.styles.is_heading(style_id))
    return Line(target, style_id, scope)


def read_gone_paragraph(node: Node, scope: Scope) -> None:
    """A paragraph that the copy leaves out: its words are kept for examination only."""
    line = Line(make("w:p"), "", scope)
    read_inline(node, line, scope)
    line.close()


def read_inline(source: Node, line: Line, scope: Scope) -> None:
    """Copy what stands under *source* into the paragraph that *line* builds."""
    for node in source:
        _read_node(node, line, scope)


def _read_node(node: Node, line: Line, scope: Scope) -> None:
    name = prefixed(node)
    if name == "w:r":
        runs.read_run(node, line, scope)
    elif name in _GONE:
        read_inline(node, line, scope.within(gone=scope.gone or BlockKind.DELETED, moved=name == "w:moveFrom"))
    elif name in _TRANSPARENT:
        read_inline(node, line, scope)
    elif name == "w:sdt":
        content = shown_content(node, scope)
        if content is not None:
            read_inline(content, line, scope)
    elif name == "w:fldSimple":
        _read_simple_field(node, line, scope)
    elif name in {"m:oMath", "m:oMathPara"}:
        _read_equation(node, line, scope)
    elif name in _COMMENT_MARKS:
        if scope.gone is None:
            line.mark(name, get(node, "w:id"))
    elif name == "mc:AlternateContent":
        branch = chosen_branch(node, scope)
        if branch is not None:
            read_inline(branch, line, scope)
    elif name == "w:tbl":
        _read_stray_table(node, line, scope)
    elif name in {"w:ruby", "w:drawing", "w:pict", "w:object"}:
        holder = make("w:r")
        holder.append(node)
        runs.read_run(holder, line, scope)
    elif name and name not in _NOTHING:
        if text_of(node).strip():
            scope.unread("text inside an element of a kind that this tool does not know")
        scope.drop("markup not on the list")


def _read_stray_table(node: Node, line: Line, scope: Scope) -> None:
    """A table inside a paragraph, where none may stand: programs show it after the paragraph."""
    from redactor.documents.word import tables

    holder = make("w:body")
    tables.read_table(node, holder, scope)
    line.after.extend(holder)


def _read_simple_field(node: Node, line: Line, scope: Scope) -> None:
    code = parse_field(get(node, "w:instr"))
    if code.is_live and scope.gone is None:
        first = node.find(f".//{qualified('w:rPr')}")
        line.put_live(code, copy_allowed(first, WORD) if first is not None else None)
        return
    note_field(code, scope)
    read_inline(node, line, scope)


def note_field(code: FieldCode, scope: Scope) -> None:
    """Keep a field's code for examination, unless only a program wrote it."""
    if code.link and not code.is_program_text:
        scope.note(BlockKind.LINK, code.link)
    elif code.is_program_text or not code.text or code.button_text:
        scope.drop("field code without words of its own")
    else:
        scope.note(BlockKind.FIELD_CODE, code.text)


def _read_equation(node: Node, line: Line, scope: Scope) -> None:
    if scope.gone is not None:
        line.lose(scope.gone, text_of(node))
        return
    copy = copy_allowed(node, MATH, scope.normal.dropped)
    if copy is None or text_of(copy) != text_of(node):
        add(add(line.target, "w:r"), "w:t").text = text_of(node)
    else:
        line.target.append(copy)
    line.shown(text_of(node))
