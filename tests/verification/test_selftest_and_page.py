"""The self-test shows that the checks work; reports are filed as JSON and as one page."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser

from redactor.core.checks import CheckOutcome
from redactor.verification import (
    pack_page,
    record_fresh_look,
    report_json,
    report_page,
    selftest,
    verify_copy,
    verify_pack,
)
from redactor.verification.catalogue import Number
from redactor.verification.specimens import plain


def report_on(content, **more):
    return verify_copy(content, file_name="001_letter.pdf", expectation=plain.expectation(**more))


def test_the_self_test_catches_every_bad_copy_and_accuses_no_good_one():
    result = selftest.run()
    assert result.passed
    assert (result.caught, result.accused) == (result.bad, 0)
    assert result.bad >= 60


def test_every_check_that_looks_at_bytes_is_seen_failing_in_the_self_test():
    elsewhere = {Number.SANITY, Number.FILE_NAME, Number.IN_PLACE, Number.PICTURES_READ, Number.FRESH_LOOK}
    seen = set(selftest.run().checks_seen_failing)
    assert set(Number) - elsewhere <= seen


def test_a_verifier_that_lets_everything_pass_fails_the_self_test(monkeypatch):
    clean = report_on(plain.pdf_copy())
    monkeypatch.setattr(selftest, "verify_copy", lambda *_, **__: clean)
    result = selftest.run()
    assert not result.passed
    assert result.caught == 0


def test_a_verifier_that_accuses_everybody_fails_the_self_test(monkeypatch):
    failing = report_on(b"nothing")
    monkeypatch.setattr(selftest, "verify_copy", lambda *_, **__: failing)
    assert not selftest.run().passed


def test_a_fresh_look_that_sees_something_fails_the_report():
    report = report_on(plain.pdf_copy())
    assert record_fresh_look(report, ()).passed
    seen = record_fresh_look(report, ["page 1"])
    assert not seen.passed
    assert {check.number for check in seen.checks if check.outcome is CheckOutcome.FAILED} == {Number.FRESH_LOOK}


def test_the_json_has_every_check_and_no_text_of_the_copy():
    report = report_on(plain.pdf_copy())
    record = json.loads(report_json(report, date="2026-11-23"))
    assert record["passed"] is True
    assert [check["number"] for check in record["checks"]] == [int(number) for number in Number]
    assert "library" not in report_json(report)


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.rows = [], 0

    def handle_starttag(self, tag, attrs):
        self.rows += tag == "tr"
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_page_is_well_formed_and_says_what_to_do():
    failing = report_on(plain.pdf_copy((*plain.LINES, plain.NAME)))
    page = report_page(replace(failing, file_name="<b>odd & name</b>"), date="2026-11-23")
    tags = _Tags()
    tags.feed(page)
    assert tags.open == []
    assert tags.rows == len(Number) + 1
    assert "must not leave the organisation" in page
    assert "<b>odd" not in page
    assert plain.NAME not in page


def test_the_page_of_a_pack_lists_every_copy_and_every_check():
    copies = [report_on(plain.pdf_copy()), report_on(plain.pdf_copy((*plain.LINES, plain.NAME)))]
    pack = verify_pack({"001.pdf": plain.pdf_copy()}, plain.WITHHELD)
    page = pack_page(pack, copies, date="2026-11-23")
    tags = _Tags()
    tags.feed(page)
    assert tags.open == []
    assert tags.rows == 3 + len(pack.checks) + len(copies) + len(Number)
    assert all(copy.sha256 in page for copy in copies)
    assert "1 passed, 1 FAILED" in page
    assert plain.NAME not in page
