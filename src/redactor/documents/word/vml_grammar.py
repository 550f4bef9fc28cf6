"""VML written again: elements by name, attributes by name and by the shape of their values. Nothing in it can hold words.

The older drawing language keeps its looks in small languages of its own (``style``, ``path``, formulas). Each is taken apart and
only what is on a list is put together again.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from redactor.documents.word.namespaces import NAMES, Node, prefixed, short_name
from redactor.documents.word.vocabulary import FONTS, spaced

Rewrite = Callable[[str], str]  # the value as a copy may hold it, "" where it may not

_MEASURE = r"-?\d{0,9}(?:\.\d{1,8})?(?:pt|in|cm|mm|px|pc|%|fd|f|emu)?"
_LIST = re.compile(rf"(?:{_MEASURE}|@\d{{1,3}})?(?:[ ,;](?:{_MEASURE}|@\d{{1,3}})?){{0,999}}")
_COLOUR = re.compile(
    r"(?:#[0-9A-Fa-f]{6}|#[0-9A-Fa-f]{3}|black|white|red|green|blue|yellow|gr[ae]y|silver|maroon|navy|teal|purple|olive|lime|aqua|fuchsia"
    r"|windowText|window|buttonFace|infoBackground|this|(?:fill|line|shadow) (?:darken|lighten)\(\d{1,3}\))(?: \[\d{1,5}\])?"
)
_STOPS = re.compile(r"(?:\d{1,6}(?:\.\d{1,5})?[f%]? #[0-9A-Fa-f]{3,6};?){1,12}")
WORDS = frozenset(
    spaced(
        "t f true false on off 0 1 solid gradient gradientradial gradientRadial gradientcenter gradientunscaled none any linear sigma"
        " single thinThin thinThick thickThin thickBetweenThin miter round bevel flat square dash dashdot longdash"
        " longdashdot longdashdotdot shortdash shortdot shortdashdot shortdashdotdot dot block classic open oval diamond narrow medium"
        " wide short long rect custom segments through tight both left right largest topAndBottom page margin text char line"
        " perspective emboss double auto straight elbow curved center"
    )
) | {"linear sigma"}
_COMMAND = re.compile(
    r"nf|ns|ae|al|at|ar|wa|wr|qx|qy|qb|ha|hb|hc|hd|he|hf|hg|hh|hi|[mlcxetrvq]|@\d{1,3}|-?\d{1,7}|[ ,]"
)
_LETTERS = re.compile(r"[a-z]{6}")  # no path needs so many commands without a number
_FORMULA = re.compile(
    r"(?:val|sum|prod|mid|abs|min|max|if|mod|atan2|sin|cos|cosatan2|sinatan2|sqrt|sumangle|ellipse|tan)"
    r"(?: (?:[@#]\d{1,3}|-?\d{1,7}|width|height|xcenter|ycenter|xlimo|ylimo|lineDrawn|pixelLineWidth|pixelWidth|pixelHeight|emuWidth"
    r"|emuHeight)){0,3}"
)
PROPERTIES = frozenset(
    spaced(
        "position left top width height margin-left margin-top margin-right margin-bottom z-index rotation flip text-align"
        " mso-position-horizontal mso-position-horizontal-relative mso-position-vertical mso-position-vertical-relative mso-wrap-style"
        " mso-wrap-distance-left mso-wrap-distance-top mso-wrap-distance-right mso-wrap-distance-bottom mso-width-percent"
        " mso-height-percent mso-width-relative mso-height-relative mso-left-percent mso-top-percent v-text-anchor"
        " mso-fit-shape-to-text layout-flow mso-layout-flow-alt mso-rotate mso-direction-alt font-size font-weight font-style"
        " v-text-kern v-text-spacing v-rotate-letters v-same-letter-heights v-text-align v-text-reverse"
    )
)
STYLE_WORDS = frozenset(
    spaced(
        "absolute relative static left center right inside outside top middle bottom top-center middle-center bottom-center top-baseline"
        " page margin text char line left-margin-area right-margin-area inner-margin-area outer-margin-area top-margin-area"
        " bottom-margin-area t f none square x y xy yx horizontal vertical vertical-ideographic horizontal-ideographic top-to-bottom"
        " bottom-to-top auto context bold italic normal justify letter-justify stretch-justify true false"
    )
) | {"x y", "y x"}
_STYLE_MEASURE = re.compile(_MEASURE)
_TYPE = re.compile(r"#?(?:_x0000_t|shapetype_)(\d{1,3})")  # as Word names types, and as LibreOffice does
ELEMENTS = frozenset(
    spaced(
        "v:shape v:rect v:roundrect v:oval v:line v:group v:shapetype v:fill v:stroke v:shadow v:path v:formulas v:f v:textpath v:textbox"
        " w10:wrap w10:anchorlock"
    )
)


def style(value: str) -> str:
    """The properties of a ``style`` attribute that are on the list, in their order."""
    pairs = (entry.partition(":") for entry in value.split(";"))
    kept = [(key.strip().lower(), _property(key.strip().lower(), text.strip())) for key, _, text in pairs]
    return ";".join(f"{key}:{text}" for key, text in kept if text)


def _property(name: str, value: str) -> str:
    if name == "font-family":
        face = value.strip("\"'")
        return f'"{face}"' if face in FONTS else ""
    is_fine = value in STYLE_WORDS or _STYLE_MEASURE.fullmatch(value) is not None
    return value if name in PROPERTIES and is_fine else ""


def path(value: str) -> str:
    """The commands and numbers of a path; "" where there is anything else in it."""
    pieces = _COMMAND.findall(value)
    is_whole = "".join(pieces) == value and any(piece.isdigit() for piece in pieces)
    return value if is_whole and not _LETTERS.search(value) else ""


def _matching(*patterns: re.Pattern[str]) -> Rewrite:
    return lambda value: value if any(pattern.fullmatch(value) for pattern in patterns) else ""


def _word(value: str) -> str:
    return value if value in WORDS else ""


def _either(*rewrites: Rewrite) -> Rewrite:
    return lambda value: next((made for one in rewrites if (made := one(value))), "")


_measures, _colour = _matching(_LIST), _matching(_COLOUR)
ATTRIBUTES: dict[str, Rewrite] = {
    **dict.fromkeys(
        spaced(
            "coordsize coordorigin adj from to arcsize strokeweight weight opacity o:opacity2 angle focus focusposition focussize offset"
            " offset2 origin matrix limo o:connectlocs textboxrect inset o:spt wrapcoords o:hrpct miterlimit startangle endangle"
        ),
        _measures,
    ),
    **dict.fromkeys(spaced("fillcolor strokecolor color color2"), _colour),
    **dict.fromkeys(
        spaced(
            "filled stroked on type method rotate recolor linestyle joinstyle endcap startarrow startarrowwidth startarrowlength endarrow"
            " endarrowwidth endarrowlength o:hr o:hrstd o:hralign o:hrnoshade o:allowincell o:allowoverlap o:connecttype o:extrusionok"
            " gradientshapeok fillok strokeok shadowok arrowok textpathok fitshape fitpath trim xscale side anchorx anchory insetpen"
            " o:insetmode o:connectortype obscured"
        ),
        _word,
    ),
    "dashstyle": _either(_word, _measures),
    "colors": _matching(_STOPS),
    "style": style,
    "path": path,
    "v": path,
    "eqn": _matching(_FORMULA),
}
_TYPED = {("v:shapetype", "id"), *((f"v:{name}", "type") for name in ("shape", "rect", "roundrect", "oval", "line"))}


def type_number(value: str) -> str:
    """The number of a shape's type from its name or a reference to it; "" for a type that somebody made."""
    match = _TYPE.fullmatch(value)
    return match.group(1) if match is not None else ""


def _type_name(value: str, *, is_reference: bool) -> str:
    number = type_number(value)
    return f"{'#' if is_reference else ''}_x0000_t{number}" if number else ""


def copy_vml(source: Node) -> Node:
    """A new element with the attributes of *source* that are on the list; its children are the caller's."""
    space = {prefix: NAMES[prefix] for prefix in ("v", "o", "w10")}
    copy = etree.Element(source.tag, nsmap=space)
    for key, value in sorted(source.attrib.items()):
        name = short_name(key)
        if (prefixed(source), name) in _TYPED:
            made = _type_name(str(value), is_reference=name == "type")
        else:
            rewrite = ATTRIBUTES.get(name)
            made = rewrite(str(value)) if rewrite is not None else ""
        if made:
            copy.set(key, made)
    return copy
