"""Known-good and known-bad copies, made by code: they show that the checks still catch what they are there for."""

from redactor.verification.specimens import pdf_furniture, pdf_pages, pdf_readers, pictures, word_parts, wrapped
from redactor.verification.specimens.registry import REGISTRY, BadCopy

__all__ = ["REGISTRY", "BadCopy", "pdf_furniture", "pdf_pages", "pdf_readers", "pictures", "word_parts", "wrapped"]
