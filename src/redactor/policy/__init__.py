"""From findings and people to proposals: an outcome, a ground, an extent and a reason for everything found.

See docs/people-and-policy.md.
"""

from redactor.policy.clock import DueDate, due_date
from redactor.policy.conditions import grounds_allowed
from redactor.policy.explaining import explain
from redactor.policy.proposing import propose

__all__ = ["DueDate", "due_date", "explain", "grounds_allowed", "propose"]
