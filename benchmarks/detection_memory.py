"""Memory over a case: pages streamed through both passes, the peak printed beside the number of pages.

    python -m benchmarks.detection_memory [--pages 200 1000 5000]

Pages come from the invented folders, each with other people, and are not kept; findings of the first pass are handed to the
second and dropped. Every size runs in a process of its own, so that the peaks can be compared.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

from benchmarks.invented_folder import invent_folder
from redactor.core.documents import Document
from redactor.core.names import name_forms
from redactor.detection import Detector
from redactor.rulebook import load_rulebook
from redactor.settings import DetectionSettings

_A_FOLDER = 6  # times that every text of a folder is made


def pages(count: int) -> Iterator[Document]:
    """So many documents of one page, never two alike."""
    made = 0
    for seed in range(count):
        for document in invent_folder("school" if seed % 2 else "council", 1, times=_A_FOLDER, shuffle=seed).documents:
            if made == count:
                return
            made += 1
            yield document


def measure(count: int) -> None:
    """Print the peak of this process after both passes over *count* pages."""
    detector = Detector(load_rulebook(None), DetectionSettings())
    forms = name_forms("Amelia Clarke", owner="P-1")
    list(detector.find(pages(20)))
    before, began = _peak(), time.process_time()
    seen = sum(len(found) for found in detector.find(pages(count)))
    first = _peak()
    for document in pages(count):
        found = [()]
        seen += sum(len(again) for again in detector.find_known([document], forms, found))
    spent = time.process_time() - began
    print(
        f"{count:6} pages: {before:5.0f} MB after loading, {first:5.0f} MB after the first pass, {_peak():5.0f} MB after both;"
        f" {1000 * spent / count:.0f} CPU-ms a page, {seen} findings",
        flush=True,
    )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """One process a size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", nargs="+", type=int, default=[200, 1000, 5000])
    parser.add_argument("--here", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        measure(options.here)
        return
    for count in options.pages:
        subprocess.run([sys.executable, "-m", "benchmarks.detection_memory", "--here", str(count)], check=True)


if __name__ == "__main__":
    main()
