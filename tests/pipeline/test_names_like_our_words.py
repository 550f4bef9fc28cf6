"""Somebody may be called what a stamp, a heading or a label says on every page."""

from __future__ import annotations

import pytest
from tests.pipeline.conftest import NOW, write_word
from tests.pipeline.test_thread import settle, sign

from redactor.core.problems import SilentProgress
from redactor.pipeline import release, take_snapshot, verify_released

TODAY = NOW[:10]


@pytest.fixture
def named_like_a_stamp(case_path, folder):
    (case_path / "people.csv").write_text("name,role\nHector Document,pupil\n", "utf-8")
    (folder / "letter.pdf").unlink()
    write_word(folder / "note.docx", ["Note about Amelia Clarke", "Hector Document pushed Amelia."])


def test_a_person_whose_name_is_on_every_stamp_does_not_stop_the_release(named_like_a_stamp, scanned):
    settle(scanned)
    sign(scanned)
    release(take_snapshot(scanned, today=TODAY), SilentProgress(), now=NOW)
    checked = verify_released(take_snapshot(scanned, today=TODAY))
    assert checked
    assert all(result.report.passed for result in checked)
