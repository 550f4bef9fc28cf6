"""Generated and annotated training text: labels lie where the names are, nothing learnt is used to develop."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from models.training.alterations import set_contractions_apart, withhold
from models.training.compound_names import compound_surname
from models.training.gold import clean, swap_names
from models.training.labelled import IGNORE, PERSON, Builder, Labelled, read_set, write_set
from models.training.manifest import data_problems
from models.training.names import Name
from models.training.scene import Scene

SETS = Path(__file__).resolve().parents[2] / "benchmarks" / "sets"


class FewNames:
    """Three people, so that the tests need neither Faker nor a data folder."""

    people = (
        Name("Ngozi", "Okafor", "", "Ngozi", "Ms", "a"),
        Name("Siân", "O'Brien-Smythe", "Mary", "Siân", "Dr", "b"),
        Name("Minh", "Tran", "", "Minh", "Mr", "c"),
    )

    def draw(self, rng, origin=None):
        return rng.choice(self.people)

    def any_surname(self, rng):
        return rng.choice(self.people).surname

    def any_forename(self, rng):
        return rng.choice(self.people).forename


def _names(doc: Labelled) -> list[str]:
    return [doc.text[start:end] for start, end, label in doc.spans if label == PERSON]


@pytest.mark.parametrize("seed", range(20))
def test_every_label_of_a_scene_lies_on_a_name_and_none_on_a_title_or_address(seed):
    scene, out = Scene(random.Random(seed), FewNames()), Builder()
    scene.fill(out, "{tsur1} and {first2} {sur2} live at {street}; {email1}; {rev3} ({ini3})")
    doc = out.done()
    assert len(_names(doc)) == 4
    for name in _names(doc):
        assert "@" not in name
        assert not name.startswith(("Mr", "Ms", "Dr"))
        assert name == name.strip()


def test_a_forename_and_surname_of_one_person_are_one_name():
    scene, out = Scene(random.Random(1), FewNames()), Builder()
    scene.fill(out, "{first1} {sur1}")
    assert len(_names(out.done())) == 1


def test_titles_are_cut_from_annotated_names_but_a_first_initial_stays():
    doc = Labelled("Mr M. Demir, Mrs Ann Lee's", ((0, 11, PERSON), (13, 26, PERSON)))
    assert _names(clean(doc)) == ["M. Demir", "Ann Lee"]


def test_words_that_are_sometimes_part_of_a_name_are_masked():
    doc = clean(Labelled("Aunt Mae came", ((0, 8, PERSON),)))
    assert [(doc.text[a:b], label) for a, b, label in doc.spans] == [("Aunt ", IGNORE), ("Mae", PERSON)]


def test_swapped_names_keep_their_places_and_repeat():
    doc = Labelled("Ann Lee met Bo. Lee left.", ((0, 7, PERSON), (12, 14, PERSON), (16, 19, PERSON)))
    swapped = swap_names(random.Random(3), FewNames(), doc)
    first, _, last = _names(swapped)
    assert first.endswith(last)
    assert "Lee" not in swapped.text
    assert swapped.text.endswith(" left.")


def test_a_set_reads_back_as_written(tmp_path):
    docs = [Labelled("Ann\nLee", ((0, 3, PERSON),), "1", ((0, "Welsh"),))]
    write_set(tmp_path / "set.jsonl", docs)
    assert list(read_set(tmp_path / "set.jsonl")) == docs


@pytest.mark.parametrize("path", sorted(SETS.glob("*.jsonl")), ids=lambda path: path.stem)
def test_our_own_sets_hold_names_and_reserved_domains_only(path):
    docs = list(read_set(path))
    assert sum(len(_names(doc)) for doc in docs) > 300
    for doc in docs:
        for domain in re.findall(r"@([\w-]+\.[\w.-]*\w)", doc.text):
            assert domain.endswith(".example.org")


def test_missing_or_changed_data_is_said(tmp_path):
    assert "no data folder" in next(iter(data_problems(None)))
    (tmp_path / "judgments_tab.jsonl").write_text("{}")
    problems = list(data_problems(tmp_path))
    assert any("judgments_tab.jsonl is not the file" in problem for problem in problems)
    assert any("novels_litbank.jsonl is missing" in problem for problem in problems)


def test_contractions_are_set_apart_and_labels_stay_on_the_names():
    doc = set_contractions_apart(Labelled("I can't see Ann's mum, don't ask Bo.", ((12, 15, PERSON), (33, 35, PERSON))))
    assert doc.text == "I ca n't see Ann 's mum, do n't ask Bo."
    assert _names(doc) == ["Ann", "Bo"]


@pytest.mark.parametrize("seed", range(8))
def test_a_withheld_person_is_no_name_and_the_others_stay_where_they_are(seed):
    people = ("Ann", "Bo", "Cy")
    doc = withhold(
        random.Random(seed), Labelled("Ann rang Bo, then Cy.", ((0, 3, PERSON), (9, 11, PERSON), (18, 20, PERSON)))
    )
    assert _names(doc) == [name for name in people if name in doc.text]
    assert re.sub(r"\[[^\]]+\]|XXXX|████|Ann|Bo|Cy", "?", doc.text) == "? rang ?, then ?."


def test_a_longer_surname_keeps_its_first_and_follows_the_manner_of_its_origin():
    rng = random.Random(1)
    found = {compound_surname(rng, "Silva", "pt_BR", lambda: "Gomes") for _ in range(500)}
    assert {"Silva", "Silva Gomes", "Silva e Gomes", "dos Silva"} <= found
    assert {compound_surname(rng, "Smith", "en_GB", lambda: "Hill") for _ in range(500)} == {"Smith"}
