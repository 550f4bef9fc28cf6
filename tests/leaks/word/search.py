"""The check of these tests: is a word anywhere in a package, in any member, encoding or nesting?"""

from __future__ import annotations

import html
import io
import re
import zipfile


def holds(raw: bytes, word: str, *, depth: int = 4) -> bool:
    """Whether *word* can be recovered from *raw* by unzipping, decoding and stripping tags."""
    if _in_bytes(raw, word):
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            infos = archive.infolist()
            if any(
                word.casefold() in (info.filename + repr(info.comment) + repr(info.extra)).casefold() for info in infos
            ):
                return True
            return depth > 0 and any(holds(archive.read(info), word, depth=depth - 1) for info in infos)
    except (zipfile.BadZipFile, OSError):
        return False


def _in_bytes(raw: bytes, word: str) -> bool:
    folded = word.casefold()
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        text = raw.decode(encoding, "ignore")
        plain = html.unescape(re.sub(r"<[^>]*>", "", text))
        if folded in text.casefold() or folded in plain.casefold() or folded in "".join(plain.split()).casefold():
            return True
    return False
