"""The sets that names are measured on: our own, always there, and the annotated ones in a folder of data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.training.gold import clean, development_documents
from models.training.labelled import IGNORE, PERSON, Labelled, read_set

_OWN = Path(__file__).resolve().parent / "sets"


@dataclass(frozen=True, slots=True)
class NameSet:
    """A set: what the table calls it, what it is, its documents."""

    title: str
    kind: str
    documents: tuple[Labelled, ...]

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(doc.text.split()) for doc in self.documents)


_FROM_DATA = (
    ("e-mail threads", "emails_enron_threads", "annotated, 12 threads held out"),
    ("web prose", "web_ewt_dev", "annotated, 150 documents held out"),
    ("judgments", "judgments_tab", "annotated, 34 documents held out"),
    ("novels", "novels_litbank", "annotated, 6 books held out"),
)
_GENERATED = (
    ("office mail", "office_mail", "generated, names kept apart, used while tuning"),
    ("names of many origins", "many_origins", "generated, names kept apart, used while tuning"),
    ("office mail, second seed", "office_mail_second", "generated, other seed"),
    ("names of many origins, second seed", "many_origins_second", "generated, other seed"),
)


def name_sets(data: Path | None) -> Iterator[NameSet]:
    """Our own sets, then those found in *data*; a missing one is said."""
    for title, file, kind in _GENERATED:
        yield NameSet(title, kind, tuple(read_set(_OWN / f"{file}.jsonl")))
    if data is None:
        print("No DATA folder named: the annotated sets are NOT measured, only the generated ones.")
        return
    for title, file, kind in _FROM_DATA:
        if (data / f"{file}.jsonl").is_file():
            yield NameSet(title, kind, tuple(development_documents(data, file)))
        else:
            print(f"NOT measured: {title} ({file}.jsonl is not in the data folder).")


def gold_names(doc: Labelled) -> list[tuple[int, int]]:
    """The names of a document, titles cut."""
    return [(start, end) for start, end, label in clean(doc).spans if label == PERSON]


def ignored(doc: Labelled) -> list[tuple[int, int]]:
    """What counts neither way."""
    return [(start, end) for start, end, label in doc.spans if label == IGNORE]


def shape_of(name: str) -> str:
    """The shape of a name as the table by shape calls it."""
    words = re.findall(r"[^\W\d_]+", name)
    letters = "".join(words)
    if all(len(word) == 1 for word in words) or (len(words) == 1 and len(letters) <= 3 and letters.isupper()):
        return "initials only"
    if letters.islower():
        return "lower case"
    if "," in name:
        return "Surname, Forename"
    if letters.isupper():
        return "UPPER CASE"
    if any(len(word) == 1 or (len(word) == 2 and word.isupper()) for word in words):
        return "with initials"
    if any(len(word) > 1 and word.isupper() for word in words):
        return "SURNAME Forename"
    return "one name alone" if len(words) == 1 else "full name"
