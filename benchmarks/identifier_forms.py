"""Identifiers as offices write them, by hand: one line a form, in ``identifier_forms.txt``.

A line is a category, a tab and a text with the number between ⟦ and ⟧; {nhs} and the like stand for a number that is valid
by its check, made anew from the seed. The texts were written in two goes and run once before any rule was looked at
(docs/detection.md has the figures of those first runs).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks import identifier_samples as made
from benchmarks import identifier_samples_other as other
from benchmarks.identifier_samples import Sample

FORMS = Path(__file__).with_name("identifier_forms.txt")
_MARKED = re.compile("⟦|⟧")


def form_samples(seed: int) -> Iterator[Sample]:
    """Every marked number of every line."""
    rng = random.Random(f"forms {seed}")
    for line in FORMS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            category, text = line.split("\t", 1)
            numbers = _numbers(rng)
            text = re.sub(r"\{(\w+)\}", lambda found, numbers=numbers: numbers[found.group(1)], text)
            yield from _samples(category, text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\"))


def _samples(category: str, text: str) -> Iterator[Sample]:
    pieces = _MARKED.split(text)
    plain = "".join(pieces)
    at = 0
    for index, piece in enumerate(pieces):
        if index % 2:
            yield Sample(plain, at, at + len(piece), f"{category}|{category}", labelled=True)
        at += len(piece)


def _until(rng: random.Random, make, fits) -> str:
    value = make(rng).replace(" ", "")
    return value if fits(value) else _until(rng, make, fits)


def _numbers(rng: random.Random) -> dict[str, str]:
    """One valid number of each kind, in the ways of writing that the lines name."""
    nhs = re.sub(r"\D", "", made.nhs(rng))
    nino, uci, licence = (make(rng).replace(" ", "") for make in (made.nino, made.uci, made.licence))
    upn = _until(rng, made.upn, lambda value: value[-1].isdigit())
    uln, utr = made.uln(rng), made.utr(rng)
    card, iban = re.sub(r"\D", "", made.card(rng)), made.iban(rng).replace(" ", "")
    return {
        "nhs": nhs,
        "nhs_s": f"{nhs[:3]} {nhs[3:6]} {nhs[6:]}",
        "nhs_d": f"{nhs[:3]}-{nhs[3:6]}-{nhs[6:]}",
        "chi": other.chi(rng),
        "nino": nino,
        "nino_s": f"{nino[:2]} {nino[2:4]} {nino[4:6]} {nino[6:8]} {nino[8]}",
        "nino_l": nino.lower(),
        "nino_p": nino[:8],
        "upn": upn,
        "upn2": made.upn(rng),
        "upnt": _until(rng, made.upn, lambda value: value[-1].isalpha()),
        "upn_l": upn.lower(),
        "uln": uln,
        "uln_s": f"{uln[:3]} {uln[3:6]} {uln[6:]}",
        "uci": uci,
        "uci_s": f"{uci[:5]} {uci[5]} {uci[6:8]} {uci[8:12]} {uci[12]}",
        "uci_l": uci.lower(),
        "scn": other.scn(rng),
        "utr": utr,
        "utr_s": f"{utr[:5]} {utr[5:]}",
        "dl": licence,
        "dl_s": f"{licence[:5]} {licence[5:11]} {licence[11:]}",
        "dl_l": licence.lower(),
        "iban": iban,
        "iban_s": " ".join(iban[at : at + 4] for at in range(0, len(iban), 4)),
        "card": " ".join(card[at : at + 4] for at in range(0, 16, 4)),
        "card_d": card,
        "pnc": made.pnc(rng),
        "cro": _until(rng, other.cro, lambda value: not value.startswith("SF")),
        "cro_sf": _until(rng, other.cro, lambda value: value.startswith("SF")),
    }
