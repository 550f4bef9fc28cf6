"""The manifest: which data the model is trained on, by digest, and whether a folder holds just that."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

_MANIFEST = Path(__file__).resolve().parents[1] / "names" / "manifest.json"


def data_problems(folder: Path | None) -> Iterator[str]:
    """What keeps *folder* from being the data of the manifest, a sentence each; nothing if all is well."""
    if folder is None or not folder.is_dir():
        yield f"There is no data folder{'' if folder is None else f' {folder}'}: name it with DATA=folder or --data."
        return
    for name, digest in _digests():
        path = folder / name
        if not path.is_file():
            yield f"{name} is missing from the data folder."
        elif hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            yield f"{name} is not the file that the manifest names: its digest differs."


def _digests() -> Iterator[tuple[str, str]]:
    manifest = json.loads(_MANIFEST.read_text(encoding="utf-8"))
    for part in ("training", "development"):
        for name, entry in manifest[part].items():
            yield name, entry["sha256"]
