"""A contradiction stands in the way until it is decided alike or justified; a rule changed after signing lapses the sign-off."""

from __future__ import annotations

import pytest
from tests.pipeline.conftest import NOW, write_pdf
from tests.pipeline.test_rule_changes import OVERRIDE
from tests.pipeline.test_thread import settle, sign

from redactor.core.decisions import How, Status
from redactor.core.items import Outcome
from redactor.core.people import Judgement, Verdict
from redactor.core.problems import SilentProgress
from redactor.errors import ReleaseRefused, SignOffRefused, UsageError
from redactor.pipeline import (
    Choice,
    Selection,
    consistency_blockers,
    contradiction_lines,
    decide,
    judge,
    justify,
    open_case,
    release,
    scan,
    select,
    take_snapshot,
    undo_act,
)

TODAY = NOW[:10]


def let_go(case, number):
    snapshot = take_snapshot(case, today=TODAY)
    tylers = [s for s in snapshot.state.standings if snapshot.words(s.item) == "Tyler Marsh" and s.item.anchor]
    made = Choice(Outcome.DISCLOSE, "Rita", NOW, How.IN_BULK, note="both families were there")
    return decide(snapshot, [tylers[number]], made)


def test_a_contradiction_blocks_until_somebody_says_why_and_again_when_a_side_changes(scanned, folder):
    for name in ("x.pdf", "y.pdf"):
        write_pdf(folder / name, [f"Tyler Marsh sat with Amelia on the bench, see {name}."])
    scan(scanned, folder, SilentProgress(), now=NOW)
    settle(scanned)
    let_go(scanned, 0)
    with pytest.raises(SignOffRefused, match="contradiction"):
        sign(scanned)
    snapshot = take_snapshot(scanned, today=TODAY)
    (blocker,) = consistency_blockers(snapshot)
    shown = list(contradiction_lines(snapshot, with_text=True))
    assert [line.split(":")[0].strip() for line in shown] == [blocker.subject, "withheld", "let go"]
    assert all('"Tyler Marsh" (' in line for line in shown[1:])
    assert "Tyler" not in " ".join(contradiction_lines(snapshot, with_text=False))
    with pytest.raises(UsageError, match="name and a reason"):
        justify(snapshot, blocker.subject, by="Rita", why=" ", now=NOW)
    act = justify(snapshot, blocker.subject, by="Rita", why="she was at that meeting only", now=NOW)
    sign(scanned)
    undo_act(take_snapshot(scanned, today=TODAY), act, by="Rita", now=NOW)
    assert consistency_blockers(take_snapshot(scanned, today=TODAY))
    undo_act(take_snapshot(scanned, today=TODAY), f"undo-{act}", by="Rita", now=NOW)
    assert not consistency_blockers(take_snapshot(scanned, today=TODAY))
    let_go(scanned, 1)
    assert consistency_blockers(take_snapshot(scanned, today=TODAY))


def test_a_contradiction_goes_when_both_sides_are_decided_alike(scanned, folder):
    write_pdf(folder / "x.pdf", ["Tyler Marsh sat with Amelia on the bench."])
    scan(scanned, folder, SilentProgress(), now=NOW)
    settle(scanned)
    (made,) = let_go(scanned, 0)
    snapshot = take_snapshot(scanned, today=TODAY)
    assert consistency_blockers(snapshot)
    withheld = Choice(Outcome.WITHHOLD, "Rita", NOW, How.ONE_BY_ONE, ground="TP", note="alike")
    decide(snapshot, [snapshot.standings[made.item]], withheld)
    assert not consistency_blockers(take_snapshot(scanned, today=TODAY))


def test_a_rule_changed_after_signing_lapses_the_sign_off(scanned):
    settle(scanned)
    sign(scanned)
    rules = scanned.path / "rules"
    rules.mkdir()
    (rules / "own.toml").write_text(OVERRIDE, "utf-8")
    scanned.store.__exit__(None, None, None)
    with open_case(scanned.path) as case, pytest.raises(ReleaseRefused, match="lapsed sign-off"):
        release(take_snapshot(case, today=TODAY), SilentProgress(), now=NOW)


def test_one_act_covers_a_person_a_category_a_document_a_search_result_or_all_copies(scanned, folder):
    write_pdf(folder / "x.pdf", ["Tyler Marsh can be reached on 07700 900123.", "Tyler Marsh came by bus."])
    scan(scanned, folder, SilentProgress(), now=NOW)
    snapshot = take_snapshot(scanned, today=TODAY)
    tyler = next(p.id for p in snapshot.derived.register.people if p.name == "Tyler Marsh")
    file = next(f.id for f in snapshot.files if f.paths[0] == "x.pdf")
    one = next(s.item for s in snapshot.state.standings if snapshot.words(s.item) == "Tyler Marsh")
    expected = {
        Selection(person=tyler): lambda item: tyler in item.people,
        Selection(category="phone_number"): lambda item: item.category == "phone_number",
        Selection(file=file): lambda item: item.file == file,
        Selection(words="900123"): lambda item: "900123" in snapshot.words(item),
        Selection(group_of=one.id): lambda item: item.group == one.group,
    }
    for selection, covers in expected.items():
        wanted = {s.item.id for s in snapshot.state.standings if covers(s.item)}
        chosen = select(snapshot, selection)
        assert {s.item.id for s in chosen} == wanted, selection
        assert wanted
    made = decide(
        snapshot,
        select(snapshot, Selection(person=tyler)),
        Choice(Outcome.WITHHOLD, "R", NOW, How.IN_BULK, ground="TP"),
    )
    assert len({d.act for d in made}) == 1
    assert len({d.item for d in made}) == len(made) > 2
    assert {s.status for s in select(take_snapshot(scanned, today=TODAY), Selection(person=tyler))} == {Status.DECIDED}


def test_what_stays_withheld_when_the_person_may_be_disclosed_now_is_one_side_of_a_contradiction(scanned, folder):
    write_pdf(folder / "x.pdf", ["Tyler Marsh sat with Amelia on the bench."])
    scan(scanned, folder, SilentProgress(), now=NOW)
    snapshot = take_snapshot(scanned, today=TODAY)
    first, *_ = [s for s in snapshot.state.standings if snapshot.words(s.item) == "Tyler Marsh" and s.item.anchor]
    (made,) = decide(snapshot, [first], Choice(Outcome.WITHHOLD, "Rita", NOW, How.IN_BULK, ground="TP"))
    judge(snapshot, [Judgement(Verdict.KNOWN, first.item.people[0], "was present", by="Rita")], now=NOW)
    snapshot = take_snapshot(scanned, today=TODAY)
    (found,) = snapshot.contradictions
    assert found.withheld == (made.item,)
    assert found.let_go
    assert not set(found.let_go) & set(first.item.findings)
    assert len(consistency_blockers(snapshot)) == 1
    (side,) = [line for line in contradiction_lines(snapshot, with_text=True) if "withheld:" in line]
    assert f"undo {made.act} to let it go" in side
    undo_act(snapshot, made.act, by="Rita", now=NOW)
    assert not take_snapshot(scanned, today=TODAY).contradictions
