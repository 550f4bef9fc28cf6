"""Between the case and its review spreadsheet: what is exported, what comes back and becomes decisions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from redactor.core.categories import CATEGORIES, Family, family_of
from redactor.core.decisions import How, Standing, Status
from redactor.core.ids import ItemId, PersonId, file_of
from redactor.core.items import Extent, Item, Outcome
from redactor.core.people import Judgement, Role, Verdict
from redactor.core.problems import Problem
from redactor.pipeline import (
    Choice,
    Chosen,
    Snapshot,
    candidates_of,
    copies_of,
    decide_each,
    grounds_for,
    judge,
    knowledge_hints,
    needed_for,
    note_sheet,
    offered,
    say_who,
    sharing,
)
from redactor.sheet import layout
from redactor.sheet.data import Answer, DisclosedRow, FileRow, GroundRow, ItemRow, PersonRow, RowAnswer, SheetData
from redactor.sheet.numbering import next_sheet_path
from redactor.sheet.reader import read_sheet
from redactor.sheet.wording import plain_kind
from redactor.sheet.writer import write_sheet

_CONTEXT = 60  # characters shown before and after the words
_GAP_CHOICES = ("withhold", "out of scope", "duplicate", "replaced")
_DRAWABLE = frozenset({Extent.PAGE, Extent.PICTURE})
_FACTS = frozenset({Family.SPECIAL, Family.OFFENCE})
_FACTS_SHOWN = 6
_WIDE = frozenset({Extent.PARAGRAPH, Extent.ROW, Extent.PAGE, Extent.FILE})


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import did; with any fault nothing was saved."""

    saved: bool
    decisions: int
    problems: tuple[Problem, ...]
    judgements: int = 0  # roles, consents and what the requester knows


def export_next(snapshot: Snapshot) -> str:
    """Write the next review sheet into ``review/``; returns its name. An existing one is never overwritten."""
    path = next_sheet_path(snapshot.case.folder("review"))
    write_sheet(path, sheet_data(snapshot))
    note_sheet(snapshot, path, "exported")
    return path.name


def import_sheet(snapshot: Snapshot, path: Path, *, now: str) -> ImportOutcome:
    """Take a filled-in sheet back: all of it, or with any fault or conflict nothing."""
    answers = read_sheet(path, sheet_data(snapshot), today=now[:10])
    if answers.problems:
        return ImportOutcome(saved=False, decisions=0, problems=answers.problems)
    made = decide_each(snapshot, list(_chosen(snapshot, answers.rows, answers.people, now)))
    said = [*_said(snapshot, answers.people, now), *_meant(snapshot, answers.rows, now)]
    if said:
        judge(snapshot, said, now=now)
    note_sheet(snapshot, path, "imported")
    return ImportOutcome(saved=True, decisions=len(made), problems=(), judgements=len(said))


def sheet_data(snapshot: Snapshot) -> SheetData:
    """Everything the spreadsheet shows of the case as it stands."""
    as_first = {
        one.standing.item.id: f"{one.source.outcome} {one.source.ground} ({one.source.item})"
        for one in offered(snapshot)
    }
    groups = Counter(standing.item.group for standing in snapshot.state.standings if standing.item.group)
    return SheetData(
        case=snapshot.case.facts.name,
        items=tuple(_item_row(snapshot, s, as_first.get(s.item.id, ""), groups) for s in snapshot.state.standings),
        people=tuple(_person_rows(snapshot)),
        disclosed=tuple(_disclosed_rows(snapshot)),
        files=tuple(_file_rows(snapshot)),
        grounds=tuple(GroundRow(e.code, e.provision, e.title) for e in grounds_for(snapshot)),
        roles=tuple(sorted(_roles(snapshot))),
        instructions=tuple(f"The requester already knows: {words}" for words in snapshot.case.facts.requester.knows),
    )


def _item_row(snapshot: Snapshot, standing: Standing, as_first: str, groups: Mapping[str, int]) -> ItemRow:
    item = standing.item
    before, words, after = _context(snapshot, item)
    exemption = snapshot.case.exemptions.get(item.proposal.ground)
    return ItemRow(
        reference=item.id,
        file=snapshot.title(item.file),
        page=item.place.describe(),
        words=words,
        before=before,
        after=after,
        category=CATEGORIES[item.category].title,
        person=", ".join(snapshot.people[p].name for p in item.people if p in snapshot.people),
        role=_role_title(snapshot, item.role),
        extent=item.proposal.extent,
        proposal=item.proposal.outcome,
        ground=item.proposal.ground,
        provision=exemption.provision if exemption else "",
        why=_why(item),
        confidence=f"{item.confidence:.2f}",
        choices=_choices(item),
        needs=", ".join(needed_for(snapshot, item)),
        first=as_first,
        answer=_answer(standing),
        copies=groups.get(item.group, 1),
        may_be=tuple(candidates_of(snapshot, item)),
    )


def _context(snapshot: Snapshot, item: Item) -> tuple[str, str, str]:
    span = item.anchor or (item.area[0] if item.area else None)
    block = snapshot.blocks.get(span.block) if span is not None else None
    if span is None or block is None:
        return "", "", ""
    before = block.text[max(0, span.start - _CONTEXT) : span.start]
    return before, span.of(block.text), block.text[span.end : span.end + _CONTEXT]


def _why(item: Item) -> str:
    cover = f" Covered by {item.covered_by} while that is withheld." if item.covered_by else ""
    return f"{item.proposal.reason} {item.why}".strip() + cover


def _choices(item: Item) -> tuple[str, ...]:
    if item.gap:
        return (*_GAP_CHOICES, "read outside") if item.proposal.extent in _DRAWABLE else _GAP_CHOICES
    split = ("split",) if item.proposal.extent in _WIDE else ()
    return ("withhold", "disclose", "out of scope", "duplicate", *split)


def _answer(standing: Standing) -> Answer:
    decision = standing.decision
    if decision is None or standing.status is not Status.DECIDED:
        return Answer()
    return Answer(decision.outcome, decision.ground, decision.note, decision.by, decision.at[:10], decision.seconded_by)


def _person_rows(snapshot: Snapshot) -> Iterator[PersonRow]:
    mentions = Counter(p for mention in snapshot.derived.register.mentions for p in mention.candidates)
    items: defaultdict[PersonId, list[Item]] = defaultdict(list)
    for standing in snapshot.state.standings:
        if len(standing.item.people) == 1:
            items[standing.item.people[0]].append(standing.item)
    hints = knowledge_hints(snapshot)
    for person in snapshot.derived.register.people:
        theirs = items.get(person.id, [])
        proposal = theirs[0].proposal if theirs else None
        exemption = snapshot.case.exemptions.get(proposal.ground) if proposal else None
        yield PersonRow(
            reference=person.id,
            name=person.name,
            role=_role_title(snapshot, person.role),
            forms=", ".join(person.forms),
            contacts=", ".join(person.identifiers),
            mentions=mentions[person.id],
            items=len(theirs),
            consent=f"{person.consent} {person.consent_note}".strip(),
            proposal=proposal.outcome if proposal else Outcome.DISCLOSE,
            ground=proposal.ground if proposal else "",
            provision=exemption.provision if exemption else "",
            why=proposal.reason if proposal else "",
            covers=_covers(snapshot, theirs),
            knows=person.known_to_requester or (hints.get(person.id, "") if theirs else ""),
        )


def _covers(snapshot: Snapshot, items: Sequence[Item]) -> str:
    """What an answer about a person covers: each category with how many items, facts with their words."""
    words: defaultdict[str, list[str]] = defaultdict(list)
    for item in items:
        words[item.category].append(snapshot.words(item))
    parts = []
    for category, found in sorted(words.items()):
        shown = sorted(set(found)) if family_of(category) in _FACTS else []
        quoted = f" ({', '.join(shown[:_FACTS_SHOWN])}{' …' if len(shown) > _FACTS_SHOWN else ''})" if shown else ""
        parts.append(f"{CATEGORIES[category].title} {len(found)}{quoted}")
    return "; ".join(parts)


def _roles(snapshot: Snapshot) -> dict[str, Role]:
    """Roles that may be said of a person, by title; the data subject and the requester are settled in case.toml."""
    settled = {Role.DATA_SUBJECT, Role.REQUESTER, Role.UNKNOWN}
    return {rule.title: Role(key) for key, rule in sorted(snapshot.roles.items()) if Role(key) not in settled}


def _role_title(snapshot: Snapshot, key: str) -> str:
    rule = snapshot.roles.get(key)
    return rule.title if rule else key.replace("_", " ")


def _disclosed_rows(snapshot: Snapshot) -> Iterator[DisclosedRow]:
    groups: defaultdict[tuple[str, str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for entry in snapshot.derived.proposals.disclosed:
        finding = snapshot.findings.get(entry.finding)
        if finding is None:
            continue
        people = [snapshot.people[p] for p in entry.people if p in snapshot.people]
        person = ", ".join(p.name for p in people) or "nobody named"
        role = _role_title(snapshot, people[0].role) if people else ""
        block = snapshot.blocks[finding.span.block]
        key = (person, role, CATEGORIES[entry.category].title, entry.reason)
        groups[key].append((finding.span.of(block.text), snapshot.title(file_of(block.id))))
    for (person, role, category, reason), places in sorted(groups.items()):
        words = ", ".join(sorted({words for words, _ in places}))
        files = ", ".join(sorted({file for _, file in places}))
        yield DisclosedRow(person, role, category, words, len(places), files, reason)


def _file_rows(snapshot: Snapshot) -> Iterator[FileRow]:
    gaps: defaultdict[str, list[Standing]] = defaultdict(list)
    for standing in snapshot.state.standings:
        if standing.item.gap:
            gaps[standing.item.file].append(standing)
    for file in snapshot.files:
        yield FileRow("", file.paths[0], "", plain_kind(file.media_type), file.status, file.reason)
        for gap in gaps.get(file.id, []):
            yield FileRow(
                gap.item.id,
                file.paths[0],
                gap.item.place.describe(),
                "gap",
                gap.status,
                gap.item.proposal.reason,
            )


def _chosen(snapshot: Snapshot, rows: Sequence[RowAnswer], people: Sequence[RowAnswer], now: str) -> Iterator[Chosen]:
    """What each item gets: its own row first, else the row that answers for all copies, else its person's."""
    own = {ItemId(row.reference) for row in rows}
    for row in (row for row in rows if row.answer.decision):
        standing, is_wide = snapshot.standings[ItemId(row.reference)], row.answer.copies == layout.ALL
        choice = _choice(row.answer, How.IN_BULK if is_wide else How.ONE_BY_ONE, now)
        yield Chosen(standing, choice, row.reference)
        for copy in copies_of(snapshot, standing.item) if is_wide else ():
            if _waits(snapshot.standings[copy.id]) and copy.id not in own:
                own.add(copy.id)
                yield Chosen(snapshot.standings[copy.id], choice, row.reference)
    bulk = {row.reference: _choice(row.answer, How.IN_BULK, now) for row in people if row.answer.decision}
    for standing in snapshot.state.standings:
        item = standing.item
        choice_of_person = bulk.get(str(item.people[0])) if len(item.people) == 1 else None
        waits = _waits(standing) and not item.gap and item.id not in own
        if choice_of_person is not None and waits and sharing([standing], choice_of_person.outcome):
            yield Chosen(standing, choice_of_person, str(item.people[0]))


def _waits(standing: Standing) -> bool:
    return standing.status in {Status.OPEN, Status.LAPSED}


def _meant(snapshot: Snapshot, rows: Sequence[RowAnswer], now: str) -> Iterator[Judgement]:
    """Who is meant, as judgements about every name of the item, or of all its copies."""
    for row in rows:
        answer = row.answer
        if answer.who:
            item = snapshot.standings[ItemId(row.reference)].item
            person, copies = candidates_of(snapshot, item)[answer.who], answer.copies == layout.ALL
            said = say_who(snapshot, item.id, person, copies=copies, by=answer.decided_by, why=answer.note)
            yield from (replace(one, at=_moment(answer, now)) for one in said)


def _said(snapshot: Snapshot, people: Sequence[RowAnswer], now: str) -> Iterator[Judgement]:
    """Roles, consents and what the requester knows, as judgements."""
    roles = {title.casefold(): role for title, role in _roles(snapshot).items()}
    for row in people:
        answer = row.answer
        blank = Judgement(Verdict.ROLE, row.reference, by=answer.decided_by, at=_moment(answer, now), why=answer.note)
        if answer.role:
            yield replace(blank, other=roles[answer.role.casefold()].value)
        if answer.consent:
            yield replace(blank, verdict=Verdict.CONSENT, other=answer.consent, why=answer.consent_details)
        if answer.knows:
            basis = "" if answer.knows == layout.KNOWN_HOW[-1] else answer.knows
            yield replace(blank, verdict=Verdict.KNOWN, other=basis)


def _moment(answer: Answer, now: str) -> str:
    return now if answer.date in ("", now[:10]) else answer.date


def _choice(answer: Answer, how: How, now: str) -> Choice:
    return Choice(
        Outcome(answer.decision),
        answer.decided_by,
        _moment(answer, now),
        how,
        ground=answer.ground,
        note=answer.note,
        seconded_by=answer.agreed_by,
    )
