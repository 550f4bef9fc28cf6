"""Names of more than one word, in the manner of where they come from: "Maria dos Santos Pereira", "Rhys ap Gwilym"."""

from __future__ import annotations

import random
from collections.abc import Callable

Draw = Callable[[], str]
_PORTUGUESE, _SPANISH = "portuguese", "spanish"
_MANNERS = {
    **dict.fromkeys(("pt_PT", "pt_BR", "lusophone", "country:PT", "country:BR", "country:AO"), _PORTUGUESE),
    **dict.fromkeys(("es_ES", "es_CO", "country:ES", "country:MX", "country:AR", "country:CL", "country:PE"), _SPANISH),
    "filipino": _SPANISH, "welsh": "welsh", "arabic": "arabic", "nl_NL": "dutch", "fr_FR": "french", "it_IT": "italian",
    "de_DE": "german",
}  # fmt: skip
_BEFORE: dict[str, tuple[str, ...]] = {
    _PORTUGUESE: ("da ", "de ", "dos ", "do ", "das "),
    _SPANISH: ("de ", "de la ", "del ", "de los "),
    "welsh": ("ap ", "ab ", "ferch ", "ap "),
    "arabic": ("al-", "Al ", "El-", "bin ", "bint ", "ibn ", "Abu "),
    "dutch": ("van ", "van der ", "van den ", "de ", "ten "),
    "french": ("de ", "du ", "Le ", "La "),
    "italian": ("De ", "Di ", "Della ", "Lo ", "D'"),
    "german": ("von ", "von der ", "zu "),
}
_BETWEEN = {_PORTUGUESE: (" ", " ", " e ", " da ", " dos ", "-", " de "), _SPANISH: (" ", " ", " ", " y ", " de ", "-")}
_TWO_FORENAMES = frozenset({_PORTUGUESE, _SPANISH, "french"})
_BEFORE_SHARE = {"welsh": 0.15, "arabic": 0.2}


def compound_surname(rng: random.Random, surname: str, origin: str, other: Draw) -> str:
    """*surname*, or a longer one of its origin's manner: a particle before it, or a second surname after it."""
    manner = _MANNERS.get(origin, "")
    throw = rng.random()
    if manner in _BETWEEN and throw < 0.4:
        joined = f"{surname}{rng.choice(_BETWEEN[manner])}{other()}"
        return joined if throw > 0.12 else rng.choice(_BEFORE[manner]) + joined
    if manner and throw > 1 - _BEFORE_SHARE.get(manner, 0.2) and surname[0].isupper():
        return rng.choice(_BEFORE[manner]) + surname
    return surname


def compound_forename(rng: random.Random, forename: str, origin: str, other: Draw) -> str:
    """*forename*, or two of them where that is usual: "Ana Paula", "Jean-Luc"."""
    manner = _MANNERS.get(origin, "")
    if manner not in _TWO_FORENAMES or rng.random() > 0.15 or " " in forename:
        return forename
    return f"{forename}{'-' if manner == 'french' else ' '}{other()}"
