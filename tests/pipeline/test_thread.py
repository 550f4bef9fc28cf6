"""The thread through every room: from two letters to a verified pack, and what stops it on the way."""

from __future__ import annotations

import json
import multiprocessing
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.pipeline.conftest import FACTS, NOW, write_pdf, write_word

from redactor.core.checks import CheckOutcome
from redactor.core.decisions import How, Status
from redactor.core.items import Extent, Outcome
from redactor.core.names import fold
from redactor.core.people import Judgement, Verdict
from redactor.core.problems import SilentProgress
from redactor.errors import (
    CaseError,
    CopyLeaks,
    InputError,
    ReleaseRefused,
    SignOffRefused,
    UsageError,
    VerificationFailed,
)
from redactor.pipeline import (
    Choice,
    OneOff,
    Selection,
    adopt_all,
    copy_lines,
    decide,
    find_by_hand,
    inherit_decisions,
    judge,
    leave_sample_out,
    open_case,
    redact_one,
    release,
    scan,
    select,
    sign_off,
    take_snapshot,
    undo_act,
    verify_released,
    write_report,
)
from redactor.pipeline import copies as copies_module
from redactor.pipeline import reading as reading_module
from redactor.pipeline.fallbacks import settled_snapshot
from redactor.sheet.exchange import export_next, import_sheet
from redactor.verification import read_texts

TODAY = NOW[:10]


def settle(case, by="Rita Reviewer"):
    """Decide everything: adopt what may be adopted, withhold the rest with a note."""
    snapshot = take_snapshot(case, today=TODAY)
    adopt_all(snapshot, by=by, now=NOW)
    snapshot = take_snapshot(case, today=TODAY)
    rest = [s for s in snapshot.state.standings if s.status in {Status.OPEN, Status.LAPSED}]
    for standing in rest:
        ground = standing.item.proposal.ground or "TP"
        decide(snapshot, [standing], Choice(Outcome.WITHHOLD, by, NOW, How.ONE_BY_ONE, ground=ground, note="looked at"))
    return take_snapshot(case, today=TODAY)


def sign(case, by="Ann Approver"):
    leave_sample_out(take_snapshot(case, today=TODAY), by=by, why="two letters, both read whole", now=NOW)
    write_report(take_snapshot(case, today=TODAY), now=NOW)
    return sign_off(take_snapshot(case, today=TODAY), by=by, now=NOW)


def words_of(snapshot, status=None):
    return sorted(snapshot.words(s.item) for s in snapshot.state.standings if status is None or s.status is status)


def pack_texts(case):
    found = {}
    for path in sorted((case.path / "disclosure").iterdir()):
        texts = read_texts(path.read_bytes()) if path.suffix in {".pdf", ".docx"} else (path.read_text("utf-8-sig"),)
        found[path.name] = fold(" ".join(texts))
    return found


def test_a_case_goes_from_two_letters_to_a_verified_pack(scanned):
    settle(scanned)
    sign(scanned)
    done = release(take_snapshot(scanned, today=TODAY), SilentProgress(), now=NOW)
    assert done.copies == 2
    texts = pack_texts(scanned)
    for text in texts.values():
        for name in ("oluwaseun", "adeyemi", "tyler", "marsh"):
            assert name not in text
    together = " ".join(texts.values())
    assert "amelia" in together
    assert "gareth bevan" in together
    assert all(result.report.passed for result in verify_released(take_snapshot(scanned, today=TODAY)))


def test_third_parties_are_proposed_and_the_subject_and_staff_will_be_disclosed(scanned):
    snapshot = take_snapshot(scanned, today=TODAY)
    proposed = " ".join(words_of(snapshot))
    assert "Oluwaseun Adeyemi" in proposed
    assert "Tyler Marsh" in proposed
    assert "Bevan" not in proposed


def test_drafts_withhold_everything_undecided_and_say_so_on_every_page(scanned):
    drafts = sorted((scanned.path / "draft").iterdir())
    assert len(drafts) == 2
    for draft in drafts:
        text = fold(" ".join(read_texts(draft.read_bytes())))
        assert "draft" in text
        assert "adeyemi" not in text
        assert "tyler" not in text


def test_scanning_again_reads_nothing_and_changes_nothing(scanned, folder, monkeypatch):
    before = {p.name: p.read_bytes() for p in (scanned.path / "draft").iterdir()}
    inputs = take_snapshot(scanned, today=TODAY).derived
    monkeypatch.setattr(reading_module, "read_bytes", lambda content: pytest.fail("a file was read again"))
    summary = scan(scanned, folder, SilentProgress(), now=NOW)
    assert summary.new_questions == 0
    assert take_snapshot(scanned, today=TODAY).derived == inputs
    assert {p.name: p.read_bytes() for p in (scanned.path / "draft").iterdir()} == before


def test_with_an_added_file_only_that_file_is_read_and_decisions_stay(scanned, folder, monkeypatch):
    settle(scanned)
    write_pdf(folder / "late.pdf", ["Tyler Marsh was away."])
    read = []
    real = reading_module.read_bytes
    monkeypatch.setattr(reading_module, "read_bytes", lambda content: read.append(content) or real(content))
    summary = scan(scanned, folder, SilentProgress(), now=NOW)
    assert len(read) == 1
    assert summary.new_questions >= 1
    still_open = [s for s in take_snapshot(scanned, today=TODAY).state.standings if s.status is Status.OPEN]
    assert {s.item.place.part for s in still_open} <= {"page", "file"}
    assert "Tyler Marsh" in words_of(take_snapshot(scanned, today=TODAY), Status.OPEN)


def test_release_is_refused_while_undecided_unsigned_or_changed_after_signing(scanned):
    with pytest.raises(ReleaseRefused, match=r"undecided|referred"):
        release(take_snapshot(scanned, today=TODAY), SilentProgress(), now=NOW)
    settle(scanned)
    with pytest.raises(ReleaseRefused, match="unsigned"):
        release(take_snapshot(scanned, today=TODAY), SilentProgress(), now=NOW)
    sign(scanned)
    find_by_hand(take_snapshot(scanned, today=TODAY), "Monday", category="by_hand", now=NOW)
    settle(scanned)
    with pytest.raises(ReleaseRefused, match="lapsed sign-off"):
        release(take_snapshot(scanned, today=TODAY), SilentProgress(), now=NOW)
    assert list((scanned.path / "disclosure").iterdir()) == []


def test_a_report_with_open_items_or_an_old_report_cannot_be_signed(scanned):
    with pytest.raises(SignOffRefused):
        sign(scanned)
    settle(scanned)
    with pytest.raises(SignOffRefused, match="changed since the report"):
        sign_off(take_snapshot(scanned, today=TODAY), by="Ann", now=NOW)
    assert (
        sign(scanned).digest
        == json.loads((scanned.path / "records" / "report-UNREDACTED.json").read_text("utf-8"))["digest"]
    )


def test_a_copy_that_leaks_is_quarantined_and_nothing_is_published(scanned, monkeypatch):
    settle(scanned)
    sign(scanned)
    real = copies_module.write_copy

    def forgetful(content, document, plan):
        from dataclasses import replace

        return real(content, document, replace(plan, marks=()))

    monkeypatch.setattr(copies_module, "write_copy", forgetful)
    with pytest.raises(CopyLeaks):
        release(take_snapshot(scanned, today=TODAY), SilentProgress(), now=NOW)
    assert list((scanned.path / "disclosure").iterdir()) == []
    assert any((scanned.path / "quarantine").iterdir())


def test_a_pack_that_leaks_as_a_whole_is_quarantined_with_its_report(scanned, monkeypatch):
    settle(scanned)
    sign(scanned)
    module = import_module("redactor.pipeline.release")
    real = module.verify_pack

    def failing(pack, withheld):
        report = real(pack, withheld)
        first = replace(report.checks[0], outcome=CheckOutcome.FAILED)
        return replace(report, checks=(first, *report.checks[1:]))

    monkeypatch.setattr(module, "verify_pack", failing)
    with pytest.raises(CopyLeaks, match="pack as a whole"):
        release(take_snapshot(scanned, today=TODAY), SilentProgress(), now=NOW)
    assert list((scanned.path / "disclosure").iterdir()) == []
    kept = {path.name for path in (scanned.path / "quarantine").iterdir()}
    assert "pack.verification.json" in kept
    assert {f"{name}.verification.json" for name in kept if not name.endswith(".json")} <= kept
    assert any(name.endswith(".pdf") for name in kept)


def test_an_act_can_be_undone(scanned):
    snapshot = take_snapshot(scanned, today=TODAY)
    made = adopt_all(snapshot, by="Rita", now=NOW)
    count = undo_act(snapshot, made[0].act, by="Rita", now=NOW)
    after = take_snapshot(scanned, today=TODAY)
    assert count == len([d for d in made if d.act == made[0].act])
    assert len([s for s in after.state.standings if s.status is Status.DECIDED]) == len(made) - count


def test_quoted_copies_inherit_the_decision_of_the_first_text_one_record_each(scanned, folder):
    lines = [f"Paragraph {n} about the school garden and the pond behind the hall." for n in range(6)]
    write_pdf(folder / "a.pdf", [*lines, "Then Tyler Marsh threw a stone into the pond."])
    write_pdf(folder / "b.pdf", [*lines, "Then Tyler Marsh threw a stone into the pond.", "A copy for the file."])
    scan(scanned, folder, SilentProgress(), now=NOW)
    snapshot = take_snapshot(scanned, today=TODAY)
    names = {file.paths[0]: file.id for file in snapshot.files}
    tylers = [s for s in snapshot.state.standings if snapshot.words(s.item) == "Tyler Marsh" and s.item.anchor]
    first = next(s for s in tylers if s.item.file == names["a.pdf"])
    decide(snapshot, [first], Choice(Outcome.WITHHOLD, "Rita", NOW, How.ONE_BY_ONE, ground="TP", note="a child"))
    lines = list(copy_lines(take_snapshot(scanned, today=TODAY), with_text=True))
    assert lines[0].startswith("b.pdf, page 1 repeats a.pdf, page 1 (100%): 1 sentences differ")
    assert f'"Tyler Marsh": withhold TP as {first.item.id}' in lines[1]
    assert "differs: A copy for the file." in lines[2]
    made = inherit_decisions(take_snapshot(scanned, today=TODAY), by="Rita", now=NOW)
    assert {d.file for d in made} == {names["b.pdf"]}
    assert {(d.how, d.outcome, d.ground) for d in made} == {(How.INHERITED, Outcome.WITHHOLD, "TP")}
    assert all(first.item.id in d.note for d in made)
    assert len({d.act for d in made}) == 1


def test_a_narrower_or_wider_extent_changes_what_goes(scanned):
    snapshot = take_snapshot(scanned, today=TODAY)
    tyler = next(s for s in snapshot.state.standings if snapshot.words(s.item) == "Tyler Marsh" and s.item.anchor)
    choice = Choice(
        Outcome.WITHHOLD, "Rita", NOW, How.ONE_BY_ONE, ground="TP", extent=Extent.SENTENCE, note="points at him"
    )
    (made,) = decide(snapshot, [tyler], choice)
    block = snapshot.blocks[tyler.item.anchor.block]
    assert [span.of(block.text) for span in made.area] == ["Tyler Marsh pushed Amelia."]


def test_an_empty_selection_selects_nothing_and_says_so(scanned):
    with pytest.raises(UsageError, match="No item was named"):
        select(take_snapshot(scanned, today=TODAY), Selection())


def test_words_found_by_hand_become_items_everywhere_once(scanned):
    snapshot = take_snapshot(scanned, today=TODAY)
    assert find_by_hand(snapshot, "monday", category="by_hand", now=NOW) == 1
    assert find_by_hand(take_snapshot(scanned, today=TODAY), "MONDAY", category="by_hand", now=NOW) == 0
    assert "Monday" in words_of(take_snapshot(scanned, today=TODAY))


def test_a_judgement_that_somebody_is_no_person_survives_a_new_scan(scanned, folder):
    snapshot = take_snapshot(scanned, today=TODAY)
    tyler = next(p for p in snapshot.derived.register.people if "Tyler" in p.name)
    judge(snapshot, [Judgement(Verdict.NOT_A_PERSON, tyler.id, by="Rita")], now=NOW)
    scan(scanned, folder, SilentProgress(), now=NOW)
    assert "Tyler Marsh" not in words_of(take_snapshot(scanned, today=TODAY))


def test_a_filled_in_sheet_becomes_decisions_and_a_second_import_of_it_is_refused(scanned):
    name = export_next(take_snapshot(scanned, today=TODAY))
    path = scanned.path / "review" / name
    book = load_workbook(path)
    book["Instructions"]["B3"], book["Instructions"]["B4"] = "Rita Reviewer", TODAY
    sheet = book["Items"]
    headings = {cell.value: cell.column for cell in sheet[2]}
    rows = [row for row in range(3, sheet.max_row + 1) if sheet.cell(row, headings["Words"]).value == "Tyler Marsh"]
    assert rows
    for row in rows:
        sheet.cell(row, headings["DECISION"]).value = "withhold"
        sheet.cell(row, headings["NOTE"]).value = "another child"
    book.save(path)
    outcome = import_sheet(take_snapshot(scanned, today=TODAY), path, now=NOW)
    assert outcome.problems == ()
    assert outcome.decisions == len(rows)
    decided = [s for s in take_snapshot(scanned, today=TODAY).state.standings if s.status is Status.DECIDED]
    assert {s.decision.note for s in decided} == {"another child"}
    again = import_sheet(take_snapshot(scanned, today=TODAY), path, now=NOW)
    assert not again.saved
    assert again.problems


def test_one_answer_on_the_sheet_of_people_decides_every_mention_each_with_its_record(scanned):
    path = scanned.path / "review" / export_next(take_snapshot(scanned, today=TODAY))
    book = load_workbook(path)
    book["Instructions"]["B3"], book["Instructions"]["B4"] = "Rita Reviewer", TODAY
    sheet = book["People"]
    headings = {cell.value: cell.column for cell in sheet[2]}
    for row in range(3, sheet.max_row + 1):
        if sheet.cell(row, headings["Person"]).value == "Tyler Marsh":
            sheet.cell(row, headings["DECISION"]).value = "withhold"
            sheet.cell(row, headings["GROUND"]).value = "TP"
    book.save(path)
    outcome = import_sheet(take_snapshot(scanned, today=TODAY), path, now=NOW)
    assert outcome.problems == ()
    decided = [s for s in take_snapshot(scanned, today=TODAY).state.standings if s.status is Status.DECIDED]
    assert {s.decision.how for s in decided} == {How.IN_BULK}
    assert len({s.decision.act for s in decided}) == 1
    assert outcome.decisions == len(decided) > 0


def test_a_second_export_never_overwrites_the_first(scanned):
    snapshot = take_snapshot(scanned, today=TODAY)
    assert [export_next(snapshot), export_next(snapshot)] == [
        "review-UNREDACTED-001.xlsx",
        "review-UNREDACTED-002.xlsx",
    ]


def test_a_changed_original_is_noticed_before_anything_is_written(scanned, folder):
    settle(scanned)
    sign(scanned)
    write_pdf(folder / "letter.pdf", ["Something else."])
    with pytest.raises(InputError, match="changed since it was scanned"):
        release(take_snapshot(scanned, today=TODAY), SilentProgress(), now=NOW)


def test_the_originals_are_never_written_to(scanned, folder):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    settle(scanned)
    sign(scanned)
    release(take_snapshot(scanned, today=TODAY), SilentProgress(), now=NOW)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_two_releases_of_the_same_decisions_give_the_same_bytes(scanned):
    settle(scanned)
    sign(scanned)

    def pack():
        release(take_snapshot(scanned, today=TODAY), SilentProgress(), now=NOW)
        return {path.name: path.read_bytes() for path in (scanned.path / "disclosure").iterdir()}

    assert pack() == pack()


def test_a_case_that_was_never_scanned_says_so(case_path):
    with open_case(case_path) as case, pytest.raises(CaseError, match="not been scanned"):
        take_snapshot(case, today=TODAY)


def _scan_and_die(case_path: Path, folder: Path, after: int) -> None:
    import os

    count = 0
    real = reading_module._store

    def dying(case, entry, document):
        nonlocal count
        if count == after:
            os._exit(9)
        count += 1
        real(case, entry, document)

    reading_module._store = dying
    with open_case(case_path) as case:
        scan(case, folder, SilentProgress(), now=NOW)


@pytest.mark.parametrize("after", [0, 1])
def test_a_scan_that_is_killed_carries_on_where_it_was(case_path, folder, after):
    process = multiprocessing.get_context("spawn").Process(target=_scan_and_die, args=(case_path, folder, after))
    process.start()
    process.join()
    assert process.exitcode == 9
    with open_case(case_path) as case:
        summary = scan(case, folder, SilentProgress(), now=NOW)
        assert summary.reading.read == 2 - after
        assert len(take_snapshot(case, today=TODAY).files) == 2


def test_the_one_off_path_writes_a_draft_until_somebody_is_named_and_all_is_settled(folder, tmp_path):
    output = tmp_path / "out.pdf"
    job = OneOff(folder / "letter.pdf", output, FACTS)
    result = redact_one(job, now=NOW)
    assert not result.is_final
    assert result.written.name == "out.DRAFT.pdf"
    assert not output.exists()
    done = redact_one(
        OneOff(folder / "letter.pdf", output, FACTS, withhold=("Oluwaseun Adeyemi", "Adeyemi"), by="Rita"), now=NOW
    )
    if done.is_final:
        assert "adeyemi" not in fold(" ".join(read_texts(output.read_bytes())))
    else:
        assert done.waiting
        assert not output.exists()


def test_the_one_off_path_never_overwrites_the_original(folder):
    with pytest.raises(UsageError, match="overwrite"):
        redact_one(OneOff(folder / "letter.pdf", folder / "letter.pdf", FACTS, by="Rita"), now=NOW)


def test_public_functions_find_read_redact_and_refuse(folder, tmp_path):
    import redactor
    from redactor.core.spans import Span

    (found,) = redactor.find_in_texts(["Mrs Adeyemi rang about Kacper Nowak."])
    assert "Kacper Nowak" in {
        "Mrs Adeyemi rang about Kacper Nowak."[f.span.start : f.span.end] for f in found if f.category == "person"
    }
    document = redactor.read_file(folder / "letter.pdf")
    spans = [
        Span(block.id, at, at + len("Oluwaseun Adeyemi"))
        for block in document.blocks
        if (at := block.text.find("Oluwaseun Adeyemi")) >= 0
    ]
    assert spans
    copy = redactor.redact_file(folder / "letter.pdf", tmp_path / "copy.pdf", spans)
    assert copy.labels == 1
    assert "adeyemi" not in fold(" ".join(read_texts((tmp_path / "copy.pdf").read_bytes())))
    assert redactor.redact_text("Met Kacper today.", [(4, 10)]) == "Met [withheld] today."
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    with pytest.raises(VerificationFailed):
        redactor.redact_file(folder / "broken.pdf", tmp_path / "b.pdf", [])
    assert not (tmp_path / "b.pdf").exists()


def test_equal_pictures_in_pdf_and_word_are_settled_in_one_act_and_enter_the_copies_as_pixels(case_path, folder):
    import io

    from docx import Document
    from PIL import Image, ImageDraw
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    logo = Image.new("RGB", (300, 120), "lightblue")
    ImageDraw.Draw(logo).text((20, 40), "School logo", fill="black", font_size=30)
    held = io.BytesIO()
    logo.save(held, "PNG")
    canvas = Canvas(str(folder / "logo.pdf"), invariant=1)
    canvas.drawString(72, 700, "Amelia met Tyler Marsh.")
    canvas.drawImage(ImageReader(io.BytesIO(held.getvalue())), 72, 500)
    canvas.save()
    word = Document()
    word.add_picture(io.BytesIO(held.getvalue()))
    word.save(str(folder / "logo.docx"))
    with open_case(case_path) as case:
        assert scan(case, folder, SilentProgress(), now=NOW).problems == ()
        snapshot = take_snapshot(case, today=TODAY)
        pictures = [s.item for s in snapshot.state.standings if s.item.gap]
        assert len(pictures) == 2
        same = select(snapshot, Selection(group_of=pictures[0].id))
        assert {s.item.id for s in same} == {item.id for item in pictures}
        decide(snapshot, same, Choice(Outcome.READ_OUTSIDE, "Rita Reviewer", NOW, How.IN_BULK, note="the logo"))
        settle(case)
        with pytest.raises(SignOffRefused, match="second person"):
            sign(case, by="rita  REVIEWER")
        sign(case)
        release(take_snapshot(case, today=TODAY), SilentProgress(), now=NOW)
        names = [path.name for path in (case.path / "disclosure").iterdir()]
        assert sum(name.endswith(".pdf") for name in names) == 2


def test_a_text_file_goes_into_the_pack_without_the_name_of_the_file(case_path, folder):
    (folder / "seating plan.txt").write_text("Amelia sat beside Tyler Marsh in the hall.\n", "utf-8")
    with open_case(case_path) as case:
        summary = scan(case, folder, SilentProgress(), now=NOW)
        assert not summary.problems
        assert any(path.suffix == ".txt" for path in (case.path / "draft").iterdir())
        settle(case)
        sign(case)
        assert release(take_snapshot(case, today=TODAY), SilentProgress(), now=NOW).copies == 3
        texts = [text for name, text in pack_texts(case).items() if name.endswith(".txt")]
    assert any("amelia sat beside [withheld]" in text for text in texts)
    assert not any("seating plan" in text for text in texts)


def test_a_draft_whose_name_would_say_something_withheld_goes_by_its_number(case_path, folder):
    (folder / "letter.pdf").rename(folder / "xadeyemix.pdf")
    with open_case(case_path) as case:
        summary = scan(case, folder, SilentProgress(), now=NOW)
        assert not summary.problems
        names = sorted(path.name for path in (case.path / "draft").iterdir())
    assert not any("adeyemi" in name for name in names)
    assert len(names) == 2


def test_a_draft_that_fails_its_checks_is_reported_under_the_name_of_its_file(case_path, folder, monkeypatch):
    real = copies_module.write_copy
    monkeypatch.setattr(copies_module, "write_copy", lambda *args: replace(real(*args), labels=99))
    with open_case(case_path) as case:
        summary = scan(case, folder, SilentProgress(), now=NOW)
        assert not any((case.path / "draft").iterdir())
    assert sorted(problem.where for problem in summary.problems) == ["letter.pdf", "note.docx"]
    assert all("check 12" in problem.what for problem in summary.problems)


@pytest.mark.parametrize(("number", "is_asked"), [("2015", False), ("201587", True)])
def test_a_short_number_of_a_withheld_person_does_not_claim_every_year(case_path, folder, number, is_asked):
    (case_path / "people.csv").write_text(f"name,role,identifiers\nTyler Marsh,pupil,{number}\n", "utf-8")
    write_word(folder / "plan.docx", [f"The hall was painted in {number}."])
    with open_case(case_path) as case:
        scan(case, folder, SilentProgress(), now=NOW)
        settle(case)
        snapshot = settled_snapshot(case, SilentProgress(), now=NOW)
        assert (number in words_of(snapshot)) is is_asked
