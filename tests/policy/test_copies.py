"""Near copies: equal sentences inherit, every other sentence is read."""

from __future__ import annotations

from tests.people.marked import case

from redactor.core.people import KnownPerson, Role
from redactor.policy import find_copies, inherit

BODY = (
    "On Monday the class went to the museum by coach and had lunch in the park near the river. "
    "[Tyler Smith] pushed somebody on the way back to the coach and was spoken to by the driver. "
    "Everybody came home safely at four and parents were waiting at the gate in the rain."
)
KNOWN = (KnownPerson("Tyler Smith", Role.PUPIL),)


def test_a_quoted_mail_inherits_and_its_new_sentence_is_to_be_read():
    quoted = "> " + BODY + " [Tyler Smith] was sorry for it the next day."
    made = case([BODY], [quoted], known_people=KNOWN)
    (copy,) = find_copies(made.documents)
    assert [made.text(span) for span in copy.differing] == ["Tyler Smith was sorry for it the next day."]
    items = made.propose().items
    (inherited,) = inherit(items, (copy,))
    assert (inherited.item, inherited.source) == (items[1].id, items[0].id)


def test_different_texts_are_no_copies():
    other = "The governors met in the library and talked about the roof, the budget and next year's calendar for a long time."
    assert find_copies(case([BODY], [other]).documents) == ()


def test_a_copy_with_another_name_in_it_inherits_nothing_there():
    made = case([BODY], [BODY.replace("Tyler Smith", "Zoe Khan")], known_people=KNOWN)
    (copy,) = find_copies(made.documents)
    assert len(copy.differing) == 1
    assert inherit(made.propose().items, (copy,)) == ()


def test_words_that_stand_on_every_page_make_no_copies_of_pages():
    footer = (
        "Elm School, 1 High Street, a company limited by guarantee, registered in England and Wales under number one."
    )
    texts = [
        [f"{footer} Page about {word} {word}ing and {word}ed things of {word}land."] for word in ("run", "jump", "sing")
    ]
    made = case(*texts)
    assert all(copy.alike < 1 for copy in find_copies(made.documents))
