"""Text that is in a page but cannot be seen there: under an opaque area, in the paper's colour, off the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from redactor.verification.pdfium_reader import PageReading

SCALE, CLOSER = 1.0, 3.0  # pixels a point: as the pages were drawn, and for a second look at thin letters
_FLAT = 10  # levels of grey, or of any part of a colour, between the pixels of a letter that nobody can see
_NARROW = 3  # pixels
_STEMS = "lI"  # a stem alone fills its box: only beside it is there anything else to see
_COARSE = 3  # points each way, for a first glance
_GRID = 7  # points each way; a letter of body text is hardly more pixels wide
_MIN_SIDE = 0.4  # points; a letter smaller than this both ways is not for reading


@dataclass(frozen=True, slots=True)
class HiddenText:
    """How many characters of a page can be read by a program but not by an eye."""

    flat: int  # no contrast where the letter stands
    off_page: int
    tiny: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.flat + self.off_page + self.tiny


def hidden_text(reading: PageReading, scale: float = SCALE) -> HiddenText:
    """Judge every letter of *reading* on the page, which is drawn with *scale* pixels a point, in grey or in colours."""
    pixels = reading.pixels
    boxes = reading.boxes
    if pixels is None or not len(boxes):
        return HiddenText(0, 0, 0)
    tiny = (boxes[:, 2] - boxes[:, 0] < _MIN_SIDE) & (boxes[:, 3] - boxes[:, 1] < _MIN_SIDE)
    corners = _to_pixels(boxes, reading, scale)
    height, width = pixels.shape[:2]
    off = (corners[:, 2] <= 0) | (corners[:, 3] <= 0) | (corners[:, 0] >= width) | (corners[:, 1] >= height)
    inside = np.flatnonzero(~off & ~tiny)
    doubtful = inside[_maybe_flat(pixels, corners[inside])]
    flat = sum(1 for at in doubtful if _contrast(pixels, corners[at], reading.letters[at]) < _FLAT)
    return HiddenText(flat, int((off & ~tiny).sum()), int(tiny.sum()))


def _to_pixels(boxes: np.ndarray[Any, Any], reading: PageReading, scale: float) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Left, top, right, bottom in pixels of the drawn page, turned as it is."""
    left, bottom, right, top = (boxes[:, index] for index in range(4))
    width, height, rotation = reading.width, reading.height, reading.rotation
    if rotation == 90:
        sides = (bottom, left, top, right)
    elif rotation == 180:
        sides = (width - right, bottom, width - left, top)
    elif rotation == 270:
        sides = (width - top, height - right, width - bottom, height - left)
    else:
        sides = (left, height - top, right, height - bottom)
    stacked = np.stack(sides, axis=1) * scale
    return np.concatenate([np.floor(stacked[:, :2]), np.ceil(stacked[:, 2:])], axis=1).astype(np.int64)


def _maybe_flat(pixels: np.ndarray[Any, Any], corners: np.ndarray[Any, Any]) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Which letters show so little contrast at a grid of points that they need a closer look; all letters at once."""
    flat = _flat_at(pixels, corners, _COARSE)
    flat[flat] = _flat_at(pixels, corners[flat], _GRID)
    return flat


def _flat_at(
    pixels: np.ndarray[Any, Any], corners: np.ndarray[Any, Any], steps: int
) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Which letters show little contrast at a grid of so many points each way."""
    across = _grid(corners[:, 0], corners[:, 2], pixels.shape[1], steps)
    down = _grid(corners[:, 1], corners[:, 3], pixels.shape[0], steps)
    parts = pixels.reshape(*pixels.shape[:2], -1)  # of a colour; grey has one
    points = parts[down[:, :, None], across[:, None, :]].reshape(len(corners), steps * steps, parts.shape[2])
    spread = (points.max(axis=1).astype(int) - points.min(axis=1)).max(axis=1)
    flat: np.ndarray[Any, np.dtype[np.bool_]] = spread < _FLAT
    return flat


def _grid(
    low: np.ndarray[Any, Any], high: np.ndarray[Any, Any], size: int, count: int
) -> np.ndarray[Any, np.dtype[np.int64]]:
    """*count* points spread evenly from *low* to *high*, as pixel indexes within *size*."""
    steps = (np.arange(count) + 0.5) / count
    points = low[:, None] + (high - low)[:, None] * steps[None, :]
    indexes: np.ndarray[Any, np.dtype[np.int64]] = np.clip(points.astype(np.int64), 0, size - 1)
    return indexes


def _contrast(pixels: np.ndarray[Any, Any], corner: np.ndarray[Any, Any], letter: str) -> int:
    left, top, right, bottom = (max(0, int(value)) for value in corner)
    if right - left < _NARROW or letter in _STEMS:  # hinting may move a thin stem to the next pixel
        left, right = max(0, left - 1), right + 1
    patch = pixels[top : max(bottom, top + 1), left : max(right, left + 1)]
    return int((patch.max(axis=(0, 1)).astype(int) - patch.min(axis=(0, 1))).max()) if patch.size else 0
