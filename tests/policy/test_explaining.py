"""``explain`` says which rule decided and what it looked at, and never a word of the case."""

from __future__ import annotations

from pathlib import Path

from tests.people.marked import RULES, case

from redactor.core.people import KnownPerson, Role
from redactor.policy import explain
from redactor.policy.circumstances import condition_names

PAGE = Path(__file__).parents[2] / "docs" / "people-and-policy.md"


def test_the_rule_its_conditions_the_findings_and_links_are_named_without_case_text():
    made = case("[Tyler Smith] fell.", known_people=(KnownPerson("Tyler Smith", Role.PUPIL),))
    proposals = made.propose()
    text = explain(proposals.items[0].id, proposals, made.findings, made.register(), RULES)
    for words in (
        "name-withheld-by-role",
        "DPA 2018 Sch 2 para 16".removeprefix("DPA 2018 "),
        "attribution",
        "role pupil",
        "test/1",
    ):
        assert words in text
    assert "Tyler" not in text
    assert "Smith" not in text


def test_nothing_is_explained_about_an_item_that_is_not_there():
    made = case("Nothing.")
    assert explain("I-NONE", made.propose(), made.findings, made.register(), RULES) == ""


def test_reasons_and_evidence_never_quote_the_case():
    made = case(
        [
            "Mrs [Osei], SENCo: [Tyler Smith] ([Amelia Jones]'s friend) has {health:asthma<Tyler Smith}.",
            "[Amelia] {upn:X123}",
        ],
        [
            "[Osei] [Smith] [T. Smith] {email_address:tyler.smith@example.org} {indirect:his mum<Tyler Smith>}".replace(
                "<Tyler Smith>", ""
            )
        ],
    )
    register, proposals = made.register(), made.propose()
    said = [e.detail for m in register.mentions for e in m.evidence]
    said += [item.why + item.proposal.reason for item in proposals.items] + [d.reason for d in proposals.disclosed]
    for secret in ("Osei", "Tyler", "Smith", "asthma", "X123", "mum", "tyler.smith"):
        assert not [text for text in said if secret in text], secret


def test_every_condition_is_on_the_page_that_explains_them():
    page = PAGE.read_text("utf-8")
    assert [name for name in condition_names() if f"`{name}`" not in page] == []
