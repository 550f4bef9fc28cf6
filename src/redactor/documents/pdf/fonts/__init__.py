"""Fonts of a PDF: what their codes mean, and how a copy's fonts are built from the glyphs still used."""

import logging

logging.getLogger("fontTools").setLevel(
    logging.CRITICAL
)  # it tells its user about odd fonts; ours is told by a fallback
