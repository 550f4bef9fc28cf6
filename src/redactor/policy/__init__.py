"""From findings and people to proposals: an outcome, a ground, an extent and a reason for everything found.

See docs/people-and-policy.md.
"""

from redactor.policy.areas import area_at
from redactor.policy.clock import DueDate, add_months, due_date
from redactor.policy.conditions import grounds_allowed
from redactor.policy.contradictions import (
    Contradiction,
    Jigsaw,
    Settled,
    find_contradictions,
    find_jigsaws,
)
from redactor.policy.copies import Inheritance, NearCopy, find_copies, inherit
from redactor.policy.explaining import explain
from redactor.policy.proposing import propose

__all__ = [
    "Contradiction",
    "DueDate",
    "Inheritance",
    "Jigsaw",
    "NearCopy",
    "Settled",
    "add_months",
    "area_at",
    "due_date",
    "explain",
    "find_contradictions",
    "find_copies",
    "find_jigsaws",
    "grounds_allowed",
    "inherit",
    "propose",
]
