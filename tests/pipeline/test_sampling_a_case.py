"""The miss-rate sample of a case: kept as drawn; a miss is searched for everywhere and a fresh sample is read."""

from __future__ import annotations

import pytest
from tests.pipeline.conftest import NOW, write_pdf

from redactor.core.decisions import Status
from redactor.core.problems import SilentProgress
from redactor.errors import UsageError
from redactor.pipeline import draw_sample, leave_sample_out, record_sample, scan, take_snapshot
from redactor.pipeline.reporting import all_blockers, make_report
from redactor.pipeline.sampling import Sample, _sentences

TODAY = NOW[:10]


@pytest.fixture
def with_codes(scanned, folder):
    write_pdf(folder / "codes.pdf", ["The locker code is peg41x this term.", "Another day in the garden was warm."])
    write_pdf(folder / "more.pdf", ["A second code, peg77y, was given out.", "The pond behind the hall was frozen."])
    scan(scanned, folder, SilentProgress(), now=NOW)
    return scanned


def snapshot_of(case):
    return take_snapshot(case, today=TODAY)


def test_a_clean_sample_is_recorded_in_the_report_with_a_figure_for_each_kind(with_codes):
    draw_sample(snapshot_of(with_codes), size=4)
    before = make_report(snapshot_of(with_codes)).digest
    lines = record_sample(snapshot_of(with_codes), 1, [], by="Sam Second", now=NOW).lines
    assert any(line.startswith("pdf") and "0 misses in" in line for line in lines)
    report = make_report(snapshot_of(with_codes))
    assert report.digest != before
    (note,) = report.record["notes"]["Samples of clean passages"]
    assert note == "\n".join(("Sample 1, read by Sam Second:", *lines))


def test_a_miss_is_found_everywhere_by_its_shape_and_a_fresh_sample_must_be_read(with_codes):
    draw_sample(snapshot_of(with_codes), size=50)
    found = record_sample(snapshot_of(with_codes), 1, [("PEG41X", "system_id")], by="Sam", now=NOW)
    assert found.places == 2
    assert found.fresh == "review/sample-UNREDACTED-002.txt"
    after = snapshot_of(with_codes)
    put_up = {after.words(s.item) for s in after.state.standings if s.status is Status.OPEN}
    assert {"peg41x", "peg77y"} <= put_up
    assert "peg" not in (with_codes.path / found.fresh).read_text("utf-8")
    assert "sample" in {blocker.kind for blocker in all_blockers(after, "")}
    record_sample(after, 2, [], by="Sam", now=NOW)
    assert "sample" not in {blocker.kind for blocker in all_blockers(snapshot_of(with_codes), "")}


def waiting(case):
    return [blocker.what for blocker in all_blockers(snapshot_of(case), "") if blocker.kind == "sample"]


def test_release_waits_until_a_sample_was_read(with_codes):
    assert waiting(with_codes) == ["Nobody has read a sample of what was called clean."]
    draw_sample(snapshot_of(with_codes), size=4)
    assert waiting(with_codes)
    record_sample(snapshot_of(with_codes), 1, [], by="Sam Second", now=NOW)
    assert not waiting(with_codes)


def test_a_sample_may_be_left_out_with_a_reason_that_stands_in_the_report_but_not_after_a_miss(with_codes):
    with pytest.raises(UsageError, match="reason"):
        leave_sample_out(snapshot_of(with_codes), by="Ann", why=" ", now=NOW)
    leave_sample_out(snapshot_of(with_codes), by="Ann", why="four pages, read whole by two people", now=NOW)
    assert not waiting(with_codes)
    notes = make_report(snapshot_of(with_codes)).record["notes"]["Samples of clean passages"]
    assert notes == ["No sample was read, Ann: four pages, read whole by two people"]
    draw_sample(snapshot_of(with_codes), size=50)
    record_sample(snapshot_of(with_codes), 1, [("PEG41X", "system_id")], by="Sam", now=NOW)
    with pytest.raises(UsageError, match="missed"):
        leave_sample_out(snapshot_of(with_codes), by="Ann", why="enough", now=NOW)
    assert waiting(with_codes)


def test_the_record_counts_misses_by_kind_in_the_sample_as_it_was_drawn(with_codes):
    draw_sample(snapshot_of(with_codes), size=50)
    lines = record_sample(snapshot_of(with_codes), 1, [("PEG41X", "system_id")], by="Sam", now=NOW).lines
    assert sum(": 1 miss in" in line for line in lines) >= 1


def test_words_that_were_not_in_the_sample_a_sample_never_drawn_and_no_name_are_refused(with_codes):
    with pytest.raises(UsageError, match="never drawn"):
        record_sample(snapshot_of(with_codes), 7, [], by="Sam", now=NOW)
    draw_sample(snapshot_of(with_codes), size=50)
    with pytest.raises(UsageError, match="no passage"):
        record_sample(snapshot_of(with_codes), 1, [("elsewhere", "person")], by="Sam", now=NOW)
    with pytest.raises(UsageError, match="Nobody"):
        record_sample(snapshot_of(with_codes), 1, [], by=" ", now=NOW)


def test_an_overall_figure_is_stated_only_where_every_kind_was_sampled_in_proportion():
    fair = Sample(1, {"a": 500, "b": 500}, {"a": tuple("abcdefghij"), "b": tuple("abcdefghij")})
    skewed = Sample(1, {"a": 1000, "b": 50}, {"a": tuple("abcdefghij"), "b": tuple("abcdefghij")})
    none = {"a": 0, "b": 0}
    assert list(_sentences(fair, none))[-1] == (
        "Overall: 0 misses in 20 passages: at most 13.91 % (139 of 1,000), one-sided 95 %"
    )
    assert list(_sentences(skewed, none))[-1].startswith("No overall figure")
