"""docs/pdf-copies.md names modules and fallbacks as they are."""

import re
from pathlib import Path

from tests.noninterference.shapes import SHAPES

from redactor.core.copies import FallbackKind

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "pdf-copies.md").read_text(encoding="utf-8")


def test_every_module_that_the_page_names_exists():
    """A page that names what is gone misleads."""
    for name in set(re.findall(r"`(\w+\.py)`", PAGE)):
        assert (ROOT / "src/redactor/documents/pdf" / name).exists(), name


def test_every_fallback_is_explained():
    """Each kind of fallback has its paragraph."""
    for kind in FallbackKind:
        assert f"FallbackKind.{kind.name}" in PAGE


def test_there_are_as_many_shapes_as_the_page_says():
    """At least seventy."""
    assert len(SHAPES) > 70
