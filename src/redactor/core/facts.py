"""The facts of a case, as ``case.toml`` states them; anything unknown makes dependent rules refer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from redactor.core.people import KnownPerson


class Nation(StrEnum):
    """Whose law and bank holidays apply."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern ireland"
    UNKNOWN = "unknown"


class Relation(StrEnum):
    """What the requester is to the data subject."""

    SELF = "self"
    PARENT = "parent"  # with parental responsibility
    PARENT_WITHOUT_PR = "parent without parental responsibility"
    COURT_APPOINTED = "court appointed"
    SOLICITOR = "solicitor"
    AGENT = "agent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DataSubject:
    """Whose data the request is about, with every name form and identifier known."""

    name: str
    aliases: tuple[str, ...] = ()
    born: str = ""  # ISO date, "" if unknown
    identifiers: tuple[str, ...] = ()  # e-mail addresses, UPN, NHS number, telephone numbers


@dataclass(frozen=True, slots=True)
class Requester:
    """Who asks. ``name`` is empty where the subject asks in person."""

    name: str = ""
    relation: Relation = Relation.UNKNOWN
    aliases: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    knows: tuple[str, ...] = ()  # what the requester already knows, in words, for the reviewer


@dataclass(frozen=True, slots=True)
class Clock:
    """Dates of UK GDPR Article 12A (ISO, "" if none)."""

    received: str = ""
    identity_requested: str = ""
    identity_received: str = ""
    clarifications: tuple[tuple[str, str], ...] = ()  # (asked, answered); answered "" while open
    extended: bool = False
    extension_notice: str = ""
    extension_reason: str = ""
    fee_requested: str = ""  # Art 12(5): only for a manifestly unfounded or excessive request
    fee_paid: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who answers the request."""

    name: str = ""
    email_domains: tuple[str, ...] = ()
    kind: str = ""  # "maintained school", "academy", "independent school", "council", "company"


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """Everything policy and people may know about the case besides its documents."""

    name: str
    subject: DataSubject
    requester: Requester
    nation: Nation = Nation.UNKNOWN
    clock: Clock = Clock()
    organisation: Organisation = Organisation()
    known_people: tuple[KnownPerson, ...] = ()
    switches: tuple[tuple[str, str], ...] = ()  # policy choices of the case, sorted
