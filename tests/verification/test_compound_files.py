"""Compound files of older programs, and the two packings that stand in them."""

from __future__ import annotations

import pytest

from redactor.core.checks import CheckOutcome, WithheldText
from redactor.verification import compound, verify_stranger
from redactor.verification.catalogue import Number
from redactor.verification.specimens import wrapped

# The example of [MS-OXRTFCP] 4.1.1, which unpacks to the line below it.
PACKED = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)
PLAIN = b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def test_rich_text_of_mails_is_unpacked_as_the_specification_shows():
    assert list(compound.unpacked_rich_text(PACKED)) == [PLAIN]


def test_words_in_packed_rich_text_are_found():
    copy = wrapped.embedded(wrapped.compound_file("Message", PACKED))
    report = verify_stranger(copy, withheld=(WithheldText("line 1", ("hello world",)),))
    assert next(one.outcome for one in report.checks if one.number == Number.STREAMS) is CheckOutcome.FAILED


def test_macro_texts_are_unpacked_with_their_copies():
    text = b"Attribute VB_Name = 'one'\r\n' one two one two one two three\r\n"
    packed = wrapped.macro_text(text)
    assert len(packed) < len(text) + 3
    assert list(compound.unpacked_macros(packed)) == [text]


def test_streams_are_read_along_their_sectors():
    data = b"".join(b"sector %02d" % at + bytes(503) for at in range(9))
    (stream,) = compound.streams_of(wrapped.compound_file("Contents", data))
    assert stream.name == "Contents"
    assert stream.data == data.ljust(len(stream.data), b" ")


@pytest.mark.parametrize("cut", [8, 100, 600, 1030])
def test_a_damaged_file_is_told_and_never_read_for_ever(cut):
    with pytest.raises(compound.CompoundDamaged):
        compound.streams_of(wrapped.compound_file("Contents", b"x")[:cut])


def test_sectors_that_lead_round_in_a_circle_are_damage():
    made = bytearray(wrapped.compound_file("Contents", b"x"))
    made[512 + 4 * 1 : 512 + 4 * 2] = (1).to_bytes(4, "little")  # the directory's only sector is followed by itself
    with pytest.raises(compound.CompoundDamaged):
        compound.streams_of(bytes(made))
