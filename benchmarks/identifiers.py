"""Identifiers: found when labelled, found alone, and what is taken for one in ordinary prose.

    python -m benchmarks.identifiers [--data FOLDER] [--show]

Two writers, two seeds each, and forms written by hand (``identifier_forms``): the rules were written against the first writer's templates; the second writer's sentences, labels and
written forms came later (see ``identifier_samples_other``). The prose is the
openly licensed text in FOLDER; every hit there counts as false unless the set's own labels name a code at that place; stated dates
of birth and ages are not counted.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from benchmarks.identifier_forms import form_samples
from benchmarks.identifier_samples import Sample, samples
from benchmarks.identifier_samples_other import other_samples
from redactor.core.categories import Family
from redactor.core.findings import Finding, Strength
from redactor.core.rules import Rulebook
from redactor.detection import Detector, find_in_texts
from redactor.settings import DetectionSettings

SEEDS = (11, 29)
WRITERS = (("first writer", samples), ("second writer", other_samples))
PROSE = ("web_ewt_dev", "novels_litbank", "wiki_crossner_politics", "wiki_crossner_literature", "judgments_tab")
# Not UK identifiers, or right wherever prose states them.
_NOT_COUNTED = frozenset({"url", "email_address", "age", "social_handle", "date_of_birth"})


def recall(detector: Detector, writer: str, made: list[Sample], *, show: bool) -> None:
    """Print how many samples of each kind were found whole, labelled and alone."""
    right: Counter[tuple[str, bool]] = Counter()
    asked: Counter[tuple[str, bool]] = Counter()
    for sample, findings in zip(
        made, find_in_texts(detector, [one.text for one in made], include_weak=True), strict=True
    ):
        kind, category = sample.category.split("|")
        asked[kind, sample.labelled] += 1
        if any(_covers(finding, sample, category) for finding in findings if _shows(finding)):
            right[kind, sample.labelled] += 1
        elif show:
            print(
                f"  missed {kind}: {sample.text!r} -> {[(one.category, one.span.of(sample.text)) for one in findings]}"
            )
    print(f"\n{writer}: found whole and by category")
    for kind in dict.fromkeys(name for name, _ in asked):
        alone = f"{100 * right[kind, False] / asked[kind, False]:6.1f} %" if asked[kind, False] else "     –"
        print(f"  {kind:28} labelled {100 * right[kind, True] / asked[kind, True]:6.1f} %   alone {alone}")
    for labelled, word in ((True, "labelled"), (False, "alone")):
        total = sum(count for (_, flag), count in asked.items() if flag is labelled)
        good = sum(count for (_, flag), count in right.items() if flag is labelled)
        if total:
            print(f"  all {word}: {100 * good / total:.2f} % of {total}")


def _shows(finding: Finding) -> bool:
    """Strong, or context: the number of a school is found but makes no item by itself."""
    return finding.strength is Strength.STRONG or finding.family is Family.CONTEXT


def _covers(finding: Finding, sample: Sample, category: str) -> bool:
    """Whole and by category; alone, digits may pass the checks of two identifiers, or read as a telephone number: then either will do."""
    whole = finding.span.start <= sample.start and sample.end <= finding.span.end
    return whole and (
        finding.category == category or (not sample.labelled and finding.family in {Family.IDENTIFIER, Family.CONTACT})
    )


def false_hits(detector: Detector, data: Path, *, show: bool) -> None:
    """Print identifiers per 10,000 words of prose that none of the set's labels explains."""
    for name in PROSE:
        path = data / f"{name}.jsonl"
        if not path.is_file():
            print(f"  {name}: not in the data folder, left out")
            continue
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        words, hits = 0, []
        for row, findings in zip(rows, find_in_texts(detector, [row["text"] for row in rows]), strict=True):
            words += len(row["text"].split())
            hits += [(one, row["text"]) for one in findings if _counts(one) and not _explained(one, row["spans"])]
        print(f"  {name:28} {words:7} words   {10_000 * len(hits) / words:5.2f} per 10,000 words ({len(hits)})")
        for one, text in hits if show else ():
            print(
                f"      {one.category} {one.rule} {one.score}: {text[max(0, one.span.start - 30) : one.span.end + 20]!r}"
            )


def _counts(finding: Finding) -> bool:
    return finding.family in {Family.IDENTIFIER, Family.CONTACT} and finding.category not in _NOT_COUNTED


def _explained(finding: Finding, spans: list[list[object]]) -> bool:
    span = finding.span
    return any(start < span.end and span.start < end and label in {"CODE", "EMAIL"} for start, end, label in spans)


def main() -> None:
    """Print all three tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--each", type=int, default=60)
    parser.add_argument(
        "--show", action="store_true", help="print what was missed and what was taken for an identifier"
    )
    options = parser.parse_args()
    detector = Detector(Rulebook("", (), (), ()), DetectionSettings())
    for writer, make in WRITERS:
        for seed in SEEDS:
            recall(detector, f"{writer}, seed {seed}", list(make(seed, each=options.each)), show=options.show)
    recall(detector, "forms by hand", list(form_samples(SEEDS[0])), show=options.show)
    if options.data is None:
        print("\nordinary prose: no data folder given, left out")
        return
    print("\nordinary prose: strong identifiers and contact details that no label of the set explains")
    false_hits(detector, options.data, show=options.show)


if __name__ == "__main__":
    main()
