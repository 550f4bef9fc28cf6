"""Forenames and surnames of the people of the United Kingdom, with a share of every list kept apart for development."""

from __future__ import annotations

import csv
import random
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import accumulate
from pathlib import Path

from models.training.compound_names import compound_forename, compound_surname
from models.training.origins import FORENAMES, LOCALES, NICKNAMES, SURNAMES, SYLLABLES

_KEPT_APART = 8  # one name in eight is never seen in training


@dataclass(frozen=True, slots=True)
class Pool:
    """Names of one origin, each with the running total of its weight."""

    origin: str
    forenames: tuple[str, ...]
    surnames: tuple[str, ...]
    forename_weights: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """One person's parts of name and the origin of the list they come from."""

    forename: str
    surname: str
    middle: str
    nickname: str
    title: str
    origin: str


def kept_apart(name: str) -> bool:
    """Whether *name* belongs to development only; the same for every spelling of its case."""
    return sha256(name.casefold().encode()).digest()[0] % _KEPT_APART == 0


class NameSource:
    """Draws people. ``apart`` chooses the names kept apart from training, and only those."""

    def __init__(self, data: Path | None, *, apart: bool) -> None:
        self._apart = apart
        self._pools = {pool.origin: pool for pool in _pools(data)}
        self._own: dict[str, Pool] = {origin: self._mine(pool) for origin, pool in self._pools.items()}
        self.origins = tuple(sorted(self._own))
        self._weights = tuple(accumulate(_weight_of(origin) for origin in self.origins))
        self._surnames = tuple(sorted({name for pool in self._own.values() for name in pool.surnames}))

    def draw(self, rng: random.Random, origin: str | None = None) -> Name:
        """One person, of *origin* or of any in proportion."""
        origin = origin or rng.choices(self.origins, cum_weights=self._weights)[0]
        pool = self._own[origin]
        first = self._other(rng) if rng.random() < 0.06 else pool
        single = _pick(rng, first)
        forename = compound_forename(rng, single, origin, lambda: _pick(rng, pool))
        surname = self._odd_surname(rng, rng.choice(pool.surnames), pool)
        middle = _pick(rng, pool) if rng.random() < 0.35 else ""
        nickname = rng.choice(NICKNAMES.get(single, (single,)))
        return Name(forename, surname, middle, nickname, rng.choice(_TITLES), origin)

    def any_surname(self, rng: random.Random) -> str:
        """A surname of any origin, for streets and firms called after people."""
        pool = self._own[rng.choices(self.origins, cum_weights=self._weights)[0]]
        return rng.choice(pool.surnames)

    def any_forename(self, rng: random.Random) -> str:
        """A forename of any origin."""
        return _pick(rng, self._own[rng.choices(self.origins, cum_weights=self._weights)[0]])

    def _other(self, rng: random.Random) -> Pool:
        return self._own[rng.choices(self.origins, cum_weights=self._weights)[0]]

    def _mine(self, pool: Pool) -> Pool:
        keep = [(name, weight) for name, weight in _weighted(pool) if kept_apart(name) == self._apart]
        names = keep or list(_weighted(pool))[:: 2 if self._apart else 1]
        surnames = tuple(n for n in pool.surnames if kept_apart(n) == self._apart) or pool.surnames
        return Pool(pool.origin, tuple(n for n, _ in names), surnames, tuple(accumulate(w for _, w in names)))

    def _odd_surname(self, rng: random.Random, surname: str, pool: Pool) -> str:
        """Some surnames that no list holds, so that lists cannot be learnt by heart."""
        throw = rng.random()
        if throw < 0.05:
            return _glued(surname, rng.choice(pool.surnames))
        if throw < 0.085:
            return f"{surname}-{rng.choice(self._surnames)}"
        if throw < 0.095:
            return f"{surname} {rng.choice(self._surnames)}"
        if throw < 0.12 and surname[0].isupper() and " " not in surname:
            return rng.choice(("O'", "O’", "Mc", "Mac", "de ", "van ", "al-", "El ", "D'", "Fitz", "St ")) + surname
        return compound_surname(rng, surname, pool.origin, lambda: rng.choice(pool.surnames))


_TITLES = (
    "Mr",
    "Mr",
    "Mrs",
    "Mrs",
    "Ms",
    "Ms",
    "Miss",
    "Dr",
    "Dr.",
    "Mr.",
    "Mrs.",
    "Prof",
    "Mx",
    "Rev",
    "PC",
    "Sir",
    "Cllr",
)


def _pick(rng: random.Random, pool: Pool) -> str:
    if pool.forename_weights and rng.random() < 0.6:
        return rng.choices(pool.forenames, cum_weights=pool.forename_weights)[0]
    return rng.choice(pool.forenames)


def _weighted(pool: Pool) -> list[tuple[str, float]]:
    return list(zip(pool.forenames, pool.forename_weights or [1.0] * len(pool.forenames), strict=True))


def _glued(left: str, right: str) -> str:
    head, tail = left[: max(2, len(left) * 3 // 5)], right[len(right) * 2 // 5 :]
    return (head + tail.lower()).strip()


def _weight_of(origin: str) -> float:
    if origin.startswith("country:"):
        return 0.12
    return LOCALES.get(origin, 2.0)


@lru_cache(maxsize=2)
def _pools(data: Path | None) -> tuple[Pool, ...]:
    pools = [*_locale_pools(), *_syllable_pools(), *_hand_pools()]
    british = next(pool for pool in pools if pool.origin == "en_GB")
    if data is not None:
        pools.append(_register_of_births(data, british.surnames))
        pools.extend(_country_pools(data))
    return tuple(pool for pool in pools if pool.forenames and pool.surnames)


def _locale_pools() -> list[Pool]:
    from importlib import import_module

    pools = []
    for locale in sorted(LOCALES):
        if locale in SYLLABLES or locale in SURNAMES or locale == "births":
            continue
        provider = import_module(f"faker.providers.person.{locale}").Provider
        first = _strings(provider, ("first_names", "first_names_male", "first_names_female"))
        last = _strings(provider, ("last_names", "last_names_male", "last_names_female"))
        if first and last:
            pools.append(Pool(locale, first, last))
    return pools


def _strings(provider: object, fields: tuple[str, ...]) -> tuple[str, ...]:
    names = {name for field in fields for name in getattr(provider, field, ())}
    return tuple(sorted(name for name in names if _latin(name)))


def _latin(name: str) -> bool:
    return len(name) > 1 and all("LATIN" in unicodedata.name(c, "") or c in " '’-." for c in name)


def _syllable_pools() -> list[Pool]:
    """Korean, Chinese and Vietnamese names, built from syllables the way families choose them."""
    rng = random.Random(11)
    return [
        Pool(origin, tuple(sorted({make(rng) for _ in range(1500)})), families)
        for origin, (families, make) in sorted(SYLLABLES.items())
    ]


def _hand_pools() -> list[Pool]:
    return [Pool(origin, FORENAMES[origin], SURNAMES[origin]) for origin in sorted(SURNAMES)]


def _register_of_births(data: Path, surnames: tuple[str, ...]) -> Pool:
    with (data / "names_forenames_england_wales_2022_2024.csv").open(encoding="utf-8") as file:
        rows = [(row["name"], float(row["births_2022_2024"])) for row in csv.DictReader(file)]
    extra = tuple(sorted({*surnames, *(name for origin in SURNAMES for name in SURNAMES[origin])}))
    return Pool("births", tuple(n for n, _ in rows), extra, tuple(w for _, w in rows))


def _country_pools(data: Path) -> list[Pool]:
    first, last = (
        _by_country(data / "names_forenames_by_country.csv"),
        _by_country(data / "names_surnames_by_country.csv"),
    )
    everyone = tuple(sorted({name for names in last.values() for name in names}))
    return [Pool(f"country:{code}", names, last.get(code, everyone)) for code, names in sorted(first.items())]


def _by_country(path: Path) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if _latin(row["name"]):
                found.setdefault(row["country"], set()).add(row["name"])
    return {code: tuple(sorted(names)) for code, names in found.items()}
