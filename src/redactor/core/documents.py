"""Files and the documents read from them: blocks of text with places, and gaps where nothing could be read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from redactor.core.ids import BlockId, FileId, short_id
from redactor.core.places import CharBoxes, Place
from redactor.core.problems import Problem


class MediaType(StrEnum):
    """What a file is by its content, never by its name."""

    PDF = "application/pdf"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    TEXT = "text/plain"
    UNKNOWN = "application/octet-stream"


class FileStatus(StrEnum):
    """How far a file could be read. Anything but READ leaves gaps, which block release."""

    READ = "read"
    PARTLY_READ = "partly read"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One content found in the disclosure folder, whatever number of paths it stands at."""

    id: FileId
    sha256: str
    size: int
    media_type: MediaType
    paths: tuple[str, ...]  # relative to the folder, POSIX form, sorted; for an embedded file its names
    parent: FileId | None = None
    status: FileStatus = FileStatus.READ
    reason: str = ""  # plain words for the status; never case text


class BlockKind(StrEnum):
    """What sort of text a block is; rules and the review sheet speak in these words."""

    PARAGRAPH = "paragraph"
    CELL = "table cell"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    COMMENT = "comment"
    AUTHOR = "author"  # of comments and tracked changes
    INSERTED = "tracked insertion"
    DELETED = "tracked deletion"
    HIDDEN = "hidden text"  # vanish, clipped, off page, layer off, behind an opaque area
    TEXT_BOX = "text box"
    FIELD_CODE = "field code"
    LINK = "link target"
    FORM_FIELD = "form field"  # name, tooltip, hidden and default values
    ANNOTATION = "annotation"
    OUTLINE = "outline"
    ALT_TEXT = "alternative text"
    PROPERTY = "property"
    BOOKMARK = "bookmark"
    EMBEDDED = "embedded data"
    FILE_NAME = "file name"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text read from one place: the unit that offsets count in.

    ``carried`` says whether a redacted copy shows this text in place (page text, paragraphs). Text that
    is not carried (properties, hidden text, comments the writer drops…) is examined like any other; where
    it holds no item it is settled in one act per file and kind. ``row`` and ``message`` group the blocks
    of one table row or one e-mail message or log entry; ``reading_order`` is total within the document.
    """

    id: BlockId
    kind: BlockKind
    place: Place
    text: str
    carried: bool = True
    row: str = ""
    message: str = ""
    heading: bool = False  # a table's heading row or a document heading
    boxes: CharBoxes | None = field(default=None, repr=False)

    @property
    def page_index(self) -> int | None:
        """The page the block stands on, from 0; None where the format has no pages."""
        return self.place.page_index


class GapKind(StrEnum):
    """What could not be read or was not examined; every gap waits for a person."""

    FILE_UNREADABLE = "file cannot be read"
    FILE_UNKNOWN = "file type not known"
    FILE_ENCRYPTED = "file is encrypted"
    PAGE_WITHOUT_TEXT = "page without text"
    PICTURE = "picture"
    PART_NOT_UNDERSTOOD = "part not understood"
    READERS_DISAGREE = "two readers disagree"
    UNREAD_DRAWINGS = "small drawings that may be letters"
    LETTERS_UNKNOWN = "letters that no reader can name"


# As long as such a gap is not let through, its page of a PDF is withheld.
PAGE_GAPS = frozenset(
    {GapKind.PAGE_WITHOUT_TEXT, GapKind.READERS_DISAGREE, GapKind.UNREAD_DRAWINGS, GapKind.LETTERS_UNKNOWN}
)


# Only what the tool can draw may be settled as "read outside the tool" (see decisions).
DRAWABLE_GAPS = frozenset(
    {
        GapKind.PAGE_WITHOUT_TEXT,
        GapKind.PICTURE,
        GapKind.READERS_DISAGREE,
        GapKind.UNREAD_DRAWINGS,
        GapKind.LETTERS_UNKNOWN,
    }
)
_FOR_THE_EYE = frozenset({GapKind.UNREAD_DRAWINGS, GapKind.LETTERS_UNKNOWN})
SECOND_READING = "second reading"  # the part of a block that holds what another parser reads on the page


@dataclass(frozen=True, slots=True)
class Gap:
    """Something nobody has read yet. ``content_key`` is equal for equal pixels: one act settles them all."""

    file: FileId
    kind: GapKind
    place: Place
    reason: str
    content_key: str = ""
    picture: bytes | None = field(default=None, repr=False)  # PNG thumbnail for the reviewer, if drawable

    @property
    def id(self) -> str:
        """Stable: file, kind, place and content."""
        return short_id("G", self.file, self.kind, repr(self.place), self.content_key)


@dataclass(frozen=True, slots=True)
class EmbeddedFile:
    """A file found inside another: it becomes a file of the case, child of its parent."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader got out of one file: blocks in reading order, gaps, embedded files, what it dropped by rule."""

    file: FileId
    media_type: MediaType
    page_count: int | None
    blocks: tuple[Block, ...]
    gaps: tuple[Gap, ...] = ()
    embedded: tuple[EmbeddedFile, ...] = field(default=(), repr=False)
    dropped: tuple[tuple[str, int], ...] = ()  # what programs write, dropped by rule: (kind, how many), sorted
    title: str = ""  # first heading or subject line, for the reviewer to sanitise
    date: str = ""  # ISO date of the document where its text states one; never a file time
    problems: tuple[Problem, ...] = ()

    def without_file_names(self) -> Document:
        """The document as its reader made it: a writer must not meet the names that the file goes by."""
        return replace(self, blocks=tuple(block for block in self.blocks if block.kind is not BlockKind.FILE_NAME))

    @property
    def unread_pages(self) -> tuple[int, ...]:
        """Pages with letters or drawings that no reader can read: what they show is known to the eye and to OCR alone."""
        found = {gap.place.page_index for gap in self.gaps if gap.kind in _FOR_THE_EYE}
        return tuple(sorted(page for page in found if page is not None))

    def block(self, block_id: BlockId) -> Block:
        """The block with that id; KeyError if the document has none."""
        for block in self.blocks:
            if block.id == block_id:
                return block
        raise KeyError(block_id)
