"""Text into findings: names, identifiers, layout, terms, passages. See docs/architecture.md."""

from redactor.detection.detector import Detector, find_in_texts

__all__ = ["Detector", "find_in_texts"]
