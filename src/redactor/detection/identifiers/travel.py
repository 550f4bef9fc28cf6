"""Passports, residence permits, share codes."""

from redactor.detection.identifiers.rule import NUMBER, IdentifierRule, label, pattern

_PASSPORT = label(rf"(?:pass?port|ppt|travel document){NUMBER}")

RULES = (
    IdentifierRule(
        "passport",
        "passport_number",
        pattern(r"\d{9}|\d{3} \d{3} \d{3}|[A-Z]{1,2} ?\d{6,8}|\d{2}[A-Z]{2}\d{5}"),
        _PASSPORT,
        digits=5,
    ),
    IdentifierRule(
        "document-number",
        "passport_number",
        pattern(r"\d{9}|[A-Z]{1,2} ?\d{6,8}|\d{2}[A-Z]{2}\d{5}"),
        label(r"(?:identity |id )?(?:document|card) (?:number|no)\b\.?"),
        labelled=0.7,
        reach=12,
        digits=5,
    ),
    IdentifierRule(
        "passport-machine-line",
        "passport_number",
        pattern(
            r"P[A-Z<][A-Z]{3}[A-Z]+(?:<[A-Z]+)*<<[A-Z<]{5,38}|[A-Z0-9<]{9}\d[A-Z]{3}\d{7}[MFX<]\d{7}[A-Z0-9<]{14}\d\d?"
        ),
        _PASSPORT,
        bare=0.9,
    ),
    IdentifierRule(
        "residence-permit",
        "residence_permit",
        pattern(r"[A-Z]{2,3} ?\d{6,7}"),
        label(
            rf"(?:brp|brc|biometric residence (?:permit|card)|biometric (?:card|permit)|residence (?:permit|card)|e-?visa|arc){NUMBER}"
        ),
        digits=6,
    ),
    IdentifierRule(
        "share-code",
        "residence_permit",
        pattern(r"(?=[A-Z0-9 -]*\d)[A-Z0-9]{3}[ -]?[A-Z0-9]{3}[ -]?[A-Z0-9]{3}"),
        label(r"share code|right to (?:work|rent|study)(?: check)?\s?[-–:,]?\s?(?:share )?code"),
        reach=20,
    ),
    IdentifierRule(
        "confirmation-of-acceptance",
        "residence_permit",
        pattern(r"(?=(?:[A-Z]*\d){4})[A-Z0-9]{14}"),
        label(rf"(?:cas|confirmation of acceptance(?: for studies)?){NUMBER}"),
        reach=8,
    ),
    IdentifierRule(
        "home-office-reference",
        "residence_permit",
        pattern(r"[A-Z]\d{7}(?:/\d{1,3})?|\d{4}-\d{4}-\d{4}-\d{4}|[A-Z]{3}/\d{6,8}|\d{2}/\d{2}/\d{4,6}(?!\d)"),
        label(
            rf"(?:home office|nass|asylum support|ho|port|uan|gwf|immigration|arc|asylum(?: registration)?(?: card)?|application registration(?: card)?){NUMBER}"
        ),
        reach=20,
        digits=6,
    ),
)
