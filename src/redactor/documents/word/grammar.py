"""Which properties a copy may carry: elements and attributes by name, values by shape.

``copy_allowed`` writes a *new* element from an old one. Whatever is not listed is not copied, and a value
passes only if it is a short number, a colour or a word of the public vocabulary.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from redactor.documents.word.namespaces import NAMES, Node, prefixed, short_name
from redactor.documents.word.vocabulary import LANGUAGES, VALUES, is_public_font, spaced

_NUMBER = re.compile(r"[-+]?\d{1,7}(?:\.\d{1,4})?(?:pt|cm|mm|in|pc|pi|%)?")
_DECIMALS = re.compile(r"-?\d{1,7}\.\d{5,20}|-?\d\.\d{1,20}[Ee]-?\d{1,2}")
_UNSIGNED = re.compile(r"42949\d{5}")  # a small negative number as some programs write it
_SHARES = 2  # smaller numbers are shares of a whole
_LONG_NUMBER = re.compile(r"-?\d{1,9}")  # drawings count in EMU: 914400 to the inch
_HEX = re.compile(r"[0-9A-Fa-f]{2}|[0-9A-Fa-f]{4}|#?[0-9A-Fa-f]{6}")  # some programs write the sign of the web
_FORMULA = re.compile(r"val -?\d{1,9}")
_GUIDE = re.compile(r"adj\d?|vf|hf")

Check = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Element names allowed at any depth, and a check for each allowed attribute; both prefixed (``w:val``)."""

    elements: frozenset[str]
    attributes: dict[str, Check]


def _is_value(value: str) -> bool:
    return value in VALUES or _NUMBER.fullmatch(value) is not None


def _is_long(value: str) -> bool:
    return value in VALUES or _LONG_NUMBER.fullmatch(value) is not None


def _is_colour(value: str) -> bool:
    return value in VALUES or _HEX.fullmatch(value) is not None


def _is_language(value: str) -> bool:
    return value in LANGUAGES


def _is_id(value: str) -> bool:
    """Style ids and the like: replaced by ids of ours before anything is written (``styles``)."""
    return bool(value)


def _is_sign(value: str) -> bool:
    """One mathematical sign: never a letter or digit."""
    return len(value) <= 1 and not value.isalnum()


def _names(prefix: str, words: str) -> frozenset[str]:
    return frozenset(f"{prefix}:{word}" for word in words.split())


_BORDERS = "top left bottom right start end between bar insideH insideV tl2br tr2bl"
RUN = _names(
    "w",
    "rPr rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint snapToGrid color spacing w"
    " kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em eastAsianLayout lang",
)
PARAGRAPH = RUN | _names(
    "w",
    "pPr pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr ilvl numId suppressLineNumbers pBdr shd tabs"
    " tab suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    f" spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl {_BORDERS}",
)
TABLE = _names(
    "w",
    "tblPr tblPrEx tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
    f" tblInd tblBorders shd tblLayout tblCellMar tblLook tblGrid gridCol {_BORDERS}"
    " trPr cantSplit trHeight tblHeader gridBefore gridAfter wBefore wAfter"
    " tcPr tcW gridSpan hMerge vMerge tcBorders noWrap tcMar textDirection tcFitText vAlign hideMark",
)
SECTION = _names(
    "w",
    "footnotePr endnotePr pos numFmt numStart numRestart type pgSz pgMar pgBorders lnNumType pgNumType cols col vAlign"
    f" noEndnote titlePg textDirection bidi rtlGutter docGrid {_BORDERS}",
)
_VALUE_ATTRIBUTES = _names(
    "w",
    "val w h space shadow frame type fill hint before beforeLines beforeAutospacing after afterLines afterAutospacing line"
    " lineRule left start right end firstLine hanging leftChars startChars rightChars endChars firstLineChars hangingChars"
    " pos leader hRule hSpace vSpace wrap vAnchor hAnchor x xAlign y yAlign dropCap lines anchorLock orient code num sep"
    " equalWidth header footer gutter top bottom countBy distance restart fmt chapStyle chapSep linePitch charSpace offsetFrom"
    " zOrder display leftFromText rightFromText topFromText bottomFromText vertAnchor horzAnchor tblpXSpec tblpX tblpYSpec"
    " tblpY firstRow lastRow firstColumn lastColumn noHBand noVBand sz combine combineBrackets vert vertCompress id"
    " asciiTheme hAnsiTheme eastAsiaTheme cstheme ilvl",
)
_WORD_ATTRIBUTES: dict[str, Check] = {
    **dict.fromkeys(sorted(_VALUE_ATTRIBUTES), _is_value),
    **dict.fromkeys(
        [
            "w:color",
            "w:fill",
            "w:themeColor",
            "w:themeTint",
            "w:themeShade",
            "w:themeFill",
            "w:themeFillTint",
            "w:themeFillShade",
        ],
        _is_colour,
    ),
    **dict.fromkeys(["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"], is_public_font),
}
_CHECKS_BY_ELEMENT: dict[tuple[str, str], Check] = {
    ("w:lang", "w:val"): _is_language,
    ("w:lang", "w:eastAsia"): _is_language,
    ("w:lang", "w:bidi"): _is_language,
    ("w:themeFontLang", "w:val"): _is_language,
    ("w:themeFontLang", "w:eastAsia"): _is_language,
    ("w:themeFontLang", "w:bidi"): _is_language,
    ("w:rStyle", "w:val"): _is_id,
    ("w:pStyle", "w:val"): _is_id,
    ("w:tblStyle", "w:val"): _is_id,
    ("w:color", "w:val"): _is_colour,
    ("w:tblLook", "w:val"): _is_colour,
    ("a:gd", "name"): lambda value: _GUIDE.fullmatch(value) is not None,
    ("a:gd", "fmla"): lambda value: _FORMULA.fullmatch(value) is not None,
    ("a:srgbClr", "val"): _is_colour,
    ("a:sysClr", "lastClr"): _is_colour,
    ("m:chr", "m:val"): _is_sign,
    ("m:begChr", "m:val"): _is_sign,
    ("m:endChr", "m:val"): _is_sign,
    ("m:sepChr", "m:val"): _is_sign,
}

WORD = Grammar(PARAGRAPH | TABLE | SECTION | {"w:themeFontLang"}, _WORD_ATTRIBUTES)

_DRAWING_ELEMENTS = (
    _names(
        "wp",
        "simplePos positionH positionV align posOffset extent effectExtent wrapNone wrapSquare wrapTight wrapThrough",
    )
    | _names("wp", "wrapTopAndBottom wrapPolygon start lineTo")
    | _names("wp14", "sizeRelH sizeRelV pctWidth pctHeight")
    | _names(
        "a",
        "xfrm off ext chOff chExt prstGeom avLst gd noFill solidFill srgbClr scrgbClr schemeClr sysClr prstClr lumMod lumOff tint shade alpha"
        " satMod satOff hueMod hueOff alphaMod alphaOff gradFill gsLst gs lin pattFill fgClr bgClr ln prstDash round miter bevel headEnd tailEnd"
        " path fillToRect tileRect effectStyle lnRef fillRef effectRef fontRef spAutoFit noAutofit normAutofit prstTxWarp effectLst outerShdw innerShdw prstShdw glow softEdge"
        " reflection blur scene3d camera rot lightRig sp3d bevelT bevelB",
    )
    | _names("wps", "spPr bodyPr style")
    | _names("wpg", "grpSpPr")
)
_DRAWING_ATTRIBUTES: dict[str, Check] = dict.fromkeys(
    spaced(
        "x y cx cy l t r b rot flipH flipV prst val idx w cap cmpd algn type len lim ang scaled pos distT distB distL distR"
        " relativeFrom wrapText lIns tIns rIns bIns vert wrap anchor anchorCtr numCol spcCol rtlCol fromWordArt upright compatLnSpc"
        " forceAA spcFirstLastPara vertOverflow horzOverflow fontScale lnSpcReduction rotWithShape simplePos relativeHeight behindDoc"
        " locked layoutInCell allowOverlap edited blurRad dist dir sx sy kx ky rad r g b stA stPos endA endPos fadeDir path flip"
        " lat lon rev fov zoom rig z extrusionH contourW prstMaterial"
    ),
    _is_long,
)
DRAWING = Grammar(_DRAWING_ELEMENTS, _DRAWING_ATTRIBUTES)
# How a picture is laid into a shape.
PICTURE_FILL = Grammar(_names("a", "stretch fillRect tile"), _DRAWING_ATTRIBUTES)

_MATH_ELEMENTS = _names(
    "m",
    "oMath oMathPara oMathParaPr jc r t rPr sty scr nor lit brk aln acc accPr chr bar barPr pos box boxPr opEmu noBreak diff"
    " borderBox borderBoxPr hideTop hideBot hideLeft hideRight strikeH strikeV strikeBLTR strikeTLBR d dPr begChr endChr sepChr grow"
    " shp eqArr eqArrPr baseJc maxDist objDist rSpRule rSp f fPr type num den func funcPr fName groupChr groupChrPr vertJc"
    " limLow limLowPr lim limUpp limUppPr m mPr plcHide cGpRule cGp cSp mcs mc mcPr count mcJc mr nary naryPr limLoc subHide"
    " supHide sub sup phant phantPr show zeroWid zeroAsc zeroDesc transp rad radPr degHide deg e sPre sPrePr sSub sSubPr sSubSup"
    " sSubSupPr alnScr sSup sSupPr ctrlPr argPr argSz",
)
MATH = Grammar(_MATH_ELEMENTS | RUN, {**_WORD_ATTRIBUTES, "m:val": _is_value, "m:alnAt": _is_value})


def copy_allowed(source: Node, grammar: Grammar, dropped: Counter[str] | None = None) -> Node | None:
    """A new element with what *grammar* allows of *source*, or None. Text only in ``_WITH_NUMBERS`` and ``m:t``."""
    name = prefixed(source)
    if name not in grammar.elements:
        _count(dropped, "formatting not on the list")
        return None
    copy = etree.Element(source.tag, nsmap={name.partition(":")[0]: NAMES[name.partition(":")[0]]})
    _copy_attributes(source, copy, grammar)
    for node in source:
        inner = copy_allowed(node, grammar, dropped)
        if inner is not None:
            copy.append(inner)
    if name in _WITH_NUMBERS and _is_long((source.text or "").strip()):
        copy.text = (source.text or "").strip()
    if name == "m:t":
        copy.text = source.text
    lost_all = len(source.attrib) + len(source) > 0 and not copy.attrib and len(copy) == 0 and not copy.text
    return None if lost_all and name != "m:t" and name not in _FINE_WHEN_BARE else copy


# Elements that hold a word of the vocabulary or a number as their text.
_WITH_NUMBERS = frozenset({"wp:align", "wp:posOffset", "wp14:pctWidth", "wp14:pctHeight"})
# Containers that mean something although nothing in them was allowed.
_FINE_WHEN_BARE = frozenset(
    {
        "a:stretch",
        "a:fillRect",
        "a:tile",
        "w:tblPr",
        "w:pPr",
        "w:rPr",
        "w:cols",
        "wp:wrapNone",
        "wps:bodyPr",
        "wps:spPr",
        "a:avLst",
        "a:effectLst",
    }
)


def _copy_attributes(source: Node, copy: Node, grammar: Grammar) -> None:
    element = prefixed(source)
    for key, value in sorted(source.attrib.items()):
        name = short_name(key)
        check = _CHECKS_BY_ELEMENT.get((element, name)) or grammar.attributes.get(name)
        if check is not None and check(_rounded(value)):
            copy.set(key, _rounded(value))


def _rounded(value: str) -> str:
    """A measure without more decimals than anybody sees (some programs write a dozen), and with its sign."""
    if _UNSIGNED.fullmatch(value):
        return str(int(value) - 2**32)
    if not _DECIMALS.fullmatch(value):
        return value
    number = float(value)
    return f"{number:.4f}" if abs(number) < _SHARES else str(round(number))


def _count(dropped: Counter[str] | None, what: str) -> None:
    if dropped is not None:
        dropped[what] += 1


def canonical(node: Node | None) -> bytes:
    """Equal bytes for equal properties; used to join neighbouring runs."""
    return etree.tostring(node, method="c14n") if node is not None else b""
