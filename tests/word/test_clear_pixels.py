"""What is clear in a picture is not in its copy, whatever colours stand there."""

from __future__ import annotations

import io

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.noninterference.shapes import picture

from redactor.documents.word.pictures import decode_picture

NO_CROP = (0.0, 0.0, 0.0, 0.0)


def half_clear(hidden):
    """A picture with a ramp that is seen, and writing that is clear."""
    image = picture(hidden).convert("RGBA")
    values = np.asarray(image).copy()
    values[:, :, 3] = 0
    values[: image.height // 4] = (10, 200, 30, 128)
    stream = io.BytesIO()
    Image.fromarray(values).save(stream, "PNG")
    return stream.getvalue()


def test_writing_in_clear_pixels_is_not_in_the_copy_and_does_not_count():
    first, second = (decode_picture(half_clear(name), NO_CROP) for name in ("Zorbaxine", "Ann"))
    assert half_clear("Zorbaxine") != half_clear("Ann")
    assert first.encoded() == second.encoded()
    assert first.key == second.key


@given(st.lists(st.tuples(*[st.integers(0, 255)] * 4), min_size=4, max_size=4))
def test_what_is_seen_keeps_its_colour(colours):
    image = Image.new("RGBA", (2, 2))
    image.putdata(colours)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    made = decode_picture(stream.getvalue(), NO_CROP).image
    for before, after in zip(colours, np.asarray(made).reshape(-1, 4).tolist(), strict=True):
        assert tuple(after) == before if before[3] else after[3] == 0
