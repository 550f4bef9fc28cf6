"""Field codes: which stay alive, which are only written by programs, which hold words of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from redactor.documents.word.namespaces import Node
from redactor.documents.word.vocabulary import spaced

# These show a number that depends on the page; they are written anew with a constant cached result.
LIVE = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"})
LIVE_RESULT = "1"
_FORMATS = frozenset(
    {"Arabic", "roman", "ROMAN", "alphabetic", "ALPHABETIC", "CardText", "OrdText", "Ordinal", "ArabicDash"}
)
_BARE = (
    frozenset(
        spaced(
            "TOC SEQ PAGEREF REF NOTEREF STYLEREF DATE TIME CREATEDATE SAVEDATE PRINTDATE EDITTIME NUMWORDS NUMCHARS FORMTEXT FORMCHECKBOX"
            " FORMDROPDOWN FILENAME TITLE AUTHOR SUBJECT LASTSAVEDBY FILESIZE REVNUM HYPERLINK MERGEFIELD INDEX TOA"
        )
    )
    | LIVE
)
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|(\\[@*#]|\S+)')
_PICTURE_SWITCHES = frozenset({"\\@", "\\*", "\\#"})
_MACHINE_NAME = re.compile(
    r"(?:_Toc|_Ref|_Hlk|_Hlt)\d+|_GoBack|\d+(?:-\d+)?|Figure|Table|Equation|Heading \d|Title", re.IGNORECASE
)


_CONTENTS = frozenset({"TOC", "INDEX", "TOA"})


@dataclass(frozen=True, slots=True)
class FieldCode:
    """A field's code taken apart."""

    text: str
    name: str
    arguments: tuple[str, ...]  # without switches and number or date pictures
    formats: tuple[str, ...]

    @property
    def is_live(self) -> bool:
        """Whether the field must stay a field: it numbers pages."""
        return self.name in LIVE

    @property
    def is_contents(self) -> bool:
        """Whether the field lists headings or entries."""
        return self.name in _CONTENTS

    @property
    def is_program_text(self) -> bool:
        """Whether nothing in the code was written by a person."""
        return self.name in _BARE and all(_MACHINE_NAME.fullmatch(word) for word in self.arguments)

    @property
    def live_instruction(self) -> str:
        """The code to write for a live field: its name and a number format from the list."""
        chosen = [word for word in self.formats if word in _FORMATS][:1]
        return " ".join(["", self.name, *(f"\\* {word}" for word in chosen), ""])

    @property
    def link(self) -> str:
        """The target of a HYPERLINK field, else ""."""
        return self.arguments[0] if self.name == "HYPERLINK" and self.arguments else ""

    @property
    def button_text(self) -> str:
        """The words that a MACROBUTTON or GOTOBUTTON field shows."""
        words = self.text.split(None, 2)
        return words[2] if self.name in {"MACROBUTTON", "GOTOBUTTON"} and len(words) > 2 else ""


def parse_field(code: str) -> FieldCode:
    """Take a field's code apart."""
    tokens = [quoted or bare for quoted, bare in _TOKEN.findall(code)]
    name = tokens[0].upper() if tokens else ""
    arguments: list[str] = []
    formats: list[str] = []
    previous = ""
    for token in tokens[1:]:
        if previous in _PICTURE_SWITCHES:
            formats.append(token)
        elif not token.startswith("\\"):
            arguments.append(token)
        previous = token
    return FieldCode(" ".join(code.split()), name, tuple(arguments), tuple(formats))


@dataclass(slots=True)
class OpenField:
    """A complex field being read: its code so far, and what its result showed."""

    code: str = ""
    in_result: bool = False
    is_live: bool = False
    is_contents: bool = False  # a table of contents or an index: its links look like plain text
    shown: str = ""
    form: object | None = field(default=None)
    live_run: Node | None = field(
        default=None, repr=False
    )  # of a live field, until the first letters of its result tell how it looks
