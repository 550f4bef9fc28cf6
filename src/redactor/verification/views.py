"""Everything a file says, unpacked: every object, stream and part, in every archive inside it, as views to search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from redactor.verification import compound, vocabulary
from redactor.verification.encodings import is_wordy, texts_of
from redactor.verification.inner_files import coded_within, packed_within, unpacked
from redactor.verification.office_words import is_filled_by_program, is_office_word, is_public_style
from redactor.verification.package import Member, Package, carved, is_package, parse_package
from redactor.verification.pdf_file import PdfFile, PdfObject, parse_pdf
from redactor.verification.pdf_syntax import Name, PdfValue, strings_in, text_of, walk
from redactor.verification.typography import is_style_name
from redactor.verification.vml_words import is_vml_value
from redactor.verification.xml_reading import Attribute, XmlDamaged, is_xml, read_xml, spelled_out

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
_CLOSED = (  # archives and packed data that nothing here opens: 7z, RAR, cabinet, Zstandard, LZ4, compress, lzip
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"MSCF\x00\x00\x00\x00",
    b"\x28\xb5\x2f\xfd",
    b"\x04\x22\x4d\x18",
    b"\x1f\x9d",
    b"LZIP\x01",
)
_COLLECTION = frozenset({"Registry", "Ordering", "Supplement"})
_NAMES = re.compile(rb"/[^\x00\t\n\x0c\r ()<>\[\]{}/%]*")
_INDEXED = ("Indexed", "I")  # a colour space with a table, and its short name
_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"%PDF-", compound.SIGNATURE, *_CLOSED)
_FILES = (b"PK\x03\x04", b"%PDF-", compound.SIGNATURE)  # that are looked for in the midst of other data
_LOCKED_STREAM = "EncryptedPackage"
_PNG = b"\x89PNG\r\n\x1a\n"


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
    _unpack_coded(work)
    return Contents(tuple(work.views), tuple(sorted(set(work.damaged))), work.counted)


def _unpack_coded(work: _Unpacking) -> None:
    """Files that stand as letters in what was unpacked, such as attachments of mails; and those in them in turn."""
    done = 0
    for depth in range(1, _MAX_DEPTH + 2):
        fresh, done = work.views[done:], len(work.views)
        for view in fresh:
            for plain in _coded_in(view):
                work.counted += 1
                _unpack(plain, f"{view.place} (decoded)", work, depth)


def _coded_in(view: View) -> Iterator[bytes]:
    data = view.data or view.text.encode("utf-8", "replace")
    yield from (plain for plain in coded_within(data) if plain)
    if b"\x00" in data:
        yield from (plain for plain in coded_within(data.replace(b"\x00", b"")) if plain)


def _unpack(content: bytes, place: str, work: _Unpacking, depth: int, pdf: PdfFile | None = None) -> None:
    if work.spent(content, depth):
        work.damaged.append(f"{place or 'file'} (nested too deeply, or more than the limits allow)")
    elif pdf is not None or content.startswith(b"%PDF-"):
        _unpack_pdf(pdf or parse_pdf(content), place, work, depth)
    elif is_package(content):
        _unpack_package(content, parse_package(content), place, work, depth)
    elif content.startswith(_CLOSED):
        work.damaged.append(f"{place or 'file'} (an archive of a kind that is not known)")
    elif content.startswith(compound.SIGNATURE):
        _unpack_compound(content, place or "file", work, depth)
    elif plain := unpacked(content):
        work.counted += 1
        _unpack(plain, f"{place} (unpacked)", work, depth + 1)
    else:
        work.blob(place or "file", content)
        if is_wordy(content):  # lines are broken anywhere: as words it is searched too
            work.text(place or "file", Source.PIECES, next(texts_of(content)))
        _unpack_inner(content, place, work, depth)


def _unpack_inner(content: bytes, place: str, work: _Unpacking, depth: int) -> None:
    """Files and packed data that begin somewhere inside data of another kind; the pixels of a picture aside."""
    beside = _beside_pixels(content)
    for mark in _FILES:
        at = beside.find(mark, 1)
        if at > 0:
            _unpack(beside[at:], f"{place} (inside)", work, depth + 1)
    for plain in packed_within(beside):
        work.counted += 1
        _unpack(plain, f"{place} (inside)", work, depth + 1)


def _beside_pixels(content: bytes) -> bytes:
    """A PNG file without its packed pixels; anything else as it is."""
    if not content.startswith(_PNG):
        return content
    kept, at = [content[:8]], 8
    while at + 12 <= len(content):
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        kept.append(b"" if content[at + 4 : at + 8] == b"IDAT" else content[at:end])
        at = end
    return b"".join([*kept, content[at:]])


def _unpack_compound(content: bytes, place: str, work: _Unpacking, depth: int) -> None:
    """A file of older Office programs: as it is, and each of its streams, with what is packed in them."""
    work.blob(place, content)
    try:
        streams = compound.streams_of(content)
    except compound.CompoundDamaged:
        work.damaged.append(place)
        return
    for at, stream in enumerate(streams, 1):
        where = f"{place}, stream {at}"
        if stream.name == _LOCKED_STREAM:
            work.damaged.append(f"{where} (locked by a password)")
        work.counted += 1
        _unpack(stream.data, where, work, depth + 1)
        for plain in (*compound.unpacked_macros(stream.data), *compound.unpacked_rich_text(stream.data)):
            work.blob(f"{where} (unpacked)", plain)


def _join(place: str, inner: str) -> str:
    return f"{place}, {inner}" if place else inner


def _unpack_pdf(pdf: PdfFile, place: str, work: _Unpacking, depth: int) -> None:
    work.damaged.extend(_join(place, where) for where in pdf.damaged)
    if place and any("Encrypt" in trailer for trailer in pdf.trailers):
        work.damaged.append(f"{place} (locked)")
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


def _kinds(one: PdfObject) -> set[str]:
    return {str(one.info[key]) for key in ("Type", "Subtype") if key in one.info}


def _stream_views(one: PdfObject, where: str, work: _Unpacking, depth: int) -> None:
    stream = one.stream
    if stream is None:
        return
    work.blob(f"{where}, after the stream's end", stream.slack)
    if one.info.get("Type") in {"ObjStm", "XRef"}:
        work.blob(where, _NAMES.sub(b" ", stream.data))  # its objects are views of their own; this is what lies between
        return
    if stream.codec or one.kind() == "Image" or "EmbeddedFile" in _kinds(one) or stream.data.startswith(_PACKED):
        _unpack(stream.data, where, work, depth + 1)
    elif stream.data.lstrip().startswith(b"<"):
        work.text(where, Source.FREE, re.sub(r"<[^>]*>", "", stream.data.decode("utf-8", "replace")))
        work.blob(where, stream.data)
    elif b"begincmap" in stream.data and b"Tf" not in stream.data:
        work.blob(where, b" ".join(word for word in stream.data.split() if word not in vocabulary.CMAP_WORDS))
    else:
        work.blob(where, stream.data)
        if b"Tf" not in stream.data:
            _unpack_inner(stream.data, where, work, depth)
        if stream.data[:4] != b"\x00\x01\x00\x00":
            work.text(where, Source.PIECES, " ".join(text_of(string) for string in strings_in(stream.data)))


def _unpack_package(content: bytes, package: Package, place: str, work: _Unpacking, depth: int) -> None:
    work.damaged.extend(_join(place, where) for where in package.damaged)
    for note in package.notes:
        work.blob(_join(place, "outside the parts"), note)
    for index, member in enumerate(package.members):
        work.counted += 1
        _member_views(member, _join(place, f"part {index + 1}{_told_name(member)}"), work, depth)
    if package.damaged:
        for data in carved(content):
            work.blob(_join(place, "carved part"), data)


def _has_format_name(member: Member) -> bool:
    """Whether a part's name is the format's own, so that it may be told and need not be searched."""
    return member.name in vocabulary.PART_NAMES or vocabulary.ORDINARY_PART.fullmatch(member.name) is not None


def _told_name(member: Member) -> str:
    return f" ({member.name})" if member.listed and _has_format_name(member) else ""


def _member_views(member: Member, where: str, work: _Unpacking, depth: int) -> None:
    if not _has_format_name(member):
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
    if any(local == "sym" for _, local in part.elements):
        work.text(f"{where}, signs as letters", Source.DRAWN, "\n".join(spelled_out(member.data)))
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
