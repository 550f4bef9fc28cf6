"""The fresh look at finished copies: it stops the release once, asks, and keeps the answer."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from importlib import import_module

import pytest
from tests.pipeline.conftest import NOW
from tests.pipeline.test_thread import TODAY, pack_texts, settle, sign

from redactor.core.checks import CheckOutcome
from redactor.core.decisions import How, Status
from redactor.core.findings import Finding
from redactor.core.ids import BlockId
from redactor.core.items import Outcome
from redactor.core.problems import SilentProgress
from redactor.core.spans import Span
from redactor.errors import ReleaseRefused
from redactor.pipeline import Choice, decide, look_at, release, take_snapshot, verify_released
from redactor.pipeline import fresh_look as fresh_look_module
from redactor.pipeline.fresh_look import FreshHit, word_occurrences
from redactor.verification import record_fresh_look
from redactor.verification.catalogue import Number


class Sees:
    """A recogniser that takes one word of a text for a person's name wherever it stands."""

    word = ""

    def __init__(self, *_):
        pass

    def find(self, documents):
        for document in documents:
            yield [
                Finding(Span(block.id, at, at + len(self.word)), "person", "stub/1", 0.9, "stub")
                for block in document.blocks
                if (at := block.text.find(self.word)) >= 0
            ]


@pytest.fixture
def signed(scanned):
    settle(scanned)
    sign(scanned)
    return scanned


def sees(monkeypatch, word):
    monkeypatch.setattr(fresh_look_module, "Detector", type("Sees", (Sees,), {"word": word}))


def released(case):
    return release(take_snapshot(case, today=TODAY), SilentProgress(), now=NOW)


def open_items(case):
    snapshot = take_snapshot(case, today=TODAY)
    return snapshot, [one for one in snapshot.state.standings if one.status is Status.OPEN]


@pytest.mark.parametrize(("outcome", "stays"), [(Outcome.DISCLOSE, True), (Outcome.WITHHOLD, False)])
def test_what_is_seen_anew_stops_the_release_is_asked_once_and_the_answer_is_kept(signed, monkeypatch, outcome, stays):
    sees(monkeypatch, "pushed")
    with pytest.raises(ReleaseRefused, match="1 places that nobody has decided"):
        released(signed)
    assert not list((signed.path / "disclosure").glob("*"))
    kept = sorted((signed.path / "quarantine").glob("*.verification.json"))
    assert kept
    assert all('"failed"' in report.read_text("utf-8") for report in kept)
    assert all(report.with_name(report.name.removesuffix(".verification.json")).is_file() for report in kept)
    assert not any("pushed" in report.read_text("utf-8") for report in kept)
    snapshot, asked = open_items(signed)
    assert [snapshot.words(one.item) for one in asked] == ["pushed"]
    ground = "TP" if outcome is Outcome.WITHHOLD else ""
    decide(snapshot, asked, Choice(outcome, "Rita Reviewer", NOW, How.ONE_BY_ONE, ground=ground, note="no name"))
    sign(signed)
    assert released(signed).copies == 2
    assert open_items(signed)[1] == []
    assert ("pushed" in " ".join(pack_texts(signed).values())) is stays
    sign(signed)
    assert released(signed).copies == 2  # and is not asked again


def test_a_known_name_is_no_news(signed, monkeypatch):
    sees(monkeypatch, "Bevan")
    assert released(signed).copies == 2


def test_what_stands_in_no_block_waits_for_a_named_person_whose_word_is_kept(signed, monkeypatch):
    hit = FreshHit("words of no block", "person", ("001_undated_letter.pdf",))
    names = []

    def seen(_, made):
        names[:] = [copy.name for copy in made]
        return (replace(hit, copies=(names[0],)),)

    monkeypatch.setattr(import_module("redactor.pipeline.release"), "look_again", seen)
    with pytest.raises(ReleaseRefused, match="check 17 needs a person"):
        released(signed)
    waiting = [path for path in (signed.path / "quarantine").iterdir() if not path.name.endswith(".json")]
    assert [path.name for path in waiting] == names[:1]
    look_at(take_snapshot(signed, today=TODAY), sha256(waiting[0].read_bytes()).hexdigest(), by="Ann", now=NOW)
    assert released(signed).copies == 2
    monkeypatch.undo()
    assert all(one.report.passed for one in verify_released(take_snapshot(signed, today=TODAY)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ask Anne-Marie O\u2019Brien, please", ["anne", "marie"]),
        ("Mail c.jones@example.org now", ["c", "jones", "example", "org"]),
        ("Ring 07700\u00a0900 123.", ["07700", "900", "123"]),
    ],
)
def test_words_are_found_whatever_stands_between_them(text, words):
    [(start, end)] = word_occurrences(text, words)
    assert text[start:end].casefold().startswith(words[0])
    assert text[start:end].casefold().endswith(words[-1])
    assert word_occurrences(text, [*words, "nobody"]) == []


def test_a_report_says_that_the_look_was_taken(signed):
    report = verify_released_after(signed)
    assert next(check.outcome for check in report.checks if check.number == Number.FRESH_LOOK) is CheckOutcome.PASSED


def verify_released_after(case):
    released(case)
    report = verify_released(take_snapshot(case, today=TODAY))[1].report
    return record_fresh_look(report, ())


@pytest.mark.parametrize(
    ("words", "explained"),
    [
        ("amelia clarke", True),
        ("amelia clarke bag", True),
        ("bag amelia clarke", True),
        ("amelia clarke tyler", False),
        ("amelia clarke will", False),
        ("bag", False),
        ("tyler bag", False),
    ],
)
def test_only_small_words_beside_a_known_name_are_taken_for_the_next_cell(words, explained):
    known = fresh_look_module._Known(frozenset({"amelia", "clarke", "amelia clarke"}), frozenset({"bag"}))
    assert known.explains(words.split()) is explained


def test_what_the_case_writes_small_is_known_but_no_word_that_is_a_name_too(scanned):
    known = fresh_look_module._Known.of(take_snapshot(scanned, today=TODAY))
    assert known.small
    assert not known.small & fresh_look_module.ORDINARY_WORDS


def test_labels_of_every_level_are_no_names_however_readers_break_them(scanned):
    labels = fresh_look_module._labels(take_snapshot(scanned, today=TODAY))
    text = "Seen by [Third party:\nSch 2 para 16] and [with held] Marsh"
    outside = [fresh_look_module._outside_labels(text, Span(BlockId("x"), at, at + 5), labels) for at in (9, 40, 53)]
    assert outside == [[], [], ["Marsh"]]


def test_a_word_is_not_small_where_an_address_writes_it_or_where_it_is_in_a_known_name():
    small = set(
        fresh_look_module._written_small("Mail j.hart@example.org or see c:/files/hart (the bag), e-mail hart2.")
    )
    assert "bag" in small
    assert "hart" not in small


def test_no_word_of_a_known_name_is_known_as_a_small_word(scanned):
    snapshot = take_snapshot(scanned, today=TODAY)
    known = fresh_look_module._Known.of(snapshot)
    assert snapshot.derived.forms
    assert not known.small & {word for form in snapshot.derived.forms for word in form.form.casefold().split()}


@pytest.mark.parametrize(
    ("seen", "news"),
    [
        ("[withheld] Zorbaxine", ["zorbaxine"]),
        ("[withheld] Bag", []),
        ("[withheld] Amelia Clarke", []),
        ("Amelia [with held] Zorbaxine", ["zorbaxine"]),
        ("[withheld] Will", []),
        ("[withheld]", []),
        ("Zorbaxine", ["zorbaxine"]),
    ],
)
def test_a_label_does_not_explain_the_name_that_stands_beside_it(scanned, seen, news):
    labels = fresh_look_module._labels(take_snapshot(scanned, today=TODAY))
    known = fresh_look_module._Known(frozenset({"amelia", "clarke", "amelia clarke"}), frozenset({"bag"}))
    finding = Finding(Span(BlockId("x"), 0, len(seen)), "person", "stub/1", 0.9, "stub")
    stretches = fresh_look_module._outside_labels(f"{seen}, then home", finding.span, labels)
    assert list(fresh_look_module._news(finding, stretches, known)) == news
