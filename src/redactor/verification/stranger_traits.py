"""What files made by other tools hold beside their pages, in sentences a person can act on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from redactor.verification.copy_reading import CopyReading
from redactor.verification.letters import words_of
from redactor.verification.package import Member, Package
from redactor.verification.pdf_file import PdfFile, PdfObject
from redactor.verification.pdf_syntax import Name, PdfValue, Ref, walk
from redactor.verification.views import Source
from redactor.verification.word_looks import is_any_behind, read_styles
from redactor.verification.word_runs import unseen_letters
from redactor.verification.xml_reading import XmlDamaged, is_xml, read_xml

_LEAST_WORD = 3
_CERTAIN_KEYS = {
    "EmbeddedFiles": "Files are attached to it: open the attachments pane and save them.",
    "Thumb": "It keeps small pictures of its pages, as they were when those were made.",
}
_PAGE_TREE = frozenset({"Page", "Pages", "Catalog"})
_WORKING_DATA = "It keeps a program's private working data, which may hold the page as it was."
_POSSIBLE_KEYS = {
    "JavaScript": "It holds scripts.",
    "JS": "It holds scripts.",
    "XFA": "It holds a form's data as XML beside the pages.",
    "AcroForm": "It holds form fields: their values and defaults can be read.",
    "OCProperties": "It has layers: some may be switched off and can be switched on.",
    "Outlines": "It has bookmarks: read their titles.",
    "Annots": "It has comments, links or other annotations: read them.",
    "Info": "It has document properties: look at author, title and dates.",
    "Metadata": "It has embedded metadata: look at author, title and history.",
    "StructTreeRoot": "It has texts for screen readers, which may differ from what the pages show.",
}
_WORD_CERTAIN = {
    "del": "Deleted text is still there: look at it in the review pane.",
    "moveFrom": "Moved text is still where it was: look at it in the review pane.",
    "altChunk": "Another document is embedded in it.",
    "OLEObject": "Another program's file is embedded in it: double-click it.",
    "srcRect": "A picture is cropped, and the cut-off part is still there: reset the picture.",
}
_UNSEEN = {
    "hidden": "It holds hidden text: switch on the display of hidden text.",
    "blacked out": "Text is blacked out by a highlight: select it and take the highlight away, or copy and paste it.",
    "white": "Text is white on white: select all and set the colour of the letters to black.",
    "tiny": "Text is too small to be read: select all and set a larger size.",
}
_WORD_POSSIBLE = {
    "ins": "It has tracked insertions, with names and times of their authors.",
    "comment": "It has comments, with the names of their authors.",
    "instrText": "It has fields, whose codes can be shown.",
    "sdt": "It has content controls, whose data may be kept a second time.",
    "docVar": "It keeps document variables.",
    "dataBinding": "Fields in it are filled from data kept beside the text.",
}
_CUSTOM = "It keeps data beside the text (custom XML): rename it to .zip and read them."
# What document libraries write into every file that was ever kept in one.
_PROGRAMS_OWN = (
    "DocumentLibraryForm",
    "This value indicates the number of saves or revisions.",
    "The application is responsible for updating this value after each revision.",
)
_PART_SENTENCES = (
    ("word/embeddings/", "Files are embedded in it: rename it to .zip and open them."),
    (
        "docProps/thumbnail",
        "It keeps a small picture of its first page, as that was when it was saved: rename it to .zip and look.",
    ),
    ("word/glossary/", "It keeps building blocks (glossary)."),
    ("word/vbaProject", "It holds macros."),
    ("word/people", "It lists the people who commented or changed it."),
    ("docProps/custom", "It has custom properties."),
)


def traits(reading: CopyReading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sentences on what certainly gives something away, and on what a person has to look at."""
    if reading.pdf is not None:
        certain, possible = set(_pdf_certain(reading.pdf)), set(_pdf_possible(reading.pdf))
    elif reading.package is not None:
        certain, possible = (
            set(_word_certain(reading.package, _on_pages(reading))),
            set(_word_possible(reading.package)),
        )
    else:
        return (), ()
    possible |= set(_unshown(reading))
    return tuple(sorted(certain)), tuple(sorted(possible))


def remains(reading: CopyReading) -> tuple[str, ...]:
    """Earlier versions and stray bytes, as sentences."""
    found: list[str] = []
    pdf = reading.pdf
    if pdf is not None:
        linearised = any("Linearized" in one.info for one in pdf.objects[:2])
        earlier = pdf.ends - pdf.empty_updates - (2 if linearised else 1)
        if earlier > 0:
            found.append(
                f"It holds {earlier} earlier versions of itself: cut it at an earlier end-of-file mark to open them."
            )
        if not reading.content.startswith(b"%PDF-"):
            found.append("There are bytes before the file begins: open it in a text editor.")
        if pdf.tail:
            found.append("There are bytes after the end of the file: open it in a text editor.")
    if reading.package is not None:
        found += [f"The package: {fault}." for fault in reading.package.faults if "extra fields" not in fault]
    return tuple(found)


def _keys(pdf: PdfFile) -> set[str]:
    values: list[PdfValue] = [one.value for one in pdf.objects]
    found = {str(one) for value in (*values, *pdf.trailers) for one in walk(value) if isinstance(one, Name)}
    if not any(_is_annotation(one) for held in pdf.objects for one in walk(held.value)):
        found -= {"Annots"}
    empty_outline = not any("Title" in one.info for one in pdf.objects) and not _inline_title(pdf)
    return found - {"Outlines"} if empty_outline else found


def _is_annotation(value: PdfValue) -> bool:
    return isinstance(value, dict) and "Rect" in value and "Subtype" in value


def _inline_title(pdf: PdfFile) -> bool:
    return any(isinstance(one, dict) and "Title" in one for held in pdf.objects for one in walk(held.value))


def _working_streams(pdf: PdfFile) -> bool:
    """Whether a program's private data holds more than settings: streams, which may be the page as it was."""
    kept = [one.info["PieceInfo"] for one in pdf.objects if "PieceInfo" in one.info]
    reached = _reached(pdf, kept, not_through=_PAGE_TREE)
    return any(one.raw is not None or one.stream is not None for one in reached)


def _pdf_certain(pdf: PdfFile) -> Iterator[str]:
    keys = _keys(pdf)
    if _working_streams(pdf):
        yield _WORKING_DATA
    yield from (sentence for key, sentence in _CERTAIN_KEYS.items() if key in keys)
    left = _left_over(pdf)
    if any(one.kind() == "Image" for one in left):
        yield _LEFT_PICTURES
    if _unused_contents(pdf) or any(one.kind() == "Form" and _shows_text(one) for one in left):
        yield "It keeps drawings that no page uses: what they say can be read with any program that opens the file's objects."
    if "Redact" in keys:
        yield "It holds marks for redaction that were never applied: the text under them is whole."


_LEFT_PICTURES = (
    "It keeps pictures that no page uses: they can be taken out with any program that opens the file's objects."
)


def _reachable(pdf: PdfFile) -> set[int]:
    """The numbers of all objects that a reader comes upon from the file's beginnings."""
    return {one.number for one in _reached(pdf, [dict(trailer) for trailer in pdf.trailers])}


def _reached(
    pdf: PdfFile, starts: Iterable[PdfValue], *, not_through: AbstractSet[str] = frozenset()
) -> Iterator[PdfObject]:
    """Every object that *starts* refer to, and those in turn, each once; objects of the types *not_through* are passed over."""
    waiting, seen = list(starts), set[int]()
    while waiting:
        for one in walk(waiting.pop()):
            held = pdf.latest_object(one)
            if held is None or held.number in seen or held.info.get("Type") in not_through:
                continue
            seen.add(held.number)
            yield held
            waiting.append(held.value)


def _left_over(pdf: PdfFile) -> list[PdfObject]:
    """Objects that nothing refers to any more; none can be told where a beginning or what refers to them is not known."""
    if pdf.damaged or not any("Root" in one for one in pdf.trailers) or any("Encrypt" in one for one in pdf.trailers):
        return []
    reachable = _reachable(pdf)
    return [one for one in pdf.objects if one.number not in reachable]


def _unused_contents(pdf: PdfFile) -> bool:
    """Whether a stream that draws text is the contents of no page and no part of a font, pattern, form or annotation."""
    drawing = {one.number for one in pdf.objects if _draws_text(one)}
    used = {number for one in pdf.objects for number in _drawn_by(one, pdf)}
    return bool(drawing - used)


def _draws_text(one: PdfObject) -> bool:
    return not one.kind() and "PatternType" not in one.info and "Length1" not in one.info and _shows_text(one)


def _shows_text(one: PdfObject) -> bool:
    data = one.stream.data if one.stream is not None else b""
    return b"BT" in data and (b"Tj" in data or b"TJ" in data)


def _drawn_by(one: PdfObject, pdf: PdfFile) -> Iterator[int]:
    """The streams that a page's contents or a font's letters name, however deep in lists."""
    for key in ("Contents", "CharProcs"):
        waiting = [one.info.get(key)]
        while waiting:
            value = waiting.pop()
            if isinstance(value, Ref):
                yield value.number
                held = pdf.resolve(value)
                waiting += (
                    held
                    if isinstance(held, list)
                    else list(held.values())
                    if key == "CharProcs" and isinstance(held, dict)
                    else []
                )
            elif isinstance(value, list):
                waiting += value
            elif isinstance(value, dict):
                waiting += value.values()


def _pdf_possible(pdf: PdfFile) -> Iterator[str]:
    keys = _keys(pdf)
    if "PieceInfo" in keys and not _working_streams(pdf):
        yield _WORKING_DATA
    yield from (sentence for key, sentence in _POSSIBLE_KEYS.items() if key in keys)


def _word_elements(package: Package) -> set[str]:
    found: set[str] = set()
    for member in package.members:
        if is_xml(member.name, member.data):
            try:
                found |= {local for _, local in read_xml(member.data).elements}
            except XmlDamaged:
                continue
    return found


def _word_certain(package: Package, shown: set[str]) -> Iterator[str]:
    elements = _word_elements(package)
    yield from (sentence for element, sentence in _WORD_CERTAIN.items() if element in elements)
    for beginning, sentence in _PART_SENTENCES[:1]:
        if any(member.name.startswith(beginning) for member in package.members):
            yield sentence
    if any(_custom_words(member) - shown for member in package.members):
        yield _CUSTOM


def _custom_words(member: Member) -> set[str]:
    """The words of a custom part, without those that programs write into it, the same in every file."""
    if not member.name.startswith("customXml/"):
        return set()
    try:
        text = "\n".join(read_xml(member.data).paragraphs)
    except XmlDamaged:
        return {member.name}
    for own in _PROGRAMS_OWN:
        text = text.replace(own, " ")
    return set(words_of(text))


def _on_pages(reading: CopyReading) -> set[str]:
    """The words of the parts that are laid out on pages."""
    return {word for one in reading.texts if not one.area.startswith("part ") for word in one.words}


def _word_possible(package: Package) -> Iterator[str]:
    elements = _word_elements(package)
    yield from (sentence for element, sentence in _WORD_POSSIBLE.items() if element in elements)
    if any(map(_custom_words, package.members)):
        yield _CUSTOM
    for beginning, sentence in _PART_SENTENCES[1:]:
        if any(member.name.startswith(beginning) for member in package.members):
            yield sentence


def _unshown(reading: CopyReading) -> Iterator[str]:
    """Places that hold words which no page or paragraph shows."""
    shown = {word for one in reading.texts for word in one.words}
    for view in reading.contents.views:
        if view.source is not Source.FREE:
            continue
        words = {word for word in words_of(view.text) if len(word) >= _LEAST_WORD and word.isalpha()}
        if words - shown:
            yield f"{view.place}: {len(words - shown)} words that no page shows."


def hidden_in_word(reading: CopyReading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Hidden and deleted text in a Word file, as sentences; and what only an eye can tell."""
    package = reading.package
    if package is None:
        return (), ()
    elements = _word_elements(package)
    certain = [_WORD_CERTAIN[key] for key in ("del", "moveFrom") if key in elements]
    unsure: list[str] = []
    for place, counts in _unseen_by_part(package):
        certain += [f"{place}, {counts[kind]} letters: {_UNSEEN[kind]}" for kind in sorted(counts) if kind in _UNSEEN]
        unsure += [
            f"{place}, {counts[kind]} letters are white: look whether they can be seen."
            for kind in sorted(counts)
            if kind not in _UNSEEN
        ]
    return tuple(certain), tuple(unsure)


def _unseen_by_part(package: Package) -> Iterator[tuple[str, Counter[str]]]:
    """The letters that nobody sees, part by part."""
    styles = read_styles(package.named("word/styles.xml"))
    parts = [(at, one.data) for at, one in enumerate(package.members, 1) if _is_text_part(one)]
    on_paper = not is_any_behind(data for _, data in parts)
    for at, data in parts:
        try:
            yield f"part {at}", unseen_letters(data, styles, on_paper=on_paper)
        except XmlDamaged:
            continue


def _is_text_part(member: Member) -> bool:
    """Whether pages show the part; building blocks are told of as a whole."""
    name = member.name
    return name.startswith("word/") and not name.startswith("word/glossary/") and is_xml(name, member.data)
