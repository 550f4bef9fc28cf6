"""Whether a known form at a place is a mention: spreading names blindly would black out streets and months.

A form that cannot be anything else is believed. One that is also an ordinary word, a street, a firm or a run of
initials has to show something more: a title, the rest of the name, a first-pass hit, the person elsewhere in the
document.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from redactor.core.findings import Evidence, Finding
from redactor.core.names import TITLES, KnownForm, fold
from redactor.core.ordinary import ORDINARY_WORDS, is_ordinary
from redactor.detection.known_names.automaton import Hit
from redactor.detection.layout.name_shapes import is_name

_WHOLE = frozenset({"full", "reversed", "titled", "initial and surname", "diminutive"})
_ADDRESSES = frozenset({"email_address", "url", "social_handle", "postal_address"})
_PLACES = frozenset({"organisation", "location"})
_LONG_HANDLE = 7  # letters: shorter ones run into words and other names
_SINGLE = frozenset({"forename", "surname", "nickname", "full", "diminutive"})
_THINGS = """
road street avenue close lane drive way crescent terrace grove gardens place square hill court house lodge rise mews walk
row green park wood bridge river weir mill lake bay beach island valley hall manor farm mill estate school academy college primary junior infant infants nursery
university trust ltd limited plc llp inc group holdings foundation charity hospital surgery clinic centre center church
chapel abbey cathedral ward team fc united city town county borough council inquiry report review act bill syndrome disease
test scale award prize cup scheme method theorem law effect programme program project report stadium arena theatre library
museum hotel inn arms station airport pharmacy solicitors associates partners partnership
"""
_THING_WORDS = frozenset(_THINGS.split())
_ACRONYMS = """
ad ai am as at ba bc bed cd ceo cfo ct cv dc dd de ea ed eh ehcp eu ev fa fc fm ft ga gb gcse gp hb hr ht id ie in ip ir is
it jp kg km ks la lb lo mb md me mf mg mi mm mp mr ms no np nb ni ob of ok on or os ot pa pc pe pm po pp pr ps pt pto qa qc
re rc rd rn sa sen sencb send sc st sw ta tb tba tbc td tv uk un us vs wc wk xl yr ref tel fao fyi asap dob dsl dpo sar slt
smt pta lsa hlta eal pshe mfl ict pgl ofsted dfe lea mat cpd pdf inset nhs
"""
_ACRONYM_WORDS = frozenset(_ACRONYMS.split())
_WORD_BEFORE = re.compile(r"([\w'’]+)[.,]?[ \t]*$")
_WORD_AFTER = re.compile(r"^[ \t]*([\w'’]+)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•*\n\t|]|[\"“‘(\[])\s*$")
_MONTH_NAMES = """
jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december
"""
_MONTHS = frozenset(_MONTH_NAMES.split())
_DATE_BEFORE = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|\b(?:in|early|late|mid|by|since|until|from|during|of|last|next|this))[ -]*$", re.IGNORECASE
)
_DATE_AFTER = re.compile(r"^[ ,-]*\d")
_ACTS = """
said says told asked replied added thinks thought feels felt wants wanted went came left arrived hit kicked punched pushed
bit called rang phoned emailed wrote met saw spoke reported stated explained has had is was does did confirmed agreed
attended lives lived stayed refused shouted cried apologised admitted denied noted shared visited collected
"""
_ACT_WORDS = frozenset(_ACTS.split())
_ARTICLES = "the a an this that these those each every per any some no my your its key"
_ARTICLE_WORDS = frozenset(_ARTICLES.split())
_PARTICLE_WORDS = "van von der den de del della di da dos du la le el al bin ibn ap ab ter ten zu y"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_BLANKS = 80  # round initials in a cell
_FUNCTIONS = "a ad ah am an as at be by do go ha he hi i if in is it me my no of oh ok on or os ox so to up us we ye ya and any are but can"
_FUNCTION_WORDS = frozenset(_FUNCTIONS.split())


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A hit in its block, with what the first pass found there and who else is in the document."""

    text: str
    hit: Hit
    found: tuple[Finding, ...]
    present: Collection[str]  # owners whose full name stands in the document
    shouting: bool  # the block is written without lower case, or without capitals

    @property
    def written(self) -> str:
        """The words as they stand."""
        return self.text[self.hit.start : self.hit.end]

    @property
    def before(self) -> str:
        """What stands before, as far as it can matter."""
        return self.text[max(0, self.hit.start - 40) : self.hit.start]

    @property
    def after(self) -> str:
        """What stands after, as far as it can matter."""
        return self.text[self.hit.end : self.hit.end + 40]

    @property
    def next_word(self) -> str:
        """The word that follows on the line, folded."""
        found = _WORD_AFTER.match(self.after)
        return fold(found.group(1)) if found else ""

    @property
    def last_word(self) -> str:
        """The word that stands before on the line, folded."""
        found = _WORD_BEFORE.search(self.before)
        return fold(found.group(1)) if found else ""

    @property
    def is_capital(self) -> bool:
        """Whether every word that has a letter case starts with a capital."""
        words = [word for word in re.findall(r"[^\W\d_]+", self.written) if len(word) > 1]
        telling = [word for word in words if word not in _PARTICLES] or words  # "van der Berg" is written so
        return all(word[0].isupper() for word in telling)


def evidence_for(seen: Surroundings) -> Evidence | None:
    """Why the hit is believed to be a mention, or None if it is not."""
    if _is_in_something_else(seen):
        return None
    kinds = {form.kind for form in seen.hit.forms}
    if kinds <= {"initials"}:
        return _for_initials(seen)
    if kinds & _WHOLE and " " in seen.hit.folded.strip() and _is_no_phrase(seen):
        return Evidence("known form", "whole name")
    if _is_seen(seen, "person"):
        return Evidence("known form", "found as a name too")
    if kinds <= {"handle"} and _is_plain_handle(seen.hit.folded):
        return Evidence("known form", "user name")
    if _needs_more(seen):
        return _for_ordinary_word(seen)
    return Evidence("known form", min(kinds)) if _is_written_as_name(seen) else None


def evidence_for_misspelling(seen: Surroundings, *, beside_name: bool) -> Evidence | None:
    """A misspelt name must not open a sentence, unless a name or title stands beside it or the first pass saw one."""
    if _is_in_something_else(seen):
        return None
    if beside_name or _is_seen(seen, "person") or seen.last_word in TITLES or not _SENTENCE_START.search(seen.before):
        return Evidence("known form", "one letter different")
    return None


def _is_no_phrase(seen: Surroundings) -> bool:
    """Capitals as names have them, or at least one word that is nothing but a name."""
    return seen.is_capital or not all(word in ORDINARY_WORDS for word in re.findall(r"[^\W\d_]+", seen.hit.folded))


def _is_in_something_else(seen: Surroundings) -> bool:
    """Part of a street, firm, place, address or address of the net, and not found as a name there."""
    if _is_seen(seen, "person"):
        return False
    if seen.next_word in _THING_WORDS and seen.is_capital and _follows_with_capital(seen):
        return True
    if seen.last_word in {"st", "saint"} and "st" not in seen.hit.folded.split():
        return True
    return any(_swallows(finding, seen) for finding in seen.found)


def _follows_with_capital(seen: Surroundings) -> bool:
    return bool(re.match(r"[ \t]+(?:&[ \t]+)?[A-Z]", seen.after))


def _swallows(finding: Finding, seen: Surroundings) -> bool:
    """Whether the hit is a part of something else: an address, or a place or firm that has no shape of a name."""
    span, hit = finding.span, seen.hit
    inside = span.start <= hit.start and hit.end <= span.end
    if finding.category in _ADDRESSES:
        return inside
    larger = inside and _letters(span.of(seen.text)) > _letters(seen.written)
    return finding.category in _PLACES and larger and not is_name_shaped(span.of(seen.text))


def _letters(text: str) -> int:
    return sum(char.isalnum() for char in text)


def is_name_shaped(text: str) -> bool:
    """Two or three words with capitals, none of them a word of streets and firms: the pipeline takes many names so."""
    words = [fold(word) for word in text.split()]
    return 1 < len(words) <= 3 and is_name(text) and not _THING_WORDS & set(words)


def grown(seen: Surroundings) -> tuple[int, int]:
    """The hit, or the whole name that the first pass saw round it, were it as a weak name or as a place."""
    start, end = seen.hit.start, seen.hit.end
    for finding in seen.found:
        span = finding.span
        if not (span.start <= start and end <= span.end):
            continue
        text = span.of(seen.text)
        doubted = finding.category == "person" and 1 < len(text.split()) <= 3 and is_name(text)
        if doubted or (finding.category in _PLACES and is_name_shaped(text)):
            start, end = span.start, span.end
    return start, end


def _is_seen(seen: Surroundings, category: str) -> bool:
    return any(
        finding.category == category and finding.span.start < seen.hit.end and seen.hit.start < finding.span.end
        for finding in seen.found
    )


def _is_plain_handle(handle: str) -> bool:
    """A user name that is nothing else: with a sign between its parts, or long and no word."""
    return handle not in ORDINARY_WORDS and (len(handle) >= _LONG_HANDLE or bool(re.search(r"[a-z][._-][a-z]", handle)))


def _needs_more(seen: Surroundings) -> bool:
    words = seen.hit.folded.split()
    return len(words) == 1 and (is_ordinary(words[0]) or len(words[0]) < 3 or not seen.is_capital)


def _is_written_as_name(seen: Surroundings) -> bool:
    return seen.is_capital or seen.shouting


def _for_ordinary_word(seen: Surroundings) -> Evidence | None:
    """A single word that may be anything: Will, Grace, Jo; or any name without its capital."""
    word = seen.hit.folded
    if seen.last_word in TITLES and seen.is_capital:
        return Evidence("known form", "after a title")
    if not seen.is_capital:
        return Evidence("known form", "in small letters") if _is_small_name(seen) else None
    if word in _MONTHS and (_DATE_BEFORE.search(seen.before) or _DATE_AFTER.match(seen.after)):
        return None
    if not seen.written[1:].islower() and not seen.shouting and len(word) > 2:
        return None
    if re.match(r"['’]s\b", seen.after) or seen.next_word in _ACT_WORDS:
        return Evidence("known form", "does or owns something")
    if not _SENTENCE_START.search(seen.before) and (_is_present(seen) or _is_among_small_words(seen)):
        return Evidence("known form", "capital within a sentence")
    return None


def _is_among_small_words(seen: Surroundings) -> bool:
    """Within a sentence: "…it was Mo and Will who…": the only capital of its stretch, behind no article and before no number."""
    before = _WORD_BEFORE.search(seen.before)
    if before is None or not before.group(1).islower() or seen.last_word in _ARTICLE_WORDS:
        return False
    follows = seen.after.lstrip(" ")[:1]
    return seen.hit.folded not in _FUNCTION_WORDS and not (follows.isdigit() or follows.isupper())


def _is_small_name(seen: Surroundings) -> bool:
    """A name without capital: a long one that is no other word, in a text without capitals or where somebody acts."""
    word = seen.hit.folded
    if len(word) < 4 or word in ORDINARY_WORDS or not {form.kind for form in seen.hit.forms} & _SINGLE:
        return False
    return seen.shouting or seen.next_word in _ACT_WORDS or bool(re.match(r"['’]s\b", seen.after))


def _is_present(seen: Surroundings) -> bool:
    return any(form.owner in seen.present for form in seen.hit.forms)


def _for_initials(seen: Surroundings) -> Evidence | None:
    """Initials count where exactly one person of the document bears them and the letters mean nothing else."""
    owners = {form.owner for form in seen.hit.forms if form.owner in seen.present}
    letters = re.sub(r"\W", "", seen.hit.folded)
    written = re.sub(r"\W", "", seen.written)
    is_short = len(seen.text) <= len(seen.written) + _BLANKS
    if written.isupper() and is_short and seen.text.strip() == seen.written:
        return Evidence("known form", "initials alone in a cell")
    if len(owners) != 1 or not written.isupper() or letters in _ACRONYM_WORDS:
        return None
    return Evidence("known form", "initials of somebody in the document")


def owners_present(hits: Collection[Hit]) -> frozenset[str]:
    """Owners of whom a whole name stands among *hits*."""
    return frozenset(form.owner for hit in hits for form in hit.forms if _is_whole_name(form, hit))


def _is_whole_name(form: KnownForm, hit: Hit) -> bool:
    return form.kind in {"full", "reversed", "diminutive", "initial and surname"} and " " in hit.folded
