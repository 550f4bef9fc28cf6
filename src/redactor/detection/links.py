"""Whose number is it: contact details and identifiers tied by layout to a name found in the same document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from redactor.core.categories import Family
from redactor.core.findings import Evidence, Finding
from redactor.core.ids import BlockId
from redactor.core.names import fold, handles, split_name
from redactor.detection.views import DocumentView

_LINKED = frozenset({Family.CONTACT, Family.IDENTIFIER})
# "Jane Smith <", "Jane Smith [mailto:", "Jane (", "Jane on ", "Jane's mobile: ", "Jane Smith, DOB "
_BESIDE = re.compile(
    r"[\"'”]?\s*(?:['’]s?\s+(?:[\w.-]+\s){0,3}[:-]?\s*(?:is\s+)?|[,;]?\s*[<(\[]\s*(?:mailto:|dob:?|d\.o\.b\.?:?|born|b\.|upn:?|tel:?|aged?|mob:?)?\s*|"
    r"\s*[-–,:]\s*(?:\(?(?:dob|d\.o\.b\.?|born|upn|uln|nhs(?: no| number)?|tel|mob(?:ile)?|phone|e-?mail|aged?)\)?[.:]?\s*)|\s+(?:on|at|born|born on|aged?)\s+)?",
    re.IGNORECASE,
)
_LONGEST_SIGNATURE = 320  # characters from the signer's name to the last number under it
_LONGEST_RECORD = 6  # blocks


@dataclass(frozen=True, slots=True)
class _Link:
    person: Finding
    reason: str


class ContactLinks:
    """Ties e-mail addresses, numbers and dates of birth to names: beside, in a row, in a signature, by local part."""

    name = "links/1"

    def find(self, view: DocumentView) -> list[Finding]:
        """The linked findings again, with the mentions they hang on; reconciling joins them to the first."""
        seen = _Seen(view)
        linked = []
        for finding in view.found:
            link = seen.link(finding) if finding.family in _LINKED and not finding.mentions else None
            if link:
                reason = Evidence("layout", link.reason)
                linked.append(replace(finding, mentions=(link.person.id,)).with_evidence(reason))
        return linked


class _Seen:
    """The names of one document, by block, row, place and handle."""

    def __init__(self, view: DocumentView) -> None:
        self._view = view
        self._order = {block.id: number for number, block in enumerate(view.blocks)}

    @cached_property
    def _people(self) -> dict[BlockId, list[Finding]]:
        people: dict[BlockId, list[Finding]] = {}
        for finding in self._view.found:
            if finding.category == "person":
                people.setdefault(finding.span.block, []).append(finding)
        return people

    @cached_property
    def _handles(self) -> dict[str, list[Finding]]:
        known: dict[str, list[Finding]] = {}
        for finding in sorted((one for here in self._people.values() for one in here), key=lambda one: one.sort_key):
            name = split_name(self._text(finding))
            for handle in handles(name):
                known.setdefault(handle, []).append(finding)
        return known

    def link(self, finding: Finding) -> _Link | None:
        """The name that the layout ties a number to, or None."""
        return self._beside(finding) or self._by_handle(finding) or self._in_row(finding) or self._in_signature(finding)

    def _text(self, finding: Finding) -> str:
        return finding.span.of(self._view.block(finding.span.block).text)

    def _beside(self, finding: Finding) -> _Link | None:
        text = self._view.block(finding.span.block).text
        before = [one for one in self._people.get(finding.span.block, ()) if one.span.end <= finding.span.start]
        if before and _BESIDE.fullmatch(text, before[-1].span.end, finding.span.start) is not None:
            return _Link(before[-1], "right behind the name")
        return None

    def _by_handle(self, finding: Finding) -> _Link | None:
        if finding.category not in {"email_address", "social_handle", "system_id"}:
            return None
        local = fold(self._text(finding)).lstrip("@").partition("@")[0].rstrip("0123456789")
        people = self._handles.get(local, [])
        names = {fold(split_name(self._text(one)).full) for one in people}
        return _Link(self._nearest(people, finding), "name in the address") if len(names) == 1 else None

    def _nearest(self, people: Sequence[Finding], finding: Finding) -> Finding:
        here = self._order[finding.span.block]
        return min(
            people,
            key=lambda one: (
                abs(self._order[one.span.block] - here),
                abs(one.span.start - finding.span.start),
                one.sort_key,
            ),
        )

    def _in_row(self, finding: Finding) -> _Link | None:
        """The only person of a table row."""
        row = self._view.block(finding.span.block).row
        if not row:
            return None
        blocks = [block for block in self._view.blocks if block.row == row]
        people = [one for block in blocks for one in self._people.get(block.id, ())]
        return _Link(people[0], "same row") if people and self._are_one(people) else None

    def _are_one(self, people: Sequence[Finding]) -> bool:
        """One name, or a surname and a forename in cells of their own."""
        return len(people) == 1 or (len(people) == 2 and all(" " not in self._text(one).strip() for one in people))

    def _in_signature(self, finding: Finding) -> _Link | None:
        """The signer in whose block of lines the number stands: nobody else the layout names stands between."""
        for distance, one in self._people_above(finding):
            if distance > _LONGEST_SIGNATURE:
                return None
            if _is_signer(one):
                return _Link(one, "signature")
            if any(evidence.kind == "layout" for evidence in one.evidence):
                return None
        return None

    def _people_above(self, finding: Finding) -> Iterator[tuple[int, Finding]]:
        """Names before the number, nearest first, with the characters between."""
        here = self._order[finding.span.block]
        passed = finding.span.start
        for number in range(here, max(-1, here - _LONGEST_RECORD), -1):
            block = self._view.blocks[number]
            passed += len(block.text) if number < here else 0
            for one in reversed(self._people.get(block.id, [])):
                if number < here or one.span.end <= finding.span.start:
                    yield passed - one.span.end, one


def _is_signer(finding: Finding) -> bool:
    return finding.rule == "sign-off" or Evidence("layout", "sign-off") in finding.evidence
