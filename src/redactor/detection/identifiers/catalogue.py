"""Every identifier rule, in a fixed order."""

from redactor.detection.identifiers import (
    banking,
    case_numbers,
    courts,
    dates,
    driving,
    education,
    health,
    institutions,
    network,
    phones,
    police,
    postcodes,
    tax,
    travel,
)
from redactor.detection.identifiers.rule import IdentifierRule

_FAMILIES = (
    health,
    tax,
    education,
    travel,
    driving,
    banking,
    police,
    courts,
    case_numbers,
    institutions,
    network,
    phones,
    postcodes,
    dates,
)

RULES: tuple[IdentifierRule, ...] = tuple(rule for family in _FAMILIES for rule in family.RULES)
