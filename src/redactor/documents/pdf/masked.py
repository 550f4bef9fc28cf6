"""Pixels, and what a mask lets through of them: what nobody sees of a picture is not in its copy.

A picture may hold anything where its mask cuts it away, and a reader need only drop the mask to show it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from PIL import Image

from redactor.documents.pdf.display import Space
from redactor.documents.pdf.graphics import number
from redactor.documents.pdf.refusals import NotUnderstood

_BLOCK = 16  # pixels: the largest coding block of the lossy pictures that copies hold


class Pixels(NamedTuple):
    """Pixels as they are to be written: rows by columns by parts, eight bits a part, or one bit as 0 and 1."""

    values: Any
    bits: int
    space: Space | None  # None for a stencil
    palette: tuple[tuple[int, ...], ...] = ()
    quality: int = 0  # of a lossy source; 0 for exact pixels
    decode: tuple[float, ...] = ()


def opacity(shape: Pixels) -> Any:
    """How much each pixel of a mask lets through, rows by columns, from 0 to 1; of a stencil, 1 where it is set."""
    values = shape.values[:, :, 0].astype(np.float32) / (2**shape.bits - 1)
    return 1.0 - values if shape.decode[:1] == (1.0,) else values


def as_seen(pixels: Pixels, opaque: Any, matte: Any = None, *, is_sharp: bool = False) -> Pixels:
    """*pixels* under a mask that is as *opaque* as given, without what it hides; *matte* is the colour that was blended in beforehand.

    Readers smooth masks, so that a pixel beside what is open may be seen; where colours are not painted the edge *is_sharp*.

    Source: ISO 32000-2, 11.6.5.2 (soft-mask images) for the blend.
    """
    if matte is not None:
        pixels = _unblended(pixels, opaque, [number(part) for part in matte])
    seen = _seen(opaque > 0 if is_sharp else _grown(opaque > 0), pixels.values.shape[:2])
    if bool(seen.all()):
        return pixels
    if pixels.palette:
        return _with_palette_of(pixels, seen)
    return pixels._replace(
        values=_levelled(pixels.values, seen) if pixels.quality else pixels.values * seen[:, :, None]
    )


def _unblended(pixels: Pixels, opaque: Any, matte: list[float]) -> Pixels:
    """The colours before they were blended with *matte*: c = m + (c' - m) / a."""
    is_plain = not pixels.palette and not pixels.decode and pixels.bits == 8
    if not is_plain or pixels.values.shape != (*opaque.shape, len(matte)):
        raise NotUnderstood("an image blended with its mask beforehand")
    ground = np.array(matte, np.float32) * 255
    share = np.where(opaque > 0, opaque, 1.0)[:, :, None]
    colours = ground + (pixels.values - ground) / share
    return pixels._replace(values=np.clip(np.rint(colours), 0, 255).astype(np.uint8))


def _seen(open_: Any, size: tuple[int, ...]) -> Any:
    """Which pixels of a picture of *size* a mask lets through."""
    if open_.shape == size:
        return open_
    scaled = Image.fromarray(open_.astype(np.uint8) * 255).resize((size[1], size[0]), Image.Resampling.BOX)
    return np.asarray(scaled) > 0


def _grown(open_: Any) -> Any:
    """What is open, and one pixel around it."""
    grown = open_.copy()
    grown[1:] |= open_[:-1]
    grown[:-1] |= open_[1:]
    across = grown.copy()
    across[:, 1:] |= grown[:, :-1]
    across[:, :-1] |= grown[:, 1:]
    return across


def _with_palette_of(pixels: Pixels, seen: Any) -> Pixels:
    """Indexed pixels with the colours in use where they are seen, the first of them elsewhere."""
    used = np.unique(pixels.values[seen]) if bool(seen.any()) else np.zeros(1, np.uint8)
    values = np.searchsorted(used, np.where(seen[:, :, None], pixels.values, used[0])).astype(np.uint8)
    return pixels._replace(values=values, palette=tuple(pixels.palette[int(at)] for at in used))


def _levelled(values: Any, seen: Any) -> Any:
    """Unseen pixels in the mean colour of the seen ones of their coding block, so that these keep their look."""
    height, width, parts = values.shape
    rows, columns = -(-height // _BLOCK), -(-width // _BLOCK)
    room = ((0, rows * _BLOCK - height), (0, columns * _BLOCK - width))
    shown = np.pad(seen, room).reshape(rows, _BLOCK, columns, _BLOCK, 1)
    blocks = np.pad(values, (*room, (0, 0))).reshape(rows, _BLOCK, columns, _BLOCK, parts)
    count = shown.sum(axis=(1, 3), keepdims=True, dtype=np.int64)
    mean = (blocks * shown).sum(axis=(1, 3), keepdims=True, dtype=np.int64) // np.maximum(count, 1)
    made = np.where(shown, blocks, mean.astype(np.uint8))
    return made.reshape(rows * _BLOCK, columns * _BLOCK, parts)[:height, :width]
