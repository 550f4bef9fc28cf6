"""Numbers of the tax and benefits offices."""

from redactor.detection.identifiers import checks
from redactor.detection.identifiers.rule import NUMBER, IdentifierRule, label, pattern

_NINO = label(rf"(?:ni|nino|n\.i\.|national insurance|nat\.? ins\.?){NUMBER}")

RULES = (
    IdentifierRule(
        "nino",
        "national_insurance_number",
        pattern(r"[A-Z]{2}[ ./-]?\d{2}[ ./-]?\d{2}[ ./-]?\d{2}[ ./-]?[A-D]"),
        _NINO,
        checks.nino,
        checked=0.9,
        digits=6,
    ),
    IdentifierRule(
        "nino-without-suffix",
        "national_insurance_number",
        pattern(r"[A-Z]{2}[ ./-]?\d{2}[ ./-]?\d{2}[ ./-]?\d{2}"),
        _NINO,
        checks.nino,
        digits=6,
    ),
    IdentifierRule(
        "nino-spaced-without-suffix",
        "national_insurance_number",
        pattern(r"[A-Z]{2} \d{2} \d{2} \d{2}"),
        _NINO,
        checks.nino,
        checked=0.6,
        digits=6,
    ),
    IdentifierRule(
        "nino-temporary",
        "national_insurance_number",
        pattern(r"TN ?\d{2} ?\d{2} ?\d{2} ?[MF]"),
        _NINO,
        checks.temporary_nino,
        checked=0.7,
        digits=6,
    ),
    IdentifierRule(
        "utr",
        "utr",
        pattern(r"\d{5} ?\d{5} ?K?"),
        label(
            rf"(?:utr|unique tax(?:payer)?(?:'s)? ref(?:erence)?|tax(?:payer)? ref(?:erence)?|self[- ]assessment ref(?:erence)?|hmrc (?=ref)|cis(?: (?:check|verification))?){NUMBER}"
        ),
        checks.utr,
        checked=0.6,
        digits=10,
    ),
)
