"""One row of the sheet answers for all exact copies, or says who is meant; the act is one and can be undone."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from tests.pipeline.conftest import NOW, fill_sheet, write_pdf

from redactor.cli import main
from redactor.core.decisions import Status
from redactor.core.problems import SilentProgress
from redactor.pipeline import scan, take_snapshot, undo_act
from redactor.sheet.exchange import sheet_data

TODAY = NOW[:10]


@pytest.fixture
def copied(scanned, folder):
    """Two pages that say the same of another pupil, and of an Amelia who may be the data subject or Amelia Jones."""
    for name in ("x.pdf", "y.pdf"):
        write_pdf(folder / name, [f"Amelia Jones and Tyler Marsh ran, see {name}.", "Amelia fell."])
    scan(scanned, folder, SilentProgress(), now=NOW)
    return scanned


def items(snapshot, words, status=None):
    return [s for s in snapshot.state.standings if snapshot.words(s.item) == words and status in (None, s.status)]


def fill(case, words, **cells):
    return fill_sheet(case, "Items", ("Words", words), **cells)


def test_one_row_answers_for_all_exact_copies_as_one_act_with_a_record_each(copied):
    snapshot = take_snapshot(copied, today=TODAY)
    tylers = items(snapshot, "Tyler Marsh", Status.OPEN)
    shown = {row.reference: row.copies for row in sheet_data(snapshot).items}
    assert {shown[one.item.id] for one in tylers} == {len(tylers)} == {3}
    outcome = fill(copied, "Tyler Marsh", DECISION="withhold", ALL_COPIES="yes", NOTE="another pupil")
    assert (outcome.problems, outcome.decisions) == ((), 3)
    decided = items(take_snapshot(copied, today=TODAY), "Tyler Marsh", Status.DECIDED)
    (act,) = {one.decision.act for one in decided}
    undo_act(take_snapshot(copied, today=TODAY), act, by="Rita", now=NOW)
    assert len(items(take_snapshot(copied, today=TODAY), "Tyler Marsh", Status.OPEN)) == 3


def test_without_the_cell_a_row_answers_for_itself(copied):
    assert fill(copied, "Tyler Marsh", DECISION="withhold").decisions == 1


def test_a_row_says_who_is_meant_and_the_proposal_follows(copied):
    (first, *more) = items(take_snapshot(copied, today=TODAY), "Amelia", Status.OPEN)
    assert more
    row = next(r for r in sheet_data(take_snapshot(copied, today=TODAY)).items if r.reference == first.item.id)
    assert set(row.may_be) == {"Amelia Clarke", "Amelia Jones", "somebody else"}
    outcome = fill(copied, "Amelia", WHO_IS_MEANT="Amelia Jones", ALL_COPIES="yes" if row.copies > 1 else None)
    assert outcome.problems == ()
    assert outcome.judgements >= row.copies
    after = take_snapshot(copied, today=TODAY)
    assert all(len(after.standings[one.item.id].item.people) == 1 for one in items(after, "Amelia")[: row.copies])


def test_somebody_else_is_one_new_person_for_all_names_of_an_item(copied):
    before = len(take_snapshot(copied, today=TODAY).people)
    outcome = fill(copied, "Tyler Marsh", WHO_IS_MEANT="somebody else", ALL_COPIES="yes")
    assert (outcome.problems, outcome.judgements) == ((), 3)
    assert len(take_snapshot(copied, today=TODAY).people) == before + 1, "one new person for three names"


@pytest.mark.parametrize(
    "cells",
    [
        {"WHO_IS_MEANT": "Ruth Clarke"},
        {"WHO_IS_MEANT": "somebody else", "DECISION": "withhold"},
        {"ALL_COPIES": "perhaps", "DECISION": "withhold"},
        {"ALL_COPIES": "yes"},
    ],
)
def test_what_cannot_be_meant_is_a_fault_and_nothing_is_saved(copied, cells):
    outcome = fill(copied, "Tyler Marsh", **cells)
    assert not outcome.saved
    assert [problem.where.partition("column ")[2].partition(" (")[0] for problem in outcome.problems]


def test_who_is_meant_is_said_for_all_copies_from_the_command_line(copied):
    (first, *_) = items(take_snapshot(copied, today=TODAY), "Tyler Marsh", Status.OPEN)
    path = str(copied.path)
    copied.store.close()
    done = CliRunner().invoke(main, ["people", path, "--is", first.item.id, "new", "--copies", "--by", "Rita"])
    assert done.exit_code == 0, done.output
    assert "3 judgements recorded" in done.output
