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
_SHORTEST = 3  # letters
_LOOKED_FOR = frozenset({Family.PERSON, Family.CONTACT, Family.IDENTIFIER})
_ADDRESSED = re.compile(r"[@/\\._#\d]")


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
            for words in _news(finding, _outside_labels(text, finding.span, labels), known):
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


def _news(finding: Finding, stretches: Sequence[str], known: _Known) -> Iterator[str]:
    """Words of a hit that nothing explains. A label that it runs into says nothing of a name that stands beside it."""
    if finding.family not in _LOOKED_FOR or finding.strength is not Strength.STRONG:
        return
    beside_label = sum(map(len, stretches)) < finding.span.end - finding.span.start
    if beside_label and finding.family is not Family.PERSON:
        return  # an address or number that is withheld in part
    for words in map(_words, stretches):
        parts = words.split()
        plain = beside_label and all(
            any(part in some for some in (known.small, TITLES, ORDINARY_WORDS)) for part in parts
        )
        if len(words) >= _SHORTEST and not (known.explains(parts) or plain or TITLES.issuperset(parts)):
            yield words


def _labels(snapshot: Snapshot) -> re.Pattern[str]:
    """Every label that a copy of this case can hold, as readers may break it."""
    rules = snapshot.case.rulebook
    opened = {rule.open_label for rule in rules.exemptions} | {rule.open_label for rule in rules.roles}
    labels = sorted({NEUTRAL_LABEL, *filter(None, opened)}, key=lambda label: (-len(label), label))
    return re.compile("|".join(r"\s*".join(map(re.escape, "".join(label.split()))) for label in labels))


def _outside_labels(text: str, span: Span, labels: re.Pattern[str]) -> list[str]:
    """The words of a span that are in no label."""
    first = max(0, span.start - _LONGEST_LABEL)
    at, stretches = span.start, []
    for match in labels.finditer(text[first : span.end + _LONGEST_LABEL]):
        start, end = first + match.start(), first + match.end()
        if start < span.end and span.start < end:
            stretches.append(text[at : max(at, start)])
            at = end
    return [stretch for stretch in (*stretches, text[at : span.end]) if stretch.strip()]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the case knows: folded runs of words in findings and forms; words that it writes in small letters."""

    runs: frozenset[str]
    small: frozenset[str]

    @classmethod
    def of(cls, snapshot: Snapshot) -> _Known:
        found = (f.span.of(snapshot.blocks[f.span.block].text) for f in snapshot.findings.values())
        forms = [form.form for form in snapshot.derived.forms]
        runs = frozenset(run for text in (*found, *forms) for run in _runs(_words(text).split()))
        words = {word for block in snapshot.blocks.values() for word in _written_small(block.text)}
        names = {word for form in forms for word in _words(form).split()}
        return cls(runs, frozenset(map(fold, words)) - ORDINARY_WORDS - names)

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


def _written_small(text: str) -> Iterator[str]:
    """Words in small letters; none out of addresses of mail, files and pages, where names are small as well."""
    for piece in text.split():
        inner = piece.strip(".,;:!?()[]\"'“”‘’")
        if not _ADDRESSED.search(inner):
            yield from (word for word in re.findall(r"\w+", inner) if word.islower())


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
