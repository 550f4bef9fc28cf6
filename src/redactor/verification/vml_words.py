"""The older drawing language in a copy: which elements and attributes it may have there, and what their values look like.

Its attributes hold small languages (styles, paths, formulas). Whatever fits these patterns is measures and words of the format.
"""

from __future__ import annotations

import re

from redactor.verification.office_words import is_font, words

VML = "urn:schemas-microsoft-com:vml"
OFFICE = "urn:schemas-microsoft-com:office:office"
WORD_10 = "urn:schemas-microsoft-com:office:word"
VML_ELEMENTS = words(
    "shape rect roundrect oval line group shapetype fill stroke shadow path formulas f textpath textbox"
)
PLACING_ELEMENTS = words("wrap anchorlock")

_LENGTH = r"-?[0-9]{0,9}(?:\.[0-9]{1,8})?(?:pt|in|cm|mm|px|pc|%|fd|f|emu)?"
_LENGTHS = rf"(?:{_LENGTH}|@[0-9]{{1,3}})?(?:[ ,;](?:{_LENGTH}|@[0-9]{{1,3}})?){{0,999}}"
_COLOUR = (
    r"(?:#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?|black|white|red|green|blue|yellow|gray|grey|silver|maroon|navy|teal|purple|olive|lime|aqua"
    r"|fuchsia|windowText|window|buttonFace|infoBackground|this|(?:fill|line|shadow) (?:darken|lighten)\([0-9]{1,3}\))(?: \[[0-9]{1,5}\])?"
)
_KEYWORDS = words(
    """
    t f true false on off 0 1 solid gradient gradientradial gradientRadial gradientcenter gradientunscaled none any linear sigma
    single thinThin thinThick thickThin thickBetweenThin miter round bevel flat square dash dashdot longdash longdashdot
    longdashdotdot shortdash shortdot shortdashdot shortdashdotdot dot block classic open oval diamond narrow medium wide short
    long rect custom segments through tight both left right largest topAndBottom page margin text char line perspective emboss
    double auto straight elbow curved center
    """
) | {"linear sigma"}
_STYLE_KEYWORDS = words(
    """
    absolute relative static left center right inside outside top middle bottom top-center middle-center bottom-center top-baseline
    page margin text char line left-margin-area right-margin-area inner-margin-area outer-margin-area top-margin-area
    bottom-margin-area t f none square x y xy yx horizontal vertical vertical-ideographic horizontal-ideographic top-to-bottom
    bottom-to-top auto context bold italic normal justify letter-justify stretch-justify true false
    """
) | {"x y", "y x"}
_STYLE_NAMES = re.compile(
    r"position|left|top|width|height|margin-(?:left|top|right|bottom)|z-index|rotation|flip|text-align"
    r"|mso-position-(?:horizontal|vertical)(?:-relative)?|mso-wrap-style|mso-wrap-distance-(?:left|top|right|bottom)"
    r"|mso-(?:width|height)-(?:percent|relative)|mso-(?:left|top)-percent|v-text-anchor|mso-fit-shape-to-text|layout-flow"
    r"|mso-layout-flow-alt|mso-rotate|mso-direction-alt|font-(?:size|weight|style)"
    r"|v-text-(?:kern|spacing|align|reverse)|v-rotate-letters|v-same-letter-heights"
)
_PATH = re.compile(
    r"(?!.*[a-z]{6})(?=.*[0-9])(?:n[fs]|a[elrt]|w[ar]|q[xyb]|h[a-i]|[mlcxetrvq]|@[0-9]{1,3}|-?[0-9]{1,7}|[ ,])*"
)
_FORMULA = re.compile(
    r"(?:val|sum|prod|mid|abs|min|max|if|mod|atan2|sin|cos|cosatan2|sinatan2|sqrt|sumangle|ellipse|tan)"
    r"(?: (?:[@#][0-9]{1,3}|-?[0-9]{1,7}|width|height|xcenter|ycenter|xlimo|ylimo|lineDrawn|pixelLineWidth|pixelWidth|pixelHeight"
    r"|emuWidth|emuHeight)){0,3}"
)
_PATTERNS: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(
        sorted(
            words(
                "coordsize coordorigin adj from to arcsize strokeweight weight opacity opacity2 angle focus focusposition focussize offset"
                " offset2 origin matrix limo connectlocs textboxrect inset spt wrapcoords hrpct miterlimit startangle endangle"
            )
        ),
        re.compile(_LENGTHS),
    ),
    **dict.fromkeys(["fillcolor", "strokecolor", "color", "color2"], re.compile(_COLOUR)),
    "colors": re.compile(r"(?:[0-9]{1,6}(?:\.[0-9]{1,5})?[f%]? #[0-9A-Fa-f]{3,6};?){1,12}"),
    "id": re.compile(r"_x0000_t[0-9]{1,3}"),
    "path": _PATH,
    "v": _PATH,
    "eqn": _FORMULA,
}
_SWITCHES = words(
    """
    filled stroked on type method rotate recolor linestyle joinstyle endcap startarrow startarrowwidth startarrowlength endarrow
    endarrowwidth endarrowlength hr hrstd hralign hrnoshade allowincell allowoverlap connecttype extrusionok gradientshapeok fillok
    strokeok shadowok arrowok textpathok fitshape fitpath trim xscale side anchorx anchory insetpen insetmode connectortype obscured
    """
)
_TYPE = re.compile(r"#_x0000_t[0-9]{1,3}")
_LENGTH_ALONE, _LENGTH_LIST = re.compile(_LENGTH), re.compile(_LENGTHS)


def is_vml_value(element: str, name: str, value: str) -> bool:
    """Whether *value* is what the language has in that attribute: measures and words of the format, nothing anybody wrote."""
    if element not in VML_ELEMENTS and element not in PLACING_ELEMENTS:
        return False
    if name == "style":
        return all(map(_is_property, value.split(";")))
    if name == "dashstyle":
        return value in _KEYWORDS or _LENGTH_LIST.fullmatch(value) is not None
    if name == "type" and _TYPE.fullmatch(value):
        return True
    pattern = _PATTERNS.get(name)
    return pattern.fullmatch(value) is not None if pattern is not None else name in _SWITCHES and value in _KEYWORDS


def _is_property(entry: str) -> bool:
    name, _, value = entry.partition(":")
    if name == "font-family":
        return is_font(value.strip('"'))
    return _STYLE_NAMES.fullmatch(name) is not None and (
        value in _STYLE_KEYWORDS or _LENGTH_ALONE.fullmatch(value) is not None
    )
