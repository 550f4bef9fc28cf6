"""Categories of findings: one name each, and the family that policy, sheet and report group them by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """The groups in which the law and the reviewers think."""

    PERSON = "person"  # a name: a mention of somebody
    CONTACT = "contact"  # ways to reach or find somebody
    IDENTIFIER = "identifier"  # numbers and codes issued to somebody
    INDIRECT = "indirect"  # "his mum", "Child B": points at somebody without naming
    SPECIAL = "special category"  # UK GDPR Article 9
    OFFENCE = "criminal offence"  # UK GDPR Article 10, DPA 2018 s.11(2)
    PASSAGE = "passage"  # harm, crime, court, privilege: decided as a whole
    CONTEXT = "context"  # places, organisations, dates: never an item by itself
    GAP = "gap"  # something nobody has read


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of finding: its key (as scripts see it), family and words for people."""

    key: str
    family: Family
    title: str


_TABLE: tuple[tuple[str, Family, str], ...] = (
    ("person", Family.PERSON, "person's name"),
    ("indirect", Family.INDIRECT, "indirect identification"),
    ("email_address", Family.CONTACT, "e-mail address"),
    ("phone_number", Family.CONTACT, "telephone number"),
    ("postal_address", Family.CONTACT, "postal address"),
    ("postcode", Family.CONTACT, "postcode"),
    ("social_handle", Family.CONTACT, "social media handle or profile"),
    ("url", Family.CONTACT, "web address"),
    ("ip_address", Family.CONTACT, "IP address"),
    ("mac_address", Family.CONTACT, "MAC address"),
    ("coordinates", Family.CONTACT, "coordinates"),
    ("what3words", Family.CONTACT, "what3words address"),
    ("date_of_birth", Family.IDENTIFIER, "date of birth"),
    ("age", Family.IDENTIFIER, "age"),
    ("nhs_number", Family.IDENTIFIER, "NHS, CHI or H&C number"),
    ("national_insurance_number", Family.IDENTIFIER, "National Insurance number"),
    ("upn", Family.IDENTIFIER, "unique pupil number"),
    ("uln", Family.IDENTIFIER, "unique learner number"),
    ("uci", Family.IDENTIFIER, "unique candidate identifier"),
    ("candidate_number", Family.IDENTIFIER, "examination candidate number"),
    ("teacher_reference_number", Family.IDENTIFIER, "teacher reference number"),
    ("utr", Family.IDENTIFIER, "unique taxpayer reference"),
    ("passport_number", Family.IDENTIFIER, "passport number"),
    ("residence_permit", Family.IDENTIFIER, "residence permit or share code"),
    ("driving_licence", Family.IDENTIFIER, "driving licence number"),
    ("vehicle_registration", Family.IDENTIFIER, "vehicle registration"),
    ("bank_account", Family.IDENTIFIER, "bank account"),
    ("iban", Family.IDENTIFIER, "IBAN"),
    ("payment_card", Family.IDENTIFIER, "payment card number"),
    ("dbs_number", Family.IDENTIFIER, "DBS certificate number"),
    ("pnc_number", Family.IDENTIFIER, "PNC or CRO number"),
    ("prison_number", Family.IDENTIFIER, "prison or probation number"),
    ("crime_reference", Family.IDENTIFIER, "crime or incident reference"),
    ("police_number", Family.IDENTIFIER, "police collar number"),
    ("court_case", Family.IDENTIFIER, "court or tribunal case number"),
    ("case_reference", Family.IDENTIFIER, "council, benefit or EHCP reference"),
    ("system_id", Family.IDENTIFIER, "management-system id or user name"),
    ("staff_code", Family.IDENTIFIER, "staff code or initials"),
    ("health", Family.SPECIAL, "health or disability"),
    ("ethnicity", Family.SPECIAL, "racial or ethnic origin"),
    ("religion", Family.SPECIAL, "religion or philosophical belief"),
    ("trade_union", Family.SPECIAL, "trade union membership"),
    ("politics", Family.SPECIAL, "political opinion"),
    ("sex_life", Family.SPECIAL, "sex life or sexual orientation"),
    ("gender_identity", Family.SPECIAL, "gender identity"),
    ("genetic", Family.SPECIAL, "genetic data"),
    ("biometric", Family.SPECIAL, "biometric data"),
    ("offence", Family.OFFENCE, "criminal offence or allegation"),
    ("harm", Family.PASSAGE, "possible serious harm"),
    ("safeguarding", Family.PASSAGE, "safeguarding"),
    ("allegation", Family.PASSAGE, "allegation against an adult"),
    ("crime", Family.PASSAGE, "prevention or detection of crime"),
    ("court", Family.PASSAGE, "court or prohibited paper"),
    ("privilege", Family.PASSAGE, "legal privilege"),
    ("reference", Family.PASSAGE, "confidential reference"),
    ("handling_mark", Family.PASSAGE, "handling mark"),
    ("whole", Family.PASSAGE, "file or page as a whole"),
    ("location", Family.CONTEXT, "place"),
    ("organisation", Family.CONTEXT, "organisation"),
    ("institution_number", Family.CONTEXT, "number of a school or exam centre"),
    ("date", Family.CONTEXT, "date"),
    ("other_text", Family.GAP, "text that the copy does not carry"),
    ("lost_line", Family.GAP, "words that cannot be set again without showing the gap"),
    ("gap", Family.GAP, "not read"),
    ("by_hand", Family.PERSON, "found by hand"),
)

CATEGORIES: dict[str, Category] = {key: Category(key, family, title) for key, family, title in _TABLE}


def family_of(key: str) -> Family:
    """The family of a category; an unknown key is a fault of ours and raises KeyError."""
    return CATEGORIES[key].family
