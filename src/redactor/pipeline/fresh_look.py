"""A fresh look by the recognisers at the finished copies: what they see there that no finding of the case knows.

The texts are those that the verifier's own readers got out of the copies. A hit becomes a finding wherever its words
stand in the case, and is decided like any other; the same words are not asked about again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from redactor.core.categories import Family
from redactor.core.documents import Block, BlockKind, Document, MediaType
from redactor.core.findings import Evidence, Finding, Strength
from redactor.core.ids import FileId, block_id
from redactor.core.names import TITLES, fold, fold_with_offsets
from redactor.core.ordinary import ORDINARY_WORDS
from redactor.core.places import Place
from redactor.core.spans import Span
from redactor.detection import Detector
from redactor.marking import NEUTRAL_LABEL
from redactor.pipeline.copies import MadeCopy
from redactor.pipeline.snapshot import Snapshot

RECOGNISER = "fresh-look/1"
_LONGEST_LABEL = 80  # characters, line ends within it included
_LOOKED_FOR = frozenset({Family.PERSON, Family.CONTACT, Family.IDENTIFIER})


@dataclass(frozen=True, slots=True)
class FreshHit:
    """Words that a recogniser saw in a copy, what it took them for, and in which copies."""

    words: str  # folded
    category: str
    copies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FreshPlaces:
    """At how many places of the case the hits stand now as findings, and the hits that stand nowhere in it."""

    places: int
    nowhere: tuple[FreshHit, ...] = ()


def look_again(snapshot: Snapshot, made: Sequence[MadeCopy]) -> tuple[FreshHit, ...]:
    """Hits in the copies whose words are in no finding of the case, appendix and disclosed list included."""
    known = _Known.of(snapshot)
    detector = Detector(snapshot.case.rulebook, snapshot.case.configuration.settings.detection)
    hits: dict[tuple[str, str], list[str]] = {}
    labels = _labels(snapshot)
    for copy, found in zip(made, detector.find(_as_document(copy) for copy in made), strict=True):
        texts = copy.report.texts
        for finding in found:
            text = texts[int(finding.span.block.rpartition(":")[2])]
            words = _words(finding.span.of(text))
            if _is_news(finding, words, known) and not _touches_label(text, finding.span, labels):
                hits.setdefault((words, finding.category), []).append(copy.name)
    return tuple(
        FreshHit(words, category, tuple(sorted(set(names)))) for (words, category), names in sorted(hits.items())
    )


def add_fresh_findings(snapshot: Snapshot, hits: Iterable[FreshHit], *, now: str) -> FreshPlaces:
    """Put the hits up for decision wherever their words stand; what stands nowhere is for a person to look at."""
    new: list[tuple[FileId, Finding]] = []
    nowhere: list[FreshHit] = []
    for hit in hits:
        found = list(_findings(snapshot, hit))
        new += found
        if not found:
            nowhere.append(hit)
    with snapshot.store.step():
        snapshot.store.add_hand_findings(new)
        snapshot.store.note("fresh look", f"{len(new)} places", now)
    return FreshPlaces(len(new), tuple(nowhere))


def _findings(snapshot: Snapshot, hit: FreshHit) -> Iterator[tuple[FileId, Finding]]:
    evidence = (Evidence("fresh look", "seen in a finished copy"),)
    for document in snapshot.derived.documents:
        for block in document.blocks:
            for start, end in word_occurrences(block.text, hit.words.split()):
                span = Span(block.id, start, end)
                yield document.file, Finding(span, hit.category, RECOGNISER, 0.5, "fresh-look", evidence=evidence)


def word_occurrences(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Half-open bounds in *text* of the folded *words* one after another, whatever stands between them."""
    folded = fold_with_offsets(text)
    pattern = re.compile(r"(?<!\w)" + r"\W+".join(map(re.escape, words)) + r"(?!\w)")
    return [folded.original(*match.span()) for match in pattern.finditer(folded.text)]


def _is_news(finding: Finding, words: str, known: _Known) -> bool:
    if finding.family not in _LOOKED_FOR or finding.strength is not Strength.STRONG or len(words) < 3:
        return False
    parts = set(words.split())
    return not known.explains(words.split()) and not parts <= TITLES


def _labels(snapshot: Snapshot) -> re.Pattern[str]:
    """Every label that a copy of this case can hold, as readers may break it."""
    rules = snapshot.case.rulebook
    opened = {rule.open_label for rule in rules.exemptions} | {rule.open_label for rule in rules.roles}
    labels = sorted({NEUTRAL_LABEL, *filter(None, opened)}, key=lambda label: (-len(label), label))
    return re.compile("|".join(r"\s*".join(map(re.escape, "".join(label.split()))) for label in labels))


def _touches_label(text: str, span: Span, labels: re.Pattern[str]) -> bool:
    around = slice(max(0, span.start - _LONGEST_LABEL), span.end + _LONGEST_LABEL)
    start = around.start
    return any(
        start + match.start() < span.end and span.start < start + match.end() for match in labels.finditer(text[around])
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """What the case knows: folded runs of words in findings and forms; words that it writes in small letters."""

    runs: frozenset[str]
    small: frozenset[str]

    @classmethod
    def of(cls, snapshot: Snapshot) -> _Known:
        found = (f.span.of(snapshot.blocks[f.span.block].text) for f in snapshot.findings.values())
        forms = (form.form for form in snapshot.derived.forms)
        runs = frozenset(run for text in (*found, *forms) for run in _runs(_words(text).split()))
        words = {word for block in snapshot.blocks.values() for word in re.findall(r"\w+", block.text)}
        return cls(runs, frozenset(fold(word) for word in words if word.islower()) - ORDINARY_WORDS)

    def explains(self, words: Sequence[str]) -> bool:
        """Whether the words are known, or are a known name that runs into the next cell of its row.

        The verifier's readers write cells in one line, so that "Amelia Clarke | Bag taken" can read as one name. Words
        behind or before a known one are none only where the case writes them in small letters, and nobody is called so.
        """
        cuts = ((words[:at], words[at:]) for at in range(1, len(words)))
        return " ".join(words) in self.runs or any(
            (" ".join(left) in self.runs and self.small.issuperset(right))
            or (" ".join(right) in self.runs and self.small.issuperset(left))
            for left, right in cuts
        )


def _runs(words: Sequence[str], longest: int = 6) -> Iterator[str]:
    """Every run of words: part of a known name or address is no news."""
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + longest) + 1):
            yield " ".join(words[start:end])
    yield " ".join(words)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _as_document(copy: MadeCopy) -> Document:
    file = FileId(f"copy-{copy.file}")
    blocks = tuple(
        Block(block_id(file, str(index)), BlockKind.PARAGRAPH, Place("copy", None, (index,)), text)
        for index, text in enumerate(copy.report.texts)
    )
    return Document(file, MediaType.TEXT, None, blocks)
