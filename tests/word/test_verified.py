"""Copies of ours pass the verifier, which shares nothing with the writer."""

from __future__ import annotations

import pytest
from tests.leaks.word.channels import WORD, channels
from tests.word.gallery import gallery
from tests.word.packages import Parts
from tests.word.test_copy import LABEL, plan_for

from redactor.core.checks import CheckOutcome, Expectation, WithheldText
from redactor.core.copies import GapFate
from redactor.core.documents import GapKind, MediaType
from redactor.core.ids import FileId
from redactor.documents.word import read_word, write_word
from redactor.pipeline.plans import area_of
from redactor.verification import verify_copy

STAMP = "Document 12"
SOURCES = {"gallery": gallery(), **{channel.name: channel.raw for channel in channels()}}


@pytest.mark.parametrize("printed", [False, True], ids=["left out", "printed"])
@pytest.mark.parametrize("name", sorted(SOURCES))
def test_every_check_of_the_verifier_passes(name, printed):
    raw = SOURCES[name]
    document = read_word(raw, FileId("f"))
    pictures = tuple(sorted((gap.id, GapFate.PIXELS) for gap in document.gaps if gap.kind is GapKind.PICTURE))
    unseen = tuple(block.id for block in document.blocks if printed and not block.carried)
    copy = write_word(raw, document, plan_for(document, WORD, stamp=STAMP, gaps=pictures, printed=unseen))
    expectation = Expectation(
        media_type=MediaType.WORD,
        withheld=(WithheldText("P-1", (WORD,)),),
        disclosed=tuple(block.text.replace(WORD, LABEL) for block in document.blocks if block.carried or printed),
        areas=tuple(area_of(block) for block in document.blocks if block.carried or printed),
        label=LABEL,
        labels=copy.labels,
        sanity=STAMP,
        file_name="001.docx",
        added=copy.added,
    )
    report = verify_copy(copy.content, file_name="001.docx", expectation=expectation)
    failed = [
        (check.name, check.detail, check.places) for check in report.checks if check.outcome is CheckOutcome.FAILED
    ]
    assert failed == []


def test_a_copy_that_shows_nothing_but_signs_of_a_picture_font_passes():
    raw = Parts('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>').build()
    document = read_word(raw, FileId("f"))
    copy = write_word(raw, document, plan_for(document))
    shown = tuple(block.text for block in document.blocks if block.carried)
    expectation = Expectation(media_type=MediaType.WORD, withheld=(), disclosed=shown, label=LABEL, labels=0)
    report = verify_copy(copy.content, file_name="001.docx", expectation=expectation)
    assert [check.name for check in report.checks if check.outcome is CheckOutcome.FAILED] == []
