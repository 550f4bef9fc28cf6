"""Further channels: names in the objects that fonts, colours, pages and annotations bring along, and files that lie."""

from __future__ import annotations

import io
import re

import pikepdf
import pymupdf
from pikepdf import Array, Dictionary, Name, String
from tests.leaks.pdf.planting import WORD, changed, channel
from tests.noninterference.shapes import _encoded, _lines, _raw, _with_image, picture

_NAMED = Name("/" + WORD)
_SHOWS = f"BT /F1 11 Tf 72 600 Td (Then {WORD} left) Tj ET".encode()


def _font(**more: object) -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, **more)


# --- P0: files that say one thing to one reader and another to the next


@channel("P02")
def a_page_shadowed_by_a_later_revision() -> bytes:
    """The first revision shows the word; the second one has other contents."""

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(_lines() + _SHOWS)

    old = changed(change, compress_streams=False)
    with pymupdf.open("pdf", old) as document:
        number = document[0].get_contents()[0]
    start = len(old) + 1
    new = b"%d 0 obj\n<</Length %d>>stream\n%s\nendstream endobj\n" % (number, len(_lines()), _lines())
    size = int(re.search(rb"/Size (\d+)", old)[1])
    root = re.search(rb"/Root (\d+) 0 R", old)[1]
    before = re.findall(rb"startxref\s+(\d+)", old)[-1]
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer<</Size %d/Root %s 0 R/Prev %s>>\n" % (
        number,
        start,
        size,
        root,
        before,
    )
    return old + b"\n" + new + table + b"startxref\n%d\n%%%%EOF\n" % (start + len(new))


@channel("P05")
def two_objects_of_one_number() -> bytes:
    base = _raw(_lines())
    at = base.index(b"endobj") + 7
    return base[:at] + b"4 0 obj\n<</Length %d>>stream\n%s\nendstream endobj\n" % (len(_SHOWS), _SHOWS) + base[at:]


@channel("P05")
def two_entries_of_one_key() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root["/Keep"] = pdf.make_indirect(pdf.make_stream(_lines() + _SHOWS))

    made = changed(change, compress_streams=False)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        shown, other = pdf.pages[0].Contents.objgen[0], pdf.Root.Keep.objgen[0]
    return made.replace(b"/Contents %d 0 R" % shown, b"/Contents %d 0 R /Contents %d 0 R" % (other, shown))


@channel("P05")
def a_length_that_lies() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(_lines() + b"% " + WORD.encode())

    return re.sub(rb"/Length \d+", b"/Length %d" % len(_lines()), changed(change, compress_streams=False))


# --- P3: furniture of pages, annotations, catalogue


@channel("P44")
def further_keys_of_the_catalogue() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        word, named = String(WORD), Dictionary(Names=Array([String(WORD), Dictionary(N=String(WORD))]))
        pdf.Root["/Threads"] = Array([pdf.make_indirect(Dictionary(I=Dictionary(Title=word, Author=word)))])
        pdf.Root["/Legal"] = Dictionary(Attestation=word)
        pdf.Root["/Requirements"] = Array([Dictionary(S=_NAMED)])
        pdf.Root["/Perms"] = Dictionary(DocMDP=Dictionary(Type=Name.Sig, Reason=word))
        pdf.Root["/DSS"] = Dictionary(Certs=Array([pdf.make_stream(WORD.encode())]))
        pdf.Root["/Names"] = Dictionary(Renditions=named, URLS=named, IDS=named, AP=named, Pages=named)

    return changed(change)


@channel("P46")
def further_keys_of_the_page() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        page, word = pdf.pages[0].obj, String(WORD)
        page["/Tabs"] = page["/TemplateInstantiated"] = _NAMED
        page["/B"] = Array([pdf.make_indirect(Dictionary(T=Dictionary(I=Dictionary(Title=word))))])
        page["/SeparationInfo"] = Dictionary(DeviceColorant=_NAMED)
        page["/VP"] = Array([Dictionary(Name=word, BBox=Array([0, 0, 9, 9]))])
        page["/Group"] = Dictionary(S=Name.Transparency, N=word)

    return changed(change)


@channel("P46")
def further_keys_of_a_form() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        word = String(WORD)
        keys = {"/OPI": Dictionary(F=word), "/Ref": Dictionary(F=word), "/Measure": Dictionary(R=word), "/Name": _NAMED}
        form = pdf.make_stream(b"0 0 9 9 re f", {"/Subtype": Name.Form, "/BBox": Array([0, 0, 9, 9]), **keys})
        pdf.pages[0].Resources["/XObject"] = Dictionary(F0=form)
        pdf.pages[0].Contents = pdf.make_stream(_lines() + b"/F0 Do")

    return changed(change)


@channel("P47")
def properties_and_resources_by_name() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Resources["/Properties"] = Dictionary({f"/{WORD}": Dictionary(Note=String(WORD))})
        pdf.Root.Pages["/Resources"] = Dictionary(XObject=Dictionary({f"/{WORD}": pdf.make_stream(WORD.encode())}))
        tags = f"/{WORD} /{WORD} BDC /{WORD} BMC EMC EMC /{WORD} MP"
        pdf.pages[0].Contents = pdf.make_stream(_lines() + tags.encode())

    return changed(change)


@channel("P47")
def halftone_by_name() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        halftone = Dictionary(
            HalftoneType=1, HalftoneName=String(WORD), Frequency=60, Angle=45, SpotFunction=Name.Round
        )
        pdf.pages[0].Resources["/ExtGState"] = Dictionary(G0=Dictionary(HT=halftone, BG=_NAMED, Name=String(WORD)))
        pdf.pages[0].Contents = pdf.make_stream(b"/G0 gs " + _lines())

    return changed(change)


@channel("P47")
def colorants_and_what_follows_the_samples() -> bytes:
    def spaces(pdf: pikepdf.Pdf) -> Dictionary:
        kind = {"/FunctionType": 0, "/Domain": [0, 1], "/Range": [0, 1] * 4, "/Size": [2], "/BitsPerSample": 8}
        tint = pdf.make_stream(bytes(8) + WORD.encode(), kind)
        inks = Dictionary(Colorants=Dictionary({f"/{WORD}": Name.DeviceGray}))
        return Dictionary(C0=Array([Name.DeviceN, Array([_NAMED]), Name.DeviceCMYK, tint, inks]))

    return _raw(_lines() + b"/C0 cs 0.5 scn 72 600 50 20 re f", {"/ColorSpace": spaces})


@channel("P52")
def uses_of_a_layer() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        usage = Dictionary(User=Dictionary(Name=String(WORD)), Language=Dictionary(Lang=String(WORD)))
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Layer"), Usage=usage))
        shown = Dictionary(Name=String(WORD), Order=Array([String(WORD), layer]))
        pdf.Root["/OCProperties"] = Dictionary(
            OCGs=Array([layer]), D=shown, Configs=Array([Dictionary(Name=String(WORD))])
        )
        pdf.pages[0].Resources["/Properties"] = Dictionary(M0=layer)
        pdf.pages[0].Contents = pdf.make_stream(_lines() + b"/OC /M0 BDC 0 0 9 9 re f EMC")

    return changed(change)


@channel("P70")
def appearances_that_are_not_drawn() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        def shows(text: str) -> pikepdf.Stream:
            entries = {"/Subtype": Name.Form, "/BBox": Array([0, 0, 90, 20]), "/Resources": fonts}
            return pdf.make_stream(f"BT /F1 9 Tf 2 2 Td ({text}) Tj ET".encode(), entries)

        fonts = Dictionary(Font=Dictionary(F1=_font()))
        states = Dictionary(N=Dictionary(Off=shows("off"), Yes=shows(WORD)), D=shows(WORD), R=shows(WORD))
        box = Dictionary(Subtype=Name.Widget, FT=Name.Btn, T=String("box"), AS=Name.Off, AP=states)
        hidden = Dictionary(Subtype=Name.Stamp, F=2, AP=Dictionary(N=shows(WORD)))
        for at, annotation in enumerate((box, hidden)):
            annotation["/Type"], annotation["/Rect"] = Name.Annot, Array([300, 300 + 50 * at, 390, 320 + 50 * at])
        box = pdf.make_indirect(box)
        pdf.pages[0].obj["/Annots"] = Array([box, pdf.make_indirect(hidden)])
        pdf.Root["/AcroForm"] = Dictionary(Fields=Array([box]), DA=String(WORD))

    return changed(change)


@channel("P70")
def media_in_annotations() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        file = pdf.make_indirect(
            Dictionary(Type=Name.Filespec, F=String(f"{WORD}.swf"), EF=Dictionary(F=pdf.make_stream(WORD.encode())))
        )
        content = Dictionary(Assets=Dictionary(Names=Array([String(WORD), file])))
        kinds = [
            Dictionary(Subtype=Name.RichMedia, NM=String(WORD), RichMediaContent=content),
            Dictionary({"/Subtype": Name("/3D"), "/3DD": pdf.make_stream(WORD.encode())}),
            Dictionary(Subtype=Name.Sound, Sound=pdf.make_stream(WORD.encode(), R=8000)),
            Dictionary(Subtype=Name.Movie, T=String(WORD), Movie=Dictionary(F=String(f"{WORD}.avi"))),
        ]
        for annotation in kinds:
            annotation["/Type"], annotation["/Rect"] = Name.Annot, Array([300, 300, 390, 320])
        pdf.pages[0].obj["/Annots"] = Array([pdf.make_indirect(annotation) for annotation in kinds])

    return changed(change)


# --- P5: pictures and shadings


@channel("P57")
def boxes_of_a_wavelet_picture() -> bytes:
    data, note = _encoded(picture("nobody"), "JPEG2000"), WORD.encode() * 3
    at = data.index(b"jp2c") - 4
    data = data[:at] + (8 + len(note)).to_bytes(4, "big") + b"xml " + note + data[at:]
    return _with_image(data, {"Filter": Name.JPXDecode, "ColorSpace": Name.DeviceRGB, "BitsPerComponent": 8})


def _mesh(data: bytes, clip: bytes = b"") -> bytes:
    def shadings(pdf: pikepdf.Pdf) -> Dictionary:
        depths = {"/BitsPerCoordinate": 8, "/BitsPerComponent": 8, "/BitsPerFlag": 8, "/Decode": [0, 100, 0, 100, 0, 1]}
        return Dictionary(S0=pdf.make_stream(data, {"/ShadingType": 5, "/ColorSpace": Name.DeviceGray, **depths}))

    def with_rows(pdf: pikepdf.Pdf) -> Dictionary:
        made = shadings(pdf)
        made.S0["/VerticesPerRow"] = 4
        return made

    return _raw(_lines() + clip + b" q 1 0 0 1 72 560 cm /S0 sh Q", {"/Shading": with_rows})


@channel("P03")
def bytes_after_a_mesh() -> bytes:
    return _mesh(bytes(range(24)) + WORD.encode())


@channel("P58")
def a_mesh_that_nothing_shows() -> bytes:
    return _mesh((WORD.encode() * 12)[:96], b"0 0 5 5 re W n")


# --- P6: fonts


@channel("P62")
def glyphs_by_name() -> bytes:
    differences = Array([1, _NAMED, 97, Name.a, 98, _NAMED])
    fonts = Dictionary(F1=_font(Encoding=Dictionary(Type=Name.Encoding, Differences=differences)))
    return _raw(_lines(), {"/Font": fonts})


@channel("P62")
def a_font_by_name() -> bytes:
    def fonts(pdf: pikepdf.Pdf) -> Dictionary:
        about = Dictionary(
            FontName=_NAMED, FontFamily=String(WORD), CharSet=String(f"/{WORD}"), Flags=32, ItalicAngle=0
        )
        about["/FontBBox"] = Array([0, 0, 1000, 1000])
        font = _font(Encoding=Name.WinAnsiEncoding, FontDescriptor=pdf.make_indirect(about))
        font["/Subtype"], font["/BaseFont"] = Name.TrueType, _NAMED
        font["/FirstChar"], font["/LastChar"], font["/Widths"] = 32, 126, Array([500] * 95)
        return Dictionary(F1=font)

    return _raw(_lines(), {"/Font": fonts})


@channel("P62")
def comments_in_a_character_map() -> bytes:
    def fonts(pdf: pikepdf.Pdf) -> Dictionary:
        head = f"% {WORD}\n/CIDSystemInfo << /Registry ({WORD}) >> def /CMapName /{WORD} def "
        codes = "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <01> "
        text = f"{head}{codes}<{WORD.encode('utf-16-be').hex()}> endbfchar endcmap"
        return Dictionary(F1=_font(Encoding=Name.WinAnsiEncoding, ToUnicode=pdf.make_stream(text.encode())))

    return _raw(_lines(), {"/Font": fonts})
