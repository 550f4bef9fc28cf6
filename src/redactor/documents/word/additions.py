"""What a person decided to disclose although the original does not show it: comments, and a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from redactor.documents.word.namespaces import Node, add, make, qualified
from redactor.documents.word.normal import Normal, Passage
from redactor.documents.word.words import paragraph_text

HEADING = "Content not visible in the original"
_ID = qualified("x:id")
_MARKS = tuple(qualified(name) for name in ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"))


@dataclass(frozen=True, slots=True)
class KeptComments:
    """Keys of the passages that stay in comments."""

    printed: frozenset[str]


def text_of_passage(passage: Passage) -> str:
    """The present text of a passage's paragraph."""
    return paragraph_text(passage.element) if passage.element is not None else passage.words


def keep_comments(normal: Normal, wanted: Sequence[Passage], author: Callable[[str], str]) -> KeptComments:
    """Comments with a disclosed paragraph stay, renumbered; all others go with their marks in the text."""
    root = normal.areas.get("comments")
    anchored = {str(node.get(_ID)) for node in normal.areas["body"].iter(_MARKS[2])}
    kept = [passage for passage in wanted if passage.comment and passage.comment in anchored]
    numbers = _number_in_text(normal, {passage.comment for passage in kept})
    if root is not None:
        _prune_comments(root, kept, numbers)
        for node in root:
            node.set(qualified("w:author"), author(normal.comment_authors.get(str(node.get(_ID)), "")))
            node.set(qualified("w:initials"), "")
            del node.attrib[_ID]
        if len(root) == 0:
            del normal.areas["comments"]
    return KeptComments(frozenset(passage.key for passage in kept))


def _number_in_text(normal: Normal, kept: set[str]) -> dict[str, str]:
    """New comment numbers in order of appearance; marks of other comments are removed."""
    numbers: dict[str, str] = {}
    for area, root in normal.areas.items():
        for node in list(root.iter(*_MARKS)):
            key = str(node.get(_ID))
            if area != "body" or key not in kept:
                node.getparent().remove(node)
                continue
            node.set(qualified("w:id"), numbers.setdefault(key, str(len(numbers))))
            del node.attrib[_ID]
    return numbers


def _prune_comments(root: Node, kept: Sequence[Passage], numbers: dict[str, str]) -> None:
    elements = {id(passage.element) for passage in kept}
    for node in list(root):
        number = numbers.get(str(node.get(_ID)))
        if number is None:
            root.remove(node)
            continue
        node.set(qualified("w:id"), number)
        for paragraph in list(node.iter(qualified("w:p"))):
            if id(paragraph) not in elements:
                _empty(paragraph, node)
    root[:] = sorted(root, key=lambda node: int(node.get(qualified("w:id"))))


def _empty(paragraph: Node, comment: Node) -> None:
    if paragraph.getparent() is comment and len(comment) > 1:
        comment.remove(paragraph)
    else:
        paragraph[:] = []


def print_words(normal: Normal, passages: Sequence[Passage], words: Callable[[Passage], str]) -> None:
    """Print disclosed words on a last page, each with the kind of place it came from."""
    if not passages:
        return
    body = normal.areas["body"]
    section = body[-1]
    lines = [_heading(), *(_line(passage, words(passage)) for passage in passages)]
    for line in lines:
        section.addprevious(line)


def _heading() -> Node:
    paragraph = make("w:p")
    add(add(paragraph, "w:pPr"), "w:pageBreakBefore")
    run = add(paragraph, "w:r")
    add(add(run, "w:rPr"), "w:b")
    add(run, "w:t").text = HEADING
    return paragraph


def kind_words(passage: Passage) -> str:
    """What stands before a printed text: the kind of place it came from."""
    return f"{passage.kind.value.capitalize()}: "


def _line(passage: Passage, words: str) -> Node:
    paragraph = make("w:p")
    run = add(paragraph, "w:r")
    add(add(run, "w:rPr"), "w:i")
    add(run, "w:t").text = kind_words(passage)
    text = add(paragraph, "w:r")
    for number, line in enumerate(words.split("\n")):
        if number:
            add(text, "w:br")
        add(text, "w:t").text = line
    return paragraph
