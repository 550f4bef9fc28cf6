"""Findings by hand: words, or everything of the same shape, put up for decision wherever they stand in the case."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from redactor.core.findings import Evidence, Finding
from redactor.core.ids import FileId, digest
from redactor.core.names import fold_with_offsets
from redactor.core.spans import Span
from redactor.errors import UsageError
from redactor.pipeline.snapshot import Snapshot
from redactor.pipeline.taken_back import TAKEN_BACK, active

BY_HAND = "by-hand/1"
_ACT = "act"
Bounds = Callable[[str], Iterable[tuple[int, int]]]
Placed = tuple[FileId, Finding]


def find_by_hand(snapshot: Snapshot, text: str, *, category: str, now: str) -> int:
    """Add a finding wherever *text* stands in the case, whole words, any case and accents; returns how many."""
    wanted = fold_with_offsets(text).text.strip()
    if not wanted:
        raise UsageError("The text to find is empty.")
    places = _places(snapshot, lambda block: occurrences(block, wanted))
    return put_up(snapshot, places, category=category, now=now)


def find_shape(snapshot: Snapshot, text: str, *, category: str, now: str) -> int:
    """Add a finding wherever something of the shape of *text* stands: the same signs, any digits and letters."""
    pattern = shape_of(text)
    places = _places(snapshot, lambda block: [match.span() for match in pattern.finditer(block)])
    return put_up(snapshot, places, category=category, now=now)


def shape_of(text: str) -> re.Pattern[str]:
    """Digits as digits, letters as letters, everything else as it stands; UsageError without a digit."""
    if not any(char.isdigit() for char in text):
        raise UsageError("Only something with digits in it has a shape.", next_step="Search for the words instead.")
    parts = ("[0-9]" if c.isdigit() else r"[^\W\d_]" if c.isalpha() else re.escape(c) for c in text.strip())
    return re.compile(rf"(?<!\w){''.join(parts)}(?!\w)")


def take_back_findings(snapshot: Snapshot, act: str, *, now: str) -> int:
    """Take back what one search added, or bring it back; returns at how many places."""
    taken: list[Placed] = []
    for document in snapshot.derived.documents:
        last = {finding.id: finding for finding in snapshot.store.hand_findings(document.file)}
        taken += [(document.file, _turned(finding, act)) for finding in last.values() if act_of(finding) == act]
    with snapshot.store.step():
        snapshot.store.add_hand_findings(taken)
        snapshot.store.note("undo", f"{len(taken)} places found by hand", now)
    return len(taken)


def act_of(finding: Finding) -> str:
    """The act that added a finding by hand, or last took it back."""
    return next((evidence.detail for evidence in finding.evidence if evidence.kind == _ACT), "")


def _turned(finding: Finding, act: str) -> Finding:
    """The finding as taken back, or, where it is, as it was before."""
    kept = tuple(e for e in finding.evidence if e.kind != _ACT and e != TAKEN_BACK)
    is_back = TAKEN_BACK in finding.evidence
    mark = Evidence(_ACT, f"undo-{act}")
    return replace(finding, evidence=(*kept, mark) if is_back else (*kept, TAKEN_BACK, mark))


def put_up(snapshot: Snapshot, places: Iterable[tuple[FileId, Span]], *, category: str, now: str) -> int:
    """Add a finding at each place that has none by hand yet; returns how many."""
    found = [(file, _by_hand(span, category)) for file, span in places]
    stored = {
        finding.id for d in snapshot.derived.documents for finding in active(snapshot.store.hand_findings(d.file))
    }
    new = [(file, finding) for file, finding in found if finding.id not in stored]
    act = "F-" + digest(now, *(finding.id for _, finding in new))[:10]
    marked = [(file, replace(f, evidence=(*f.evidence, Evidence(_ACT, act)))) for file, f in new]
    with snapshot.store.step():
        snapshot.store.add_hand_findings(marked)
        snapshot.store.note("find", f"{len(new)} places" + (f" ({act})" if new else ""), now)
    return len(new)


def _places(snapshot: Snapshot, bounds: Bounds) -> Iterable[tuple[FileId, Span]]:
    for document in snapshot.derived.documents:
        for block in document.blocks:
            for start, end in bounds(block.text):
                yield document.file, Span(block.id, start, end)


def occurrences(text: str, wanted: str) -> list[tuple[int, int]]:
    """Half-open bounds of the folded words *wanted* in *text*, at word edges."""
    folded = fold_with_offsets(text)
    found, at = [], folded.text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if is_word_edge(folded.text, at) and is_word_edge(folded.text, end):
            found.append(folded.original(at, end))
        at = folded.text.find(wanted, at + 1)
    return found


def is_word_edge(text: str, at: int) -> bool:
    """Whether a word begins or ends at *at*."""
    before = text[at - 1] if at > 0 else " "
    after = text[at] if at < len(text) else " "
    return not (before.isalnum() and after.isalnum())


def _by_hand(span: Span, category: str) -> Finding:
    return Finding(span, category, BY_HAND, 1.0, rule="by-hand", evidence=(Evidence("by hand", "found by a reviewer"),))
