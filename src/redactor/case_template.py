"""The commented ``case.toml`` that ``redactor new`` writes."""

from __future__ import annotations

import json

from redactor.core.facts import CaseFacts

_TEMPLATE = """\
# Case file of redactor. Edit it with any text editor; run "redactor scan" again afterwards.
# Whatever is unknown may stay empty: every rule that depends on it then asks a person instead of proposing.

[case]
name = {name}
nation = {nation}            # england, wales, scotland, northern ireland or unknown

[subject]                    # the person whose data was asked for
name = {subject}
aliases = {aliases}          # nicknames, former names, spellings, initials that staff use
born = {born}                # year-month-day, or "" if unknown
identifiers = {identifiers}  # e-mail addresses, UPN, NHS number, telephone numbers

[requester]                  # who asks
name = {requester}           # "" where the data subject asks in person
relation = {relation}        # self, parent, parent without parental responsibility, court appointed, solicitor, agent, unknown
aliases = {requester_aliases}
identifiers = {requester_identifiers}
knows = {knows}              # what the requester already knows, in words: shown to the reviewers, who record it person by person

[clock]                      # UK GDPR Article 12A; dates as year-month-day
received = {received}
identity_requested = ""      # only where identity had to be checked
identity_received = ""
fee_requested = ""           # only where a fee may be asked for (Art 12(5))
fee_paid = ""
clarifications = []          # [["asked", "answered"]]: the clock stops in between
extended = false             # two further months, with notice and reason
extension_notice = ""
extension_reason = ""

[organisation]
name = {organisation}
kind = {kind}                # maintained school, academy, independent school, council, company
email_domains = {domains}    # addresses at these domains are staff: ["school.example.org"]

[policy]                     # choices that rules/policy.toml asks about; see docs/people-and-policy.md
controller_is_health_professional = false   # true: the opinion of DPA 2018 Sch 3 para 6 is not needed

[settings]
pipeline = "en_core_web_sm"  # any spaCy pipeline that is installed
names = "thorough"           # or "fast"; "joined" adds the names of the spaCy pipeline
word_copies = "word"         # or "pdf": final copies of Word files as PDF, where LibreOffice is installed
open_labels = false          # true: labels name the ground, only where every ground of the pack allows it
"""


def render_case_toml(facts: CaseFacts) -> str:
    """The text of a new ``case.toml`` for *facts*."""
    values = {
        "name": facts.name,
        "nation": facts.nation.value,
        "subject": facts.subject.name,
        "aliases": list(facts.subject.aliases),
        "born": facts.subject.born,
        "identifiers": list(facts.subject.identifiers),
        "requester": facts.requester.name,
        "relation": facts.requester.relation.value,
        "requester_aliases": list(facts.requester.aliases),
        "requester_identifiers": list(facts.requester.identifiers),
        "knows": list(facts.requester.knows),
        "received": facts.clock.received,
        "organisation": facts.organisation.name,
        "kind": facts.organisation.kind,
        "domains": list(facts.organisation.email_domains),
    }
    # JSON strings and lists of strings are valid TOML.
    return _TEMPLATE.format(**{key: json.dumps(value, ensure_ascii=False) for key, value in values.items()})
