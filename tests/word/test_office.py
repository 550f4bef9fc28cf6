"""LibreOffice opens a copy without repair, and pages that nothing touched look as they did."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.word.gallery import gallery
from tests.word.test_copy import LABEL, plan_for

from redactor.core.copies import GapFate
from redactor.core.documents import GapKind
from redactor.core.ids import FileId
from redactor.documents.word import office, read_word, write_word
from redactor.documents.word.office import convert_to_pdf
from redactor.errors import WritingError

pymupdf = pytest.importorskip("pymupdf")


def pages(pdf):
    return [page.get_pixmap(dpi=50, colorspace=pymupdf.csGRAY) for page in pymupdf.open("pdf", pdf)]


def text_of(pdf):
    return "\n".join(page.get_text() for page in pymupdf.open("pdf", pdf))


@pytest.mark.needs_libreoffice
def test_a_copy_opens_and_shows_labels_notes_stamp_and_banner():
    raw = gallery()
    document = read_word(raw, FileId("f"))
    unseen = tuple(block.id for block in document.blocks if not block.carried)
    plan = plan_for(document, "Zorbaxine", stamp="Document 12", banner="DRAFT", printed=unseen)
    pdf = convert_to_pdf(write_word(raw, document, plan).content)
    text = text_of(pdf)
    assert "Zorbaxine" not in text
    for words in (
        f"Report on {LABEL}",
        f"1 Noted by {LABEL}",
        "Document 12",
        "DRAFT",
        "Content not visible in the original",
    ):
        assert words in text
    assert text.count("Document 12") == len(pages(pdf))


@pytest.mark.needs_libreoffice
def test_pages_without_anything_withheld_look_as_they_did():
    raw = _without_changes_and_charts(gallery())
    document = read_word(raw, FileId("f"))
    fates = tuple(sorted((gap.id, GapFate.PIXELS) for gap in document.gaps if gap.kind is GapKind.PICTURE))
    copy = write_word(raw, document, plan_for(document, gaps=fates)).content
    before, after = pages(convert_to_pdf(raw)), pages(convert_to_pdf(copy))
    assert len(before) == len(after)
    for one, other in zip(before, after, strict=True):
        different = sum(abs(a - b) > 40 for a, b in zip(one.samples, other.samples, strict=True))
        assert different < 0.001 * len(one.samples)


def _without_changes_and_charts(raw):
    """LibreOffice shows tracked changes in colour and draws charts; a copy takes the one as text, the other as a table."""
    import re
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = re.sub(rb"<w:del .*?</w:del>|</?w:ins[^>]*>", b"", part)
                part = re.sub(rb'<w:r><w:drawing><wp:inline><wp:extent cx="900000".*?</w:drawing></w:r>', b"", part)
                part = re.sub(rb"<w:comment[^>]*>", b"", part)
            new.writestr(name, part)
    return stream.getvalue()


def test_without_libreoffice_the_message_says_what_to_do(monkeypatch):
    monkeypatch.setattr(office, "office_program", lambda: "")
    with pytest.raises(WritingError) as caught:
        convert_to_pdf(b"")
    assert "Install" in caught.value.next_step


def test_a_program_that_hangs_is_ended(monkeypatch, tmp_path):
    import sys

    waits = [sys.executable, "-c", "import time; time.sleep(60)"]
    with pytest.raises(WritingError, match="too long"):
        office._run(waits, tmp_path, 0.5)


STARTS = """
import sys
from pathlib import Path
from redactor.documents.word import office
office._run([*office._confined(), "sh", "-c", "sleep 300 & echo $0 > started; wait", sys.argv[2]], Path(sys.argv[1]), 200)
"""


def _alive(mark):
    listed = [path for path in Path("/proc").iterdir() if path.name.isdigit()]
    return [path for path in listed if mark.encode() in _said_by(path / "cmdline")]


def _said_by(path):
    try:
        return path.read_bytes()
    except OSError:  # it ended meanwhile
        return b""


@pytest.mark.skipif(
    not Path("/proc/self/cmdline").exists() or not office._confined(), reason="nothing here ends with its parent"
)
def test_what_was_started_ends_with_the_process_that_started_it(tmp_path):
    mark = f"mark-{tmp_path.name}-{os.getpid()}"
    parent = subprocess.Popen([sys.executable, "-c", STARTS, str(tmp_path), mark])
    deadline = time.monotonic() + 30
    while not (tmp_path / "started").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [one for one in _alive(mark) if b"sh" in _said_by(one / "cmdline")]
    parent.kill()
    parent.wait()
    while _alive(mark) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _alive(mark)
