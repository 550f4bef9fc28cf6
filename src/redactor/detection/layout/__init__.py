"""Layout evidence: where the form of a document says who is who."""

from redactor.detection.layout.recogniser import Layout

__all__ = ["Layout"]
