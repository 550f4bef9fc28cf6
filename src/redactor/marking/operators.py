"""Text with labels in place of withheld words, by operators of our own over presidio-anonymizer.

Overlaps are resolved before the anonymizer sees them: it may merge or trim spans, and we decide those ourselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from presidio_anonymizer import AnonymizerEngine
from presidio_anonymizer.entities import ConflictResolutionStrategy, OperatorConfig, RecognizerResult
from presidio_anonymizer.operators import Operator, OperatorType


class Labelled(NamedTuple):
    """A half-open stretch of a text and the label that replaces it."""

    start: int
    end: int
    label: str


class LabelOperator(Operator):  # type: ignore[misc]  # the base class carries no types
    """Puts the label it is given in place of the text, whatever the text was."""

    def operate(self, text: str, params: dict[str, str] | None = None) -> str:
        """The label; *text* plays no part in it."""
        del text
        return (params or {})["label"]

    def validate(self, params: dict[str, str] | None = None) -> None:
        """Refuse to run without a label: an empty replacement would show the words' absence only."""
        if not (params or {}).get("label"):
            raise ValueError("a label is needed")

    def operator_name(self) -> str:
        """The name under which configurations find it."""
        return "label"

    def operator_type(self) -> OperatorType:
        """It anonymises: it cannot be undone."""
        return OperatorType.Anonymize


def mark_text(text: str, stretches: Iterable[Labelled]) -> str:
    """*text* with each stretch replaced by its label; overlapping or touching stretches become one label.

    Where stretches with different labels overlap, the label of the first, longest one stands for all.
    """
    joined = join_stretches(text, stretches)
    if not joined:
        return text
    labels = sorted({stretch.label for stretch in joined})
    operators = {f"L{index}": OperatorConfig("label", {"label": label}) for index, label in enumerate(labels)}
    results = [RecognizerResult(f"L{labels.index(s.label)}", s.start, s.end, 1.0) for s in joined]
    marked: str = (
        _engine()
        .anonymize(
            text,
            results,
            operators,
            conflict_resolution=ConflictResolutionStrategy.MERGE_SIMILAR_OR_CONTAINED,
            merge_entities_with_spaces=False,
        )
        .text
    )
    return marked


def join_stretches(text: str, stretches: Iterable[Labelled]) -> list[Labelled]:
    """Disjoint stretches in order: those that overlap, touch, or are parted by blanks only become one.

    First name and surname of one person are one label: two boxes would tell two lengths.
    """
    joined: list[Labelled] = []
    for stretch in sorted(stretches, key=lambda s: (s.start, -s.end, s.label)):
        if stretch.start >= stretch.end:
            continue
        last = joined[-1] if joined else None
        if last is not None and not text[last.end : stretch.start].strip():
            joined[-1] = Labelled(last.start, max(last.end, stretch.end), last.label)
        else:
            joined.append(stretch)
    return joined


@cache
def _engine() -> AnonymizerEngine:
    engine = AnonymizerEngine()
    engine.add_anonymizer(LabelOperator)
    return engine
