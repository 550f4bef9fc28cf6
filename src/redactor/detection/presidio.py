"""Presidio's analyzer as one of our recognisers: its pattern recognisers for the United Kingdom and for the net.

Names are not its business here: it gets the tokens that are there already and runs no model of its own.
Its scores are tuned to ours: a bare pattern that also fits ordinary codes counts only with context words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import Any

import phonenumbers
import tldextract
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer import predefined_recognizers as predefined
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

from redactor.core.documents import Block
from redactor.core.findings import Evidence, Finding
from redactor.core.spans import Span
from redactor.detection.signals import windows
from redactor.detection.views import DocumentView

_NAME = "presidio/2.2"
_ENGLISH = "en"
_CATEGORY = {
    "EMAIL_ADDRESS": "email_address",
    "IP_ADDRESS": "ip_address",
    "MAC_ADDRESS": "mac_address",
    "URL": "url",
    "IBAN_CODE": "iban",
    "CREDIT_CARD": "payment_card",
    "PHONE_NUMBER": "phone_number",
    "UK_NHS": "nhs_number",
    "UK_NINO": "national_insurance_number",
    "UK_PASSPORT": "passport_number",
    "UK_POSTCODE": "postcode",
    "UK_DRIVING_LICENCE": "driving_licence",
    "UK_VEHICLE_REGISTRATION": "vehicle_registration",
}
# Presidio's score under which a hit is dropped. Its UK patterns reach these only with context or a check digit.
_LEAST = {
    "UK_PASSPORT": 0.4,
    "UK_VEHICLE_REGISTRATION": 0.5,
    "UK_NHS": 1.0,
    "CREDIT_CARD": 1.0,
    "IBAN_CODE": 1.0,
    "URL": 0.5,
    "IP_ADDRESS": 0.65,
}
# What a hit that passes is worth beside our own recognisers.
_WORTH = {"UK_POSTCODE": 0.6, "UK_NHS": 0.6, "PHONE_NUMBER": 0.6, "URL": 0.6, "UK_NINO": 0.7}
_CAPITALS_ONLY = frozenset({"UK_POSTCODE", "UK_VEHICLE_REGISTRATION", "UK_PASSPORT", "UK_DRIVING_LICENCE"})
_WORD = re.compile(r"\w+|[^\w\s]")


class PresidioPatterns:
    """Presidio's analyzer over the blocks that can hold anything it looks for."""

    name = _NAME

    @cached_property
    def _analyzer(self) -> AnalyzerEngine:
        registry = RecognizerRegistry(recognizers=list(_recognizers()), supported_languages=[_ENGLISH])
        return AnalyzerEngine(registry=registry, nlp_engine=_GivenTokens(), supported_languages=[_ENGLISH])

    def find(self, view: DocumentView) -> list[Finding]:
        """Hits of every recogniser in the stretches that can hold any."""
        return [finding for block in view.blocks for finding in self._in_block(block)]

    def _in_block(self, block: Block) -> Iterator[Finding]:
        """The stretches go to the analyzer as one short text, a line each; hits come back to their places."""
        stretches = windows(block.text)
        if not stretches:
            return
        text = "\n".join(block.text[low:high] for low, high in stretches)
        starts = [0, *accumulate(high - low + 1 for low, high in stretches)]
        hits = self._analyzer.analyze(text, _ENGLISH, nlp_artifacts=_artifacts(text))
        for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.entity_type)):
            number = bisect_right(starts, hit.start) - 1
            offset = stretches[number][0] - starts[number]
            piece = text[hit.start : hit.end]
            if hit.end < starts[number + 1] and _counts(hit, piece):
                yield _finding(Span(block.id, hit.start + offset, hit.end + offset), hit, piece)


def _counts(hit: Any, piece: str) -> bool:
    return hit.score >= _LEAST.get(hit.entity_type, 0.0) and _is_plausible(hit.entity_type, piece)


def _finding(span: Span, hit: Any, piece: str) -> Finding:
    score = _WORTH.get(hit.entity_type, round(min(hit.score, 0.9), 2))
    evidence = Evidence("pattern", hit.entity_type.lower())
    return Finding(span, _CATEGORY[hit.entity_type], _NAME, score, evidence=(evidence,), value=_value(piece))


class _WithShippedSuffixes:
    """Presidio asks tldextract whether an address is real: here by the list it ships with, never the network."""

    _suffixes = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)

    def validate_result(self, pattern_text: str) -> bool:
        """Whether the domain ends in a public suffix."""
        return bool(self._suffixes(pattern_text).fqdn)


class _Email(_WithShippedSuffixes, predefined.EmailRecognizer):  # type: ignore[misc]
    pass


class _Url(_WithShippedSuffixes, predefined.UrlRecognizer):  # type: ignore[misc]
    pass


def _recognizers() -> Iterable[Any]:
    return (
        _Email(),
        predefined.IpRecognizer(),
        predefined.MacAddressRecognizer(),
        _Url(),
        predefined.IbanRecognizer(),
        predefined.CreditCardRecognizer(),
        predefined.NhsRecognizer(),
        predefined.UkNinoRecognizer(),
        predefined.UkPassportRecognizer(),
        predefined.UkPostcodeRecognizer(),
        predefined.UkDrivingLicenceRecognizer(),
        predefined.UkVehicleRegistrationRecognizer(),
        predefined.PhoneRecognizer(supported_regions=("GB",), leniency=phonenumbers.Leniency.VALID),
    )


def _is_plausible(entity: str, piece: str) -> bool:
    """UK codes are written in capitals; Presidio's patterns ignore case and so fit ordinary words."""
    if entity in _CAPITALS_ONLY:
        return piece == piece.upper()
    return not (entity == "URL" and "@" in piece)


def _value(piece: str) -> str:
    return piece.casefold() if "@" in piece or "." in piece else re.sub(r"[\s-]", "", piece).upper()


def _artifacts(text: str) -> NlpArtifacts:
    """Words for Presidio's context: it compares them with its context words and needs no more of a token."""
    words = [(word.group().casefold(), word.start()) for word in _WORD.finditer(text)]
    plain = [word for word, _ in words]
    artifacts = NlpArtifacts([], plain, [start for _, start in words], plain, None, _ENGLISH)
    artifacts.keywords = frozenset(plain)
    return artifacts


class _GivenTokens(NlpEngine):  # type: ignore[misc]
    """Stands where Presidio wants an engine; every call of ours brings its own tokens."""

    def load(self) -> None:
        """Nothing to load."""

    def is_loaded(self) -> bool:
        """Always."""
        return True

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """Never needed: a call without tokens is a fault of ours."""
        raise NotImplementedError("tokens are handed in")

    def process_batch(self, texts: Iterable[str], language: str, **_: Any) -> Iterator[tuple[str, NlpArtifacts]]:
        """Never needed: a call without tokens is a fault of ours."""
        raise NotImplementedError("tokens are handed in")

    def is_stopword(self, word: str, language: str) -> bool:
        """No word is left out."""
        del word, language
        return False

    def is_punct(self, word: str, language: str) -> bool:
        """No mark is left out."""
        del word, language
        return False

    def get_supported_entities(self) -> list[str]:
        """None: names come from elsewhere."""
        return []

    def get_supported_languages(self) -> list[str]:
        """English only."""
        return [_ENGLISH]
