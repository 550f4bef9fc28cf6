"""The register of deliberately bad copies: each holds the withheld name in one place where a recipient could find it.

The clean text around the plant is ``plain.LINES``, so nothing else is wrong with any of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from redactor.core.documents import MediaType
from redactor.verification.catalogue import Number

Maker = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class BadCopy:
    """A way to leak, and the checks of which at least one must fail."""

    name: str
    media_type: MediaType
    make: Maker
    caught_by: frozenset[Number]
    pictures: int = 1


REGISTRY: dict[str, BadCopy] = {}


def bad_pdf(*numbers: Number, pictures: int = 1) -> Callable[[Maker], Maker]:
    """Register the maker of a bad PDF copy that *numbers* are to catch."""
    return _registered(MediaType.PDF, numbers, pictures)


def bad_word(*numbers: Number, pictures: int = 1) -> Callable[[Maker], Maker]:
    """Register the maker of a bad Word copy that *numbers* are to catch."""
    return _registered(MediaType.WORD, numbers, pictures)


def _registered(media_type: MediaType, numbers: tuple[Number, ...], pictures: int) -> Callable[[Maker], Maker]:
    def register(make: Maker) -> Maker:
        name = make.__name__.lstrip("_").replace("_", " ")
        REGISTRY[name] = BadCopy(name, media_type, make, frozenset(numbers), pictures)
        return make

    return register
