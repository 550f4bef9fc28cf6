"""Words that only a second parser reads on a page: nobody knows where they stand, so no copy can leave out just them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from redactor.core.documents import SECOND_READING, Document
from redactor.core.names import letters_and_digits
from redactor.core.spans import Span, spans_by_block

_WORDS = re.compile(r"[^\W_]+")


def pages_read_otherwise(document: Document, gone: Iterable[Span]) -> tuple[int, ...]:
    """The pages on which words of *gone* stand in the second reading and nowhere in the first: they go as a whole."""
    seconds = [block for block in document.blocks if block.place.part == SECOND_READING]
    if not seconds:
        return ()
    first: defaultdict[int | None, str] = defaultdict(str)
    for block in document.blocks:
        if block.carried:
            first[block.page_index] += letters_and_digits(block.text)
    spans = spans_by_block(gone)
    pages = {
        block.page_index
        for block in seconds
        for span in spans.get(block.id, ())
        for word in _WORDS.findall(span.of(block.text))
        if letters_and_digits(word) not in first[block.page_index]
    }
    return tuple(sorted(page for page in pages if page is not None))
