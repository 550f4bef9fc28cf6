"""A copy that did not pass is written again with less: the pages that a failed check names are drawn, shown as words alone, withheld.

No check is asked less for it: what is written then is read back like any other copy, and a copy whose faults name no page stays refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from redactor.core.checks import CheckOutcome, CheckResult, VerificationReport
from redactor.core.copies import CopyPlan, Fallback, FallbackKind, WrittenCopy
from redactor.core.documents import MediaType
from redactor.errors import WritingError

MOST_TRIES = 6  # at one copy
_NEITHER = "it can neither be written anew nor drawn"
_WHOLE = "Withhold the whole file, or replace it by a fresh export."
_PAGE = re.compile(r"\bpage (\d+)\b")
_LEAKS = frozenset({5, 6, 7, 16})  # docs/verification.md: withheld words stand in the copy; a drawing might keep them


@dataclass(frozen=True, slots=True)
class Retreat:
    """The pages that were given up so far: page index → the checks that asked for it."""

    drawn: dict[int, str] = field(default_factory=dict)
    words: dict[int, str] = field(default_factory=dict)  # of which the words alone are shown
    withheld: dict[int, str] = field(default_factory=dict)

    def of(self, plan: CopyPlan) -> CopyPlan:
        """*plan* without these pages as they were."""
        drawn = {*plan.picture_pages, *self.drawn} - self.words.keys() - self.withheld.keys()
        words = {*plan.word_pages, *self.words} - self.withheld.keys()
        withheld = {*plan.withheld_pages, *self.withheld}
        return replace(
            plan,
            picture_pages=tuple(sorted(drawn)),
            word_pages=tuple(sorted(words)),
            withheld_pages=tuple(sorted(withheld)),
        )

    def pages(self) -> tuple[frozenset[int], ...]:
        """Which pages are given up, step by step."""
        return frozenset(self.drawn), frozenset(self.words), frozenset(self.withheld)

    def told(self, fallbacks: Iterable[Fallback]) -> tuple[Fallback, ...]:
        """The writer's fallbacks with the pages that were given up here, and why."""
        theirs = {*self.drawn, *self.words, *self.withheld}
        kept = [one for one in fallbacks if one.page_index not in theirs or one.kind is FallbackKind.SEGMENT]
        fates = {page: (FallbackKind.PICTURE, why) for page, why in self.drawn.items()}
        fates |= {page: (FallbackKind.WORDS, why) for page, why in self.words.items()}
        fates |= {page: (FallbackKind.PAGE, why) for page, why in self.withheld.items()}
        return tuple(sorted([*kept, *(Fallback(page, kind, why) for page, (kind, why) in fates.items())]))


@dataclass(frozen=True, slots=True)
class Attempt:
    """A copy as it was written from a plan and read back; the report may still say that it failed."""

    plan: CopyPlan
    written: WrittenCopy
    report: VerificationReport


def written_until_passed(
    plan: CopyPlan,
    write: Callable[[CopyPlan], WrittenCopy],
    read_back: Callable[[CopyPlan, WrittenCopy], VerificationReport],
    *,
    may_withhold: bool,
) -> Attempt:
    """Write and read back, with less each time a failed check names pages; without *may_withhold* pages are drawn at most."""
    retreat, attempt = Retreat(), None
    for _ in range(MOST_TRIES):
        smaller = retreat.of(plan)
        try:
            written = write(smaller)
        except WritingError as error:
            retreat = _without_pages(retreat, error, may_withhold=may_withhold)
            continue
        written = replace(written, fallbacks=retreat.told(written.fallbacks))
        attempt = Attempt(smaller, written, read_back(smaller, written))
        more = further(retreat, written, attempt.report)
        if more is None or ((more.words or more.withheld) and not may_withhold):
            break
        retreat = more
    if attempt is None:
        raise WritingError("No page of the file can be written without risk; nothing was written.", next_step=_WHOLE)
    return attempt


def _without_pages(retreat: Retreat, error: WritingError, *, may_withhold: bool) -> Retreat:
    """Of pages that can be neither written nor drawn the words alone, or nothing; raises *error* where it names none, or none may go."""
    fresh = [page for page in error.pages if page not in retreat.withheld]
    if not may_withhold or not fresh:
        raise error
    words, withheld = dict(retreat.words), dict(retreat.withheld)
    for page in fresh:
        (withheld if page in words else words)[page] = _NEITHER
    return replace(retreat, words=words, withheld=withheld)


def further(retreat: Retreat, written: WrittenCopy, report: VerificationReport) -> Retreat | None:
    """What to give up next; None where the failed checks name no page that could be."""
    failed = [check for check in report.checks if check.outcome is CheckOutcome.FAILED]
    if written.media_type is not MediaType.PDF or not failed:
        return None
    drawn, words, withheld = dict(retreat.drawn), dict(retreat.words), dict(retreat.withheld)
    pictures = {one.page_index for one in written.fallbacks if one.kind is FallbackKind.PICTURE} | drawn.keys()
    doubted = frozenset(words) or frozenset(drawn)
    for page, numbers in _accused(failed, written.page_count or 0, doubted).items():
        why = f"as written it did not pass check {', '.join(map(str, sorted(numbers)))}"
        is_last = bool(numbers & _LEAKS) or page in pictures
        (withheld if page in words else words if is_last else drawn)[page] = why
    more = Retreat(drawn, words, withheld)
    return more if more.pages() != retreat.pages() else None


def _accused(failed: Iterable[CheckResult], pages: int, doubted: frozenset[int]) -> dict[int, set[int]]:
    """The pages that failed checks name, each with their numbers; where one names none the only page, or those given up before."""
    found: dict[int, set[int]] = {}
    for check in failed:
        named = {int(match[1]) - 1 for place in check.places if (match := _PAGE.search(place))}
        for page in sorted(named or ({0} if pages == 1 else doubted)):
            if page < pages:
                found.setdefault(page, set()).add(check.number)
    return found
