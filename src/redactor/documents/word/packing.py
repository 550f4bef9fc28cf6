"""The new package as bytes: one order, one time stamp, one compressor, nothing beside the members."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from redactor.documents.word.namespaces import NAMES, WRITTEN, Node, prefixed, qualified

_EPOCH = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6


@dataclass(slots=True)
class Parts:
    """Members of the new package by name."""

    members: dict[str, bytes] = field(default_factory=dict)


def pack(parts: Parts) -> bytes:
    """The package: content types first, then the others by name."""
    stream = io.BytesIO()
    names = sorted(parts.members, key=lambda name: (name != "[Content_Types].xml", name != "_rels/.rels", name))
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name in names:
            info = zipfile.ZipInfo(name, date_time=_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # the same on every system
            info.external_attr = 0
            archive.writestr(info, parts.members[name], compresslevel=_LEVEL)
    return stream.getvalue()


def serialised_chart(root: Node) -> bytes:
    """A chart part."""
    etree.cleanup_namespaces(root, top_nsmap={prefix: NAMES[prefix] for prefix in ("c", "a", "r")})
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))


def serialised(root: Node) -> bytes:
    """A WordprocessingML part; fails if anything of our own markup is left in it."""
    for node in root.iter("{*}*"):
        assert not prefixed(node).startswith("x:"), "a placeholder was left in the copy"
        for key in [key for key in node.attrib if key.startswith("{urn:redactor}")]:
            del node.attrib[key]
    has_shares = _has_shares(root)
    kept = [*WRITTEN, "wp14"] if has_shares else [*WRITTEN]
    spaces = {prefix: NAMES[prefix] for prefix in (*WRITTEN, "wp14", "v", "o", "w10")}
    etree.cleanup_namespaces(root, top_nsmap=spaces, keep_ns_prefixes=kept)
    if has_shares:
        root.set(qualified("mc:Ignorable"), "wp14")  # programs that do not know these sizes have the others
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))


def _has_shares(root: Node) -> bool:
    """Whether a drawing states its size as a share of the page."""
    return next(root.iter(f"{{{NAMES['wp14']}}}*"), None) is not None
