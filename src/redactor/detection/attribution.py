"""Whose fact is it: every special-category and offence finding gets the mentions that it hangs on, nobody, or "can't tell".

Cheap signs first (inside a phrase, possessive, label, table row); the parser reads only the sentences that need it; the
neighbouring sentence last. Two readings that contradict, or none, is "can't tell".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from redactor.core.categories import Family
from redactor.core.findings import About, Evidence, Finding, Strength
from redactor.core.names import fold
from redactor.core.rules import Rulebook
from redactor.core.spans import Span
from redactor.detection.about_rows import AboutRows
from redactor.detection.antecedents import OWN_PRONOUNS, PRONOUNS, agrees, antecedent
from redactor.detection.facts_in_place import UNKNOWN, Attributed, Fact, People, decided, facts_in, has_facts
from redactor.detection.form_lines import FormLines
from redactor.detection.generic import is_about_anybody, is_beside_generic_noun, is_if_anybody, is_told_in_fiction
from redactor.detection.mentions import Named, SexWords, outermost
from redactor.detection.posts import end_of_post, holders_of_post, is_attendance, is_held_post, is_of_body, is_sought
from redactor.detection.speakers import speaker
from redactor.detection.syntax import TAKES_TWO, Bearer, Sentence
from redactor.detection.views import DocumentView, ParsedText

_POSSESSIVE_GAP = re.compile(
    r"['’]s?\s+(?:(?!(?:is|was|has|had|are|were|said|says|told|rang|and|or|who|that|with|to|from|about)\b)[\w-]+\s+){0,2}$"
)
_LABEL_GAP = re.compile(
    r"\s*(?:,\s*$|(?:[(\[:–—|]|\s-)\s*(?:(?:possible|suspected|query|mild|moderate|severe|known|ongoing|new|newly|chronic|recurrent|awaiting|has|had|takes|uses|on|"
    r"under|off|sick|away|in|with|for|history|of|recent|diagnosed|a|an|the|needs|carries|allergic|to)\s+){0,4}$)",
    re.IGNORECASE,
)
_NOTE_START = re.compile(
    r"\W*(?:diagnosed|takes|taking|has|had|was|is|needs|prescribed|referred|under|on|known|suffers|receives|wears|uses|allergic|"
    r"also|currently|previously|arrested|convicted|lives with|attends|speaks|started|admitted)\b",
    re.IGNORECASE,
)
# "Tom has [severe] asthma": the parser is wrong about bare notes more often than this.
_AS_WELL = re.compile(
    r"\s*(?:as well as|along with|together with|just like|like)\s+(?:(?:mr|mrs|ms|miss|dr)\.?\s+)?", re.IGNORECASE
)
_BOTH_GAP = re.compile(r",?\s+both\s+(?:of whom (?:are|have|take)\s+)?", re.IGNORECASE)
_OPENED = re.compile(r"\s*[(\[]")
_PREDICATE_GAP = re.compile(
    r"(?P<who>,?\s+who)?\s+(?:(?:also|still|now|already|both|all)\s+)?(?:has|have|had|is|was|are|were|takes|took|wears|needs|uses|votes|voted|supports|joined|suffers from|lives with|identif(?:ies|ied) as|came out as|describes (?:him|her|them)self as|"
    r"has been|have been|had been|became|has got|(?:was|is|has been|were) diagnosed with|(?:does|did) not have)\s+"
    r"(?:(?!(?:who|that|and|but|with|told|by|to|about|asked|for|of|as|at|from)\b)[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_PRONOUN_PREDICATE = re.compile(
    r"\b(?P<pronoun>he|she)\s+(?:(?:also|still|now|already)\s+)?(?:(?:might|may|could) (?:be|have)|has|had|is|was|takes|took|wears|needs|uses|has been|had had|suffers from|lives with)\s+"
    r"(?:(?!(?:who|that|and|but|with|told|by|to|about|asked|for|of|as|at|from)\b)[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_NO_SUBJECT_BEFORE = re.compile(
    r"\b(?:of|to|with|beside|by|from|for|like|unlike|near|against|at|on|behind|about|than|teaches|told|tell|met|meet|hit|and|or|nor|not)\s+(?:(?:mr|mrs|ms|miss|dr)\.?\s+)?$",
    re.IGNORECASE,
)
_PROFESSIONS = frozenset(
    [
        "worker",
        "nurse",
        "officer",
        "teacher",
        "tutor",
        "coach",
        "driver",
        "colleague",
        "volunteer",
        "governor",
        "visitor",
    ]
)
_RESTRICTOR = re.compile(r"\b(?:with|who|in|on|from|that)\b", re.IGNORECASE)
_COPULA_BEFORE = re.compile(
    r"\b(?:(?:comes?|came|is|are|was|were) from|is|was|are|were|be|been|being|became|become|as|not)\s+[\"'“‘]?$",
    re.IGNORECASE,
)
_CALLED_BEFORE = re.compile(r"\bcall(?:ed|s|ing)\s+[\w'’. -]{1,30}\s+$", re.IGNORECASE)
_IS_SUBJECT = re.compile(r"\W*(?:the|our|a|an)\s+(?:[\w-]+\s+)?", re.IGNORECASE)
_SERVICES = ("service-acronym",)
_OWNED_BY = re.compile(r"(?:['’]s|\b(?:his|her|their))\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_DOCTOR_BEFORE = re.compile(r"\b(?:Dr|Doctor|Prof|Professor|Nurse|Sister|Matron)\.?\s+$")
_TELLS = re.compile(
    r"\s+(?:has |had |also )?(?:said|says|told|tells|thinks|thought|reports|reported|believes|believed|explained|feels|felt|is worried|was worried|asked|rang|called|confirmed|wrote|mentioned|stated|states)\b"
)
_PRONOUN_TELLS = re.compile(rf"\W*(?:he|she){_TELLS.pattern}", re.IGNORECASE)
_RANK_BEFORE = re.compile(r"\b(?:PC|WPC|DC|DS|DI|PCSO|PS|CI|DCI|Supt|Sgt|Sergeant|Insp|Inspector|Constable)\.?\s+$")
_DENIED_BEFORE = re.compile(r"\b(?:not|rather than|instead of)\s+(?:(?:mr|mrs|ms|miss|dr)\.?\s+)?$", re.IGNORECASE)
_AND_OTHER = re.compile(r"(?:['’]s?)?\s*(?:,|and|,\s*and)\s+(?:(?:mr|mrs|ms|miss|dr)\.?\s+)?$", re.IGNORECASE)
_OF_ONESELF = re.compile(
    r"\b(?:has |had )?(?:confided|admitted|disclosed|confessed|revealed)\b(?:(?!\bthat\b)[^.;]){0,40}\bthat\s+$"
)
_INDEFINITE = re.compile(r"(?:a|an|any|another)(?: \w+){1,2}")
_OWNS_PLACE = re.compile(
    r"['’]s?\s+(?:[\w-]+\s+)?(?:office|room|class|classroom|house|home|flat|desk|car|van|lesson|lessons|group|surgery|team|shop|garden)\b"
)
_OWN_REASON = re.compile(
    r",?\s+(?:because of|owing to|due to|given|despite|in spite of|on account of|as a result of|in view of|with|without|for all)\s+(?P<pronoun>his|her|their)\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_POSSESSED_NOTE = re.compile(r"['’]s?\s+(?:[\w-]+\s+){1,2}[(\[][^()\[\]]*$")
_AND_ALSO = re.compile(r"\band,\s[^,.;]{1,40},\s*$|\bnot,?\s*$")
_OR = re.compile(r",?\s+or\s+(?:(?:mr|mrs|ms|miss|dr)\.?\s+)?", re.IGNORECASE)
_THE_FAMILY = re.compile(r"(?:the|a|our) family")
_WORDS = re.compile(r"[\w'’]+")
_LONGEST_PARSE = 600  # code points: more is no sentence, and the parser would only guess


class Attribution:
    """Ties facts to mentions."""

    name = "attribution/1"

    def __init__(self, rules: Rulebook) -> None:
        self._sexes = SexWords(dict(rules.lexicons))

    def revised(self, view: DocumentView) -> list[Finding]:
        """All findings of *view*, in order, the facts among them with ``about`` and ``mentions`` anew."""
        if not has_facts(view):
            return list(view.found)
        people, forms = People(view, self._sexes), FormLines(view.blocks)
        facts = list(facts_in(view, people, forms))
        tables = AboutRows(view, people, forms)
        cheap = {fact.finding.id: tables.verdict(fact) or _without_parse(fact) for fact in facts}
        # A weak fact makes no item: the parser is not asked for it.
        asked = [fact for fact in facts if cheap[fact.finding.id] is None and fact.finding.strength is Strength.STRONG]
        parsed = view.parsed_many([(fact.block, Span(fact.block.id, *fact.bounds)) for fact in asked])
        verdicts = {fact.finding.id: _by_parse(fact, parse) for fact, parse in zip(asked, parsed, strict=True)}
        for fact in asked:
            if fact.block.row and verdicts[fact.finding.id].about is About.UNKNOWN:
                verdicts[fact.finding.id] = tables.by_row(fact)
        verdicts.update({key: found for key, found in cheap.items() if found is not None})
        return [_revised(finding, verdicts.get(finding.id)) for finding in view.found]


# -- without the parser


def _without_parse(fact: Fact) -> Attributed | None:
    """A verdict from the surface alone, or None where the parser must be asked."""
    post = _as_post(fact)
    if post:
        return post
    fact = _without_holders(fact)
    names_people = bool(fact.here)
    is_general = is_beside_generic_noun(
        fact.sentence, fact.start, fact.end, names_people=names_people, of_opinion=fact.finding.category == "politics"
    )
    if is_general and not _is_possessed(fact):
        return Attributed(About.NOBODY, (), "part of a general noun")
    holder = None if is_told_in_fiction(fact.sentence, fact.start) else _phrase_around(fact)
    if holder:
        return decided([*_apposed(fact, holder), holder], "inside the phrase")
    if _is_of_anybody(fact):
        return Attributed(About.NOBODY, (), "said of anybody")
    said_by = _speaker(fact)
    if said_by:
        return decided([said_by], "own words")
    near = _directly_before(fact)
    if near:
        owners = _joined_with(near, fact)
        return decided(owners, "possessor" if _POSSESSIVE_GAP.match(fact.text_between(near)) else "label")
    subject = _subject_before(fact)
    if subject:
        return decided([*_as_well(fact, subject), subject], "plain subject")
    pronoun = _PRONOUN_PREDICATE.search(fact.sentence, 0, fact.start)
    if pronoun:
        meant = _meant(pronoun, fact)
        return decided(meant, "pronoun") if meant else UNKNOWN
    if not fact.here and not _pronouns(fact.sentence):
        return _from_neighbours(fact)
    return None if len(fact.sentence) <= _LONGEST_PARSE else _only_person(fact, ())


def _is_of_anybody(fact: Fact) -> bool:
    """Whether the sentence speaks of everybody of a kind; "a child" in it is then nobody who is meant."""
    only_supposed = all(_INDEFINITE.fullmatch(one.words) for one in fact.here) and not _pronouns(fact.sentence)
    if only_supposed and is_if_anybody(fact.sentence, fact.start):
        return True
    return is_about_anybody(fact.sentence, fact.start, fact.end, names_people=bool(fact.here))


def _as_post(fact: Fact) -> Attributed | None:
    """A post that somebody holds is no fact of the holder, nor of anybody else unless somebody is seen by it."""
    if not _may_be_post(fact) or _is_possessed(fact):
        return None
    line = _line(fact)
    others = [one for one in _without_holders(line).here if not _is_the_fact(fact, one)]
    has_others = bool(others or _pronouns(line.sentence))
    is_held = is_held_post(fact.sentence, fact.start, fact.end)
    has_holder = len(_without_holders(fact).here) < len(fact.here)
    if is_held or (has_holder and not (has_others and _may_be_of_others(line))):
        return Attributed(About.NOBODY, (), "a post")
    stands_first = not has_others and _IS_SUBJECT.fullmatch(fact.sentence, 0, fact.start)
    is_post = stands_first and end_of_post(fact.sentence, fact.start, fact.end) >= 0
    return Attributed(About.NOBODY, (), "a post") if is_post else None  # "The school nurse rang."


def _line(fact: Fact) -> Fact:
    """The fact with the people of its own line: a heading's post is nobody's of the lines below."""
    low = fact.sentence.rfind("\n", 0, fact.start) + 1
    end = fact.sentence.find("\n", fact.end)
    high = end if end >= 0 else len(fact.sentence)
    bounds = (fact.bounds[0] + low, fact.bounds[0] + high)
    return replace(fact, bounds=bounds, here=tuple(one for one in fact.here if bounds[0] <= one.start < bounds[1]))


def _may_be_of_others(fact: Fact) -> bool:
    """Whether somebody beside the holder may be who is seen, or whom the service that the holder comes from serves."""
    is_body = fact.finding.rule.startswith(_SERVICES) or is_of_body(fact.sentence, fact.start, fact.end)
    return is_sought(fact.sentence) or (is_body and not is_attendance(fact.sentence))


def _may_be_post(fact: Fact) -> bool:
    """Whose union is named tells an opinion even of its representative."""
    return not fact.finding.rule.startswith("union-name")


def _without_holders(fact: Fact) -> Fact:
    """The fact without those who merely hold the post that its words are part of."""
    if not _may_be_post(fact):
        return fact
    shift = fact.bounds[0]
    here = [replace(one, start=one.start - shift, end=one.end - shift) for one in fact.here]
    is_service = fact.finding.rule.startswith(_SERVICES)
    found = holders_of_post(fact.sentence, fact.start, fact.end, here, is_service=is_service)
    holders = {one.finding for one in found}
    return replace(fact, here=tuple(one for one in fact.here if one.finding not in holders)) if holders else fact


def _is_possessed(fact: Fact) -> bool:
    """Whether somebody mentioned, or a pronoun, owns what the fact is part of; not "the county's autism group"."""
    owner = _OWNED_BY.search(fact.sentence[: fact.start])
    if owner is None:
        return False
    at = fact.bounds[0] + owner.start()
    return fold(owner.group()).split()[0] in PRONOUNS or any(one.end == at for one in fact.here)


def _phrase_around(fact: Fact) -> Named | None:
    """The innermost phrase that the fact is a word of: "the autistic boy"."""
    span = fact.finding.span
    around = [
        one for one in fact.here if one.start <= span.start and span.end <= one.end and not _is_the_fact(fact, one)
    ]
    return around[-1] if around and not _is_said_of_another(fact, around[-1]) else None


def _apposed(fact: Fact, phrase: Named) -> list[Named]:
    """The name that a phrase explains: "[Mr Achterberg], a Romany man, …"."""
    return [one for one in fact.here if one.is_name and fact.block.text[one.end : phrase.start] == ", "][-1:]


def _is_the_fact(fact: Fact, phrase: Named) -> bool:
    """Whether a phrase ends in the fact's own words: "[the school nurse]" has no school nurse."""
    span = fact.finding.span
    if not (phrase.start <= span.start and span.end <= phrase.end):
        return False
    if phrase.words.split()[-1] in _PROFESSIONS:
        return True  # "a YOT worker" belongs to a service, not to whoever is served
    if phrase.end != span.end:
        return False
    return not _RESTRICTOR.search(fact.block.text[phrase.start : span.start])  # "[a girl with epilepsy]" has it


def _is_said_of_another(fact: Fact, phrase: Named) -> bool:
    """Whether a phrase is what somebody is said to be: "Mrs Okoro is [a Labour councillor]"."""
    before = fact.block.text[fact.bounds[0] : phrase.start]
    return not phrase.is_name and bool(_COPULA_BEFORE.search(before) or _CALLED_BEFORE.search(before))


def _directly_before(fact: Fact) -> Named | None:
    """The mention that owns or labels the fact: "Tom's ADHD", "Tom (has ADHD)", "Tom: ADHD", "Tom ADHD"."""
    span = fact.finding.span
    before = [one for one in fact.here if one.end <= span.start]
    if not before:
        return None
    last = max(before, key=lambda one: (one.end, one.end - one.start))
    gap = fact.text_between(last)
    if _POSSESSIVE_GAP.match(gap) or (_LABEL_GAP.match(gap) and _is_list_item(fact, last, gap)):
        return last
    if _BOTH_GAP.fullmatch(gap) or _POSSESSED_NOTE.fullmatch(gap):
        return last
    reason = _OWN_REASON.fullmatch(gap)
    if reason and last.is_name and gap.startswith(",") and agrees(fold(reason.group("pronoun")), last):
        return last  # "Leo and, because of his autism, …"
    is_in_brackets = _OPENED.match(gap) and not set(gap) & {")", "]"}
    return last if is_in_brackets or (gap == " " and _is_bare_item(fact, last)) else None


def _is_bare_item(fact: Fact, last: Named) -> bool:
    """A name and a fact alone between signs: "Una none; Leif asthma"."""
    before = fact.block.text[fact.bounds[0] : last.start].rstrip()
    after = fact.block.text[fact.finding.span.end : fact.bounds[1]].lstrip()
    return last.is_name and (not before or before[-1] in ";,:•|") and (not after or after[0] in ";,.•|)")


def _joined_with(near: Named, fact: Fact) -> list[Named]:
    """The mention and those joined to it by "and": "Leo's and Max's EHCPs"."""
    joined = [near]
    gap = fact.text_between(near)
    if not (_POSSESSIVE_GAP.match(gap) or _BOTH_GAP.fullmatch(gap)):
        return joined
    for one in sorted(outermost(fact.here), key=lambda one: -one.start):
        if one.end <= joined[0].start and _AND_OTHER.fullmatch(fact.block.text[one.end : joined[0].start]):
            if len(joined) == 1 and "and" not in fact.block.text[one.end : near.start].casefold():
                break  # "According to Ms Sparrow, Hugo's stammer"
            joined.insert(0, one)
    return joined


def _subject_before(fact: Fact) -> Named | None:
    """The mention directly before "has", "is", "takes"…, if nothing says that it belongs to other words."""
    words = fold(fact.finding.span.of(fact.block.text))
    if words.endswith(("ed", "injunction", " order")) or words in TAKES_TWO:
        return None  # "was assaulted by …", "an affair with …": two sides, which the parser tells
    for one in outermost(fact.here):
        gap = _PREDICATE_GAP.fullmatch(fact.text_between(one)) if one.end <= fact.finding.span.start else None
        if gap and not _names_another(fact, one):
            before = fact.block.text[fact.bounds[0] : one.start]
            stands_free = not (_NO_SUBJECT_BEFORE.search(before) or _AND_ALSO.search(before))
            return one if gap.group("who") or stands_free else None
    return None


def _names_another(fact: Fact, one: Named) -> bool:
    """Whether somebody else stands between a mention and the fact: "Ms Hay supports Robyn through …"."""
    return any(one.end <= other.start and other.end <= fact.finding.span.start for other in outermost(fact.here))


def _as_well(fact: Fact, subject: Named) -> list[Named]:
    """As in "As well as Kezia, Ruben has …"."""
    opening = _AS_WELL.match(fact.sentence)
    at = fact.bounds[0] + opening.end() if opening else -1
    return [one for one in outermost(fact.here) if one.start == at and one.end < subject.start]


def _speaker(fact: Fact) -> Named | None:
    found = speaker(fact.sentence, fact.start, fact.end, _in_sentence(fact.here, fact))
    return next((one for one in fact.here if found and one.finding == found.finding), None)


def _in_sentence(people: Sequence[Named], fact: Fact) -> list[Named]:
    """The same people, their offsets counted in the sentence."""
    return [replace(one, start=one.start - fact.bounds[0], end=one.end - fact.bounds[0]) for one in people]


def _meant(pronoun: re.Match[str], fact: Fact) -> tuple[Named, ...]:
    word, at = fold(pronoun.group("pronoun")), pronoun.start("pronoun")
    before = _in_sentence([one for one in fact.here if _may_bear(fact, one)], fact)
    free = _likely_meant([one for one in before if one.end <= at], fact.sentence, word)
    return _teller(free, fact.sentence, at) or antecedent(word, free, fact.earlier)


def _teller(before: Sequence[Named], sentence: str, at: int) -> tuple[Named, ...]:
    """Who confides, admits, discloses "that she …" speaks of herself."""
    told = _OF_ONESELF.search(sentence, 0, at)
    subjects = [one for one in outermost(before) if told and 0 <= told.start() - one.end <= 1]
    return (subjects[-1],) if subjects else ()


def _is_list_item(fact: Fact, last: Named, gap: str) -> bool:
    """A comma alone is no label; "Ethan Ross, ADHD, 4B" is, where the line starts with the name."""
    if gap.strip() != ",":
        return True
    return not fact.block.text[fact.bounds[0] : last.start].strip() and len(_WORDS.findall(fact.sentence)) <= 8


def _pronouns(sentence: str) -> list[str]:
    return [word for word in (fold(match.group()) for match in _WORDS.finditer(sentence)) if word in PRONOUNS]


def _from_neighbours(fact: Fact) -> Attributed:
    """A note without a subject goes on about whoever the sentence before is about; else nobody can tell."""
    words = {fold(word) for word in _WORDS.findall(fact.sentence)}
    last = outermost(fact.earlier[-1]) if fact.earlier else []
    if last and not words & OWN_PRONOUNS and _NOTE_START.match(fact.sentence) and _is_one(last):
        return decided(last[-1:], "the sentence before")
    return UNKNOWN


# -- with the parser


def _by_parse(fact: Fact, parsed: ParsedText) -> Attributed:
    fact = _without_holders(fact)
    here = _in_sentence([one for one in fact.here if _may_bear(fact, one)], fact)

    def whom(pronoun: str, at: int, but: Sequence[Named]) -> tuple[Named, ...]:
        free = _likely_meant([one for one in here if one not in but], fact.sentence, pronoun)
        found = antecedent(pronoun, [one for one in free if one.end <= at], fact.earlier)
        after = [one for one in free if one.start > at]
        looks_ahead = not found and len(after) == len(free) and not any(fact.earlier)
        if not looks_ahead:
            return found
        # "With his autism, Leo …"; of several the subject.
        return antecedent(pronoun, after, ()) or antecedent(pronoun, sentence.first_subject(after), ())

    sentence = Sentence(parsed.doc, here, whom)
    bearer = sentence.bearer(fact.start, fact.end)
    if bearer is not None:
        return (
            UNKNOWN if sentence.is_contested(bearer, fact.start, fact.end) else _of_bearer(bearer, here, fact.sentence)
        )
    return _only_person(fact, sentence.agents())


def _may_bear(fact: Fact, one: Named) -> bool:
    """Not what another is said to be, not the fact itself, not "Brody, not [Nathan]"."""
    before = fact.block.text[fact.bounds[0] : one.start]
    is_of_crime = fact.finding.family is Family.OFFENCE or fact.finding.rule == "sexual-harm"
    is_officer = is_of_crime and len(fact.here) > 1 and _RANK_BEFORE.search(before)
    is_doctor = fact.finding.category == "health" and len(outermost(fact.here)) > 1 and _DOCTOR_BEFORE.search(before)
    return not (
        is_officer
        or is_doctor
        or _is_said_of_another(fact, one)
        or _is_the_fact(fact, one)
        or _DENIED_BEFORE.search(before)
    )


def _likely_meant(free: Sequence[Named], sentence: str, pronoun: str) -> list[Named]:
    """Whom a pronoun may mean: not the owner of a room, nor a nurse without a name, while somebody else is there."""
    owned = _without_owners(free, sentence)
    if not any(agrees(pronoun, one) for one in owned):
        owned = list(free)  # "Mrs Fry keeps Leo's tablets and his insulin"
    # "Her mum said it was her asthma": not mum's.
    others = [one for one in owned if one.is_name or not _tells_of_owner(one, sentence)]
    if not others and owned:
        return []
    owned = others
    named = [one for one in owned if one.is_name or one.words.split()[-1] not in _PROFESSIONS]
    return named or owned or list(free)


def _without_owners(free: Sequence[Named], sentence: str) -> list[Named]:
    return [one for one in free if not _OWNS_PLACE.match(sentence, one.end) or any(other.covers(one) for other in free)]


def _tells_of_owner(phrase: Named, sentence: str) -> bool:
    """Whether a relative told of by "his" or "her" says something: as a rule of whom the pronoun means."""
    return phrase.words.split()[0] in PRONOUNS and bool(_TELLS.match(sentence, phrase.end))


def _is_either(mentions: Sequence[Named], sentence: str) -> bool:
    """As in "either Mr Bond or Mr Dahl"."""
    ordered = sorted(mentions, key=lambda one: one.start)
    return any(_OR.fullmatch(sentence, one.end, after.start) for one, after in pairwise(ordered))


def _of_bearer(bearer: Bearer, here: Sequence[Named], sentence: str) -> Attributed:
    runs_in_family = bearer.why in {"object", "complement"} and all(
        _THE_FAMILY.fullmatch(one.words) for one in bearer.mentions
    )
    if not bearer.mentions or runs_in_family or _is_either(bearer.mentions, sentence):
        return UNKNOWN
    return decided([*bearer.mentions, *_beside(bearer.mentions, here)], bearer.why)


def _beside(mentions: Iterable[Named], here: Sequence[Named]) -> list[Named]:
    """Names and phrases for the same person that stand side by side: "her brother Jack"."""
    return [
        other
        for one in mentions
        for other in here
        if one.is_name != other.is_name and (0 <= other.start - one.end <= 1 or 0 <= one.start - other.end <= 1)
    ]


def _only_person(fact: Fact, agents: Sequence[Named]) -> Attributed:
    """No construction tells: the only person of the sentence, unless that one merely acts or tells."""
    people = outermost([one for one in fact.here if _may_bear(fact, one)])
    acting = {one.finding for one in agents}
    if people and _is_one(people) and not acting & {one.finding for one in people}:
        return decided(people[-1:], "only person in the sentence")
    pronouns = set(_pronouns(fact.sentence))
    if not people and pronouns and not pronouns & {"they", "them", "their"} and not _PRONOUN_TELLS.match(fact.sentence):
        meant = antecedent(min(pronouns), (), fact.earlier)
        return decided(meant, "pronoun") if meant else UNKNOWN
    return UNKNOWN


def _is_one(people: Sequence[Named]) -> bool:
    return all(one.is_same_person(people[0]) for one in people)


def _revised(finding: Finding, verdict: Attributed | None) -> Finding:
    if verdict is None:
        return finding
    mentions = tuple(sorted({one.finding for one in verdict.mentions}))
    kept = tuple(one for one in finding.evidence if one.kind != "attribution")
    revised = replace(finding, about=verdict.about, mentions=mentions, evidence=kept)
    return revised.with_evidence(Evidence("attribution", verdict.why))
