"""A small language for cases: what was found is marked in the text itself.

``[Tyler Smith]`` marks a name. ``{phone_number:01632 960001}`` marks something else; ``{health:asthma<Tyler Smith}``
hangs it on the first name marked with those letters in the same document, ``{health:asthma<nobody}`` on nobody,
``{health:asthma<?}`` says that it cannot be told. ``[~May]`` is a weak hit.
A document is a list of blocks; a block is a text, or a list of cells (a table row; the first row is its heading
where it starts with "!").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from redactor.core.documents import Block, BlockKind, Document, MediaType
from redactor.core.facts import CaseFacts, DataSubject, Nation, Organisation, Relation, Requester
from redactor.core.findings import About, Finding, Strength
from redactor.core.ids import FileId, block_id
from redactor.core.places import Place
from redactor.core.spans import Span
from redactor.people import build_register
from redactor.policy import propose
from redactor.rulebook import load_rulebook

RULES = load_rulebook(None)
TODAY = "2026-11-23"
FACTS = CaseFacts(
    name="Clarke",
    subject=DataSubject("Amelia Clarke", ("Milly",), "2014-03-09", ("amelia.clarke@example.org",)),
    requester=Requester("Ruth Clarke", Relation.PARENT),
    nation=Nation.ENGLAND,
    organisation=Organisation("Elm School", ("elm.example.org",), "academy"),
)
_MARK = re.compile(r"\[(~?)([^\[\]]+)\]|\{([a-z_0-9]+):([^{}<]+)(?:<([^{}]+))?\}")


@dataclass(frozen=True)
class Marked:
    """Documents with their findings, and the case around them."""

    documents: tuple
    findings: tuple
    facts: CaseFacts

    def register(self, *judgements):
        return build_register(self.documents, self.findings, self.facts, judgements, RULES)

    def propose(self, *judgements, today=TODAY, rules=RULES):
        register = self.register(*judgements)
        return propose(self.documents, self.findings, register, self.facts, rules, today=today)

    def text(self, span):
        return next(span.of(b.text) for d in self.documents for b in d.blocks if b.id == span.block)

    def words(self, finding_id):
        return next(self.text(f.span) for found in self.findings for f in found if f.id == finding_id)

    def finding(self, words, number=0):
        same = [f for found in self.findings for f in found if self.text(f.span) == words]
        return same[number]

    def who(self, words, *judgements, number=0):
        """Names of the persons that the n-th mention with those words may mean."""
        register = self.register(*judgements)
        finding = self.finding(words, number)
        mention = next(m for m in register.mentions if m.finding == finding.id)
        return [register.person(person).name for person in mention.candidates]

    def person(self, name, *judgements):
        return next(p for p in self.register(*judgements).people if p.name == name)


def case(*documents, facts=FACTS, **changes):
    """A case of documents written in the language above."""
    made = [_document(number, blocks) for number, blocks in enumerate(documents)]
    return Marked(tuple(d for d, _ in made), tuple(f for _, f in made), replace(facts, **changes))


def _document(number, blocks):
    file = FileId(f"{number:016x}")
    made, findings = [], []
    for index, content in enumerate([blocks] if isinstance(blocks, str) else blocks):
        cells = [content] if isinstance(content, str) else content
        for column, raw in enumerate(cells):
            is_row = not isinstance(content, str)
            heading = is_row and cells[0].startswith("!")
            text, marks = _unmark(raw.removeprefix("!"))
            block = Block(
                block_id(file, f"{index}.{column}"),
                BlockKind.CELL if is_row else BlockKind.PARAGRAPH,
                Place("page", 0, (index, column)),
                text,
                row=f"table1.row{index}" if is_row else "",
                heading=heading,
            )
            made.append(block)
            findings += [_finding(block, mark) for mark in marks]
    document = Document(file, MediaType.TEXT, None, tuple(made))
    return document, tuple(sorted(_hang(findings, made), key=lambda f: f.sort_key))


def _unmark(raw):
    text, at, marks = "", 0, []
    for match in _MARK.finditer(raw):
        text += raw[at : match.start()]
        weak, name, category, words, whose = match.groups()
        marks.append((len(text), len(text) + len(name or words), category or "person", weak, whose))
        text += name or words
        at = match.end()
    return text + raw[at:], marks


def _finding(block, mark):
    start, end, category, weak, whose = mark
    strength = Strength.WEAK if weak else Strength.STRONG
    finding = Finding(Span(block.id, start, end), category, "test/1", 0.9, strength=strength)
    return finding, whose


def _hang(findings, blocks):
    texts = {block.id: block.text for block in blocks}
    names = {}
    for finding, _ in findings:
        if finding.category in {"person", "indirect"}:
            names.setdefault(finding.span.of(texts[finding.span.block]), finding.id)
    for finding, whose in findings:
        if whose == "nobody":
            yield replace(finding, about=About.NOBODY)
        elif whose == "?":
            yield replace(finding, about=About.UNKNOWN)
        elif whose:
            mentions = tuple(names[name] for name in whose.split("+"))
            yield replace(finding, about=About.MENTIONS, mentions=mentions)
        else:
            yield finding
