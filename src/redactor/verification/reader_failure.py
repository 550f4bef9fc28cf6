"""The one error of the readers: they could not read the file. It quotes nothing."""

from __future__ import annotations


class ReaderFailed(Exception):
    """A reader could not open or read the file."""
