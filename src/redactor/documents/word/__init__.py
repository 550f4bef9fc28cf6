"""Word: packages read into blocks, and written anew from an allow-list."""

from redactor.documents.word.reader import read_word
from redactor.documents.word.writer import dry_run_word, write_word

__all__ = ["dry_run_word", "read_word", "write_word"]
