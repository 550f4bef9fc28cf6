"""Files with a word planted in one channel each, by the numbers of the list of leak channels."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pikepdf
import pymupdf
from pikepdf import Array, Dictionary, Name, String
from tests.noninterference import shapes
from tests.noninterference.shapes import _encoded, _lines, _raw, _with_image, picture

WORD = "Zorbaxine"
Plant = Callable[[], bytes]
CHANNELS: dict[str, Plant] = {}


def channel(number: str) -> Callable[[Plant], Plant]:
    """Register a channel under its number and name."""

    def register(make: Plant) -> Plant:
        CHANNELS[f"{number} {make.__name__.replace('_', ' ')}"] = make
        return make

    return register


def changed(change: Callable[[pikepdf.Pdf], None], content: bytes = b"", **saving: object) -> bytes:
    """A page of ordinary text after *change*."""
    pdf = pikepdf.open(io.BytesIO(content or _raw(_lines())))
    change(pdf)
    out = io.BytesIO()
    pdf.save(out, static_id=True, fix_metadata_version=False, **saving)
    return out.getvalue()


def _shown(prefix: str = "", suffix: str = "", *, text: str = f"Then {WORD} went home.") -> bytes:
    return _raw(_lines() + f"{prefix} BT /F1 11 Tf 72 600 Td ({text}) Tj ET {suffix}".encode())


# --- P0: the file


@channel("P02")
def an_earlier_revision() -> bytes:
    return _raw(_lines()) + b"\n1 0 obj\n<</Note(Zorbaxine)>>\nendobj\n%%EOF\n"


@channel("P03")
def bytes_after_the_end() -> bytes:
    return _raw(_lines()) + b"\n% Zorbaxine\n"


@channel("P03")
def bytes_after_the_pixels() -> bytes:
    data = bytes(240 * 60 * 3) + bytes([250]) * (240 * 60 * 3) + WORD.encode()
    return _with_image(data, {"ColorSpace": Name.DeviceRGB, "BitsPerComponent": 8})


@channel("P04")
def an_object_stream() -> bytes:
    return changed(
        lambda pdf: pdf.Root.__setitem__("/Zorbaxine", String(WORD)),
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )


@channel("P07")
def document_properties() -> bytes:
    return changed(lambda pdf: pdf.docinfo.__setitem__("/MyKey", WORD))


@channel("P07")
def metadata_stream() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root["/Metadata"] = pdf.make_stream(f"<x>{WORD}</x>".encode(), Type=Name.Metadata, Subtype=Name.XML)

    return changed(change)


@channel("P08")
def portfolio() -> bytes:
    return changed(
        lambda pdf: pdf.Root.__setitem__("/Collection", Dictionary(Schema=Dictionary(F=Dictionary(N=String(WORD)))))
    )


# --- P1: shadows of the text


@channel("P10")
def actual_text() -> bytes:
    return _shown(f"/Span <</ActualText ({WORD})>> BDC", "EMC", text="Then he went home.")


@channel("P11")
def alternative_text_and_points() -> bytes:
    return _raw(_lines() + f"/X <</Note ({WORD})>> DP /Span <</Alt ({WORD})/E ({WORD})>> BDC EMC".encode())


@channel("P12")
def comment_in_content() -> bytes:
    return _raw(_lines() + b"% Zorbaxine\n")


@channel("P13")
def structure_tree() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        words = {f"/{key}": String(WORD) for key in ("ActualText", "Alt", "E", "T", "ID", "Lang")}
        element = pdf.make_indirect(
            Dictionary({"/Type": Name.StructElem, "/S": Name.P, "/K": 0, "/C": Name.Zorbaxine, **words})
        )
        pdf.Root["/StructTreeRoot"] = Dictionary(
            Type=Name.StructTreeRoot, K=element, ClassMap=Dictionary(Zorbaxine=Dictionary())
        )

    return changed(change)


# --- P2: text that a search misses


@channel("P20")
def invisible_text() -> bytes:
    return _shown("3 Tr")


@channel("P20")
def white_text() -> bytes:
    return _shown("1 g")


@channel("P21")
def clipped_text() -> bytes:
    return _shown("q 0 0 5 5 re W n", "Q")


@channel("P22")
def cropped_text() -> bytes:
    return _raw(
        _lines() + f"BT /F1 11 Tf 72 40 Td (Then {WORD} went home.) Tj ET".encode(), CropBox=Array([0, 100, 595, 842])
    )


@channel("P23")
def text_off_the_page() -> bytes:
    return shapes.words_off_the_page(WORD)


@channel("P24")
def text_on_a_layer_that_is_off() -> bytes:
    return shapes.layer_off(WORD)


@channel("P33")
def text_in_a_pattern() -> bytes:
    def patterns(pdf: pikepdf.Pdf) -> Dictionary:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        entries = {
            "PatternType": 1,
            "PaintType": 1,
            "TilingType": 1,
            "BBox": Array([0, 0, 90, 20]),
            "XStep": 90,
            "YStep": 20,
        }
        resources = Dictionary(Font=Dictionary(F1=font))
        return Dictionary(P0=pdf.make_stream(b"BT /F1 9 Tf 2 2 Td (Zorbaxine) Tj ET", Resources=resources, **entries))

    return _raw(_lines() + b"/Pattern cs /Unused scn", {"/Pattern": patterns}).replace(b"/Unused scn", b"/P0 scn    ")


@channel("P16")
def text_under_a_box() -> bytes:
    return shapes.words_under_a_box(WORD)


# --- P3: furniture


@channel("P40")
def a_page_template() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        page = Dictionary(Type=Name.Template, Contents=pdf.make_stream(f"({WORD}) Tj".encode()))
        pdf.Root["/Names"] = Dictionary(Templates=Dictionary(Names=Array([String("a"), pdf.make_indirect(page)])))

    return changed(change)


@channel("P42")
def outline() -> bytes:
    document = pymupdf.open("pdf", _raw(_lines()))
    document.set_toc([[1, f"Letter to {WORD}", 1]])
    return bytes(document.tobytes())


@channel("P43")
def named_destination() -> bytes:
    return changed(
        lambda pdf: pdf.Root.__setitem__("/Dests", Dictionary({f"/{WORD}": Array([pdf.pages[0].obj, Name.Fit])}))
    )


@channel("P44")
def page_labels_and_language() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root["/PageLabels"] = Dictionary(Nums=Array([0, Dictionary(P=String(WORD))]))
        pdf.Root["/Lang"] = String(WORD)
        pdf.Root["/URI"] = Dictionary(Base=String(WORD))
        pdf.Root["/OutputIntents"] = Array([Dictionary(Info=String(WORD))])

    return changed(change)


@channel("P45")
def private_data() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        for owner in (pdf.Root, pdf.pages[0].obj):
            owner["/PieceInfo"] = Dictionary(App=Dictionary(Private=String(WORD)))

    return changed(change)


@channel("P46")
def unknown_keys() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        for owner in (pdf.Root, page.obj, page.Resources, page.Resources.Font.F1, page.Contents):
            owner["/MyPrivate"] = String(WORD)

    return changed(change)


@channel("P47")
def resource_and_font_names() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        fonts = pdf.pages[0].Resources.Font
        fonts["/Zorbaxine"] = fonts["/F1"]
        fonts["/F1"]["/Name"] = Name.Zorbaxine

    return changed(change)


@channel("P47")
def colorant() -> bytes:
    def spaces(pdf: pikepdf.Pdf) -> Dictionary:
        function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array([1, 0, 0, 0]), N=1)
        return Dictionary(C0=Array([Name.Separation, Name.Zorbaxine, Name.DeviceCMYK, pdf.make_indirect(function)]))

    return _raw(_lines() + b"/C0 cs 0.5 scn 72 600 50 20 re f", {"/ColorSpace": spaces})


@channel("P48")
def metadata_of_an_image() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        image = pdf.pages[0].Resources.XObject.X0
        image["/Metadata"] = pdf.make_stream(WORD.encode(), Type=Name.Metadata)

    return changed(change, shapes.flate_picture("nobody"))


@channel("P49")
def thumbnail() -> bytes:
    return changed(
        lambda pdf: pdf.pages[0].obj.__setitem__("/Thumb", pdf.make_stream(WORD.encode(), Width=3, Height=1))
    )


@channel("P50")
def scripts() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        action = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{WORD}')"))
        pdf.Root["/OpenAction"] = action
        pdf.Root["/Names"] = Dictionary(JavaScript=Dictionary(Names=Array([String(WORD), action])))
        pdf.pages[0].obj["/AA"] = Dictionary(O=action)

    return changed(change)


@channel("P51")
def embedded_file() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.attachments[f"{WORD}.txt"] = pikepdf.AttachedFileSpec(pdf, WORD.encode(), filename=f"{WORD}.txt")
        pdf.Root["/AF"] = Array([pdf.Root.Names.EmbeddedFiles.Names[1]])

    return changed(change)


@channel("P52")
def layer_names() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        layer = pdf.make_indirect(
            Dictionary(Type=Name.OCG, Name=String(WORD), Usage=Dictionary(CreatorInfo=Dictionary(Creator=String(WORD))))
        )
        pdf.Root["/OCProperties"] = Dictionary(
            OCGs=Array([layer]), D=Dictionary(ON=Array([layer]), Creator=String(WORD))
        )

    return changed(change)


@channel("P53")
def signature() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        value = Dictionary(Type=Name.Sig, Reason=String(WORD), Name=String(WORD), Contents=String(WORD))
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String(WORD), V=value, Rect=Array([0, 0, 0, 0])
            )
        )
        pdf.pages[0].obj["/Annots"] = Array([field])
        pdf.Root["/AcroForm"] = Dictionary(Fields=Array([field]), SigFlags=3)

    return changed(change)


@channel("P70")
def comments() -> bytes:
    document = pymupdf.open("pdf", _raw(_lines()))
    page = document[0]
    annotations = [page.add_text_annot((400, 300), WORD), page.add_highlight_annot(pymupdf.Rect(72, 50, 200, 70))]
    annotations.append(page.add_rect_annot(pymupdf.Rect(300, 400, 350, 450)))
    for annotation in annotations:
        annotation.set_info(content=WORD, title=WORD, subject=WORD)
        annotation.update()
    return bytes(document.tobytes())


@channel("P71")
def hidden_field_values() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        words = {f"/{key}": String(WORD) for key in ("V", "DV", "TU", "TM", "T")}
        field = pdf.make_indirect(Dictionary({"/FT": Name.Tx, **words}))
        pdf.Root["/AcroForm"] = Dictionary(Fields=Array([field]), XFA=pdf.make_stream(f"<xfa>{WORD}</xfa>".encode()))

    return changed(change)


@channel("P72")
def link_away_from_the_words() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        action = Dictionary(S=Name.URI, URI=String(f"mailto:{WORD}@example.org"))
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([10, 10, 50, 50]), A=action)
        pdf.pages[0].obj["/Annots"] = Array([pdf.make_indirect(link)])

    return changed(change)


# --- P4, P5: images and shared objects


@channel("P57")
def comment_in_a_jpeg() -> bytes:
    data = _encoded(picture("nobody"), "JPEG", quality=80, comment=WORD.encode())
    return _with_image(data, {"ColorSpace": Name.DeviceRGB, "BitsPerComponent": 8, "Filter": Name.DCTDecode})


@channel("P57")
def bytes_after_a_jpeg() -> bytes:
    data = _encoded(picture("nobody"), "JPEG", quality=80) + WORD.encode()
    return _with_image(data, {"ColorSpace": Name.DeviceRGB, "BitsPerComponent": 8, "Filter": Name.DCTDecode})


@channel("P57")
def colour_profile() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        image = pdf.pages[0].Resources.XObject.X0
        image["/ColorSpace"] = Array(
            [Name.ICCBased, pdf.make_stream(WORD.encode() * 20, N=3, Alternate=Name.DeviceRGB)]
        )

    return changed(change, shapes.flate_picture("nobody"))


@channel("P57")
def spare_palette_entries() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        table = bytes(range(0, 256, 17)) + WORD.encode()
        pdf.pages[0].Resources.XObject.X0["/ColorSpace"] = Array(
            [Name.Indexed, Name.DeviceGray, len(table) - 1, String(table)]
        )

    return changed(change, shapes.indexed_picture("nobody"))


@channel("P58")
def alternate_images() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        other = pdf.make_stream(
            zlib.compress(WORD.encode() * 3), Filter=Name.FlateDecode, Width=9, Height=1, Subtype=Name.Image
        )
        pdf.pages[0].Resources.XObject.X0["/Alternates"] = Array([Dictionary(Image=other, DefaultForPrinting=True)])

    return changed(change, shapes.flate_picture("nobody"))


@channel("P59")
def unused_objects() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        form = pdf.make_stream(
            f"BT /F1 9 Tf ({WORD}) Tj ET".encode(), Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9])
        )
        pdf.pages[0].Resources["/XObject"] = Dictionary(Unused=form)

    return changed(change)
