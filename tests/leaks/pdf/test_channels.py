"""Every channel planted, a copy written, everything searched; the file as it came must fail the same search."""

import pytest
from tests.leaks.pdf import further_planting  # noqa: F401  registers its channels
from tests.leaks.pdf.planting import CHANNELS, WORD
from tests.leaks.pdf.searching import places_of

from redactor.core.copies import CopyPlan, GapFate
from redactor.core.documents import MediaType
from redactor.documents.pdf.reader import read_pdf_with_glyphs
from redactor.documents.pdf.writer import write_pdf


def copy_of(content):
    """A copy in which every picture is let through and nothing that the pages do not show is printed."""
    document = read_pdf_with_glyphs(content).document
    gaps = tuple(sorted((gap.id, GapFate.PIXELS) for gap in document.gaps))
    return write_pdf(content, document, CopyPlan(document.file, MediaType.PDF, "[withheld]", gaps=gaps))


@pytest.mark.parametrize("name", sorted(CHANNELS))
def test_what_is_planted_is_not_in_the_copy(name):
    """Text that a page shows openly is not planted here, so the word must be nowhere in the copy."""
    content = CHANNELS[name]()
    assert places_of(content, WORD), "the search does not see the channel: it proves nothing"
    assert places_of(copy_of(content).content, WORD) == []
