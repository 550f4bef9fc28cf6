"""No text box of a copy holds another one, or a group: Word forbids the first, and LibreOffice ends on the second."""

from __future__ import annotations

import pytest
from lxml import etree

from redactor.documents.word.boxes import empty_inner_boxes
from redactor.documents.word.namespaces import NAMES, qualified

PICTURE = '<pic:pic><pic:spPr><a:xfrm><a:off x="100" y="50"/><a:ext cx="200" cy="100"/></a:xfrm></pic:spPr></pic:pic>'


def words(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def box(inner):
    return f"<wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp>"


def group(inner):
    transform = '<a:xfrm><a:ext cx="1000" cy="500"/><a:chExt cx="2000" cy="500"/></a:xfrm>'
    return f"<wpg:wgp><wpg:grpSpPr>{transform}</wpg:grpSpPr>{inner}</wpg:wgp>"


def drawing(inner):
    return f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:inline><a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>"


def emptied(inner):
    declared = " ".join(f'xmlns:{prefix}="{NAMES[prefix]}"' for prefix in ("w", "wps", "wpg", "pic", "a", "wp", "mc"))
    tree = etree.fromstring(f"<w:body {declared}>{inner}</w:body>")
    empty_inner_boxes(tree)
    return tree


def texts(tree):
    return ["".join(node.text or "" for node in one.iter(qualified("w:t"))) for one in tree.iter(qualified("w:p"))]


def test_words_of_an_inner_box_follow_the_paragraph_that_holds_the_drawing():
    inner = f"<w:p><w:r><w:t>first</w:t></w:r>{drawing(box(words('in one') + words('in two')))}</w:p>" + words("last")
    tree = emptied(f"<w:p>{drawing(box(inner))}</w:p>")
    assert texts(tree) == ["firstin onein twolast", "first", "in one", "in two", "last"]
    assert len([*tree.iter(qualified("w:txbxContent"))]) == 1


def test_boxes_three_deep_keep_every_word():
    deepest = f"<w:p>{drawing(box(words('deepest')))}</w:p>"
    tree = emptied(f"<w:p>{drawing(box(f'<w:p>{drawing(box(deepest))}</w:p>'))}</w:p>")
    assert "deepest" in texts(tree)
    assert len([*tree.iter(qualified("w:txbxContent"))]) == 1


def test_of_a_group_in_a_box_the_pictures_are_left_as_large_as_they_were_shown():
    tree = emptied(f"<w:p>{drawing(box(f'<w:p>{drawing(group(PICTURE + box(words(str(7))) + PICTURE))}</w:p>'))}</w:p>")
    assert not [*tree.iter(qualified("wpg:wgp"))]
    assert "7" in texts(tree)
    sizes = [dict(one.attrib) for one in tree.iter(qualified("wp:extent"))]
    assert sizes == [{"cx": "100", "cy": "100"}] * 2
    assert [dict(one.attrib) for one in tree.iter(qualified("a:off"))] == [{"x": "0", "y": "0"}] * 2


@pytest.mark.parametrize("inner", [box(words("alone")), group(PICTURE + box(words("alone")))])
def test_what_stands_in_no_box_stays(inner):
    tree = emptied(f"<w:p>{drawing(inner)}</w:p>")
    assert [*tree.iter(qualified("w:txbxContent"))]
    assert texts(tree)[-1] == "alone"
