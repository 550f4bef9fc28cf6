"""The known-names pass: CPU time by length of one text and by number of known people.

    python -m benchmarks.known_names [--people 300 3000] [--words 5000 20000]

One block of text, a third of whose words are names of the register: the hardest case for overlaps and for evidence. The pass runs
with the findings of a run before beside it, as it does in a case.
"""

from __future__ import annotations

import argparse
import random
import time

from benchmarks.detection_memory import register
from redactor.core.documents import Block, BlockKind, Document, MediaType
from redactor.core.ids import BlockId, FileId
from redactor.core.places import Place
from redactor.detection.known_names import KnownNames

_FILLERS = ["the class met", "on Friday", "and then", "Calford rang", "school report"]


def _document(names: list[str], words: int) -> Document:
    rng = random.Random(7)
    text = " ".join(rng.choice(names if rng.random() < 0.3 else _FILLERS) for _ in range(words))
    block = Block(BlockId("f:0"), BlockKind.PARAGRAPH, Place("text", path=(0,)), text)
    return Document(FileId("f"), MediaType.TEXT, None, (block,))


def main() -> None:
    """One line for each number of people and length of text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", nargs="+", type=int, default=[300, 3000])
    parser.add_argument("--words", nargs="+", type=int, default=[5000, 20_000])
    options = parser.parse_args()
    for people in options.people:
        forms = register(people)
        began = time.process_time()
        known = KnownNames(forms)
        built = time.process_time() - began
        names = sorted({form.form for form in forms if form.kind == "full"})
        for words in options.words:
            document = _document(names, words)
            beside = known.find(document, ())
            began = time.process_time()
            found = known.find(document, beside)
            spent = time.process_time() - began
            print(
                f"{people:6} people (compiled in {built:.1f} CPU-s), {words:6} words: {len(found):6} mentions, {spent:.2f} CPU-s"
            )


if __name__ == "__main__":
    main()
