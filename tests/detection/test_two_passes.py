"""The invented folders and what both passes find in them; the figures are in docs/detection.md."""

from __future__ import annotations

import pytest
from benchmarks.invented_folder import invent_folder
from benchmarks.two_passes import Cover, both_passes, false_items

from redactor.core.categories import CATEGORIES
from redactor.rulebook import load_rulebook


def texts_of(folder):
    return {block.id: block.text for document in folder.documents for block in document.blocks}


@pytest.mark.parametrize("kind", ["school", "council"])
@pytest.mark.parametrize("seed", [1, 2])
def test_every_mark_of_an_invented_folder_stands_where_it_says(kind, seed):
    folder = invent_folder(kind, seed, times=1)
    texts = texts_of(folder)
    assert len(folder.truths) > 100
    assert {truth.category for truth in folder.truths} <= set(CATEGORIES)
    assert all(texts[one.block][one.start : one.end].strip() for one in folder.truths)
    assert not any("{" in text or "[" in text.replace("[1", "") for text in texts.values())


def test_the_second_seed_has_other_texts_and_other_names():
    first, second = (invent_folder("school", seed, times=1) for seed in (1, 2))
    assert not {document.title for document in first.documents} & {document.title for document in second.documents}
    assert first.facts.subject.name != second.facts.subject.name


@pytest.mark.parametrize("kind", ["school", "council"])
def test_both_passes_find_third_parties_whole_and_put_up_little_else(rules_detector, kind):
    folder = invent_folder(kind, 1, times=1)
    passes = both_passes(folder, rules_detector, load_rulebook(None))
    texts, cover = texts_of(folder), Cover(passes.second)
    asked = [truth for truth in folder.truths if truth.third_party]
    found = sum(cover.holds(truth, texts[truth.block]) for truth in asked)
    assert found / len(asked) >= 0.985
    assert len(false_items(folder, passes.items)) / folder.pages <= 1


def test_a_mention_that_nobody_found_counts_as_missed():
    folder = invent_folder("school", 1, times=1)
    texts, nothing = texts_of(folder), Cover([])
    assert not any(nothing.holds(truth, texts[truth.block]) for truth in folder.truths)
