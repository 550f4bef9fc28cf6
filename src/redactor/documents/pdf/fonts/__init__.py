"""Fonts of a PDF: what their codes mean, and how a copy's fonts are built from the glyphs still used."""
