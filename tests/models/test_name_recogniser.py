"""Names in documents: blocks are read together, findings lie in the right block, spaCy's names need agreement."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from redactor.core.documents import Block, BlockKind
from redactor.core.findings import Strength
from redactor.core.ids import BlockId
from redactor.core.places import Place
from redactor.detection.name_model import model_is_shipped
from redactor.detection.name_recogniser import NameRecogniser

pytestmark = pytest.mark.skipif(not model_is_shipped(), reason="this copy was made without a name model")


@dataclass
class Entity:
    start_char: int
    end_char: int
    label_: str = "PERSON"


@dataclass
class Parsed:
    ents: list[Entity]


class View:
    """As much of a document view as the recogniser asks for; spaCy's part is told."""

    def __init__(self, blocks: list[Block], entities: dict[str, list[Entity]] | None = None) -> None:
        self.blocks = tuple(blocks)
        self._entities = entities or {}

    def docs(self, blocks):
        return [Parsed(self._entities.get(block.id, [])) for block in blocks]


def _block(number: int, text: str, row: str = "") -> Block:
    kind = BlockKind.CELL if row else BlockKind.PARAGRAPH
    return Block(BlockId(f"f:{number}"), kind, Place("text", path=(number,)), text, row=row)


def _found(view: View, strength: Strength, *, joined: bool = False) -> list[tuple[str, str]]:
    texts = {block.id: block.text for block in view.blocks}
    findings = NameRecogniser("thorough", joined=joined).find(view)
    return sorted(
        {(one.span.block, one.span.of(texts[one.span.block])) for one in findings if one.strength is strength}
    )


def test_each_finding_lies_in_the_block_that_holds_the_name():
    blocks = [
        _block(0, "Class list 4B"),
        _block(1, "Surname", "r0"),
        _block(2, "Forename", "r0"),
        _block(3, "Kowalski", "r1"),
        _block(4, "Kacper", "r1"),
        _block(5, "Please ring Mrs Zainab Hussain about the trip."),
        _block(6, ""),
        _block(7, "Seen by Oluwaseun Adeyemi"),
    ]
    assert _found(View(blocks), Strength.STRONG) == [
        ("f:3", "Kowalski"), ("f:4", "Kacper"), ("f:5", "Zainab Hussain"), ("f:7", "Oluwaseun Adeyemi"),
    ]  # fmt: skip


def test_a_name_of_spacys_alone_is_weak_and_one_that_both_see_is_strong():
    text = "The boiler at the Victoria Centre has failed, said Zainab Hussain."
    place, person = text.index("Victoria Centre"), text.index("Zainab")
    view = View([_block(0, text)], {"f:0": [Entity(place, place + 15), Entity(person, person + 14)]})
    assert ("f:0", "Victoria Centre") in _found(view, Strength.WEAK, joined=True)
    assert _found(view, Strength.STRONG, joined=True) == [("f:0", "Zainab Hussain")]


def test_a_document_without_blocks_has_no_names():
    assert NameRecogniser("fast").find(View([])) == []


def test_findings_are_the_same_each_time():
    view = View([_block(0, "Hi Siân,\nJB to chase. Jo Brown was there.")])
    assert NameRecogniser("thorough").find(view) == NameRecogniser("thorough").find(view)


def test_the_fast_setting_does_not_ask_spacy_and_sees_places_itself():
    class NoSpacy(View):
        def docs(self, blocks):
            raise AssertionError("spaCy was asked")

    findings = NameRecogniser("fast").find(NoSpacy([_block(0, "Zainab Hussain moved from Leeds to Bradford.")]))
    assert [(one.category, one.span.start) for one in findings] == [("person", 0), ("location", 26), ("location", 35)]
