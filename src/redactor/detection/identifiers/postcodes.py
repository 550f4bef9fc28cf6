"""Postcodes: BS 7666, with the confusions of O and 0, forces and overseas forms."""

import re

from redactor.detection.identifiers.rule import IdentifierRule, label, pattern

_AREA_LETTERS = """
ab al b ba bb bd bf bh bl bn br bs bt bx ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex fk fy g gl gu
gy ha hd hg hp hr hs hu hx ig im ip iv ja je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn np nr nw ol ox pa pe ph pl
po pr qc rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub w wa wc wd wf wn wr ws wv xx yo ze
"""
_AREAS = frozenset(_AREA_LETTERS.upper().split())
_INWARD = r"[0-9O][ABD-HJLNP-UW-Z]{2}"
_OUTWARD = r"(?:[A-PR-UWYZ][0-9OI]{1,2}|[A-PR-UWYZ][A-HK-Y][0-9OI]{1,2}|[A-PR-UWYZ][0-9][A-HJKPSTUW]|[A-PR-UWYZ][A-HK-Y][0-9][ABEHMNPRVWXY])"


def _small(regex: str) -> str:
    return regex.lower()


_SHAPE = r"[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}"
POSTCODE = rf"(?:{_SHAPE}|{_OUTWARD} {{0,2}}{_INWARD}|{_small(_OUTWARD)} {_small(_INWARD)})"
"""A postcode within a longer pattern, in capitals or small letters throughout."""
_LABEL = label(r"post\s?-?codes?|post code|p/?code|address|zip")


def normalise(text: str) -> str:
    """Capitals, one blank before the inward part, letters O read as noughts where only a digit can stand."""
    letters = re.sub(r"\W", "", text).upper()
    outward, inward = letters[:-3], letters[-3:]
    inward = inward[:1].replace("O", "0") + inward[1:]
    outward = (
        re.sub(r"(?<=.)[OI]", lambda found: {"O": "0", "I": "1"}[found.group()], outward)
        if _looks_misread(outward)
        else outward
    )
    return f"{outward} {inward}"


def _looks_misread(outward: str) -> bool:
    return not any(char.isdigit() for char in outward)


def in_known_area(value: str) -> bool:
    """Whether the area letters are in use."""
    area = re.match(r"[A-Z]+", value)
    return bool(area and area.group() in _AREAS)


RULES = (
    IdentifierRule(
        "postcode",
        "postcode",
        pattern(rf"{_OUTWARD} {{0,2}}{_INWARD}|GIR ?0AA"),
        _LABEL,
        in_known_area,
        bare=0.6,
        checked=0.9,
        failed=0.9,
        normalise=normalise,
    ),
    IdentifierRule(
        "postcode-lower-case",
        "postcode",
        re.compile(r"(?<!\w)[a-z]{1,2}[0-9][0-9a-z]? [0-9][abd-hjlnp-uw-z]{2}(?!\w)"),
        _LABEL,
        in_known_area,
        checked=0.6,
        any_case=True,
        normalise=normalise,
        digits=1,
    ),
    IdentifierRule(
        "postcode-outward",
        "postcode",
        pattern(_OUTWARD),
        label(r"post\s?-?codes?|post code"),
        labelled=0.7,
        reach=14,
        normalise=str.upper,
        digits=1,
    ),
    IdentifierRule("postcode-shape", "postcode", pattern(_SHAPE), _LABEL, bare=0.55, normalise=normalise, digits=1),
    IdentifierRule("postcode-forces", "postcode", pattern(r"BFPO ?\d{1,4}|BF1 ?\d[A-Z]{2}"), bare=0.9, digits=1),
    IdentifierRule(
        "postcode-overseas",
        "postcode",
        pattern(r"(?:ASCN|STHL|TDCU|BBND|BIQQ|FIQQ|PCRN|SIQQ|TKCA) ?1ZZ"),
        bare=0.95,
        digits=1,
    ),
)
