"""Effects that a picture is shown with: faded as a watermark, grey, black and white, see-through.

Source: ECMA-376, part 1, 20.1.8 (``a:alphaModFix``, ``a:biLevel``, ``a:grayscl``, ``a:lum``); part 4, 14.1.2.11 (``v:imagedata``).
"""

from __future__ import annotations

import re

from redactor.documents.word.namespaces import Node, add, make, prefixed
from redactor.documents.word.vml_looks import parts_of_one

_EFFECTS = {"a:alphaModFix": ("amt",), "a:biLevel": ("thresh",), "a:grayscl": (), "a:lum": ("bright", "contrast")}
_NUMBER = re.compile(r"-?\d{1,7}%?")
_WHOLE = 100_000  # thousandths of a per cent
_TRUE = frozenset({"t", "true"})


def effects_of_blip(blip: Node) -> list[Node]:
    """The effects of a picture, made anew from their numbers."""
    found: list[Node] = []
    for source in blip:
        name = prefixed(source)
        if name not in _EFFECTS:
            continue
        given = {key: str(source.get(key, "")) for key in _EFFECTS[name]}
        found.append(make(name, **{key: value for key, value in given.items() if _NUMBER.fullmatch(value)}))
    return found


def effects_of_image_data(image: Node) -> list[Node]:
    """The same of an older drawing: gain and black level are contrast and brightness."""
    found: list[Node] = []
    gain = _stated(image, "gain", 1.0)
    black = _stated(image, "blacklevel", 0.0)
    if (gain, black) != (1.0, 0.0):
        contrast = gain - 1 if gain <= 1 else 1 - 1 / gain
        found.append(make("a:lum", bright=_thousandths(2 * black), contrast=_thousandths(contrast)))
    if str(image.get("grayscale", "")).lower() in _TRUE:
        found.append(make("a:grayscl"))
    if str(image.get("bilevel", "")).lower() in _TRUE:
        found.append(make("a:biLevel", thresh="50000"))
    return found


def keep_effects(placeholder: Node, effects: list[Node]) -> None:
    """Have the picture that takes the place of *placeholder* shown with them."""
    if effects:
        add(placeholder, "x:effects").extend(effects)


def _stated(image: Node, name: str, default: float) -> float:
    found = parts_of_one(str(image.get(name, "")).strip())
    return default if found is None else found


def _thousandths(value: float) -> str:
    """Of a per cent, within what the format allows."""
    return str(round(min(max(value, -1.0), 1.0) * _WHOLE))
