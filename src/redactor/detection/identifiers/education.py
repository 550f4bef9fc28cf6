"""Numbers of pupils, learners, candidates and teachers."""

from redactor.detection.identifiers import checks
from redactor.detection.identifiers.rule import NUMBER, IdentifierRule, label, pattern

_ULN = label(rf"(?:uln|unique learner|learner (?:ref(?:erence)?|id|number)){NUMBER}")
RULES = (
    IdentifierRule(
        "upn",
        "upn",
        pattern(r"[A-Z] ?\d{3}[ /-]?\d{4}[ /-]?\d{2}[ /-]?\d{3}|[A-Z] ?\d{3}[ /-]?\d{4}[ /-]?\d{2}[ /-]?\d{2}[A-Z]"),
        label(rf"(?:upn|unique pupil|pupil ref(?:erence)?){NUMBER}"),
        checks.upn,
        bare=0.3,
        checked=0.9,
        digits=10,
    ),
    IdentifierRule(
        "uln",
        "uln",
        pattern(r"\d{10}|\d{3} \d{3} \d{4}|\d{5} \d{5}|\d{4} \d{3} \d{3}"),
        _ULN,
        checks.uln,
        checked=0.6,
        digits=10,
    ),
    IdentifierRule(
        "uln-in-groups",
        "uln",
        pattern(r"\d(?:[ -]?\d){9}"),
        _ULN,
        checks.uln,
        labelled=0.9,
        digits=10,
    ),
    IdentifierRule(
        "uci",
        "uci",
        pattern(r"\d{5} ?[0-9A-Z] ?\d{2} ?\d{4} ?[A-Z]"),
        label(rf"(?:uci|unique candidate(?: identifier)?){NUMBER}"),
        checks.uci,
        bare=0.3,
        checked=0.85,
        digits=6,
    ),
    IdentifierRule(
        "candidate-number",
        "candidate_number",
        pattern(r"\d{4}"),
        label(r"(?:(?:exam(?:ination)? )?cand(?:idate)?\.?(?:'s)?|exam(?:ination)?)\s?(?:number|num|no|nr|id)s?\b\.?"),
        labelled=0.9,
        reach=20,
        digits=4,
    ),
    IdentifierRule(
        "candidate-called",
        "candidate_number",
        pattern(r"(?!(?:19|20)\d\d)\d{4}"),
        label(r"(?:exam(?:ination)? )?cand(?:idate)?"),
        labelled=0.8,
        reach=3,
        digits=4,
    ),
    IdentifierRule(
        "scottish-candidate-number",
        "candidate_number",
        pattern(r"\d{9}|\d{3} \d{3} \d{3}"),
        label(rf"(?:scn|scottish candidate|sqa(?: candidate)?){NUMBER}"),
        checks.scottish_candidate,
        checked=0.5,
        digits=9,
    ),
    IdentifierRule(
        "teacher-reference",
        "teacher_reference_number",
        pattern(r"(?:RP ?)?\d{2} ?/ ?\d{5}|(?:RP ?)?\d{7}"),
        label(
            rf"(?:trn|teachers?(?:['’]s?)? (?:pensions? )?(?:ref(?:erence)?|number|no)|(?:dfe|dfes|dcsf|gtc|gtce|gtcs|qts|qtls|trs?)"
            rf"(?=\s?(?:number|no|ref|reg|cert))(?:\s?(?:registration|reg|certificate|cert)\b\.?)?){NUMBER}"
        ),
        digits=7,
    ),
    IdentifierRule(
        "teacher-reference-rp", "teacher_reference_number", pattern(r"RP ?\d{2} ?/ ?\d{5}"), bare=0.8, digits=7
    ),
)
