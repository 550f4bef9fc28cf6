"""Decided spans and text to text with labels. This room alone chooses label words."""

from __future__ import annotations

from redactor.marking.labels import NEUTRAL_LABEL, label_for, pack_level
from redactor.marking.operators import Labelled, join_stretches, mark_text

__all__ = ["NEUTRAL_LABEL", "Labelled", "join_stretches", "label_for", "mark_text", "pack_level"]
