"""Each step of the writer switched off by itself: the check that watches over it must fail then, and only then."""

import io
import re

import pikepdf
import pytest
from tests.leaks.pdf.planting import CHANNELS, WORD
from tests.leaks.pdf.searching import places_of
from tests.leaks.pdf.test_channels import copy_of
from tests.noninterference.shapes import SHAPES
from tests.noninterference.test_noninterference import NAMES, SHOWN_PICTURES, withheld_copy

from redactor.documents.pdf import lines, pagecopy, relay, writer
from redactor.documents.pdf.display import WITHHELD
from redactor.documents.pdf.fonts.book import FontBook, WrittenFont
from redactor.documents.pdf.images import Images
from redactor.documents.pdf.lexer import InlineImage


def _no_choice(runs, choice):
    for run in runs:
        for at in range(len(run.codes)):
            if any(number in choice.labels for number in run.trace(at)):
                run.mark(at, WITHHELD)


def _raw_image(images, source, _resources):
    return images.pdf.copy_foreign(source) if not isinstance(source, InlineImage) else None


def _with_properties(pdf):
    pdf.docinfo["/MyKey"] = WORD
    data = io.BytesIO()
    pdf.save(data, static_id=True)
    return data.getvalue()


PLANTED_STEPS = {
    "what is not carried is dropped": ("P20 invisible text", (pagecopy, "choose", _no_choice)),
    "clipped text is dropped": ("P21 clipped text", (pagecopy, "choose", _no_choice)),
    "text off the page is dropped": ("P23 text off the page", (pagecopy, "choose", _no_choice)),
    "images are encoded anew": ("P48 metadata of an image", (Images, "image", _raw_image)),
    "palettes hold what is used": ("P57 spare palette entries", (Images, "image", _raw_image)),
    "files are put together from nothing": ("P07 document properties", (writer, "saved", _with_properties)),
}


@pytest.mark.parametrize("step", sorted(PLANTED_STEPS))
def test_a_planted_word_is_found_when_the_step_is_switched_off(step, monkeypatch):
    """The search must see what the step would have let through."""
    channel, (owner, name, broken) = PLANTED_STEPS[step]
    planted = CHANNELS[channel]()
    assert places_of(copy_of(planted).content, WORD) == []
    monkeypatch.setattr(owner, name, broken)
    monkeypatch.setattr(writer, "faulty_pages", lambda *_: [])
    assert places_of(copy_of(planted).content, WORD)


def _source_codes(font, key, glyph):
    code = font.codes[key] = glyph.code or 1
    if font.draw is not None:
        font.drawn.append(font.draw(glyph))
    font.texts[code] = glyph.text
    font.advances[code] = glyph.advance
    return code


def _own_place(segment, edges_, _width, _made):
    return segment.left, edges_.body_right


def _old_steps(run, places):
    """The advance up to the next glyph of the source's operator: kerns and word spaces kept."""
    return [_old_step(run, at) for at in places]


def _old_step(run, at):
    after = at + 1
    if after == len(run.codes) or run.operators[at] != run.operators[after] or not run.style.em[0]:
        return run.advances[at]
    return (run.xs[after] - run.xs[at]) / run.style.em[0]


SHAPE_STEPS = {
    "underlines go": ("underlined", (pagecopy, "without_decoration", lambda items, *_: list(items))),
    "shadows go": ("shadow_behind_words", (pagecopy, "without_decoration", lambda items, *_: list(items))),
    "highlights go": ("highlighted", (pagecopy, "without_decoration", lambda items, *_: list(items))),
    "alignment is decided anew": ("centred", (relay, "_room", _own_place)),
    "right edges are decided anew": ("right_aligned", (relay, "_room", _own_place)),
    "advances are natural": ("justified_by_word_space", (lines, "naturals", _old_steps)),
    "leaders are cut": ("leaders", (relay, "_without_leaders", list)),
    "codes follow the copy": ("drawn_font", (WrittenFont, "_new_code", _source_codes)),
}


@pytest.mark.parametrize("step", sorted(SHAPE_STEPS))
def test_copies_differ_when_the_step_is_switched_off(step, monkeypatch):
    """Without the step the bytes tell one name from another, so the comparison is able to fail."""
    shape, (owner, name, broken) = SHAPE_STEPS[step]
    make = SHAPES[shape]
    shown = shape in SHOWN_PICTURES
    assert len({withheld_copy(make(one), one, show_pictures=shown).content for one in NAMES}) == 1
    monkeypatch.setattr(owner, name, broken)
    monkeypatch.setattr(writer, "faulty_pages", lambda *_: [])
    assert len({withheld_copy(make(one), one, show_pictures=shown).content for one in NAMES}) > 1


def test_fonts_hold_the_letters_of_the_copy_alone(monkeypatch):
    """A letter that only the withheld word has must have no outline, no width and no code in the copy."""
    make = SHAPES["truetype_subset"]
    copy = withheld_copy(make("Qqzjx"), "Qqzjx").content
    assert _letters(copy).isdisjoint("Qzj")
    finish = FontBook.finish

    def with_old_letters(book):
        for font in book.fonts.values():
            if font.source.composite or font.source.dictionary is not None:
                font.shown((1, 1, "Q", 0.5))
        finish(book)

    monkeypatch.setattr(FontBook, "finish", with_old_letters)
    assert "Q" in _letters(withheld_copy(make("Qqzjx"), "Qqzjx").content)


def _letters(copy):
    """All letters that the fonts of a copy say they hold."""
    letters = set()
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                lines = re.findall(rb"<[0-9a-f]+> <([0-9a-f]+)>", item.ToUnicode.read_bytes().split(b"beginbfchar")[1])
                letters.update(bytes.fromhex(line.decode()).decode("utf-16-be") for line in lines)
    return letters
