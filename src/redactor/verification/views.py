"""Everything a file says, unpacked: every object, stream and part, in every archive inside it, as views to search."""

from __future__ import annotations

import bz2
import lzma
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from redactor.verification import vocabulary
from redactor.verification.office_words import is_filled_by_program, is_office_word, is_public_style
from redactor.verification.package import MAX_MEMBER, Member, Package, carved, is_package, parse_package
from redactor.verification.pdf_file import PdfFile, PdfObject, parse_pdf
from redactor.verification.pdf_syntax import Name, PdfValue, strings_in, text_of, walk
from redactor.verification.typography import is_style_name
from redactor.verification.vml_words import is_vml_value
from redactor.verification.xml_reading import Attribute, XmlDamaged, is_xml, read_xml

_MAX_DEPTH = 6
_MAX_PIECES = 200_000
_MAX_ARCHIVES = 1_000
_MAX_BYTES = 512 * 1024 * 1024  # unpacked, all archives within archives together
_STYLE_PLACES = frozenset(
    {
        ("style", "styleId"),
        *((name, "val") for name in ("name", "basedOn", "next", "link", "pStyle", "rStyle", "tblStyle")),
    }
)
_CLOSED = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07")  # archives that nothing here opens
_COLLECTION = frozenset({"Registry", "Ordering", "Supplement"})
_INDEXED = ("Indexed", "I")  # a colour space with a table, and its short name
_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"%PDF-")


class Source(StrEnum):
    """What sort of text a view is; it decides how strictly a hit is judged."""

    DRAWN = "drawn text"  # paragraphs of a part
    PIECES = "pieces of drawn text"  # strings of content streams, cut wherever letters are moved
    FREE = "free text"  # strings, comments, attribute values that people write
    STYLES = "names of styles"  # made of words of typography: only a form of several words is found in them
    NAMED = "names"  # names and closed attribute values: short and ordinary words stand there by nature
    BLOB = "data"  # bytes of no known syntax


@dataclass(frozen=True, slots=True)
class View:
    """One stretch to search: a text, or bytes of unknown writing."""

    place: str
    source: Source
    text: str = field(default="", repr=False)
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Contents:
    """All views of a file, and the places that could not be unpacked."""

    views: tuple[View, ...]
    damaged: tuple[str, ...]
    counted: int  # streams and parts that were unpacked


@dataclass(slots=True)
class _Unpacking:
    views: list[View] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    counted: int = 0
    taken: int = 0  # bytes unpacked so far
    archives: int = 0

    def spent(self, data: bytes, depth: int) -> bool:
        """Take *data* from what may still be unpacked; whether nothing more may be."""
        self.taken += len(data) if depth else 0
        self.archives += is_package(data)
        return (
            self.archives > _MAX_ARCHIVES
            or depth > _MAX_DEPTH
            or len(self.views) > _MAX_PIECES
            or self.taken > _MAX_BYTES
        )

    def text(self, place: str, source: Source, text: str) -> None:
        if text.strip():
            self.views.append(View(place, source, text=text))

    def blob(self, place: str, data: bytes) -> None:
        if data:
            self.views.append(View(place, Source.BLOB, data=data))


def unpack(content: bytes, pdf: PdfFile | None = None, package: Package | None = None) -> Contents:
    """Unpack *content* whatever it is, as deep as archives nest; *pdf* or *package* where it was parsed before."""
    work = _Unpacking()
    if package is not None:
        _unpack_package(content, package, "", work, 0)
    else:
        _unpack(content, "", work, 0, pdf)
    return Contents(tuple(work.views), tuple(sorted(set(work.damaged))), work.counted)


def _unpack(content: bytes, place: str, work: _Unpacking, depth: int, pdf: PdfFile | None = None) -> None:
    if work.spent(content, depth):
        work.damaged.append(f"{place or 'file'} (nested too deeply, or more than the limits allow)")
    elif content.startswith(b"%PDF-"):
        _unpack_pdf(pdf or parse_pdf(content), place, work, depth)
    elif is_package(content):
        _unpack_package(content, parse_package(content), place, work, depth)
    elif content.startswith(_CLOSED):
        work.damaged.append(f"{place or 'file'} (an archive of a kind that is not known)")
    elif not _unpack_packed(content, place, work, depth):
        work.blob(place or "file", content)
        _unpack_inner(content, place, work, depth)


def _unpack_inner(content: bytes, place: str, work: _Unpacking, depth: int) -> None:
    """Archives that begin somewhere inside data of another kind."""
    for mark in _PACKED:
        at = content.find(mark, 1)
        if at > 0 and mark != _PACKED[1]:
            _unpack(content[at:], f"{place} (inside)", work, depth + 1)


def _unpack_packed(content: bytes, place: str, work: _Unpacking, depth: int) -> bool:
    """Data packed by itself: gzip, zlib, bzip2, xz. Whether it was any of them and could be unpacked."""
    for mark, unpacker in _UNPACKERS:
        if content.startswith(mark):
            try:
                plain = unpacker(content)
            except (zlib.error, OSError, EOFError, ValueError, lzma.LZMAError):
                continue
            if plain:
                work.counted += 1
                _unpack(plain, f"{place} (unpacked)", work, depth + 1)
                return True
    return False


def _inflated(content: bytes) -> bytes:
    engine = zlib.decompressobj()
    plain = engine.decompress(content, MAX_MEMBER)
    return plain if engine.eof else b""


_UNPACKERS: tuple[tuple[bytes, Callable[[bytes], bytes]], ...] = (
    (b"\x1f\x8b", lambda content: zlib.decompressobj(31).decompress(content, MAX_MEMBER)),
    (b"\x78", _inflated),
    (b"BZh", lambda content: bz2.BZ2Decompressor().decompress(content, MAX_MEMBER)),
    (b"\xfd7zXZ\x00", lambda content: lzma.LZMADecompressor(memlimit=MAX_MEMBER).decompress(content, MAX_MEMBER)),
)


def _join(place: str, inner: str) -> str:
    return f"{place}, {inner}" if place else inner


def _unpack_pdf(pdf: PdfFile, place: str, work: _Unpacking, depth: int) -> None:
    work.damaged.extend(_join(place, where) for where in pdf.damaged)
    for one in pdf.objects:
        where = _join(place, one.place)
        if isinstance(one.value, dict) and one.info.get("Type") == "XRef":
            _trailer_views(one.value, where, work)
        else:
            _value_views(one.value, where, work)
        if one.stream is not None:
            work.counted += 1
            _stream_views(one, where, work, depth)
        elif one.raw:
            work.blob(where, one.raw)
    for trailer in pdf.trailers:
        _trailer_views(trailer, _join(place, "trailer"), work)
    for loose in pdf.loose:
        work.blob(_join(place, "bytes between objects"), loose)


def _trailer_views(trailer: dict[str, PdfValue], where: str, work: _Unpacking) -> None:
    """A trailer; its identifiers are bytes, not text."""
    _value_views({key: value for key, value in trailer.items() if key != "ID"}, where, work)
    for one in walk(trailer.get("ID", [])):
        if isinstance(one, bytes):
            work.blob(f"{where}, identifier", one)


def _value_views(value: PdfValue, where: str, work: _Unpacking) -> None:
    strings: list[str] = []
    names: list[str] = []
    palettes, collections = _palettes(value), _collections(value)
    for one in walk(value):
        if isinstance(one, Name):
            if one not in vocabulary.PDF_NAMES:
                names.append(one)
        elif isinstance(one, bytes) and id(one) not in palettes and id(one) not in collections:
            strings.append(text_of(one))
    for palette in palettes.values():
        work.blob(where, palette)
    work.text(where, Source.FREE, "\n".join(strings))
    work.text(where, Source.NAMED, "\n".join(names))


def _palettes(value: PdfValue) -> dict[int, bytes]:
    """The colour tables of indexed colour spaces, by identity: bytes, in which single letters stand by chance.

    Source: ISO 32000-1, 8.6.6.3.
    """
    spaces = (one for one in walk(value) if isinstance(one, list) and len(one) == 4 and one[0] in _INDEXED)
    return {id(table): table for *_, table in spaces if isinstance(table, bytes) and len(table) > 1}


def _collections(value: PdfValue) -> frozenset[int]:
    """The strings, by identity, by which fonts say whose character collection they use. Source: ISO 32000-1, 9.7.3."""
    named = (one for one in walk(value) if isinstance(one, dict) and one.keys() <= _COLLECTION)
    strings = (one for entries in named for one in entries.values() if isinstance(one, bytes))
    return frozenset(id(one) for one in strings if one in vocabulary.COLLECTIONS)


def _stream_views(one: PdfObject, where: str, work: _Unpacking, depth: int) -> None:
    stream = one.stream
    if stream is None or one.info.get("Type") in {"ObjStm", "XRef"}:
        return
    work.blob(f"{where}, after the stream's end", stream.slack)
    if stream.codec or one.kind() == "Image" or stream.data.startswith(_PACKED):
        _unpack(stream.data, where, work, depth + 1)
    elif stream.data.lstrip().startswith(b"<"):
        work.text(where, Source.FREE, re.sub(r"<[^>]*>", "", stream.data.decode("utf-8", "replace")))
        work.blob(where, stream.data)
    elif b"begincmap" in stream.data and b"Tf" not in stream.data:
        work.blob(where, b" ".join(word for word in stream.data.split() if word not in vocabulary.CMAP_WORDS))
    else:
        work.blob(where, stream.data)
        if stream.data[:4] != b"\x00\x01\x00\x00":
            work.text(where, Source.PIECES, " ".join(text_of(string) for string in strings_in(stream.data)))


def _unpack_package(content: bytes, package: Package, place: str, work: _Unpacking, depth: int) -> None:
    work.damaged.extend(_join(place, where) for where in package.damaged)
    for note in package.notes:
        work.blob(_join(place, "outside the parts"), note)
    for index, member in enumerate(package.members):
        work.counted += 1
        _member_views(member, _join(place, f"part {index + 1}"), work, depth)
    if package.damaged:
        for data in carved(content):
            work.blob(_join(place, "carved part"), data)


def _member_views(member: Member, where: str, work: _Unpacking, depth: int) -> None:
    if member.name not in vocabulary.PART_NAMES and not vocabulary.ORDINARY_PART.fullmatch(member.name):
        work.text(f"{where}, its name", Source.FREE, re.sub(r"[/_.\-\d]+", " ", member.name) + "\n" + member.name)
    if not is_xml(member.name, member.data):
        _unpack(member.data, where, work, depth + 1)
        return
    try:
        part = read_xml(member.data)
    except XmlDamaged:
        work.damaged.append(where)
        work.blob(where, member.data)
        return
    own = vocabulary.OWN_TITLES if member.name == "docProps/core.xml" else frozenset()
    work.text(where, Source.DRAWN, "\n".join(text for text in part.paragraphs if text not in own))
    work.text(where, Source.FREE, "\n".join(part.asides))
    work.text(where, Source.FREE, "\n".join(_values(part.attributes, free=True)))
    work.text(where, Source.NAMED, "\n".join(_values(part.attributes, free=False)))
    work.text(where, Source.STYLES, "\n".join(one.value for one in part.attributes if _names_style(one)))


def _names_style(one: Attribute) -> bool:
    return (one.element, one.name) == ("name", "val") and is_style_name(one.value) and not is_public_style(one.value)


def _refers_to_public_style(one: Attribute) -> bool:
    """Whether a built-in style, or one that we numbered, is named here: the same in every copy that uses it."""
    return (one.element, one.name) in _STYLE_PLACES and is_public_style(one.value)


def _values(attributes: tuple[Attribute, ...], *, free: bool) -> Iterator[str]:
    """The attribute values that are no words of the format: those people write, or the others."""
    for one in attributes:
        named = (
            is_vml_value(one.element, one.name, one.value)
            or _names_style(one)
            or _refers_to_public_style(one)
            or is_filled_by_program(one.element, one.name, one.value)
        )
        if (one.name in vocabulary.FREE_ATTRIBUTES) == free and not (named or is_office_word(one.value)):
            yield one.value
