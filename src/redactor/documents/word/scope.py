"""Where the walk stands: which part, which kind of text, and whether what follows is shown at all."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from redactor.core.documents import BlockKind, GapKind
from redactor.documents.word.fields import OpenField
from redactor.documents.word.namespaces import Node
from redactor.documents.word.normal import Freehand, Normal, Passage, Picture, Unread
from redactor.documents.word.package import Relation


@dataclass(frozen=True, slots=True)
class Scope:
    """The surroundings of the node being read; narrowed with :meth:`within`."""

    normal: Normal
    area: str
    part: str
    kind: BlockKind
    relations: dict[str, Relation] = field(default_factory=dict)
    fields: list[OpenField] = field(default_factory=list)  # open complex fields; they may span paragraphs
    carried: bool = True
    row: str = ""
    heading: bool = False
    on_colour: bool = False  # white letters may be meant to be seen here
    gone: BlockKind | None = None  # set inside what the copy leaves out
    moved: bool = False  # inside what was moved away
    comment: str = ""

    def within(self, **changes: object) -> Scope:
        """The same surroundings with some things changed."""
        return replace(self, **changes)  # type: ignore[arg-type]

    def reserve(self, element: Node, *, heading: bool = False) -> Passage:
        """A passage for a paragraph of the copy, in reading order."""
        return self._append(
            Passage(
                key="",
                number=0,
                kind=self.kind,
                part=self.part,
                element=element,
                carried=self.carried,
                row=self.row,
                heading=self.heading or heading,
                comment=self.comment,
            )
        )

    def note(self, kind: BlockKind, words: str, *, moved: bool = False) -> None:
        """Keep words that the copy does not carry; white space alone is nothing."""
        if words.strip():
            text = words.strip("\n")
            self._append(Passage("", 0, kind, self.part, words=text, carried=False, row=self.row, moved=moved))

    def _append(self, passage: Passage) -> Passage:
        passage.number = self.normal.next_number(self.area)
        passage.key = f"{self.area}/{passage.number}"
        self.normal.passages.append(passage)
        return passage

    def picture(self, stored: str, *, preview_of: str = "", carried: bool = True) -> Picture:
        """Register a picture; its placeholder carries the index."""
        picture = Picture(
            index=len(self.normal.pictures),
            part=self.part,
            number=self.normal.next_number(self.area),
            stored=stored,
            preview_of=preview_of,
            carried=carried and self.carried and self.gone is None,
        )
        self.normal.pictures.append(picture)
        return picture

    def freehand(self, geometry: Node, size: tuple[int, int]) -> int:
        """Register a freehand shape; the index that its placeholder carries."""
        number = self.normal.next_number(self.area)
        self.normal.freehand.append(Freehand(self.part, number, geometry, size))
        return len(self.normal.freehand) - 1

    def unread(self, reason: str, content_key: str = "") -> None:
        """Something here is not understood: a gap."""
        number = self.normal.next_number(self.area)
        self.normal.unread.append(Unread(GapKind.PART_NOT_UNDERSTOOD, self.part, number, reason, content_key))

    def drop(self, what: str, count: int = 1) -> None:
        """Count what programs write and the copy leaves out by rule."""
        self.normal.dropped[what] += count

    def target(self, relation_id: str) -> str:
        """The stored part that a relationship of this part leads to, or ""."""
        relation = self.relations.get(relation_id)
        if relation is None or relation.external or relation.target not in self.normal.package.parts:
            return ""
        self.normal.visible.add(relation.target)
        return relation.target


def open_scope(normal: Normal, area: str, part: str, kind: BlockKind, *, carried: bool = True) -> Scope:
    """The scope at the top of a part."""
    normal.parts[area] = part
    normal.visible.add(part)
    return Scope(
        normal, area, part, kind, relations=normal.package.relations(part), carried=carried, on_colour=normal.dark_pages
    )
