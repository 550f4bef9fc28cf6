"""Normalising: the bytes everything else works on."""

from __future__ import annotations

import pymupdf
import pytest
from tests.documents.pdf.making import pdf_of

from redactor.core.documents import GapKind
from redactor.documents.pdf.glyphs import page_glyphs
from redactor.documents.pdf.normalise import normalise
from redactor.documents.pdf.opening import opened
from redactor.documents.refusal import FileRefused

LETTER = pdf_of([(72, 100, "Dear Ms Okafor")])


def letters(content, index=0):
    with opened(content) as document:
        return "".join(glyph.text for glyph in page_glyphs(document[index]))


def test_normalising_twice_gives_the_same_bytes():
    """Reading and writing both normalise: their glyph indexes must speak of the same file."""
    assert normalise(LETTER).content == normalise(LETTER).content


def test_a_damaged_cross_reference_table_is_repaired_and_the_result_needs_no_repair():
    broken = LETTER.replace(b"startxref", b"startxxxx")
    normalised = normalise(broken)
    assert normalised.was_repaired
    with opened(normalised.content) as document:
        assert not document.is_repaired
    assert "Okafor" in letters(normalised.content)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"%PDF-1.7\nnothing of a pdf here", LETTER[:40]])
def test_what_is_no_pdf_is_refused_as_damaged(content):
    with pytest.raises(FileRefused) as refusal:
        normalise(content)
    assert refusal.value.kind is GapKind.FILE_UNREADABLE
    assert refusal.value.next_step


def encrypted(**passwords):
    document = pymupdf.open(stream=LETTER)
    return document.tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, **passwords)


def test_a_file_that_needs_a_password_is_refused_as_encrypted():
    with pytest.raises(FileRefused) as refusal:
        normalise(encrypted(user_pw="open sesame", owner_pw="owner"))
    assert refusal.value.kind is GapKind.FILE_ENCRYPTED


def test_a_file_with_only_an_owner_password_is_decrypted():
    normalised = normalise(encrypted(owner_pw="owner"))
    assert normalised.was_encrypted
    assert b"/Encrypt" not in normalised.content
    assert "Okafor" in letters(normalised.content)


def test_annotations_and_fields_are_flattened_into_the_page():
    document = pymupdf.open(stream=LETTER)
    page = document[0]
    page.add_freetext_annot(pymupdf.Rect(72, 200, 300, 230), "written on top")
    field = pymupdf.Widget()
    field.field_name, field.field_type, field.field_value = "who", pymupdf.PDF_WIDGET_TYPE_TEXT, "filled in"
    field.rect = pymupdf.Rect(72, 300, 300, 330)
    page.add_widget(field)
    normalised = normalise(document.tobytes())
    assert "written on top" in letters(normalised.content)
    assert "filled in" in letters(normalised.content)
    with opened(normalised.content) as flat:
        assert not flat.is_form_pdf
        assert not list(flat[0].annots())


def layered():
    document = pymupdf.open()
    page = document.new_page()
    off = document.add_ocg("second layer", on=False)
    page.insert_text((72, 100), "shown")
    page.insert_text((72, 200), "switched off", oc=off)
    return document.tobytes()


def test_layers_are_all_on_and_what_was_off_is_remembered():
    """A layer's text is in the file whether it is on or not, so it is examined; a copy must not show it."""
    normalised = normalise(layered())
    with opened(normalised.content) as document:
        assert document.xref_get_key(document.pdf_catalog(), "OCProperties") == ("null", "null")
        glyphs = page_glyphs(document[0])
    assert "switched off" in "".join(glyph.text for glyph in glyphs)
    assert "".join(glyphs[index].text for index in sorted(normalised.layer_off[0])) == "switched off"
    assert normalised.off_layers


def test_what_a_rule_between_layers_hides_is_remembered_too():
    """A layer may be shown only where another is off."""
    document = pymupdf.open()
    page = document.new_page()
    layer = document.add_ocg("a layer", on=True)
    page.insert_text((72, 100), "shown")
    page.insert_text((72, 200), "Zorbaxine", oc=document.set_ocmd(ocgs=[layer], policy="AllOff"))
    normalised = normalise(document.tobytes())
    with opened(normalised.content) as flat:
        glyphs = page_glyphs(flat[0])
    assert "".join(glyphs[number].text for number in sorted(normalised.layer_off[0])) == "Zorbaxine"


def test_a_file_that_mupdf_cannot_write_anew_goes_through_qpdf_first(monkeypatch):
    """Some damaged files cannot be saved by MuPDF; refusing them all would cost one real file in a hundred."""
    from redactor.documents.pdf import rewriting

    by_mupdf, tried = rewriting._by_mupdf, []

    def failing_once(content):
        tried.append(content)
        if len(tried) == 1:
            raise rewriting.damaged("It cannot be written anew.")
        return by_mupdf(content)

    monkeypatch.setattr(rewriting, "_by_mupdf", failing_once)
    normalised = normalise(LETTER)
    assert len(tried) == 2
    assert normalised.was_repaired
    assert "Okafor" in letters(normalised.content)


def test_annotations_that_cannot_be_flattened_are_left_out_and_a_person_is_told(monkeypatch):
    from redactor.core.documents import BlockKind
    from redactor.documents.pdf.reader import read_pdf_with_glyphs

    document = pymupdf.open(stream=LETTER)
    document[0].add_freetext_annot(pymupdf.Rect(72, 200, 300, 230), "written on top")

    def broken(*_, **__):
        raise RuntimeError("cannot draw appearance")

    monkeypatch.setattr(pymupdf.Document, "bake", broken)
    reading = read_pdf_with_glyphs(document.tobytes())
    assert "written on top" not in letters(reading.normalised.content)
    assert [gap.kind for gap in reading.document.gaps] == [GapKind.PART_NOT_UNDERSTOOD]
    assert [block.text for block in reading.document.blocks if block.kind is BlockKind.ANNOTATION] == ["written on top"]


def test_annotations_written_in_the_list_of_their_page_are_each_drawn():
    """Without numbers of their own MuPDF draws the last of them in the place of all."""
    document = pymupdf.open(stream=LETTER)
    page = document[0]
    notes = "".join(
        f"<</Type/Annot/Subtype/Square/Rect[{x} 300 {x + 40} 340]/C[1 0 0]/IC[1 0 0]/F 4>>" for x in (100, 200, 300)
    )
    document.xref_set_key(page.xref, "Annots", f"[{notes}]")
    with opened(normalise(document.tobytes()).content) as flat:
        page = flat[0]
        shown = page.get_pixmap()
        height = int(page.rect.height)
        assert [shown.pixel(x + 20, height - 320) for x in (100, 200, 300)] == [(255, 0, 0)] * 3
