"""Words written downwards, one letter a line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from math import ceil, floor

from redactor.documents.pdf.layout.axes import HORIZONTAL, Extent
from redactor.documents.pdf.layout.segments import Segment

_SHORTEST = 4  # letters
_ALIGNED = 0.4  # em
_STEPS = (0.7, 1.7)  # em
_SQUARE = 8.0  # points


def with_stacks_joined(segments: Sequence[Segment]) -> list[Segment]:
    """The segments, with every stack of single letters that stand alone on their lines made one segment."""
    singles = [segment for segment in segments if segment.axes == HORIZONTAL and _is_single_letter(segment)]
    if len(singles) < _SHORTEST:
        return list(segments)
    bases = sorted(segment.base for segment in segments)
    stacks = [stack for stack in _stacks(singles) if len(stack) >= _SHORTEST and _stand_alone(stack, bases)]
    taken = {id(segment) for stack in stacks for segment in stack}
    joined = [_joined(stack) for stack in stacks]
    kept = [segment for segment in segments if id(segment) not in taken]
    return sorted([*kept, *joined], key=lambda segment: (segment.base, segment.start))


def _is_single_letter(segment: Segment) -> bool:
    text = segment.text.strip()
    return len(text) == 1 and text.isalpha()


def _stacks(singles: Sequence[Segment]) -> list[list[Segment]]:
    """Letters that follow one another downwards; a letter follows the first of the stacks that it can.

    Stacks are looked for near where the letter stands across the page, and are forgotten once the letters are past them.
    """
    stacks: list[list[Segment]] = []
    near: defaultdict[int, list[int]] = defaultdict(list)  # by square across the page: the stacks that end there
    reach = ceil(_ALIGNED * max(segment.size for segment in singles) / _SQUARE)
    for segment in sorted(singles, key=lambda item: (item.base, item.start)):
        square = _square(segment)
        for at in range(square - reach, square + reach + 1):
            if at in near:
                near[at] = [number for number in near[at] if not _is_past(stacks[number][-1], segment)]
        found = [number for at in range(square - reach, square + reach + 1) for number in near.get(at, ())]
        home = min((number for number in found if _follows(stacks[number][-1], segment)), default=len(stacks))
        if home == len(stacks):
            stacks.append([])
        else:
            near[_square(stacks[home][-1])].remove(home)
        stacks[home].append(segment)
        near[square].append(home)
    return stacks


def _square(segment: Segment) -> int:
    return floor((segment.start + segment.end) / 2 / _SQUARE)


def _is_past(upper: Segment, lower: Segment) -> bool:
    return lower.base - upper.base > _STEPS[1] * upper.size


def _follows(upper: Segment, lower: Segment) -> bool:
    aligned = abs(upper.start + upper.end - lower.start - lower.end) / 2 <= _ALIGNED * upper.size
    low, high = _STEPS
    return aligned and low * upper.size <= lower.base - upper.base <= high * upper.size


def _stand_alone(stack: Sequence[Segment], bases: Sequence[float]) -> bool:
    """Whether nothing else stands on the stack's lines (*bases* are those of all segments, sorted): a column of answers is no word."""
    return bisect_right(bases, stack[-1].base + 1) - bisect_left(bases, stack[0].base - 1) == len(stack)


def _joined(stack: Sequence[Segment]) -> Segment:
    """The stack as one line that runs down; its letters touch, so no spaces are implied."""
    glyphs = [
        Extent(number * segment.size, (number + 1) * segment.size, segment.start, segment.size, extent.glyph)
        for number, segment in enumerate(stack)
        for extent in segment.glyphs
        if not extent.glyph.text.isspace()
    ]
    first = stack[0]
    return Segment(HORIZONTAL, glyphs, first.start, first.end, first.base, first.size)
