"""Numbers keep what is needed to stand where they stood, whatever a page counts in."""

from __future__ import annotations

import numpy as np
import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.pdf.making import pdf_from
from tests.documents.pdf.test_writer import plan_for

from redactor.documents.pdf.numbers import places, written, written_matrix
from redactor.documents.pdf.reader import read_pdf_with_glyphs
from redactor.documents.pdf.writer import write_pdf


def lines(per_point):
    """A grid of thin lines, counted in so many units a point."""
    matrix = b"%.12f 0 0 -%.12f 20 700 cm " % (1 / per_point, 1 / per_point)
    width = b"%.9f w " % (0.5 * per_point)
    grid = b"".join(
        b"%.9f 0 m %.9f %.9f l S " % (x * per_point, x * per_point, 500 * per_point) for x in range(10, 540, 7)
    )
    return pdf_from(b"BT /F0 11 Tf 72 750 Td (A chart) Tj ET q " + matrix + width + grid + b"Q")


def drawn(content):
    pixmap = pymupdf.open(stream=content)[0].get_pixmap(dpi=100, colorspace="gray")
    return np.frombuffer(pixmap.samples, np.uint8).astype(int)


@pytest.mark.parametrize("per_point", [12700, 100000, 1, 0.01, 0.0007])
def test_drawings_stand_where_they_stood_whatever_they_are_counted_in(per_point):
    """Office programs count in 12,700ths of a point, drawing programs in inches or metres."""
    content = lines(per_point)
    document = read_pdf_with_glyphs(content).document
    copy = write_pdf(content, document, plan_for(document)).content
    assert np.abs(drawn(content) - drawn(copy)).max() <= 24


@given(st.floats(1e-7, 1e5), st.floats(-1000, 1000))
def test_a_point_carried_by_a_written_matrix_is_off_by_less_than_anybody_sees(scale, point):
    across = point / scale
    a, *_ = (float(part) for part in written_matrix((scale, 0.0, 0.0, scale, 0.0, 0.0)).split())
    assert abs(a * float(written(across, places(scale))) - point) < 0.01
