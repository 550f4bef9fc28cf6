"""Court, tribunal and ombudsman case numbers."""

from redactor.detection.identifiers.rule import NUMBER, IdentifierRule, label, pattern

_CASE = label(
    rf"(?:(?:family |county |crown |magistrates'? |high )?court(?: case| claim)?|case|claim|tribunal|appeal|hearing){NUMBER}"
)

RULES = (
    IdentifierRule("family-court", "court_case", pattern(r"[A-Z]{2}\d{2}[A-Z]\d{4,5}"), _CASE, bare=0.85, digits=4),
    IdentifierRule(
        "family-court-spaced", "court_case", pattern(r"[A-Z]{2}[ -]?\d{2}[ -]?[A-Z][ -]?\d{4,5}"), _CASE, digits=4
    ),
    IdentifierRule("hmcts-reference", "court_case", pattern(r"\d{4}-\d{4}-\d{4}-\d{4}"), _CASE, bare=0.8, digits=16),
    IdentifierRule("crown-court", "court_case", pattern(r"[TSAU](?:19|20)\d{6}"), _CASE, bare=0.7, digits=8),
    IdentifierRule(
        "common-platform-urn",
        "court_case",
        pattern(r"\d{2}[A-Z0-9]{2}\d{7}"),
        label(rf"(?:urn|cps|common platform|unique reference|(?:magistrates'?|crown|court) (?:court )?case){NUMBER}"),
        reach=20,
        digits=7,
    ),
    IdentifierRule(
        "send-tribunal", "court_case", pattern(r"(?:EH|SE|WS) ?\d{3}/\d{2}/\d{4,5}"), _CASE, bare=0.95, digits=8
    ),
    IdentifierRule("employment-tribunal", "court_case", pattern(r"\d{7}/(?:19|20)\d{2}"), _CASE, bare=0.8, digits=11),
    IdentifierRule(
        "appeal-tribunal",
        "court_case",
        pattern(r"(?:UK)?EAT?[-/](?:19|20)\d{2}[-/]\d{4,6}(?:[-/][A-Z]{2,4})?|UKEATS?/\d{3,4}/\d{2}(?:/[A-Z]{2,4})?"),
        _CASE,
        bare=0.9,
        digits=6,
    ),
    IdentifierRule(
        "court-claim",
        "court_case",
        pattern(r"[A-Z0-9]{3}[A-Z]{2}\d{3}|[A-Z]\d{2}[A-Z]{2}\d{3}|\d{3}[A-Z]{2}\d{3}"),
        _CASE,
        reach=20,
        digits=2,
    ),
    IdentifierRule(
        "ombudsman-case",
        "court_case",
        pattern(r"\d{2} \d{3} \d{3}|\d{8}"),
        label(rf"(?:lgsco|lgo|ombudsman){NUMBER}"),
        reach=25,
        digits=8,
    ),
    IdentifierRule("ico-case", "court_case", pattern(r"IC-\d{5,6}-[A-Z0-9]{4}"), bare=0.95, digits=5),
)
