"""Document-level evidence: what the rest of a document says about a name that the model is not sure of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from redactor.core.diminutives import DIMINUTIVES
from redactor.core.names import fold
from redactor.core.ordinary import is_forename_before_a_surname, is_ordinary
from redactor.detection.name_decoding import ScoredName, Thresholds, WordScore
from redactor.detection.name_model import ScoredText
from redactor.detection.wordpiece import LOWER, SIGN

_BARE_INITIALS = re.compile(r"[A-Z]{2,4}")
_INITIALS_IN_A_ROW = re.compile(r"[A-Z]{2,3}(?:, [A-Z]{2,3})+")
_NUMERAL = re.compile(r"X{0,3}(?:I[XV]|V?I{1,3}|VI{0,3})|X{2,3}")  # II, IV, XIX
# Capitals that offices write every day: initials only where a person of the document has them.
_ACRONYMS = frozenset(
    "PE RE IT TA HR OT PA GP PM AM OK NB PS CC FW FYI TBC TBA AOB DOB LA MP QC KC JP ICT DT SEN EAL LAC CIN CP EP "  # noqa: SIM905
    "SLT DSL HT DHT AHT NHS UK US EU UN MS SW SS FSM EHCP PEP LSA TAF TAC CAF FSW IRO YOT PRU NQT ECT KS GCSE SATS PPE "
    "CCTV DVD XS XL XXL TV PC ID NI VAT PIN ATM CEO CFO COO VP RIP PTO RSVP ASAP EOD COB LNG AGM PTA TBD ETA "
    "NINO UPN ULN UCI TRN UTR DBS PNC CRO CHI CAD NCRS URN IBAN".split()
)
_PERHAPS_A_PLACE = 0.2  # enough to keep a name weak that is clearly a place elsewhere in the document
_WORD_BEFORE = re.compile(r"(?<!\w)([^\W\d_a-z][^\W\d_]+) $")
_ONE_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LONGEST_FORENAME = 16  # letters
_MODALS = frozenset({"will", "may"})  # names where what follows the surname is told of the past
_PAST = re.compile(
    r" (?:\w{2,}ed|was|is|has|had|said|saw|told|rang|came|went|left|did|got|gave|felt|knew|wrote|ran|hit|took|made)\b"
)
_SHORTEST = 3  # letters of a name that may be looked for elsewhere


@dataclass(frozen=True, slots=True)
class NameLimits:
    """Scores at which a stretch counts as a name; see ``models/names/README.md`` for how they were chosen."""

    seed: float  # one word of a name must reach it
    grow: float  # its neighbours must reach it
    weak: float  # from here on a stretch is shown as a weak hit
    agrees: float  # from here on the model agrees with another recogniser's name
    veto: float  # a place or organisation this sure keeps an unsure name weak
    sure: float  # names this sure lend their words to the rest of the document
    elsewhere: float  # a word of a sure name counts as a name from here on
    initials: float  # bare initials of nobody in the document need this much
    ordinary: float  # one word alone that is also an ordinary word ("Autumn") needs this much
    small: float  # a stretch that the document writes in small letters, here or elsewhere, needs this much


@dataclass(frozen=True, slots=True)
class JudgedName:
    """A stretch taken for a name, whether it is strong, and why."""

    name: ScoredName
    strong: bool
    reason: str


def judged_names(scored: ScoredText, limits: NameLimits) -> list[JudgedName]:
    """The names of one document's text, each judged in the light of the others."""
    first = [name for name in scored.names(Thresholds(limits.seed, limits.grow)) if not _vetoed(name, limits)]
    sure = [name for name in first if name.score >= limits.sure]
    known = _words_of(scored, sure)
    lifted = _lifted(scored, known, limits)
    hints = _Hints(
        _initials_of(scored, first) | _sure_initials(scored, sure, limits),
        _written_small(scored),
        known,
        _alone(scored, sure),
        _places(scored, limits),
    )
    names = lifted.names(Thresholds(limits.weak, min(limits.grow, limits.weak)))
    parts = ((part, strong) for name in names for part, strong in _seeded(lifted, name, limits))
    judged = (_judge(scored, part, hints, limits, seeded=strong) for part, strong in parts)
    return [_with_forename(scored.text, one) for whole in judged for one in _apart(scored.text, whole)]


def _apart(text: str, judged: JudgedName) -> Iterator[JudgedName]:
    """Initials in a row ("KO, LM") as the people that they are; anything else as it is."""
    name = judged.name
    if not _INITIALS_IN_A_ROW.fullmatch(text, name.start, name.end):
        yield judged
        return
    for part in _BARE_INITIALS.finditer(text, name.start, name.end):
        yield replace(judged, name=replace(name, start=part.start(), end=part.end()))


def _with_forename(text: str, judged: JudgedName) -> JudgedName:
    """A name of one word together with the ordinary word before it that is a forename there, as at the start of a sentence."""
    name = judged.name
    before = _WORD_BEFORE.search(text, max(0, name.start - _LONGEST_FORENAME), name.start)
    if not judged.strong or before is None or not _ONE_WORD.fullmatch(text, name.start, name.end):
        return judged
    first, own = fold(before[1]), fold(text[name.start : name.end])
    if own in DIMINUTIVES:  # a forename by itself: the word before it is what it says
        return judged
    is_forename = is_forename_before_a_surname(first) or (first in _MODALS and _PAST.match(text, name.end) is not None)
    return replace(judged, name=replace(name, start=before.start(1))) if is_forename else judged


@dataclass(frozen=True, slots=True)
class _Hints:
    """What a document says by the way: initials that its people have, words that it writes small, words of sure names."""

    initials: frozenset[str]
    small: frozenset[str]
    known: frozenset[str]
    alone: frozenset[str]  # sure names of one word
    places: frozenset[str]  # words that are clearly places somewhere


def _sure_initials(scored: ScoredText, sure: Iterable[ScoredName], limits: NameLimits) -> frozenset[str]:
    """Bare initials that are sure in one place: the others of the document are the same person's."""
    texts = {scored.text[name.start : name.end] for name in sure if name.score >= limits.initials}
    return frozenset(text for text in texts if _BARE_INITIALS.fullmatch(text) and text not in _ACRONYMS)


def _alone(scored: ScoredText, sure: Iterable[ScoredName]) -> frozenset[str]:
    return frozenset(fold(scored.text[name.start : name.end]) for name in sure)


def _places(scored: ScoredText, limits: NameLimits) -> frozenset[str]:
    """Folded words that the model takes for a place somewhere and for no name there."""
    return frozenset(
        fold(scored.text[word.start : word.end])
        for word, score in zip(scored.words, scored.scores, strict=True)
        if score.place >= limits.veto and score.name < limits.seed
    )


def _written_small(scored: ScoredText) -> frozenset[str]:
    words = (scored.text[word.start : word.end] for word in scored.words if word.pieces.word_shape == LOWER)
    return frozenset(words)


def _vetoed(name: ScoredName, limits: NameLimits) -> bool:
    return max(name.place, name.organisation) >= limits.veto and name.score < limits.sure


def _words_of(scored: ScoredText, names: Iterable[ScoredName]) -> frozenset[str]:
    """The folded words of sure names that are long enough to be looked for."""
    words = {fold(word) for name in names for word in re.findall(r"[^\W\d_]+", scored.text[name.start : name.end])}
    return frozenset(word for word in words if len(word) >= _SHORTEST)


def _lifted(scored: ScoredText, known: frozenset[str], limits: NameLimits) -> ScoredText:
    """The same text with the scores of known words raised past the threshold, where the model half agrees."""
    if not known or not any(limits.elsewhere <= score.name < limits.seed for score in scored.scores):
        return scored
    scores = tuple(
        _raised(scored.text[word.start : word.end], word.pieces.word_shape, score, known, limits)
        for word, score in zip(scored.words, scored.scores, strict=True)
    )
    return replace(scored, scores=scores)


def _raised(text: str, shape: int, score: WordScore, known: frozenset[str], limits: NameLimits) -> WordScore:
    unsure = limits.elsewhere <= score.name < limits.seed
    if not unsure or shape in {LOWER, SIGN} or fold(text) not in known:
        return score
    return replace(score, name=limits.seed)


def _seeded(lifted: ScoredText, name: ScoredName, limits: NameLimits) -> Iterator[tuple[ScoredName, bool]]:
    """The strong names within a weak stretch, if there are any; else the stretch as it is. And whether it is strong."""
    strong = lifted.part(name.start, name.end).names(Thresholds(limits.seed, limits.grow))
    yield from ((part, True) for part in strong)
    if not strong:
        yield name, False


def _judge(scored: ScoredText, name: ScoredName, hints: _Hints, limits: NameLimits, *, seeded: bool) -> JudgedName:
    text = scored.text[name.start : name.end]
    if _BARE_INITIALS.fullmatch(text):
        if text in hints.initials and not _NUMERAL.fullmatch(text):
            return JudgedName(name, name.score >= limits.weak, "initials of a person found")
        return JudgedName(
            name,
            name.score >= limits.initials and text not in _ACRONYMS and not _NUMERAL.fullmatch(text),
            "bare initials",
        )
    if _vetoed(name, limits) and fold(text) not in hints.alone:
        return JudgedName(name, strong=False, reason="place or organisation")
    if name.place >= _PERHAPS_A_PLACE and name.score < limits.sure and fold(text) in hints.places:
        return JudgedName(name, strong=False, reason="a place elsewhere in the document")
    if name.score < limits.ordinary and is_ordinary(fold(text)) and fold(text) not in hints.known:
        return JudgedName(name, strong=False, reason="an ordinary word")
    if name.score < limits.small and text.lower() in hints.small:
        return JudgedName(name, strong=False, reason="written small in the document")
    before = scored.mean(name.start, name.end)
    return JudgedName(name, seeded, "name found elsewhere" if seeded and before < limits.seed else "name model")


def _initials_of(scored: ScoredText, names: Sequence[ScoredName]) -> frozenset[str]:
    """Initials of every name of two words or more, in both orders, and those that stand in one ("Lohman, TK")."""
    found: set[str] = set()
    for name in names:
        words = re.findall(r"[^\W\d_]+", scored.text[name.start : name.end])
        if len(words) > 1 and any(len(word) > 1 for word in words):
            letters = "".join(word[0] for word in words).upper()
            found |= {word for word in words if _BARE_INITIALS.fullmatch(word)}
            found |= {letters, letters[0] + letters[-1], letters[-1] + letters[0], letters[1:] + letters[0]}
    return frozenset(found)
