"""The miss-rate sample: passages that the machine called clean, for a second reader.

Bounds are one-sided 95 % Clopper–Pearson bounds per stratum; an overall bound is stated only where every stratum
was sampled in proportion to its size.
"""

from __future__ import annotations

import json
import math
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from redactor.core.decisions import Blocker
from redactor.core.documents import Block, BlockKind
from redactor.core.ids import BlockId, file_of
from redactor.core.names import fold
from redactor.errors import UsageError
from redactor.pipeline.folder import write_private
from redactor.pipeline.hand import find_by_hand, find_shape, occurrences
from redactor.pipeline.snapshot import Snapshot, take_snapshot

CONFIDENCE = 0.95
READ, MISSED, LEFT_OUT = "sample read", "sample with misses", "sample left out"  # events of the journal
_EVENTS = frozenset({READ, MISSED, LEFT_OUT})
_AFTER_MISS = "Something was missed in the last sample, and no fresh one has been read."
_READ_FRESH = "Read the fresh sample in review/, then: redactor sample CASE --seed N --clean"
_DRAW = (
    'Draw one for a second reader with redactor sample CASE, or say why none is read: --none "why" --by "Your Name".'
)
_LAST = "last sample"
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


@dataclass(frozen=True, slots=True)
class Sample:
    """What was drawn, as it was drawn: what is found later changes nothing of it."""

    seed: int
    sizes: Mapping[str, int]  # how many clean passages each stratum held
    drawn: Mapping[str, tuple[BlockId, ...]]

    @property
    def is_proportional(self) -> bool:
        """Whether an overall figure may be stated."""
        return is_proportional(self.sizes, {name: len(passages) for name, passages in self.drawn.items()})


@dataclass(frozen=True, slots=True)
class SampleRecord:
    """What reading a sample showed: sentences for the record; after a miss also the fresh sample that was drawn."""

    lines: tuple[str, ...]
    places: int = 0  # at which the words that were missed, or their like, were put up
    fresh: str = ""  # its file


def draw_sample(snapshot: Snapshot, *, size: int, seed: int = 0) -> str:
    """Draw, keep and write passages for the second reader; returns the file's name. Seed 0: the next one not used yet."""
    seed = seed or _next_seed(snapshot)
    groups = strata(snapshot)
    if not groups:
        raise UsageError("Something was found in every passage of this case: there is none to draw from.")
    made = Sample(seed, {g.name: len(g.passages) for g in groups}, draw(groups, size=size, seed=seed))
    kept = {"size": size, "sizes": made.sizes, "drawn": made.drawn}
    with snapshot.store.step():
        snapshot.store.set_fact(_key(seed), json.dumps(kept, sort_keys=True))
        snapshot.store.set_fact(_LAST, str(max(seed, _next_seed(snapshot) - 1)))
    write_private(snapshot.case.folder("review") / _file(seed), "\n".join(_page(snapshot, made)).encode())
    return f"review/{_file(seed)}"


def record_sample(
    snapshot: Snapshot, seed: int, missed: Sequence[tuple[str, str]], *, by: str, now: str
) -> SampleRecord:
    """Record what the second reader found in sample *seed*: *missed* are words with their category.

    Each miss becomes a finding wherever the same words stand, a number also wherever its shape stands; then a fresh sample
    is drawn, since this one has been learned from.
    """
    if not by.strip():
        raise UsageError("Nobody was named as reading.", next_step='Add --by "Your Name".')
    sample, size = _kept(snapshot, seed)
    misses = _misses(snapshot, sample, [words for words, _ in missed])
    lines = tuple(_sentences(sample, misses))
    with snapshot.store.step():
        detail = "\n".join((f"Sample {seed}, read by {by}:", *lines))
        snapshot.store.note(MISSED if missed else READ, detail, now)
    if not missed:
        return SampleRecord(lines)
    places = sum(_put_up(snapshot, words, category, now) for words, category in missed)
    after = take_snapshot(snapshot.case, today=snapshot.today)
    return SampleRecord(lines, places, draw_sample(after, size=size))


def leave_sample_out(snapshot: Snapshot, *, by: str, why: str, now: str) -> None:
    """Record that no sample is read in this case, who decided so and why; never after a miss."""
    if not (by.strip() and why.strip()):
        raise UsageError(
            "A name and a reason are needed.", next_step='redactor sample CASE --none "why" --by "Your Name"'
        )
    if _events(snapshot)[-1:] == [MISSED]:
        raise UsageError(_AFTER_MISS, next_step=_READ_FRESH)
    with snapshot.store.step():
        snapshot.store.note(LEFT_OUT, f"No sample was read, {by}: {why}", now)


def sample_notes(snapshot: Snapshot) -> tuple[str, ...]:
    """The record of every sample that was read or left out, for the report."""
    return tuple(detail for _, event, detail in snapshot.store.journal() if event in _EVENTS)


def sample_blockers(snapshot: Snapshot) -> tuple[Blocker, ...]:
    """A sample has to be read, or somebody says why not; after a miss a fresh one has to be."""
    last = _events(snapshot)[-1:]
    if last == [MISSED]:
        return (Blocker("sample", "", _AFTER_MISS, _READ_FRESH),)
    if last or not strata(snapshot):
        return ()
    return (Blocker("sample", "", "Nobody has read a sample of what was called clean.", _DRAW),)


def _events(snapshot: Snapshot) -> list[str]:
    return [event for _, event, _ in snapshot.store.journal() if event in _EVENTS]


def _sentences(sample: Sample, misses: Mapping[str, int]) -> Iterator[str]:
    """One sentence a stratum; one over all only where every stratum was sampled in proportion."""
    drawn = {name: len(passages) for name, passages in sample.drawn.items()}
    for name in sorted(drawn):
        yield f"{name}: {sentence(misses[name], drawn[name], sample.sizes[name])}"
    if sample.is_proportional:
        yield f"Overall: {sentence(sum(misses.values()), sum(drawn.values()), sum(sample.sizes.values()))}"
    else:
        yield "No overall figure: some kinds were too few to be sampled in proportion, so only the figures by kind hold."


def _misses(snapshot: Snapshot, sample: Sample, missed: Sequence[str]) -> dict[str, int]:
    """Passages of each stratum that hold something missed; UsageError for words that stand in none of them."""
    texts = {name: [snapshot.blocks[p].text for p in passages] for name, passages in sample.drawn.items()}
    folded = [fold(words).strip() for words in missed]
    for number, wanted in enumerate(folded, 1):
        if not any(wanted and occurrences(text, wanted) for some in texts.values() for text in some):
            raise UsageError(
                f"The words of miss {number} stand in no passage of this sample.",
                next_step="Copy them from the sample.",
            )
    return {name: sum(any(occurrences(text, w) for w in folded) for text in some) for name, some in texts.items()}


def _put_up(snapshot: Snapshot, words: str, category: str, now: str) -> int:
    count = find_by_hand(snapshot, words, category=category, now=now)
    if any(char.isdigit() for char in words):
        count += find_shape(snapshot, words, category=category, now=now)
    return count


def _kept(snapshot: Snapshot, seed: int) -> tuple[Sample, int]:
    stored = snapshot.store.fact(_key(seed))
    if not stored:
        raise UsageError(f"Sample {seed} was never drawn.", next_step="Draw one with: redactor sample CASE")
    kept = json.loads(stored)
    drawn = {name: tuple(p for p in passages if p in snapshot.blocks) for name, passages in kept["drawn"].items()}
    return Sample(seed, kept["sizes"], drawn), kept["size"]


def _page(snapshot: Snapshot, sample: Sample) -> Iterator[str]:
    yield "UNREDACTED. Passages in which nothing was found. Note every one that names or points at another person."
    yield ""
    for name in sorted(sample.drawn):
        for number, block_id in enumerate(sample.drawn[name], 1):
            block = snapshot.blocks[block_id]
            yield f"[{name} {number}] {snapshot.title(file_of(block_id))}, {block.place.describe()}"
            yield from (block.text, "")


def _key(seed: int) -> str:
    return f"sample {seed}"


def _file(seed: int) -> str:
    return f"sample-UNREDACTED-{seed:03}.txt"


def _next_seed(snapshot: Snapshot) -> int:
    return int(snapshot.store.fact(_LAST) or 0) + 1


def sentence(misses: int, drawn: int, population: int) -> str:
    """The record's sentence, such as "0 misses in 60 passages: at most 4.87 % (287 of 5,900), one-sided 95 %"."""
    bound = upper_bound(misses, drawn)
    what = "miss" if misses == 1 else "misses"
    return f"{misses} {what} in {drawn} passages: at most {bound * 100:.2f} % ({math.floor(bound * population):,} of {population:,}), one-sided 95 %"


def is_proportional(sizes: Mapping[str, int], drawn: Mapping[str, int]) -> bool:
    """Whether every stratum was sampled in proportion, to within one passage."""
    total, taken = sum(sizes.values()), sum(drawn.values())
    return all(abs(drawn.get(name, 0) - taken * count / total) <= 1 for name, count in sizes.items()) if total else True


def _binomial_cdf(misses: int, size: int, rate: float) -> float:
    return sum(math.comb(size, k) * rate**k * (1 - rate) ** (size - k) for k in range(misses + 1))


def _is_passage(block: Block) -> bool:
    return block.kind is not BlockKind.FILE_NAME and len(block.text.strip()) >= _SHORTEST
