"""From documents to items: first pass, people, second pass, proposals. Two passes, counted, never until it settles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from redactor import __version__
from redactor.case import FIRST_PASS, SECOND_PASS, FileFindings, dump
from redactor.core.categories import Family
from redactor.core.documents import BlockKind, Document
from redactor.core.findings import Finding, Strength
from redactor.core.ids import FileId, digest
from redactor.core.items import Proposals
from redactor.core.names import KnownForm
from redactor.core.people import Register, Verdict
from redactor.core.problems import Progress
from redactor.detection import Detector
from redactor.people import build_register, known_forms
from redactor.pipeline.folder import Case
from redactor.pipeline.taken_back import active
from redactor.pipeline.versions import READER
from redactor.policy import propose
from redactor.resources import shipped

REGISTER = "register"
PROPOSALS = "proposals"
FORMS = "forms"
RULES = "rules "  # and their digest: every rulebook that was ever used on the case is kept
_NAMED = frozenset({Family.PERSON, Family.CONTACT, Family.IDENTIFIER, Family.INDIRECT})


@dataclass(frozen=True, slots=True)
class Forms:
    """The known forms of a case, as stored."""

    forms: tuple[KnownForm, ...]


@dataclass(frozen=True, slots=True)
class Derived:
    """What finding, people and policy made of the case."""

    documents: tuple[Document, ...]
    findings: tuple[tuple[Finding, ...], ...]
    register: Register
    forms: tuple[KnownForm, ...]
    proposals: Proposals


def finder_digest(case: Case) -> str:
    """What findings depend on besides the text: program, word lists and passages of the rules, models, settings.

    Roles, policy and grounds are left out: a rule that is changed there asks other questions of the same findings.
    """
    models = shipped("models").joinpath("names", "config.json").read_bytes()  # holds thresholds and digests
    rules = case.rulebook
    words = (rules.terms, rules.passages, rules.false_friends, rules.lexicons)
    return digest(__version__, repr(words), models, repr(case.configuration.settings.detection))


def load_documents(case: Case) -> tuple[Document, ...]:
    """Every document of the case, in order of path."""
    documents = (case.store.document(file.id) for file in case.store.files())
    return tuple(document for document in documents if document is not None)


def derive(case: Case, progress: Progress, *, today: str) -> Derived:
    """Find, resolve, find again, propose; whatever is already stored for the same inputs is not made again."""
    finder = finder_digest(case)
    inputs = _inputs_digest(case, finder, today)
    if case.memory.get("inputs") != inputs:
        documents = load_documents(case)
        derived = _stored(case, documents, inputs) or _derive(case, documents, _Inputs(finder, inputs, today), progress)
        case.memory.update(inputs=inputs, derived=derived)
    known: Derived = case.memory["derived"]
    return known


@dataclass(frozen=True, slots=True)
class _Inputs:
    finder: str
    digest: str
    today: str


def _derive(case: Case, documents: tuple[Document, ...], inputs: _Inputs, progress: Progress) -> Derived:
    first = _first_pass(case, documents, inputs.finder, progress)
    judgements = case.store.judgements()
    register = build_register(documents, first, case.facts, judgements, case.rulebook)
    second = _second_pass(case, documents, first, known_forms(register, case.facts), inputs.finder, progress)
    register = build_register(documents, second, case.facts, judgements, case.rulebook)
    forms = tuple(known_forms(register, case.facts))
    proposals = propose(documents, second, register, case.facts, case.rulebook, today=inputs.today)
    with case.store.step():
        case.store.put_derived(REGISTER, inputs.digest, register)
        case.store.put_derived(FORMS, inputs.digest, Forms(forms))
        case.store.put_derived(PROPOSALS, inputs.digest, proposals)
        case.store.put_derived(RULES + case.rulebook.digest, case.rulebook.digest, case.rulebook)
    return Derived(documents, second, register, forms, proposals)


def _inputs_digest(case: Case, finder: str, today: str) -> str:
    files = case.store.files()
    hands = [dump(finding) for file in files for finding in case.store.hand_findings(file.id)]
    judgements = [dump(one) for one in case.store.judgements() if one.verdict is not Verdict.JUSTIFIED]
    paths = [f"{file.id}:{file.paths}" for file in files]
    age = _age_inputs(case, today)
    rules = case.rulebook.digest
    return digest(
        finder, rules, READER, dump(case.facts), age, "files", *paths, "hands", *hands, "judgements", *judgements
    )


def _age_inputs(case: Case, today: str) -> str:
    """Rules may ask whether the subject is under 16 or 18: only that part of today's date matters."""
    born = case.facts.subject.born
    if not (born and today):
        return ""
    years = int(today[:4]) - int(born[:4]) - (today[5:] < born[5:])
    return f"{years >= 16}{years >= 18}"


def _stored(case: Case, documents: tuple[Document, ...], inputs: str) -> Derived | None:
    register = case.store.derived(REGISTER, Register, inputs)
    proposals = case.store.derived(PROPOSALS, Proposals, inputs)
    forms = case.store.derived(FORMS, Forms, inputs)
    if register is None or proposals is None or forms is None:
        return None
    findings = tuple(case.store.findings(document.file, SECOND_PASS) or () for document in documents)
    return Derived(documents, findings, register, forms.forms, proposals)


def _first_pass(
    case: Case, documents: Sequence[Document], finder: str, progress: Progress
) -> tuple[tuple[Finding, ...], ...]:
    missing = [d for d in documents if case.store.findings(d.file, FIRST_PASS, finder) is None]
    if missing:
        found = Detector(case.rulebook, case.configuration.settings.detection).find(missing)
        tracked = progress.track(zip(missing, found, strict=True), what="finding", total=len(missing))
        for document, findings in tracked:
            with case.store.step():
                case.store.put_findings(FileFindings(document.file, finder, tuple(findings)), FIRST_PASS)
    return tuple(_with_hand(case, d.file, case.store.findings(d.file, FIRST_PASS) or ()) for d in documents)


def _without_name_terms(document: Document, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """In the names of files and folders only people and their numbers count: "statement" there states nothing."""
    names = {block.id for block in document.blocks if block.kind is BlockKind.FILE_NAME}
    return tuple(
        replace(finding, strength=Strength.WEAK)
        if finding.span.block in names and finding.family not in _NAMED
        else finding
        for finding in findings
    )


def _with_hand(case: Case, file: FileId, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """A name that a reviewer spotted is a finding like any other, and flows down with the rest."""
    by_hand = active(case.store.hand_findings(file))
    known = {finding.id for finding in findings}
    return tuple(sorted([*findings, *(f for f in by_hand if f.id not in known)], key=lambda f: f.sort_key))


def _second_pass(
    case: Case,
    documents: Sequence[Document],
    first: tuple[tuple[Finding, ...], ...],
    forms: Sequence[KnownForm],
    finder: str,
    progress: Progress,
) -> tuple[tuple[Finding, ...], ...]:
    detector = Detector(case.rulebook, case.configuration.settings.detection)
    again: Iterator[tuple[Finding, ...]] = detector.find_known(documents, forms, first)
    found = []
    for document, findings in progress.track(
        zip(documents, again, strict=True), what="known names", total=len(documents)
    ):
        kept = _without_name_terms(document, tuple(findings))
        found.append(kept)
        with case.store.step():
            case.store.put_findings(FileFindings(document.file, finder, kept), SECOND_PASS)
    return tuple(found)
