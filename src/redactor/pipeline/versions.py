"""Versions that stored records are tied to: a new reader reads again."""

from __future__ import annotations

from redactor import __version__

READER = f"reader/{__version__}/1"
