"""One page from source to display list: interpreted, its glyphs chosen, its touched segments set again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from redactor.core.copies import Fallback, FallbackKind
from redactor.documents.pdf.choice import PageChoice
from redactor.documents.pdf.decoration import without_decoration
from redactor.documents.pdf.display import GroupItem, ImageItem, Item, Shown, TextRun
from redactor.documents.pdf.edges import find_edges
from redactor.documents.pdf.fates import PageFate, with_pictures_decided
from redactor.documents.pdf.furniture import View, view_of
from redactor.documents.pdf.glyphs import Glyph, page_glyphs
from redactor.documents.pdf.graphics import number
from redactor.documents.pdf.images import Images
from redactor.documents.pdf.interpreter import SharedFonts, interpret_page
from redactor.documents.pdf.lines import LineSegment, cut_lines
from redactor.documents.pdf.matrices import Matrix, Rectangle, carried
from redactor.documents.pdf.pairing import pair, shown_glyphs
from redactor.documents.pdf.refusals import NotUnderstood
from redactor.documents.pdf.relay import Relaid, relay
from redactor.documents.pdf.rows import set_tables_again
from redactor.documents.pdf.witness import SecondReader, check_with_second_reader

_UNSEEN = 3  # text rendering mode


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page of the normalised source: its dictionary, the part that is shown, and the document as MuPDF has it open."""

    index: int
    dictionary: Any = field(repr=False)
    box: Rectangle
    traced: Any = field(repr=False)
    second: SecondReader = field(repr=False)
    off_layers: frozenset[int] = frozenset()

    @property
    def rotation(self) -> int:
        """Degrees clockwise by which the page is turned for viewing: 0, 90, 180 or 270."""
        turned = int(number(self._inherited("/Rotate"))) % 360
        return turned - turned % 90

    @property
    def unit(self) -> float:
        """Points in one unit of user space."""
        return number(self._inherited("/UserUnit"), 1.0) or 1.0

    @property
    def resources(self) -> Any:
        """What the page's content names, from the page or from the nodes above it."""
        return self._inherited("/Resources")

    def _inherited(self, key: str) -> Any:
        node = self.dictionary
        for _ in range(32):
            if node is None or key in node:
                break
            node = node.get("/Parent")
        return node.get(key) if node is not None else None

    @property
    def view(self) -> View:
        """How the page is looked at."""
        return view_of(self.box, self.rotation)

    @property
    def to_page(self) -> Matrix:
        """From MuPDF's points (from the top left, unrotated) to default user space."""
        scale = 1.0 / self.unit
        return (scale, 0.0, 0.0, -scale, self.box[0], self.box[3])

    def glyphs(self) -> tuple[Glyph, ...]:
        """The glyphs of the page as the reader counts them."""
        return page_glyphs(self.traced[self.index])


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """The display list of a page of the copy, and what it had to leave out."""

    items: Sequence[Item] = field(repr=False)
    fallbacks: tuple[Fallback, ...] = ()


def relaid_page(
    page: SourcePage, choice: PageChoice, fate: PageFate, images: Images, shared: SharedFonts, label: str
) -> WrittenPage:
    """The page as the copy shows it; raises ``NotUnderstood`` where it must be drawn as a picture."""
    items = interpret_page(shared, page.dictionary, page.resources, page.box)
    shown = shown_glyphs(items)
    traced = page.glyphs()
    pair(shown, traced, page.to_page)
    choose(shown, choice)
    _refuse_scanned_words(shown, items)
    _refuse_upright_words(shown)
    items = with_pictures_decided(items, fate, page.view, label, images)
    if not choice.is_touched:
        return WrittenPage(items)
    relaid = _relaid(items, page.box, choice)
    check_with_second_reader(page.second.places(page.index), [made.segment for made in relaid])
    items = without_decoration(items, relaid)
    if choice.rows:
        items = set_tables_again(items, choice, relaid, label)
    items = _replaced(items, relaid)
    return WrittenPage(items, tuple(_fallbacks(page.index, choice, relaid)))


def choose(shown: Iterable[Shown], choice: PageChoice) -> None:
    """Tell every glyph its fate."""
    carried, labels, letters = choice.carried, choice.labels, choice.letters
    gone = choice.withheld_rows
    follows_carried = False  # a space that no block holds stays behind a letter that stays
    for glyph in shown:
        if gone and any(at in gone for at in glyph.trace):
            glyph.is_dropped = True
        elif any(at in labels for at in glyph.trace):
            glyph.is_withheld = follows_carried = True
        elif any(at in carried for at in glyph.trace):
            follows_carried = True
        elif not (glyph.text.isspace() and follows_carried) or any(at in letters for at in glyph.trace):
            glyph.is_dropped = True
            follows_carried = False


def _refuse_scanned_words(shown: Iterable[Shown], items: Iterable[Item]) -> None:
    """Words laid unseen over a picture are in its pixels too: both must go, which only drawing the page can do."""
    if any(isinstance(item, (ImageItem, GroupItem)) for item in items) and any(
        glyph.is_withheld and (glyph.run.style.mode == _UNSEEN or _is_under_picture(glyph, items)) for glyph in shown
    ):
        raise NotUnderstood("withheld words over the picture of a page")


def _refuse_upright_words(shown: Iterable[Shown]) -> None:
    """A line from top to bottom is not set again: what stands below the withheld words would show their number."""
    if any(glyph.run.style.font.is_vertical and (glyph.is_withheld or glyph.is_dropped) for glyph in shown):
        raise NotUnderstood("withheld words in vertical text")


def _is_under_picture(glyph: Shown, items: Iterable[Item]) -> bool:
    """Whether a picture is painted over the glyph after it."""
    seen = False
    for item in items:
        if item is glyph.run:
            seen = True
        elif seen and isinstance(item, ImageItem):
            x0, y0, x1, y1 = carried((0.0, 0.0, 1.0, 1.0), item.matrix)
            if x0 <= glyph.x <= x1 and y0 <= glyph.y <= y1:
                return True
    return False


def _containers(items: Iterable[Item]) -> Iterator[list[Shown]]:
    """The glyphs of each list by itself: lines do not run from a group into the page around it."""
    own: list[Shown] = []
    for item in items:
        if isinstance(item, TextRun):
            own.extend(item.glyphs)
        elif isinstance(item, GroupItem):
            yield from _containers(item.items)
    if own:
        yield own


def _relaid(items: Sequence[Item], box: Rectangle, choice: PageChoice) -> list[Relaid]:
    segments: list[LineSegment] = []
    for own in _containers(items):
        segments.extend(cut_lines(own))
    return relay(segments, find_edges(segments, box), choice.labels)


def _replaced(items: Sequence[Item], relaid: Sequence[Relaid]) -> list[Item]:
    """*items* with each touched segment's glyphs gone and, where its first one stood, what was set instead."""
    owners = {id(item.glyph): made for made in relaid for item in made.segment.glyphs}
    placed: set[int] = set()
    return _replaced_in(items, owners, placed)


def _replaced_in(items: Sequence[Item], owners: Mapping[int, Relaid], placed: set[int]) -> list[Item]:
    kept: list[Item] = []
    for item in items:
        if isinstance(item, GroupItem):
            item.items = _replaced_in(item.items, owners, placed)
        if not isinstance(item, TextRun):
            kept.append(item)
            continue
        rest: list[Shown] = []
        for glyph in item.glyphs:
            made = owners.get(id(glyph))
            if made is None:
                rest.append(glyph)
            elif id(made) not in placed:
                placed.add(id(made))
                kept.extend(made.items)
        if rest:
            item.glyphs = rest
            kept.append(item)
    return kept


def _fallbacks(index: int, choice: PageChoice, relaid: Iterable[Relaid]) -> Iterator[Fallback]:
    for made in relaid:
        if made.reason and made.lost:
            yield Fallback(index, FallbackKind.SEGMENT, made.reason, choice.spans(made.lost))
