"""A case as a whole: both passes, the register between them, and the items that come of it.

    python -m benchmarks.two_passes [--kinds school council] [--seeds 1] [--show]

*Found whole*: every letter and digit of a third party's mention, title and possessive aside, lies under strong findings of its
category after the second pass. *False items*: items put up for decision on words that no mark of the text explains. Nobody but
the staff and the requester is known beforehand. Seed 2 has other texts, other names and other numbers than seed 1.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.invented_folder import Folder, Truth, invent_folder
from redactor.core.categories import Family, family_of
from redactor.core.findings import Finding, Strength
from redactor.core.ids import BlockId
from redactor.core.items import Item
from redactor.core.rules import Rulebook
from redactor.detection import Detector
from redactor.people import build_register, known_forms
from redactor.policy import propose
from redactor.rulebook import load_rulebook
from redactor.settings import DetectionSettings

KINDS = ("school", "council")
SEEDS = (1, 2)
_TODAY = "2026-11-23"
_AREA = 30  # characters shown round a place


@dataclass(frozen=True, slots=True)
class Passes:
    """What a folder came to: findings after each pass, and the items."""

    first: tuple[tuple[Finding, ...], ...]
    second: tuple[tuple[Finding, ...], ...]
    items: tuple[Item, ...]


def both_passes(folder: Folder, detector: Detector, rules: Rulebook) -> Passes:
    """The first pass, the register, the second pass, the proposals: as the pipeline joins them."""
    first = tuple(detector.find(folder.documents))
    register = build_register(folder.documents, first, folder.facts, (), rules)
    forms = known_forms(register, folder.facts)
    second = tuple(detector.find_known(folder.documents, forms, first))
    register = build_register(folder.documents, second, folder.facts, (), rules)
    items = propose(folder.documents, second, register, folder.facts, rules, today=_TODAY).items
    return Passes(first, second, items)


class Cover:
    """Which characters of a case lie under strong findings, by category."""

    def __init__(self, found: Sequence[Sequence[Finding]]) -> None:
        self._spans: dict[tuple[BlockId, str], list[tuple[int, int]]] = defaultdict(list)
        for finding in (one for findings in found for one in findings):
            if finding.strength is Strength.STRONG:
                self._spans[finding.span.block, finding.category].append((finding.span.start, finding.span.end))

    def holds(self, truth: Truth, text: str) -> bool:
        """Whether every letter and digit of the mention is under its category; a phrase may be named instead."""
        categories = {truth.category} | ({"person"} if truth.category == "indirect" else set())
        spans = [span for category in categories for span in self._spans[truth.block, category]]
        letters = [at for at in range(truth.start, truth.end) if text[at].isalnum()]
        return all(any(low <= at < high for low, high in spans) for at in letters)


def false_items(folder: Folder, items: Sequence[Item]) -> list[Item]:
    """Items that no mark explains; a passage is explained where its paragraph is marked as one."""
    marks: dict[BlockId, list[Truth]] = defaultdict(list)
    for truth in folder.truths:
        marks[truth.block].append(truth)
    return [item for item in items if item.anchor is not None and not _explained(item, marks, folder)]


def _explained(item: Item, marks: dict[BlockId, list[Truth]], folder: Folder) -> bool:
    anchor = item.anchor
    assert anchor is not None
    if family_of(item.category) is Family.PASSAGE:
        return anchor.block in folder.passages
    return any(
        truth.start < anchor.end and anchor.start < truth.end and _alike(truth.category, item.category)
        for truth in marks[anchor.block]
    )


def _alike(truth: str, given: str) -> bool:
    """A person's words and numbers are theirs whatever we call them; a fact must be one."""
    facts = {Family.SPECIAL, Family.OFFENCE}
    return (family_of(truth) in facts) == (family_of(given) in facts)


def report(kind: str, seed: int, tools: tuple[Detector, Rulebook], *, show: bool) -> None:
    """Print one folder's figures."""
    detector, rules = tools
    folder = invent_folder(kind, seed)
    passes = both_passes(folder, detector, rules)
    texts = {block.id: block.text for document in folder.documents for block in document.blocks}
    asked = [truth for truth in folder.truths if truth.third_party]
    before, after = Cover(passes.first), Cover(passes.second)
    missed = [truth for truth in asked if not after.holds(truth, texts[truth.block])]
    once = sum(before.holds(truth, texts[truth.block]) for truth in asked)
    wrong = false_items(folder, passes.items)
    print(
        f"\n{kind}, seed {seed}: {len(folder.documents)} documents, {folder.pages} pages, {len(asked)} third-party mentions"
    )
    print(
        f"  found whole and by category: first pass {once / len(asked):.2%}, both passes {1 - len(missed) / len(asked):.2%}"
    )
    print(f"  items {len(passes.items)}, false {len(wrong)} = {len(wrong) / folder.pages:.2f} a page")
    _by_form(asked, missed)
    for truth in missed if show else ():
        _show(f"missed {truth.category} {truth.form}", texts[truth.block], truth.start, truth.end)
    for item in wrong if show else ():
        assert item.anchor is not None
        _show(f"false {item.category}", texts[item.anchor.block], item.anchor.start, item.anchor.end)


def _by_form(asked: Sequence[Truth], missed: Sequence[Truth]) -> None:
    total = Counter(f"{truth.category} {truth.form}" for truth in asked)
    lost = Counter(f"{truth.category} {truth.form}" for truth in missed)
    for form, count in sorted(lost.items()):
        print(f"    missed {count:3} of {total[form]:4} {form}")


def _show(what: str, text: str, start: int, end: int) -> None:
    print(f"      {what}: {text[max(0, start - _AREA) : start]!r} [[{text[start:end]}]] {text[end : end + _AREA]!r}")


def main() -> None:
    """Print every folder asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS)
    parser.add_argument("--seeds", nargs="+", type=int, choices=SEEDS, default=SEEDS)
    parser.add_argument("--show", action="store_true", help="print what was missed and what was false")
    options = parser.parse_args()
    rules = load_rulebook(None)
    tools = (Detector(rules, DetectionSettings()), rules)
    for seed in options.seeds:
        for kind in options.kinds:
            report(kind, seed, tools, show=options.show)


if __name__ == "__main__":
    main()
