"""Form labels that are followed by a name, captions, and chat lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redactor.core.findings import Finding
from redactor.detection.layout.evidence import person
from redactor.detection.layout.lines import Line
from redactor.detection.layout.name_shapes import ANY_NAME, names_in_list

_WHO = (
    r"pupil|student|child|young person|parent|carer|guardian|mother|father|mum|dad|next of kin|emergency contact|sibling|brother|sister|friend|"
    r"teacher|class teacher|form tutor|tutor|key ?worker|ta|teaching assistant|social worker|health visitor|gp|doctor|nurse|consultant|therapist|"
    r"referrer|staff(?: member)?|member of staff|chair(?:person|man|woman)?|clerk|secretary|note ?taker|minute ?taker|interviewer|interviewee|case ?worker|officer|"
    r"investigating officer|investigator|dsl|ddsl|designated safeguarding lead|senco|sendco|headteacher|head of year|line manager|manager|employee|worker|tenant|landlord|"
    r"applicant|claimant|appellant|respondent|patient|client|service user|customer|complainant|victim|suspect|(?:alleged )?perpetrator|witness|owner|"
    r"data subject|requester|requestor|author|writer|sender|recipient|lead|governor|councillor|solicitor|advocate|interpreter|driver|passenger|contact|colleague|"
    r"assessor|reviewer|appraiser|appraisee|mentor|mentee|leaver|joiner|manager|supervisor|trainer|coach|visitor|volunteer|resident|householder|account holder|policy holder|insured|beneficiary|representative"
)
_BY = (
    r"reported|recorded|completed|written|prepared|signed|witnessed|referred|created|modified|uploaded|submitted|approved|verified|countersigned|"
    r"authorised|assigned|entered|logged|taken|minuted|chaired|raised|issued|received|reviewed|agreed|observed|assessed|investigated|interviewed|taught|"
    r"supervised|made|sent|requested|supported|typed|checked|printed|edited|published|amended|informed|notified|seen|actioned|action|photo(?:graph)?|picture|drawn"
)
_ROLE = rf"(?:{_WHO})(?:'s)?(?:\s?[/&]\s?(?:{_WHO})|\s?\(s\)|s)?"
LABEL = (
    rf"(?:(?:full |legal |preferred |first |last |given |middle |family |maiden |christian |your |sur|fore|print(?:ed)? )?names?(?:\s?\(s\))?(?: \([^)]{{1,30}}\))?"
    rf"(?: of (?:the )?{_ROLE}(?: (?:completing|making|reporting|involved|with)[\w ]{{0,30}})?)?|(?:known|also known) as|a\.?k\.?a\.?|surname|forename\(?s?\)?|"
    rf"(?:name of )?{_ROLE}(?:'s)?(?: (?:name|full name|involved|present|responsible|concerned|1|2|3|4|one|two))*|(?:{_BY}|minutes(?: taken)?|notes(?: taken)?)(?: and \w+)? by|"
    rf"signed|attn|attention|fao|for the attention of|c/o|linked (?:students?|pupils?)|(?:other )?(?:pupils?|students?|children|people|persons?|staff|adults?)(?: involved| present| linked| alerted)?|"
    rf"alerted staff|staff alerted|assigned to|spoke(?:n)? (?:to|with)|interview with|copy to|copied to|copies to|reply to|report to|reports to|contact)"
)
_LABELLED = re.compile(
    rf"(?i)(?:^|(?<=[|\t])|(?<=\s\s))\s*(?:\d+[.)]\s*|[-•*☐☑✓]\s*)?({LABEL})\s*(?:\?|\*)?\s*(?::|\s[-–]\s|\t|\|)\s*"
)
_LABEL_ALONE = re.compile(rf"(?i)\s*(?:\d+[.)]\s*)?(?:{LABEL})\s*[:?*]*\s*")
_NEXT_FIELD = re.compile(r"\t|\s{3,}|\||(?:\s{1,3}|^)[A-Z][\w'/]*(?: [\w'/()]+){0,3}\s?:(?=\s|$)")
_CAPTION = re.compile(
    r"(?i)\b(?:left to right|from left(?: to right)?|l\s?-\s?r|l to r|pictured(?: above| below)?|in the (?:photo|picture)|photo shows|back row|front row|middle row)\b\s*(?:\([^)]*\))?\s*(?::|,|-|–|are|is)?\s*"
)
_CHAT = re.compile(
    r"\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? (?:at )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp][Mm])?\]?\s*(?:-\s*)?([^:\n\[\]]{2,40}):\s|"
    r"\[?\d{1,2}[:.]\d{2}(?: ?[AaPp][Mm])?\]?\s*(?:-\s*)([^:\n\[\]\d]{2,40}):\s"
)
_LONGEST_VALUE = 120


def from_forms(lines: Sequence[Line]) -> Iterator[Finding]:
    """Names behind labels on the same line, or on the line below a label that stands alone."""
    for number, line in enumerate(lines):
        labels = list(_LABELLED.finditer(line.text))
        for label in labels:
            yield from _value(line, label.end(), label.group(1))
        if (
            not labels
            and number
            and _LABEL_ALONE.fullmatch(lines[number - 1].text)
            and lines[number - 1].text.endswith((":", "?"))
        ):
            yield from _value(line, 0, lines[number - 1].text)
        yield from _caption(line)
        yield from _chat(line)


def is_name_label(text: str) -> bool:
    """Whether a cell or a block holds nothing but a label that a name follows."""
    return len(text) < 60 and bool(_LABEL_ALONE.fullmatch(text))


def _value(line: Line, start: int, label: str) -> Iterator[Finding]:
    following = _NEXT_FIELD.search(line.text, start)
    end = following.start() if following and following.start() > start else len(line.text)
    value = line.text[start : min(end, start + _LONGEST_VALUE)]
    names = list(names_in_list(value, small="name" in label.casefold() and len(value.split()) <= 4))
    if not names or _is_sentence(value):
        return
    for low, high in names:
        yield person(line.span(start + low, start + high), "form label", 0.95)


def _is_sentence(value: str) -> bool:
    """Prose after a colon is no field: many words in small letters."""
    words = value.split()
    small = sum(
        word[0].islower() for word in words if word not in {"and", "de", "van", "der", "bin", "al", "of", "the"}
    )
    return len(words) > 4 and small > len(words) // 2


def _caption(line: Line) -> Iterator[Finding]:
    caption = _CAPTION.search(line.text)
    if caption is None:
        return
    names = re.compile(rf"(?:{ANY_NAME})(?:(?:, | and | & |, and )(?:{ANY_NAME}))*").match(line.text, caption.end())
    for low, high in names_in_list(names.group()) if names else ():
        yield person(line.span(names.start() + low, names.start() + high), "caption", 0.9)  # type: ignore[union-attr]


def _chat(line: Line) -> Iterator[Finding]:
    found = _CHAT.match(line.text)
    if found is None:
        return
    group = 1 if found.group(1) else 2
    for low, high in names_in_list(found.group(group), small=group == 1):
        yield person(line.span(found.start(group) + low, found.start(group) + high), "chat line", 0.93)
