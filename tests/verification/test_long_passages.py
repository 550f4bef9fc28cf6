"""Whole pages are withheld, and some hold hundreds of thousands of letters: the search bears them and finds every part."""

import subprocess
import sys

import pytest

from redactor.core.checks import WithheldText
from redactor.verification.letters import letters_of
from redactor.verification.search import Finder, Grade

WORDS = [f"word{number}of" for number in range(6000)]
PASSAGE = " ".join(WORDS)


@pytest.fixture(scope="module")
def finder():
    return Finder((WithheldText("I-1", (PASSAGE,)),))


def test_a_very_long_form_does_not_exhaust_the_stack():
    """In a process of its own: what overflows there takes the process with it."""
    script = "from redactor.verification.search import Finder; from redactor.core.checks import WithheldText\n"
    script += "Finder((WithheldText('I-1', (' '.join(map(str, range(10**5, 10**5 + 40000))),)),))"
    assert subprocess.run([sys.executable, "-c", script], check=False, timeout=120).returncode == 0


def test_the_whole_passage_is_found(finder):
    assert any(hit.grade is Grade.EXACT for hit in finder.hits(letters_of(f"before {PASSAGE} after")))


def test_seven_words_left_behind_are_found_at_every_seam(finder):
    missed = [
        at
        for at in range(len(WORDS) - 7)
        if not any(True for _ in finder.hits(letters_of(" ".join(WORDS[at : at + 7]))))
    ]
    assert not missed


def test_words_of_the_passage_in_another_order_are_not(finder):
    assert not any(True for _ in finder.hits(letters_of(" ".join(WORDS[10:0:-1]))))
