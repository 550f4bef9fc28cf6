"""The pages about Word copies say what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.leaks.word.channels import channels
from tests.word.gallery import gallery

from redactor.core.documents import BlockKind
from redactor.core.ids import FileId
from redactor.documents import word
from redactor.documents.word import read_word, remainder

FOLDER = Path(word.__file__).parent
PAGE = Path(__file__).parents[2] / "docs" / "word-copies.md"
SOURCE = "".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.py")))


def counted_kinds():
    named = re.findall(r'(?:drop\(|dropped\[|_count\(dropped, )"([^"]+)"', SOURCE)
    return sorted({*named, *(kind for kind, _ in remainder._PROGRAM_PARTS)})


@pytest.mark.parametrize("kind", counted_kinds())
def test_the_page_names_everything_that_is_dropped_by_rule(kind):
    assert kind in " ".join(PAGE.read_text(encoding="utf-8").split())


def test_the_page_names_every_kind_of_block_that_a_copy_leaves_out():
    documents = [read_word(channel.raw, FileId("f")) for channel in channels()] + [read_word(gallery(), FileId("f"))]
    kinds = {block.kind for document in documents for block in document.blocks if not block.carried}
    page = PAGE.read_text(encoding="utf-8")
    assert kinds >= {BlockKind.DELETED, BlockKind.HIDDEN, BlockKind.COMMENT, BlockKind.PROPERTY}
    assert [kind for kind in kinds if kind.value not in page] == []


def test_surfaces_name_modules_that_exist():
    text = (FOLDER / "surfaces.md").read_text(encoding="utf-8")
    rows = [
        line
        for line in text.splitlines()
        if line.startswith("| ") and "---" not in line and not line.startswith("| Surface")
    ]
    modules = {name for row in rows for name in re.findall(r"`([a-z_]+)`", row.rsplit("|", 2)[1])}
    assert modules
    assert [name for name in sorted(modules) if not (FOLDER / f"{name}.py").is_file()] == []
