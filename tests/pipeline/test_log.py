"""The internal log: the columns that the domain brief asks for, and what stands in them."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from tests.pipeline.conftest import NOW
from tests.pipeline.test_thread import settle

from redactor.core.decisions import How
from redactor.core.items import Extent, Outcome
from redactor.core.rules import LabelLevel
from redactor.pipeline import Choice, decide, take_snapshot
from redactor.pipeline.logging import log_csv

TODAY = NOW[:10]
ASKED_FOR = [
    "case_ref",
    "item_id",
    "source_file",
    "source_sha256",
    "place",
    "spans",
    "text_hash",
    "entity_type",
    "category",
    "attribution",
    "person_ref",
    "person_role",
    "detectors",
    "proposed_action",
    "proposed_code",
    "label_shown",
    "reviewer_action",
    "final_action",
    "final_code",
    "statutory_factors",
    "consent",
    "known_to_requester",
    "harm_or_prejudice_reason",
    "opinion",
    "opinion_expires",
    "originator_consulted",
    "privilege_basis",
    "reviewer",
    "reviewed_at",
    "second_reviewer",
    "second_at",
    "disagreement",
    "output_file",
    "output_sha256",
    "verification_result",
    "notes",
]


def rows(case):
    raw = log_csv(take_snapshot(case, today=TODAY), (), LabelLevel.NEUTRAL)
    return {row["item_id"]: row for row in csv.DictReader(io.StringIO(raw.decode("utf-8-sig")))}


def test_the_log_has_every_column_that_was_asked_for(scanned):
    assert set(ASKED_FOR) <= set(next(iter(rows(scanned).values())))


def test_the_log_says_what_the_reviewer_did_who_agreed_and_what_was_decided_before(scanned):
    snapshot = settle(scanned)
    tyler = next(s for s in snapshot.state.standings if snapshot.words(s.item) == "Tyler Marsh")
    assert rows(scanned)[tyler.item.id]["reviewer_action"] == "accept"
    wide = Choice(Outcome.WITHHOLD, "Rita", NOW, How.ONE_BY_ONE, ground="TP", extent=Extent.SENTENCE, note="points")
    decide(snapshot, [tyler], replace(wide, seconded_by="Sam"))
    row = rows(scanned)[tyler.item.id]
    assert (row["reviewer_action"], row["second_reviewer"], row["second_at"]) == ("amend", "Sam", NOW)
    assert row["disagreement"] == f"Rita Reviewer {TODAY}: withhold TP"
    assert row["spans"].endswith(":26]"), "the sentence goes, not only the name"
    decide(take_snapshot(scanned, today=TODAY), [tyler], Choice(Outcome.DISCLOSE, "Sam", NOW, How.ONE_BY_ONE, note="x"))
    assert rows(scanned)[tyler.item.id]["reviewer_action"] == "reject"
