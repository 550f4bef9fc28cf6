"""Every channel of section D, planted: accounted for when read, gone when written."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.leaks.word.channels import WORD, channels
from tests.leaks.word.search import holds

from redactor.core.copies import CopyPlan, GapFate, Mark
from redactor.core.documents import MediaType
from redactor.core.ids import FileId
from redactor.core.spans import Span
from redactor.documents.word import packing, read_word, write_word
from redactor.documents.word.namespaces import qualified

LABEL = "[Withheld]"
CHANNELS = {channel.name: channel for channel in channels()}


def marks_of(document):
    found = []
    for block in document.blocks:
        at = block.text.find(WORD)
        while at >= 0:
            found.append(Mark(Span(block.id, at, at + len(WORD)), LABEL))
            at = block.text.find(WORD, at + 1)
    return tuple(sorted(found, key=lambda mark: mark.span))


def plan_of(document, *, printed=False, fate=GapFate.PIXELS):
    return CopyPlan(
        file=document.file,
        media_type=MediaType.WORD,
        label=LABEL,
        marks=marks_of(document),
        gaps=tuple(sorted((gap.id, fate) for gap in document.gaps)),
        printed=tuple(block.id for block in document.blocks if not block.carried) if printed else (),
        stamp="Document 1",
        banner="DRAFT",
    )


@pytest.mark.parametrize("name", sorted(CHANNELS))
def test_the_word_is_planted_and_the_search_can_find_it(name):
    assert holds(CHANNELS[name].raw, WORD) or name == "d24_symbols_that_spell_a_word"


@pytest.mark.parametrize("name", sorted(CHANNELS))
def test_the_reader_accounts_for_the_word(name):
    channel = CHANNELS[name]
    document = read_word(channel.raw, FileId("f"))
    in_blocks = any(WORD in block.text for block in document.blocks)
    accounts = {
        "block": in_blocks,
        "embedded": any(holds(file.content, WORD) for file in document.embedded),
        "gap": bool(document.gaps),
        "dropped": not in_blocks,
    }
    assert accounts[channel.seen]


@pytest.mark.parametrize("printed", [False, True], ids=["left out", "printed"])
@pytest.mark.parametrize("name", sorted(CHANNELS))
def test_nothing_of_the_word_is_in_the_copy(name, printed):
    raw = CHANNELS[name].raw
    document = read_word(raw, FileId("f"))
    copy = write_word(raw, document, plan_of(document, printed=printed))
    assert not holds(copy.content, WORD)
    assert read_word(copy.content, FileId("g")).blocks


@pytest.mark.parametrize("name", sorted(CHANNELS))
def test_a_writer_that_carries_old_members_over_is_caught(name, monkeypatch):
    """Proves for every channel that the search finds the word where it was planted."""
    raw = CHANNELS[name].raw
    real = packing.pack

    def forgetful(parts):
        with zipfile.ZipFile(io.BytesIO(raw)) as source:
            carried = {f"old/{member}": source.read(member) for member in source.namelist()}
            carried["old/rest"] = raw
        return real(packing.Parts({**parts.members, **carried}))

    monkeypatch.setattr("redactor.documents.word.writer.pack", forgetful)
    document = read_word(raw, FileId("f"))
    leaks = holds(write_word(raw, document, plan_of(document)).content, WORD)
    assert leaks or name == "d24_symbols_that_spell_a_word"


# Steps of the writer, each forgotten once: (what is forgotten, how, a channel that must be seen to leak).
def _forget_marks(monkeypatch):
    monkeypatch.setattr("redactor.documents.word.writer.apply_marks", lambda paragraph, marks: 0)


def _forget_to_replace_fonts(monkeypatch):
    monkeypatch.setattr("redactor.documents.word.reading.replace_private_fonts", lambda package: 0)


def _forget_the_list_of_properties(monkeypatch):
    from copy import deepcopy

    _forget_to_replace_fonts(monkeypatch)

    for module in ("runs", "inline", "flow", "tables", "stylesheet", "numbering"):
        monkeypatch.setattr(
            f"redactor.documents.word.{module}.copy_allowed", lambda source, *_: deepcopy(source), raising=False
        )


def _forget_fonts(monkeypatch):
    from redactor.documents.word import grammar

    _forget_to_replace_fonts(monkeypatch)
    for name in ("w:ascii", "w:hAnsi"):
        monkeypatch.setitem(grammar.WORD.attributes, name, bool)


def _forget_to_encode_pixels(monkeypatch):
    from redactor.documents.word import placing

    real = placing.decode_picture

    class Careless:
        def __init__(self, raw, pixels):
            self._raw, self._pixels = raw, pixels

        def __getattr__(self, name):
            return getattr(self._pixels, name)

        def encoded(self):
            return "png", self._raw

    monkeypatch.setattr(placing, "decode_picture", lambda raw, crop: Careless(raw, real(raw, crop)))


def _forget_style_names(monkeypatch):
    monkeypatch.setattr("redactor.documents.word.stylesheet.public_name", lambda name: name)


def _forget_list_labels(monkeypatch):
    from redactor.documents.word import numbering

    class Same(dict):
        def get(self, key, default=""):
            return self[key]

    def forgetful(normal):
        lists = numbering.Lists(normal)
        used = numbering.used_numbers(normal)
        normal.areas.pop("numbering")
        return Same(
            {place: node.get(qualified("w:val")) for place, node in numbering.worded_labels(lists, used).items()}
        )

    monkeypatch.setattr(numbering, "_settled_labels", forgetful)


def _forget_deletions(monkeypatch):
    from redactor.documents.word import inline

    monkeypatch.setattr(inline, "_GONE", frozenset())
    monkeypatch.setattr(inline, "_TRANSPARENT", inline._TRANSPARENT | {"w:del", "w:moveFrom"})
    _forget_marks(monkeypatch)


def _forget_hidden_text(monkeypatch):
    monkeypatch.setattr("redactor.documents.word.runs._is_unseen", lambda *_: False)
    _forget_marks(monkeypatch)


FORGOTTEN = [
    (_forget_marks, "d01_split_over_runs"),
    (_forget_marks, "d02_insertion"),
    (_forget_marks, "d06_footnote"),
    (_forget_marks, "d07_text_box_in_both_spellings"),
    (_forget_marks, "d08_content_control_text"),
    (_forget_marks, "d10_field_result"),
    (_forget_marks, "d10_chosen_entry_of_a_form_list"),
    (_forget_marks, "d11_hyperlink_text"),
    (_forget_marks, "d18_word_art"),
    (_forget_marks, "d24_equation"),
    (_forget_marks, "d24_ruby"),
    (_forget_marks, "d24_symbols_that_spell_a_word"),
    (_forget_marks, "d33_strict_package"),
    (_forget_marks, "margins_of_every_kind"),
    (_forget_the_list_of_properties, "d29_font_name_on_a_run"),
    (_forget_the_list_of_properties, "d04_old_properties"),
    (_forget_the_list_of_properties, "d38_leftovers_of_editing"),
    (_forget_the_list_of_properties, "d17_table_caption"),
    (_forget_fonts, "d29_font_name_on_a_run"),
    (_forget_to_encode_pixels, "d16_picture_metadata"),
    (_forget_to_encode_pixels, "d16_bytes_after_the_picture"),
    (_forget_to_encode_pixels, "d16_photo_comment"),
    (_forget_style_names, "d27_style_name"),
    (_forget_list_labels, "d26_list_label"),
    (_forget_deletions, "d03_deletion"),
    (_forget_deletions, "d03_moved_away"),
    (_forget_hidden_text, "d25_hidden_run"),
    (_forget_hidden_text, "d25_white_letters"),
]


@pytest.mark.parametrize(("forget", "name"), FORGOTTEN, ids=[f"{f.__name__[1:]}-{n}" for f, n in FORGOTTEN])
def test_a_writer_that_forgets_one_step_is_caught(forget, name, monkeypatch):
    raw = CHANNELS[name].raw
    forget(monkeypatch)
    document = read_word(raw, FileId("f"))
    assert holds(write_word(raw, document, plan_of(document)).content, WORD)
