"""The report that is signed says on which pages a copy says less than it could, and why."""

from tests.pipeline.conftest import NOW

from redactor.core.copies import Fallback, FallbackKind
from redactor.pipeline.fallbacks import keep_fallbacks
from redactor.pipeline.reporting import make_report
from redactor.pipeline.snapshot import take_snapshot


def test_the_report_names_pages_that_are_drawn_or_lose_a_line_and_why(scanned):
    """What a dry run met stands in the report and so under its digest; each page and reason once."""
    snapshot = take_snapshot(scanned, today=NOW[:10])
    before = make_report(snapshot)
    letter = next(file for file in snapshot.files if file.paths[0] == "letter.pdf")
    drawn = Fallback(0, FallbackKind.PICTURE, "an unknown operator")
    lost = Fallback(2, FallbackKind.SEGMENT, "text from right to left")
    keep_fallbacks(scanned, letter.id, (drawn, lost, lost))
    report = make_report(snapshot)
    (lines,) = [part for title, part in dict(report.record["notes"]).items() if title.startswith("Pages that")]
    assert lines == [
        f"{snapshot.title(letter.id)}, page 1: page drawn as a picture (an unknown operator)",
        f"{snapshot.title(letter.id)}, page 3: rest of the line withheld (text from right to left)",
    ]
    assert report.digest != before.digest
