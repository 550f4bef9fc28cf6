"""The shipped rule packs: complete, and speaking only of what policy knows."""

from __future__ import annotations

from tests.people.marked import RULES, case

from redactor.core.categories import CATEGORIES
from redactor.core.items import Outcome
from redactor.core.people import Role
from redactor.core.rules import LabelLevel
from redactor.policy.circumstances import condition_names
from redactor.policy.conditions import CASE_CONDITIONS, FINDING_CONDITIONS

CODES = """
TP H5 H6 H4 SW11 SW10 ED19 CA21 CT2 IM4 LP5 PF7 RF10 LPP19 SI20 CF21 MF22 NG23 CR24 EX25 S4-HF S4-AD S4-SEN S4-PO S4-CH CRT
OOS DUP
"""
NEUTRAL = "CA21 H5 H6 ED19 SW11 CT2 S4-HF S4-AD S4-SEN S4-PO S4-CH CRT H4 SW10 TP-SOURCE"


def test_every_code_of_the_domain_brief_is_there_once():
    codes = [exemption.code for exemption in RULES.exemptions]
    assert len(set(codes)) == len(codes)
    assert set(CODES.split()) <= set(codes)


def test_grounds_that_tip_off_are_neutral_and_say_nothing_to_the_requester():
    by_code = {exemption.code: exemption for exemption in RULES.exemptions}
    for code in NEUTRAL.split():
        assert by_code[code].level is LabelLevel.NEUTRAL
        assert by_code[code].plain_reason == by_code[code].open_label == ""


def test_every_exemption_asks_for_evidence():
    assert [exemption.code for exemption in RULES.exemptions if not exemption.evidence] == []


def test_every_role_has_its_rule_and_withholding_roles_start_the_record():
    rules = {rule.key: rule for rule in RULES.roles}
    assert set(rules) == {role.value for role in Role}
    needed = next(set(e.evidence) for e in RULES.exemptions if e.code == "TP") - {"consent"}
    for rule in rules.values():
        if rule.identity is not Outcome.DISCLOSE or rule.contact is not Outcome.DISCLOSE:
            assert {key for key, _ in rule.factors} == needed, rule.key
            assert rule.consent, rule.key


def test_rules_name_only_conditions_that_policy_knows():
    known = set(condition_names())
    assert {name for rule in RULES.policy for name in rule.when} <= known
    assert {name for exemption in RULES.exemptions for name in exemption.only_if} <= set(CASE_CONDITIONS)
    assert set(FINDING_CONDITIONS) | set(CASE_CONDITIONS) == known


def test_whatever_category_of_a_stranger_is_never_disclosed_unasked():
    silent = {"location", "organisation", "institution_number", "date", "gap", "other_text"}
    harmless = {"url"}
    for category in sorted(set(CATEGORIES) - silent - harmless - {"person", "indirect", "by_hand"}):
        made = case(f"{{{category}:xyzzy}}")
        assert [item.category for item in made.propose().items] == [category], category


def test_rule_ids_are_unique():
    ids = [rule.id for rule in RULES.policy]
    assert len(set(ids)) == len(ids)
