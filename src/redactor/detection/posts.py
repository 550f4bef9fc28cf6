"""Posts, teams and services whose names hold a sensitive word: "mental health nurse", "Dementia Care Team".

Whoever *holds* a post is no patient of it. Whoever owns it ("her union rep") or is seen by it is told by the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from redactor.detection.mentions import Named

_PEOPLE = """
    nurse nurses teacher teachers tutor lead leads leader officer officers worker workers counsellor counsellors adviser advisers advisor advisors assistant assistants
    manager managers coordinator coordinators co-ordinator co-ordinators consultant consultants specialist specialists practitioner practitioners therapist therapists mentor mentors champion champions
    caseworker caseworkers case-worker rep reps representative representatives steward stewards secretary trainer trainers ambassador ambassadors psychologist psychologists psychiatrist
    physiotherapist midwife midwives paediatrician pediatrician dietician dietitian oncologist neurologist orthodontist visitor visitors chaplain chaplains official officials organiser organisers
    researcher lecturer professor investigator investigators inspector detective technician instructor coach judge solicitor solicitors lawyer barrister campaigner governor trustee director
"""
_BODIES = "team teams service services department directorate clinic hub network committee panel office charity trust association society"
_WHERE_PUPILS_ARE = "unit units centre programme group groups base"
_BODY = frozenset(f"{_BODIES} {_WHERE_PUPILS_ARE}".split())
_HEAD = frozenset(_PEOPLE.split()) | _BODY
_NO_NOUN = (
    r"(?:is|was|are|were|has|had|have|and|or|but|not|no|to|of|in|on|at|for|with|under|by|from|about|the|a|an|his|her|their|my|who|that|which|said|told|"
    r"saw|sees|referred|known)\b"
)
_NOUN = rf"(?!{_NO_NOUN})[\w-]+"
_GOES_ON = re.compile(rf"(?:[ -](?:and )?{_NOUN}){{0,3}}")
_WORD = re.compile(r"[\w-]+")
_USER = re.compile(r"\s+(?:users?|members?|patients?|appointments?|referral|waiting list|letters?)\b", re.IGNORECASE)

_ARTICLE = r"(?:(?:the|a|an|our|your|another)\s+)?"
_BEFORE = rf"{_ARTICLE}(?:{_NOUN}\s+){{0,2}}$"
_HELD = re.compile(
    r"\b(?:(?:is|was|are|were|be|been|became|become|being)|(?:works?|worked|working|employed|appointed|trained|training|qualified|retired|acting|serves?|served|"
    rf"volunteers?)\s+as|(?:post|role|job|vacancy|position|title|duties)\s+(?:of|for|as))\s+(?:(?:now|also|still|currently|formerly)\s+)?{_BEFORE}",
    re.IGNORECASE,
)
_WORKS_FOR = re.compile(
    r"\b(?:(?:works?|worked|working|employed|attached|seconded|posted|volunteers?|volunteered)\s+(?:in|for|at|to|on|within)|leads?|led|manages?|managed|runs?|ran|chairs?|chaired|heads?|headed)\s+"
    rf"{_BEFORE}",
    re.IGNORECASE,
)
_SECONDED = re.compile(rf"\b(?:attached|seconded|posted)\s+to\s+{_BEFORE}", re.IGNORECASE)
_OF_POST = re.compile(
    r"\b(?:chair|head|lead|leader|champion|coordinator|co-ordinator|consultant|specialist|expert|adviser|advisor|trainer|professor|lecturer|reader|director|manager|"
    rf"trustee|patron|ambassador|governor|researcher|campaigner)\s+(?:of|for|in|on|at|with)\s+{_ARTICLE}$",
    re.IGNORECASE,
)
_AT_WORK = re.compile(
    rf"\b(?:officer|nurse|teacher|doctor|governor|chaplain|librarian|cook|manager|works?|worked|working|employed)\s+(?:at|for)\s+{_ARTICLE}$",
    re.IGNORECASE,
)
_BEHIND_NAME = re.compile(rf"(?:,\s+|\s+[-–—]\s+|\s*[(\[]\s*){_ARTICLE}(?:{_NOUN},?\s+){{0,3}}")
_AFTER_POST = re.compile(r"\s*(?:[,;.)\]–—|\n]|-\s|$)|\s+(?:at|in|for|and)\b")
_FROM_BODY = re.compile(rf"\s+(?:from|of|at)\s+{_ARTICLE}(?:{_NOUN}\s+){{0,2}}")
_BESIDE_BODY = re.compile(rf"\s*[(\[,]\s*(?:from\s+)?{_ARTICLE}(?:{_NOUN}\s+){{0,2}}")
_ATTENDANCE = re.compile(
    r"\s*(?:present|attend(?:ed|ees|ance|ing)|in attendance|apologies|invite[ds]?|invitees|copied to|cc|from|to|professionals(?: involved| present)?|team around)\b",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(r"\s*[,:(]?\s*(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.?\s+)?")
_PROFESSIONAL = re.compile(
    r"\b(?:dr|doctor|prof|professor|nurse|sister|matron|pc|wpc|dc|ds|di|dci|pcso|sgt|sergeant|insp|inspector|constable|judge|hhj|cllr|councillor|fr|rev)\.?\s+(?:\d+\s+)?$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.?\s+$")
_POSSESSED = re.compile(r"\b(?:his|her|their)\b", re.IGNORECASE)
_SOUGHT = re.compile(
    r"\b(?:accompanied|represented|seen|assessed|treated|supported|visited|counselled|referred|saw|sees|see|seeing|spoke|spoken|speaks|appointments?|sessions?|attends?|attended|attending)\b",
    re.IGNORECASE,
)


def has_professional_title(text: str, start: int) -> bool:
    """Whether the name at *start* bears the title of a doctor, nurse or officer."""
    return bool(_PROFESSIONAL.search(text[max(0, start - 24) : start]))


def is_sought(sentence: str) -> bool:
    """Whether the sentence tells that somebody is seen or accompanied by whoever holds a post."""
    return bool(_SOUGHT.search(sentence))


def is_attendance(sentence: str) -> bool:
    """Whether the sentence lists who is present, invited or written to."""
    return bool(_ATTENDANCE.match(sentence))


def is_of_body(sentence: str, start: int, end: int) -> bool:
    """Whether the words are part of the name of a team or service, not of a person's post."""
    last = end_of_post(sentence, start, end)
    return last >= 0 and _last_word(sentence, last) in _BODY


def end_of_post(sentence: str, start: int, end: int) -> int:
    """Where the post, team or service ends that the words at ``start`` to ``end`` are part of; -1 if they are of none."""
    if _POSSESSED.search(sentence, start, end):
        return -1
    goes_on = _GOES_ON.match(sentence, end)
    for word in reversed(list(_WORD.finditer(sentence, end, goes_on.end() if goes_on else end))):
        if word.group().casefold() in _HEAD:
            return -1 if _USER.match(sentence, word.end()) else word.end()
    words = _WORD.findall(sentence[start:end])
    if words and words[-1].casefold() in _HEAD:
        return end
    return end if _OF_POST.search(sentence, 0, start) or _AT_WORK.search(sentence, 0, start) else -1


def is_held_post(sentence: str, start: int, end: int) -> bool:
    """Whether the words before tell that a post is meant which somebody holds, or works for: "is a …", "works in the …"."""
    last = end_of_post(sentence, start, end)
    if last < 0:
        return False
    if _OF_POST.search(sentence, 0, start) or _AT_WORK.search(sentence, 0, start):
        return True
    is_body = _last_word(sentence, last) in _BODY
    if _HELD.search(sentence, 0, start):
        return not is_body
    if _SECONDED.search(sentence, 0, start):
        return True
    return _last_word(sentence, last) not in _WHERE_PUPILS_ARE.split() and bool(_WORKS_FOR.search(sentence, 0, start))


def holders_of_post(
    sentence: str, start: int, end: int, people: Sequence[Named], *, is_service: bool = False
) -> list[Named]:
    """Those whom the sentence sets beside the post as its holders; offsets of *people* count in the sentence.

    *is_service*: the words name a service by themselves ("CAMHS").
    """
    last = end if is_service else end_of_post(sentence, start, end)
    if last < 0:
        return []
    is_body = is_service or _last_word(sentence, last) in _BODY
    return [one for one in people if one.is_name and _is_beside(sentence, start, last, one, is_body=is_body)]


def _is_beside(sentence: str, start: int, last: int, one: Named, *, is_body: bool) -> bool:
    if one.start >= last:
        return not is_body and bool(_BEFORE_NAME.fullmatch(sentence, last, _without_title(sentence, one.start)))
    if one.end > start or not _is_grown_up(sentence, one):
        return False
    if is_body:
        # "Kai Lee (CAMHS)" may be a pupil's; a doctor, and whoever attends a meeting, comes from there.
        is_professional = has_professional_title(sentence, one.start) or _ATTENDANCE.match(sentence)
        beside = is_professional and _BESIDE_BODY.fullmatch(sentence, one.end, start)
        return bool(beside or _FROM_BODY.fullmatch(sentence, one.end, start))
    return bool(_BEHIND_NAME.fullmatch(sentence, one.end, start) and _AFTER_POST.match(sentence, last))


def _is_grown_up(sentence: str, one: Named) -> bool:
    """A forename alone, as pupils are named, is more likely whom a post looks after: "Tom (school nurse)"."""
    before = sentence[: one.start]
    return " " in one.words or bool(_TITLE.search(before)) or has_professional_title(sentence, one.start)


def _without_title(sentence: str, start: int) -> int:
    title = _TITLE.search(sentence, 0, start)
    return title.start() if title else start


def _last_word(sentence: str, end: int) -> str:
    words = _WORD.findall(sentence, max(0, end - 30), end)
    return words[-1].casefold() if words else ""
