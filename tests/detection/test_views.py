"""What a recogniser sees of a document."""

from __future__ import annotations

import pytest

from redactor.core.documents import Block, BlockKind, Document, MediaType
from redactor.core.findings import Finding
from redactor.core.ids import BlockId, FileId
from redactor.core.places import Place
from redactor.core.spans import Span
from redactor.detection.language import Language
from redactor.detection.views import DocumentView
from redactor.errors import InputError


def document(*texts):
    blocks = tuple(
        Block(BlockId(f"f:{index}"), BlockKind.PARAGRAPH, Place("text", path=(index,)), text)
        for index, text in enumerate(texts)
    )
    return Document(FileId("f"), MediaType.TEXT, None, blocks)


@pytest.fixture(scope="module")
def language():
    return Language("en_core_web_sm")


def test_entities_count_from_the_block(language):
    view = DocumentView(document("Please ask Sarah Jones about it."), language)
    (entity,) = view.doc(view.blocks[0]).ents
    assert (entity.start_char, entity.end_char, entity.label_) == (11, 22, "PERSON")


def test_a_parsed_sentence_maps_back_to_its_block(language):
    view = DocumentView(document("First line. His mother has asthma."), language)
    block = view.blocks[0]
    parsed = view.parsed(block, Span(block.id, 12, len(block.text)))
    subject = next(token for token in parsed.doc if token.dep_ == "nsubj")
    assert parsed.span(subject.idx, subject.idx + len(subject)).of(block.text) == "mother"


def test_findings_so_far_come_by_block_and_category(language):
    block = BlockId("f:1")
    name = Finding(Span(block, 0, 3), "person", "t/1", 0.9)
    place = Finding(Span(block, 4, 8), "location", "t/1", 0.9)
    view = DocumentView(document("a", "Bob Hull"), language, [place, name])
    assert view.found_in(block) == [name, place]
    assert view.found_in(block, "person") == [name]
    assert view.found_in(BlockId("f:0")) == []


def test_equal_texts_are_analysed_once(language):
    first, second = language.entities(["Ann Hill wrote.", "Ann Hill wrote."])
    assert first is second


@pytest.mark.parametrize("name", ["en_no_such_pipeline", "./no/such/folder", "no.such.package"])
def test_an_unknown_pipeline_is_an_input_error(name):
    with pytest.raises(InputError, match="not installed"):
        Language(name).entities(["x"])


def test_a_text_too_long_for_the_models_is_cut_and_joined_with_every_character_in_place(language):
    text = "Ann Hill met Peter Moss in the hall.\n" * 3000
    (doc,) = language.entities([text])
    assert doc.text == text
    assert {text[one.start_char : one.end_char] for one in doc.ents if one.label_ == "PERSON"} >= {"Peter Moss"}
    assert max(one.end_char for one in doc.ents) > 100_000
