"""Names by our own model, joined with those of spaCy with which it half agrees."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from redactor.core.documents import Block, BlockKind
from redactor.core.findings import Evidence, Finding, Strength
from redactor.core.spans import Span
from redactor.detection.document_names import JudgedName, NameLimits, judged_names
from redactor.detection.entities import people_in
from redactor.detection.name_decoding import ScoredName
from redactor.detection.name_model import NameModel, ScoredText, Setting
from redactor.detection.trimming import trim_person
from redactor.detection.views import DocumentView

_CONTEXT = 0.3  # score of a place or organisation: never an item by itself
_DISAGREED = 0.3  # score of a spaCy name with which the model does not agree


@dataclass(frozen=True, slots=True)
class _JoinedText:
    """A document's blocks as one text: cells of a row beside each other, everything else a line of its own."""

    text: str
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]

    def located(self, name: ScoredName) -> tuple[Block, int, int]:
        """The block that holds a name (none crosses a block), and the name's bounds in it."""
        at = bisect_right(self.starts, name.start) - 1
        return self.blocks[at], name.start - self.starts[at], name.end - self.starts[at]


class NameRecogniser:
    """The model over whole documents, so that a short cell is read beside its neighbours.

    Places and organisations, which are evidence for others, come from the model's second head, and spaCy's entity
    recogniser does not run at all; *joined* with it, its names count where the model half agrees.
    """

    name = "names-minilm/1"

    def __init__(self, setting: str, *, joined: bool = False) -> None:
        self._setting: Setting = "fast" if setting == "fast" else "thorough"
        self._is_joined = joined

    def find(self, view: DocumentView) -> list[Finding]:
        """The document's names."""
        model = NameModel.load(self._setting)
        joined = _joined(view.blocks)
        scored = model.score([joined.text])[0]
        limits = NameLimits(**model.thresholds)
        own = [self._finding(joined, judged) for judged in judged_names(scored, limits)]
        if self._is_joined:
            return [*own, *self._others(view, joined, scored, limits)]
        return [*own, *self._context(joined, scored)]

    def _finding(self, joined: _JoinedText, judged: JudgedName) -> Finding:
        name = judged.name
        block, start, end = joined.located(name)
        low, high = trim_person(_readable(block), start, end)
        if low == high:  # nothing but a title: kept as it is, people may judge it
            low, high = start, end
        strong = judged.strong and any(char.isalpha() for char in block.text[low:high])
        score = max(name.score, 0.5) if strong else min(name.score, 0.49)
        return Finding(
            Span(block.id, low, high),
            "person",
            self.name,
            round(score, 2),
            strength=Strength.STRONG if strong else Strength.WEAK,
            evidence=(Evidence("model", judged.reason),),
        )

    def _context(self, joined: _JoinedText, scored: ScoredText) -> Iterator[Finding]:
        """Places and organisations as the model's second head sees them."""
        for category, places in (("location", scored.places()), ("organisation", scored.organisations())):
            for place in places:
                block, start, end = joined.located(place)
                evidence = (Evidence("model", category),)
                yield Finding(Span(block.id, start, end), category, self.name, _CONTEXT, evidence=evidence)

    def _others(
        self, view: DocumentView, joined: _JoinedText, scored: ScoredText, limits: NameLimits
    ) -> Iterator[Finding]:
        """Names of spaCy's: strong where the model half agrees, else weak."""
        for block, start, doc in zip(joined.blocks, joined.starts, view.docs(joined.blocks), strict=True):
            for low, high in people_in(block.text, doc):
                agreed = scored.mean(start + low, start + high) >= limits.agrees
                yield Finding(
                    Span(block.id, low, high),
                    "person",
                    "spacy-ner/1",
                    0.6 if agreed else _DISAGREED,
                    strength=Strength.STRONG if agreed else Strength.WEAK,
                    evidence=(Evidence("model", "both recognisers" if agreed else "spaCy alone"),),
                )


def _readable(block: Block) -> str:
    """The block's text as it is read; in the name of a file "_" stands for a blank, one character for one."""
    return block.text.replace("_", " ") if block.kind is BlockKind.FILE_NAME else block.text


def _joined(blocks: Sequence[Block]) -> _JoinedText:
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for before, block in pairwise([None, *blocks]):
        assert block is not None
        same_row = before is not None and bool(block.row) and before.row == block.row
        gap = "" if before is None else "\t" if same_row else "\n"
        starts.append(length + len(gap))
        parts += [gap, _readable(block)]
        length += len(gap) + len(block.text)
    return _JoinedText("".join(parts), tuple(blocks), tuple(starts))
