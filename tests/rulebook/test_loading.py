"""Loading rule packs: records come out as written, a case's own win, every fault is named with its line."""

from __future__ import annotations

import pytest

from redactor.core.items import Extent, Outcome
from redactor.core.rules import Example
from redactor.errors import RulesError
from redactor.rulebook import load_from, load_rulebook

GOOD = {
    "exemptions.toml": """
[[exemption]]
code = "TP"
provision = "DPA 2018 Sch 2 para 16"
title = "Another person's data"
level = "open"
plain_reason = "It is about somebody else."
""",
    "roles.toml": """
[[role]]
key = "pupil"
title = "Another pupil"
open_label = "[Another pupil]"
identity = "withhold"
contact = "withhold"
factors = { type_of_information = "a name", confidence = "none" }
""",
    "policy.toml": """
[[rule]]
id = "pupil-name"
outcome = "withhold"
reason = "A pupil's name."
role = ["pupil"]
ground = "TP"

[[rule]]
id = "anything"
outcome = "refer"
reason = "Not known."
extent = "sentence"
""",
    "terms/health.toml": """
category = "health"

# Attention deficit.
[[term]]
id = "adhd"
terms = ["ADHD"]
exact_case = true
finds = ["Tom has [ADHD]."]
ignores = ["Tom is busy."]
""",
    "passages.toml": """
[[passage]]
id = "lado"
category = "allegation"
terms = ["LADO"]
exact_case = true
grounds = ["TP"]
""",
    "lexicons.toml": """
[[lexicon]]
id = "harmless_phrases"
words = ["labour ward"]

[[lexicon]]
id = "kin"
words = ["mum", "dad"]
""",
}


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def faults(tmp_path, changed, overrides=None):
    base = write(tmp_path / "base", {**GOOD, **changed})
    own = write(tmp_path / "own", overrides) if overrides else None
    with pytest.raises(RulesError) as caught:
        load_from(base, own)
    return caught.value.message.splitlines()[1:]


def test_every_kind_of_record_comes_out_as_written(tmp_path):
    rules = load_from(write(tmp_path, GOOD))
    assert [one.code for one in rules.exemptions] == ["TP"]
    assert rules.roles[0].factors == (("confidence", "none"), ("type_of_information", "a name"))
    assert [one.id for one in rules.policy] == ["pupil-name", "anything"]
    assert rules.policy[1].outcome is Outcome.REFER
    assert rules.policy[1].extent is Extent.SENTENCE
    assert rules.terms[0].category == "health"
    assert rules.terms[0].examples == (Example("Tom has ADHD.", "ADHD"), Example("Tom is busy."))
    assert rules.false_friends == ("labour ward",)
    assert rules.lexicons == (("kin", ("mum", "dad")),)


def test_the_digest_holds_for_content_not_for_comments(tmp_path):
    plain = load_from(write(tmp_path / "a", GOOD)).digest
    commented = {name: f"# a note\n{text}" for name, text in GOOD.items()}
    other = {**GOOD, "lexicons.toml": GOOD["lexicons.toml"].replace("mum", "mam")}
    assert load_from(write(tmp_path / "b", commented)).digest == plain
    assert load_from(write(tmp_path / "c", other)).digest != plain


def test_a_cases_own_record_takes_the_place_of_the_shipped_one(tmp_path):
    own = {"policy.toml": '[[rule]]\nid = "anything"\noutcome = "withhold"\nreason = "Ours."\nground = "TP"\n'}
    rules = load_from(write(tmp_path / "base", GOOD), write(tmp_path / "own", own))
    assert [(one.id, one.outcome) for one in rules.policy][1] == ("anything", Outcome.WITHHOLD)


def test_a_cases_new_policy_rule_comes_before_the_shipped_ones(tmp_path):
    own = {"ours.toml": '[[rule]]\nid = "first"\noutcome = "refer"\nreason = "Ours."\n'}
    rules = load_from(write(tmp_path / "base", GOOD), write(tmp_path / "own", own))
    assert [one.id for one in rules.policy] == ["first", "pupil-name", "anything"]


def test_a_case_can_switch_a_shipped_record_off(tmp_path):
    own = {"ours.toml": '[[term]]\nid = "adhd"\noff = true\n'}
    assert load_from(write(tmp_path / "base", GOOD), write(tmp_path / "own", own)).terms == ()


def test_a_lexicon_named_in_a_rule_stands_for_its_words(tmp_path):
    changed = GOOD["terms/health.toml"].replace("exact_case = true", 'exact_case = true\nneeds = ["@kin", "aunt"]')
    rules = load_from(write(tmp_path, {**GOOD, "terms/health.toml": changed}))
    assert rules.terms[0].needs == ("mum", "dad", "aunt")


def test_a_lexicon_that_is_not_there_is_a_fault(tmp_path):
    changed = GOOD["terms/health.toml"].replace("exact_case = true", 'exact_case = true\nneeds = ["@kim"]')
    (fault,) = faults(tmp_path, {"terms/health.toml": changed})
    assert fault.startswith("  terms/health.toml line 9: there is no lexicon @kim.")


def test_switching_off_what_is_not_there_is_a_fault(tmp_path):
    own = {"ours.toml": '[[term]]\nid = "adhs"\noff = true\n'}
    assert faults(tmp_path, {}, own)[0].startswith("  ours.toml line 3:")


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "words"),
    [
        ("policy.toml", 'outcome = "withhold"', 'outcome = "witholds"', 4, "outcome must be one of"),
        ("policy.toml", 'role = ["pupil"]', 'role = ["pupils"]', 6, "role has a value"),
        ("policy.toml", 'role = ["pupil"]', 'roles = ["pupil"]', 6, "roles is not known"),
        ("policy.toml", 'role = ["pupil"]', 'role = "pupil"', 6, "role must be a list"),
        ("policy.toml", 'ground = "TP"', 'ground = "TPP"', 7, "no exemption with the code"),
        ("policy.toml", 'id = "anything"', 'id = "pupil-name"', 10, "stands twice"),
        ("policy.toml", 'id = "anything"', "id = 7", 10, "id is missing or no text"),
        ("policy.toml", 'reason = "Not known."', "", 9, "reason is missing"),
        ("roles.toml", 'key = "pupil"', 'key = "scholar"', 3, "role is not known"),
        ("terms/health.toml", '"ADHD"]', '"ADHD …"]', 7, "cannot be searched for"),
        ("terms/health.toml", "[[term]]", "[[terms]]", 5, "[[terms]] is not known"),
        ("terms/health.toml", '"ADHD"]', '"AD*HD"]', 7, "cannot be searched for"),
        ("terms/health.toml", '["ADHD"]', "[]", 7, "terms is empty"),
        ("terms/health.toml", 'category = "health"', 'category = "harm"', 5, "category does not fit"),
        ("terms/health.toml", "[ADHD]", "ADHD", 9, "finds must be sentences"),
        ("terms/health.toml", 'ignores = ["Tom is busy."]', "", 5, "lacks examples"),
        ("terms/health.toml", "exact_case = true", "exact_case = 1", 8, "must be true or false"),
        ("passages.toml", 'grounds = ["TP"]', 'grounds = ["XX"]', 7, "no exemption with the code"),
        ("passages.toml", 'grounds = ["TP"]', "grounds = []", 7, "names no ground"),
        ("lexicons.toml", 'words = ["mum", "dad"]', "words = []", 8, "is empty"),
        ("lexicons.toml", "[[lexicon]]", "[lexicon]", 2, "not a list of rules"),
    ],
)
def test_a_fault_is_named_with_its_file_and_line(tmp_path, file, old, new, line, words):
    changed = GOOD[file].replace(old, new, 1) if old != "[[lexicon]]" else '\n[lexicon]\nid = "a"\nwords = ["b"]\n'
    assert changed != GOOD[file]
    found = faults(tmp_path, {file: changed})
    assert any(fault.startswith(f"  {file} line {line}: ") and words in fault for fault in found), found


def test_all_faults_are_told_at_once(tmp_path):
    broken = GOOD["policy.toml"].replace('"withhold"', '"w"').replace('"refer"', '"r"')
    assert len(faults(tmp_path, {"policy.toml": broken})) == 2


def test_broken_toml_is_named_with_its_line(tmp_path):
    found = faults(tmp_path, {"roles.toml": '[[role]]\nkey = "pupil\n'})
    assert found[0].startswith("  roles.toml: is not valid TOML")
    assert "line 2" in found[0]


def test_the_shipped_rules_load_and_always_have_the_same_digest():
    assert load_rulebook().digest == load_rulebook().digest


def test_nobody_is_called_an_adult_of_whom_the_role_does_not_say_so():
    factors = {one.key: dict(one.factors).get("capacity_to_consent", "") for one in load_rulebook().roles}
    assert all("Not known" in factors[key] for key in ("unknown", "other", "witness"))
    assert all("A child" in factors[key] for key in ("pupil", "sibling"))
