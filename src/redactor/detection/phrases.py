"""Shapes of phrases that point at somebody without a name, compiled from the words of ``rules/indirect.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_WORD = r"[\w'’-]+"
_OWNER = (
    rf"(?P<owner>his|her|their|my|our|your|whose|(?:(?:Child|Pupil|Student|Person|Witness)\s)?{_WORD}(?:['’]s|s['’]))"
)
_KIN_ADJECTIVE = r"(?:older|elder|younger|little|big|baby|late|new|ex|former|former\s+foster|only|other|own|birth|biological|adoptive|eldest|youngest|twin|two|three|half|great|step|current|maternal|paternal|foster|adopted|estranged)"
_AGE = r"(?:(?:young|younger|older|elderly|old|little|new|other|adult|teenage)\s+)?"
_QUALIFIER = rf"(?:(?!(?:and|or|but|of|for|to|in|on|at|with|is|was|who|the|that)\b){_WORD}\s+){{0,2}}"
# What is said of the person begins with one of these: "the boy who hit him [has] ADHD".
_VERB = r"(?:was|were|is|are|has|had|have|said|says|told|tells|asked|rang|will|would|did|does|do|can|could|should|may|might|must|came|went|takes|needs|got|and|but|who)"
# A word that goes on with the phrase, and not with what is said of the person.
_ON = rf"(?!(?:was|is|were|are|has|had|have|came|said|says|ran|told|went|will|would|did|does|and|but|or|who|got|left|at|in|on|by|to)\b){_WORD}"
# "told a teacher that he …" reports; "the boy that hit him" tells apart.
_REPORTED = r"(?:he|she|it|they|i|we|you|there|the|a|an|his|her|their|my|our|this|some|no)"
_AGAINST_END = r"(?=[\s.,;:!?)\]\"'”’–-]|$)"
_RESTRICTOR = rf"""(?:
    \s+(?:who|that(?!\s+{_REPORTED}\b)|whose)\s+(?:(?:was|were|is|are|has|had|have)\s+(?:not\s+)?)?{_WORD}(?:\s+(?!{_VERB}\b){_WORD}){{0,4}}
  | \s+in\s+(?:(?:his|her|their|the|my)\s+)?(?:Year\s+\w+|Y\d+\w*|Reception|Nursery|Sixth\s+Form|class\s+\w+|set\s+\w+|form\s+\w+|tutor\s+group(?:\s+\w+)?|\w+['’]s\s+class|(?:(?!(?:the|a|an)\b){_WORD}\s+){{0,2}}(?:class|team|kitchen|office|department|squad|choir|band)|year\s+group|form|wheelchair|\d\d?[A-Z]\w*)
  | \s+from\s+(?:the\s+)?{_WORD}(?:\s+(?:Street|Road|Lane|Year|class|site|family|estate|\d+))?
  | \s+with\s+(?:an?\s+|the\s+)?{_WORD}(?:\s+{_ON})?
  | \s+(?:excluded|suspended|injured|bitten|hit|hurt|assaulted|arrested|taken\s+to\s+hospital|caught|seen|moved|expelled|accused|bullied)\s+(?:on|in|at|by|from|last|with)\s+(?:the\s+)?{_WORD}(?:\s+{_ON})?
  | \s+(?:opposite|next\s+door|at\s+number\s+\d+|across\s+the\s+road|sat\s+next\s+to\s+{_WORD}|sitting\s+next\s+to\s+{_WORD})
  | \s+on\s+the\s+{_WORD}\s+(?:team|course|trip|table|bus|panel)
)"""


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape of phrase: rule id, pattern, score."""

    rule: str
    pattern: re.Pattern[str]
    score: float


def shapes(lexicons: Mapping[str, tuple[str, ...]]) -> tuple[Shape, ...]:
    """Every shape, the most telling first: of two that overlap the earlier one wins."""
    kin = _either(lexicons.get("kinship", ()))
    alone = _either(lexicons.get("kinship_alone", ()), plural=False)
    nouns = _either(lexicons.get("person_nouns", ()))
    coded = _either(lexicons.get("coded_nouns", ()), plural=False)
    roles = _either(lexicons.get("unique_roles", ()), plural=False)
    telling = _either(lexicons.get("telling_adjectives", ()), plural=False)
    told = _either((*lexicons.get("told_nouns", ()), *lexicons.get("kinship", ())), plural=False)
    partners = _either(lexicons.get("partners", ()), plural=False)
    adjectives = rf"(?:{_KIN_ADJECTIVE}[\s-]+){{0,2}}"
    year = r"(?:\s+in\s+(?:Year\s+\w+|Y\d+|Reception|Nursery|\d\d?[A-Z]\w*))?"
    return (
        # "my daughter's friend", "her dad's business partner": whom a relative knows.
        _shape(
            "known-to-kin",
            rf"\b(?:{_OWNER}\s+)?{adjectives}(?:{kin})['’]s\s+(?:(?:{_KIN_ADJECTIVE}|best|close|school|work|business|drinking|next-door)\s+){{0,2}}(?:{told}){_AGAINST_END}",
            0.55,
        ),
        _shape(
            "kin-of",
            rf"\b{_OWNER}\s+(?:{adjectives}(?:{kin})['’]s?\s+){{0,2}}{adjectives}(?:{kin}){year}{_AGAINST_END}",
            0.6,
        ),
        _shape(
            "kin-of-title", rf"\b(?:the\s+)?(?:{kin})\s+of\s+(?:the\s+(?:other\s+)?)?(?:{nouns}){_AGAINST_END}", 0.55
        ),
        _shape("coded", rf"\b(?:{coded})\s?(?:[A-Z]|\d{{1,2}})(?:['’]s)?(?!\w)", 0.6, exact=True),
        _shape("only-one", rf"\bthe\s+only\s+{_QUALIFIER}(?:{nouns}){_RESTRICTOR}?{_AGAINST_END}", 0.6),
        _shape("only-one", rf"\bthe\s+only\s+(?:one|person)\s+{_WORD}(?:\s+{_WORD}){{0,3}}{_AGAINST_END}", 0.55),
        _shape(
            "told-apart",
            rf"\b(?:the|a|an|another|that|this|one|two|three)\s+{_QUALIFIER}(?:{nouns})(?:{_RESTRICTOR}){{1,2}}{_AGAINST_END}",
            0.6,
        ),
        _shape(
            "told-apart",
            rf"\b(?:the|a|an|that|this)\s+(?:Year\s+\d\d?|Y\d\d?|Reception|nursery|sixth[ -]form|\d\d?[A-Z]\w?)\s+(?:{nouns}){_AGAINST_END}",
            0.5,
        ),
        # "the deaf boy", "the young Ukrainian man", "this foster family"; "a deaf boy" may be anybody.
        _shape("described", rf"\b(?:the|this|that|one)\s+{_AGE}(?:{telling})\s+{_AGE}(?:{told}){_AGAINST_END}", 0.5),
        _shape("described-any", rf"\b(?:a|an|another)\s+{_AGE}(?:{telling})\s+{_AGE}(?:{told}){_AGAINST_END}", 0.35),
        _shape("other-one", rf"\b(?:the|his|her|their)\s+other\s+{_QUALIFIER}(?:{nouns}|{kin}){_AGAINST_END}", 0.5),
        _shape("new-one", rf"\bthe\s+new\s+(?:{nouns}|{kin}){_AGAINST_END}", 0.5),
        _shape("the-partner", rf"\bthe\s+{adjectives}(?:{partners}){_AGAINST_END}", 0.45),
        _shape("twins", rf"\bthe\s+(?:{_WORD}\s+)?twins{_AGAINST_END}", 0.5),
        _shape("unique-role", rf"\bthe\s+(?:{roles}){_AGAINST_END}", 0.5),
        # "Mia Osei (niece)": what somebody is to another, set behind the name.
        _shape("kin-in-brackets", rf"(?<=\()(?:{kin})(?=\s*\)|\s+(?:and|of|to)\b|\s*[,/])", 0.5),
        _shape("kin-alone", rf"(?<![\w'’-])(?<!\bthe\s)(?<!\ba\s)(?:{alone}){_AGAINST_END}", 0.45),
        _shape(
            "somebody",
            rf"\b(?:the|a|an|another|that|this|one|both|two|three|some|several)\s+{_QUALIFIER}(?:{nouns}){_AGAINST_END}",
            0.3,
        ),
    )


def _shape(rule: str, pattern: str, score: float, *, exact: bool = False) -> Shape:
    flags = re.VERBOSE if exact else re.VERBOSE | re.IGNORECASE
    return Shape(rule, re.compile(pattern, flags), score)


def _either(words: Iterable[str], *, plural: bool = True) -> str:
    """An alternation of words, the longest first; spaces and hyphens match any of their kind."""
    ordered = sorted({word.strip() for word in words if word.strip()}, key=lambda word: (-len(word), word))
    escaped = (r"\s+".join(re.escape(part) for part in word.split()) for word in ordered)
    return "|".join(f"{word}s?" if plural and not word.endswith("s") else word for word in escaped) or r"(?!)"
