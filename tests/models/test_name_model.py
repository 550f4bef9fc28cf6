"""The shipped name model: its digests, its independence of what else is scored, what it finds."""

from __future__ import annotations

import json

import numpy as np
import pytest

from redactor.detection import name_model
from redactor.detection.document_names import NameLimits, judged_names
from redactor.detection.name_model import NameModel, model_is_shipped
from redactor.errors import InputError
from redactor.resources import shipped

pytestmark = pytest.mark.skipif(not model_is_shipped(), reason="this copy was made without a name model")

MAIL = (
    "From: Okafor, Ngozi\nTo: Siân O'Brien-Smythe\nSubject: May half term\n\nHi Siân,\n"
    "KOWALSKI Kacper (4B) was late again. Mrs Begum will ring his mum.\nKind regards\nNgozi\n"
)


def _strong(text: str, setting: str) -> list[str]:
    model = NameModel.load(setting)
    judged = judged_names(model.score([text])[0], NameLimits(**model.thresholds))
    return [text[one.name.start : one.name.end] for one in judged if one.strong]


@pytest.mark.parametrize("setting", ["thorough", "fast"])
def test_names_of_an_office_mail_are_found_in_every_form(setting):
    assert _strong(MAIL, setting) == [
        "Okafor, Ngozi", "Siân O'Brien-Smythe", "Siân", "KOWALSKI Kacper", "Begum", "Ngozi",
    ]  # fmt: skip


def test_scores_do_not_depend_on_what_else_is_scored_or_was_scored_before():
    model = NameModel.load("thorough")
    alone = model.score([MAIL])[0]
    model.forget()
    _, among, _ = model.score(["A much longer text. " * 50, MAIL, "Jo"])
    assert alone == among
    assert model.score([MAIL])[0] == alone


def test_places_streets_and_months_are_no_names():
    assert _strong("Will you be in Leeds in May? The office at 12 Churchill Road is closed.", "thorough") == []


def test_an_empty_text_has_no_words():
    assert NameModel.load("fast").score(["", " \n"]) == [
        name_model.ScoredText("", (), ()),
        name_model.ScoredText(" \n", (), ()),
    ]


def test_a_changed_file_is_refused(tmp_path):
    (tmp_path / "lower.onnx").write_bytes(b"something else")
    digest = json.loads(shipped("models").joinpath("names", "config.json").read_text())["files"]["lower.onnx"]
    with pytest.raises(InputError, match="not the one that was shipped"):
        name_model._checked(tmp_path / "lower.onnx", digest)
    with pytest.raises(InputError, match="is missing"):
        name_model._checked(tmp_path / "upper.onnx", digest)


def test_the_model_is_smaller_than_sixty_megabytes():
    folder = shipped("models").joinpath("names")
    assert sum(len(path.read_bytes()) for path in folder.iterdir()) < 60_000_000


SURE_NAME, SURE_WORD, UNSURE = (0.01, 0.98, 0.01), (0.99, 0.01, 0.0), (0.5, 0.5, 0.0)


@pytest.mark.parametrize(
    ("pieces", "asked"),
    [([SURE_WORD, SURE_WORD], False), ([SURE_NAME, SURE_WORD], False), ([SURE_WORD, UNSURE], True)],
)
def test_the_upper_half_is_asked_only_where_the_lower_half_is_not_sure(pieces, asked):
    marker = UNSURE  # the scores of the two markers say nothing
    rows = np.array([[*row, 1.0, 0.0, 0.0] for row in (marker, *pieces, marker)])
    assert NameModel.load("thorough")._doubtful(rows) is asked
