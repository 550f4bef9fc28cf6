"""Documents altered after they were made or read: contractions set apart, people already withheld."""

from __future__ import annotations

import random
import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import pairwise

from models.training.labelled import PERSON, Labelled

_CONTRACTION = re.compile(r"(?<=\w)(?=(?:n['’]t|['’](?:s|m|re|ve|ll|d))\b)", re.IGNORECASE)
_LABELS = (
    "[withheld]", "[withheld]", "[withheld]", "[Third party]", "[Another pupil]", "[Member of staff]", "[Not about you]",
    "[Third party: Sch 2 para 16]", "[A family member]", "[redacted]", "[REDACTED]", "XXXX", "████",
)  # fmt: skip


def set_contractions_apart(doc: Labelled) -> Labelled:
    """ "can't" as "ca n't", "Ann's" as "Ann 's": the way annotated corpora print them."""
    at = [match.start() for match in _CONTRACTION.finditer(doc.text)]
    if not at:
        return doc
    cuts = [0, *at, len(doc.text)]
    text = " ".join(doc.text[start:end] for start, end in pairwise(cuts))
    spans = tuple((s + bisect_right(at, s), e + bisect_left(at, e), label) for s, e, label in doc.spans)
    return Labelled(text, spans, doc.id)


def withhold(rng: random.Random, doc: Labelled, share: float = 0.4) -> Labelled:
    """Some people under a label of the kind that copies carry: the label is nobody, its neighbours are what they were."""
    label = rng.choice(_LABELS)
    parts: list[str] = []
    spans: list[tuple[int, int, str]] = []
    at = length = 0
    for start, end, kind in doc.spans:
        if start < at:
            continue  # overlapping labels: the first holds
        hidden = kind == PERSON and rng.random() < share
        before, text = doc.text[at:start], label if hidden else doc.text[start:end]
        parts += [before, text]
        if not hidden:
            spans.append((length + len(before), length + len(before) + len(text), kind))
        length += len(before) + len(text)
        at = end
    return replace(doc, text="".join([*parts, doc.text[at:]]), spans=tuple(spans), origins=())
