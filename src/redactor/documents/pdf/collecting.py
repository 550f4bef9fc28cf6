"""The collector of cyclic garbage, paused while a file is worked on.

Python looks for cycles after every few hundred new records, over and over the same ones; a page makes tens of thousands and
hardly a cycle. Long files are swept now and then instead.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_PAGES_A_SWEEP = 50


@contextmanager
def collection_paused() -> Iterator[None]:
    """No search for cycles inside; what was paused goes on afterwards."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def sweep_after(page_index: int) -> None:
    """Look for cycles once every so many pages."""
    if page_index % _PAGES_A_SWEEP == _PAGES_A_SWEEP - 1:
        gc.collect(1)
