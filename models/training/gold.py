"""Annotated sets: cleaned, with names swapped and letters cased anew, so that none can be learnt by heart."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.training.labelled import IGNORE, LOC, ORG, PERSON, Labelled, read_set
from models.training.names import Name, NameSource

# A title never belongs to a name; the words of the second list sometimes do, so they are masked.
# A bare "M." is an initial far more often than Monsieur: it stays.
_TITLES = re.compile(r"(?:(?:the|mr|mrs|ms|miss|mx|dr|prof|professor|messrs)\b\.?\s+)+", re.IGNORECASE)
_UNSURE = re.compile(
    r"(?:(?:sir|lady|lord|dame|rev|reverend|father|sister|brother|aunt|uncle|auntie|captain|capt|colonel|major|general|sergeant|"
    r"president|prince|princess|king|queen|pope|duke|duchess|judge|senator|madame|monsieur|mme|mademoiselle|count|saint|st|prophet|"
    r"old|little|young|dear|poor|cousin)\b\.?\s+)+",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"\s?['’]\s?s$")
_PARTICLES = frozenset(
    {
        "de",
        "da",
        "di",
        "du",
        "del",
        "der",
        "den",
        "van",
        "von",
        "bin",
        "al",
        "el",
        "la",
        "le",
        "ap",
        "ab",
        "of",
        "and",
        "y",
        "e",
    }
)
# The last documents of a set: never learnt from.
_HELD_OUT = {"judgments_tab": 34, "novels_litbank": 6, "web_ewt_dev": 150, "emails_enron_threads": 12}


@dataclass(frozen=True, slots=True)
class Part:
    """One annotated set: its file, the share kept each epoch, the share of documents whose names are swapped, how often it comes."""

    file: str
    kept: float
    swapped: float
    times: int = 1


PARTS = (
    Part("judgments_tab", 1.0, 0.6, times=2),
    Part("novels_litbank", 0.8, 0.5, times=2),
    Part("web_ewt_dev", 1.0, 0.5, times=4),
    Part("emails_enron_threads", 1.0, 0.75, times=4),
    *(Part(f"wiki_crossner_{domain}", 0.6, 0.45) for domain in ("ai", "literature", "music", "politics", "science")),
    *(Part(f"social_{name}", 0.45, 0.3) for name in ("btc_train", "btc_dev", "wnut17_train", "wnut17_dev")),
)


class GoldText:
    """The annotated training sets in memory; each epoch draws from them anew."""

    def __init__(self, data: Path) -> None:
        self._parts = [(part, [clean(doc) for doc in training_documents(data, part.file)]) for part in PARTS]

    def epoch(self, rng: random.Random, names: NameSource) -> Iterator[Labelled]:
        """One pass: a share of each set, some documents with other names."""
        for part, documents in self._parts:
            for doc in documents * part.times:
                if rng.random() < part.kept:
                    yield swap_names(rng, names, doc) if rng.random() < part.swapped else doc


def training_documents(data: Path, name: str) -> list[Labelled]:
    """The documents of a set that may be learnt from: those that are also measured on, without their last ones."""
    documents = list(read_set(data / f"{name}.jsonl"))
    return documents[: len(documents) - _HELD_OUT.get(name, 0)]


def development_documents(data: Path, name: str) -> list[Labelled]:
    """The documents of a set that are never learnt from."""
    documents = list(read_set(data / f"{name}.jsonl"))
    return documents[-_HELD_OUT.get(name, 0) :]


def clean(doc: Labelled) -> Labelled:
    """Names without titles in front and possessives behind; labels that we do not use are dropped."""
    spans: list[tuple[int, int, str]] = []
    for start, end, label in doc.spans:
        if label == PERSON:
            spans.extend(_bare_name(doc.text, start, end))
        elif label in {LOC, ORG, IGNORE}:
            spans.append((start, end, label))
    return Labelled(doc.text, tuple(sorted(spans)), doc.id)


def _bare_name(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    spans = []
    title = _TITLES.match(text, start, end)
    start = title.end() if title else start
    unsure = _UNSURE.match(text, start, end)
    if unsure and unsure.end() < end:
        spans.append((start, unsure.end(), IGNORE))
        start = unsure.end()
    possessive = _POSSESSIVE.search(text[start:end])
    end = start + possessive.start() if possessive else end
    return [*spans, (start, end, PERSON)] if start < end else spans


def swap_names(rng: random.Random, names: NameSource, doc: Labelled) -> Labelled:
    """The document with other people in it: the same word by the same word throughout."""
    surnames = {
        doc.text[start:end].split()[-1].casefold()
        for start, end, label in doc.spans
        if label == PERSON and " " in doc.text[start:end]
    }
    swapper = _Swapper(rng, names.draw(rng), names, surnames)
    parts, spans, at, length = [], [], 0, 0
    for start, end, label in doc.spans:
        if start < at:
            continue  # overlapping labels: the first holds
        before = doc.text[at:start]
        text = swapper.name(doc.text[start:end]) if label == PERSON else doc.text[start:end]
        parts += [before, text]
        spans.append((length + len(before), length + len(before) + len(text), label))
        length += len(before) + len(text)
        at = end
    return Labelled("".join([*parts, doc.text[at:]]), tuple(spans), doc.id)


class _Swapper:
    """Gives each word of a name its replacement, of the same sort and case."""

    def __init__(self, rng: random.Random, person: Name, names: NameSource, surnames: set[str]) -> None:
        self._rng, self._names, self._surnames = rng, names, surnames
        self._origin = person.origin if rng.random() < 0.5 else None
        self._known: dict[str, str] = {}

    def name(self, text: str) -> str:
        """The name with every word replaced; particles and signs stay."""
        words = re.findall(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*", text)
        last = words[-1] if len(words) > 1 and "," not in text else None
        return re.sub(
            r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*", lambda m: self._word(m.group(), is_last=m.group() == last), text
        )

    def _word(self, word: str, *, is_last: bool) -> str:
        key = word.casefold()
        if key in _PARTICLES or (len(word) > 1 and not word[0].isupper() and not word.islower()):
            return word
        if key not in self._known:
            self._known[key] = self._draw(word, is_last=is_last)
        new = self._known[key]
        if len(word) > 1 and word.isupper():
            return new.upper()
        return new.lower() if word.islower() else new

    def _draw(self, word: str, *, is_last: bool) -> str:
        if len(word) == 1:
            return self._rng.choice("ABCDEFGHJKLMNPRSTW")
        if len(word) <= 3 and word.isupper():
            return "".join(self._rng.choice("ABCDEFGHJKLMNPRSTW") for _ in word)
        person = self._names.draw(self._rng, self._origin)
        return person.surname if is_last or word.casefold() in self._surnames else person.forename


def recase(rng: random.Random, doc: Labelled) -> Labelled:
    """A few texts wholly upper or lower case, a few with single names so."""
    throw = rng.random()
    if throw < 0.025:
        return _mapped(doc, str.lower)
    if throw < 0.055:
        return _mapped(doc, str.upper)
    if throw < 0.10:
        return _mapped_names(rng, doc)
    return doc


def _mapped(doc: Labelled, change) -> Labelled:
    text = change(doc.text)
    return Labelled(text, doc.spans, doc.id) if len(text) == len(doc.text) else doc


def _mapped_names(rng: random.Random, doc: Labelled) -> Labelled:
    text = doc.text
    for start, end, label in doc.spans:
        if label == PERSON and rng.random() < 0.6:
            new = text[start:end].upper() if rng.random() < 0.6 else text[start:end].lower()
            if len(new) == end - start:
                text = text[:start] + new + text[end:]
    return Labelled(text, doc.spans, doc.id)


_CONFUSED = {
    "l": "1",
    "I": "l",
    "O": "0",
    "o": "0",
    "m": "rn",
    "rn": "m",
    "e": "c",
    "S": "5",
    "i": "í",
    "h": "b",
    "B": "8",
    "cl": "d",
}


def scan_noise(rng: random.Random, doc: Labelled) -> Labelled:
    """Letters that character recognition takes for others; only swaps of one letter by one, so that spans hold."""
    singles = {old: new for old, new in _CONFUSED.items() if len(old) == len(new) == 1}
    chars = [singles.get(c, c) if c in singles and rng.random() < 0.06 else c for c in doc.text]
    chars = [" " if c == "\n" and rng.random() < 0.1 else c for c in chars]
    return Labelled("".join(chars), doc.spans, doc.id, doc.origins)
