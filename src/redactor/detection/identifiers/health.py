"""Health numbers: NHS (England, Wales, Isle of Man), CHI (Scotland), H&C (Northern Ireland)."""

from redactor.detection.identifiers import checks
from redactor.detection.identifiers.rule import NUMBER, IdentifierRule, label, pattern

_LABEL = label(
    rf"(?:nhs|chi|h\s?&\s?c|hcn|health (?:and|&) care|national health(?: service)?|community health index){NUMBER}"
)

RULES = (
    IdentifierRule(
        "nhs-number",
        "nhs_number",
        pattern(r"\d{3}([ .-]?)\d{3}\1\d{4}|\d{6} \d{4}|\d{2} ?\d{2} ?\d{2} ?\d{4}"),
        _LABEL,
        checks.nhs,
        checked=0.7,
        digits=10,
    ),
    IdentifierRule(
        "hospital-number",
        "nhs_number",
        pattern(r"[A-Z]{0,3}\d{5,9}"),
        label(
            r"(?:hosp(?:ital)?|mrn|patient|unit|emis|systm ?one|rio|paris|carenotes|district)\.?\s?(?:number|no|id)\b\.?|mrn"
        ),
        labelled=0.9,
        digits=5,
    ),
)
