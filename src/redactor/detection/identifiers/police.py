"""Numbers of the police, prisons, probation and the Disclosure and Barring Service."""

from redactor.detection.identifiers import checks
from redactor.detection.identifiers.rule import ENDING, NUMBER, IdentifierRule, label, pattern

_CRIME = label(
    r"(?:(?:crime|incident|occurrence|police|niche|athena|storm|ois|merlin|connect|log|event|action fraud|nfib|crimestoppers|urn|investigation|inv)"
    rf"(?:\s(?:report|log|crime|incident|investigation))?(?:{ENDING}|\surn)"
    r"|(?:crime|athena|niche|merlin|police|incident) (?:report|investigation|log|incident)|irn|cad|crn|nfrc|niche|urn|occurrence)"
)


_OF_DAY = r" ?,? ?(?:of|on|dated) \d{1,2}(?:[./]\d{1,2}(?:[./]\d{2,4})?|(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: \d{2,4})?)"


def _with_stroke(text: str) -> str:
    return "".join(char for char in text.upper() if char.isalnum() or char == "/")


RULES = (
    IdentifierRule(
        "dbs-certificate",
        "dbs_number",
        pattern(r"\d{12}|\d{4} \d{4} \d{4}|\d{3} \d{3} \d{3} \d{3}|[CEF]0\d{9}"),
        label(
            rf"(?:(?:enhanced )?dbs|crb|disclosure|cert(?:ificate)?\.?)(?:\s(?:certificate|check|disclosure))?{NUMBER}"
        ),
        digits=9,
    ),
    IdentifierRule("dbs-certificate-bare", "dbs_number", pattern(r"00[1-9]\d{9}"), bare=0.3, digits=12),
    IdentifierRule(
        "pnc-id",
        "pnc_number",
        pattern(r"(?:19|20)?\d{2}/\d{1,7}[A-Z]"),
        label(rf"(?:pnc(?:\s?id)?|police national computer){NUMBER}"),
        checks.pnc,
        checked=0.9,
        normalise=_with_stroke,
        digits=3,
    ),
    IdentifierRule(
        "cro-number",
        "pnc_number",
        pattern(r"\d{1,6}/\d{2}[A-Z]|SF ?\d{2}/\d{1,6}[A-Z]"),
        label(rf"(?:cro|criminal records? office){NUMBER}"),
        checks.cro,
        bare=0.3,
        checked=0.7,
        normalise=_with_stroke,
        digits=3,
    ),
    IdentifierRule(
        "prison-number",
        "prison_number",
        pattern(r"[A-Z]\d{4}[A-Z]{2}"),
        label(rf"(?:prison(?:er)?|noms|nomis){NUMBER}"),
        bare=0.6,
        digits=4,
    ),
    IdentifierRule(
        "probation-crn",
        "prison_number",
        pattern(r"[A-Z]\d{6}"),
        label(rf"(?:probation|ndelius|delius|offender|case reference number|probation crn|crn){NUMBER}"),
        reach=20,
        digits=6,
    ),
    IdentifierRule(
        "crime-reference",
        "crime_reference",
        pattern(
            r"(?=(?:[A-Z/-]*\d){4})(?:[A-Z]{1,4}[/-]?)?\d{2,12}(?:/[A-Z]{2,4})?(?:[/-]\d{1,8}){0,3}(?:/\d{1,2}[A-Z]{3}\d{2,4})?(?:[/-]?[A-Z]{1,2})?"
            rf"(?:{_OF_DAY})?|[A-Z]{{2}}\d{{2}}[A-Z0-9]{{4,9}}"
        ),
        _CRIME,
        labelled=0.9,
        reach=25,
        digits=2,
    ),
    IdentifierRule(
        "crime-reference-strokes", "crime_reference", pattern(r"\d{2}/\d{4,7}/\d{2}"), _CRIME, bare=0.7, digits=8
    ),
    IdentifierRule(
        "crime-reference-cad",
        "crime_reference",
        pattern(rf"CAD[ :-]{{0,2}}\d{{1,5}}(?:[ /-]\d{{1,2}} ?[A-Z]{{3}} ?\d{{2,4}}|{_OF_DAY})?"),
        bare=0.9,
        any_case=True,
        digits=1,
    ),
    IdentifierRule(
        "incident-of-a-day",
        "crime_reference",
        pattern(rf"\d{{1,5}}{_OF_DAY}"),
        label(
            rf"(?:log|incident|inc|cad|event|serial|occurrence|ois|storm|police|reference|ref)(?:\s(?:log|incident))?{NUMBER}"
        ),
        labelled=0.92,
        reach=4,
        digits=1,
    ),
    IdentifierRule(
        "crime-reference-dated",
        "crime_reference",
        pattern(r"[A-Z]{2,3}-(?:19|20)\d{6}-\d{3,5}"),
        _CRIME,
        bare=0.8,
        digits=8,
    ),
    IdentifierRule("fraud-report", "crime_reference", pattern(r"NFRC ?\d{9,12}"), _CRIME, bare=0.95, digits=9),
    IdentifierRule(
        "collar-number",
        "police_number",
        pattern(
            r"(?:PC|WPC|DC|PS|DS|PCSO|TDC|SPC|PC/|Insp(?:ector)?\.?|Sgt\.?|Constable|Sergeant)"
            r" ?(?P<value>\d{3,9}|[A-Z]{0,2}\d{2,5})"
        ),
        bare=0.85,
        any_case=True,
        digits=2,
    ),
    IdentifierRule(
        "collar-number-apart",
        "police_number",
        pattern(r"(?!(?:19|20)\d\d(?!\d))\d{4,9}"),
        label(
            r"(?:(?-i:W?PC|PCSO|T?D[CSI]|PS|SPC|Sgt|Insp|Constable|Sergeant|Inspector|Officer)|police (?:constable|sergeant|officer)|special constable)"
            r"\.?(?: (?-i:[A-Z][\w'’.-]*)){0,2}"
        ),
        labelled=0.7,
        reach=5,
        digits=4,
    ),
    IdentifierRule(
        "collar-number-said",
        "police_number",
        pattern(r"[A-Z]{0,2}\d{3,8}"),
        label(r"(?:collar|shoulder|epaulette|warrant(?: card)?)"),
        labelled=0.7,
        reach=2,
        digits=3,
    ),
    IdentifierRule(
        "warrant-number",
        "police_number",
        pattern(r"(?!no)[A-Z]{0,2} ?\d{2,8}|\d{2,6}[A-Z]{1,2}"),
        label(r"(?:collar|warrant(?: card)?|shoulder|epaulette|badge|officer)\s?(?:number|num|no|id)\b\.?"),
        reach=20,
        digits=2,
    ),
)
