"""Words drawn once more hardly beside themselves: a shadow. What is nearer is fake bold, one letter drawn twice."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import inf

from redactor.documents.pdf.glyphs import Glyph

SHORTEST = 3  # letters that are enough to tell a shadow by what it says
BOLD = 0.12  # em: the same letter again, this close, is fake bold
_SHADOW = 0.6  # em: how far a shadow stands from its words at most
_LETTERS_SHADOW = 0.3  # em each way: how far from its letter PDFium takes one for it
_ASLANT, _LEVEL = 0.1, 0.4  # of that: on one baseline the next letter may be the same
_MOST_IN_ONE_PLACE = 8
Place = tuple[float, float]  # along the line and across it, in points


def casts_shadow(place: Place, others: Sequence[Place], size: float) -> bool:
    """Whether the same words, of an em of *size*, stand hardly beside *place*: they and their shadow are two lines, or their letters would mix.

    *others* are sorted, as :func:`note` keeps them.
    """
    along, across = place
    reach = _SHADOW * size
    near = others[bisect_left(others, (along - reach, -inf)) : bisect_right(others, (along + reach, inf))]
    return any(BOLD * size < max(abs(along - x), abs(across - y)) <= reach for x, y in near)


def note(places: list[Place], place: Place) -> None:
    """Add *place* to sorted *places*, once."""
    at = bisect_left(places, place)
    if places[at : at + 1] != [place]:
        places.insert(at, place)


def repeated(glyphs: Sequence[Glyph]) -> int:
    """How many glyphs stand hardly beside the same letter drawn before, as its shadow or in bold: PDFium gives such letters once."""
    seen: dict[tuple[str, int, int], list[Place]] = {}
    count = 0
    for glyph in glyphs:
        grain = _LETTERS_SHADOW * glyph.run.size
        if glyph.text.isspace() or grain <= 0:
            continue
        x, y = (part / grain for part in glyph.origin)
        cells = [(glyph.text, round(x) + step, round(y) + other) for step in (-1, 0, 1) for other in (-1, 0, 1)]
        near = ((abs(x - at[0]), abs(y - at[1])) for cell in cells for at in seen.get(cell, ()))
        count += any(across <= 1 and down <= 1 and (down > _ASLANT or across <= _LEVEL) for across, down in near)
        mine = seen.setdefault(cells[4], [])
        if len(mine) < _MOST_IN_ONE_PLACE:
            mine.append((x, y))
    return count
