"""One page from source to display list: interpreted, its glyphs chosen, its touched segments set again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any

from redactor.core.copies import Fallback, FallbackKind
from redactor.documents.pdf.choice import PageChoice
from redactor.documents.pdf.decoration import without_decoration
from redactor.documents.pdf.display import (
    DROPPED,
    KEPT,
    WITHHELD,
    GroupItem,
    ImageItem,
    Item,
    TextRun,
    by_operator,
    spelt_out,
)
from redactor.documents.pdf.edges import find_edges
from redactor.documents.pdf.fates import PageFate, may_show, with_pictures_decided
from redactor.documents.pdf.furniture import View, view_of
from redactor.documents.pdf.glyphs import Glyph, Trace, page_glyphs, page_trace
from redactor.documents.pdf.graphics import number
from redactor.documents.pdf.images import Images
from redactor.documents.pdf.interpreter import SharedFonts, interpret_page
from redactor.documents.pdf.lines import LineSegment, cut_lines
from redactor.documents.pdf.matrices import Matrix, Rectangle, carried
from redactor.documents.pdf.ontop import set_words_on_top
from redactor.documents.pdf.pairing import pair, text_runs
from redactor.documents.pdf.refusals import NotUnderstood
from redactor.documents.pdf.relay import Relaid, relay
from redactor.documents.pdf.rows import set_tables_again
from redactor.documents.pdf.ticks import shared_ticks
from redactor.documents.pdf.unread import refuse_unread_beside_withheld
from redactor.documents.pdf.unseen import without_unseen
from redactor.documents.pdf.witness import SecondReader

_UNSEEN = 3  # text rendering mode
_SIGN = 4.0  # em: pictures up to this wide and high stand for signs


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page of the normalised source: its dictionary, the part that is shown, and the document as MuPDF has it open."""

    index: int
    dictionary: Any = field(repr=False)
    box: Rectangle
    traced: Any = field(repr=False)
    second: SecondReader = field(repr=False)
    off_layers: frozenset[int] = frozenset()
    known_trace: Trace | None = field(default=None, repr=False)  # as the reader got it

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

    def trace(self) -> Trace:
        """The same glyphs in columns."""
        return page_trace(self.traced[self.index]) if self.known_trace is None else self.known_trace


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """The display list of a page of the copy, and what it had to leave out."""

    items: Sequence[Item] = field(repr=False)
    fallbacks: tuple[Fallback, ...] = ()


class ScannedWords(Exception):
    """Withheld words lie unseen over a picture: both must go. Or a picture goes that alone shows disclosed words.

    Carries the display list, its glyphs chosen, and the places of those words in the glyph list of the page.
    """

    def __init__(self, items: list[Item], unshown: frozenset[int]) -> None:
        super().__init__()
        self.items = items
        self.unshown = unshown


def relaid_page(
    page: SourcePage, choice: PageChoice, fate: PageFate, images: Images, shared: SharedFonts, label: str
) -> WrittenPage:
    """The page as the copy shows it; raises ``ScannedWords``, or ``NotUnderstood`` where it must be drawn as a picture."""
    items = without_unseen(interpret_page(shared, page.dictionary, page.resources, page.box))
    runs = list(text_runs(items))
    pair(runs, page.trace(), page.to_page)
    if choice.rows:
        items = _by_operator(items)
        runs = list(text_runs(items))
    choose(runs, choice)
    if fate.has_unread:
        refuse_unread_beside_withheld(items)
    unshown = words_without_picture(items, fate, images)
    if unshown or _has_scanned_words(runs, items):
        raise ScannedWords(items, unshown)
    _refuse_upright_words(runs)
    items = with_pictures_decided(items, fate, page.view, label, images)
    if not choice.is_touched:
        return WrittenPage(items)
    ticks = shared_ticks(items)
    relaid = _relaid(items, page.box, choice, ticks)
    page.second.check(page.index, [made.segment for made in relaid])
    items = without_decoration(items, relaid, ticks)
    if choice.rows:
        items = set_tables_again(items, choice, relaid, label)
    items = set_words_on_top(_replaced(items, relaid), relaid)
    return WrittenPage(items, tuple(_fallbacks(page.index, choice, relaid)))


def _by_operator(items: Sequence[Item]) -> list[Item]:
    """*items* with every run cut into its operators': rows of tables are moved by themselves."""
    made: list[Item] = []
    for item in items:
        if isinstance(item, GroupItem):
            item.items = _by_operator(item.items)
        made.extend(by_operator(item) if isinstance(item, TextRun) else [item])
    return made


def choose(runs: Iterable[TextRun], choice: PageChoice) -> None:
    """Tell every glyph its fate."""
    gone = choice.withheld_rows
    plain = choice.carried.difference(choice.labels, gone)
    follows_carried = False  # a space that no block holds stays behind a letter that stays
    for run in runs:
        last = -1
        for at in _others(run, plain):
            fate = _fate(run.trace(at), choice, gone)
            follows_carried = follows_carried or at > last + 1
            if fate is None:
                stays = run.texts[at].isspace() and follows_carried and choice.letters.keys().isdisjoint(run.trace(at))
                fate = KEPT if stays else DROPPED
                follows_carried = stays
            elif fate != DROPPED:
                follows_carried = True
            if fate != KEPT:
                run.mark(at, fate)
            last = at
        follows_carried = follows_carried or len(run.codes) > last + 1


def _others(run: TextRun, plain: frozenset[int]) -> list[int]:
    """The glyphs of a run that are not among *plain* ones."""
    if run.traces:
        return [at for at, trace in enumerate(run.traces) if not plain.issuperset(trace)]
    return [at for at, number in enumerate(range(run.first, run.first + len(run.codes))) if number not in plain]


def _fate(trace: Sequence[int], choice: PageChoice, gone: AbstractSet[int]) -> int | None:
    """The fate of a glyph that the plan or a block names; None for a glyph in no block that is carried."""
    if not gone.isdisjoint(trace):
        return DROPPED
    if not choice.labels.keys().isdisjoint(trace):
        return WITHHELD
    return None if choice.carried.isdisjoint(trace) else KEPT


def _has_scanned_words(runs: Iterable[TextRun], items: Iterable[Item]) -> bool:
    """Whether withheld words lie unseen over a picture, and so in its pixels too."""
    if not any(isinstance(item, (ImageItem, GroupItem)) for item in items):
        return False
    return any(
        run.is_withheld(at) and (run.style.mode == _UNSEEN or _is_under_picture(run, at, items))
        for run in runs
        if run.fates is not None
        for at in range(len(run.codes))
    )


def words_without_picture(items: Iterable[Item], fate: PageFate, images: Images) -> frozenset[int]:
    """Places in the glyph list of letters that stay although only a withheld picture shows them: unseen over it, or under it."""
    spelt = list(spelt_out(items))
    gone = [
        (order, carried((0.0, 0.0, 1.0, 1.0), item.matrix))
        for order, item in enumerate(spelt)
        if isinstance(item, ImageItem)
        and not may_show(item, fate, images)
        and not images.shows_nothing(item.source, item.resources)
    ]
    found: set[int] = set()
    for order, run in enumerate(spelt if gone else []):
        if isinstance(run, TextRun):
            boxes = [box for later, box in gone if run.style.mode == _UNSEEN or later > order]
            found.update(place for at in run.kept() if _stands_in(run, at, boxes) for place in run.trace(at))
    return frozenset(found)


def _stands_in(run: TextRun, at: int, boxes: Iterable[Rectangle]) -> bool:
    x, y = run.xs[at], run.ys[at]
    return any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in boxes)


def _refuse_upright_words(runs: Iterable[TextRun]) -> None:
    """A line from top to bottom is not set again: what stands below the withheld words would show their number."""
    if any(run.style.font.is_vertical and run.fates is not None and any(run.fates) for run in runs):
        raise NotUnderstood("withheld words in vertical text")


def _is_under_picture(run: TextRun, at: int, items: Iterable[Item]) -> bool:
    """Whether a picture that may show the glyph's line is painted over it; a sign of a letter's size shows no line."""
    seen, least = False, _SIGN * max(map(abs, run.style.em))
    for item in items:
        if item is run:
            seen = True
        elif seen and isinstance(item, ImageItem):
            x0, y0, x1, y1 = carried((0.0, 0.0, 1.0, 1.0), item.matrix)
            if x0 <= run.xs[at] <= x1 and y0 <= run.ys[at] <= y1 and max(x1 - x0, y1 - y0) > least:
                return True
    return False


def _containers(items: Iterable[Item]) -> Iterator[list[TextRun]]:
    """The runs of each list by itself: lines do not run from a group into the page around it, nor into a picture's label."""
    own: list[TextRun] = []
    for item in items:
        if isinstance(item, TextRun):
            own.extend([] if item.is_label else [item])
        elif isinstance(item, GroupItem):
            yield from _containers(item.items)
    if own:
        yield own


def _relaid(items: Sequence[Item], box: Rectangle, choice: PageChoice, ticks: tuple[Rectangle, ...]) -> list[Relaid]:
    segments: list[LineSegment] = []
    for own in _containers(items):
        segments.extend(cut_lines(own))
    relaid = relay(segments, find_edges(segments, box, ticks), choice.labels)
    for segment in segments:
        segment.before = segment.following = None  # asked for no more; as a ring they would wait for the collector
    return relaid


def _replaced(items: Sequence[Item], relaid: Sequence[Relaid]) -> list[Item]:
    """*items* with each touched segment's glyphs gone and, where its first one stood, what was set instead."""
    owners: dict[int, dict[int, Relaid]] = {}
    for made in relaid:
        for run, stretch in groupby(made.segment.glyphs, key=_run_of):
            owners.setdefault(id(run), {}).update(dict.fromkeys([item.at for item in stretch], made))
    placed: set[int] = set()
    return _replaced_in(items, owners, placed)


_run_of = attrgetter("run")


def _replaced_in(items: Sequence[Item], owners: Mapping[int, Mapping[int, Relaid]], placed: set[int]) -> list[Item]:
    kept: list[Item] = []
    for item in items:
        if isinstance(item, GroupItem):
            item.items = _replaced_in(item.items, owners, placed)
        own = owners.get(id(item)) if isinstance(item, TextRun) else None
        if own is None or not isinstance(item, TextRun):
            kept.append(item)
        else:
            kept.extend(_pieces(item, own, placed))
    return kept


def _pieces(run: TextRun, owners: Mapping[int, Relaid], placed: set[int]) -> Iterator[Item]:
    """What is shown in a run's place: operator by operator, what was set again and then what is left of it."""
    if len(owners) == len(run.codes):
        for owner in dict.fromkeys([owners[at] for at in range(len(run.codes))]):
            if id(owner) not in placed:
                placed.add(id(owner))
                yield from owner.items
        return
    rest: list[int] = []
    shown = -1
    for at, operator in enumerate(run.operators or [0] * len(run.codes)):
        made = owners.get(at)
        if operator != shown:
            shown, before = operator, len(rest)
        if made is None:
            rest.append(at)
        elif id(made) not in placed:
            placed.add(id(made))
            if before:
                yield run.taken(rest[:before])
                rest, before = rest[before:], 0
            yield from made.items
    if rest:
        yield run.taken(rest)


def _fallbacks(index: int, choice: PageChoice, relaid: Iterable[Relaid]) -> Iterator[Fallback]:
    for made in relaid:
        if made.reason and made.lost:
            yield Fallback(index, FallbackKind.SEGMENT, made.reason, choice.spans(made.lost))
