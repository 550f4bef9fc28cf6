"""Runs: letters with their formatting, and the things that sit between letters."""

from __future__ import annotations

from redactor.core.documents import BlockKind
from redactor.documents.word import inline
from redactor.documents.word.alternates import chosen_branch, text_of
from redactor.documents.word.fields import OpenField, parse_field
from redactor.documents.word.grammar import WORD, copy_allowed
from redactor.documents.word.grounds import can_be_dark, is_white, run_can_be_dark
from redactor.documents.word.line import Line
from redactor.documents.word.namespaces import Node, add, child, get, is_on, local, prefixed, qualified
from redactor.documents.word.scope import Scope
from redactor.documents.word.symbols import symbol_text
from redactor.documents.word.vocabulary import spaced

_LETTERS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-", "w:softHyphen": "\u00ad"}
_NOTES = frozenset({"w:footnoteReference", "w:endnoteReference"})
_MARKS = frozenset({"w:footnoteRef", "w:endnoteRef"})
_NOTHING = frozenset(
    spaced(
        "w:rPr w:lastRenderedPageBreak w:annotationRef w:separator w:continuationSeparator w:pgNum w:dayShort w:monthShort w:yearShort"
        " w:dayLong w:monthLong w:yearLong w:fldData"
    )
)
_POSITION_TAB = {"w:alignment": "left", "w:relativeTo": "margin", "w:leader": "none"}
BREAK_WORDS = frozenset(
    spaced("page column textWrapping left right all none center margin indent dot hyphen underscore middleDot")
)
_BLANK = " \t\r\n"
_ONE_POINT = 2  # w:sz counts half points


def read_run(run: Node, line: Line, scope: Scope) -> None:
    """Copy one run, or keep its words aside where the copy does not show them."""
    properties = child(run, "w:rPr")
    gone = scope.gone
    if gone is None and _is_unseen(properties, line, scope):
        gone = BlockKind.HIDDEN
    RunCopy(line, scope.within(gone=gone), properties).read(run)


def _is_unseen(properties: Node | None, line: Line, scope: Scope) -> bool:
    if scope.normal.styles.hides(line.style, properties):
        return True
    if properties is None:
        return False
    size = child(properties, "w:sz")
    if size is not None and get(size, "w:val").isdigit() and int(get(size, "w:val")) <= _ONE_POINT:
        return True
    return is_white(child(properties, "w:color")) and not _can_be_dark_behind(properties, line, scope)


def _can_be_dark_behind(properties: Node, line: Line, scope: Scope) -> bool:
    style = child(properties, "w:rStyle")
    return (
        scope.on_colour
        or run_can_be_dark(properties)
        or can_be_dark(child(line.target, "w:pPr", "w:shd"))
        or scope.normal.styles.shades(line.style, get(style, "w:val") if style is not None else "")
    )


class RunCopy:
    """Copies the content of one run."""

    def __init__(self, line: Line, scope: Scope, properties: Node | None) -> None:
        self.line = line
        self.scope = scope
        self.properties = properties
        self.target: Node | None = None

    def read(self, source: Node) -> None:
        """Copy everything in *source* (a run, or a wrapper inside one)."""
        for node in source:
            self._read_node(node)

    def _read_node(self, node: Node) -> None:
        name = prefixed(node)
        if name in {"w:t", "w:delText"}:
            self._letters(_seen_letters(node), "w:t")
        elif name in {"w:instrText", "w:delInstrText"}:
            self._code(node.text or "")
        elif name in _LETTERS:
            self._letters(_LETTERS[name], name, node)
        elif name == "w:sym":
            self._symbol(node)
        elif name == "w:fldChar":
            self._field(node)
        elif name in _NOTES:
            self._note_reference(node)
        elif name in _MARKS and self.scope.gone is None:
            add(self._run(), name)
        elif name == "w:commentReference" and self.scope.gone is None:
            add(self._run(), name).set(qualified("x:id"), get(node, "w:id"))
        elif name == "w:ruby":
            self._ruby(node)
        elif name in {"w:drawing", "w:pict", "w:object"}:
            self._drawn(node)
        elif name == "mc:AlternateContent":
            branch = chosen_branch(node, self.scope)
            if branch is not None:
                self.read(branch)
        elif name and name not in _NOTHING and name not in _MARKS and name != "w:commentReference":
            inline.read_inline([node], self.line, self.scope)

    def _run(self) -> Node:
        """The run of the copy that takes the next thing; one a source run."""
        last = self.line.target[-1] if len(self.line.target) else None
        if self.target is None or last is not self.target:
            copy = (
                copy_allowed(self.properties, WORD, self.scope.normal.dropped) if self.properties is not None else None
            )
            if copy is not None and any(field.is_contents for field in self.scope.fields):
                self._look_plain(copy)
            self.target = self.line.run(copy if copy is not None and len(copy) else None)
        return self.target

    def _look_plain(self, properties: Node) -> None:
        """Word processors show links in a table of contents like the text round them, whatever their style says."""
        style = child(properties, "w:rStyle")
        if style is not None and self.scope.normal.styles.is_link(get(style, "w:val")):
            properties.remove(style)

    def _letters(self, text: str, name: str, source: Node | None = None) -> None:
        if self._takes_code():
            self._code(text)
        elif self.scope.gone is not None:
            self.line.lose(self.scope.gone, text, moved=self.scope.moved)
        elif live := [field for field in self.scope.fields if field.is_live and field.in_result]:
            self._show_live(live[-1])
        else:
            self.line.shown(text)
            element = add(self._run(), name)
            if name == "w:t":
                element.text = text
            elif source is not None:
                _copy_break(source, element)

    def _show_live(self, field: OpenField) -> None:
        """A live field looks like its stored result, not like its markers: so word processors show it, too."""
        run, looks = field.live_run, self._looks()
        if run is None:
            return
        for node in run.findall(qualified("w:rPr")):
            run.remove(node)
        if looks is not None:
            run.insert(0, looks)
        field.live_run = None

    def _looks(self) -> Node | None:
        return copy_allowed(self.properties, WORD) if self.properties is not None else None

    def _takes_code(self) -> bool:
        """Whether this stands in the code of a field, its own or that of a field round it: nothing of it is seen."""
        return any(not field.in_result for field in self.scope.fields)

    def _code(self, text: str) -> None:
        open_codes = [field for field in self.scope.fields if not field.in_result]
        if open_codes:
            open_codes[-1].code += text
        else:
            self.scope.note(BlockKind.FIELD_CODE, text)

    def _symbol(self, node: Node) -> None:
        text = symbol_text(get(node, "w:font"), get(node, "w:char"))
        if text.private and self.scope.gone is None and not self._takes_code():
            self.line.shown(text.letters)
            add(self._run(), "w:sym", font=text.font, char=text.code)
        else:
            self._letters(text.letters, "w:t")

    def _field(self, node: Node) -> None:
        kind = get(node, "w:fldCharType")
        fields = self.scope.fields
        if kind == "begin":
            fields.append(OpenField(form=child(node, "w:ffData")))
        elif kind == "separate" and fields:
            self._begin_result(fields[-1])
        elif kind == "end" and fields:
            self._end_field(fields.pop())

    def _begin_result(self, field: OpenField) -> None:
        field.in_result = True
        code = parse_field(field.code)
        field.is_contents = code.is_contents
        if code.is_live and self.scope.gone is None and not self._takes_code():
            field.is_live = True
            field.live_run = self.line.put_live(code, self._looks())

    def _end_field(self, field: OpenField) -> None:
        code = parse_field(field.code)
        if code.is_live and not field.in_result and self.scope.gone is None and not self._takes_code():
            self.line.put_live(code, copy_allowed(self.properties, WORD) if self.properties is not None else None)
        elif not field.is_live:
            inline.note_field(code, self.scope)
        self._letters(_shown_by_form(code.name, field) or code.button_text, "w:t")

    def _note_reference(self, node: Node) -> None:
        if self.scope.gone is not None or self.scope.area != "body":  # elsewhere no program shows the note
            return
        name = prefixed(node)
        source_id = get(node, "w:id")
        self.scope.normal.used_notes["footnote" if "foot" in name else "endnote"].setdefault(source_id, self.scope.row)
        reference = add(self._run(), name)
        reference.set(qualified("x:id"), source_id)
        if get(node, "w:customMarkFollows") not in {"", "0", "false"}:
            reference.set(qualified("w:customMarkFollows"), "1")

    def _ruby(self, node: Node) -> None:
        """Reading aids become "base (reading)": both are seen, and both can be marked."""
        base, reading = (child(node, name) for name in ("w:rubyBase", "w:rt"))
        for part, before, after in ((base, "", ""), (reading, " (", ")")):
            if part is not None and text_of(part):
                self._letters(before, "w:t")
                inline.read_inline(part, self.line, self.scope)
                self._letters(after, "w:t")

    def _drawn(self, node: Node) -> None:
        from redactor.documents.word import drawings, vml

        reader = drawings.read_drawing if local(node) == "drawing" else vml.read_legacy
        scope = self.scope.within(gone=self.scope.gone or (BlockKind.HIDDEN if self._takes_code() else None))
        drawn = reader(node, self.line, scope)
        if drawn is not None and scope.gone is None:
            self._run().append(drawn)


def _seen_letters(node: Node) -> str:
    """The letters of a text element; white space at its ends is seen only where the markup says that it is to be kept."""
    text = str(node.text or "")
    if text == text.strip(_BLANK):
        return text
    said = (get(one, "xml:space") for one in (node, *node.iterancestors()))
    return text if next((value for value in said if value), "") == "preserve" else text.strip(_BLANK)


def _copy_break(source: Node, target: Node) -> None:
    if prefixed(source) == "w:ptab":
        for key, value in _POSITION_TAB.items():
            target.set(qualified(key), value)
    for key in ("w:type", "w:clear", "w:alignment", "w:leader", "w:relativeTo"):
        value = get(source, key)
        if value in BREAK_WORDS:
            target.set(qualified(key), value)


def _shown_by_form(name: str, field: OpenField) -> str:
    """What a legacy check box or drop-down shows: it stands in the form data, not in any text."""
    form = field.form
    if form is None or field.shown.strip():
        return ""
    if name == "FORMCHECKBOX":
        box = child(form, "w:checkBox")
        checked = is_on(child(box, "w:checked")) if box is not None else None
        default = is_on(child(box, "w:default")) if box is not None else None
        return "☒" if (checked if checked is not None else default) else "☐"
    if name == "FORMDROPDOWN":
        return _selected(child(form, "w:ddList"))
    return ""


def _selected(choices: Node | None) -> str:
    if choices is None:
        return ""
    entries = [get(node, "w:val") for node in choices.findall(qualified("w:listEntry"))]
    result = child(choices, "w:result")
    index = get(result, "w:val", "0") if result is not None else "0"
    return entries[int(index)] if index.isdigit() and int(index) < len(entries) else ""
