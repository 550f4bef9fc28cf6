"""All layout evidence of one document."""

from __future__ import annotations

from collections.abc import Iterator

from redactor.core.findings import Finding
from redactor.detection.layout.forms import from_forms
from redactor.detection.layout.headers import from_chains, from_headers
from redactor.detection.layout.introduced import from_introductions
from redactor.detection.layout.letters import from_letters
from redactor.detection.layout.lines import lines_of
from redactor.detection.layout.minutes import from_minutes
from redactor.detection.layout.proceedings import from_proceedings
from redactor.detection.layout.properties import from_properties
from redactor.detection.layout.registers import from_set_lines, from_tables
from redactor.detection.tables import Tables
from redactor.detection.views import DocumentView


class Layout:
    """Names where headers, greetings, signatures, form labels, tables and minutes put names."""

    name = "layout/1"

    def find(self, view: DocumentView) -> list[Finding]:
        """Every name that the layout vouches for, each place once."""
        best: dict[tuple[str, int, int], Finding] = {}
        for finding in self._all(view):
            place = (finding.span.block, finding.span.start, finding.span.end)
            if place not in best or best[place].score < finding.score:
                best[place] = finding
        return [best[place] for place in sorted(best)]

    def _all(self, view: DocumentView) -> Iterator[Finding]:
        lines = lines_of(view.blocks)
        yield from from_headers(lines)
        for block in view.blocks:
            yield from from_chains(block)
        yield from from_letters(lines)
        yield from from_forms(lines)
        yield from from_minutes(lines)
        yield from from_proceedings(lines)
        yield from from_introductions(lines)
        yield from from_set_lines(lines)
        yield from from_tables(Tables(view.blocks))
        yield from from_properties(view.blocks)
