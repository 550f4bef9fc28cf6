"""What must be nowhere in any copy: every form of every withheld person, and every withheld text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from redactor.core.categories import Family, family_of
from redactor.core.checks import WithheldText
from redactor.core.decisions import Standing, Status
from redactor.core.ids import FindingId, PersonId, digest
from redactor.core.items import FINAL_DISCLOSING, FINAL_WITHHOLDING
from redactor.core.names import KnownForm, fold, letters_and_digits

if TYPE_CHECKING:
    from redactor.pipeline.snapshot import Snapshot

_IDENTITY = frozenset({Family.PERSON, Family.CONTACT, Family.IDENTIFIER})
# Stamps, banners, headings and labels say these words in every copy. Whoever is called so is judged in place.
_OURS = frozenset(
    ["document", "draft", "decided", "disclosure", "content", "visible", "original", "withheld", "redacted"]
)
_SHORTEST_STRICT = 4  # shorter forms ("Bo", "JS") occur by chance: they are judged in place
_SHORTEST_NUMBER = 6  # digits
_LONGEST_WHOLE = 200  # longer passages are searched sentence by sentence


class HasPlan(Protocol):
    """The part of a file's plan that matters here."""

    @property
    def disclosed(self) -> tuple[str, ...]:
        """The texts that the copy shows, labels in place of withheld words."""
        ...

    @property
    def withheld(self) -> tuple[Standing, ...]:
        """The items whose words stay out of the copy."""
        ...


class WithheldIndex:
    """Made once for a case; answers for each file, and for the pack as a whole."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._gone = withheld_people(snapshot)
        self._shared = _forms_of_others(snapshot.derived.forms, self._gone)
        self._disclosed_values = _disclosed_values(snapshot)
        self.case_wide: tuple[WithheldText, ...] = tuple(self._of_people()) + tuple(self._of_identifiers())

    @cached_property
    def digest(self) -> str:
        """Of the case-wide list: copies made against another one are made again."""
        return digest(*(repr(text) for text in self.case_wide))

    def of_file(self, plan: HasPlan) -> tuple[WithheldText, ...]:
        """The texts withheld in this very file; what is withheld everywhere is ``case_wide``."""
        shown = _folded_words(plan.disclosed)
        return tuple(text for standing in plan.withheld for text in self._of_item(standing, shown))

    def _of_people(self) -> Iterable[WithheldText]:
        forms: defaultdict[PersonId, list[KnownForm]] = defaultdict(list)
        for form in self._snapshot.derived.forms:
            if PersonId(form.owner) in self._gone:
                forms[PersonId(form.owner)].append(form)
        for person in sorted(forms):
            strict = sorted({f.form for f in forms[person] if not self._is_ordinary(f)})
            loose = sorted({f.form for f in forms[person] if self._is_ordinary(f)})
            if strict:
                yield WithheldText(person, tuple(strict))
            if loose:
                yield WithheldText(person, tuple(loose), also_ordinary=True)

    def _is_ordinary(self, form: KnownForm) -> bool:
        folded = fold(form.form)
        if form.kind == "handle" and folded.isalnum():
            return True  # run together ("nclarke"), it also stands across the border of two words ("seen Clarke")
        if any(len(part) == 1 for part in re.findall(r"[^\W_]+", folded)):
            return True  # an initial ("Clarke D") is also the beginning of the next word ("Clarke, Date")
        return form.needs_evidence or folded in self._shared or _is_ours(folded) or _occurs_by_chance(form.form)

    def _of_identifiers(self) -> Iterable[WithheldText]:
        for standing in self._snapshot.state.standings:
            item = standing.item
            if standing.outcome in FINAL_WITHHOLDING and family_of(item.category) in {
                Family.CONTACT,
                Family.IDENTIFIER,
            }:
                text = self._snapshot.words(item)
                if len(letters_and_digits(text)) >= _SHORTEST_NUMBER and item.category not in {"age", "date_of_birth"}:
                    yield WithheldText(item.id, (text,), also_ordinary=fold(text) in self._disclosed_values)

    def _of_item(self, standing: Standing, shown: str) -> Iterable[WithheldText]:
        family = family_of(standing.item.category)
        for span in standing.item.area:
            text = span.of(self._snapshot.blocks[span.block].text).strip()
            if standing.item.category == "other_text" and len(text.split()) < 2:
                continue  # single words that programs leave ("image.png") also name parts of a fresh package
            for piece in _pieces(text):
                by_chance = _occurs_by_chance(piece) or _is_ours(fold(piece))
                ordinary = by_chance or family not in _IDENTITY or _occurs(piece, shown)
                yield WithheldText(standing.item.id, (piece,), also_ordinary=ordinary)


def _is_ours(folded: str) -> bool:
    return folded.removesuffix("s") in _OURS


def _occurs_by_chance(form: str) -> bool:
    """Whether a form is so short that it stands where nobody is meant: three letters, or a number like that of a year."""
    letters = letters_and_digits(form)
    return len(letters) < (_SHORTEST_NUMBER if letters.isdigit() else _SHORTEST_STRICT)


def withheld_people(snapshot: Snapshot) -> frozenset[PersonId]:
    """Persons whose name is withheld wherever it is found, and shown nowhere."""
    hidden: set[FindingId] = set()
    shown: set[FindingId] = {entry.finding for entry in snapshot.derived.proposals.disclosed}
    for standing in snapshot.state.standings:
        if standing.outcome in FINAL_DISCLOSING:
            shown.update(standing.item.findings)
        elif standing.outcome in FINAL_WITHHOLDING or standing.status is not Status.DECIDED:
            hidden.update(standing.item.findings)
    with_hidden: set[PersonId] = set()
    with_shown: set[PersonId] = set()
    for mention in snapshot.derived.register.mentions:
        finding = snapshot.findings.get(mention.finding)
        if finding is None or finding.family is not Family.PERSON:
            continue
        if mention.finding in shown:
            with_shown.update(mention.candidates)
        elif mention.finding in hidden and mention.person is not None:
            with_hidden.add(mention.person)
    return frozenset(with_hidden - with_shown)


def _forms_of_others(forms: Sequence[KnownForm], gone: frozenset[PersonId]) -> frozenset[str]:
    return frozenset(fold(form.form) for form in forms if PersonId(form.owner) not in gone)


def _disclosed_values(snapshot: Snapshot) -> frozenset[str]:
    entries = (snapshot.findings.get(entry.finding) for entry in snapshot.derived.proposals.disclosed)
    return frozenset(fold(f.span.of(snapshot.blocks[f.span.block].text)) for f in entries if f is not None)


def _pieces(text: str) -> list[str]:
    if len(text) <= _LONGEST_WHOLE:
        return [text] if text else []
    return [piece for piece in re.split(r"(?<=[.!?])\s+|\n+", text) if len(piece) >= _SHORTEST_STRICT]


def _folded_words(texts: Iterable[str]) -> str:
    return " " + " ".join(re.findall(r"\w+", fold(" ".join(texts)))) + " "


def _occurs(piece: str, shown: str) -> bool:
    words = " ".join(re.findall(r"\w+", fold(piece)))
    return f" {words} " in shown
