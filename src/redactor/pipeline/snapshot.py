"""One consistent view of a case: everything derived, everything decided, looked up once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from redactor.case import Store
from redactor.core.decisions import Blocker, CaseState, Standing, Status
from redactor.core.documents import Block, Document, SourceFile
from redactor.core.findings import Finding
from redactor.core.ids import BlockId, FileId, FindingId, ItemId, PersonId, file_of
from redactor.core.items import Item
from redactor.core.people import Person
from redactor.core.problems import Progress, SilentProgress
from redactor.core.rules import RoleRule
from redactor.core.spans import Span
from redactor.decisions import item_blockers, present
from redactor.errors import CaseError
from redactor.pipeline.finding import Derived, derive
from redactor.pipeline.folder import Case
from redactor.pipeline.lost_lines import lost_line_items
from redactor.policy import Contradiction, Jigsaw, Settled, find_contradictions, find_jigsaws


@dataclass(frozen=True)
class Snapshot:
    """A case as it stands now."""

    case: Case
    today: str
    files: tuple[SourceFile, ...]
    derived: Derived
    state: CaseState

    @cached_property
    def documents(self) -> Mapping[FileId, Document]:
        """Documents by file."""
        return {document.file: document for document in self.derived.documents}

    @cached_property
    def blocks(self) -> Mapping[BlockId, Block]:
        """Blocks by id."""
        return {block.id: block for document in self.derived.documents for block in document.blocks}

    @cached_property
    def findings(self) -> Mapping[FindingId, Finding]:
        """Findings by id."""
        return {finding.id: finding for found in self.derived.findings for finding in found}

    @cached_property
    def people(self) -> Mapping[PersonId, Person]:
        """Persons by id."""
        return {person.id: person for person in self.derived.register.people}

    @cached_property
    def roles(self) -> Mapping[str, RoleRule]:
        """Role rules by key."""
        return {role.key: role for role in self.case.rulebook.roles}

    @cached_property
    def standings(self) -> Mapping[ItemId, Standing]:
        """Where each item stands, by id."""
        return {standing.item.id: standing for standing in self.state.standings}

    @cached_property
    def _settled(self) -> Settled:
        derived = self.derived
        outcomes = {standing.item.id: standing.outcome for standing in self.state.standings}
        areas = {
            one.item.id: one.decision.area
            for one in self.state.standings
            if one.status is Status.DECIDED and one.decision is not None
        }
        stayed = self.state.no_longer_found
        return Settled(
            derived.documents, derived.findings, derived.register, derived.proposals, outcomes, areas, stayed
        )

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """What is withheld in one place and let go in another."""
        return find_contradictions(self._settled)

    @cached_property
    def jigsaws(self) -> tuple[Jigsaw, ...]:
        """Disclosed sentences that still hold clues to somebody withheld."""
        return find_jigsaws(self._settled)

    def place_of(self, span: Span) -> str:
        """A span's file and place, for people. Unredacted title."""
        return f"{self.title(file_of(span.block))}, {self.blocks[span.block].place.describe()}"

    @property
    def store(self) -> Store:
        """The case's database."""
        return self.case.store

    def blockers(self) -> tuple[Blocker, ...]:
        """What blocks release, the sign-off apart."""
        return item_blockers(self.state, self.case.exemptions, self.today)

    def words(self, item: Item) -> str:
        """The words an item is about, for people who may see them: never for logs or errors."""
        spans = [item.anchor] if item.anchor is not None else list(item.area)
        texts = [span.of(self.blocks[span.block].text) for span in spans if span.block in self.blocks]
        return " … ".join(texts)

    @cached_property
    def sources(self) -> Mapping[FileId, SourceFile]:
        """Files by id."""
        return {source.id: source for source in self.files}

    @cached_property
    def _by_file(self) -> Mapping[FileId, tuple[Standing, ...]]:
        grouped: defaultdict[FileId, list[Standing]] = defaultdict(list)
        for standing in self.state.standings:
            grouped[standing.item.file].append(standing)
        return {file: tuple(standings) for file, standings in grouped.items()}

    def in_file(self, file: FileId) -> tuple[Standing, ...]:
        """The items of one file, in order."""
        return self._by_file.get(file, ())

    def title(self, file: FileId) -> str:
        """What people call a file: its first path. Unredacted."""
        source = self.sources.get(file)
        return source.paths[0] if source is not None else str(file)


def take_snapshot(case: Case, *, today: str, progress: Progress | None = None) -> Snapshot:
    """The case as it stands; derives whatever changed since the last time."""
    if not case.store.fact("folder"):
        raise CaseError("This case has not been scanned yet.", next_step="Run: redactor scan CASE FOLDER")
    derived = derive(case, progress or SilentProgress(), today=today)
    items = (*derived.proposals.items, *lost_line_items(case, derived.documents))
    state = present(items, case.store.decisions())
    return Snapshot(case, today, tuple(case.store.files()), derived, state)
