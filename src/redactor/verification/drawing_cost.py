"""How much a page would draw if every form it calls, and every form those call, is run: known before anything is drawn.

Ten forms that each draw the next one ten times are a few hundred bytes and ten thousand million drawings.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from redactor.verification.pdf_file import PdfFile, PdfObject
from redactor.verification.pdf_syntax import PdfValue, Ref

MOST = 512 * 1024 * 1024  # bytes of content streams that one page may run, repetitions counted
_CALLING = 500  # what calling a form costs by itself, in bytes of content
_MOST_PIXELS = 400_000_000  # that a picture may say it has
MOST_POINTS = 14_400.0  # the longest side that a page may have, as the standard says
_CALL = re.compile(rb"/([^\x00\t\n\x0c\r ()<>\[\]{}/%]+)[\x00\t\n\x0c\r ]+Do(?![A-Za-z0-9])")


@dataclass(slots=True)
class _Costs:
    pdf: PdfFile
    known: dict[int, int] = field(default_factory=dict)

    def of(self, one: PdfObject, depth: int = 0) -> int:
        """Bytes of content that drawing a form runs; a form that calls itself is not run again."""
        if one.number in self.known or depth > 100:
            return self.known.get(one.number, 0)
        self.known[one.number] = 0
        data = one.stream.data if one.stream is not None else b""
        self.known[one.number] = _CALLING + len(data) + self._called(data, one.info.get("Resources"), depth)
        return self.known[one.number]

    def _called(self, data: bytes, resources: PdfValue | None, depth: int) -> int:
        held = self.pdf.resolve(resources)
        forms = self.pdf.resolve(held.get("XObject")) if isinstance(held, dict) else None
        if not isinstance(forms, dict):
            return 0
        total = 0
        for name, times in Counter(_CALL.findall(data)).items():
            form = self.pdf.latest_object(forms.get(name.decode("latin-1")))
            if form is not None and form.kind() == "Form":
                total += times * self.of(form, depth + 1)
        return total

    def of_page(self, page: PdfObject) -> int:
        """The same for a page's contents."""
        contents = self.pdf.resolve(page.info.get("Contents"))
        parts = contents if isinstance(contents, list) else [page.info.get("Contents")]
        streams = [self.pdf.latest_object(part) for part in parts if isinstance(part, Ref)]
        data = b"\n".join(one.stream.data for one in streams if one is not None and one.stream is not None)
        return len(data) + self._called(data, page.info.get("Resources"), 0)


def draws_too_much(pdf: PdfFile) -> str:
    """Why the file must not be drawn, in words; "" where it may."""
    for one in pdf.objects:
        if one.kind() == "Image" and _pixels(one) > _MOST_PIXELS:
            return f"{one.place}: the picture has more pixels than the limit allows"
        box = pdf.resolve(one.info.get("MediaBox"))
        if isinstance(box, list) and any(
            isinstance(side, (int, float)) and abs(side) > 2 * MOST_POINTS for side in box
        ):
            return f"{one.place}: the page is larger than the limit allows"
    if any(one.kind() == "Form" and one.stream is not None and b" Do" in one.stream.data for one in pdf.objects):
        costs = _Costs(pdf)
        for page in pdf.objects:
            if page.info.get("Type") == "Page" and costs.of_page(page) > MOST:
                return f"{page.place}: the page draws more than the limit allows"
    return ""


def _pixels(one: PdfObject) -> int:
    width, height = one.info.get("Width"), one.info.get("Height")
    return width * height if isinstance(width, int) and isinstance(height, int) else 0
