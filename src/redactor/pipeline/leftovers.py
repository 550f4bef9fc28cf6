"""Forms of withheld people that a copy would still show: put up for decision before the verifier stops them.

The second pass spreads names only with evidence; the verifier knows no such mercy. What lies between the two is
asked about here, so that release is not the first to notice.
"""

from __future__ import annotations

import ahocorasick

from redactor.core.documents import Document
from redactor.core.findings import Evidence, Finding
from redactor.core.ids import FileId
from redactor.core.names import fold, fold_with_offsets
from redactor.core.spans import Span, merge_spans, spans_by_block, subtract_spans
from redactor.pipeline.hand import is_word_edge
from redactor.pipeline.plans import is_withheld
from redactor.pipeline.snapshot import Snapshot
from redactor.pipeline.withheld import WithheldIndex

RECOGNISER = "leftover/1"


def add_leftovers(snapshot: Snapshot, *, now: str) -> int:
    """Add a finding wherever a withheld person's form would remain in a copy; returns at how many places."""
    forms = {fold(form) for text in WithheldIndex(snapshot).case_wide if not text.also_ordinary for form in text.forms}
    automaton = _automaton(sorted(form for form in forms if form))
    if automaton is None:
        return 0
    new = [found for document in snapshot.derived.documents for found in _in_document(snapshot, document, automaton)]
    known = set(snapshot.findings)
    new = [(file, finding) for file, finding in new if finding.id not in known]
    with snapshot.store.step():
        snapshot.store.add_hand_findings(new)
        if new:
            snapshot.store.note("leftovers", f"{len(new)} places", now)
    return len(new)


def _automaton(forms: list[str]) -> ahocorasick.Automaton | None:
    automaton = ahocorasick.Automaton()
    for form in forms:
        automaton.add_word(form, len(form))
    if not forms:
        return None
    automaton.make_automaton()
    return automaton


def _in_document(
    snapshot: Snapshot, document: Document, automaton: ahocorasick.Automaton
) -> list[tuple[FileId, Finding]]:
    gone = spans_by_block(
        merge_spans(
            span
            for standing in snapshot.in_file(document.file)
            if is_withheld(standing) or standing.decision is not None
            for span in standing.item.area
        )
    )
    found = []
    for block in document.blocks:
        if block.carried:
            spans = [Span(block.id, start, end) for start, end in _hits(block.text, automaton)]
            left = [
                span for span in merge_spans(spans, touching=False) if subtract_spans([span], gone.get(block.id, []))
            ]
            found += [(document.file, _finding(span)) for span in left]
    return found


def _hits(text: str, automaton: ahocorasick.Automaton) -> list[tuple[int, int]]:
    folded = fold_with_offsets(text)
    found = []
    for last, length in automaton.iter(folded.text):
        start, end = last - length + 1, last + 1
        if is_word_edge(folded.text, start) and is_word_edge(folded.text, end):
            found.append(folded.original(start, end))
    return found


def _finding(span: Span) -> Finding:
    evidence = (Evidence("known form", "a form of a withheld person's name"),)
    return Finding(span, "person", RECOGNISER, 0.5, rule="leftover", evidence=evidence)
