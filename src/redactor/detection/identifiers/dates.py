"""Dates of birth told apart from other dates, and ages."""

import re

from redactor.detection.identifiers.rule import IdentifierRule, label

_MONTHS = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+"
_YEAR = r"(?:(?:19|20)\d{2}|['’]?\d{2})"
DATE = (
    rf"(?:{_DAY})?(?:the )?(?:\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?{_YEAR}|(?:19|20)\d{{2}}[./-]\d{{1,2}}[./-]\d{{1,2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTHS}(?:[\s,-]+{_YEAR})?|{_MONTHS}[\s-]+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+(?:19|20)\d{{2}})?"
    rf"|{_MONTHS}[\s-]+(?:19|20)\d{{2}}|\d{{2}} \d{{2}} (?:19|20)?\d{{2}})"
)
_DATE_PATTERN = re.compile(rf"(?i)(?<![\w/.-]){DATE}(?![\w/-])")
_SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTH_NUMBERS = {name: number for number, name in enumerate(_SHORT_MONTHS.split(), start=1)}
_NUMBER_WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
_COUNTED = rf"(?:\d{{1,3}}|{_NUMBER_WORDS.replace(' ', '|')})"


def normalise_date(text: str) -> str:
    """ISO form where day, month and year are plain; else the words as they stand, folded."""
    numbers = re.findall(r"\d+", text)
    month = re.search(rf"(?i){_MONTHS}", text)
    if month and len(numbers) == 2:
        day, year = sorted(numbers, key=len) if len(numbers[0]) != len(numbers[1]) else numbers
        return _iso(year, _MONTH_NUMBERS[month.group()[:3].casefold()], day)
    if not month and len(numbers) == 3:
        year_first = len(numbers[0]) == 4
        year, middle, day = numbers if year_first else reversed(numbers)
        return _iso(year, int(middle), day)
    return " ".join(text.casefold().split())


def _iso(year: str, month: int, day: str) -> str:
    """A two-digit year up to 29 is of this century."""
    full = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 30 else 1900)
    return f"{full:04d}-{month:02d}-{int(day):02d}"


def normalise_age(text: str) -> str:
    """The years in digits."""
    digits = re.search(r"\d+", text)
    if digits:
        return digits.group()
    words = _NUMBER_WORDS.split()
    return next(
        (str(number) for number, word in enumerate(words, start=1) if re.match(rf"(?i){word}\b", text)), text.casefold()
    )


RULES = (
    IdentifierRule(
        "date-of-birth",
        "date_of_birth",
        _DATE_PATTERN,
        label(r"d\.?\s?o\.?\s?b\.?|date of birth|birth\s?-?date|birthday|born(?: on| in)?(?: the)?|d of b"),
        labelled=0.97,
        any_case=True,
        reach=25,
        normalise=normalise_date,
        digits=1,
    ),
    IdentifierRule(
        "born-abbreviated",
        "date_of_birth",
        re.compile(rf"(?<![\w.])b(?:\.? ?|\.?\s?[:=|–-]\s?|\.\s)(?P<value>(?i:{DATE}))(?![\w/-])"),
        bare=0.8,
        any_case=True,
        normalise=normalise_date,
        digits=1,
    ),
    IdentifierRule(
        "date-before-age",
        "date_of_birth",
        re.compile(
            rf"(?<![\w/-])(?P<value>(?i:{DATE}))(?=\s*[(\[]\s*(?:aged?\s*)?\d{{1,3}}\s?(?i:y|yrs?|years?|y/?o)(?:\s?old)?\s*[)\]])"
        ),
        bare=0.85,
        any_case=True,
        normalise=normalise_date,
        digits=1,
    ),
    IdentifierRule(
        "date-of-birth-compact",
        "date_of_birth",
        re.compile(r"(?<!\w)\d{6}(?:\d{2})?(?!\w)"),
        label(r"d\.?\s?o\.?\s?b\.?|date of birth|birth\s?-?date"),
        labelled=0.9,
        any_case=True,
        reach=10,
        digits=6,
    ),
    IdentifierRule(
        "year-of-birth",
        "date_of_birth",
        re.compile(r"(?<![\w/-])(?:19|20)\d{2}(?![\w/-])"),
        label(r"(?:born|birth year|year of birth)(?: in)?"),
        labelled=0.7,
        any_case=True,
        reach=8,
        digits=4,
    ),
    IdentifierRule(
        "age-in-years",
        "age",
        re.compile(
            rf"(?i)(?<![\w.,-]){_COUNTED}(?: ?[½¼¾]| ?1/2)?[ -]?(?:(?:years?|yrs?|y)[ -]?(?:old|/?o)|(?:years?|yrs?) of age)\b(?!\s+(?:and (?:over|under)|or (?:over|under)|s\b))"
        ),
        bare=0.6,
        any_case=True,
        normalise=normalise_age,
    ),
    IdentifierRule(
        "age-in-months",
        "age",
        re.compile(r"(?i)(?<![\w.,-])\d{1,2} ?(?:years?|yrs?|y)[ ,]{1,2}(?:and )?\d{1,2} ?(?:months?|mths?|m)\b"),
        bare=0.6,
        any_case=True,
        normalise=normalise_age,
        digits=1,
    ),
    IdentifierRule(
        "age-said",
        "age",
        re.compile(
            r"(?i)\b(?:he|she|who)(?:['’]s| is| was| turned| turns| has turned| will be)(?: only| just| now| nearly| almost)? (?P<value>\d{1,2})(?=\s*(?:[.,;)]|and\b|now\b|today\b|next\b|in (?:may|june?|july?|[a-z]{3,9}uary|march|april|august|[a-z]+ember|october)\b|$))"
        ),
        bare=0.6,
        any_case=True,
        normalise=normalise_age,
        digits=1,
    ),
    IdentifierRule(
        "age-turned",
        "age",
        re.compile(
            r"(?i)\b(?:turn(?:s|ed|ing)|(?:will|to) turn)(?: only| just)? (?P<value>\d{1,2})(?=\s*(?:[.,;)]|(?:in|on|this|next|last|today|tomorrow|yesterday|and|soon|before|after|during|over)\b|$))"
        ),
        bare=0.6,
        any_case=True,
        normalise=normalise_age,
        digits=1,
    ),
    IdentifierRule(
        "age-of-somebody",
        "age",
        re.compile(
            rf"(?i)\b(?:boy|girl|child|lad|lass|man|woman|lady|pupil|student|teenager|youth|daughter|son) of (?P<value>{_COUNTED})(?=\s*(?:[.,;)]|who\b|and\b|with\b|was\b|is\b|$))"
        ),
        bare=0.6,
        any_case=True,
        normalise=normalise_age,
    ),
    IdentifierRule(
        "age-by-test",
        "age",
        re.compile(r"(?<![\w.:])\d{1,2}[:;]\d{1,2}(?![\w:;])"),
        label(r"(?-i:[CRS]A)|(?:chronological|reading|spelling) age"),
        labelled=0.7,
        any_case=True,
        normalise=normalise_age,
        reach=3,
        digits=2,
    ),
    IdentifierRule(
        "age-of-a-baby",
        "age",
        re.compile(
            rf"(?i)(?<![\w.,-])(?:\d{{1,2}}|{_NUMBER_WORDS.replace(' ', '|')})[ -]?(?:months?|mths?|weeks?|wks?|days?)[ -]old\b"
        ),
        bare=0.6,
        any_case=True,
        normalise=lambda text: " ".join(text.casefold().split()),
    ),
    IdentifierRule(
        "age-labelled",
        "age",
        re.compile(
            rf"(?i)(?<![\w.,/-]){_COUNTED}(?:\.\d| ?[½¼¾])?(?![\w/½¼¾]|[-–]\d| ?(?:to|and|or|-|–) \d| ?(?:%|pm|am|:))"
        ),
        label(r"(?<!children )(?<!pupils )(?<!people )(?<!adults )(?<!those )(?:aged?|age:|age at|chronological age)"),
        labelled=0.8,
        any_case=True,
        reach=4,
        normalise=normalise_age,
    ),
)
