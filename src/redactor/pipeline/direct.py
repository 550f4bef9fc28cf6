"""The rooms without a case: for scripts and for the public Python functions. Nothing here records a decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path

from redactor.core.checks import Expectation, VerificationReport, WithheldText
from redactor.core.copies import CopyPlan, GapFate, Mark, RedactedCopy, WrittenCopy
from redactor.core.documents import Block, Document, GapKind, MediaType
from redactor.core.findings import Finding
from redactor.core.spans import Span, merge_spans, pieces, spans_by_block
from redactor.detection import Detector
from redactor.detection import find_in_texts as detect_in_texts
from redactor.documents import DEFAULT_LIMITS, Limits, read_bytes, write_copy
from redactor.errors import InputError, UsageError, WritingError
from redactor.marking import NEUTRAL_LABEL, Labelled, join_stretches, mark_text
from redactor.pipeline.copies import failing
from redactor.pipeline.folder import write_private
from redactor.pipeline.further_tries import written_until_passed
from redactor.pipeline.plans import area_of, pages_for_ocr
from redactor.pipeline.reading_orders import down_columns
from redactor.pipeline.second_readings import pages_read_otherwise
from redactor.pipeline.word_as_pdf import as_pdf
from redactor.rulebook import load_rulebook
from redactor.settings import DetectionSettings
from redactor.verification import verify_within_limits
from redactor.verification.letters import letters_of

_WHOLE_FILE = frozenset({GapKind.FILE_UNREADABLE, GapKind.FILE_UNKNOWN, GapKind.FILE_ENCRYPTED})
_SHORTEST_STRICT = 4  # shorter words occur by chance: the verifier counts them in place


@cache
def _detector() -> Detector:
    return Detector(load_rulebook(), DetectionSettings())


def find_in_texts(texts: Iterable[str], *, include_weak: bool = False) -> Iterator[list[Finding]]:
    """Findings of each text, in input order."""
    return detect_in_texts(_detector(), texts, include_weak=include_weak)


def read_file(path: Path) -> Document:
    """The document in one file."""
    return read_bytes(_bytes_of(path))


def redact_text(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """*text* with the neutral label in place of each span."""
    if any(not 0 <= start <= end <= len(text) for start, end in spans):
        raise UsageError("A span does not lie within the text.")
    return mark_text(text, [Labelled(start, end, NEUTRAL_LABEL) for start, end in spans])


def redact_path(path: Path, output: Path, spans: Sequence[Span]) -> RedactedCopy:
    """Write and verify; on failure nothing is left at *output*.

    Pictures and pages without text are kept as freshly encoded pixels: the caller named all that is to go. A Word file
    becomes PDF where *output* ends in ``.pdf`` and LibreOffice is installed.
    """
    content = _bytes_of(path)
    document = read_bytes(content)
    unread = [gap for gap in document.gaps if gap.kind in _WHOLE_FILE]
    if unread:
        raise WritingError(f"{path.name} cannot be redacted. {unread[0].reason}", next_step="Nothing was written.")
    settled = settle_copy(content, document, _plan(document, spans), output.name)
    written = settled.written
    _raise_failing(settled.report)
    if document.media_type is MediaType.WORD and output.suffix.lower() == ".pdf":
        written = as_pdf(written, settled.plan, settled.disclosed)
        _raise_failing(_read_back(output.name, document, written, settled.plan, written.shown))
    write_private(output, written.content)
    return RedactedCopy(
        document.file,
        str(output),
        sha256(written.content).hexdigest(),
        written.media_type,
        written.page_count,
        written.labels,
        written.fallbacks,
        written.added,
        written.shown,
    )


@dataclass(frozen=True, slots=True)
class SettledCopy:
    """A written copy with the verifier's report on it, which may still say that it failed, and the plan that it came from."""

    plan: CopyPlan
    written: WrittenCopy
    disclosed: tuple[str, ...] = field(repr=False)
    report: VerificationReport


def settle_copy(
    content: bytes, document: Document, plan: CopyPlan, file_name: str, limits: Limits = DEFAULT_LIMITS
) -> SettledCopy:
    """Write and read back; pages that a failed check names are given up, one fallback after the other, and it is tried again."""

    def write(smaller: CopyPlan) -> WrittenCopy:
        return write_copy(content, document, smaller, limits=limits)

    def read_back(smaller: CopyPlan, written: WrittenCopy) -> VerificationReport:
        return _read_back(file_name, document, written, smaller, _disclosed(document, written, smaller))

    done = written_until_passed(plan, write, read_back, may_withhold=True)
    return SettledCopy(done.plan, done.written, _disclosed(document, done.written, done.plan), done.report)


def _read_back(
    file_name: str, document: Document, written: WrittenCopy, plan: CopyPlan, disclosed: tuple[str, ...]
) -> VerificationReport:
    return verify_within_limits(
        written.content, file_name=file_name, expectation=_expectation(document, written, plan, disclosed)
    )


def _raise_failing(report: VerificationReport) -> None:
    failure = failing(report)
    if failure is not None:
        raise failure


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path.name} cannot be read ({error.strerror}).", next_step="Check the path.") from error


def _plan(document: Document, spans: Sequence[Span]) -> CopyPlan:
    texts = {block.id: block.text for block in document.blocks}
    if any(span.block not in texts or span.end > len(texts[span.block]) for span in spans):
        raise UsageError("A span does not lie within the document's blocks.")
    stretches = {
        block: join_stretches(texts[block], [Labelled(s.start, s.end, NEUTRAL_LABEL) for s in some])
        for block, some in spans_by_block(merge_spans(spans)).items()
    }
    marks = tuple(Mark(Span(block, s.start, s.end), s.label) for block in sorted(stretches) for s in stretches[block])
    gaps = tuple(sorted((gap.id, GapFate.PIXELS) for gap in document.gaps))
    pages = pages_read_otherwise(document, spans)
    return CopyPlan(
        document.file,
        document.media_type,
        NEUTRAL_LABEL,
        marks,
        gaps,
        withheld_pages=pages,
        unread_pages=document.unread_pages,
    )


def _disclosed(document: Document, written: WrittenCopy, plan: CopyPlan) -> tuple[str, ...]:
    """The text of every block that a copy shows: labels for what is withheld, nothing for what the writer had to leave out."""
    gone = {mark.span: mark.label for mark in plan.marks}
    gone |= {span: "" for fallback in written.fallbacks for span in fallback.lost}
    by_block = spans_by_block(gone)
    return tuple(
        "".join(gone[span] if span else words for words, span in pieces(block.text, by_block.get(block.id, [])))
        for block in _carried(document, plan)
    )


def _carried(document: Document, plan: CopyPlan) -> list[Block]:
    """The blocks that a copy shows: none of the pages that are withheld."""
    return [block for block in document.blocks if block.carried and block.page_index not in plan.withheld_pages]


def _expectation(document: Document, written: WrittenCopy, plan: CopyPlan, disclosed: tuple[str, ...]) -> Expectation:
    texts = {block.id: block.text for block in document.blocks}
    orders = () if written.shown else down_columns(_carried(document, plan), disclosed)
    shown = [letters_of(text).text for text in (" ".join(disclosed), *orders)]  # as the search folds them
    withheld = []
    for index, mark in enumerate(plan.marks):
        text = mark.span.of(texts[mark.span.block]).strip()
        if text:
            letters = letters_of(text).text
            ordinary = len(letters) < _SHORTEST_STRICT or any(letters in order for order in shown)
            withheld.append(WithheldText(f"span {index}", (text,), also_ordinary=ordinary))
    return Expectation(
        media_type=written.media_type,
        withheld=tuple(withheld),
        disclosed=disclosed,
        areas=() if written.shown else tuple(area_of(block) for block in _carried(document, plan)),
        other_orders=orders,
        label=plan.label,
        labels=written.labels,
        page_count=written.page_count,
        picture_pages=pages_for_ocr(plan, written),
        added=(
            *written.added,
            *[plan.label] * max(0, written.labels - sum(text.count(plan.label) for text in disclosed)),
        ),
    )
