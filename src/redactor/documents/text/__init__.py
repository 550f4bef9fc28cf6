"""Plain text: read as paragraphs, written with labels in place of what is withheld."""
