"""References of councils, benefit offices and management systems, and user names: known by their labels."""

from redactor.detection.identifiers.rule import ENDING, NUMBER, IdentifierRule, label, pattern


def _as_written(text: str) -> str:
    return text.strip().casefold()


_COUNCIL = label(
    r"(?:council tax|child benefit|chb|housing benefit|universal credit|uc|esa|pip|dla|blue badge|mosaic|liquid ?logic|lcs|capita(?: one)?|synergy|"
    r"framework-?i|azeus|care ?first|early help|mash|marac|mappa|lado|referral|safeguarding|social (?:care|services)|ehcp?|ehc plan|sen2?|ten(?:ancy)?|rent)"
    rf"\s?(?:account|a/c|claim|application|file|plan|case|child|person|client|journal)?(?:{ENDING}|(?<=account)|(?<=a/c)|(?<=journal))"
)
_ANY_CASE = label(
    r"(?:housing|custody|arrest|prosecution|complaint|exclusion|suspension|our|your|their|application|case|client|customer|payment|claim|foi|sar|file)"
    rf"\s?(?:account|claim|application|file|plan|case|child|person|client)?{ENDING}"
)
_SYSTEM = label(
    r"(?:admission|adm|sims|arbor|bromcom|scholarpack|cpoms|myconcern|parentpay|parentmail|library|pupil|student|child|payroll|employee|"
    r"staff|person(?:nel)?|member(?:ship)?|locker|assignment|ticket|servicenow|helpdesk)"
    rf"\s?(?:card|incident|record|person|system|user|account|login)?(?:{ENDING}|(?<= user)|(?<= account))|(?:cpoms|myconcern) (?:incident|record|entry|log|concern)"
)
_USER = label(
    r"(?:user\s?-?names?|user[\s-]?ids?|log-?[io]n(?: names?)?|network (?:user|log-?in|account)|logged in as|logged on as|user(?=\s?[:=])|printed by|created by|modified by)"
)

RULES = (
    IdentifierRule(
        "council-reference",
        "case_reference",
        pattern(r"(?=[A-Z0-9/-]{0,12}\d)(?=(?:[A-Z/-]*\d){3})[A-Z0-9]{1,14}(?:[/-][A-Z0-9]{1,12}){0,4}"),
        _COUNCIL,
        labelled=0.96,  # its label says more than "account" or "number" alone
        reach=14,
        any_case=True,
        digits=1,
    ),
    IdentifierRule(
        "any-reference",
        "case_reference",
        pattern(r"(?=(?:[A-Z/-]*\d){3})[A-Z0-9]{1,12}(?:[/-][A-Z0-9]{1,12}){0,4}"),
        _ANY_CASE,
        labelled=0.8,
        reach=14,
        any_case=True,
        digits=1,
    ),
    IdentifierRule(
        "reference-with-letters",
        "case_reference",
        pattern(r"[A-Z]{2,6}(?:[/-][A-Z0-9]{1,8}){0,3}[/-]\d{2,8}(?:[/-][A-Z0-9]{1,4})?|[A-Z]{2,5}\d{5,10}"),
        label(
            r"(?:complaint|exclusion|suspension|foi|sar|dsar|grievance|referral|safeguarding|ticket|request|application|appeal)"
        ),
        labelled=0.7,
        reach=2,
        digits=2,
    ),
    IdentifierRule(
        "system-id",
        "system_id",
        pattern(r"(?=(?:[A-Z/-]*\d){3})[A-Z0-9]{1,14}(?:[/-][A-Z0-9]{1,12}){0,3}"),
        _SYSTEM,
        labelled=0.96,
        reach=14,
        any_case=True,
        digits=1,
    ),
    IdentifierRule(
        "user-name",
        "system_id",
        pattern(r"(?=[\w.-]*[a-z])(?=[\w.-]*[\d._])[a-z0-9][\w.-]{2,24}(?<![.-])"),
        _USER,
        labelled=0.85,
        reach=6,
        normalise=_as_written,
    ),
    IdentifierRule(
        "user-folder",
        "system_id",
        pattern(
            r"(?:[A-Z]:\\Users\\|\\\\[\w.-]+\\(?:home|users|profiles?)\$?\\|/home/|/Users/)(?P<value>[\w.-]{2,30})"
        ),
        bare=0.9,
        any_case=True,
        normalise=_as_written,
    ),
    IdentifierRule(
        "domain-user",
        "system_id",
        pattern(r"[A-Z][A-Z0-9-]{2,14}\\(?P<value>[a-z][\w.-]{2,24})"),
        bare=0.8,
        any_case=True,
        normalise=_as_written,
    ),
    IdentifierRule(
        "user-name-shape",
        "system_id",
        pattern(r"(?:[012]\d[a-z]{1,2}(?=[bcdfghjklmnpqrstvwz])[a-z]{4,12}|[a-z]{4,12}[a-z]\d{1,2})"),
        _USER,
        labelled=0.85,
        normalise=_as_written,
    ),
    IdentifierRule(
        "property-reference",
        "postal_address",
        pattern(r"\d{6,12}"),
        label(rf"(?:uprn|usrn|unique (?:property|street) reference){NUMBER}"),
        reach=14,
        digits=6,
    ),
    IdentifierRule(
        "ofsted-number",
        "case_reference",
        pattern(r"(?:EY|VC|RP|CA)? ?\d{6,8}"),
        label(
            rf"(?:ofsted(?: registration)?|child-?minder(?:'s)?(?: registration| ofsted)?|childcare registration){NUMBER}"
        ),
        reach=14,
        digits=6,
    ),
    IdentifierRule("ofsted-number-bare", "case_reference", pattern(r"(?:EY|VC)\d{6}"), bare=0.55, digits=6),
    IdentifierRule(
        "tutor-group",
        "staff_code",
        pattern(r"\d{1,2}[A-Z]{2,4}(?:\d|/[A-Z][a-z]?\d)?"),
        label(r"(?:tutor|form|registration|reg|teaching)\s?(?:group|class|code|set)"),
        labelled=0.85,  # more than the number plate that "reg" could name
        reach=6,
        digits=1,
    ),
    IdentifierRule(
        "tutor-group-called",
        "staff_code",
        pattern(r"(?:[1-9]|1[0-4])[A-Z]{2,4}"),
        label(r"(?:tutor|form|class)"),
        labelled=0.6,
        always_capitals=True,
        reach=2,
        digits=1,
    ),
    IdentifierRule(
        "teaching-set",
        "staff_code",
        pattern(r"\d{1,2}[A-Z]{1,4}/[A-Z][a-z]{0,2}\d?"),
        label(r"(?:class|set|teaching|timetable|group)(?:\s(?:group|set))?(?:\s?codes?)?"),
        labelled=0.6,
        reach=3,
        digits=1,
    ),
    IdentifierRule(
        "staff-code",
        "staff_code",
        pattern(r"[A-Z]{2,4}\d?"),
        label(r"(?:staff|teacher)\s?(?:code|initials)s?"),
        labelled=0.85,
        reach=6,
    ),
)
