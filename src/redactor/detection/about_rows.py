"""Facts that stand in a table row or a form, apart from the name they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from redactor.core.categories import Family
from redactor.core.documents import Block
from redactor.detection.facts_in_place import UNKNOWN, Attributed, Fact, People, decided
from redactor.detection.form_lines import FormLine, FormLines, Part, part_of, subjects_of
from redactor.detection.mentions import Named, outermost
from redactor.detection.neighbours import rows_of
from redactor.detection.posts import has_professional_title
from redactor.detection.tables import Tables
from redactor.detection.views import DocumentView

_BY_WHOM = re.compile(
    r"\s*(?:seen|reported|recorded|taught|treated|logged|taken|noted|written|signed|referred|assessed|reviewed|completed|raised|entered|"
    r"interviewed|investigated|dealt with|actioned|diagnosed|supported) by\b",
    re.IGNORECASE,
)

_BESIDE = re.compile(r"\s*(?:[(\[,–—-])\s*(?P<what>[\w '’-]+?)\s*[)\]]?\s*$")


class AboutRows:
    """Whom facts without a name beside them are about, by the row or form they stand in."""

    def __init__(self, view: DocumentView, people: People, forms: FormLines) -> None:
        self._view = view
        self._people = people
        self._forms = forms
        self._rows = rows_of(view.blocks)
        self._tables = Tables(view.blocks)

    def verdict(self, fact: Fact) -> Attributed | None:
        """By row or form; None where the sentence must tell."""
        if fact.block.row:
            return None if fact.here else self.by_row(fact)
        return self._by_form(fact)

    def by_row(self, fact: Fact) -> Attributed:
        """A fact in a cell without a name: the row's own person, who stands first and alone in a cell."""
        cells = [(cell, outermost(self._people.of(cell))) for cell in self._rows[fact.block.id].cells]
        named = [(cell, people) for cell, people in cells if people and not _BY_WHOM.match(cell.text)]
        own = [people for cell, people in named if not self._serves(cell, people)] or [people for _, people in named]
        if not own:
            return self._by_form(fact) or UNKNOWN
        return decided(own[0], "row") if _is_one(own[0]) else UNKNOWN

    def _serves(self, cell: Block, people: Sequence[Named]) -> bool:
        """Whether a cell names a teacher, doctor, officer…: by its heading or by the title of who stands there."""
        heading = self._tables.heading(cell)
        if heading and heading != cell.text.strip():
            part = part_of(heading)
            if part in {Part.OTHER, Part.SUBJECT}:
                return part is Part.OTHER
        if len(people) == 1 and (beside := _BESIDE.match(cell.text, people[0].end)):
            return part_of(beside.group("what")) is Part.OTHER  # "K. Lodge (manager)"
        return all(has_professional_title(cell.text, one.start) for one in people)

    def _by_form(self, fact: Fact) -> Attributed | None:
        number = self._forms.at(fact.block.id, fact.finding.span.start)
        if number is None or self._named_in(self._forms[number]):
            return None
        of_offence = fact.finding.family is Family.OFFENCE
        subjects = subjects_of(self._forms, number, self._named_in, of_offence=of_offence)
        return decided(subjects, "form") if subjects else None

    def _named_in(self, line: FormLine) -> list[Named]:
        people = self._people.of(self._view.block(line.block))
        return outermost([one for one in people if line.label_start <= one.start < line.end])


def _is_one(people: Sequence[Named]) -> bool:
    return all(one.is_same_person(people[0]) for one in people)
