"""Out of scope and duplicate settle a file or a page in one act, are logged apart, and never look like an exemption."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from tests.pipeline.conftest import NOW
from tests.pipeline.test_thread import pack_texts, settle, sign

from redactor.core.decisions import How, Status
from redactor.core.items import Extent, Outcome
from redactor.core.problems import SilentProgress
from redactor.errors import UsageError
from redactor.pipeline import Choice, release, scan, settle_whole, take_snapshot

TODAY = NOW[:10]


def _choice(outcome, extent):
    return Choice(outcome, "Rita", NOW, How.IN_BULK, extent=extent, note="minutes of another child's meeting")


def _file(snapshot, name):
    return next(file.id for file in snapshot.files if file.paths[0] == name)


@pytest.fixture
def with_more(scanned, folder):
    canvas = Canvas(str(folder / "two.pdf"), pagesize=A4, invariant=1)
    for line in ("The garden was planted in the spring by the whole year.", "Amelia drew the pond behind the hall."):
        canvas.drawString(72, 700, line)
        canvas.showPage()
    canvas.save()
    (folder / "menu.txt").write_text("The menu of the summer term has soup on every other day.", "utf-8")
    scan(scanned, folder, SilentProgress(), now=NOW)
    return scanned


def test_a_file_in_which_nothing_waits_and_a_page_are_settled_in_one_act_each(with_more):
    snapshot = take_snapshot(with_more, today=TODAY)
    menu = settle_whole(snapshot, _file(snapshot, "menu.txt"), None, _choice(Outcome.OUT_OF_SCOPE, Extent.FILE))
    snapshot = take_snapshot(with_more, today=TODAY)
    page = settle_whole(snapshot, _file(snapshot, "two.pdf"), 1, _choice(Outcome.DUPLICATE, Extent.PAGE))
    assert len({decision.act for decision in menu}) == len({decision.act for decision in page}) == 1
    assert dict(menu[0].evidence) == {"why_not_about_subject": "minutes of another child's meeting"}
    assert dict(page[0].evidence) == {"copy_disclosed": "minutes of another child's meeting"}
    settle(with_more)
    sign(with_more)
    release(take_snapshot(with_more, today=TODAY), SilentProgress(), now=NOW)
    texts = pack_texts(with_more)
    together = " ".join(texts.values())
    assert "soup" not in together
    assert "planted" not in together
    assert "pond behind the hall" in together
    assert "exemption" not in together
    log = list(csv.DictReader(io.StringIO((with_more.path / "records" / "log.csv").read_text("utf-8-sig"))))
    apart = [row for row in log if row["final_action"] in {"out of scope", "duplicate"}]
    assert {row["item_id"] for row in apart} == {decision.item for decision in (*menu, *page)}
    assert {row["final_code"] for row in apart} == {""}
    assert {row["settled_apart"] for row in apart} == {"out of scope", "duplicate"}


def test_what_waits_in_a_file_is_settled_with_it(with_more):
    snapshot = take_snapshot(with_more, today=TODAY)
    note = _file(snapshot, "note.docx")
    settle_whole(snapshot, note, None, _choice(Outcome.OUT_OF_SCOPE, Extent.FILE))
    after = take_snapshot(with_more, today=TODAY)
    assert {s.status for s in after.in_file(note)} <= {Status.DECIDED, Status.COVERED}


def test_a_whole_file_is_never_disclosed_by_one_act_and_must_exist(with_more):
    snapshot = take_snapshot(with_more, today=TODAY)
    with pytest.raises(UsageError, match="only be withheld"):
        settle_whole(snapshot, _file(snapshot, "menu.txt"), None, _choice(Outcome.DISCLOSE, Extent.FILE))
    with pytest.raises(UsageError, match="no file"):
        settle_whole(snapshot, "nothing", None, _choice(Outcome.DUPLICATE, Extent.FILE))


def test_to_withhold_what_is_proposed_without_a_ground_is_refused_until_one_is_named(with_more):
    snapshot = take_snapshot(with_more, today=TODAY)
    menu = _file(snapshot, "menu.txt")
    with pytest.raises(UsageError, match="without a ground") as refused:
        settle_whole(snapshot, menu, None, _choice(Outcome.WITHHOLD, Extent.FILE))
    assert refused.value.next_step.endswith("--ground: TP.")
    assert with_more.store.decisions() == []
    settle_whole(snapshot, menu, None, replace(_choice(Outcome.WITHHOLD, Extent.FILE), ground="TP"))
    assert {decision.ground for decision in with_more.store.decisions()} == {"TP"}
