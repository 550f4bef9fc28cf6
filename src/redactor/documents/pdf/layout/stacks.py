"""Words written downwards, one letter a line."""

from __future__ import annotations

from collections.abc import Sequence

from redactor.documents.pdf.layout.axes import HORIZONTAL, Extent
from redactor.documents.pdf.layout.segments import Segment

_SHORTEST = 4  # letters
_ALIGNED = 0.4  # em
_STEPS = (0.7, 1.7)  # em


def with_stacks_joined(segments: Sequence[Segment]) -> list[Segment]:
    """The segments, with every stack of single letters that stand alone on their lines made one segment."""
    singles = [segment for segment in segments if segment.axes == HORIZONTAL and _is_single_letter(segment)]
    if len(singles) < _SHORTEST:
        return list(segments)
    stacks = [stack for stack in _stacks(singles) if len(stack) >= _SHORTEST and _stand_alone(stack, segments)]
    taken = {id(segment) for stack in stacks for segment in stack}
    joined = [_joined(stack) for stack in stacks]
    kept = [segment for segment in segments if id(segment) not in taken]
    return sorted([*kept, *joined], key=lambda segment: (segment.base, segment.start))


def _is_single_letter(segment: Segment) -> bool:
    text = segment.text.strip()
    return len(text) == 1 and text.isalpha()


def _stacks(singles: Sequence[Segment]) -> list[list[Segment]]:
    stacks: list[list[Segment]] = []
    for segment in sorted(singles, key=lambda item: (item.base, item.start)):
        home = next((stack for stack in stacks if _follows(stack[-1], segment)), None)
        if home is None:
            stacks.append([segment])
        else:
            home.append(segment)
    return stacks


def _follows(upper: Segment, lower: Segment) -> bool:
    aligned = abs(upper.start + upper.end - lower.start - lower.end) / 2 <= _ALIGNED * upper.size
    low, high = _STEPS
    return aligned and low * upper.size <= lower.base - upper.base <= high * upper.size


def _stand_alone(stack: Sequence[Segment], segments: Sequence[Segment]) -> bool:
    """Whether nothing else stands on the stack's lines: a column of answers in a table is no word."""
    members = {id(segment) for segment in stack}
    top, bottom = stack[0].base, stack[-1].base
    beside = (s for s in segments if id(s) not in members and top - 1 <= s.base <= bottom + 1)
    return next(beside, None) is None


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
