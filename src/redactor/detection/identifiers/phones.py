"""Telephone numbers in every written form."""

import re

from redactor.detection.identifiers.rule import IdentifierRule, label

_SEP = r"(?:[ .\-/]| [\-/] )?"
_EXTENSION = r"(?:[ ,;/]{0,2}(?:\((?:e?xt(?:ensio)?n?|x)\.?(?: ?no\.?)?:? ?\d{1,6}\)|(?:e?xt(?:ensio)?n?|x)\.?(?: ?no\.?)?:? ?\d{1,6}))?"
_LABEL = label(
    r"(?:(?:call(?:ed)?|r[aiu]ng|phoned?|text(?:ed)?|dial(?:led)?|reach(?:ed)?|contact(?:ed)?)(?:\s[a-z]+){1,3} (?:on|at|via)|tel(?:ephone)?|phone|mobile|mob|landline|fax|home (?:tel|phone|number)|work (?:tel|phone|number)|contact (?:tel|phone|number)|call(?:ed)?|ring|rang"
    r"|phoned|dial(?:led)?|[☎✆📞📱]|(?:home|work|day(?:time)?|evenings?|eve)(?=\s?[:.]?\s?\(?$)|emergency contact|ddi|switchboard|whatsapp)(?:\s?(?:number|num|no|nos|line)s?\b\.?)?"
)
_NATIONAL_LENGTHS = {"1": (9, 10), "2": (10,), "3": (10,), "5": (10,), "7": (10,), "8": (7, 9, 10), "9": (10,)}


def normalise(text: str) -> str:
    """Digits in national form: 07700900123; numbers of other countries keep their plus; an extension follows x."""
    number, _, extension = re.sub(
        r"(?i)[ ,;/(]*(?:e?xt(?:ensio)?n?|x)\.?(?: ?no\.?)?:? ?(?=\d{1,6}$)", "x", text.strip(" )")
    ).partition("x")
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    digits = (
        re.sub(r"^(?:00)?44(?=\d{9,10}$)", "0", digits) if re.match(r"\+|00|44|\(\+", number.strip(" (")) else digits
    )
    plus = "+" if number.lstrip(" (").startswith("+") and not digits.startswith("0") else ""
    return f"{plus}{digits}" + (f"x{re.sub(r'[^0-9]', '', extension)}" if extension else "")


def _as_digits(text: str) -> str:
    """The number that a scanner read with letters for digits: "O77OO 9OOl23"."""
    return normalise(text.translate(str.maketrans("OIl", "011")))


def is_british(value: str) -> bool:
    """Whether the digits fit the national numbering plan: area or service code and length."""
    digits = value.partition("x")[0]
    return digits.startswith("0") and len(digits) - 1 in _NATIONAL_LENGTHS.get(digits[1:2], ())


def _number(regex: str) -> re.Pattern[str]:
    # Not within a longer number, after a decimal point or after a date.
    return re.compile(rf"(?<![\w])(?<!\d[.,:/-])(?<![£$€])(?:{regex}){_EXTENSION}(?![\w])(?!-\d)", re.IGNORECASE)


RULES = (
    IdentifierRule(
        "phone-national",
        "phone_number",
        _number(rf"(?!\d\d?[./-]\d\d?[./-]\d\d)\(?0\d{{2,5}}\)?{_SEP}(?:\d{{2,8}}{_SEP}){{0,3}}\d{{2,8}}"),
        _LABEL,
        is_british,
        checked=0.74,  # less than what another label says of the same digits
        failed=0.7,
        any_case=True,
        normalise=normalise,
        reach=20,
        digits=8,
    ),
    IdentifierRule(
        "phone-with-country",
        "phone_number",
        re.compile(
            rf"(?<![\w+])\(?(?:\+|00) ?44\)? ?{_SEP}(?:\(0\) ?)?(?:\d{{2,10}}{_SEP}){{1,4}}\d{{2,8}}{_EXTENSION}(?!\w)",
            re.IGNORECASE,
        ),
        _LABEL,
        is_british,
        bare=0.6,
        checked=0.9,
        any_case=True,
        normalise=normalise,
        digits=9,
    ),
    IdentifierRule(
        "phone-abroad",
        "phone_number",
        re.compile(
            rf"(?<![\w+])(?:\+|00)(?!44)[1-9]\d{{0,2}}[ .\-(]?\(?\d{{1,4}}\)?(?:{_SEP}\d{{2,4}}){{2,4}}{_EXTENSION}(?!\w)",
            re.IGNORECASE,
        ),
        _LABEL,
        bare=0.7,
        any_case=True,
        normalise=normalise,
        digits=7,
    ),
    IdentifierRule(
        "phone-without-zero",
        "phone_number",
        _number(rf"(?:44{_SEP})?[1-9]\d{{2,4}}{_SEP}(?:\d{{3}}{_SEP}){{1,2}}\d{{3,4}}"),
        _LABEL,
        labelled=0.65,  # less than a passed check: an NHS or learner number has ten digits too
        any_case=True,
        normalise=normalise,
        reach=20,
        digits=8,
    ),
    IdentifierRule(
        "phone-misread",
        "phone_number",
        re.compile(
            rf"(?<![\w])(?=[\dOIl .-]*[OIl])(?=(?:[ .-]?[\dOIl]){{10,11}}(?![\w]))[0O][\dOIl]{{2,5}}{_SEP}(?:[\dOIl]{{2,8}}{_SEP}){{0,3}}[\dOIl]{{2,8}}(?![\w])"
        ),
        _LABEL,
        is_british,
        checked=0.7,
        failed=0.5,
        any_case=True,
        normalise=_as_digits,
        reach=20,
        digits=2,
    ),
    IdentifierRule(
        "phone-spaced-out",
        "phone_number",
        re.compile(r"(?<![\w])0(?:[ ]?\d){9,10}(?![\w])(?! \d)"),
        _LABEL,
        is_british,
        labelled=0.8,
        failed=0.5,
        any_case=True,
        normalise=normalise,
        reach=20,
        digits=1,
    ),
    IdentifierRule(
        "phone-oddly-spaced",
        "phone_number",
        _number(
            r"(?!\d\d?[./-]\d\d?[./-]\d\d)\(?0(?:\d{2,5}\)?(?:[ .\-]\d{1,6}){2,5}| \d{3,5}\)?(?:[ .\-]\d{2,6}){1,3})"
        ),
        _LABEL,
        is_british,
        checked=0.7,
        failed=0.5,
        any_case=True,
        normalise=normalise,
        reach=20,
        digits=8,
    ),
    IdentifierRule(
        "phone-said",
        "phone_number",
        _number(r"\d{5,8}|\d{3}[ -]\d{3,4}|\d{4}[ -]\d{4}"),
        label(
            r"(?:his|her|my|their|whose|(?:mum|dad|mother|father)['’]s) (?:new |old |home |mobile |own )?number(?: is| was)?"
        ),
        labelled=0.7,
        any_case=True,
        normalise=normalise,
        reach=4,
        digits=5,
    ),
    IdentifierRule(
        "phone-local",
        "phone_number",
        _number(r"\d{5,8}|\d{3}[ -]\d{3,4}|\d{4}[ -]\d{4}|\d{2}[ -]\d{2}[ -]\d{2}"),
        _LABEL,
        labelled=0.7,
        any_case=True,
        normalise=normalise,
        reach=14,
        digits=5,
    ),
    IdentifierRule(
        "phone-ending",
        "phone_number",
        re.compile(r"(?<!\w)\d{3,4}(?!\w)"),
        label(r"(?:mobile|phone|telephone|number|tel)s? (?:that )?(?:ending|ends|ended)(?: in| with)?"),
        labelled=0.7,
        any_case=True,
        normalise=normalise,
        reach=3,
        digits=3,
    ),
    IdentifierRule(
        "phone-extension",
        "phone_number",
        re.compile(r"(?<!\w)\d{2,6}(?!\w)"),
        label(r"(?:ext|extn|extension)(?:\.| no\.?| number)?"),
        labelled=0.7,
        reach=3,
        any_case=True,
        normalise=normalise,
        digits=2,
    ),
    IdentifierRule(
        "phone-extension-in-short",
        "phone_number",
        re.compile(
            r"(?i)(?<!\w)(?:office|reception|desk|switchboard|line|tel|phone|ring|call|dial|on|or|at)[:.,]? \(?x(?P<value>\d{3,5})(?!\w)"
        ),
        bare=0.7,
        any_case=True,
        normalise=normalise,
        digits=3,
    ),
)
