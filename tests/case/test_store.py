"""The store: round trips, append-only history, one transaction a step, one process at a time."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.case import FIRST_PASS, FileFindings, Store, dump, load, pack, unpack
from redactor.core.decisions import Decision, How
from redactor.core.documents import Block, BlockKind, Document, EmbeddedFile, Gap, GapKind, MediaType
from redactor.core.findings import About, Evidence, Finding, Strength
from redactor.core.ids import BlockId, FileId, ItemId
from redactor.core.items import Extent, Outcome
from redactor.core.people import Judgement, Verdict
from redactor.core.places import Box, CharBoxes, Place
from redactor.core.spans import Span
from redactor.errors import CaseBusy, CaseError

text = st.text(max_size=20)
spans = st.builds(lambda b, s, n: Span(BlockId(b), s, s + n), text, st.integers(0, 99), st.integers(0, 9))
findings = st.builds(
    Finding,
    span=spans,
    category=st.sampled_from(["person", "health"]),
    recogniser=text,
    score=st.floats(0, 1),
    strength=st.sampled_from(Strength),
    evidence=st.lists(st.builds(Evidence, text, text), max_size=2).map(tuple),
    about=st.sampled_from(About),
    mentions=st.lists(text, max_size=2).map(tuple),
)
decisions = st.builds(
    Decision,
    item=text.map(ItemId),
    file=text.map(FileId),
    outcome=st.sampled_from(Outcome),
    ground=text,
    extent=st.sampled_from(Extent),
    area=st.lists(spans, max_size=2).map(tuple),
    text_digest=text,
    category=text,
    people=st.lists(text, max_size=2).map(tuple),
    by=text,
    at=text,
    how=st.sampled_from(How),
    evidence=st.lists(st.tuples(text, text), max_size=2).map(tuple),
)


def a_document() -> Document:
    boxes = CharBoxes([Box(1, 2, 3, 4), None])
    place = Place("page", 0, (1, 2))
    return Document(
        FileId("f1"),
        MediaType.PDF,
        1,
        (Block(BlockId("f1:a"), BlockKind.CELL, place, "é\udc80", row="r1", boxes=boxes),),
        (Gap(FileId("f1"), GapKind.PICTURE, place, "a picture", "k", b"\x89PNG"),),
        (EmbeddedFile("inner.pdf", b"x"),),
        (("thumbnail", 1),),
    )


@given(findings)
def test_a_finding_comes_back_as_it_went_in(finding):
    assert load(Finding, dump(finding)) == finding


@given(decisions)
def test_a_decision_comes_back_as_it_went_in(decision):
    assert unpack(Decision, pack(decision)) == decision


def test_a_document_comes_back_with_boxes_gaps_and_odd_letters_but_without_embedded_bytes(tmp_path):
    document = a_document()
    with Store(tmp_path / "case.db") as store:
        with store.step():
            store.put_document(document, "r1")
        back = store.document(document.file, "r1")
        assert store.document(document.file, "r2") is None
    assert back is not None
    assert back.blocks == document.blocks
    assert back.gaps == document.gaps
    assert back.embedded == ()


def a_decision() -> Decision:
    return Decision(
        ItemId("I-1"), FileId("f"), Outcome.WITHHOLD, "TP", Extent.WORDS, (), "d", "person", (), "R", "now", How.IN_BULK
    )


def test_history_can_be_appended_but_neither_changed_nor_deleted(tmp_path):
    with Store(tmp_path / "case.db") as store:
        with store.step():
            store.add_decisions([a_decision()])
            store.add_judgements([Judgement(Verdict.SAME, "p1", "p2")])
            store.note("scan", "1 file", "now")
    raw = sqlite3.connect(tmp_path / "case.db")
    for table in ("decisions", "judgements", "journal"):
        for sql in (f"DELETE FROM {table}", f"UPDATE {table} SET serial = 7"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                raw.execute(sql)


def test_a_step_that_fails_leaves_nothing_behind(tmp_path):
    with Store(tmp_path / "case.db") as store:
        with pytest.raises(RuntimeError), store.step():
            store.add_decisions([a_decision()])
            raise RuntimeError
        assert store.decisions() == []
        with store.step():
            store.put_findings(FileFindings(FileId("f"), "v1", ()), FIRST_PASS)
        assert store.findings(FileId("f"), FIRST_PASS, "v1") == ()
        assert store.findings(FileId("f"), FIRST_PASS, "v2") is None


def test_a_second_process_is_told_that_the_case_is_busy(tmp_path):
    with Store(tmp_path / "case.db"), pytest.raises(CaseBusy):
        Store(tmp_path / "case.db")
    Store(tmp_path / "case.db").close()


def test_a_damaged_database_is_a_clear_error_and_frees_the_lock(tmp_path):
    (tmp_path / "case.db").write_bytes(b"not a database at all" * 100)
    for _ in range(2):
        with pytest.raises(CaseError, match="cannot be opened"):
            Store(tmp_path / "case.db")
