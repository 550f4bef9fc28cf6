"""The pack's manifest: digests of copies only. Nothing of sources, log or report."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping


def build_manifest(pack: Mapping[str, bytes]) -> bytes:
    """``manifest.json``: name and SHA-256 of every file of the pack, in order of name."""
    rows = [{"name": name, "sha256": hashlib.sha256(pack[name]).hexdigest()} for name in sorted(pack)]
    return (json.dumps({"files": rows}, indent=1) + "\n").encode()
