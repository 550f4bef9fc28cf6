"""E-mail print-outs: which blocks belong to which message of the thread."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from redactor.core.documents import Block, BlockKind

_FROM = re.compile(r"^\s*>*\s*(?:From|Sender)\s*:", re.IGNORECASE | re.MULTILINE)
_COMPANION = re.compile(r"^\s*>*\s*(?:Sent|Date|To|Cc|Subject)\s*:", re.IGNORECASE | re.MULTILINE)
_QUOTE = re.compile(
    r"^\s*>*\s*(?:On\b.{4,120}\bwrote\s*:|-{2,}\s*(?:Original|Forwarded) Message\s*-{2,})", re.MULTILINE | re.DOTALL
)
_HEADER_BLOCKS = 6  # a message's header may be one block or one a line
_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.CELL})


def with_messages(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, each of a thread's with the key of its message; without any message they are returned as they came."""
    made: list[Block] = []
    number = 0
    for at, block in enumerate(blocks):
        if block.kind in _TEXT and block.carried and _starts_message(blocks, at):
            number += 1
        belongs = number > 0 and block.kind in _TEXT and block.carried
        made.append(replace(block, message=f"message{number}") if belongs else block)
    return tuple(made)


def _starts_message(blocks: Sequence[Block], at: int) -> bool:
    text = blocks[at].text
    if _QUOTE.match(text):
        return True
    start = _FROM.match(text)
    if start is None:
        return False
    nearby = [text[start.end() :], *(block.text for block in blocks[at + 1 : at + _HEADER_BLOCKS])]
    return any(_COMPANION.search(piece) for piece in nearby)
