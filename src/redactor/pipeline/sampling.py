"""The miss-rate sample: passages that the machine called clean, for a second reader.

Bounds are one-sided 95 % Clopper–Pearson bounds per stratum; an overall bound is stated only where every stratum
was sampled in proportion to its size.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from redactor.core.documents import Block, BlockKind
from redactor.core.ids import BlockId
from redactor.errors import UsageError
from redactor.pipeline.folder import write_private
from redactor.pipeline.snapshot import Snapshot

CONFIDENCE = 0.95
_SHORTEST = 20  # characters: shorter stretches tell a reader nothing


@dataclass(frozen=True, slots=True)
class Stratum:
    """Clean passages of one kind of document, in reading order."""

    name: str
    passages: tuple[BlockId, ...]


def upper_bound(misses: int, size: int, confidence: float = CONFIDENCE) -> float:
    """The one-sided Clopper–Pearson upper bound of the miss rate after *misses* in *size* passages."""
    if size <= 0 or misses >= size:
        return 1.0
    low, high = misses / size, 1.0
    for _ in range(60):  # bisection: sixty halvings reach double precision
        middle = (low + high) / 2
        if _binomial_cdf(misses, size, middle) > 1 - confidence:
            low = middle
        else:
            high = middle
    return high


def strata(snapshot: Snapshot) -> tuple[Stratum, ...]:
    """Passages without any item, by kind of document."""
    touched = {span.block for standing in snapshot.state.standings for span in standing.item.area}
    groups: defaultdict[str, list[BlockId]] = defaultdict(list)
    for document in snapshot.derived.documents:
        for block in document.blocks:
            if block.id not in touched and _is_passage(block):
                groups[f"{document.media_type.name.lower()} {block.kind}"].append(block.id)
    return tuple(Stratum(name, tuple(groups[name])) for name in sorted(groups))


def allocate(sizes: Mapping[str, int], size: int) -> dict[str, int]:
    """How many to draw from each stratum: in proportion, largest remainders first, at least one each."""
    total = sum(sizes.values())
    if not total:
        return {}
    wanted = {name: size * count / total for name, count in sizes.items()}
    drawn = {name: min(sizes[name], max(1, math.floor(wanted[name]))) for name in sizes}
    rest = sorted(sizes, key=lambda name: (-(wanted[name] - math.floor(wanted[name])), name))
    while sum(drawn.values()) < min(size, total):
        for name in rest:
            if drawn[name] < sizes[name] and sum(drawn.values()) < min(size, total):
                drawn[name] += 1
    return drawn


def draw(groups: Sequence[Stratum], *, size: int, seed: int) -> dict[str, tuple[BlockId, ...]]:
    """The sample: the same seed draws the same passages."""
    counts = allocate({stratum.name: len(stratum.passages) for stratum in groups}, size)
    chooser = random.Random(seed)  # noqa: S311 - a reproducible draw, no secret
    return {g.name: tuple(sorted(chooser.sample(g.passages, counts[g.name]))) for g in groups}


def draw_sample(snapshot: Snapshot, *, size: int, seed: int) -> str:
    """Write the drawn passages for the second reader; returns the file's name."""
    groups = strata(snapshot)
    sample = draw(groups, size=size, seed=seed)
    name = f"sample-UNREDACTED-{seed:03}.txt"
    lines = [
        "UNREDACTED. Passages in which nothing was found. Note every one that names or points at another person.",
        "",
    ]
    for group in groups:
        for number, block_id in enumerate(sample[group.name], 1):
            block = snapshot.blocks[block_id]
            lines += [f"[{group.name} {number}] {block.place.describe()}", block.text, ""]
    write_private(snapshot.case.folder("review") / name, "\n".join(lines).encode())
    return f"review/{name}"


def record_sample(snapshot: Snapshot, *, size: int, seed: int, misses: int, by: str, now: str) -> Iterator[str]:
    """Record what the second reader found, and say what it shows."""
    if not by.strip():
        raise UsageError("Nobody was named as reading.", next_step='Add --by "Your Name".')
    groups = strata(snapshot)
    sample = draw(groups, size=size, seed=seed)
    drawn = sum(len(passages) for passages in sample.values())
    population = sum(len(group.passages) for group in groups)
    lines = [sentence(misses, drawn, population)]
    if not is_proportional({g.name: len(g.passages) for g in groups}, {name: len(p) for name, p in sample.items()}):
        lines.append("Some strata were too small to be sampled in proportion: the overall bound is a rough one.")
    if misses:
        lines.append(
            "Add each miss with redactor find, which searches the same words everywhere; then draw a fresh sample."
        )
    with snapshot.store.step():
        snapshot.store.note("sample", f"seed {seed}, {drawn} of {population} passages, {misses} misses, by {by}", now)
    return iter(lines)


def sentence(misses: int, drawn: int, population: int) -> str:
    """The record's sentence, such as "0 misses in 60 passages: at most 4.87 % (287 of 5,900), one-sided 95 %"."""
    bound = upper_bound(misses, drawn)
    return f"{misses} misses in {drawn} passages: at most {bound * 100:.2f} % ({math.floor(bound * population):,} of {population:,}), one-sided 95 %"


def is_proportional(sizes: Mapping[str, int], drawn: Mapping[str, int]) -> bool:
    """Whether every stratum was sampled in proportion, to within one passage."""
    total, taken = sum(sizes.values()), sum(drawn.values())
    return all(abs(drawn.get(name, 0) - taken * count / total) <= 1 for name, count in sizes.items()) if total else True


def _binomial_cdf(misses: int, size: int, rate: float) -> float:
    return sum(math.comb(size, k) * rate**k * (1 - rate) ** (size - k) for k in range(misses + 1))


def _is_passage(block: Block) -> bool:
    return block.kind is not BlockKind.FILE_NAME and len(block.text.strip()) >= _SHORTEST
