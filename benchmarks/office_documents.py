"""Short office documents, written by hand: found whole and precision of names, and what else was found.

    python -m benchmarks.office_documents [--set office_documents_second] [--show]

The text is ``sets/office_documents.txt``, or the second set beside it, written later: "=== title" begins a document, blank lines part blocks, lines that begin with "|" are table
rows. "{Ann Example}" is a name, "[phone_number|…]" something to be found under that category, "~Sister~" counts neither way.
First pass alone, one document at a time, no list of known people, strong findings only.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.scoring import Stretch, Tally, judge
from redactor.core.documents import Block, BlockKind, Document, MediaType
from redactor.core.findings import Finding, Strength
from redactor.core.ids import BlockId, FileId
from redactor.core.places import Place
from redactor.detection import Detector
from redactor.rulebook import load_rulebook
from redactor.settings import DetectionSettings

_SETS = Path(__file__).resolve().parent / "sets"
_MARK = re.compile(r"\{(?P<name>[^}]+)\}|\[(?P<category>\w+)\|(?P<words>[^\]]+)\]|~(?P<loose>[^~]+)~")
_AREA = 30


@dataclass(slots=True)
class Marked:
    """A block's text without marks; what is a name, what counts neither way, what else is to be found."""

    text: str
    row: str = ""
    names: list[Stretch] = field(default_factory=list)
    loose: list[Stretch] = field(default_factory=list)
    others: list[tuple[int, int, str]] = field(default_factory=list)


def marked_documents(name: str) -> Iterator[list[Marked]]:
    """The documents of a set, as blocks."""
    for body in re.split(r"(?m)^=== .*\n", (_SETS / f"{name}.txt").read_text(encoding="utf-8"))[1:]:
        yield [_unmarked(text, row) for text, row in _pieces(body)]


def _pieces(body: str) -> Iterator[tuple[str, str]]:
    for number, paragraph in enumerate(re.split(r"\n\s*\n", body.strip())):
        if not paragraph.startswith("|"):
            yield paragraph, ""
            continue
        for line, row in enumerate(paragraph.split("\n")):
            cells = row[1:].split("|") if "[" not in row else re.split(r"\|(?![^\[\]]*\])", row[1:])
            for cell in cells if row.startswith("|") else [row]:
                yield cell, f"{number}:{line}" if row.startswith("|") else ""


def _unmarked(text: str, row: str) -> Marked:
    made, reached = Marked("", row), 0
    for mark in _MARK.finditer(text):
        made.text += text[reached : mark.start()]
        words = mark["name"] or mark["words"] or mark["loose"]
        start, end = len(made.text), len(made.text) + len(words)
        made.text += words
        reached = mark.end()
        if mark["name"]:
            made.names.append((start, end))
        elif mark["loose"]:
            made.loose.append((start, end))
        else:
            made.others.append((start, end, mark["category"]))
    made.text += text[reached:]
    return made


def _document(number: int, blocks: Sequence[Marked]) -> Document:
    file = FileId(f"office-{number}")
    made = (
        Block(
            BlockId(f"{file}:{at}"),
            BlockKind.CELL if block.row else BlockKind.PARAGRAPH,
            Place("text", path=(at,)),
            block.text,
            row=block.row,
        )
        for at, block in enumerate(blocks)
    )
    return Document(file, MediaType.TEXT, None, tuple(made))


def measure(detector: Detector, name: str, *, show: bool) -> None:
    """Print how many names were found whole, how many person spans are names, and what else was found."""
    documents = list(marked_documents(name))
    found = detector.find(_document(number, blocks) for number, blocks in enumerate(documents))
    names, others = Tally(), {}
    for blocks, findings in zip(documents, found, strict=True):
        strong = [one for one in findings if one.strength is Strength.STRONG]
        for at, block in enumerate(blocks):
            here = [one for one in strong if one.span.block.rpartition(":")[2] == str(at)]
            names.add(_names(block, here, show=show))
            for start, end, category in block.others:
                tally = others.setdefault(category, Tally())
                tally.add(_other(block, (start, end), category, here, show=show))
    print(f"names {names.names}: found whole {names.recall:.1f} %, precision {names.precision:.1f} % of {names.spans}")
    for category, tally in sorted(others.items()):
        print(f"{category} {tally.names}: found whole {tally.recall:.1f} %")


def _names(block: Marked, here: Sequence[Finding], *, show: bool) -> Tally:
    spans = [(one.span.start, one.span.end) for one in here if one.category == "person"]
    pointing = [(start, end) for start, end, category in block.others if category == "indirect"]
    judged = judge(block.text, block.names, [*block.loose, *pointing], spans)
    if show:
        for stretch, whole in zip(block.names, judged.found, strict=True):
            if not whole:
                _show("missed", block.text, stretch)
        for stretch in judged.wrong:
            _show("wrong", block.text, stretch)
    return judged.tally


def _other(block: Marked, stretch: Stretch, category: str, here: Sequence[Finding], *, show: bool) -> Tally:
    allowed = {category} | ({"person"} if category == "indirect" else set())
    spans = [(one.span.start, one.span.end) for one in here if one.category in allowed]
    whole = judge(block.text, [stretch], (), spans).found[0]
    if show and not whole:
        _show(f"missed {category}", block.text, stretch)
    return Tally(names=1, whole=int(whole))


def _show(word: str, text: str, stretch: Stretch) -> None:
    start, end = stretch
    around = f"{text[max(0, start - _AREA) : start]}[[{text[start:end]}]]{text[end : end + _AREA]}"
    print(f"  {word:6} {around!r}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print what was missed and what was wrong")
    parser.add_argument("--set", default="office_documents", help="the set's file in sets/, without its ending")
    options = parser.parse_args()
    measure(Detector(load_rulebook(None), DetectionSettings()), options.set, show=options.show)


if __name__ == "__main__":
    main()
