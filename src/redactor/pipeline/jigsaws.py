"""Disclosed combinations that still point to somebody withheld: each is withheld further, or accepted by a person who read it."""

from __future__ import annotations

from collections.abc import Iterator

from redactor.core.decisions import Blocker
from redactor.core.ids import digest
from redactor.core.people import Judgement, Verdict
from redactor.errors import UsageError
from redactor.pipeline.judging import judge, justifications
from redactor.pipeline.snapshot import Snapshot
from redactor.policy import Jigsaw

TITLE = "Still pointing to somebody withheld"


def jigsaw_id(snapshot: Snapshot, found: Jigsaw) -> str:
    """A name for a jigsaw: another one as soon as the sentence, the person or the clues that stay change."""
    place = found.place
    return "J-" + digest(found.person, place.block, str(place.start), _words(snapshot, found), *found.clues)[:8]


def jigsaw_blockers(snapshot: Snapshot) -> tuple[Blocker, ...]:
    """Jigsaws that nobody has read and accepted."""
    accepted = justifications(snapshot)
    names = (jigsaw_id(snapshot, found) for found in snapshot.jigsaws)
    return tuple(
        Blocker(
            "jigsaw",
            name,
            "What stays of this sentence may still point to somebody withheld.",
            "Read it with redactor jigsaws CASE --with-text; withhold more of it, or --accept it and say why.",
        )
        for name in names
        if name not in accepted
    )


def accept_jigsaws(snapshot: Snapshot, names: tuple[str, ...], *, by: str, why: str, now: str) -> str:
    """Record that somebody read these and why they may stay, as one act; returns its id."""
    known = {jigsaw_id(snapshot, found) for found in snapshot.jigsaws}
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        missing = f"There is no jigsaw {unknown[0]}." if unknown else "There is nothing to accept."
        raise UsageError(missing, next_step="List them with: redactor jigsaws CASE")
    if not (by.strip() and why.strip()):
        raise UsageError("A name and a reason are needed.", next_step='Add --by "Your Name" --why "…".')
    return judge(snapshot, [Judgement(Verdict.JUSTIFIED, name, by=by, why=why) for name in names], now=now)


def open_jigsaws(snapshot: Snapshot) -> tuple[str, ...]:
    """Names of those that wait, in order."""
    return tuple(blocker.subject for blocker in jigsaw_blockers(snapshot))


def jigsaw_lines(snapshot: Snapshot, *, with_text: bool) -> Iterator[str]:
    """Every jigsaw with its clues and place, and who accepted it; names and words only where asked for."""
    accepted = justifications(snapshot)
    for found in snapshot.jigsaws:
        name = jigsaw_id(snapshot, found)
        said = accepted.get(name)
        state = f"accepted by {said.by}" + (f": {said.why}" if with_text else "") if said else "open"
        yield f"{name}: {found.person}: {', '.join(found.clues)}: {state}"
        if with_text:
            person = snapshot.people.get(found.person)
            yield f'  {person.name if person else found.person}, {snapshot.place_of(found.place)}: "{_words(snapshot, found)}"'


def jigsaw_notes(snapshot: Snapshot) -> tuple[str, tuple[str, ...]]:
    """The report's section: what stays of each such sentence, and who accepted it."""
    return TITLE, tuple(jigsaw_lines(snapshot, with_text=True))


def _words(snapshot: Snapshot, found: Jigsaw) -> str:
    return found.place.of(snapshot.blocks[found.place.block].text)
