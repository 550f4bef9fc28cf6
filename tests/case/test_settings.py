"""case.toml and people.csv: what is written comes back; every fault names its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.case_template import render_case_toml
from redactor.core.facts import CaseFacts, Clock, DataSubject, Nation, Relation, Requester
from redactor.core.people import Consent, Role
from redactor.errors import CaseError
from redactor.settings import load_configuration

printable = (
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=20).map(str.strip).filter(bool)
)


def facts(name="Amelia Clarke", aliases=("Milly",)):
    return CaseFacts(
        "a case", DataSubject(name, tuple(aliases), "2014-03-09"), Requester("Ruth Clarke", Relation.PARENT),
        Nation.ENGLAND, Clock(received="2026-11-02"),
    )  # fmt: skip


@given(printable, st.lists(printable, max_size=3))
def test_any_name_survives_the_way_through_case_toml(tmp_path_factory, name, aliases):
    folder = tmp_path_factory.mktemp("case")
    (folder / "case.toml").write_text(render_case_toml(facts(name, aliases)), encoding="utf-8")
    back = load_configuration(folder).facts
    assert back.subject.name == name
    assert back.subject.aliases == tuple(aliases)
    assert back.requester.relation is Relation.PARENT
    assert back.clock.received == "2026-11-02"


def test_every_fault_is_named_with_its_line_and_nothing_is_quoted(tmp_path):
    (tmp_path / "case.toml").write_text(
        '[case]\nnation = "atlantis"\n[subject]\nname = ""\nborn = "9 March"\nshoe = 4\n[clock]\nreceived = 3\n',
        "utf-8",
    )
    with pytest.raises(CaseError) as fault:
        load_configuration(tmp_path)
    text = fault.value.diagnostics()
    for line in (2, 4, 5, 6, 8):
        assert f"case.toml line {line}:" in text
    assert "atlantis" not in text


def test_people_csv_brings_roles_consents_and_aliases(tmp_path):
    (tmp_path / "case.toml").write_text(render_case_toml(facts()), "utf-8")
    (tmp_path / "people.csv").write_text(
        "name,role,aliases,identifiers,consent\nOluwaseun Adeyemi,pupil,Seun;Olu,,refused\n", "utf-8-sig"
    )
    (person,) = load_configuration(tmp_path).facts.known_people
    assert person.role is Role.PUPIL
    assert person.aliases == ("Seun", "Olu")
    assert person.consent is Consent.REFUSED


def test_a_wrong_role_in_people_csv_names_the_line(tmp_path):
    (tmp_path / "case.toml").write_text(render_case_toml(facts()), "utf-8")
    (tmp_path / "people.csv").write_text("name,role\nA B,pupil\nC D,wizard\n", "utf-8")
    with pytest.raises(CaseError, match=r"people\.csv line 3"):
        load_configuration(tmp_path)


def test_a_folder_without_case_toml_says_how_to_make_one(tmp_path):
    with pytest.raises(CaseError) as fault:
        load_configuration(tmp_path)
    assert "redactor new" in fault.value.next_step
