"""Plain text, a block a paragraph; of a saved e-mail, with the message that each belongs to."""

from __future__ import annotations

import codecs
import re

from redactor.core.documents import Block, BlockKind, Document, MediaType
from redactor.core.ids import FileId, block_id
from redactor.core.places import Place
from redactor.documents.limits import Limits
from redactor.documents.messages import with_messages

_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_text(content: bytes, file: FileId, limits: Limits) -> Document:
    """The paragraphs of a text file. Every byte decodes to something: nothing is skipped."""
    limits.pulse()
    paragraphs = [piece for piece in _BLANK_LINES.split(decoded(content)) if piece.strip()]
    blocks = tuple(
        Block(block_id(file, f"text.{number}"), BlockKind.PARAGRAPH, Place("text", None, (number,)), piece.strip("\n"))
        for number, piece in enumerate(paragraphs)
    )
    title = blocks[0].text.split("\n")[0].strip() if blocks else ""
    return Document(
        file=file, media_type=MediaType.TEXT, page_count=None, blocks=with_messages(blocks), title=title[:200]
    )


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 with a mark, or else Windows-1252; one kind of line end."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = content.decode("utf-16", errors="replace")
    else:
        text = _utf8_or_windows(content)
    return _CONTROLS.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _utf8_or_windows(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
