"""From findings to people: who is meant by every mention of the case, and what part each person plays.

See docs/people-and-policy.md.
"""

from redactor.people.forms import known_forms
from redactor.people.judgements import holding
from redactor.people.perhaps_two import KIND as PERHAPS_TWO
from redactor.people.register import build_register

__all__ = ["PERHAPS_TWO", "build_register", "holding", "known_forms"]
