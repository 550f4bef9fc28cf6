"""Who wrote a document: a label before a name, the sender of a message, whoever stands below the closing words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.core.categories import Family
from redactor.core.documents import Block
from redactor.core.findings import Finding
from redactor.core.ids import PersonId
from redactor.policy.reading import DocumentReading

_LABEL = re.compile(
    r"\b(?:author|(?:written|report|prepared|completed|dictated|assessed|reviewed) by|signed)\s*:?\s*(?:[A-Z][a-z]{1,4}\.?\s+)?$",
    re.IGNORECASE,
)
_SENDER = re.compile(r"\s*From\s*:", re.IGNORECASE)
_CLOSING = re.compile(
    r"\b(?:yours\s+(?:sincerely|faithfully|truly)|(?:kind|best|warm)\s+(?:regards|wishes)|regards|many thanks)\b\W*",
    re.IGNORECASE,
)
_REACH = 40  # characters before a name in which a label stands
_BLOCKS_BELOW = 3  # blocks after the closing words in which the name may stand


def author_of(reading: DocumentReading) -> PersonId | None:
    """The person who wrote the document, where it says so; None where it doesn't, or says it of several."""
    for signs in (_labelled, _senders, _signed):
        found = list(dict.fromkeys(signs(reading)))
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _labelled(reading: DocumentReading) -> Iterator[PersonId]:
    """Whoever stands behind a label ("Report by: Dr Osei"), in the same block or in the cell behind it."""
    before: Block | None = None
    for block in reading.document.blocks:
        for finding, person in _people_in(reading, block):
            label = block.text[max(0, finding.span.start - _REACH) : finding.span.start]
            beside = before.text if before is not None and before.row and before.row == block.row else ""
            if _LABEL.search(label) or (not label.strip() and _LABEL.search(beside)):
                yield person
        before = block


def _senders(reading: DocumentReading) -> Iterator[PersonId]:
    """The sender of the first message: those quoted below it are older."""
    for block in reading.document.blocks:
        if _SENDER.match(block.text):
            yield from [person for _, person in _people_in(reading, block)][:1]
            return


def _signed(reading: DocumentReading) -> Iterator[PersonId]:
    """The first name below each closing."""
    blocks = reading.document.blocks
    for number, block in enumerate(blocks):
        closing = _CLOSING.search(block.text)
        if closing is None:
            continue
        here = [person for finding, person in _people_in(reading, block) if finding.span.start >= closing.end()]
        below = [
            person for one in blocks[number + 1 : number + 1 + _BLOCKS_BELOW] for _, person in _people_in(reading, one)
        ]
        yield from (here or below)[:1]


def _people_in(reading: DocumentReading, block: Block) -> Iterator[tuple[Finding, PersonId]]:
    """Names and addresses of one known person each, in order."""
    for finding in sorted(reading.in_block(block.id), key=lambda one: one.span.start):
        mention = reading.mentions.get(finding.id)
        if finding.family in {Family.PERSON, Family.CONTACT} and mention is not None and mention.person is not None:
            yield finding, mention.person
