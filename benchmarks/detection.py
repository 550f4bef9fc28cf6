"""Names: how many are found whole, how many of the spans are names, and how fast.

    make benchmark-detection [DATA=folder]
    python -m benchmarks.detection [--data FOLDER] [--systems default fast] [--show 20]

*Found whole*: every letter and digit of the name, title and possessive aside, lies under person spans. *Precision*:
share of person spans, overlapping ones merged first, whose letters and digits lie wholly in names. Printed as Markdown.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.name_sets import NameSet, gold_names, ignored, name_sets, shape_of
from benchmarks.scoring import Stretch, Tally, judge
from redactor.core.rules import Rulebook
from redactor.detection import Detector, find_in_texts
from redactor.detection.document_names import NameLimits, judged_names
from redactor.detection.name_model import NameModel
from redactor.settings import DetectionSettings

Finder = Callable[[Sequence[str]], list[list[Stretch]]]
_PIPELINE = "en_core_web_sm"


@dataclass(slots=True)
class Measured:
    """One system on one set: the tally, the tallies by shape and by origin, CPU seconds."""

    tally: Tally = field(default_factory=Tally)
    by_shape: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_origin: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    seconds: float = 0.0
    words: int = 0

    @property
    def speed(self) -> float:
        """Words per CPU-second."""
        return self.words / self.seconds if self.seconds else 0.0


def spacy_alone() -> Finder:
    """The stock pipeline as people run it: every component, its PERSON entities as they come."""
    from redactor.detection.language import load_pipeline

    pipeline = load_pipeline(_PIPELINE)

    def find(texts: Sequence[str]) -> list[list[Stretch]]:
        docs = pipeline.pipe(texts)
        return [[(e.start_char, e.end_char) for e in doc.ents if e.label_ == "PERSON"] for doc in docs]

    return find


def detector(names: str) -> Finder:
    """The first pass of ``detection``, everything in it: names, layout, identifiers."""
    made = Detector(Rulebook("", (), (), ()), DetectionSettings(names=names))

    def find(texts: Sequence[str]) -> list[list[Stretch]]:
        found = find_in_texts(made, texts)
        return [[(f.span.start, f.span.end) for f in one if f.category == "person"] for one in found]

    return find


def model_alone(setting: str) -> Finder:
    """The name model with document-level evidence, without spaCy and layout."""
    model = NameModel.load("fast" if setting == "fast" else "thorough")
    limits = NameLimits(**model.thresholds)

    def find(texts: Sequence[str]) -> list[list[Stretch]]:
        judged = [judged_names(scored, limits) for scored in model.score(texts)]
        return [[(one.name.start, one.name.end) for one in names if one.strong] for names in judged]

    return find


SYSTEMS: dict[str, tuple[str, Callable[[], Finder]]] = {
    "spacy": (f"{_PIPELINE}, whole pipeline", spacy_alone),
    "default": ("detection, thorough (default)", lambda: detector("thorough")),
    "joined": ("detection, joined with spaCy's names", lambda: detector("joined")),
    "fast": ("detection, fast", lambda: detector("fast")),
    "model": ("name model alone, thorough", lambda: model_alone("thorough")),
    "model-fast": ("name model alone, fast", lambda: model_alone("fast")),
}


def measure(find: Finder, measured_set: NameSet, show: int) -> Measured:
    """Run one system over one set."""
    texts = [doc.text for doc in measured_set.documents]
    find(["Warm up with Ann Example."])
    for setting in ("thorough", "fast"):
        NameModel.load(setting).forget()  # no system profits from the one before it
    began = time.process_time()
    given = find(texts)
    result = Measured(seconds=time.process_time() - began, words=measured_set.words)
    for doc, spans in zip(measured_set.documents, given, strict=True):
        names = gold_names(doc)
        judged = judge(doc.text, names, ignored(doc), spans)
        result.tally.add(judged.tally)
        origins = dict(doc.origins)
        for name, whole in zip(names, judged.found, strict=True):
            one = Tally(names=1, whole=int(whole))
            result.by_shape[shape_of(doc.text[slice(*name)])].add(one)
            if name[0] in origins:
                result.by_origin[origins[name[0]]].add(one)
            if show and not whole:
                _show("missed", doc.text, name)
        for span in judged.wrong[:show]:
            _show("wrong", doc.text, span)
    return result


def _show(word: str, text: str, stretch: Stretch) -> None:
    start, end = stretch
    around = f"{text[max(0, start - 40) : start]}[[{text[start:end]}]]{text[end : end + 30]}"
    print(f"  {word:6} {around!r}")


def print_sets(results: dict[tuple[str, str], Measured], sets: Sequence[NameSet], systems: Sequence[str]) -> None:
    """The table by set."""
    print("\n## By set: found whole / precision, %\n")
    print("| set | what it is | names | words | " + " | ".join(SYSTEMS[s][0] for s in systems) + " |")
    print("|---" * (4 + len(systems)) + "|")
    for one in sets:
        cells = [
            f"{results[s, one.title].tally.recall:.1f} / {results[s, one.title].tally.precision:.1f}" for s in systems
        ]
        names = results[systems[0], one.title].tally.names
        print(f"| {one.title} | {one.kind} | {names} | {one.words} | " + " | ".join(cells) + " |")


def print_speed(results: dict[tuple[str, str], Measured], sets: Sequence[NameSet], systems: Sequence[str]) -> None:
    """Words per CPU-second, and CPU time as a multiple of the first system's."""
    print("\n## Words per CPU-second (CPU time as a multiple of the first column's)\n")
    print("| set | " + " | ".join(SYSTEMS[s][0] for s in systems) + " |")
    print("|---" * (1 + len(systems)) + "|")
    for one in sets:
        base = results[systems[0], one.title].seconds
        cells = [f"{results[s, one.title].speed:.0f} ({results[s, one.title].seconds / base:.2f})" for s in systems]
        print(f"| {one.title} | " + " | ".join(cells) + " |")


def print_groups(results: dict[tuple[str, str], Measured], systems: Sequence[str], field_name: str, title: str) -> None:
    """Recall by shape or by origin, over all sets that know it."""
    tallies: dict[str, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
    for (system, set_title), result in results.items():
        if field_name == "by_origin" and not set_title.startswith("names of many origins"):
            continue
        for group, tally in getattr(result, field_name).items():
            tallies[group][system].add(tally)
    print(f"\n## {title}: found whole, %\n")
    print("| | names | " + " | ".join(SYSTEMS[s][0] for s in systems) + " |")
    print("|---" * (2 + len(systems)) + "|")
    for group in sorted(tallies):
        names = tallies[group][systems[0]].names
        print(f"| {group} | {names} | " + " | ".join(f"{tallies[group][s].recall:.1f}" for s in systems) + " |")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--systems", nargs="+", choices=list(SYSTEMS), default=list(SYSTEMS))
    parser.add_argument("--only", default="", help="sets whose title holds this")
    parser.add_argument("--show", type=int, default=0, help="print misses, and so many wrong spans a document")
    options = parser.parse_args()
    sets = [one for one in name_sets(options.data) if options.only in one.title]
    results = {}
    for system in options.systems:
        find = SYSTEMS[system][1]()
        results.update({(system, one.title): measure(find, one, options.show) for one in sets})
    print_sets(results, sets, options.systems)
    print_speed(results, sets, options.systems)
    print_groups(results, options.systems, "by_shape", "By shape, all sets together")
    print_groups(results, options.systems, "by_origin", "By origin of the name")


if __name__ == "__main__":
    main()
