"""Numbers of schools, colleges and exam centres: nobody's own, but they tell which school another pupil went to."""

from redactor.detection.identifiers.rule import NUMBER, IdentifierRule, label, pattern

RULES = (
    IdentifierRule(
        "school-urn",
        "institution_number",
        pattern(r"(?<![/-])[14]\d{5}(?![/-])"),
        label(
            rf"(?:(?:school|academy|college|ofsted|dfe|gias|edubase|establishment)(?:'s)? (?:urn|unique reference){NUMBER}"
            r"|urn of (?:the )?(?:school|academy|college)"
            r"|(?<!police )(?<!crime )(?<!case )(?<!incident )urn(?: ?(?:number|no)\b\.?)?)"  # of the police it has eleven characters
        ),
        labelled=0.97,
        reach=14,
        digits=6,
    ),
    IdentifierRule(
        "laestab",
        "institution_number",
        pattern(r"\d{3}[/ -]?\d{4}"),
        label(
            rf"(?:la-?estab{NUMBER}|(?:school|establishment) ?(?:/ ?estab)?{NUMBER}|(?:dfe|dfes|dcsf){NUMBER} of (?:the )?(?:school|academy))"
        ),
        labelled=0.97,
        reach=14,
        digits=7,
    ),
    IdentifierRule(
        "laestab-with-stroke",
        "institution_number",
        pattern(r"\d{3}/\d{4}"),
        label(rf"(?:dfe|dfes|dcsf){NUMBER}"),  # seven digits on end with this label may be a teacher's
        labelled=0.97,
        reach=14,
        digits=7,
    ),
    IdentifierRule(
        "establishment-number",
        "institution_number",
        pattern(r"\d{4}"),
        label(r"estab(?:lishment)? ?(?:number|no)\b\.?"),
        labelled=0.97,
        reach=6,
        digits=4,
    ),
    IdentifierRule(
        "ukprn", "institution_number", pattern(r"1\d{7}"), label(rf"ukprn{NUMBER}"), labelled=0.97, reach=14, digits=8
    ),
    IdentifierRule(
        "exam-centre",
        "institution_number",
        pattern(r"\d{5}"),
        label(r"(?:exam(?:ination)?s? )?cent(?:re|er)\s?(?:number|num|no|nr|code|id)s?\b\.?"),
        labelled=0.97,
        reach=14,
        digits=5,
    ),
)
