"""The second pass: every form of every known person, found wherever it stands."""

from redactor.detection.known_names.search import KnownNames

__all__ = ["KnownNames"]
