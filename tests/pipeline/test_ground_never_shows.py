"""Two cases that differ only in the ground of one item give packs with the same bytes: nothing tells one ground from another."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.pipeline.conftest import FACTS, NOW, PEOPLE, write_pdf, write_word

from redactor.core.decisions import How, Status
from redactor.core.items import Outcome
from redactor.core.problems import SilentProgress
from redactor.core.rules import LabelLevel
from redactor.pipeline import (
    Choice,
    decide,
    leave_sample_out,
    new_case,
    open_case,
    release,
    scan,
    sign_off,
    take_snapshot,
    write_report,
)

TODAY = NOW[:10]
REFERRAL = "On Monday a referral to MASH was made about Amelia."
EVIDENCE = (
    ("best_interests_reasoning", "not in her interests now"),
    ("childs_view", "asked"),
    ("safeguarding_lead", "A. Lead"),
    ("social_worker_consulted", "yes"),
)


@pytest.fixture(scope="module")
def scanned_once(tmp_path_factory):
    """A scanned case and its files, to be copied."""
    root = tmp_path_factory.mktemp("ground")
    folder = root / "files"
    folder.mkdir()
    write_pdf(folder / "a.pdf", ["Chronology", REFERRAL, "Amelia read with Tyler Marsh.", "Gareth Bevan"])
    write_word(folder / "b.docx", ["Note about Amelia Clarke", "A second referral to MASH was made about Amelia."])
    path = root / "case"
    new_case(path, FACTS)
    (path / "people.csv").write_text(PEOPLE, "utf-8")
    with open_case(path) as case:
        scan(case, folder, SilentProgress(), now=NOW)
    return path


def _released(source: Path, target: Path, grounds: dict[str, str], *, open_labels: bool = False):
    """The level and the bytes of the pack, where each safeguarding passage (by file name) goes on its ground."""
    shutil.copytree(source, target)
    if open_labels:
        text = (target / "case.toml").read_text("utf-8")
        (target / "case.toml").write_text(text.replace("open_labels = false", "open_labels = true"), "utf-8")
    with open_case(target) as case:
        snapshot = take_snapshot(case, today=TODAY)
        assert case.configuration.settings.open_labels is open_labels
        for standing in snapshot.state.standings:
            if standing.status is Status.OPEN and standing.item.covered_by is None:
                name = snapshot.title(standing.item.file)
                ground = grounds[name] if standing.item.category == "safeguarding" else "TP"
                decide(snapshot, [standing], _choice(ground))
        leave_sample_out(take_snapshot(case, today=TODAY), by="Ann Approver", why="read whole", now=NOW)
        write_report(take_snapshot(case, today=TODAY), now=NOW)
        sign_off(take_snapshot(case, today=TODAY), by="Ann Approver", now=NOW)
        done = release(take_snapshot(case, today=TODAY), SilentProgress(), now=NOW)
        used = {s.decision.ground for s in take_snapshot(case, today=TODAY).state.standings if s.decision}
    assert set(grounds.values()) <= used
    return done.level, {path.name: path.read_bytes() for path in sorted((target / "disclosure").iterdir())}


def _choice(ground):
    evidence = EVIDENCE if ground == "CA21" else ()
    return Choice(
        Outcome.WITHHOLD, "Rita Reviewer", NOW, How.ONE_BY_ONE, ground=ground, note="looked at", evidence=evidence
    )


def test_child_abuse_data_and_third_party_data_give_the_same_pack(scanned_once, tmp_path):
    level, as_third_party = _released(scanned_once, tmp_path / "one", {"a.pdf": "TP", "b.docx": "TP"})
    _, as_child_abuse = _released(scanned_once, tmp_path / "two", {"a.pdf": "CA21", "b.docx": "TP"})
    assert level is LabelLevel.NEUTRAL
    assert len(as_third_party) == 4
    assert as_third_party == as_child_abuse


def test_where_open_labels_were_asked_for_one_neutral_ground_hides_every_other(scanned_once, tmp_path):
    """With one neutral ground in the pack already, the ground of another item changes nothing."""
    first, one = _released(scanned_once, tmp_path / "one", {"a.pdf": "TP", "b.docx": "CA21"}, open_labels=True)
    second, two = _released(scanned_once, tmp_path / "two", {"a.pdf": "CA21", "b.docx": "CA21"}, open_labels=True)
    assert first is second is LabelLevel.NEUTRAL
    assert one == two


def test_the_comparison_can_fail_open_labels_on_open_grounds_do_differ(scanned_once, tmp_path):
    level, opened = _released(scanned_once, tmp_path / "one", {"a.pdf": "TP", "b.docx": "TP"}, open_labels=True)
    _, neutral = _released(scanned_once, tmp_path / "two", {"a.pdf": "CA21", "b.docx": "TP"}, open_labels=True)
    assert level is LabelLevel.OPEN
    assert opened != neutral
    (schedule,) = [content for name, content in opened.items() if name == "schedule.csv"]
    assert "Sch 2 para 16" in schedule.decode("utf-8-sig"), "the provision stands in the schedule at the open level"
    assert "Sch 2" not in neutral["schedule.csv"].decode("utf-8-sig")
