"""What writing Word copies costs and keeps: refusals, run formatting, page pictures, and whether anything withheld is left.

    make benchmark-word [DATA=FOLDER]
    python -m benchmarks.word [--data FOLDER] [--pages FOLDER] [--every N] [--from N] [--sample N --seed S] [--words N] [FILE]…
    python -m benchmarks.word --refusals --data FOLDER    which files no copy is written of (see word_refusals)

Up to three words of every file are withheld, wherever they stand (``--words 0``: nothing, which shows what copying alone changes). Page pictures need LibreOffice; ``--pages`` names a folder
that keeps what was rendered. An original is drawn as its copy is to look: with all tracked changes accepted (``word_accepted``),
and with what LibreOffice fills in of its own accord as it was stored (``word_still``). What no figure counts is listed. Prints counts, file names and reasons, never words of a document.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

from benchmarks.word_accepted import accepted
from benchmarks.word_labelled import labelled
from benchmarks.word_pages import Renderer, changed_pages, page_count
from benchmarks.word_refusals import WAYS, print_refusals, sampled
from benchmarks.word_runs import RunDifference, compare_runs
from benchmarks.word_still import still
from redactor.core.documents import Block, BlockKind, Document, GapKind, MediaType
from redactor.core.spans import Span
from redactor.documents.limits import Limits
from redactor.documents.registry import read_here
from redactor.documents.word import grammar, vml_grammar
from redactor.documents.word.namespaces import WRITTEN
from redactor.documents.word.vocabulary import FONTS, LOOKS, STYLE_NAMES, VALUES
from redactor.errors import RedactorError
from redactor.marking import NEUTRAL_LABEL
from redactor.pipeline import direct

LABEL = NEUTRAL_LABEL
_SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm"})
_WORDS = 3
_LONGEST_LINE = 40
_WORD = re.compile(r"[^\W\d_]{5,14}")
# Words that every copy's markup holds as names of styles and parts: nobody could tell such a word from the markup's.
_NAMES = [*STYLE_NAMES, *VALUES, *FONTS, *WRITTEN.values(), *grammar.DRAWING.attributes, *grammar.DRAWING.elements]
_NAMES += [*grammar.WORD.attributes, *grammar.WORD.elements, *LOOKS]
_NAMES += [*vml_grammar.ELEMENTS, *vml_grammar.ATTRIBUTES, *vml_grammar.WORDS, *vml_grammar.PROPERTIES]
_MARKUP = frozenset(_WORD.findall(" ".join(_NAMES).casefold())) | frozenset(
    [
        "document",
        "content",
        "types",
        "relationships",
        "settings",
        "styles",
        "header",
        "footer",
        "redacted",
        "package",
        "styled",
        "plain",
        "drawing",
        "picture",
        "image",
        "media",
        "chart",
        "charts",
        "comments",
        "footnotes",
        "endnotes",
        "theme",
        "fonts",
        "numbering",
        "properties",
        "custom",
        "customstyle",
        # What lists and links the parts of a package, and the first line of each part.
        "application",
        "contenttype",
        "docprops",
        "encoding",
        "fonttable",
        "metadata",
        "override",
        "partname",
        "relationship",
        "standalone",
        "target",
        "version",
        "xmlns",
    ]
)
_UNSOUND = frozenset({GapKind.FILE_UNREADABLE, GapKind.FILE_ENCRYPTED, GapKind.FILE_UNKNOWN})


@dataclass(frozen=True, slots=True)
class Measured:
    """One file."""

    name: str
    refused: str = ""  # the reason, "" where a copy was written
    sound: bool = True  # a package without a password that LibreOffice opens too
    words: tuple[str, ...] = ()
    left: tuple[str, ...] = ()  # parts that still hold a withheld word
    run_faults: int = 0  # paragraphs whose runs changed
    run_traits: tuple[tuple[str, int], ...] = ()
    seconds: float = 0.0
    gaps: int = 0
    pages: int = 0
    changed: int | None = 0  # pages changed outside touched lines; None: another number of pages
    rendered: bool = False
    still: tuple[str, ...] = ()  # fields of the original that were drawn as they stood when the file was saved
    unlike_itself: bool = False  # the original, drawn twice, gives different pages: nothing can be held against it


def given_files(data: list[Path], every: int, first: int) -> list[Path]:
    """The Word files named or lying in the folders named; of these every *every*-th from *first* on."""
    found = [p for one in data for p in (sorted(one.rglob("*")) if one.is_dir() else [one])]
    return [path for path in found if path.suffix.lower() in _SUFFIXES][first::every]


def made_files(folder: Path) -> list[Path]:
    """The shapes of the tests, where no folder is named."""
    from tests.word.gallery import gallery
    from tests.word.shapes import SHAPES, VARIANTS

    shapes = {name: make(VARIANTS[1]) for name, make in SHAPES.items()}
    for name, content in {"gallery": gallery(), **shapes}.items():
        (folder / f"{name}.docx").write_bytes(content)
    return sorted(folder.iterdir())


def chosen_words(document: Document, most: int = _WORDS) -> tuple[str, ...]:
    """Up to so many words that stand in short lines only, evenly spread, none of them part of another word of the file."""
    whole = "\n".join(block.text for block in document.blocks).casefold()
    seen = [block for block in document.blocks if block.carried]
    long_lines = "\n".join(block.text for block in seen if not _is_short(block)).casefold()
    short = [word for block in seen if _is_short(block) for word in _WORD.findall(block.text)]
    found = [word for word in dict.fromkeys(short) if word.casefold() not in long_lines]
    step = max(1, len(found) // max(most, 1))
    spread = [word for at in range(step) for word in found[(step // 2 + at) % step :: step]]
    alone = [word for word in spread[:60] if _stands_alone(word.casefold(), whole)]
    return tuple(alone[:most])


def _is_short(block: Block) -> bool:
    """One line, as wide as the page: a longer label pushes nothing into another line."""
    return block.kind is BlockKind.PARAGRAPH and len(block.text) < _LONGEST_LINE


def _stands_alone(word: str, whole: str) -> bool:
    return (
        word not in _MARKUP
        and len(re.findall(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", whole)) == whole.count(word) > 0
    )


def spans_of(document: Document, words: tuple[str, ...]) -> list[Span]:
    """Every place of the words, in whatever letter case."""
    return sorted(
        Span(block.id, match.start(), match.end())
        for block in document.blocks
        for word in words
        for match in re.finditer(re.escape(word), block.text, re.IGNORECASE)
    )


def measure(path: Path, folder: Path, most: int = _WORDS) -> tuple[Measured, bytes]:
    """Write one copy; what became of it, and its bytes (empty where it was refused)."""
    content = path.read_bytes()
    start = time.process_time()
    document = read_here(content, Limits())
    result = Measured(path.name, gaps=len(document.gaps))
    if document.media_type is not MediaType.WORD or any(gap.kind in _UNSOUND for gap in document.gaps):
        reason = next((gap.reason for gap in document.gaps), "not a Word file")
        return replace(result, refused=reason, sound=False), b""
    words = chosen_words(document, most)
    output = folder / f"{sha256(content).hexdigest()[:16]}.docx"
    try:
        direct.redact_path(path, output, spans_of(document, words))
    except RedactorError as fault:
        return replace(result, refused=f"{type(fault).__name__}: {fault.message}", words=words), b""
    copy = output.read_bytes()
    spent = time.process_time() - start
    runs = _runs_compared(content, copy, words)
    left = tuple(parts_with(copy, words))
    return replace(
        result, words=words, left=left, run_faults=runs.paragraphs, run_traits=runs.traits, seconds=spent
    ), copy


def _runs_compared(content: bytes, copy: bytes, words: tuple[str, ...]) -> RunDifference:
    """The runs held against each other, changes accepted; nothing is held against a source that is damaged there."""
    try:
        return compare_runs(reference(content)[0], copy, without=words)
    except (zipfile.BadZipFile, zlib.error, ET.ParseError):
        return RunDifference(0, ())


def parts_with(copy: bytes, words: tuple[str, ...]) -> Iterator[str]:
    """Names of the parts that hold one of the words, as text or in an attribute."""
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        for name in archive.namelist():
            raw = archive.read(name).decode("utf-8", "replace")
            texts = (raw, re.sub(r"<[^>]*>", "", raw)) if name.endswith((".xml", ".rels")) else (raw,)
            if any(_occurs(word, text) for word in words for text in texts):
                yield name


def _occurs(word: str, text: str) -> bool:
    return re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", text, re.IGNORECASE) is not None


def reference(content: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The original as a copy is to look: all tracked changes accepted, and the fields that were made to stand still."""
    return still(accepted(content))


@dataclass(frozen=True, slots=True)
class Pair:
    """An original as its copy is to look, and the copy; both are drawn under one name."""

    result: Measured
    name: str
    before: bytes = field(repr=False)
    copy: bytes = field(repr=False)


def with_pages(pairs: list[Pair], renderer: Renderer) -> list[Measured]:
    """The results with page pictures compared. Originals that look otherwise than their copies are drawn a second time."""
    sound = [pair for pair in pairs if pair.result.sound]
    renderer.render((pair.name, pair.before) for pair in sound)
    renderer.render((pair.name, pair.copy) for pair in sound if pair.copy)
    compared = [(pair, _compared(pair, renderer)) for pair in pairs]
    doubtful = [pair for pair, result in compared if result.rendered and result.changed != 0]
    renderer.render(((pair.name, pair.before) for pair in doubtful), again=True)
    return [replace(result, unlike_itself=_is_unlike_itself(pair, renderer)) for pair, result in compared]


def _compared(pair: Pair, renderer: Renderer) -> Measured:
    if not pair.result.sound:
        return pair.result
    before = renderer.pages(pair.name, pair.before)
    after = renderer.pages(pair.name, pair.copy) if pair.copy else None
    if before is None:
        return replace(pair.result, sound=False, refused="LibreOffice does not open the original.")
    if after is None:
        return replace(pair.result, pages=page_count(before), rendered=bool(pair.copy), changed=None)
    changed = changed_pages(before, after, LABEL, pair.result.words)
    return replace(pair.result, pages=page_count(before), rendered=True, changed=changed)


def _is_unlike_itself(pair: Pair, renderer: Renderer) -> bool:
    once, twice = (renderer.pages(pair.name, pair.before, again=again) for again in (False, True))
    return once is not None and twice is not None and changed_pages(once, twice, LABEL) != 0


def report(results: list[Measured]) -> None:
    """One line a file that is not as it should be, what is left out of the figures and why, then the figures."""
    sound = [one for one in results if one.sound]
    copies = [one for one in sound if not one.refused]
    rendered = [one for one in copies if one.rendered and not one.unlike_itself]
    for one in sound:
        faults = [*_faults(one)]
        if faults:
            print(f"{one.name[:60]:60} {'; '.join(faults)}")
    _report_set_aside(results, copies)
    print(
        f"\n{len(results)} files, {len(sound)} of them sound; {sum(bool(one.words) for one in copies)} with words withheld"
    )
    print(f"refused: {_share(len(sound) - len(copies), len(sound))}")
    for reason, count in Counter(one.refused for one in sound if one.refused).most_common():
        print(f"  {count:4} {reason}")
    print(f"run formatting of untouched paragraphs equal: {_share(sum(not c.run_faults for c in copies), len(copies))}")
    equal = sum(one.changed == 0 for one in rendered)
    print(f"page pictures equal outside touched lines: {_share(equal, len(rendered))}")
    print(f"files with something withheld in a part: {_share(sum(bool(one.left) for one in copies), len(copies))}")
    print(f"files with gaps that a person settles: {_share(sum(one.gaps > 0 for one in copies), len(copies))}")
    costs = [1000 * one.seconds / max(one.pages, 1) for one in copies]
    if costs:
        print(
            f"CPU-ms a page, by file, reading, writing and verifying: median {median(costs):.0f}, mean {mean(costs):.0f}"
        )


def _report_set_aside(results: list[Measured], copies: list[Measured]) -> None:
    """What no figure counts, file by file, and the originals in which fields were made to stand still."""
    unsound = [one for one in results if not one.sound]
    unlike = [one for one in copies if one.unlike_itself]
    if unsound or unlike:
        print("\nset aside:")
    for one in unsound:
        print(f"{one.name[:60]:60} not sound: {one.refused}")
    for one in unlike:
        print(f"{one.name[:60]:60} pages: the original, drawn twice, differs from itself")
    held = Counter(name for one in copies for name in one.still)
    files = sum(bool(one.still) for one in copies)
    print(f"\nfields drawn as they stood when the file was saved: {files} files {dict(held.most_common())}")


def _faults(one: Measured) -> Iterator[str]:
    if one.refused:
        yield one.refused
        return
    if one.left:
        yield f"WITHHELD WORDS IN {', '.join(one.left)}"
    if one.run_faults:
        yield f"runs of {one.run_faults} paragraphs differ {dict(one.run_traits)}"
    if one.unlike_itself:
        return
    if one.rendered and one.changed is None:
        yield "another number of pages, or the copy does not open"
    elif one.changed:
        yield f"{one.changed} of {one.pages} pages look otherwise"


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / max(whole, 1):.1f} %)"


def main() -> None:
    """Measure everything and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--pages", type=Path, help="folder that keeps rendered pages")
    parser.add_argument("--copies", type=Path, help="folder that keeps the copies")
    parser.add_argument("--no-pages", action="store_true", help="leave the page pictures out")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--sample", type=int, help="so many of the files, by chance")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--words", type=int, default=_WORDS, help="withhold up to so many words of a file; 0: nothing")
    parser.add_argument("--refusals", action="store_true", help="only which files no copy is written of, and why")
    parser.add_argument("--ways", nargs="+", choices=sorted(WAYS), default=list(WAYS), help="what --refusals withholds")
    given = parser.parse_args()
    with TemporaryDirectory() as name:
        work = Path(name)
        for kind in ("copies", "pages", "made"):
            (work / kind).mkdir()
        data = [*given.files, *([given.data] if given.data else [])]
        paths = given_files(data, given.every, given.first) if data else made_files(work / "made")
        paths = sampled(paths, given.sample, given.seed)
        if given.refusals:
            print_refusals(paths, given.ways)
            return
        renderer = None if given.no_pages or not shutil.which("soffice") else Renderer(given.pages or work / "pages")
        report(_measured(paths, given.copies or work / "copies", renderer, given.words))


def _measured(paths: list[Path], folder: Path, renderer: Renderer | None, most: int) -> list[Measured]:
    folder.mkdir(parents=True, exist_ok=True)
    pairs = [_pair(path, folder, most) for path in paths]
    return [pair.result for pair in pairs] if renderer is None else with_pages(pairs, renderer)


def _pair(path: Path, folder: Path, most: int) -> Pair:
    result, copy = measure(path, folder, most)
    before, fields = reference(path.read_bytes()) if result.sound else (b"", ())
    name = sha256(path.name.encode()).hexdigest()[:16]
    return Pair(replace(result, still=fields), name, labelled(before, result.words, LABEL), copy)


if __name__ == "__main__":
    main()
