"""Real files: every PDF that installed packages and the system ship, every third word withheld."""

import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from redactor.core.copies import CopyPlan, GapFate, Mark
from redactor.core.documents import MediaType
from redactor.core.spans import Span
from redactor.documents.pdf.reader import read_pdf_with_glyphs
from redactor.documents.pdf.writer import write_pdf

LABEL = "[withheld]"


def shipped_files():
    roots = [Path(sys.prefix), Path("/usr/share/doc"), Path("/usr/share/cups"), Path("/usr/lib/libreoffice")]
    found = {path.resolve() for root in roots if root.is_dir() for path in root.rglob("*.pdf") if path.is_file()}
    return sorted(path for path in found if "redactor" not in path.parts)  # not our own samples: some are damaged


def letters(text):
    """Letters and digits: leaders are cut on purpose, and readers guess at hyphens."""
    return Counter(letter for letter in unicodedata.normalize("NFKC", text) if letter.isalnum())


def read(content):
    pdf = pypdfium2.PdfDocument(content)
    return letters("".join(page.get_textpage().get_text_range() for page in pdf))


@pytest.mark.slow
@pytest.mark.parametrize("path", shipped_files(), ids=lambda path: path.name)
def test_every_third_word_goes_and_all_others_stay(path):
    """Counted letter by letter by PDFium: what a copy holds is its source less what was withheld, and the labels."""
    content = path.read_bytes()
    document = read_pdf_with_glyphs(content).document
    words = [
        Span(block.id, match.start(), match.end())
        for block in document.blocks
        if block.carried
        for match in re.finditer(r"\S+", block.text)
    ]
    marks = tuple(Mark(span, LABEL) for span in sorted(words[2::3]))
    gaps = tuple(sorted((gap.id, GapFate.PIXELS) for gap in document.gaps))
    copy = write_pdf(content, document, CopyPlan(document.file, MediaType.PDF, LABEL, marks, gaps))
    expected = read(content)
    lost = [span for fallback in copy.fallbacks for span in fallback.lost]
    for span in [mark.span for mark in marks] + lost:
        expected.subtract(letters(span.of(document.block(span.block).text)))
    expected.update(letters(LABEL * copy.labels))
    found = read(copy.content)
    assert {
        letter: found[letter] - expected[letter] for letter in found | expected if found[letter] != expected[letter]
    } == {}
