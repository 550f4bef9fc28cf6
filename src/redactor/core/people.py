"""People: who is meant by the mentions, and what humans have judged about that."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from redactor.core.findings import Evidence
from redactor.core.ids import FindingId, PersonId
from redactor.core.spans import Span


class Role(StrEnum):
    """The part a person plays in the case (keys of ``rules/roles.toml``)."""

    DATA_SUBJECT = "data_subject"
    REQUESTER = "requester"
    PARENTAL_RESPONSIBILITY = "parental_responsibility"
    SIBLING = "sibling"
    FAMILY = "family"
    PUPIL = "pupil"
    STAFF = "staff"
    GOVERNOR = "governor"
    VOLUNTEER = "volunteer"
    AGENCY = "agency"
    PROFESSIONAL = "professional"  # contracted professional
    COUNCIL_OFFICER = "council_officer"
    HEALTH_PROFESSIONAL = "health_professional"
    SOCIAL_WORK_PROFESSIONAL = "social_work_professional"
    POLICE = "police"
    WITNESS = "witness"  # witness or complainant
    WHISTLE_BLOWER = "whistle_blower"  # or anonymous referrer
    LEGAL_ADVISER = "legal_adviser"
    PARENT_OF_OTHER = "parent_of_other"
    PUBLIC_FIGURE = "public_figure"
    OTHER = "other"
    UNKNOWN = "unknown"


class Consent(StrEnum):
    """Whether the person agreed to disclosure (para 16(2)(a))."""

    NOT_SOUGHT = "not sought"
    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """One row of ``people.csv`` or of ``case.toml``: somebody the organisation already knows."""

    name: str
    role: Role = Role.UNKNOWN
    aliases: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()  # e-mail addresses, telephone numbers, UPN…
    consent: Consent = Consent.UNKNOWN
    consent_for: str = ""
    consent_date: str = ""
    consent_reason: str = ""
    known_to_requester: str = ""  # basis: "was present", "wrote it", "received it"; empty: not known
    born: str = ""  # ISO date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, as derived from mentions and judgements."""

    id: PersonId
    name: str  # the fullest form seen
    role: Role
    forms: tuple[str, ...]  # every written form seen or known, sorted
    identifiers: tuple[str, ...] = ()  # normalised values: addresses, numbers
    evidence: tuple[Evidence, ...] = ()  # why these mentions are one person, why this role
    consent: Consent = Consent.UNKNOWN
    consent_note: str = ""
    known_to_requester: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A finding that refers to somebody: to one person, or ambiguously to one of several."""

    finding: FindingId
    span: Span
    candidates: tuple[PersonId, ...]  # one: resolved; more: ambiguous between these
    evidence: tuple[Evidence, ...] = ()

    @property
    def person(self) -> PersonId | None:
        """The person meant, or None while it could be one of several."""
        return self.candidates[0] if len(self.candidates) == 1 else None


class Verdict(StrEnum):
    """What a human said about two names, a mention, or a name."""

    SAME = "same"
    DIFFERENT = "different"
    NOT_A_PERSON = "not a person"
    ROLE = "role"  # detail: the role
    IS = "is"  # this mention (or every mention with this text) is that person
    CONSENT = "consent"  # detail: given, refused, asked or not sought; ``about`` and ``on`` say for what and when
    KNOWN = "known to requester"  # detail: the basis (was present, wrote it, received it); "" takes it back
    JUSTIFIED = "justified"  # a contradiction (its id) may stay, and why
    UNDONE = "undone"  # takes back the act that ``subject`` names


@dataclass(frozen=True, slots=True)
class Judgement:
    """A human's word about who is who. Appended, never edited; a later one on the same subject wins."""

    verdict: Verdict
    subject: str  # person id, finding id, or "text:" + folded name
    other: str = ""  # the second person id, the role's key, the consent, or the basis of what is known
    by: str = ""
    at: str = ""  # ISO date and time
    why: str = ""
    about: str = ""  # what a consent covers
    on: str = ""  # the day of a consent, ISO
    act: str = ""  # id of the act it belongs to


@dataclass(frozen=True, slots=True)
class Register:
    """All persons of a case and every mention of them."""

    people: tuple[Person, ...]
    mentions: tuple[Mention, ...]

    def person(self, person_id: PersonId) -> Person:
        """The person with that id; KeyError if there is none."""
        for person in self.people:
            if person.id == person_id:
                return person
        raise KeyError(person_id)
