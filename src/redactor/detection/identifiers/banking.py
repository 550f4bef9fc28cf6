"""Bank accounts, IBANs, payment cards."""

import re

from redactor.detection.identifiers import checks
from redactor.detection.identifiers.rule import NUMBER, IdentifierRule, label, pattern

_ACCOUNT = label(rf"(?:(?:bank )?account|acc(?:oun)?t?|a/c|bank){NUMBER}")
_SORT = label(r"(?:sort\s?-?code|s/c|sort(?=\s?[:=#-]))")


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


RULES = (
    IdentifierRule("sort-code", "bank_account", pattern(r"\d{2}[ /-]?\d{2}[ /-]?\d{2}"), _SORT, reach=20, digits=6),
    IdentifierRule(
        "account-number",
        "bank_account",
        pattern(r"\d{6,8}|\d{4} \d{4}|\d{2} \d{2} \d{2} \d{2}"),
        _ACCOUNT,
        reach=20,
        digits=6,
    ),
    IdentifierRule(
        "sort-code-and-account",
        "bank_account",
        pattern(r"\d{2}-\d{2}-\d{2}[ ,;/]{1,3}(?:(?:account|acc|a/c)\.?(?: ?(?:number|no)\.?)?:? ?)?\d{8}"),
        _SORT,
        bare=0.85,
        any_case=True,
        normalise=_digits,
        digits=8,
    ),
    IdentifierRule(
        "roll-number",
        "bank_account",
        pattern(r"[A-Z0-9][A-Z0-9/-]{4,17}"),
        label(r"(?:building society )?roll (?:number|no)\b\.?"),
        reach=12,
    ),
    IdentifierRule(
        "iban",
        "iban",
        pattern(r"[A-Z]{2}\d{2} ?(?:[A-Z0-9]{4} ?){2,7}[A-Z0-9]{1,4}"),
        label(rf"iban{NUMBER}"),
        checks.iban,
        checked=0.95,
        digits=2,
    ),
    IdentifierRule(
        "card-ending",
        "payment_card",
        pattern(r"\d{4}"),
        label(
            r"(?:card|account|visa|mastercard|amex)(?: number| no\.?)? (?:that )?(?:ending|ends|ended)(?: in| with)?|last (?:four|4) digits(?: (?:of|on) (?:the |his |her |my |your |our )?(?:bank |debit |credit )?(?:card|account))?(?: (?:are|is|were))?"
        ),
        labelled=0.85,
        reach=4,
        digits=4,
    ),
    IdentifierRule(
        "card-masked",
        "payment_card",
        re.compile(r"(?<![\w*•#])(?:[*xX•#]{4}[ -]?){1,3}(?P<value>\d{4})(?!\w)"),
        bare=0.85,
        any_case=True,
        digits=4,
    ),
    IdentifierRule(
        "payment-card",
        "payment_card",
        pattern(r"[2-6]\d{3}([ -]?)\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?|3[47]\d{2}[ -]?\d{6}[ -]?\d{5}"),
        label(rf"(?:(?:credit|debit|bank|payment) card|card|visa|mastercard|amex){NUMBER}"),
        checks.luhn,
        checked=0.9,
        digits=13,
    ),
)
