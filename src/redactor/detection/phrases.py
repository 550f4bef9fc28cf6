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
_WHOSE = rf"\s+whose\s+{_WORD}(?:\s+{_WORD})?\s+(?:is|was|are|were|has|had|works|worked|died|left|lives|lived|went|got)\s+(?:(?:an?|the|in|at|for|as|to)\s+){{0,2}}{_WORD}(?:\s+{_ON})?"
_RESTRICTOR = rf"""(?:
    \s+(?:who|that(?!\s+{_REPORTED}\b)|whose)\s+(?:(?:was|were|is|are|has|had|have)\s+(?:not\s+)?)?{_WORD}(?:\s+(?!{_VERB}\b){_WORD}){{0,6}}
  | {_WHOSE}
  | \s+(?:he|she|they|I|we)\s+(?:was|were|is|are|had|has|sat|sits|sat\s+by|fought|hit|pushed|met|likes?|liked|bullied|kissed|kicked|named|accused|saw|told|fancies|dated|argued|lives?|lived|shares?|messaged|robbed|threatened)(?:\s+(?!{_VERB}\b){_WORD}){{0,4}}
  | \s+(?:called|named|known\s+as|nicknamed)\s+{_WORD}
  | \s+(?:wearing|holding|carrying|driving|riding|living|standing|waiting|parked)\s+(?:(?:an?|the|at|on|in|by|next\s+to|outside|near|opposite)\s+){{0,2}}{_WORD}(?:\s+{_ON})?
  | \s+taken\s+(?:away|off|out|home|ill|into\s+care)(?:\s+(?:by|in|on|at|from|during)\s+(?:the\s+|an?\s+)?{_WORD}(?:\s+{_ON})?)?
  | \s+in\s+(?:(?:his|her|their|the|my|our|that|this|a)\s+)(?:(?!{_VERB}\b){_WORD}\s+){{0,2}}(?:photo|photograph|picture|video|clip|footage|screenshot|van|car|taxi|toilets?|corridor|playground|dinner\s+queue|set|group|form|lesson|house|club|bunk|dormitory|room|row|seat|bed|flat|coat|hat|hoodie|jacket|glasses|hijab|turban|wheelchair)
  | \s+in\s+(?:(?:his|her|their|the|my)\s+)?(?:Year\s+\w+|Y\d+\w*|Reception|Nursery|Sixth\s+Form|class\s+\w+|set\s+\w+|form\s+\w+|tutor\s+group(?:\s+\w+)?|\w+['’]s\s+class|(?:(?!(?:the|a|an)\b){_WORD}\s+){{0,2}}(?:class|team|kitchen|office|department|squad|choir|band)|year\s+group|form|wheelchair|\d\d?[A-Z]\w*)
  | \s+from\s+(?:the\s+)?{_WORD}(?:\s+(?:Street|Road|Lane|Year|class|site|family|estate|\d+))?
  | \s+with(?:out)?\s+(?:an?\s+|the\s+)?{_WORD}(?:\s+{_ON})?
  | \s+in\s+(?:foster\s+care|care|isolation|temporary\s+accommodation|(?:a|the)\s+(?:hostel|refuge|shelter|unit|children['’]s\s+home))
  | \s+on\s+(?:placement|work\s+experience|supply|crutches|bail|remand|tag|report|a\s+(?:visa|trial|plan))
  | \s+(?:upstairs|downstairs)
  | \s+born\s+(?:in|on|at)\s+(?:the\s+)?{_WORD}(?:\s+{_ON})?
  | \s+(?:(?:permanently|recently|badly|wrongly|previously|falsely)\s+)?(?:excluded|suspended|injured|bitten|hit|hurt|assaulted|arrested|taken\s+to\s+hospital|caught|seen|moved|expelled|accused|bullied)\s+(?:on|in|at|by|from|last|with)\s+(?:the\s+)?{_WORD}(?:\s+{_ON})?
  | \s+(?:opposite|next\s+door|at\s+(?:number\s+|no\.?\s+)?\d+[a-z]?|across\s+the\s+road|sat\s+next\s+to\s+{_WORD}|sitting\s+next\s+to\s+{_WORD})
  | \s+on\s+the\s+{_WORD}\s+(?:team|course|trip|table|bus|panel)
)"""
_ADJECTIVES = rf"(?:{_KIN_ADJECTIVE}[\s-]+){{0,2}}"
_IN_YEAR = r"(?:\s+in\s+(?:Year\s+\w+|Y\d+|Reception|Nursery|\d\d?[A-Z]\w*))?"
# "his granddad who lives in Clacton", "her brother, who left last year"
_DOING = rf"(?:,?\s+who\s+(?:is\s+(?:an?|the|at|in)|was\s+(?:an?|the|at|in)|lives|lived|works|worked|left|died|teaches|taught|runs|drives|moved|attends|goes)(?:\s+(?!{_VERB}\b){_WORD}){{1,4}})?"


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape of phrase: rule id, pattern, score."""

    rule: str
    pattern: re.Pattern[str]
    score: float


@dataclass(frozen=True, slots=True)
class _Words:
    """The rules' words as alternations."""

    kin: str
    alone: str
    nouns: str
    coded: str
    roles: str
    telling: str
    told: str
    case_roles: str
    looks: str
    work: str
    partners: str


def shapes(lexicons: Mapping[str, tuple[str, ...]]) -> tuple[Shape, ...]:
    """Every shape, the most telling first: of two that overlap the earlier one wins."""
    words = _words(lexicons)
    groups = (_relatives, _told_apart, _described, _posts, _left)
    return tuple(shape for group in groups for shape in group(words))


def _words(lexicons: Mapping[str, tuple[str, ...]]) -> _Words:
    def either(*names: str, plural: bool = False) -> str:
        return _either((word for name in names for word in lexicons.get(name, ())), plural=plural)

    return _Words(
        kin=either("kinship", plural=True),
        alone=either("kinship_alone"),
        nouns=either("person_nouns", plural=True),
        coded=either("coded_nouns"),
        roles=either("unique_roles"),
        telling=either("telling_adjectives"),
        told=either("told_nouns", "kinship"),
        case_roles=either("case_roles", plural=True),
        looks=either("looks"),
        work=either("occupations"),
        partners=either("partners"),
    )


def _relatives(words: _Words) -> tuple[Shape, ...]:
    """Relatives and whom they know: "her dad's business partner", "Ella's brother in Year 2"."""
    return (
        # "my daughter's friend", "her dad's business partner": whom a relative knows.
        _shape(
            "known-to-kin",
            rf"\b(?:{_OWNER}\s+)?{_ADJECTIVES}(?:{words.kin})['’]s\s+(?:(?:{_KIN_ADJECTIVE}|best|close|school|work|business|drinking|next-door)\s+){{0,2}}(?:{words.told}){_AGAINST_END}",
            0.55,
        ),
        # Before "whose dad" is read as a relative by itself.
        _shape(
            "told-apart",
            rf"\b(?:the|a|an|another|that|this|one)\s+{_QUALIFIER}(?:{words.nouns}){_WHOSE}{_AGAINST_END}",
            0.6,
        ),
        # "her dad is a police officer", "his mum, who teaches here": what the relative does goes with the relative.
        _shape(
            "kin-at-work",
            rf"\b(?!whose\b){_OWNER}\s+{_ADJECTIVES}(?:{words.kin})(?:,?\s+who)?,?\s+(?:is|was|works\s+as|being|used\s+to\s+be)\s+(?:an?|the|our)\s+{_QUALIFIER}(?:{words.work}){_AGAINST_END}",
            0.6,
        ),
        _shape(
            "kin-of",
            rf"\b{_OWNER}\s+(?:{_ADJECTIVES}(?:{words.kin})['’]s?\s+){{0,2}}{_ADJECTIVES}(?:{words.kin}){_IN_YEAR}{_DOING}{_AGAINST_END}",
            0.6,
        ),
        _shape(
            "kin-of-title",
            rf"\b(?:the\s+)?(?:{words.kin})\s+of\s+(?:(?:the|that|this)\s+(?:other\s+)?(?:{words.nouns})(?:{_RESTRICTOR})?|(?:{words.nouns})){_AGAINST_END}",
            0.55,
        ),
        # "a friend of Ella's", "next door's son"
        _shape(
            "known-to",
            rf"\b(?:an?|another|two|some)\s+(?:(?:close|good|old|family|distant|former|mutual)\s+)?(?:{words.kin}|friend|mate|relative|relation|colleague|acquaintance)s?\s+of\s+(?P<owner>{_WORD}['’]s|{_WORD}s['’]){_AGAINST_END}",
            0.55,
        ),
        _shape("known-to", rf"\bnext[ -]door['’]s\s+{_ADJECTIVES}(?:{words.kin}){_AGAINST_END}", 0.55),
    )


def _told_apart(words: _Words) -> tuple[Shape, ...]:
    """Anybody whom a code or the words behind tell apart: "Child B", "the boy who hit him"."""
    return (
        _shape("coded", rf"\b(?:{words.coded})\s?(?:[A-Z]|\d{{1,2}})(?:['’]s)?(?!\w)", 0.6, exact=True),
        _shape("only-one", rf"\bthe\s+only\s+{_QUALIFIER}(?:{words.nouns})(?:{_RESTRICTOR}){{0,2}}{_AGAINST_END}", 0.6),
        _shape("only-one", rf"\bthe\s+only\s+(?:one|person)\s+{_WORD}(?:\s+{_WORD}){{0,3}}{_AGAINST_END}", 0.55),
        _shape(
            "told-apart",
            rf"\b(?:the|a|an|another|that|this|one|two|three)\s+{_QUALIFIER}(?:{words.nouns})(?:{_RESTRICTOR}){{1,2}}{_AGAINST_END}",
            0.6,
        ),
        _shape(
            "told-apart",
            rf"\b(?:the|a|an|that|this)\s+(?:Year\s+\d\d?|Y\d\d?|Reception|nursery|sixth[ -]form|\d\d?[A-Z]\w?)\s+(?:{words.nouns}){_AGAINST_END}",
            0.5,
        ),
    )


def _described(words: _Words) -> tuple[Shape, ...]:
    """Anybody whom the words before tell apart."""
    return (
        # "the deaf boy", "the young Ukrainian man", "this foster family"; "a deaf boy" may be anybody.
        _shape(
            "described",
            rf"\b(?:the|this|that|one)\s+{_AGE}(?:{words.telling})\s+{_AGE}(?:{words.told}){_AGAINST_END}",
            0.5,
        ),
        _shape(
            "described",
            rf"\b(?:the|this|that|one)\s+{_AGE}(?:{words.looks})(?:,?\s+(?:{words.looks}|{words.telling}))?\s+{_AGE}(?:{words.told}){_RESTRICTOR}?{_AGAINST_END}",
            0.5,
        ),
        _shape(
            "described-any",
            rf"\b(?:a|an|another)\s+{_AGE}(?:{words.telling})\s+{_AGE}(?:{words.told}){_AGAINST_END}",
            0.35,
        ),
    )


def _posts(words: _Words) -> tuple[Shape, ...]:
    """One of a kind by part or post: "the other parent", "the alleged perpetrator", "the team captain"."""
    return (
        _shape(
            "other-one",
            rf"\b(?:the|his|her|their)\s+other\s+{_QUALIFIER}(?:{words.nouns}|{words.kin}){_AGAINST_END}",
            0.5,
        ),
        _shape("new-one", rf"\bthe\s+new\s+{_QUALIFIER}(?:{words.nouns}|{words.kin}){_AGAINST_END}", 0.5),
        # "the victim", "the alleged perpetrator": one person in a case.
        _shape(
            "case-role",
            rf"\bthe\s+(?:alleged\s+|suspected\s+|main\s+|other\s+|young\s+)?(?:{words.case_roles}){_AGAINST_END}",
            0.45,
        ),
        _shape(
            "relative-told",
            rf"\bthe\s+(?:older|elder|eldest|younger|youngest|twin|middle|half|step|foster|adopted|estranged|absent)[\s-]+(?:{words.kin}){_AGAINST_END}",
            0.5,
        ),
        _shape("the-partner", rf"\bthe\s+{_ADJECTIVES}(?:{words.partners}){_AGAINST_END}", 0.45),
        _shape("twins", rf"\bthe\s+(?:{_WORD}\s+)?(?:twins?|triplets?|quadruplets?|newborn|baby){_AGAINST_END}", 0.5),
        _shape(
            "unique-role",
            rf"\bthe\s+(?:(?:previous|former|acting|interim|new|current|last|retired|old)\s+)?(?:{words.roles}){_AGAINST_END}",
            0.5,
        ),
        _shape(
            "unique-role",
            rf"\bthe\s+(?:previous|former|acting|interim|last|retired)\s+{_QUALIFIER}(?:head|headteacher|head\s+teacher|principal|deputy|SENCo|{words.nouns}){_AGAINST_END}",
            0.5,
        ),
        _shape(
            "unique-role",
            rf"\bthe\s+(?:(?:deputy|acting|assistant)\s+)?head\s+of\s+(?!the\b|a\b)(?:year\s+)?{_WORD}{_AGAINST_END}",
            0.45,
        ),
        _shape(
            "unique-role",
            rf"\bthe\s+(?:{_WORD}\s+(?:team\s+)?captain|captain\s+of\s+(?:the\s+)?{_WORD}(?:\s+team)?){_AGAINST_END}",
            0.45,
        ),
        _shape(
            "only-one",
            rf"\b(?:the|our|this)\s+(?:school|class|year|team|department|village|street|family|town|estate|home)['’]s\s+(?:only|first|youngest|oldest|eldest)\s+{_QUALIFIER}(?:{words.nouns}|{words.told}){_AGAINST_END}",
            0.6,
        ),
    )


def _left(words: _Words) -> tuple[Shape, ...]:
    """What says least, last."""
    return (
        # "Mia Osei (niece)": what somebody is to another, set behind the name.
        _shape("kin-in-brackets", rf"(?<=\()(?:{words.kin})(?=\s*\)|\s+(?:and|of|to)\b|\s*[,/])", 0.5),
        _shape("kin-alone", rf"(?<![\w'’-])(?<!\bthe\s)(?<!\ba\s)(?:{words.alone}){_AGAINST_END}", 0.45),
        _shape(
            "somebody",
            rf"\b(?:the|a|an|another|that|this|one|both|two|three|some|several)\s+{_QUALIFIER}(?:{words.nouns}){_AGAINST_END}",
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
