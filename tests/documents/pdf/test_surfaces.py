"""Every surface of a PDF holding text that no page shows becomes a block; what repeats or programs write is counted."""

from __future__ import annotations

import io

import pikepdf
import pymupdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from tests.documents.pdf.making import pdf_of

from redactor.core.documents import BlockKind
from redactor.documents.pdf.reader import read_pdf_with_glyphs

LETTER = pdf_of([(72, 100, "Dear Ms Okafor, this is the letter")])


def planted(plant):
    with pikepdf.open(io.BytesIO(LETTER)) as pdf:
        plant(pdf)
        out = io.BytesIO()
        pdf.save(out)
    return read_pdf_with_glyphs(out.getvalue()).document


def annotation(**keys):
    def plant(pdf):
        page = pdf.pages[0]
        page.Annots = Array([pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=[100, 100, 150, 150], **keys))])

    return plant


def form_field(**keys):
    def plant(pdf):
        field = pdf.make_indirect(Dictionary(FT=Name.Tx, **keys))
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))

    return plant


def catalogue(**keys):
    def plant(pdf):
        for key, value in keys.items():
            pdf.Root[f"/{key}"] = value

    return plant


def information(pdf):
    pdf.docinfo["/Author"] = "Zorbaxine"


def packet(pdf):
    with pdf.open_metadata() as metadata:
        metadata["dc:creator"] = ["Zorbaxine"]


def outline(pdf):
    with pdf.open_outline() as out:
        out.root.append(pikepdf.OutlineItem("About Zorbaxine", 0))


def structure(key):
    def plant(pdf):
        element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure, **{key: String("Zorbaxine")}))
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([element])))
        element.P = pdf.Root.StructTreeRoot

    return plant


def content(operators):
    def plant(pdf):
        pdf.pages[0].contents_add(operators)

    return plant


def property_list(pdf):
    pdf.pages[0].Resources.Properties = Dictionary(P0=Dictionary(ActualText=String("Zorbaxine")))
    pdf.pages[0].contents_add(b"/Span /P0 BDC EMC")


def signature(pdf):
    value = pdf.make_indirect(Dictionary(Type=Name.Sig, Reason=String("Zorbaxine"), ByteRange=[0, 1, 2, 3]))
    form_field(T=String("sig"), V=value)(pdf)


def layer(pdf):
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Zorbaxine")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary())


def embedded(pdf):
    pdf.attachments["list.txt"] = pikepdf.AttachedFileSpec(pdf, b"inside", description="Zorbaxine")


def xfa(pdf):
    stream = pdf.make_stream(b"<xfa:datasets><name>Zorbaxine</name></xfa:datasets>")
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=stream)


MAIL = Dictionary(S=Name.URI, URI=String("mailto:Zorbaxine@example.org"))
SURFACES = {
    "author in the information dictionary": (information, BlockKind.PROPERTY),
    "author in an XMP packet": (packet, BlockKind.PROPERTY),
    "title of the outline": (outline, BlockKind.OUTLINE),
    "note": (annotation(Subtype=Name.Text, Contents=String("Zorbaxine")), BlockKind.ANNOTATION),
    "rich note": (annotation(Subtype=Name.Text, RC=String("<p>Zorbaxine</p>")), BlockKind.ANNOTATION),
    "author of a note": (annotation(Subtype=Name.Text, T=String("Zorbaxine")), BlockKind.AUTHOR),
    "link": (annotation(Subtype=Name.Link, A=MAIL), BlockKind.LINK),
    "words of a redaction mark": (
        annotation(Subtype=Name.Redact, OverlayText=String("Zorbaxine")),
        BlockKind.ANNOTATION,
    ),
    "name of a field": (form_field(T=String("Zorbaxine")), BlockKind.FORM_FIELD),
    "tooltip of a field": (form_field(T=String("a"), TU=String("Zorbaxine")), BlockKind.FORM_FIELD),
    "value of a field without a place": (form_field(T=String("a"), V=String("Zorbaxine")), BlockKind.FORM_FIELD),
    "default value": (form_field(T=String("a"), DV=String("Zorbaxine")), BlockKind.FORM_FIELD),
    "choices": (form_field(T=String("a"), Opt=Array([String("Zorbaxine")])), BlockKind.FORM_FIELD),
    "XFA data": (xfa, BlockKind.FORM_FIELD),
    "alternative text": (structure("Alt"), BlockKind.ALT_TEXT),
    "actual text of an element": (structure("ActualText"), BlockKind.ALT_TEXT),
    "expansion": (structure("E"), BlockKind.ALT_TEXT),
    "actual text in the page": (content(b"/Span <</ActualText (Zorbaxine)>> BDC EMC"), BlockKind.ALT_TEXT),
    "private words in the page": (content(b"/X <</Note (Zorbaxine)>> DP"), BlockKind.ALT_TEXT),
    "actual text in a property list": (property_list, BlockKind.ALT_TEXT),
    "page label": (
        catalogue(PageLabels=Dictionary(Nums=Array([0, Dictionary(P=String("Zorbaxine"))]))),
        BlockKind.PROPERTY,
    ),
    "named destination": (catalogue(Dests=Dictionary(Zorbaxine=Array())), BlockKind.BOOKMARK),
    "layer": (layer, BlockKind.PROPERTY),
    "signature": (signature, BlockKind.PROPERTY),
    "description of an embedded file": (embedded, BlockKind.EMBEDDED),
    "schema of a portfolio": (
        catalogue(Collection=Dictionary(Schema=Dictionary(F=Dictionary(N=String("Zorbaxine"))))),
        BlockKind.PROPERTY,
    ),
}


@pytest.mark.parametrize("surface", SURFACES)
def test_text_that_no_page_shows_is_a_block_that_the_copy_does_not_carry(surface):
    plant, kind = SURFACES[surface]
    blocks = [block for block in planted(plant).blocks if "Zorbaxine" in block.text]
    assert [block.kind for block in blocks] == [kind]
    assert not blocks[0].carried
    assert blocks[0].place.part


@pytest.mark.parametrize(
    "plant",
    [
        content(b"/Span <</ActualText (Ms Okafor)>> BDC EMC"),
        annotation(Subtype=Name.Text, Contents=String("the  letter")),
        structure("Zzz"),
    ],
)
def test_text_that_only_repeats_the_page_is_counted_not_asked_about(plant):
    document = planted(plant)
    assert [block.text for block in document.blocks] == ["Dear Ms Okafor, this is the letter"]


def test_embedded_files_are_handed_on_whole():
    (file,) = planted(embedded).embedded
    assert (file.name, file.content) == ("list.txt", b"inside")


def test_a_file_attached_to_a_page_is_handed_on_too():
    document = pymupdf.open(stream=LETTER)
    document[0].add_file_annot((100, 100), b"inside", "notes.txt", desc="Zorbaxine")
    (file,) = read_pdf_with_glyphs(document.tobytes()).document.embedded
    assert (file.name, file.content) == ("notes.txt", b"inside")


def test_what_programs_write_is_counted():
    def plant(pdf):
        pdf.docinfo["/Producer"] = "Some Writer 1.0"
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
        pdf.Root.PieceInfo = Dictionary()
        pdf.Root.Dests = Dictionary()
        pdf.Root.Dests["/section.1"] = Array()

    document = planted(plant)
    counted = dict(document.dropped)
    assert counted["property written by a program"] == 1
    assert counted["script"] == 1
    assert counted["destination named by a program"] == 1
    assert [block for block in document.blocks if not block.carried] == []


def test_a_circular_outline_ends():
    def plant(pdf):
        item = pdf.make_indirect(Dictionary(Title=String("Zorbaxine")))
        item.Next = item
        item.First = item
        pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=item))

    assert sum("Zorbaxine" in block.text for block in planted(plant).blocks) == 1
