"""Facts of one category in one sentence go together: a label in place of "fasting" is no use beside "during Ramadan"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from redactor.core.categories import Family
from redactor.core.findings import About, Finding, Strength
from redactor.core.ids import FindingId
from redactor.core.sentences import sentence_around
from redactor.core.spans import Span
from redactor.policy.reading import DocumentReading

FACTS = frozenset({Family.SPECIAL, Family.OFFENCE})
Sentence = tuple[Span, str]


def sentence_of(reading: DocumentReading, finding: Finding) -> Sentence:
    """The sentence a fact stands in, and its category: facts that share both are companions."""
    return sentence_around(reading.blocks[finding.span.block].text, finding.span), finding.category


def with_companions(reading: DocumentReading) -> Iterator[Finding]:
    """The findings of a document; a weak or general fact is somebody's where a sure one of its category stands beside it."""
    sure = _sure(reading, (finding for finding in reading.findings if finding.span.block in reading.blocks))
    for finding in reading.findings:
        yield _joined(reading, finding, sure) if sure and finding.family in FACTS else finding


def _sure(reading: DocumentReading, findings: Iterable[Finding]) -> dict[Sentence, tuple[FindingId, ...]]:
    """Whose the sure facts of each sentence and category are: the mentions they hang on."""
    found: defaultdict[Sentence, dict[FindingId, None]] = defaultdict(dict)
    for finding in findings:
        is_sure = finding.strength is Strength.STRONG and finding.about is About.MENTIONS
        if finding.family in FACTS and is_sure:
            found[sentence_of(reading, finding)].update(dict.fromkeys(finding.mentions))
    return {sentence: tuple(mentions) for sentence, mentions in found.items()}


def _joined(reading: DocumentReading, finding: Finding, sure: dict[Sentence, tuple[FindingId, ...]]) -> Finding:
    is_sure = finding.strength is Strength.STRONG and finding.about is About.MENTIONS
    if is_sure or finding.strength is Strength.FALSE_FRIEND or finding.span.block not in reading.blocks:
        return finding
    mentions = sure.get(sentence_of(reading, finding))
    if mentions is None:
        return finding
    own = finding.mentions if finding.about is About.MENTIONS else mentions
    return replace(finding, strength=Strength.STRONG, about=About.MENTIONS, mentions=own)
