"""The same person, number or sentence withheld here and disclosed there: to be resolved or justified before release."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from redactor.core.decisions import Blocker, How
from redactor.core.ids import BlockId, FindingId, ItemId, digest, file_of
from redactor.core.people import Judgement, Verdict
from redactor.errors import UsageError
from redactor.pipeline.judging import judge, justifications
from redactor.pipeline.snapshot import Snapshot
from redactor.policy import Contradiction

_SHOWN = 8  # places of one side


def contradiction_id(found: Contradiction) -> str:
    """A name for a contradiction: another one as soon as either side changes."""
    return "C-" + digest(found.same, *found.people, "withheld", *found.withheld, "let go", *found.let_go)[:8]


def is_justified(snapshot: Snapshot, found: Contradiction, said: Mapping[str, Judgement]) -> bool:
    """Whether a person said why the two sides differ: of the contradiction (*said*), or in a note on each item of one side."""
    if contradiction_id(found) in said:
        return True
    let_go = [ItemId(one) for one in found.let_go if ItemId(one) in snapshot.standings]
    whole_side = len(let_go) == len(found.let_go)
    return _all_noted(snapshot, found.withheld) or (whole_side and _all_noted(snapshot, tuple(let_go)))


def justify(snapshot: Snapshot, name: str, *, by: str, why: str, now: str) -> str:
    """Record why the two sides of a contradiction may differ; returns the act."""
    if name not in {contradiction_id(found) for found in snapshot.contradictions}:
        raise UsageError(f"There is no contradiction {name}.", next_step="List them with: redactor contradictions CASE")
    if not (by.strip() and why.strip()):
        raise UsageError("A name and a reason are needed.", next_step='Add --by "Your Name" --why "…".')
    return judge(snapshot, [Judgement(Verdict.JUSTIFIED, name, by=by, why=why)], now=now)


def _all_noted(snapshot: Snapshot, items: tuple[ItemId, ...]) -> bool:
    """Notes written for these very items: one that covers many says nothing about this difference."""
    stayed = {one.item: one for one in snapshot.state.no_longer_found}
    decisions = [
        snapshot.standings[item].decision if item in snapshot.standings else stayed.get(item) for item in items
    ]
    own = {How.ONE_BY_ONE, How.INHERITED}
    return bool(items) and all(one is not None and bool(one.note) and one.how in own for one in decisions)


def consistency_blockers(snapshot: Snapshot) -> tuple[Blocker, ...]:
    """Contradictions that nobody has resolved or justified."""
    said = justifications(snapshot)
    return tuple(
        Blocker(
            "contradiction",
            contradiction_id(found),
            f"The same {found.same} is withheld in {len(found.withheld)} places and let go in {len(found.let_go)}.",
            "See both sides with redactor contradictions CASE --with-text; decide alike, or say why with --justify.",
        )
        for found in snapshot.contradictions
        if not is_justified(snapshot, found, said)
    )


def contradiction_lines(snapshot: Snapshot, *, with_text: bool) -> Iterator[str]:
    """Every contradiction with both sides, one under the other; words only where asked for."""
    said = justifications(snapshot)
    for found in snapshot.contradictions:
        name = contradiction_id(found)
        why = f": {said[name].why} ({said[name].by})" if name in said and with_text else ""
        yield f"{name}: same {found.same}, {'justified' if is_justified(snapshot, found, said) else 'open'}{why}"
        yield f"  withheld: {_side(snapshot, found.withheld, with_text)}"
        yield f"  let go:   {_side(snapshot, found.let_go, with_text)}"


def _side(snapshot: Snapshot, things: Sequence[str], with_text: bool) -> str:  # noqa: FBT001 - a flag of the command line
    shown = [_thing(snapshot, one) if with_text else one for one in things[:_SHOWN]]
    return "; ".join(shown) + (f"; and {len(things) - _SHOWN} more" if len(things) > _SHOWN else "")


def _thing(snapshot: Snapshot, name: str) -> str:
    """An item, a finding or a block, with its words and place."""
    standing = snapshot.standings.get(ItemId(name))
    if standing is not None:
        place = f"{snapshot.title(standing.item.file)}, {standing.item.place.describe()}"
        return f'{name} "{snapshot.words(standing.item)}" ({place})'
    finding = snapshot.findings.get(FindingId(name))
    if finding is not None:
        words = finding.span.of(snapshot.blocks[finding.span.block].text)
        return f'{name} "{words}" ({snapshot.place_of(finding.span)})'
    stayed = next((one for one in snapshot.state.no_longer_found if one.item == name), None)
    if stayed is not None:
        words = " … ".join(
            span.of(snapshot.blocks[span.block].text) for span in stayed.area if span.block in snapshot.blocks
        )
        return f'{name} "{words}" ({snapshot.title(stayed.file)}, as once decided: undo {stayed.act} to let it go)'
    block = BlockId(name)
    return f"{snapshot.title(file_of(block))}, {snapshot.blocks[block].place.describe()}"


def consistency_notes(snapshot: Snapshot) -> tuple[str, tuple[str, ...]]:
    """The report's section on contradictions, justified ones included."""
    return "Contradictions", tuple(contradiction_lines(snapshot, with_text=True))
