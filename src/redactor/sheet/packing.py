"""The spreadsheet's ZIP written again with fixed order, stamps and properties: same data, same bytes."""

from __future__ import annotations

import io
import zipfile

_STAMP = (1980, 1, 1, 0, 0, 0)
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>UNREDACTED review sheet</dc:title></cp:coreProperties>'
)


def packed(content: bytes) -> bytes:
    """*content* with nothing in it that depends on clock, machine or program run."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in sorted(old.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            data = _CORE.encode() if name == "docProps/core.xml" else old.read(name)
            info = zipfile.ZipInfo(name, _STAMP)
            info.create_system = 0
            new.writestr(info, data, zipfile.ZIP_DEFLATED, 6)
    return made.getvalue()
