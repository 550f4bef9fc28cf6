"""Pictures and shapes: what is seen stays, what is cut away or written beside the pixels is gone."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree
from PIL import Image
from tests.word.packages import Parts, inline_picture, paragraph, picture_bytes, text_box

from redactor.core.copies import CopyPlan, GapFate
from redactor.core.documents import GapKind, MediaType
from redactor.core.ids import FileId
from redactor.documents.word import read_word, write_word
from redactor.documents.word.namespaces import prefixed, qualified

LABEL = "[Withheld]"


def picture_file(raw, name="media/image1.png", **settings):
    parts = Parts()
    key = parts.part("image", name, raw)
    parts.body = paragraph(inline_picture(key, **settings))
    return parts.build()


def copied(raw, fate=GapFate.PIXELS):
    document = read_word(raw, FileId("f"))
    plan = CopyPlan(document.file, MediaType.WORD, LABEL, gaps=tuple(sorted((gap.id, fate) for gap in document.gaps)))
    return write_word(raw, document, plan).content


def media_of(package):
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if "/media/" in name}


def document_of(package):
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def test_a_cropped_picture_is_really_cropped():
    image = Image.new("RGB", (40, 40), (255, 0, 0))
    image.paste((0, 0, 255), (20, 0, 40, 40))
    image.putpixel((0, 0), (1, 2, 3))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    copy = copied(picture_file(stream.getvalue(), crop='<a:srcRect r="50000"/>'))
    (raw,) = media_of(copy).values()
    shown = Image.open(io.BytesIO(raw))
    assert shown.size == (20, 40)
    assert (0, 0, 255) not in {colour for _, colour in shown.getcolors()}
    assert b"srcRect" not in etree.tostring(document_of(copy))


def test_equal_pixels_have_equal_keys_whatever_the_file_format():
    png, bmp = picture_bytes("PNG"), picture_bytes("BMP")
    keys = {read_word(picture_file(raw), FileId("f")).gaps[0].content_key for raw in (png, bmp)}
    assert len(keys) == 1
    other = read_word(picture_file(picture_bytes(seed=5)), FileId("f")).gaps[0].content_key
    assert other not in keys


def test_a_picture_waits_for_a_person_and_is_withheld_until_then():
    raw = picture_file(picture_bytes())
    document = read_word(raw, FileId("f"))
    assert [gap.kind for gap in document.gaps] == [GapKind.PICTURE]
    assert document.gaps[0].picture is not None
    copy = write_word(raw, document, CopyPlan(document.file, MediaType.WORD, LABEL))
    assert copy.labels == 1
    assert media_of(copy.content) == {}
    assert LABEL in "".join(document_of(copy.content).itertext())


@pytest.mark.parametrize(
    ("image", "counted"),
    [
        (Image.new("RGB", (50, 50), "red"), "picture of one colour"),
        (Image.radial_gradient("L").resize((15, 15)), "picture under 16 × 16 pixels"),
    ],
)
def test_ornaments_are_only_counted(image, counted):
    stream = io.BytesIO()
    image.convert("RGB").save(stream, "PNG")
    document = read_word(picture_file(stream.getvalue()), FileId("f"))
    assert document.gaps == ()
    assert dict(document.dropped)[counted] == 1


def test_a_picture_that_cannot_be_drawn_cannot_be_settled_as_looked_at():
    document = read_word(picture_file(b"\x01\x00\x00\x00 vector", "media/image1.emf"), FileId("f"))
    assert [gap.kind for gap in document.gaps] == [GapKind.PART_NOT_UNDERSTOOD]
    copy = copied(picture_file(b"\x01\x00\x00\x00 vector", "media/image1.emf"))
    assert media_of(copy) == {}


def test_a_floating_drawing_keeps_what_word_insists_on():
    box = text_box(paragraph("words"))
    position = box[box.index("<wp:positionH") : box.index("</wp:positionH>") + len("</wp:positionH>")]
    percent = (
        '<mc:AlternateContent><mc:Choice Requires="wp14"><wp:positionH relativeFrom="page"/></mc:Choice>'
        f"<mc:Fallback>{position.replace('>0<', '>1234<')}</mc:Fallback></mc:AlternateContent>"
    )
    for source in (box.replace(position, percent), box.replace(position, ""), box.replace("<wp:wrapNone/>", "")):
        anchor = document_of(copied(Parts(paragraph(source)).build())).find(f".//{qualified('wp:anchor')}")
        names = [prefixed(node) for node in anchor][:5]
        assert names == ["wp:simplePos", "wp:positionH", "wp:positionV", "wp:extent", "wp:wrapNone"]
        assert anchor[1][0].text == ("1234" if source != box and "1234" in source else "0")


def test_words_that_only_the_second_spelling_of_a_text_box_holds_are_hidden_text():
    raw = Parts(paragraph(text_box(paragraph("seen"), paragraph("not seen")))).build()
    document = read_word(raw, FileId("f"))
    assert [(block.text, block.carried) for block in document.blocks] == [("not seen", False), ("seen", True)]
    same = read_word(Parts(paragraph(text_box(paragraph("seen")))).build(), FileId("f"))
    assert [block.text for block in same.blocks] == ["seen"]


def looks_of(copy):
    """The effects that the one picture of a copy is shown with."""
    (blip,) = document_of(copy).iter(qualified("a:blip"))
    return [(prefixed(one), dict(one.attrib)) for one in blip]


def test_a_picture_stays_faded_grey_and_see_through_and_odd_effects_go():
    effects = (
        '<a:lum bright="70000" contrast="-70000"/><a:grayscl/><a:alphaModFix amt="50000"/><a:lum bright="for Zoe"/>'
        "<a:clrRepl><a:srgbClr val='FF0000'/></a:clrRepl>"
    )
    assert looks_of(copied(picture_file(picture_bytes(), extra=effects))) == [
        ("a:lum", {"bright": "70000", "contrast": "-70000"}),
        ("a:grayscl", {}),
        ("a:alphaModFix", {"amt": "50000"}),
        ("a:lum", {}),
    ]


def test_the_gain_and_black_level_of_an_older_drawing_stay_as_contrast_and_brightness():
    parts = Parts()
    key = parts.part("image", "media/image1.png", picture_bytes())
    shape = f'<v:shape style="width:90pt;height:90pt"><v:imagedata r:id="{key}" gain="19661f" blacklevel="22938f"/></v:shape>'
    parts.body = paragraph(f"<w:r><w:pict>{shape}</w:pict></w:r>")
    assert looks_of(copied(parts.build())) == [("a:lum", {"bright": "70001", "contrast": "-70000"})]


def test_a_chart_in_a_group_leaves_its_place_so_that_nothing_else_is_stretched():
    place = '<wpg:xfrm><a:off x="0" y="1700000"/><a:ext cx="5400000" cy="3200000"/></wpg:xfrm>'
    chart = (
        f'<wpg:graphicFrame><wpg:cNvFrPr/>{place}<a:graphic><a:graphicData uri="chart"/></a:graphic></wpg:graphicFrame>'
    )
    shape = '<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="9" y="0"/><a:ext cx="99" cy="99"/></a:xfrm><a:prstGeom prst="rect"/></wps:spPr><wps:bodyPr/></wps:wsp>'
    group = f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr/>{shape}{chart}</wpg:wgp>"
    frame = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="5400000" cy="4900000"/><wp:docPr id="1" name="Group"/><a:graphic><a:graphicData'
        f' uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup">{group}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    copy = document_of(copied(Parts(paragraph(frame)).build()))
    sizes = [
        node.get("cx")
        for node in copy.findall(f".//{qualified('wps:wsp')}/*/{qualified('a:xfrm')}/{qualified('a:ext')}")
    ]
    assert sizes == ["99", "5400000"]
