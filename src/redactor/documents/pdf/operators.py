"""The operators of content streams: which method of the interpreter each one is, and what it is told besides operands."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from redactor.documents.pdf.colours import CMYK, GREY, RGB
from redactor.documents.pdf.lexer import STEPS


class Act(NamedTuple):
    """A method of the interpreter, and its arguments after the operands; without a method nothing is done."""

    method: str
    extra: tuple[Any, ...] = ()


OPERATORS: Mapping[bytes, Act] = MappingProxyType(
    {
        b"q": Act("save"),
        b"Q": Act("restore"),
        b"cm": Act("concatenate"),
        b"w": Act("line_width"),
        b"J": Act("line_cap"),
        b"j": Act("line_join"),
        b"M": Act("mitre"),
        b"d": Act("dash"),
        b"gs": Act("extended_state"),
        b"m": Act("move"),
        b"l": Act("line_to"),
        b"c": Act("curve"),
        b"v": Act("curve_from_point"),
        b"y": Act("curve_to_point"),
        b"h": Act("close"),
        b"re": Act("rectangle"),
        b"W": Act("clip"),
        b"W*": Act("clip_even_odd"),
        b"n": Act("paint", (b"n",)),
        b"f": Act("paint", (b"f",)),
        b"F": Act("paint", (b"f",)),
        b"f*": Act("paint", (b"f*",)),
        b"S": Act("paint", (b"S",)),
        b"s": Act("paint", (b"S", True)),
        b"B": Act("paint", (b"B",)),
        b"B*": Act("paint", (b"B*",)),
        b"b": Act("paint", (b"B", True)),
        b"b*": Act("paint", (b"B*", True)),
        b"g": Act("set_device", (GREY, False)),
        b"G": Act("set_device", (GREY, True)),
        b"rg": Act("set_device", (RGB, False)),
        b"RG": Act("set_device", (RGB, True)),
        b"k": Act("set_device", (CMYK, False)),
        b"K": Act("set_device", (CMYK, True)),
        b"cs": Act("set_space", (False,)),
        b"CS": Act("set_space", (True,)),
        b"sc": Act("set_parts", (False,)),
        b"scn": Act("set_parts", (False,)),
        b"SC": Act("set_parts", (True,)),
        b"SCN": Act("set_parts", (True,)),
        b"sh": Act("shade"),
        b"BI": Act("inline_image"),
        b"Do": Act("invoke"),
        b"BMC": Act("begin_tag"),
        b"BDC": Act("begin_tag"),
        b"EMC": Act("end_tag"),
        b"BT": Act("begin_text"),
        b"ET": Act("end_text"),
        b"Tc": Act("set_text", ("letter_space",)),
        b"Tw": Act("set_text", ("word_space",)),
        b"Tz": Act("set_text", ("stretch", 0.01)),
        b"TL": Act("set_text", ("leading",)),
        b"Ts": Act("set_text", ("rise",)),
        b"Tr": Act("set_mode"),
        b"Tf": Act("set_font"),
        b"Td": Act("next_line"),
        b"TD": Act("next_line_with_leading"),
        b"Tm": Act("set_text_matrix"),
        b"T*": Act("next_line_by_leading"),
        b"Tj": Act("show"),
        b"TJ": Act("show_parts"),
        b"'": Act("show_next_line"),
        b'"': Act("show_spaced"),
        STEPS: Act("show_steps"),
        b"d0": Act("glyph_width"),
        b"d1": Act("glyph_width"),
        b"ri": Act(""),
        b"i": Act(""),
        b"MP": Act(""),
        b"DP": Act(""),
        b"BX": Act(""),
        b"EX": Act(""),
    }
)
