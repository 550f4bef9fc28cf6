"""Pictures: pixels decoded under limits, cropped to what is seen, encoded afresh without metadata."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from PIL import Image

from redactor.documents.pixels import pixel_key

_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_MAX_PIXELS = 60_000_000
_SMALL = 16
_THUMBNAIL = (480, 480)


@dataclass(frozen=True, slots=True)
class Pixels:
    """A decoded picture as it is shown."""

    image: Any  # PIL.Image.Image, RGB or RGBA
    is_photo: bool

    @property
    def key(self) -> str:
        """Equal for equal pixels, whatever the file format."""
        image = self.image.convert("RGBA")
        return pixel_key(image.width, image.height, image.tobytes())

    @property
    def is_plain(self) -> bool:
        """Whether all pixels have one colour."""
        return all(low == high for low, high in self.image.convert("RGBA").getextrema())

    @property
    def is_small(self) -> bool:
        """Whether it is under 16 × 16 pixels: an ornament."""
        return bool(self.image.width < _SMALL and self.image.height < _SMALL)

    def thumbnail(self) -> bytes:
        """A PNG for the reviewer."""
        image = self.image.copy()
        image.thumbnail(_THUMBNAIL)
        return _encoded(image, "PNG")

    def encoded(self) -> tuple[str, bytes]:
        """File extension and freshly encoded bytes: pixels and nothing else."""
        if self.is_photo and self.image.mode == "RGB":
            return "jpeg", _encoded(self.image, "JPEG")
        return "png", _encoded(self.image, "PNG")


def decode_picture(raw: bytes, crop: tuple[float, float, float, float]) -> Pixels | None:
    """The pixels of *raw* inside *crop*; None where they cannot be decoded (vector formats, damage, size)."""
    try:
        with Image.open(io.BytesIO(raw), formats=_FORMATS) as opened:
            if opened.width * opened.height > _MAX_PIXELS:
                return None
            is_photo = opened.format == "JPEG"
            has_alpha = "A" in opened.mode or "transparency" in opened.info
            image = opened.convert("RGBA" if has_alpha else "RGB")
    except Exception:  # noqa: BLE001  # decoders raise anything on hostile bytes; all mean "not drawable"
        return None
    return cropped_pixels(image, crop, is_photo=is_photo)


def cropped_pixels(image: Any, crop: tuple[float, float, float, float], *, is_photo: bool = False) -> Pixels:
    """What of a decoded picture is shown."""
    return Pixels(_fresh(_cropped(image, crop)), is_photo)


def _cropped(image: Any, crop: tuple[float, float, float, float]) -> Any:
    left, top, right, bottom = crop
    if left + right >= 1 or top + bottom >= 1:
        return image
    box = (
        round(image.width * left),
        round(image.height * top),
        round(image.width * (1 - right)),
        round(image.height * (1 - bottom)),
    )
    return image.crop(box) if box[0] < box[2] and box[1] < box[3] else image


def _fresh(image: Any) -> Any:
    """The same pixels in a new image that has no info, palette or profile, nor anything where it is clear: there nobody sees a colour."""
    if image.mode == "RGBA":
        image = image.copy()
        clear = image.getchannel("A").point(lambda alpha: 0 if alpha else 255)
        image.paste((255, 255, 255, 0), mask=clear)
    return Image.frombytes(image.mode, image.size, image.tobytes())


def _encoded(image: Any, kind: str) -> bytes:
    stream = io.BytesIO()
    if kind == "JPEG":
        image.save(stream, "JPEG", quality=90, subsampling=0, optimize=False)
    else:
        image.save(stream, "PNG", compress_level=6)
    return stream.getvalue()
