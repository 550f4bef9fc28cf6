"""UK identifiers and contact details: one module a family, one rule an identifier."""

from redactor.detection.identifiers.recogniser import Identifiers

__all__ = ["Identifiers"]
