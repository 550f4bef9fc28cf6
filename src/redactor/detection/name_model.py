"""The name model at run time: our weights under ONNX Runtime, without torch.

Two graphs share the work. The lower half of the encoder reads every window; in the *thorough* setting the upper
half reads those again in which the lower half is not sure, in the *fast* setting it is not loaded. Windows are
scored one at a time: int8 scales are taken over all that is scored together, so that a batch would make a
score depend on its neighbours, and a batch is no faster on a processor. Equal windows are scored once.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable
from typing import Any, Literal

import numpy as np

from redactor.detection.name_decoding import ScoredName, Thresholds, WordScore, names_in
from redactor.detection.name_windows import Columns, marks, windows
from redactor.detection.wordpiece import Word, WordPiece
from redactor.errors import InputError
from redactor.resources import shipped

Setting = Literal["thorough", "fast"]
Scores = Any  # numpy array, pieces by six probabilities: O, B, I, and O, place, organisation
_CONTEXT = Thresholds(0.5, 0.5)  # for places and organisations, which never make an item
_REMEMBERED = 2_000  # windows of which the scores are kept: about 16 MB


@dataclass(frozen=True, slots=True)
class ScoredText:
    """A text's words and what the model says of each."""

    text: str
    words: tuple[Word, ...]
    scores: tuple[WordScore, ...]

    def names(self, limits: Thresholds) -> list[ScoredName]:
        """The names found at these thresholds, in order."""
        return list(names_in(self.text, self.words, self.scores, limits))

    def places(self) -> list[ScoredName]:
        """The places found, scored as names are."""
        return self._kind(score.place for score in self.scores)

    def organisations(self) -> list[ScoredName]:
        """The organisations found, scored as names are."""
        return self._kind(score.organisation for score in self.scores)

    def _kind(self, values: Iterable[float]) -> list[ScoredName]:
        found = tuple(values)
        if max(found, default=0.0) < _CONTEXT.seed:
            return []
        scores = [WordScore(value, begins=False, place=0.0, organisation=0.0) for value in found]
        return list(names_in(self.text, self.words, scores, _CONTEXT))

    def part(self, start: int, end: int) -> ScoredText:
        """The words that touch a stretch."""
        first = bisect_right(self.words, start, key=lambda word: word.end)
        last = bisect_left(self.words, end, lo=first, key=lambda word: word.start)
        return ScoredText(self.text, self.words[first:last], self.scores[first:last])

    def mean(self, start: int, end: int) -> float:
        """The mean name score of the words that touch a stretch: how far the model agrees with somebody else's name."""
        scores = self.part(start, end).scores
        return sum(score.name for score in scores) / max(1, len(scores))


class NameModel:
    """Scores texts. Make one with :meth:`load`."""

    def __init__(self, files: Mapping[str, bytes], configuration: Mapping[str, Any], setting: Setting) -> None:
        self.version = str(configuration["version"])
        self.thresholds: Mapping[str, float] = configuration["thresholds"][setting]
        self._sure = float(configuration["sure"])
        self._wordpiece = WordPiece(files["vocabulary.txt"].decode().split("\n")[:-1])
        self._lower = _session(files["lower.onnx"])
        self._upper = _session(files["upper.onnx"]) if setting == "thorough" else None
        self._known: dict[Columns, Scores] = {}

    @classmethod
    def load(cls, setting: Setting = "thorough") -> NameModel:
        """The shipped model, its files checked against the manifest's digests; InputError if one differs."""
        return _load(setting)

    def forget(self) -> None:
        """Drop the kept scores: called between cases, so that nothing of one stays for the next."""
        self._known.clear()

    def score(self, texts: Iterable[str]) -> list[ScoredText]:
        """Every text's words with their scores, in order; no text's scores depend on another's."""
        return [self._score_text(text) for text in texts]

    def _score_text(self, text: str) -> ScoredText:
        words = self._wordpiece.words(text)
        scores: list[WordScore] = []
        for window in windows(text, words, self._wordpiece):
            rows = self._rows(window.columns)
            scores.extend(_word_scores(rows, words[window.first : window.end]))
        return ScoredText(text, tuple(words), tuple(scores))

    def _rows(self, columns: Columns) -> Scores:
        rows = self._known.get(columns)
        if rows is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            rows = self._known[columns] = self._run(columns)
        return rows

    def _run(self, columns: Columns) -> Scores:
        pieces = {"ids": np.array(columns[0], dtype=np.int64), "marks": np.array(marks(columns), dtype=np.int64)}
        hidden, scores = self._lower.run(None, pieces)
        rows = _probabilities(scores)
        if self._upper is None or not self._doubtful(rows):
            return rows
        return _probabilities(self._upper.run(None, {"hidden": hidden})[0])

    def _doubtful(self, rows: Scores) -> bool:
        """Whether any piece between the markers is neither surely in a name nor surely in none."""
        outside = rows[1:-1, 0]
        return bool(((outside < 1 - self._sure) & (outside > self._sure)).any())


def model_is_shipped() -> bool:
    """Whether this copy of the program was made with a name model; if so, all of its files must be there."""
    return bool(_configuration()["files"])


def _configuration() -> dict[str, Any]:
    text = shipped("models").joinpath("names", "config.json").read_text(encoding="utf-8")
    configuration: dict[str, Any] = json.loads(text)
    return configuration


@lru_cache(maxsize=2)
def _load(setting: Setting) -> NameModel:
    folder = shipped("models").joinpath("names")
    configuration = _configuration()
    wanted = [name for name in configuration["files"] if setting == "thorough" or name != "upper.onnx"]
    files = {name: _checked(folder.joinpath(name), configuration["files"][name]) for name in wanted}
    return NameModel(files, configuration, setting)


def _checked(path: Traversable, digest: str) -> bytes:
    """The bytes of a file of the model, if they are those that were shipped."""
    advice = "Install the program again: its name model is incomplete or was changed."
    if not path.is_file():
        raise InputError(f"the name model's file {path.name} is missing", next_step=advice)
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != digest:
        raise InputError(f"the name model's file {path.name} is not the one that was shipped", next_step=advice)
    return content


def _session(graph: bytes) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # whoever wants more runs more processes
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def _probabilities(scores: Scores) -> Scores:
    """Two softmaxes side by side: O/B/I and O/place/organisation."""
    triples = scores.reshape(-1, 2, 3)
    powers = np.exp(triples - triples.max(axis=2, keepdims=True))
    return (powers / powers.sum(axis=2, keepdims=True)).reshape(-1, 6)


def _word_scores(rows: Scores, words: Sequence[Word]) -> list[WordScore]:
    counts = np.array([len(word.pieces.ids) for word in words])
    firsts = 1 + np.concatenate(([0], np.cumsum(counts)[:-1]))
    means = np.add.reduceat(rows[: firsts[-1] + counts[-1]], firsts, axis=0) / counts[:, None]
    begins = rows[firsts, 1] > rows[firsts, 2]
    table = np.column_stack((1 - means[:, 0], means[:, 4], means[:, 5])).astype(float).round(4).tolist()
    return [
        WordScore(name, starts, place, organisation)
        for (name, place, organisation), starts in zip(table, begins.tolist(), strict=True)
    ]
