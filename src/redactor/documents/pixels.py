"""A key for the pixels of a picture, the same whatever file format it stands in: one act settles equal pictures."""

from __future__ import annotations

from redactor.core.ids import digest


def pixel_key(width: int, height: int, rgba: bytes) -> str:
    """Equal for equal pixels; *rgba* holds four bytes a pixel, row by row from the top."""
    return digest("pixels", width, height, rgba)[:32]
