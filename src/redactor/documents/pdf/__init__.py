"""PDF: normalise, read, write."""
