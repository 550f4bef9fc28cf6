"""Near copies: pages that repeat, messages that are quoted. The first text's decisions are offered; one act takes them over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from redactor.core.decisions import Decision, How, Standing, Status
from redactor.core.ids import FileId, ItemId
from redactor.decisions import Choice
from redactor.pipeline.deciding import Chosen, decide_each
from redactor.pipeline.snapshot import Snapshot
from redactor.policy import NearCopy, find_copies, inherit

_WAITS = frozenset({Status.OPEN, Status.LAPSED})


@dataclass(frozen=True, slots=True)
class Offered:
    """A waiting item of a copy, and the decision of the first text that it may take over."""

    standing: Standing
    source: Decision


def offered(snapshot: Snapshot) -> tuple[Offered, ...]:
    """Waiting items of near copies whose first text is decided: same words, same people, equal sentences."""
    found = _offers(snapshot, find_copies(snapshot.derived.documents))
    return tuple(found[item] for item in sorted(found))


def inherit_decisions(snapshot: Snapshot, *, by: str, now: str) -> list[Decision]:
    """Give waiting items in near copies the decision of the first text: one act, a record each, as inherited.

    Sentences that differ are left to be read.
    """
    chosen = [Chosen(one.standing, _as_first(one.source, by, now), one.standing.item.id) for one in offered(snapshot)]
    return decide_each(snapshot, chosen, as_one=True)


def copy_lines(snapshot: Snapshot, *, with_text: bool) -> Iterator[str]:
    """Every near copy with what it may take over, and the sentences that differ; words only where asked for."""
    copies = find_copies(snapshot.derived.documents)
    by_file: defaultdict[FileId, list[Offered]] = defaultdict(list)
    for one in _offers(snapshot, copies).values():
        by_file[one.standing.item.file].append(one)
    for copy in copies:
        yield (
            f"{snapshot.title(copy.copy.file)}, {copy.copy.name} repeats {snapshot.title(copy.first.file)}, "
            f"{copy.first.name} ({copy.alike:.0%}): {len(copy.differing)} sentences differ"
        )
        blocks = {block.id for block in copy.copy.blocks}
        for one in by_file[copy.copy.file]:
            item = one.standing.item
            if item.anchor is not None and item.anchor.block in blocks:
                words = f' "{snapshot.words(item)}"' if with_text else ""
                yield f"  {item.id}{words}: {one.source.outcome} {one.source.ground} as {one.source.item}".rstrip()
        if with_text:
            yield from (f"  differs: {span.of(snapshot.blocks[span.block].text)}" for span in copy.differing)


def _offers(snapshot: Snapshot, copies: tuple[NearCopy, ...]) -> Mapping[ItemId, Offered]:
    found: dict[ItemId, Offered] = {}
    for pair in inherit([standing.item for standing in snapshot.state.standings], copies):
        standing, source = snapshot.standings[pair.item], snapshot.standings.get(pair.source)
        is_waiting = standing.status in _WAITS and not standing.item.gap
        if source is not None and source.decision is not None and source.status is Status.DECIDED and is_waiting:
            found[pair.item] = Offered(standing, source.decision)
    return found


def _as_first(first: Decision, by: str, now: str) -> Choice:
    note = f"as {first.item}: {first.note}" if first.note else f"as {first.item}"
    choice = Choice(first.outcome, by, now, How.INHERITED, ground=first.ground, extent=first.extent, note=note)
    return replace(choice, evidence=first.evidence)
