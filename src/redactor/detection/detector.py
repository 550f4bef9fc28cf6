"""The detector: documents in, reconciled findings out, in two passes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from redactor.core.documents import Block, BlockKind, Document, MediaType
from redactor.core.findings import Finding, Strength
from redactor.core.ids import BlockId, FileId
from redactor.core.names import KnownForm
from redactor.core.places import Place
from redactor.core.rules import Rulebook
from redactor.detection.attribution import Attribution
from redactor.detection.known_names import KnownNames
from redactor.detection.language import Language
from redactor.detection.reconciling import reconcile
from redactor.detection.stages import Stage, facts_about_people, needs_entities, stages
from redactor.detection.strength import with_strength
from redactor.detection.unlikely_names import sifted
from redactor.detection.views import BatchRecogniser, DocumentView
from redactor.settings import DetectionSettings

_BATCH_CHARACTERS = 100_000  # what is analysed together: enough for full batches, little enough to keep memory flat
_BATCH_DOCUMENTS = 256


class Detector:
    """One spaCy pipeline, one Presidio registry, compiled rules. The same input always gives the same findings."""

    def __init__(self, rules: Rulebook, settings: DetectionSettings) -> None:
        self._language = Language(settings.pipeline, batch_size=settings.batch_size)
        self._stages = stages(rules, settings)
        self._needs_entities = needs_entities(settings)
        self._about_people = facts_about_people(rules)
        self._attribution = Attribution(rules)
        self._thresholds = dict(settings.thresholds)

    def find(self, documents: Iterable[Document]) -> Iterator[tuple[Finding, ...]]:
        """First pass: findings of each document, in order, sorted."""
        for batch in _batches(documents):
            yield from self._find_in_batch(batch)
            self._language.forget()

    def find_known(
        self, documents: Iterable[Document], forms: Sequence[KnownForm], found: Sequence[tuple[Finding, ...]]
    ) -> Iterator[tuple[Finding, ...]]:
        """Second pass: *found* joined with every known form of the people of the case."""
        known = KnownNames(forms)
        for document, before in zip(documents, found, strict=True):
            joined = reconcile([*before, *known.find(document, before)])
            yield self._finished(self._looked_anew(DocumentView(document, self._language, joined)))
            self._language.forget()

    def _looked_anew(self, view: DocumentView) -> DocumentView:
        """The view with what hangs on who is known found again, now that more people are."""
        names = {recogniser.name for recogniser in self._about_people}
        kept = view.with_found(finding for finding in view.found if finding.recogniser not in names)
        more = [finding for recogniser in self._about_people for finding in recogniser.find(kept)]
        return kept.with_found(reconcile([*kept.found, *more]))

    def _finished(self, view: DocumentView) -> tuple[Finding, ...]:
        """Unlikely names made weak, every fact tied to whom it is about, every finding with its strength."""
        likely = view.with_found(sifted(view))
        return tuple(with_strength(self._attribution.revised(likely), self._thresholds))

    def _find_in_batch(self, documents: Sequence[Document]) -> Iterator[tuple[Finding, ...]]:
        views = [DocumentView(document, self._language) for document in documents]
        if self._needs_entities:
            self._language.entities(block.text for view in views for block in view.blocks)
        for stage in self._stages:
            views = _through(stage, views)
        for view in views:
            yield self._finished(view)


def find_in_texts(detector: Detector, texts: Iterable[str], *, include_weak: bool = False) -> Iterator[list[Finding]]:
    """Findings of each text, one block a text, in input order; offsets count in the text given."""
    for findings in detector.find(_as_document(index, text) for index, text in enumerate(texts)):
        yield [one for one in findings if include_weak or one.strength is Strength.STRONG]


def _as_document(index: int, text: str) -> Document:
    file = FileId(f"text-{index}")
    block = Block(BlockId(f"{file}:0"), BlockKind.PARAGRAPH, Place("text", path=(0,)), text)
    return Document(file, MediaType.TEXT, None, (block,))


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += sum(len(block.text) for block in document.blocks)
        if size >= _BATCH_CHARACTERS or len(batch) >= _BATCH_DOCUMENTS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _through(stage: Stage, views: list[DocumentView]) -> list[DocumentView]:
    """The views with what this stage found added to what was found before, reconciled."""
    found: list[list[Finding]] = [list(view.found) for view in views]
    for recogniser in stage:
        if isinstance(recogniser, BatchRecogniser):
            results = recogniser.find_batch(views)
        else:
            results = [recogniser.find(view) for view in views]
        for findings, more in zip(found, results, strict=True):
            findings.extend(more)
    return [view.with_found(reconcile(findings)) for view, findings in zip(views, found, strict=True)]
