"""Normal form + plan → a new package. Nothing of the old one is copied byte for byte."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from redactor.core.copies import CopyPlan, Fallback, Mark, WrittenCopy
from redactor.core.documents import Document, MediaType
from redactor.core.ids import block_id
from redactor.core.names import letters_and_digits
from redactor.documents.word import additions, margins, notes, rows
from redactor.documents.word.boxes import empty_inner_boxes
from redactor.documents.word.charts import settle_charts
from redactor.documents.word.marks import apply_marks, drop_bare_properties, join_runs
from redactor.documents.word.namespaces import Node, qualified
from redactor.documents.word.normal import Normal, Passage
from redactor.documents.word.package import UnreadablePackage
from redactor.documents.word.packing import Parts, pack
from redactor.documents.word.parts import build_parts
from redactor.documents.word.placing import Gallery
from redactor.documents.word.reading import read_normal
from redactor.errors import WritingError

_SHORTEST_FORM = 4  # letters


def write_word(content: bytes, document: Document, plan: CopyPlan) -> WrittenCopy:
    """Write the redacted copy that *plan* asks for; raises :class:`WritingError`."""
    try:
        normal = read_normal(content)
    except UnreadablePackage as fault:
        raise WritingError(
            str(fault), next_step="Settle the file as a whole, or replace it by a readable copy."
        ) from fault
    copy = Copy(normal, document, plan)
    raw = pack(copy.build())
    return WrittenCopy(content=raw, media_type=MediaType.WORD, page_count=None, labels=copy.labels, added=copy.added)


def dry_run_word(content: bytes, document: Document, plan: CopyPlan) -> tuple[Fallback, ...]:  # noqa: ARG001
    """Where a copy would say less than it could. Word copies flow afresh: nothing is lost beside what is marked."""
    return ()


def _added(plan: CopyPlan, listed: Sequence[Passage]) -> tuple[str, ...]:
    """What this writer says in its own words, each text once."""
    own = [plan.stamp, plan.banner, plan.label]
    if listed:
        own += [additions.HEADING, *(additions.kind_words(passage) for passage in listed)]
    return tuple(dict.fromkeys(text for text in own if text))


class Copy:
    """One copy being written."""

    def __init__(self, normal: Normal, document: Document, plan: CopyPlan) -> None:
        self.normal = normal
        self.plan = plan
        self.document = document
        self.file = document.file
        self.labels = 0
        self.added: tuple[str, ...] = ()
        self.printed = frozenset(map(str, plan.printed))
        self.marks: dict[str, list[Mark]] = defaultdict(list)
        for mark in sorted(plan.marks, key=lambda mark: mark.span):
            if len(mark.span):
                self.marks[str(mark.span.block)].append(mark)

    def build(self) -> Parts:
        """Every part of the new package."""
        margins.drop_unseen(self.normal)
        self._withhold_rows()
        self._withhold_letters()
        settle_charts(self.normal)
        wanted = [p for p in self.normal.passages if not p.carried and self._id(p) in self.printed]
        comments = additions.keep_comments(self.normal, wanted, self._comment_author)
        listed = [p for p in wanted if p.key not in comments.printed]
        additions.print_words(self.normal, listed, self._words)
        self.labels += sum(len(self.marks.get(self._id(p), ())) for p in listed if p.element is None)
        self.added = _added(self.plan, listed)
        notes.number_notes(self.normal)
        self._place_pictures()  # last: only labels of what is left are counted
        margins.add_lines(self.normal, stamp=self.plan.stamp, banner=self.plan.banner)
        for root in self.normal.areas.values():
            empty_inner_boxes(root)
            for paragraph in root.iter(qualified("w:p")):
                join_runs(paragraph)
            drop_bare_properties(root)
        return build_parts(self.normal, self.gallery.media)

    def _id(self, passage: Passage) -> str:
        return str(block_id(self.file, passage.key))

    def _is_shown(self, passage: Passage) -> bool:
        """Whether anything of the passage is left to mark: it may have gone with its row."""
        if not passage.carried:
            return self._id(passage) in self.printed
        assert passage.element is not None, "carried passages stand on an element"
        root = self.normal.areas.get(passage.key.partition("/")[0])
        return (
            any(node is root for node in passage.element.iterancestors()) and passage.row not in self.plan.withheld_rows
        )

    def _withhold_rows(self) -> None:
        for root in self.normal.areas.values():
            self.labels += rows.withhold_rows(root, self.plan.withheld_rows, self.plan.label)

    def _withhold_letters(self) -> None:
        touched: dict[int, Node | None] = {}
        for passage in self.normal.passages:
            marks = self.marks.get(self._id(passage))
            if marks and passage.element is not None and self._is_shown(passage):
                self.labels += apply_marks(passage.element, marks)
                table = rows.table_around(passage.element)
                touched[id(table)] = table
        for table in touched.values():
            if table is not None:
                rows.level_columns(table)

    def _place_pictures(self) -> None:
        self.gallery = Gallery(self.normal, self.plan, self.file, withheld=self._withheld_letters())
        for root in self.normal.areas.values():
            self.gallery.place(root)
        self.labels += self.gallery.labels

    def _withheld_letters(self) -> frozenset[str]:
        """The letters of each withheld stretch that is long enough to mean something outside its place."""
        texts = {block.id: block.text for block in self.document.blocks}
        forms = (letters_and_digits(mark.span.of(texts.get(mark.span.block, ""))) for mark in self.plan.marks)
        return frozenset(form for form in forms if len(form) >= _SHORTEST_FORM)

    def _words(self, passage: Passage) -> str:
        """The words of a passage that is printed, labels in place; an element's marks are already applied."""
        if passage.element is not None:
            return additions.text_of_passage(passage)
        kept: list[str] = []
        at = 0
        for mark in self.marks.get(self._id(passage), ()):
            kept += [passage.words[at : mark.span.start], mark.label]
            at = mark.span.end
        return "".join([*kept, passage.words[at:]])

    def _comment_author(self, author: str) -> str:
        """The author as disclosed, else the label: never a name that nobody decided on."""
        for passage in self.normal.passages:
            if passage.key.startswith("authors/") and passage.words == author and self._id(passage) in self.printed:
                return self._words(passage)
        return self.plan.label
