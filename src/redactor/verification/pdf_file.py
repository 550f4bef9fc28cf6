"""A PDF as its bytes have it: every object, every stream, every trailer, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from redactor.verification.pdf_filters import FilterError, Unpacked, unpack_stream
from redactor.verification.pdf_syntax import Name, Parsed, PdfSyntaxError, PdfValue, Ref, parse_value

_OBJECT = re.compile(rb"(?<![0-9])(\d{1,10})[\x00\t\n\x0c\r ]+(\d{1,5})[\x00\t\n\x0c\r ]+obj(?![A-Za-z])")
_STREAM = re.compile(rb"[\x00\t\n\x0c\r ]*stream(\r\n|\n|\r)")
_END_STREAM = re.compile(rb"[\x00\t\n\x0c\r ]*endstream")
_END_OBJECT = re.compile(rb"[\x00\t\n\x0c\r ]*endobj")
_XREF_TABLE = re.compile(rb"xref\s+(?:\d+\s+\d+\s+(?:\d{10} \d{5} [nf]\s{1,2})*)+")
_START_XREF = re.compile(rb"startxref\s+\d+")
_NUMBER_OBJECT = re.compile(
    rb"(?<![0-9])(\d{1,10})[\x00\t\n\x0c\r ]+(\d{1,5})[\x00\t\n\x0c\r ]+obj[\x00\t\n\x0c\r ]+(\d{1,12})[\x00\t\n\x0c\r ]+endobj"
)
MAX_UNPACKED = 512 * 1024 * 1024  # bytes, all streams of a file together
_FILTER_KEYS = frozenset({"Filter", "F", "DecodeParms", "DP"})
_NUMBERS = frozenset({"Predictor", "Columns", "Colors", "BitsPerComponent", "EarlyChange"})
_MOST_REFERENCES = 8
_COMMENT = re.compile(rb"%[^\r\n]*")
# What some programs add at the end for readers of two kinds: a table of no objects, under the same root.
_EMPTY_UPDATE = re.compile(rb"\s*xref\s+0\s+0\s+trailer\s*<<[^%]*>>\s*startxref\s+\d+\s*", re.DOTALL)
_HEADER = re.compile(rb"\A%PDF-\d\.\d\s*(?:%[\x80-\xff]{1,8}\s)?")
_PROGRESS_NOTE = re.compile(rb"%%EOF")


@dataclass(frozen=True, slots=True)
class PdfObject:
    """One object: its number, its value and, for a stream, the bytes as stored and unpacked."""

    number: int
    value: PdfValue
    raw: bytes | None = field(default=None, repr=False)
    stream: Unpacked | None = field(default=None, repr=False)
    within: int | None = None  # the object stream that holds it

    @property
    def info(self) -> dict[str, PdfValue]:
        """The dictionary, or an empty one."""
        return self.value if isinstance(self.value, dict) else {}

    def kind(self) -> str:
        """The dictionary's own word for what it is: its subtype, or its type."""
        for key in ("Subtype", "Type"):
            value = self.info.get(key)
            if isinstance(value, Name):
                return str(value)
        return ""

    @property
    def place(self) -> str:
        """Where it is, in words for a report."""
        return f"object {self.number}" + (f" in object stream {self.within}" if self.within is not None else "")


@dataclass(frozen=True, slots=True)
class PdfFile:
    """Everything in the bytes of a PDF."""

    objects: tuple[PdfObject, ...]
    trailers: tuple[dict[str, PdfValue], ...]
    loose: tuple[bytes, ...]  # bytes between the objects that no PDF needs
    damaged: tuple[str, ...]  # places that could not be parsed or unpacked
    ends: int  # how many end-of-file marks
    tail: bytes = b""  # what follows the last one
    empty_updates: int = 0  # how many of the marks end an update that holds no object and changes nothing
    latest: Mapping[int, PdfObject] = field(default_factory=dict, repr=False)  # the last object of each number

    def latest_object(self, value: PdfValue | None) -> PdfObject | None:
        """The last object with the number that *value* refers to."""
        return self.latest.get(value.number) if isinstance(value, Ref) else None

    def resolve(self, value: PdfValue | None) -> PdfValue | None:
        """Follow a reference to the last object with that number."""
        if not isinstance(value, Ref):
            return value
        held = self.latest.get(value.number)
        return held.value if held is not None else None


@dataclass(slots=True)
class _Scan:
    """The state of one linear walk over the bytes."""

    data: bytes
    objects: list[PdfObject] = field(default_factory=list)
    gaps: list[bytes] = field(default_factory=list)
    unpacked: int = 0  # bytes so far
    damaged: list[str] = field(default_factory=list)
    numbers: dict[tuple[int, int], int] | None = None  # objects that are a whole number, as lengths are
    begins: dict[tuple[int, int], int] | None = None  # where each object's value begins, the last of each number

    def stated_number(self, wanted: Ref) -> int | None:
        """The whole number that an object is; all of them are looked for once."""
        if self.numbers is None:
            self.numbers = {}
            for number, generation, value in _NUMBER_OBJECT.findall(self.data):
                self.numbers.setdefault((int(number), int(generation)), int(value))
        return self.numbers.get((wanted.number, wanted.generation))

    def with_filters(self, info: dict[str, PdfValue]) -> dict[str, PdfValue]:
        """A stream's dictionary with its filters and their settings themselves where it only refers to them."""
        return {key: self._stated(value) if key in _FILTER_KEYS else value for key, value in info.items()}

    def _stated(self, value: PdfValue, depth: int = 0) -> PdfValue:
        if depth > _MOST_REFERENCES:
            raise FilterError("references that lead nowhere")
        if isinstance(value, Ref):
            return self._stated(self._referred(value), depth + 1)
        if isinstance(value, list):
            return [self._stated(one, depth + 1) for one in value]
        if isinstance(value, dict):
            return {key: self._stated(one, depth + 1) if key in _NUMBERS else one for key, one in value.items()}
        return value

    def _referred(self, wanted: Ref) -> PdfValue:
        if self.begins is None:
            found = _OBJECT.finditer(self.data)
            self.begins = {(int(one.group(1)), int(one.group(2))): one.end() for one in found}
        at = self.begins.get((wanted.number, wanted.generation))
        if at is None:
            raise FilterError("a filter that is not there")
        return parse_value(self.data, at).value


def parse_pdf(data: bytes) -> PdfFile:
    """Walk *data* from its first byte to its last; never raises: what can't be parsed is named in ``damaged``."""
    scan = _Scan(data)
    at = 0
    while (match := _OBJECT.search(data, at)) is not None:
        scan.gaps.append(data[at : match.start()])
        at = _take_object(scan, match)
    scan.gaps.append(data[at:])
    inner = [one for holder in scan.objects for one in _unpack_holder(holder, scan.damaged)]
    trailers = [trailer for gap in scan.gaps for trailer in _trailers(gap, scan.damaged)]
    trailers += [one.info for one in scan.objects if one.info.get("Type") == "XRef"]
    objects = (*scan.objects, *inner)
    return PdfFile(
        objects=objects,
        latest={one.number: one for one in objects},
        trailers=tuple(trailers),
        loose=tuple(left for gap in scan.gaps if (left := _unneeded(gap))),
        damaged=tuple(scan.damaged),
        ends=sum(gap.count(b"%%EOF") for gap in scan.gaps),
        tail=data.rpartition(b"%%EOF")[2].strip(b"\r\n"),
        empty_updates=_empty_updates(scan.gaps[-1], trailers),
    )


def _empty_updates(last_gap: bytes, trailers: list[dict[str, PdfValue]]) -> int:
    roots = {str(trailer["Root"]) for trailer in trailers if "Root" in trailer}
    sections = last_gap.split(b"%%EOF")[1:-1]
    return sum(_EMPTY_UPDATE.fullmatch(one) is not None for one in sections) if len(roots) == 1 else 0


def _take_object(scan: _Scan, match: re.Match[bytes]) -> int:
    """Note the object that begins at *match*; return where the next may begin."""
    number = int(match.group(1))
    try:
        parsed = parse_value(scan.data, match.end())
    except (PdfSyntaxError, ValueError, RecursionError):
        scan.damaged.append(f"object {number}")
        return match.end()
    begins = _STREAM.match(scan.data, parsed.end)
    if begins is None or not isinstance(parsed.value, dict):
        scan.objects.append(PdfObject(number, parsed.value))
        return _after(_END_OBJECT, scan.data, parsed.end)
    raw, end = _stream_bytes(scan, begins.end(), parsed)
    scan.objects.append(_stream_object(scan, number, parsed.value, raw))
    return _after(_END_OBJECT, scan.data, end)


def _after(pattern: re.Pattern[bytes], data: bytes, at: int) -> int:
    match = pattern.match(data, at)
    return match.end() if match else at


def _stream_bytes(scan: _Scan, at: int, parsed: Parsed) -> tuple[bytes, int]:
    """The stored bytes and the offset after ``endstream``: by the stated length if it is true, else by the keyword."""
    data = scan.data
    length = parsed.value.get("Length") if isinstance(parsed.value, dict) else None
    if isinstance(length, Ref):
        length = scan.stated_number(length)
    if isinstance(length, int) and length >= 0 and (end := _END_STREAM.match(data, at + length)):
        return data[at : at + length], end.end()
    close = data.find(b"endstream", at)
    close = len(data) if close < 0 else close
    return data[at:close], min(len(data), close + len(b"endstream"))


def _stream_object(scan: _Scan, number: int, info: dict[str, PdfValue], raw: bytes) -> PdfObject:
    try:
        stream = unpack_stream(scan.with_filters(info), raw)
    except (FilterError, PdfSyntaxError, ValueError, IndexError, OverflowError, TypeError, RecursionError):
        scan.damaged.append(f"stream of object {number}")
        return PdfObject(number, info, raw)
    scan.unpacked += len(stream.data)
    if scan.unpacked > MAX_UNPACKED:
        scan.damaged.append(f"stream of object {number} (more data than the limit allows)")
        return PdfObject(number, info, raw)
    return PdfObject(number, info, raw, stream)


def _unpack_holder(holder: PdfObject, damaged: list[str]) -> Iterator[PdfObject]:
    """The objects inside an object stream."""
    if holder.info.get("Type") != "ObjStm" or holder.stream is None:
        return
    data, first = holder.stream.data, holder.info.get("First")
    head = _COMMENT.sub(b" ", data[:first]).split() if isinstance(first, int) else []
    stated = holder.info.get("N")
    if isinstance(stated, int) and len(head) < 2 * stated:
        damaged.append(f"object stream {holder.number}")
    for number, offset in zip(head[::2], head[1::2], strict=False):
        try:
            value = parse_value(data, int(offset) + int(str(first))).value
            yield PdfObject(int(number), value, within=holder.number)
        except (PdfSyntaxError, ValueError, RecursionError):
            damaged.append(f"object stream {holder.number}")
            return


def _trailers(gap: bytes, damaged: list[str]) -> Iterator[dict[str, PdfValue]]:
    for match in re.finditer(rb"trailer", gap):
        try:
            value = parse_value(gap, match.end()).value
        except (PdfSyntaxError, ValueError, RecursionError):
            damaged.append("trailer")
            continue
        if isinstance(value, dict):
            yield value


def _unneeded(gap: bytes) -> bytes:
    """What is left of the bytes between objects once header, tables, trailers and end marks are taken away."""
    left = _HEADER.sub(b"", gap)
    for match in reversed(list(re.finditer(rb"trailer", left))):
        try:
            left = left[: match.start()] + left[parse_value(left, match.end()).end :]
        except (PdfSyntaxError, ValueError, RecursionError):
            continue
    for pattern in (_XREF_TABLE, _START_XREF, _PROGRESS_NOTE):
        left = pattern.sub(b"", left)
    return left.strip(b"\x00\t\n\x0c\r ")
