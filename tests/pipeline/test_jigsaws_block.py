"""What stays of a sentence and still points to somebody withheld stands in the way until a person has read and accepted it."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from tests.pipeline.conftest import NOW, write_pdf
from tests.pipeline.test_thread import settle, sign

from redactor.cli import main
from redactor.core.decisions import How
from redactor.core.items import Extent, Outcome
from redactor.core.problems import SilentProgress
from redactor.errors import SignOffRefused, UsageError
from redactor.pipeline import (
    Choice,
    accept_jigsaws,
    decide,
    jigsaw_lines,
    open_jigsaws,
    scan,
    take_snapshot,
    undo_act,
)

TODAY = NOW[:10]


@pytest.fixture
def pointing(scanned, folder):
    write_pdf(folder / "x.pdf", ["Tyler Marsh, the captain in Year 2, sat with Amelia."])
    scan(scanned, folder, SilentProgress(), now=NOW)
    settle(scanned)
    return scanned


def test_a_jigsaw_blocks_until_somebody_accepts_it_and_again_when_that_is_undone(pointing):
    with pytest.raises(SignOffRefused, match="jigsaw"):
        sign(pointing)
    snapshot = take_snapshot(pointing, today=TODAY)
    (name,) = open_jigsaws(snapshot)
    assert "Tyler" not in " ".join(jigsaw_lines(snapshot, with_text=False))
    assert "captain in Year 2" in " ".join(jigsaw_lines(snapshot, with_text=True))
    with pytest.raises(UsageError, match="name and a reason"):
        accept_jigsaws(snapshot, (name,), by="Rita", why=" ", now=NOW)
    with pytest.raises(UsageError, match="There is no jigsaw"):
        accept_jigsaws(snapshot, ("J-none",), by="Rita", why="read", now=NOW)
    act = accept_jigsaws(snapshot, (name,), by="Rita", why="a year group of ninety", now=NOW)
    undo_act(take_snapshot(pointing, today=TODAY), act, by="Rita", now=NOW)
    assert open_jigsaws(take_snapshot(pointing, today=TODAY)) == (name,)
    undo_act(take_snapshot(pointing, today=TODAY), f"undo-{act}", by="Rita", now=NOW)
    sign(pointing)
    assert "accepted by Rita" in (pointing.path / "records" / "report-UNREDACTED.html").read_text("utf-8")


def test_a_jigsaw_goes_when_the_whole_sentence_is_withheld(pointing):
    snapshot = take_snapshot(pointing, today=TODAY)
    assert open_jigsaws(snapshot)
    (tyler,) = [
        s
        for s in snapshot.state.standings
        if snapshot.words(s.item) == "Tyler Marsh" and "x.pdf" in snapshot.title(s.item.file)
    ]
    wide = Choice(Outcome.WITHHOLD, "Rita", NOW, How.ONE_BY_ONE, ground="TP", extent=Extent.SENTENCE, note="points")
    decide(snapshot, [tyler], wide)
    assert open_jigsaws(take_snapshot(pointing, today=TODAY)) == ()
    sign(pointing)


def test_all_that_wait_are_accepted_in_one_act_from_the_command_line(pointing):
    path = str(pointing.path)
    pointing.store.close()
    run = CliRunner().invoke
    waiting = run(main, ["jigsaws", path])
    assert waiting.exit_code == 20
    assert "Tyler" not in waiting.output
    done = run(main, ["jigsaws", path, "--accept-all", "--by", "Rita", "--why", "read, large groups"])
    assert done.exit_code == 0, done.output
    assert "1 accepted" in done.output
