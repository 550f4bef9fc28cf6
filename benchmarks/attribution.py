"""Whose fact is it: labelled sentences in several parts.

    python -m benchmarks.attribution [--part "held out"] [--show] [--evidence]

The rules were written against "open"; "opened later" and "held out" were each run blind once and mended against. "fresh" and
"sealed" were written together, before the rules were looked at again: "fresh" was run, then mended against; "sealed" was run when
that was done, and only then; "last" was written and run once after both, and then mended against. "second writer" and "kept back" are one list of another hand, parted by a
digest of each sentence: the first was run and mended against, the second run once when that was done, and mended against only then.
"third writer" was written without looking at the other parts or at the rules, and run once before any rule was looked at again;
"fourth" was run once after the mends that followed, and mended against; "fifth" was run once after all and left as it is.
The figures of the first runs are in docs/facts.md.

A sentence marks its people {1:Tom} and its one fact with whose it is: <1:asthma>, <1,2:…> several, <0:…> nobody, <?:…> cannot be
told, <ff:…> no fact at all. Names are given, as the name recognisers would find them; phrases ("his mum") and facts are found by
the recognisers themselves. " | " parts the cells of a table row.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from redactor.core.documents import Block, BlockKind, Document, MediaType
from redactor.core.findings import About, Finding, Strength
from redactor.core.ids import BlockId, FileId
from redactor.core.names import TITLES, fold
from redactor.core.places import Place
from redactor.core.rules import Rulebook
from redactor.core.spans import Span
from redactor.detection.antecedents import OWN_PRONOUNS, PRONOUNS
from redactor.detection.attribution import Attribution
from redactor.detection.indirect import Indirect
from redactor.detection.language import Language
from redactor.detection.terms import Terms
from redactor.detection.views import DocumentView
from redactor.rulebook import load_rulebook

PARTS = (
    "open",
    "opened later",
    "held out",
    "fresh",
    "sealed",
    "last",
    "second writer",
    "kept back",
    "third writer",
    "fourth",
    "fifth",
)
SENTENCES = Path(__file__).with_name("attribution_sentences.jsonl")
_NAME = re.compile(r"^(?:[A-Z][\w'’.-]*,?\s*)+$")
_NO_NAMES = frozenset(["mum", "dad", *PRONOUNS, *OWN_PRONOUNS])


@dataclass(frozen=True)
class Labelled:
    """One sentence without its marks, and what they said."""

    id: int
    part: str
    text: str
    people: tuple[tuple[str, int, int], ...]  # number, start, end
    fact: tuple[int, int]
    label: str


def parse(record: dict[str, object]) -> Labelled:
    """The plain text and its marks; braces nest."""
    text: list[str] = []
    opened: list[tuple[str, int]] = []
    people: list[tuple[str, int, int]] = []
    fact: tuple[int, int] = (0, 0)
    label = ""
    for part in re.split(r"(\{\d+:|\}|<[\d,?f]+:|>)", str(record["text"])):
        at = sum(len(piece) for piece in text)
        if re.fullmatch(r"\{\d+:|<[\d,?f]+:", part):
            opened.append((part[1:-1], at))
        elif part == "}":
            number, start = opened.pop()
            people.append((number, start, at))
        elif part == ">":
            label, start = opened.pop()
            fact = (start, at)
        else:
            text.append(part)
    return Labelled(int(str(record["id"])), str(record["part"]), "".join(text), tuple(people), fact, label)


class Cells:
    """A sentence as blocks: one, or the cells of a row, with the way from offsets to spans."""

    def __init__(self, one: Labelled) -> None:
        parts = one.text.split(" | ")
        self.blocks: list[Block] = []
        self._starts: list[int] = []
        at = 0
        for number, part in enumerate(parts):
            place = Place("text", path=(number,))
            row = "row" if len(parts) > 1 else ""
            self.blocks.append(Block(BlockId(f"{one.id}:{number}"), BlockKind.PARAGRAPH, place, part, row=row))
            self._starts.append(at)
            at += len(part) + len(" | ")

    def span(self, start: int, end: int) -> Span:
        index = max(number for number, at in enumerate(self._starts) if at <= start)
        return Span(self.blocks[index].id, start - self._starts[index], end - self._starts[index])


def person_findings(one: Labelled, cells: Cells) -> Iterator[Finding]:
    """Names as the name recognisers would find them: without title."""
    for _, start, end in one.people:
        words = one.text[start:end]
        if not _NAME.match(words) or fold(words) in _NO_NAMES or re.match(r"(?:Child|The|My|Her|His|A)\b", words):
            continue
        first, _, rest = words.partition(" ")
        title = len(first) + 1 if fold(first).rstrip(".") in TITLES and rest else 0
        yield Finding(cells.span(start + title, end), "person", "labelled/1", 0.9)


@dataclass(frozen=True)
class Judged:
    """What the recognisers say of a marked fact: numbers, "0", "?", or "none" where nothing strong is found; and by what sign."""

    said: str
    why: str = ""


def judged(one: Labelled, tools: Tools) -> Judged:
    """What the recognisers say of the marked fact."""
    cells = Cells(one)
    document = Document(FileId(str(one.id)), MediaType.TEXT, None, tuple(cells.blocks))
    view = DocumentView(document, tools.language, person_findings(one, cells))
    view = view.with_found([*view.found, *tools.indirect.find(view)])
    view = view.with_found([*view.found, *tools.terms.find(view)])
    marked = cells.span(*one.fact)
    found = [
        finding
        for finding in tools.attribution.revised(view)
        if finding.span.overlaps(marked)
        and finding.about is not About.NOT_APPLICABLE
        and finding.strength is Strength.STRONG
    ]
    if not found:
        return Judged("none")
    best = max(found, key=lambda finding: (len(finding.span), finding.about is About.MENTIONS))
    why = next((sign.detail for sign in best.evidence if sign.kind == "attribution"), "")
    if best.about is not About.MENTIONS:
        return Judged("0" if best.about is About.NOBODY else "?", why)
    spans = [finding.span for finding in view.found if finding.id in best.mentions]
    return Judged(",".join(sorted({_number(span, one, cells) for span in spans})), why)


def _number(span: Span, one: Labelled, cells: Cells) -> str:
    """Who a mention is: the labelled person whose marks agree best with its span."""
    overlaps = [
        (abs(len(gold) - len(span)), number)
        for number, start, end in one.people
        if (gold := cells.span(start, end)).overlaps(span)
    ]
    return min(overlaps)[1] if overlaps else "other"


@dataclass(frozen=True)
class Tools:
    """The recognisers under test."""

    language: Language
    indirect: Indirect
    terms: Terms
    attribution: Attribution

    @classmethod
    def of(cls, rules: Rulebook) -> Tools:
        return cls(Language("en_core_web_sm"), Indirect(rules), Terms(rules), Attribution(rules))


def verdict(label: str, said: str) -> str:
    """Of a fact: right, wrong, can't tell, or not found. Of a false friend: quiet, or false alarm."""
    if label == "ff":
        return "quiet" if said in {"none", "0"} else "false alarm"
    if said == "none":
        return "not found"
    if said == "?":
        return "can't tell"
    return "right" if said == label else "wrong"


def report(part: str, sentences: list[Labelled], tools: Tools, *, show: bool) -> Counter[tuple[str, str]]:
    """Prints the line of a part; how often each sign led to which verdict."""
    counts: Counter[str] = Counter()
    by_sign: Counter[tuple[str, str]] = Counter()
    for one in sentences:
        found = judged(one, tools)
        result = verdict(one.label, found.said)
        counts[result] += 1
        by_sign[found.why, result] += 1
        if show and result not in {"right", "quiet"}:
            print(f"  {result:11} {one.id:4} label {one.label:5} said {found.said:6} by {found.why:12} {one.text}")
    decided = counts["right"] + counts["wrong"]
    facts = decided + counts["can't tell"]
    friends = counts["quiet"] + counts["false alarm"]
    print(
        f"{part:12} facts {facts + counts['not found']}, not found {counts['not found']}; decided right {counts['right']}/{decided}"
        f" = {counts['right'] / max(decided, 1):.1%}; can't tell {counts[chr(99) + 'an' + chr(39) + 't tell'] / max(facts, 1):.1%};"
        f" false friends quiet {counts['quiet']}/{friends}"
    )
    return by_sign


def report_signs(by_sign: Counter[tuple[str, str]]) -> None:
    """How far each kind of evidence can be trusted, over all parts that were run."""
    for sign in sorted({sign for sign, _ in by_sign}):
        right, wrong, open_ = (by_sign[sign, result] for result in ("right", "wrong", "can't tell"))
        if right + wrong + open_:
            print(
                f"{sign:28} right {right:4} of {right + wrong:4} = {right / max(right + wrong, 1):6.1%}; can't tell {open_}"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--show", action="store_true", help="print what is not right")
    parser.add_argument("--evidence", action="store_true", help="print how often each kind of evidence is right")
    options = parser.parse_args()
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    sentences = [parse(json.loads(line)) for line in lines]
    tools = Tools.of(load_rulebook())
    by_sign: Counter[tuple[str, str]] = Counter()
    for part in [options.part] if options.part else PARTS:
        by_sign += report(part, [one for one in sentences if one.part == part], tools, show=options.show)
    if options.evidence:
        report_signs(by_sign)


if __name__ == "__main__":
    main()
