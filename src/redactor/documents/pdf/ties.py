"""The tie between a block's characters and the glyphs of its page."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from redactor.documents.pdf.layout.letters import Letter


@dataclass(frozen=True, slots=True)
class BlockGlyphs:
    """Which glyphs of its page a block's characters came from.

    ``indexes`` holds one number a character: the ``number`` of a glyph in ``page_glyphs`` of the block's page, or −1 where
    layout only implied the character. ``attached`` names, by character, further glyphs that go wherever that character
    goes: the hyphen of a word broken at a line end, zero-width marks, accents drawn apart, second copies of doubled letters.
    """

    indexes: array[int]
    attached: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    def of(self, start: int, end: int) -> frozenset[int]:
        """The glyphs of characters ``start`` to ``end``."""
        glyphs = {index for index in self.indexes[start:end] if index >= 0}
        for position, extra in self.attached.items():
            if start <= position < end:
                glyphs.update(extra)
        return frozenset(glyphs)


def block_glyphs(letters: Sequence[Letter]) -> BlockGlyphs:
    """The glyphs of a block made of *letters*."""
    attached = {position: letter.attached for position, letter in enumerate(letters) if letter[3]}
    return BlockGlyphs(array("i", [letter[1] for letter in letters]), attached)
