"""The demo's pack against what was planted: nothing of others survives, everything of the subject is there."""

from __future__ import annotations

import csv
import io
import re
import time
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from click.testing import CliRunner
from samples.make_samples import make
from samples.planting import load_planted

from redactor.cli import main
from redactor.core.names import fold
from redactor.verification import read_texts

ROOT = Path(__file__).parents[2]
PLANTED = load_planted(ROOT / "samples" / "expected" / "planted.jsonl")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demo, run once, and how long it took."""
    path = tmp_path_factory.mktemp("demo") / "demo-case"
    started = time.process_time()
    result = CliRunner().invoke(main, ["demo", "--case", str(path)])
    assert result.exit_code == 0, f"{result.output}\n{result.stderr}\n{result.exception!r}"
    return path, time.process_time() - started


@pytest.fixture(scope="module")
def copies(demo):
    """Original path → folded text of its copy, by the verifier's readers."""
    path, _ = demo
    log = list(csv.DictReader(io.StringIO((path / "records" / "log.csv").read_text("utf-8-sig"))))
    named = {row["source_file"]: row["output_file"] for row in log if row["output_file"]}
    return {source: path / "disclosure" / name for source, name in named.items()}


def path_of(file):
    """The path that the tool gives a planted file: an embedded file goes by its own name."""
    return file.rpartition(" > ")[2]


def words(text):
    return " ".join(re.findall(r"\w+", fold(text)))


def count(needle, hay):
    return len(re.findall(rf"(?<!\w){re.escape(words(needle))}(?!\w)", hay))


def test_the_samples_are_what_their_script_makes(tmp_path):
    make(tmp_path)
    for made in sorted((tmp_path / "files").rglob("*")):
        kept = ROOT / "samples" / "files" / made.relative_to(tmp_path / "files")
        if made.is_file():
            assert kept.read_bytes() == made.read_bytes(), kept.name
    assert (tmp_path / "expected" / "planted.jsonl").read_bytes() == (
        ROOT / "samples/expected/planted.jsonl"
    ).read_bytes()


def test_the_demo_takes_less_than_three_minutes(demo):
    assert demo[1] < 180


def disclosable_forms():
    """Every planted text that is right to disclose somewhere, so that its survival says nothing by itself."""
    return {words(p.text) for p in PLANTED if p.outcome == "disclose"}


def test_no_planted_third_party_mention_survives_in_any_file_or_file_name(demo):
    path, _ = demo
    shown = disclosable_forms()
    gone = sorted({words(p.text) for p in PLANTED if p.outcome == "withhold"} - shown)
    for file in sorted((path / "disclosure").iterdir()):
        texts = [file.read_text("utf-8-sig")] if file.suffix in {".csv", ".json"} else read_texts(file.read_bytes())
        raw = file.read_bytes()
        for text in [*texts, file.name.replace("_", " ")]:
            hay = words(text)
            survivors = [form for form in gone if count(form, hay)]
            assert not survivors, (file.name, survivors)
        assert b"Adeyemi" not in raw


def test_both_halves_of_a_belief_are_gone(copies):
    """A label in place of "fasting" hides nothing beside "during Ramadan"."""
    together = words(" ".join(text for copy in copies.values() for text in read_texts(copy.read_bytes())))
    assert "missed the trip that" in together
    assert not {"fasting", "ramadan"} & set(together.split())


def test_names_shared_with_the_data_subject_are_told_apart(copies):
    """Amelia Nowak is not Amelia Clarke: per file, no more shared names remain than were planted to be disclosed."""
    planned = defaultdict(Counter)
    for mention in PLANTED:
        if mention.outcome == "disclose":
            planned[path_of(mention.file)].update(words(mention.text).split())
    for source, copy in copies.items():
        text = words(" ".join(read_texts(copy.read_bytes())))
        readers = 2 if copy.suffix == ".pdf" else 1
        assert count("Amelia", text) <= readers * planned[source]["amelia"], source


def test_every_mention_of_the_data_subject_that_should_be_there_is_there(copies):
    missing = []
    for source, copy in copies.items():
        text = words(" ".join(read_texts(copy.read_bytes())))
        expected = Counter(
            words(p.text)
            for p in PLANTED
            if path_of(p.file) == source and p.person == "amelia" and p.part != "file name"
        )
        missing += [(source, form) for form, number in expected.items() if count(form, text) < number]
    assert not missing


def test_the_pack_holds_only_numbered_copies_schedule_and_manifest(demo):
    names = sorted(file.name for file in (demo[0] / "disclosure").iterdir())
    assert {"schedule.csv", "manifest.json"} <= set(names)
    copies = [name for name in names if name not in {"schedule.csv", "manifest.json"}]
    assert len(copies) >= 14
    assert all(re.fullmatch(r"\d{3}_(\d{4}-\d\d-\d\d|undated)_[a-z]+\.(pdf|docx)", name) for name in copies)


def test_word_copies_open_as_packages(demo):
    for file in (demo[0] / "disclosure").glob("*.docx"):
        assert zipfile.ZipFile(file).testzip() is None


def test_originals_are_untouched_and_sheet_report_and_log_are_there(demo):
    path, _ = demo
    for name in ("review/review-UNREDACTED-001.xlsx", "records/report-UNREDACTED.html", "records/log.csv"):
        assert (path / name).stat().st_size > 1000
