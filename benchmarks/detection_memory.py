"""Memory over a case: pages streamed through both passes, the peak printed beside the number of pages.

    python -m benchmarks.detection_memory [--pages 200 1000 5000] [--people 3000]

Pages come from the invented folders, each with other people, and are not kept; neither are findings. The second pass looks for
all forms of so many known people. Every size runs in a process of its own, so that the peaks can be compared.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

from benchmarks.invented_case import FORENAMES
from benchmarks.invented_folder import invent_folder
from redactor.core.documents import Document
from redactor.core.names import KnownForm, name_forms
from redactor.detection import Detector
from redactor.rulebook import load_rulebook
from redactor.settings import DetectionSettings

_A_FOLDER = 6  # times that every text of a folder is made
_SYLLABLES = ["Bar", "Cald", "Dun", "Fen", "Gal", "Har", "Kel", "Lang", "Mar", "Nor", "Pem", "Thorn", "Wes"]
_ENDINGS = ["wick", "ford", "ham", "ley", "bury", "by", "thorpe", "worth", "den", "field", "stead", "dale", "well", "ridge", "cott", "shaw", "gate"]  # fmt: skip


def pages(count: int) -> Iterator[Document]:
    """So many documents of one page, never two alike."""
    made = 0
    for seed in range(count):
        for document in invent_folder("school" if seed % 2 else "council", 1, times=_A_FOLDER, shuffle=seed).documents:
            if made == count:
                return
            made += 1
            yield document


def register(people: int) -> list[KnownForm]:
    """All forms of so many invented people; a surname is shared by a few of them."""
    names = [f"{FORENAMES[n % len(FORENAMES)]} {_SYLLABLES[n % 13]}{_ENDINGS[n // 13 % 17]}" for n in range(people)]
    return sorted({form for n, name in enumerate(names) for form in name_forms(name, owner=f"P-{n}")})


def measure(count: int, people: int) -> None:
    """Print the peak of this process after both passes over *count* pages."""
    detector = Detector(load_rulebook(None), DetectionSettings())
    forms = register(people)
    list(detector.find(pages(20)))
    before, began = _peak(), time.process_time()
    seen = sum(len(found) for found in detector.find(pages(count)))
    first = _peak()
    seen += sum(len(again) for again in detector.find_known(pages(count), forms, [()] * count))
    spent = time.process_time() - began
    print(
        f"{count:6} pages, {people} people of {len(forms)} forms: {before:5.0f} MB after loading, {first:5.0f} MB after the first pass, {_peak():5.0f} MB after both;"
        f" {1000 * spent / count:.0f} CPU-ms a page, {seen} findings",
        flush=True,
    )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """One process a size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", nargs="+", type=int, default=[200, 1000, 5000])
    parser.add_argument("--people", type=int, default=1)
    parser.add_argument("--here", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        measure(options.here, options.people)
        return
    for count in options.pages:
        sizes = ["--here", str(count), "--people", str(options.people)]
        subprocess.run([sys.executable, "-m", "benchmarks.detection_memory", *sizes], check=True)


if __name__ == "__main__":
    main()
