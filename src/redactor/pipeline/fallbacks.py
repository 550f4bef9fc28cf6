"""Lines that a copy cannot set again without showing the gap: found by a dry run, decided like any other item.

A dry run after every change of decisions tells which disclosable words a line would lose. They become items: withheld,
they go with their line; disclosed, their page is drawn as a picture instead. A fallback first met at release refuses.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from redactor.case import dump
from redactor.core.copies import Fallback
from redactor.core.ids import FileId, digest
from redactor.core.problems import Progress
from redactor.core.rules import LabelLevel
from redactor.core.spans import subtract_spans
from redactor.documents import dry_run
from redactor.errors import WritingError
from redactor.pipeline.folder import Case
from redactor.pipeline.leftovers import add_leftovers
from redactor.pipeline.lost_lines import KEY, LOST_LINE, FileFallbacks, losses
from redactor.pipeline.plans import Dress, plan_from
from redactor.pipeline.reading import content_of
from redactor.pipeline.snapshot import Snapshot, take_snapshot


def settled_snapshot(case: Case, progress: Progress, *, now: str) -> Snapshot:
    """The case as it stands, once leftover forms are put up and dry runs have told which lines cannot be set again."""
    today = now[:10]
    snapshot = take_snapshot(case, today=today, progress=progress)
    if add_leftovers(snapshot, now=now):
        snapshot = take_snapshot(case, today=today, progress=progress)
    if refresh_fallbacks(snapshot, progress):
        snapshot = take_snapshot(case, today=today, progress=progress)
    return snapshot


def refresh_fallbacks(snapshot: Snapshot, progress: Progress) -> bool:
    """Dry runs for every file whose plan changed since the last one; whether anything new was met."""
    changed = False
    for source in progress.track(snapshot.files, what="dry runs", total=len(snapshot.files)):
        standings = [s for s in snapshot.in_file(source.id) if s.item.category != LOST_LINE]
        plan = plan_from(snapshot, source.id, standings, Dress(), LabelLevel.NEUTRAL).plan
        if plan is None:
            continue
        inputs = digest(dump(plan))
        if snapshot.store.derived(KEY + source.id, FileFallbacks, inputs) is not None:
            continue
        try:
            document = snapshot.documents[source.id].without_file_names()
            met = dry_run(content_of(snapshot.case, source), document, plan)
        except WritingError:
            continue  # the draft says so, and release refuses
        changed |= keep_fallbacks(snapshot.case, source.id, met, inputs)
    return changed


def keep_fallbacks(case: Case, file: FileId, met: Sequence[Fallback], inputs: str = "") -> bool:
    """Store what was met; whether that is something else than before."""
    before = case.store.derived(KEY + file, FileFallbacks)
    kept = FileFallbacks(tuple(met))
    with case.store.step():
        case.store.put_derived(KEY + file, inputs, kept)
    return losses(before.fallbacks if before else ()) != losses(kept.fallbacks)


def undecided_losses(snapshot: Snapshot, file: FileId, met: Iterable[Fallback]) -> tuple[Fallback, ...]:
    """Of the fallbacks met at release, those that would take away words nobody decided about."""
    decided = [span for s in snapshot.in_file(file) if s.item.category == LOST_LINE for span in s.item.area]
    return tuple(fallback for fallback in losses(met) if subtract_spans(fallback.lost, decided))
