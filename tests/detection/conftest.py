"""One detector for all tests of the room: loading the pipeline is what takes time."""

from __future__ import annotations

import pytest

from redactor.core.documents import Block, BlockKind, Document, MediaType
from redactor.core.ids import BlockId, FileId
from redactor.core.places import Place
from redactor.core.rules import Rulebook
from redactor.detection import Detector, find_in_texts
from redactor.rulebook import load_rulebook
from redactor.settings import DetectionSettings


@pytest.fixture(scope="session")
def detector():
    return Detector(Rulebook("", (), (), ()), DetectionSettings())


@pytest.fixture(scope="session")
def rules_detector():
    """A detector with the shipped rules."""
    return Detector(load_rulebook(None), DetectionSettings())


@pytest.fixture(scope="session")
def find(detector):
    """The text of every finding of one category in a text."""

    def find(text, category, *, include_weak=False):
        (findings,) = find_in_texts(detector, [text], include_weak=include_weak)
        return [finding.span.of(text) for finding in findings if finding.category == category]

    return find


@pytest.fixture(scope="session")
def make_document():
    """A document of paragraphs."""

    def make(*texts):
        blocks = tuple(
            Block(BlockId(f"f:{index}"), BlockKind.PARAGRAPH, Place("text", path=(index,)), text)
            for index, text in enumerate(texts)
        )
        return Document(FileId("f"), MediaType.TEXT, None, blocks)

    return make
