"""A case's own rules: kept with it by digest; changing one asks the questions that change, and no others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from benchmarks.invented_case import invent
from benchmarks.review import after_rule_change
from tests.people.marked import RULES
from tests.pipeline.conftest import NOW, write_pdf

from redactor.core.decisions import How, Status
from redactor.core.items import Outcome
from redactor.core.problems import SilentProgress
from redactor.core.rules import Rulebook
from redactor.pipeline import Choice, decide, open_case, scan, take_snapshot
from redactor.pipeline import finding as finding_module
from redactor.rulebook import load_rulebook

TODAY = NOW[:10]
OVERRIDE = """
[[rule]]
id = "contact-of-third-party"
family = ["contact"]
attribution = ["third party"]
outcome = "refer"
ground = "TP"
reason = "Here somebody looks at every address and number."
"""


def _decide_all(case):
    snapshot = take_snapshot(case, today=TODAY)
    waiting = [s for s in snapshot.state.standings if s.status is Status.OPEN]
    decide(snapshot, waiting, Choice(Outcome.DISCLOSE, "Rita", NOW, How.IN_BULK, note="looked at"))
    return {s.item.id: s.item.category for s in waiting}


def test_one_changed_rule_asks_its_own_questions_again_and_finds_nothing_anew(case_path, folder, monkeypatch):
    write_pdf(folder / "call.pdf", ["Tyler Marsh can be reached on 07700 900123.", "Amelia was there."])
    with open_case(case_path) as case:
        scan(case, folder, SilentProgress(), now=NOW)
        decided = _decide_all(case)
        before = case.rulebook.digest
    (case_path / "rules").mkdir()
    (case_path / "rules" / "own.toml").write_text(OVERRIDE, "utf-8")
    monkeypatch.setattr(finding_module.Detector, "find", lambda *_: pytest.fail("a first pass was run again"))
    with open_case(case_path) as case:
        snapshot = take_snapshot(case, today=TODAY)
        asked = {s.item.id for s in snapshot.state.standings if s.status is not Status.DECIDED}
        assert asked == {item for item, category in decided.items() if category == "phone_number"}
        assert 0 < len(asked) < len(decided)
        stored = [case.store.derived(finding_module.RULES + d, Rulebook) for d in (before, case.rulebook.digest)]
        assert stored == [load_rulebook(None), case.rulebook]
    (case_path / "rules" / "own.toml").unlink()
    with open_case(case_path) as case:
        standings = take_snapshot(case, today=TODAY).state.standings
        assert {s.status for s in standings} == {Status.DECIDED}, "with the old rules the old answers hold again"


@pytest.mark.parametrize("rule", ["contact-of-third-party", "special-category-of-third-party", "adult-of-unknown-role"])
def test_at_scale_exactly_the_items_whose_proposal_changed_are_asked_again(rule):
    changed = replace(
        RULES,
        policy=tuple(
            replace(one, outcome=Outcome.REFER, ground="CT2") if one.id == rule else one for one in RULES.policy
        ),
    )
    found = after_rule_change(invent(150, 5), RULES, changed)
    assert found.asked == found.changed
    assert 0 < found.asked < found.items / 4
