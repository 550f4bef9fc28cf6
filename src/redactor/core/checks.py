"""Verification: what a copy is held against, and the numbered results."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from redactor.core.documents import MediaType

_AREAS = {
    "word/document.xml": "text",
    "word/footnotes.xml": "footnotes",
    "word/endnotes.xml": "endnotes",
    "word/comments.xml": "comments",
}


class CheckOutcome(StrEnum):
    """NEEDS_PERSON: the machine cannot run it here; a named person may settle it, which is then recorded."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not applicable"
    NEEDS_PERSON = "needs a person"
    SETTLED = "settled by a person"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One numbered check. ``detail`` quotes nothing of the case: references, places and counts only."""

    number: int
    name: str
    outcome: CheckOutcome
    detail: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WithheldText:
    """A text that must be nowhere in the copy, with every written form of it.

    ``reference`` (an item or person id) is all that reports name. ``also_ordinary`` marks forms that are an
    ordinary word, or belong to a disclosed person: these are judged in place (``allowed`` occurrences are
    counted from what the signed decisions disclose), not waved through.
    """

    reference: str
    forms: tuple[str, ...]
    also_ordinary: bool = False


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the signed decisions say the copy must and must not hold.

    ``disclosed`` is the text of every carried block after marking, in reading order: labels in place of
    withheld words. It serves the losses check (every word is still there) and tells how often an
    ambiguous form may occur. ``sanity`` is a string that must be found: a check that saw nothing fails.
    ``withheld`` is what is withheld in this file, ``case_wide`` what is withheld everywhere: one tuple shared by
    all copies, so that the search for it is built once.
    """

    media_type: MediaType
    withheld: tuple[WithheldText, ...]
    disclosed: tuple[str, ...]
    label: str
    labels: int | None = None
    page_count: int | None = None
    sanity: str = ""
    picture_pages: tuple[int, ...] = ()  # page indexes that hold a picture or were drawn as one
    allowed_images: int | None = None
    file_name: str = ""
    added: tuple[str, ...] = ()  # texts the writer puts on pages by itself: stamp, banner, headings of its own
    areas: tuple[str, ...] = ()  # of each disclosed text its page or kind of part; "" where it may stand anywhere
    case_wide: tuple[WithheldText, ...] = ()
    other_orders: tuple[str, ...] = field(default=(), repr=False)  # all of ``disclosed`` as readers may come upon it
    label_texts: tuple[str, ...] = ()  # every wording of a label in the copy; empty: ``label`` alone

    @property
    def wordings(self) -> tuple[str, ...]:
        """The wordings of labels, longest first, so that none is counted inside another."""
        return tuple(sorted({self.label, *self.label_texts} - {""}, key=lambda text: (-len(text), text)))


def area_of_page(page_index: int) -> str:
    """A page as expectations and the verifier name it."""
    return f"page {page_index + 1}"


def area_of_part(part: str) -> str:
    """The kind of a Word part as expectations and the verifier name it; "" for parts of other kinds."""
    if part.startswith(("word/header", "word/footer")):
        return "margins"
    if part.startswith("word/charts/"):
        return _AREAS["word/document.xml"]
    return _AREAS.get(part, "")


@dataclass(frozen=True, slots=True)
class VerificationReport:
    """All checks of one copy. It passes only if every applicable check ran and passed."""

    file_name: str
    sha256: str
    checks: tuple[CheckResult, ...]
    versions: tuple[tuple[str, str], ...] = ()
    texts: tuple[str, ...] = field(default=(), repr=False)  # what the verifier's own readers got, a page or part each

    @property
    def passed(self) -> bool:
        """Whether every check passed, was settled or does not apply, and at least one passed."""
        fine = {CheckOutcome.PASSED, CheckOutcome.NOT_APPLICABLE, CheckOutcome.SETTLED}
        outcomes = {check.outcome for check in self.checks}
        return CheckOutcome.PASSED in outcomes and outcomes <= fine

    @property
    def waits(self) -> bool:
        """Whether nothing failed but a person has to settle something."""
        outcomes = {check.outcome for check in self.checks}
        return CheckOutcome.NEEDS_PERSON in outcomes and CheckOutcome.FAILED not in outcomes
