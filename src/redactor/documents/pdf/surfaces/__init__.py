"""Text of a PDF that no page shows: found before flattening, examined like any other."""

from __future__ import annotations

from redactor.documents.pdf.surfaces.collection import Surfaces, collect_surfaces
from redactor.documents.pdf.surfaces.words import SurfaceText

__all__ = ["SurfaceText", "Surfaces", "collect_surfaces"]
