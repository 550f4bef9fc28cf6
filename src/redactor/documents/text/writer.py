"""Plain text written anew: the carried blocks, with labels in place of what is withheld."""

from __future__ import annotations

from redactor.core.copies import CopyPlan, Fallback, WrittenCopy
from redactor.core.documents import Document, MediaType
from redactor.core.spans import pieces, spans_by_block


def write_text(content: bytes, document: Document, plan: CopyPlan) -> WrittenCopy:  # noqa: ARG001
    """The copy of a text file, in UTF-8; nothing but what the blocks hold gets in."""
    labels = {mark.span: mark.label for mark in plan.marks}
    by_block = spans_by_block(labels)
    written = []
    for block in document.blocks:
        if not block.carried and block.id not in plan.printed:
            continue
        cut = pieces(block.text, by_block.get(block.id, []))
        written.append("".join(labels[span] if span is not None else text for text, span in cut))
    lines = [line for line in (plan.banner, *written, plan.stamp) if line]
    return WrittenCopy("\n\n".join([*lines, ""]).encode("utf-8"), MediaType.TEXT, None, len(labels))


def dry_run_text(content: bytes, document: Document, plan: CopyPlan) -> tuple[Fallback, ...]:  # noqa: ARG001
    """Text can always be set again."""
    return ()
