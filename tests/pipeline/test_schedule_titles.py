"""What the requester's schedule calls a document."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from redactor.core.documents import BlockKind
from redactor.pipeline.schedule import title_of


def plan(*texts):
    shown = [SimpleNamespace(kind=BlockKind.PARAGRAPH, text=text) for text in texts]
    return SimpleNamespace(shown=shown, disclosed="\n".join(texts))


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (
            ("From: H Marsh <h@example.org>\nTo: Office\nSubject: About [withheld]", "Dear Office"),
            "E-mail: About [withheld]",
        ),
        (("From: H Marsh <h@example.org>", "To: Office", "Subject: Playground"), "E-mail: Playground"),
        (("From: H Marsh <h@example.org>\nSubject:\n\nDear Office",), "From: H Marsh <h@example.org>"),
        (("Behaviour log", "Subject: none"), "Behaviour log"),
    ],
)
def test_a_message_is_called_by_its_subject_and_anything_else_by_its_first_line(texts, title):
    assert title_of(plan(*texts)) == title
