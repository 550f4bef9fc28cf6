"""Word packages → Documents."""

from __future__ import annotations

from redactor.core.documents import Block, Document, Gap, GapKind, MediaType
from redactor.core.ids import FileId, block_id, digest
from redactor.core.places import Place
from redactor.documents.headline import find_date, find_title
from redactor.documents.limits import DEFAULT_LIMITS, Limits
from redactor.documents.messages import with_messages
from redactor.documents.refusal import damaged, unread_document
from redactor.documents.word.freehand import geometry_key, thumbnail
from redactor.documents.word.normal import Freehand, Normal, Passage, Picture, Unread
from redactor.documents.word.package import UnreadablePackage
from redactor.documents.word.pictures import Pixels, decode_picture
from redactor.documents.word.reading import read_normal
from redactor.documents.word.vectors import Drawn, draw_vectors, vector_key, vector_of
from redactor.documents.word.words import paragraph_text

# Areas in the order in which a person reads them.
_ORDER = (
    "body",
    "footnotes",
    "endnotes",
    "header",
    "footer",
    "comments",
    "authors",
    "settings",
    "properties",
    "remainder",
    "parts",
)


def read_word(content: bytes, file: FileId, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read a Word package; what cannot be read is a gap, never an exception."""
    try:
        normal = read_normal(content, limits)
    except UnreadablePackage as fault:
        return unread_document(file, MediaType.WORD, damaged(str(fault)))
    blocks = with_messages(_blocks(normal, file))
    gaps, dropped = _gaps(normal, file)
    return Document(
        file=file,
        media_type=MediaType.WORD,
        page_count=None,
        blocks=blocks,
        gaps=gaps,
        embedded=tuple(normal.embedded),
        dropped=dropped,
        title=find_title(blocks),
        date=find_date(blocks),
    )


def passage_text(passage: Passage) -> str:
    """The text of a passage as its block shows it."""
    return paragraph_text(passage.element) if passage.element is not None else passage.words


def _blocks(normal: Normal, file: FileId) -> list[Block]:
    ordered = sorted(normal.passages, key=_reading_order)
    pairs = ((passage, passage_text(passage)) for passage in ordered)
    return [_block(passage, text, file) for passage, text in pairs if text.strip()]


def _reading_order(passage: Passage) -> tuple[int, str, int]:
    area = passage.key.partition("/")[0]
    stem = area.rstrip("0123456789")
    return _ORDER.index(stem) if stem in _ORDER else len(_ORDER), f"{len(area):03}{area}", passage.number


def _block(passage: Passage, text: str, file: FileId) -> Block:
    return Block(
        id=block_id(file, passage.key),
        kind=passage.kind,
        place=Place(passage.part, path=(passage.number,)),
        text=text,
        carried=passage.carried and passage.element is not None,
        row=passage.row,
        heading=passage.heading,
    )


def _gaps(normal: Normal, file: FileId) -> tuple[tuple[Gap, ...], tuple[tuple[str, int], ...]]:
    dropped = normal.dropped.copy()
    gaps = [_unread_gap(unread, file) for unread in normal.unread]
    vectors = _vectors_by_index(normal)
    drawn = draw_vectors(vectors.values())
    for picture in normal.pictures:
        vector = vectors.get(picture.index)
        if vector is not None:
            gaps.append(vector_gap(picture, vector, drawn.get(vector), file))
            continue
        pixels = decode_picture(normal.package.parts.get(picture.stored, b""), picture.crop)
        if pixels is not None and pixels.is_plain:
            dropped["picture of one colour"] += 1
        elif pixels is not None and pixels.is_small:
            dropped["picture under 16 × 16 pixels"] += 1
        else:
            gaps.append(picture_gap(normal, picture, pixels, file))
    gaps += [freehand_gap(one, file) for one in normal.freehand]
    gaps.sort(key=lambda gap: (gap.place.part, gap.place.path, gap.kind))
    return tuple(gaps), tuple(sorted(dropped.items()))


def _vectors_by_index(normal: Normal) -> dict[int, bytes]:
    pairs = ((picture.index, vector_of(normal, picture)) for picture in normal.pictures)
    return {index: vector for index, vector in pairs if vector}


def _unread_gap(unread: Unread, file: FileId) -> Gap:
    return Gap(file, unread.kind, Place(unread.part, path=(unread.number,)), unread.reason, unread.content_key)


def picture_gap(
    normal: Normal, picture: Picture, pixels: Pixels | None, file: FileId, *, with_thumbnail: bool = True
) -> Gap:
    """The gap of one picture: nobody has looked at it yet. The thumbnail is no part of its id."""
    raw = normal.package.parts.get(picture.stored, b"")
    return Gap(
        file=file,
        kind=GapKind.PICTURE
        if pixels is not None
        else GapKind.PART_NOT_UNDERSTOOD,  # nobody can look at what is not drawn
        place=Place(picture.part, path=(picture.number,)),
        reason=_reason(picture, raw, is_drawn=pixels is not None),
        content_key=pixels.key if pixels is not None else digest("bytes", raw)[:32],
        picture=pixels.thumbnail() if pixels is not None and with_thumbnail else None,
    )


def vector_gap(
    picture: Picture, vector: bytes, drawn: Drawn | None, file: FileId, *, with_thumbnail: bool = True
) -> Gap:
    """The gap of a vector picture: one that somebody can look at where it could be drawn. Its id stands on its bytes alone."""
    is_drawn = drawn is not None
    return Gap(
        file=file,
        kind=GapKind.PICTURE if is_drawn else GapKind.PART_NOT_UNDERSTOOD,
        place=Place(picture.part, path=(picture.number,)),
        reason=_reason(picture, vector, is_drawn=is_drawn),
        content_key=vector_key(vector, picture.crop),
        picture=drawn.shown(picture.crop).thumbnail() if drawn is not None and with_thumbnail else None,
    )


def freehand_gap(one: Freehand, file: FileId, *, with_thumbnail: bool = True) -> Gap:
    """The gap of a freehand shape: a picture item, since it can draw anything."""
    return Gap(
        file=file,
        kind=GapKind.PICTURE,
        place=Place(one.part, path=(one.number,)),
        reason="a freehand drawing",
        content_key=geometry_key(one.geometry, one.size),
        picture=thumbnail(one.geometry, one.size) if with_thumbnail else None,
    )


def _reason(picture: Picture, raw: bytes, *, is_drawn: bool) -> str:
    if not raw:
        return "a picture that is not stored in the file"
    if picture.preview_of:
        return "a picture that stands for an embedded file"
    return "a picture" if is_drawn else "a picture in a format that this tool cannot draw"
