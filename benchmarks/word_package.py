"""The parts of a Word package, taken out and put back with some of them changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping


def members_of(content: bytes) -> list[tuple[str, bytes]]:
    """Names and contents of the parts, in order; none where the package is damaged in one that the reader can do without."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as source:
            return [(name, source.read(name)) for name in dict.fromkeys(source.namelist())]
    except Exception:  # noqa: BLE001  zipfile raises whatever damaged data lead it to
        return []


def packed(members: Iterable[tuple[str, bytes]], changed: Mapping[str, bytes]) -> bytes:
    """A package of *members*, those that *changed* names with what it says."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, raw in members:
            target.writestr(zipfile.ZipInfo(name), changed.get(name, raw))
    return stream.getvalue()
