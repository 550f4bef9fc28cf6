"""What each step of the name recogniser brings: from bare word scores to document-level evidence and the cascade.

python -m benchmarks.name_steps [--data FOLDER] [--setting fast] [--limits seed=0.7 veto=0.5]
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.name_sets import NameSet, gold_names, ignored, name_sets
from benchmarks.scoring import Stretch, Tally, judge
from redactor.detection.document_names import NameLimits, judged_names
from redactor.detection.entities import people_in
from redactor.detection.language import Language
from redactor.detection.name_model import NameModel, ScoredText

Step = Callable[[ScoredText, Sequence[Stretch], NameLimits], list[Stretch]]


def _strong(scored: ScoredText, limits: NameLimits) -> list[Stretch]:
    return [(one.name.start, one.name.end) for one in judged_names(scored, limits) if one.strong]


def _cascade(scored: ScoredText, entities: Sequence[Stretch], limits: NameLimits) -> list[Stretch]:
    return [*_strong(scored, limits), *(e for e in entities if scored.mean(*e) >= limits.agrees)]


_NONE = {"elsewhere": 2.0, "veto": 2.0, "initials": 0.0}
STEPS: dict[str, Step] = {
    "word scores alone": lambda s, _, x: _strong(s, replace(x, **_NONE)),
    "+ names found elsewhere": lambda s, _, x: _strong(s, replace(x, veto=2.0, initials=0.0)),
    "+ initials need a person": lambda s, _, x: _strong(s, replace(x, veto=2.0)),
    "+ places and organisations veto": lambda s, _, x: _strong(s, x),
    "+ spaCy where the model half agrees": _cascade,
    "(union with spaCy instead)": lambda s, e, x: [*_strong(s, x), *e],
}


def measure(one: NameSet, model: NameModel, language: Language, limits: NameLimits) -> dict[str, Tally]:
    """The tally of every step on one set; the texts are scored once."""
    texts = [doc.text for doc in one.documents]
    tallies = {step: Tally() for step in STEPS}
    for doc, scored, parsed in zip(one.documents, model.score(texts), language.entities(texts), strict=True):
        entities = people_in(doc.text, parsed)
        for step, make in STEPS.items():
            spans = make(scored, entities, limits)
            tallies[step].add(judge(doc.text, gold_names(doc), ignored(doc), spans).tally)
    return tallies


def main() -> None:
    """Measure and print as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--setting", choices=("thorough", "fast"), default="thorough")
    parser.add_argument("--limits", nargs="*", default=[], help="other limits than the shipped ones: seed=0.7")
    options = parser.parse_args()
    model = NameModel.load(options.setting)
    other = {key: float(value) for key, value in (pair.split("=") for pair in options.limits)}
    limits = NameLimits(**{**model.thresholds, **other})
    sets = list(name_sets(options.data))
    results = [measure(one, model, Language("en_core_web_sm"), limits) for one in sets]
    print("\n| step | " + " | ".join(one.title for one in sets) + " |")
    print("|---" * (1 + len(sets)) + "|")
    for step in STEPS:
        cells = [f"{result[step].recall:.1f} / {result[step].precision:.1f}" for result in results]
        print(f"| {step} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
