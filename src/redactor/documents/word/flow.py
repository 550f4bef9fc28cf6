"""Block-level content: paragraphs, controls, sections; what follows what in a part."""

from __future__ import annotations

from redactor.core.documents import BlockKind, EmbeddedFile
from redactor.documents.word import inline, tables
from redactor.documents.word.alternates import chosen_branch
from redactor.documents.word.controls import shown_content
from redactor.documents.word.grammar import WORD, copy_allowed
from redactor.documents.word.namespaces import Node, add, child, get, is_on, make, prefixed, qualified
from redactor.documents.word.scope import Scope
from redactor.documents.word.vocabulary import spaced

_TRANSPARENT = frozenset(
    {
        "w:customXml",
        "w:smartTag",
        "w:ins",
        "w:moveTo",
        "w:sdtContent",
        "w:dir",
        "w:bdo",
        "w:txbxContent",
        "mc:Choice",
        "mc:Fallback",
    }
)
_GONE = frozenset({"w:del", "w:moveFrom"})
_NOTHING = frozenset(
    spaced(
        "w:bookmarkStart w:bookmarkEnd w:proofErr w:permStart w:permEnd w:commentRangeStart w:commentRangeEnd w:moveFromRangeStart"
        " w:moveFromRangeEnd w:moveToRangeStart w:moveToRangeEnd w:customXmlInsRangeStart w:customXmlInsRangeEnd"
        " w:customXmlDelRangeStart w:customXmlDelRangeEnd w:customXmlMoveFromRangeStart w:customXmlMoveFromRangeEnd"
        " w:customXmlMoveToRangeStart w:customXmlMoveToRangeEnd w:tcPr w:trPr w:tblPr w:sdtPr w:sdtEndPr w:customXmlPr w:smartTagPr"
        " w:background w:lastRenderedPageBreak"
    )
)


def read_flow(source: Node, target: Node, scope: Scope) -> None:
    """Copy the blocks of *source* into *target* and register their passages."""
    open_before = len(scope.fields)
    Flow(target).read(source, scope)
    if open_before == 0 and prefixed(source) != "w:tc":
        _end_open_fields(scope)


def _end_open_fields(scope: Scope) -> None:
    """A field that never ends swallows the text after it: nobody can say what of it is seen."""
    while scope.fields:
        scope.note(BlockKind.FIELD_CODE, scope.fields.pop().code)
        scope.unread("a field that does not end")


class Flow:
    """Copies blocks one after the other; joins a paragraph whose mark is not seen to the next one."""

    def __init__(self, target: Node) -> None:
        self.target = target
        self.unended: Node | None = (
            None  # the paragraph whose end mark is a tracked deletion, or stands in a field's code
        )

    def read(self, source: Node, scope: Scope) -> None:
        """Copy every block under *source*."""
        for node in source:
            self._read_block(node, scope)

    def _read_block(self, node: Node, scope: Scope) -> None:
        name = prefixed(node)
        if name == "w:p":
            self._read_paragraph(node, scope)
        elif name == "w:tbl":
            self.unended = None
            tables.read_table(node, self.target, scope)
        elif name == "w:sdt":
            content = shown_content(node, scope)
            if content is not None:
                self.read(content, scope)
        elif name in _TRANSPARENT:
            self.read(node, scope)
        elif name in _GONE:
            self.read(node, scope.within(gone=scope.gone or BlockKind.DELETED, moved=name == "w:moveFrom"))
        elif name == "mc:AlternateContent":
            branch = chosen_branch(node, scope)
            if branch is not None:
                self.read(branch, scope)
        elif name == "w:sectPr":
            self.target.append(read_section(node, scope))
        elif name == "w:altChunk":
            self._read_chunk(node, scope)
        elif name.startswith("m:") or name in {"w:r", "w:hyperlink", "w:fldSimple"}:
            self._read_stray(node, scope)
        elif name and name not in _NOTHING:
            read_unknown(node, scope)

    def _read_paragraph(self, node: Node, scope: Scope) -> None:
        properties = child(node, "w:pPr")
        marked_gone = _mark_is_deleted(properties)
        if scope.gone is not None:
            inline.read_gone_paragraph(node, scope)
            return
        line = inline.open_line(node, scope, continued=self.unended)
        if self.unended is None:
            self.target.append(line.target)
        inline.read_inline(node, line, scope)
        line.close()
        if line.is_hidden(properties):
            self.target.remove(line.target)
            return
        in_code = any(not field.in_result for field in scope.fields)  # its end mark is part of a field's code
        self.unended = line.target if marked_gone or in_code else None
        section = child(properties, "w:sectPr") if properties is not None else None
        if section is not None:
            line.properties().append(read_section(section, scope))
        for extra in line.after:
            self.target.append(extra)

    def _read_stray(self, node: Node, scope: Scope) -> None:
        """Runs and equations that stand outside any paragraph: give them one."""
        holder = make("w:p")
        holder.append(node)
        self._read_paragraph(holder, scope)

    def _read_chunk(self, node: Node, scope: Scope) -> None:
        part = scope.target(get(node, "r:id"))
        if part:
            scope.normal.embedded.append(EmbeddedFile(part.rpartition("/")[2], scope.normal.package.parts[part]))
        if scope.gone is None:
            paragraph = add(self.target, "w:p")
            add(add(paragraph, "w:r"), "x:withheld")


def _mark_is_deleted(properties: Node | None) -> bool:
    mark = child(properties, "w:rPr") if properties is not None else None
    return mark is not None and any(child(mark, name) is not None for name in ("w:del", "w:moveFrom"))


def read_section(node: Node, scope: Scope) -> Node:
    """The section's page layout, and which header and footer parts it names (resolved later)."""
    section = make("w:sectPr")
    for reference in node:
        name = prefixed(reference)
        if name in {"w:headerReference", "w:footerReference"}:
            part = scope.target(get(reference, "r:id"))
            if part:
                kept = add(section, name, type=get(reference, "w:type", "default"))
                kept.set(qualified("x:part"), part)
        elif name not in {"w:sectPrChange", "w:printerSettings", "w:paperSrc", "w:formProt"}:
            copy = copy_allowed(reference, WORD, scope.normal.dropped)
            if copy is not None:
                section.append(copy)
    return section


def is_title_page(section: Node) -> bool:
    """Whether the first page of the section has headers of its own."""
    return bool(is_on(child(section, "w:titlePg")))


def read_unknown(node: Node, scope: Scope) -> None:
    """An element that we have no word for: nothing if it is empty, else a gap."""
    if "".join(node.itertext()).strip() or (len(node.attrib) > 0 and len(node) > 0):
        scope.unread("an element of a kind that this tool does not know")
    else:
        scope.drop("markup not on the list")
