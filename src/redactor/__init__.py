"""Redaction of subject access request disclosures: find, decide, write copies that cannot leak, prove it.

The public Python face is small: :func:`find_in_texts`, :func:`read_file`, :func:`redact_file` and
:func:`redact_text`. Everything else is reached through the ``redactor`` command.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = ["find_in_texts", "read_file", "redact_file", "redact_text"]

if TYPE_CHECKING:
    from redactor.api import find_in_texts, read_file, redact_file, redact_text


def __getattr__(name: str) -> Any:
    """Load the public functions on first use, so that ``redactor --version`` stays instant."""
    if name in __all__:
        from redactor import api

        return getattr(api, name)
    raise AttributeError(f"module 'redactor' has no attribute {name!r}")
