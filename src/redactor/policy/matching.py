"""Which rule decides: the first whose conditions all hold. No match means refer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from redactor.core.items import Extent, Outcome, Proposal
from redactor.core.people import Consent, Role
from redactor.core.rules import Exemption, PassageRule, PolicyRule, Rulebook
from redactor.policy.circumstances import THIRD_PARTY, CaseReading, Circumstances
from redactor.policy.conditions import grounds_allowed

_BALANCED = frozenset({"TP", "TP-SOURCE"})  # grounds that rest on the balance of DPA Sch 2 para 16
NO_RULE = PolicyRule("no-rule", Outcome.REFER, "No rule speaks of this: a person has to decide.", ground="TP")


@dataclass(frozen=True)
class Policy:
    """The rules of a case, ready to be asked."""

    case: CaseReading

    @property
    def rules(self) -> Rulebook:
        """The rulebook."""
        return self.case.rules

    @cached_property
    def exemptions(self) -> Mapping[str, Exemption]:
        """Exemptions by code."""
        return {exemption.code: exemption for exemption in self.rules.exemptions}

    @cached_property
    def allowed(self) -> frozenset[str]:
        """Codes that may be used in this case."""
        return grounds_allowed(self.case.facts, self.rules, today=self.case.today)

    @cached_property
    def _passages(self) -> Mapping[str, PassageRule]:
        return {passage.id: passage for passage in self.rules.passages}

    def rule_for(self, one: Circumstances) -> PolicyRule:
        """The first rule that holds."""
        return next((rule for rule in self.rules.policy if _holds(rule, one)), NO_RULE)

    def proposal(self, rule: PolicyRule, one: Circumstances) -> Proposal:
        """What *rule* proposes for a finding, with everything that its ground brings along."""
        ground = self._ground(rule, one)
        exemption = self.exemptions.get(ground)
        must_refer = rule.outcome is Outcome.WITHHOLD and (exemption is None or exemption.always_refer)
        passage = self._passages.get(one.finding.rule)
        return Proposal(
            outcome=Outcome.REFER if must_refer else rule.outcome,
            ground=ground,
            extent=rule.extent,
            rule=rule.id,
            reason=self._reason(rule, one),
            candidate_grounds=self.grounds((*(passage.grounds if passage else ()), *rule.grounds)),
            evidence_needed=tuple(sorted({*rule.evidence, *(passage.evidence if passage else ())})),
            second_person=rule.second_person or (exemption is not None and exemption.second_person),
            tips_off=exemption is not None and exemption.tips_off,
            balance=ground in _BALANCED and one.attribution == THIRD_PARTY and one.roles != (Role.REQUESTER.value,),
        )

    def grounds(self, codes: Sequence[str]) -> tuple[str, ...]:
        """The codes that may be used here, in order of precedence."""
        known = {code for code in codes if code in self.allowed}
        return tuple(sorted(known, key=lambda code: (self.exemptions[code].precedence, code)))

    def _ground(self, rule: PolicyRule, one: Circumstances) -> str:
        if rule.outcome is Outcome.DISCLOSE:
            return ""
        if rule.ground or rule.outcome is Outcome.REFER:
            return rule.ground if rule.ground in self.allowed else ""
        grounds = {role.ground for role in one.role_rules() if role is not None}
        ground = grounds.pop() if len(grounds) == 1 else "TP"
        return ground if ground in self.allowed else ""

    def _reason(self, rule: PolicyRule, one: Circumstances) -> str:
        roles = {role.reason for role in one.role_rules() if role is not None and role.reason}
        by_role = any(condition.startswith("role_") for condition in rule.when)
        return f"{rule.reason} {roles.pop()}" if by_role and len(roles) == 1 else rule.reason


def _holds(rule: PolicyRule, one: Circumstances) -> bool:
    """Every condition of *rule*, the cheap ones first."""
    finding = one.finding
    return (
        (not rule.family or finding.family.value in rule.family)
        and (not rule.category or finding.category in rule.category)
        and (not rule.block or one.block.kind.value in rule.block)
        and (not rule.attribution or one.attribution in rule.attribution)
        and _people_hold(rule, one)
        and (not rule.relation or one.case.facts.requester.relation.value in rule.relation)
        and (not rule.nation or one.case.facts.nation.value in rule.nation)
        and all(one.holds(condition) for condition in rule.when)
    )


def _people_hold(rule: PolicyRule, one: Circumstances) -> bool:
    """Conditions on the persons meant hold only where they hold of every one of them."""
    if rule.role and not (one.roles and all(role in rule.role for role in one.roles)):
        return False
    if rule.consent and not _all_consent(rule, one):
        return False
    if rule.known_to_requester is None:
        return True
    return bool(one.people) and all(bool(p.known_to_requester) is rule.known_to_requester for p in one.people)


def _all_consent(rule: PolicyRule, one: Circumstances) -> bool:
    consents = [person.consent for person in one.people] or [Consent.UNKNOWN]
    return all(consent.value in rule.consent for consent in consents)


WIDE = frozenset({Extent.PARAGRAPH, Extent.ROW, Extent.PAGE, Extent.PART, Extent.FILE})
"""Extents at which several findings share one item."""
