"""Speed: what finding costs beside the full en_core_web_sm pipeline on the same texts in the same run.

    python -m benchmarks.detection_speed [--data FOLDER] [--names thorough|fast|spacy]

CPU time of this process, best of three runs, models loaded before. Without a data folder the texts are invented ones.
"""

from __future__ import annotations

import argparse
import gc
import json
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.identifier_samples import samples
from redactor.core.rules import Rulebook
from redactor.detection import Detector, find_in_texts
from redactor.detection.language import Language
from redactor.detection.name_model import NameModel
from redactor.settings import DetectionSettings

SETS = ("emails_enron_threads", "web_ewt_dev", "judgments_tab")
_WORDS = 12_000  # of each set: enough for full batches


def texts_of(data: Path | None, name: str) -> list[str]:
    """The first texts of a set, about twelve thousand words."""
    if data is None:
        return [sample.text for sample in samples(1, each=20)]
    texts, words = [], 0
    for line in (data / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        texts.append(json.loads(line)["text"])
        words += len(texts[-1].split())
        if words > _WORDS:
            break
    return texts


def cpu_seconds(work: Callable[[], object]) -> float:
    """The best of three."""
    best = float("inf")
    for _ in range(3):
        gc.collect()
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    """Print the cost of both, a set a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--names", default="thorough")
    options = parser.parse_args()
    rules = _rules()
    detector = Detector(rules, DetectionSettings(names=options.names))
    pipeline = Language("en_core_web_sm").pipeline
    print(f"{'set':24} {'words':>7} {'sm, full':>10} {'finding':>10} {'ratio':>6}   (ms per 450 words)")
    for name in SETS if options.data else ("invented identifiers",):
        texts = texts_of(options.data, name)
        words = sum(len(text.split()) for text in texts)
        list(find_in_texts(detector, texts[:20]))
        full = cpu_seconds(lambda texts=texts: list(pipeline.pipe(texts, batch_size=64)))
        finding = cpu_seconds(lambda texts=texts: _found_afresh(detector, texts, options.names))
        per = 450_000 / words
        print(f"{name:24} {words:7} {full * per:10.1f} {finding * per:10.1f} {finding / full:6.2f}")


def _found_afresh(detector: Detector, texts: list[str], names: str) -> None:
    """Find, without what the name model remembers of the run before."""
    if names != "spacy":
        NameModel.load("fast" if names == "fast" else "thorough").forget()
    list(find_in_texts(detector, texts))


def _rules() -> Rulebook:
    from redactor.rulebook import load_rulebook

    return load_rulebook(None)


if __name__ == "__main__":
    main()
