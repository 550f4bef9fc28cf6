"""How linking scales: mentions of many people, one figure a size; the cost must grow with the mentions.

Run: python -m benchmarks.linking [--sizes 1250:25000 5000:100000]
"""

from __future__ import annotations

import argparse
import random
import time

from benchmarks.invented_case import FORENAMES
from redactor.core.documents import Block, BlockKind, Document, MediaType
from redactor.core.facts import CaseFacts, DataSubject, Requester
from redactor.core.findings import Finding
from redactor.core.ids import FileId, block_id
from redactor.core.places import Place
from redactor.core.spans import Span
from redactor.people import build_register
from redactor.rulebook import load_rulebook

_SYLLABLES = ["ba", "ke", "lo", "mi", "nu", "ra", "se", "ti", "vo", "za", "den", "far", "gol", "hin", "jor"]
_MENTIONS, _BLOCKS, _CAST = 200, 50, 20  # of one document


def invent_mentions(people, mentions, seed=1):
    """Documents that each name twenty of the people in five written forms."""
    rng = random.Random(seed)
    names = sorted({(rng.choice(FORENAMES), "".join(rng.choices(_SYLLABLES, k=4)).title()) for _ in range(people)})
    made = [_document(number, rng, rng.sample(names, _CAST)) for number in range(mentions // _MENTIONS)]
    return [document for document, _ in made], [found for _, found in made]


def _document(number, rng, cast):
    file = FileId(f"{number:016x}")
    blocks, found = [], []
    for index in range(_BLOCKS):
        identity, text = block_id(file, str(index)), ""
        for _ in range(_MENTIONS // _BLOCKS):
            forename, surname = rng.choice(cast)
            full = f"{forename} {surname}"
            form = rng.choice([full, forename, f"{surname}, {forename}", f"{forename[0]}. {surname}", surname])
            found.append(Finding(Span(identity, len(text), len(text) + len(form)), "person", "invented/1", 0.9))
            text += form + " spoke to "
        blocks.append(Block(identity, BlockKind.PARAGRAPH, Place("page", index // 10, (index,)), text))
    return Document(file, MediaType.PDF, 5, tuple(blocks)), tuple(found)


def main():
    """Print one line a size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", nargs="*", default=["1250:25000", "5000:100000"], help="people:mentions")
    rules, facts = load_rulebook(None), CaseFacts("invented", DataSubject("Amelia Clarke"), Requester())
    for size in parser.parse_args().sizes:
        people, mentions = map(int, size.split(":"))
        documents, findings = invent_mentions(people, mentions)
        start = time.process_time()
        register = build_register(documents, findings, facts, (), rules)
        seconds = time.process_time() - start
        asked = sum(mention.person is None for mention in register.mentions)
        print(f"{people} people, {len(register.mentions)} mentions: linked in {seconds:.1f} s, {asked} asked about")


if __name__ == "__main__":
    main()
