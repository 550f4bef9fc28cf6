"""What makes the writer turn a page into a picture instead of writing it anew."""

from __future__ import annotations


class NotUnderstood(Exception):
    """Something on a page that the writer does not know how to write anew. The words never quote the page."""


class NotDecoded(NotUnderstood):
    """A picture of which no reader here can make pixels: it shows nothing, and no copy has it."""
