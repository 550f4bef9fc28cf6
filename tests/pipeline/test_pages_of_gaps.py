"""A page goes whole where what no reader can read on it was not let through: its words are not missed then."""

from __future__ import annotations

import pymupdf
import pytest
from tests.documents.pdf.test_unread import with_shapes, with_unnamed_letters
from tests.pipeline.conftest import FACTS, NOW

from redactor.pipeline.one_off import OneOff, redact_one


@pytest.mark.parametrize("made", [with_shapes, with_unnamed_letters])
def test_a_draft_is_written_although_a_page_waits_for_somebody_who_looks_at_it(made, tmp_path):
    source = pymupdf.open(stream=made())
    source.new_page().insert_text((72, 100), "the second page says something else")
    (tmp_path / "letter.pdf").write_bytes(source.tobytes())
    result = redact_one(OneOff(tmp_path / "letter.pdf", tmp_path / "out.pdf", FACTS), now=NOW)
    assert not result.is_final
    first, second = pymupdf.open(stream=result.written.read_bytes())
    assert "Okafor" not in first.get_text()
    assert "the second page says something else" in second.get_text()
