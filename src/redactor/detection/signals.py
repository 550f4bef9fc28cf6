"""Where in a text a number or an address can stand: the patterns look there and nowhere else."""

from __future__ import annotations

import re

_SIGNAL = re.compile(
    r"\d+|@|\\|//|\.(?:com|org|net|co|uk|gov|ac|sch|edu|info|io|tv|gg|me|ly)\b|/home/|/Users/|[\[(]\s?at\s?[\])]|\baged?\b|\byears?[ -]old|\b(?:years?|yrs?) of age|\b(?:months?|weeks?|days?)[ -]old|\b(?:boy|girl|child|lad|lass|man|woman|lady|pupil|student|teenager|youth|daughter|son) of\b|"
    r"\b(?:what ?3 ?words|what three words|w3w|(?:staff|teacher)(?:'s)? (?:code|initials)|P<[A-Z]{3}|user ?name|log ?in|gamer ?tag|snap(?:chat)?|insta(?:gram)?|tik ?tok|discord|roblox|psn|x ?box|facebook|twitter|"
    r"linkedin|youtube|reddit|pinterest|twitch|vsco|be ?real|telegram|whatsapp|kik\b|depop|vinted|tumblr|skype|blue ?sky|mastodon|wechat|viber|"
    r"yubo|steam\b|playstation|minecraft|fortnite|strava|soundcloud|wattpad|tinder|grindr|only ?fans)",
    re.IGNORECASE,
)
_REACH = 48  # characters before and after a signal: no identifier is longer, on either side of its first digit
_LONGEST_WORD = 200


_RUN = re.compile(r"\d(?:[ \u00a0./()–—-]{0,3}\d)*")


def longest_number(text: str, low: int, high: int) -> int:
    """How many digits the longest number in ``text[low:high]`` has, single blanks, strokes and the like aside."""
    runs = (run.group() for run in _RUN.finditer(text, low, high))
    return max((sum(char.isdigit() for char in run) for run in runs), default=0)


def windows(text: str) -> list[tuple[int, int]]:
    """Disjoint stretches round every signal, in order, cut between words."""
    found: list[tuple[int, int]] = []
    for signal in _SIGNAL.finditer(text):
        if found and signal.end() + _REACH <= found[-1][1]:
            continue
        low, high = _word_bounds(text, max(0, signal.start() - _REACH), min(len(text), signal.end() + _REACH))
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return found


def _word_bounds(text: str, low: int, high: int) -> tuple[int, int]:
    start = low
    while start > 0 and low - start < _LONGEST_WORD and not text[start - 1].isspace():
        start -= 1
    end = high
    while end < len(text) and end - high < _LONGEST_WORD and not text[end].isspace():
        end += 1
    return start, end
