"""Many records of one kind, quickly: pages hold thousands of glyphs, and calling a class for each is most of the cost."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, TypeVar

_T = TypeVar("_T")


def records_of(kind: type[_T]) -> Callable[[Iterable[Any]], _T]:
    """What makes a record of *kind*, a ``NamedTuple``, of its fields, all of them and in order."""
    return partial(tuple.__new__, kind)  # type: ignore[type-var]
