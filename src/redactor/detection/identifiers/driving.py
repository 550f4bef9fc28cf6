"""Driving licences and vehicle registrations."""

from redactor.detection.identifiers import checks
from redactor.detection.identifiers.rule import NUMBER, IdentifierRule, label, pattern

_LICENCE = label(rf"(?:driv(?:ing|er)(?:'?s)? licen[cs]e|licen[cs]e|dvla|dva){NUMBER}")
_VEHICLE = label(
    r"(?:(?:vehicle|car|van|lorry|bus|taxi|motorbike|motorcycle|moped|minibus|bmw|audi|ford|vauxhall|toyota|nissan|"
    r"mercedes|volkswagen|vw|kia|fiat|renault|peugeot|honda|skoda|tesla|volvo)"
    r"(?:\s(?:registration|reg|index))?|registration(?: mark| plate)?|reg(?:istered)?|vrm|vrn|(?:number|licen[cs]e|personal|private)\s?plates?|plates?|index)"
    rf"{NUMBER}"
)

_PLATE = label(
    r"(?:registration(?: mark| plate)?|reg|vrm|vrn|(?:number|licen[cs]e|personal|private)\s?plates?|plate)" + NUMBER
)
_NOT_LETTERS = "reg|vrm|vrn|no|car|van|bus|is|was"  # words before a plate that begins with its number: "reg 1 AB"

RULES = (
    IdentifierRule(
        "driving-licence",
        "driving_licence",
        pattern(r"(?=[A-Z]{2})[A-Z]{2,5}9{0,3} ?\d{6} ?[A-Z][A-Z9] ?[A-Z0-9] ?[A-Z0-9]{2}(?: ?\d{2})?"),
        _LICENCE,
        checks.driving_licence,
        bare=0.4,
        checked=0.9,
        digits=6,
    ),
    IdentifierRule("driving-licence-ni", "driving_licence", pattern(r"\d{8}"), _LICENCE, digits=8),
    IdentifierRule(
        "vehicle-current",
        "vehicle_registration",
        pattern(r"[A-HJ-PR-Y]{2} ?\d{2} ?[A-HJ-PR-Z]{3}"),
        _VEHICLE,
        checks.vehicle_age,
        checked=0.92,
        digits=2,
    ),
    IdentifierRule(
        "vehicle-prefix",
        "vehicle_registration",
        pattern(r"[A-HJ-NP-Y]\d{1,3} ?[A-HJ-PR-Z]{3}"),
        _VEHICLE,
        bare=0.3,
        digits=1,
    ),
    IdentifierRule(
        "vehicle-spaced-out",
        "vehicle_registration",
        pattern(
            r"[A-HJ-NP-Y] \d{1,3} ?[A-HJ-PR-Z]{3}|[A-HJ-PR-Z]{3} ?\d{1,3} [A-HJ-NPR-TV-Y]|[A-HJ-PR-Y]{2} \d \d [A-HJ-PR-Z]{3}"
        ),
        _VEHICLE,
        always_capitals=True,
        reach=20,
        digits=1,
    ),
    IdentifierRule(
        "vehicle-suffix",
        "vehicle_registration",
        pattern(r"[A-HJ-PR-Z]{3} ?\d{1,3} ?[A-HJ-NPR-TV-Y]"),
        _VEHICLE,
        bare=0.2,
        digits=1,
    ),
    IdentifierRule(
        "vehicle-northern-ireland",
        "vehicle_registration",
        pattern(r"(?=[A-Z]{0,2}[IZ])[A-Z]{3} ?\d{1,4}"),
        _VEHICLE,
        bare=0.2,
        digits=1,
    ),
    IdentifierRule(
        "taxi-plate",
        "vehicle_registration",
        pattern(r"[A-Z]{0,3}\d{2,6}"),
        label(
            r"(?:taxi|hackney(?: carriage)?|private hire|cab|phv)(?: driver(?:['’]s)?)? (?:plate|badge|licen[cs]e)(?:\s?(?:number|no)\b\.?)?"
        ),
        labelled=0.82,
        reach=4,
        digits=2,
    ),
    IdentifierRule(
        "vehicle-dateless",
        "vehicle_registration",
        pattern(rf"(?!(?:{_NOT_LETTERS})\b)(?:\d{{3}} ?[DX] ?\d{{3}}|[A-Z]{{1,3}} ?\d{{1,4}}|\d{{1,4}} ?[A-Z]{{1,3}})"),
        _PLATE,
        labelled=0.8,
        always_capitals=True,
        reach=12,
        digits=1,
    ),
)
