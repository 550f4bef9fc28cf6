"""From glyphs to blocks: segments, columns, tables, paragraphs, characters."""
