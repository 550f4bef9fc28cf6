"""Names and tables of the pack: total order, nothing from the original, nothing that runs."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.core.documents import MediaType
from redactor.core.ids import FileId
from redactor.disclosure import CopyFacts, ScheduleRow, build_manifest, date_of, kind_of, plan_names, schedule_csv

facts = st.builds(
    CopyFacts,
    st.text("abc", min_size=3, max_size=9).map(FileId),
    st.just(MediaType.PDF),
    st.sampled_from(["", "2024-03-05", "2023-01-01"]),
    st.sampled_from(["letter", "email"]),
    st.text("0123", min_size=6, max_size=6),
)


@given(st.lists(facts, unique_by=(lambda f: f.file, lambda f: f.unstamped_sha256)), st.randoms())
def test_names_are_unique_and_do_not_depend_on_the_order_of_files(copies, random):
    shuffled = random.sample(copies, len(copies))
    assert plan_names(copies) == plan_names(shuffled)
    assert len({name.name for name in plan_names(copies).values()}) == len(copies)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Date: 5th March 2024. Born 1.2.2013", "2024-03-05"),
        ("on 05/03/24", "2024-03-05"),
        ("31/02/2024 then 2024-03-06", "2024-03-06"),
        ("no date, code 123456-78", ""),
    ],
)
def test_the_first_real_date_is_the_document_date(text, expected):
    assert date_of([text]) == expected


def test_a_date_of_birth_dates_no_document():
    assert date_of(["Amelia, born 09/03/2014, seen on 3 March 2025"], born="2014-03-09") == "2025-03-03"
    assert date_of(["born 09/03/2014"], born="2014-03-09") == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("From: a\nSent: b\nTo: c\nSubject: d", "email"),
        ("Dear Mrs [withheld],\nthank you", "letter"),
        ("Present: [withheld]", "minutes"),
        ("nothing special", "document"),
    ],
)
def test_kinds_are_told_from_the_redacted_text(text, kind):
    assert kind_of([text]) == kind


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12))
def test_no_cell_of_the_schedule_can_run_as_a_formula(title):
    raw = schedule_csv([ScheduleRow("1", title, "", "1", "part", "=1+1")])
    cell = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))[1]
    assert not cell[1].startswith(("=", "+", "-", "@"))
    assert cell[5] == "'=1+1"
    assert cell[1].removeprefix("'") in title or title in cell[1]


def test_the_manifest_names_every_file_of_the_pack_with_its_digest():
    rows = json.loads(build_manifest({"b.pdf": b"b", "a.pdf": b"a"}))["files"]
    assert [row["name"] for row in rows] == ["a.pdf", "b.pdf"]
    assert all(len(row["sha256"]) == 64 for row in rows)
