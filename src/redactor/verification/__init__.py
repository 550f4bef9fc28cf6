"""Redacted copies → numbered checks, by readers of its own. Shares nothing with the writers."""

from redactor.verification.apart import Bounds, Task, verify_apart
from redactor.verification.copy_reading import read_texts
from redactor.verification.ocr import Ocr, find_ocr
from redactor.verification.pack import verify_pack
from redactor.verification.page import pack_page, report_json, report_page, verdict
from redactor.verification.results import record_fresh_look, settle
from redactor.verification.strangers import verify_stranger
from redactor.verification.verifier import verify_copy
from redactor.verification.within_limits import verify_within_limits

__all__ = [
    "Bounds",
    "Ocr",
    "Task",
    "find_ocr",
    "pack_page",
    "read_texts",
    "record_fresh_look",
    "report_json",
    "report_page",
    "settle",
    "verdict",
    "verify_apart",
    "verify_copy",
    "verify_pack",
    "verify_stranger",
    "verify_within_limits",
]
