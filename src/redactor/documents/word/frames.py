"""What a drawing's frame holds beside its place: the graphic, and sizes as shares of the page."""

from __future__ import annotations

from redactor.documents.word.namespaces import Node, add, prefixed

SHARES = frozenset({"wp14:sizeRelH", "wp14:sizeRelV"})  # sizes as shares of the page or its margins


def graphic_data(frame: Node, uri: str) -> Node:
    """The holder of what *frame* shows; sizes as shares come after it, as the format has it."""
    shares = [node for node in frame if prefixed(node) in SHARES]
    data = add(add(frame, "a:graphic"), "a:graphicData", uri=uri)
    frame.extend(shares)
    return data
