"""Bad input: each file gets its clear line, nothing hangs or crashes, and the rest of the folder is done."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas
from tests.pipeline.conftest import NOW, write_pdf

from redactor.core.documents import FileStatus
from redactor.core.items import Extent
from redactor.core.problems import SilentProgress
from redactor.pipeline import open_case, scan, take_snapshot


def damaged(path):
    path.write_bytes(b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n" + bytes(range(256)) * 4)


def encrypted(path):
    write_pdf(path, ["locked"])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="o", user="u"))


def empty(path):
    path.write_bytes(b"")


def no_zip(path):
    path.write_bytes(b"this is not a Word file at all")


def bomb(path):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w>" + b" " * 700_000_000)
    path.write_bytes(held.getvalue())


def text_as_pdf(path):
    path.write_text("Just words, no PDF at all.")


BAD = {
    "damaged.pdf": damaged,
    "encrypted.pdf": encrypted,
    "empty.pdf": empty,
    "bomb.docx": bomb,
}


@pytest.fixture(scope="module")
def case_with_bad_files(tmp_path_factory):
    from tests.pipeline.conftest import FACTS

    from redactor.pipeline import new_case

    root = tmp_path_factory.mktemp("bad")
    files = root / "files"
    files.mkdir()
    for name, make in BAD.items():
        make(files / name)
    text_as_pdf(files / "words.pdf")
    no_zip(files / "no zip.docx")
    write_pdf(files / ("it's “odd” 🎒 " + "n" * 180 + ".pdf"), ["Kacper Nowak was here."])
    write_pdf(files / "good.pdf", ["Amelia Clarke sang."])
    new_case(root / "case", FACTS)
    with open_case(root / "case") as case:
        summary = scan(case, files, SilentProgress(), now=NOW)
        yield summary, take_snapshot(case, today=NOW[:10])


def test_every_file_is_accounted_for(case_with_bad_files):
    _, snapshot = case_with_bad_files
    assert len({path for file in snapshot.files for path in file.paths}) == len(BAD) + 4


@pytest.mark.parametrize("name", [*sorted(BAD)])
def test_a_bad_file_is_listed_with_a_plain_reason_and_blocks_release_as_a_whole_file(case_with_bad_files, name):
    summary, snapshot = case_with_bad_files
    file = next(file for file in snapshot.files if file.paths == (name,))
    if file.status is FileStatus.READ:
        pytest.fail("a bad file was taken as read")
    assert file.reason.endswith(".")
    assert (name, file.reason) in summary.remarks
    items = [s.item for s in snapshot.state.standings if s.item.file == file.id and s.item.gap]
    assert [item.proposal.extent for item in items] == [Extent.FILE]


def test_the_rest_of_the_folder_is_done(case_with_bad_files):
    _, snapshot = case_with_bad_files
    statuses = {file.paths[0]: file.status for file in snapshot.files}
    assert statuses["good.pdf"] is FileStatus.READ
    odd = next(path for path in statuses if "odd" in path)
    assert statuses[odd] is FileStatus.READ
    words = " ".join(snapshot.words(s.item) for s in snapshot.state.standings)
    assert "Kacper Nowak" in words


@pytest.mark.parametrize("name", ["words.pdf", "no zip.docx"])
def test_a_file_whose_name_lies_is_read_as_what_it_is_and_the_user_is_told(case_with_bad_files, name):
    summary, snapshot = case_with_bad_files
    file = next(file for file in snapshot.files if file.paths == (name,))
    assert file.status is FileStatus.READ
    assert "content is plain text" in dict(summary.remarks)[name]


@pytest.mark.slow
def test_a_pdf_of_3000_pages_is_read_or_refused_with_a_reason(tmp_path):
    from redactor.documents import read_bytes

    canvas = Canvas(str(tmp_path / "long.pdf"), invariant=1)
    for number in range(3000):
        canvas.drawString(72, 700, f"Page {number} mentions Tyler Marsh.")
        canvas.showPage()
    canvas.save()
    document = read_bytes((tmp_path / "long.pdf").read_bytes())
    if document.gaps:
        assert document.gaps[0].reason.endswith(".")
    else:
        assert document.page_count == 3000


def test_an_unreadable_file_can_be_withheld_or_replaced_but_never_disclosed_or_read_outside(case_with_bad_files):
    from redactor.core.decisions import How
    from redactor.core.items import Outcome
    from redactor.errors import UsageError
    from redactor.pipeline import Choice, decide

    _, snapshot = case_with_bad_files
    gap = next(s for s in snapshot.state.standings if s.item.gap and s.item.proposal.extent is Extent.FILE)
    for outcome in (Outcome.DISCLOSE, Outcome.READ_OUTSIDE):
        with pytest.raises(UsageError):
            decide(snapshot, [gap], Choice(outcome, "Rita", NOW, How.ONE_BY_ONE, note="n"))
    (made,) = decide(snapshot, [gap], Choice(Outcome.REPLACED, "Rita", NOW, How.ONE_BY_ONE, note="a new export came"))
    assert made.outcome is Outcome.REPLACED
