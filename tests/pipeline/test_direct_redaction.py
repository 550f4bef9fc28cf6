"""``redact_file`` on words that also stand elsewhere: places are withheld, not words."""

import pymupdf
from reportlab.pdfgen.canvas import Canvas
from tests.pipeline.conftest import NOW

import redactor
from redactor.core.problems import SilentProgress
from redactor.pipeline import scan, take_snapshot
from redactor.pipeline.copies import write_planned
from redactor.pipeline.plans import Dress, expectation_for, plan_file
from redactor.pipeline.reading_orders import down_columns
from redactor.pipeline.withheld import WithheldIndex


def redact(tmp_path, lines, words, **options):
    """A copy of a page of *lines* without each of *words* (its first place in the block that holds it)."""
    document = pymupdf.open()
    page = document.new_page()
    for number, line in enumerate(lines):
        page.insert_text((72, 100 + 40 * number), line, **options)
    source = tmp_path / "letter.pdf"
    document.save(source)
    blocks = redactor.read_file(source).blocks
    spans = []
    for word in words:
        block = next(block for block in blocks if word in block.text)
        spans.append(redactor.core.spans.Span(block.id, block.text.index(word), block.text.index(word) + len(word)))
    copy = redactor.redact_file(source, tmp_path / "copy.pdf", spans)
    return copy, "".join(page.get_text() for page in pymupdf.open(tmp_path / "copy.pdf"))


def test_a_word_withheld_in_one_place_may_stand_in_another_whatever_follows_it(tmp_path):
    _, text = redact(tmp_path, ["They met the governor.", "The governor, however, left early"], ["governor."])
    assert "governor, however" in text


def test_a_short_word_may_stand_where_readers_cut_longer_ones(tmp_path):
    _, text = redact(tmp_path, ["media were there", "as was the medialandscape of Leeds"], ["media"])
    assert "medialandscape" in text


def test_words_that_file_formats_use_may_be_withheld(tmp_path):
    _, text = redact(tmp_path, ["the current resource", "nobody else saw Letters"], ["current", "Letters"])
    assert "resource" in text
    assert "current" not in text


def test_a_word_withheld_may_stand_elsewhere_in_letters_that_look_alike(tmp_path):
    document = pymupdf.open()
    page = document.new_page()
    page.insert_font("greek", fontbuffer=pymupdf.Font("helv").buffer)
    for number, line in enumerate(("It is set with Package2ε today", "It needs Package2e")):
        page.insert_text((72, 100 + 40 * number), line, fontname="greek")
    source = tmp_path / "letter.pdf"
    document.save(source)
    block = next(block for block in redactor.read_file(source).blocks if "2ε" in block.text)
    at = block.text.index("Package2ε")
    copy = redactor.redact_file(source, tmp_path / "copy.pdf", [redactor.core.spans.Span(block.id, at, at + 9)])
    assert not copy.fallbacks
    assert "needs Package2e" in pymupdf.open(tmp_path / "copy.pdf")[0].get_text()


def test_texts_are_read_down_the_columns_too():
    """An address broken at a column's end is one word to a reader who goes down that column."""
    document = pymupdf.open()
    page = document.new_page()
    for x, y, text in (
        (72, 100, "Write to Mari"),
        (300, 100, "Opening hours"),
        (72, 114, "anne at once"),
        (300, 114, "nine to five"),
    ):
        page.insert_text((x, y), text)
    blocks = [block for block in redactor.documents.read_bytes(document.tobytes()).blocks if block.carried]
    rows = sorted(blocks, key=lambda block: (block.boxes[0].y0, block.boxes[0].x0))
    (read,) = down_columns(rows, [block.text for block in rows])
    assert "".join(read.split()).startswith("WritetoMarianne")
    assert down_columns(rows[:1], ["alone"]) == ()


def test_a_copy_of_a_case_is_held_against_its_texts_down_the_columns_too(scanned, folder):
    rows = [("what to bring", "how many"), ("a warm coat", "only one"), ("dry socks", "two pairs")]
    canvas = Canvas(str(folder / "kit.pdf"), invariant=1)
    for at, (left, right) in enumerate(rows):
        canvas.drawString(72, 700 - 40 * at, left)
        canvas.drawString(320, 700 - 40 * at, right)
    canvas.save()
    scan(scanned, folder, SilentProgress(), now=NOW)
    snapshot = take_snapshot(scanned, today=NOW[:10])
    source = next(file for file in snapshot.files if file.paths[0] == "kit.pdf")
    plan = plan_file(snapshot, source.id, Dress())
    expected = expectation_for(plan, write_planned(snapshot, source, plan), WithheldIndex(snapshot), "001.pdf")
    columns = [left for left, _ in rows] + [right for _, right in rows]
    assert [order.split("\n") for order in expected.other_orders] == [columns]
