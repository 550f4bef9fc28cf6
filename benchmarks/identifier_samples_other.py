"""A second writer's identifiers: other sentences, other labels, other ways of writing the number down.

Written before the rules were looked at again and run once (docs/detection.md has the figures of that first run). Every
identifier of the domain paper is here, numbers of institutions among them.
"""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Iterator

from benchmarks import identifier_samples as first
from benchmarks.identifier_samples import Kind, Sample

_PNC = "ZABCDEFGHJKLMNPQRTUVWXY"


def _digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choice(string.digits) for _ in range(count))


def _letters(rng: random.Random, count: int, of: str = "ABCDEFGHJKLMNPRSTUVWXY") -> str:
    return "".join(rng.choice(of) for _ in range(count))


def _one_of(*patterns: str) -> Callable[[random.Random], str]:
    """A maker: # is a digit, ? a letter."""

    def make(rng: random.Random) -> str:
        return "".join(
            _digits(rng, 1) if sign == "#" else _letters(rng, 1) if sign == "?" else sign
            for sign in rng.choice(patterns)
        )

    return make


def _lower(make: Callable[[random.Random], str]) -> Callable[[random.Random], str]:
    return lambda rng: make(rng).lower()


def scn(rng):
    """Weights 3 2 7 6 5 4 3 2, modulus 11; a remainder of one is never issued."""
    body = f"{rng.randrange(5, 25):02d}" + _digits(rng, 6)
    rest = sum(int(digit) * weight for digit, weight in zip(body, (3, 2, 7, 6, 5, 4, 3, 2), strict=True)) % 11
    return scn(rng) if rest == 1 else body + str((11 - rest) % 11)


def cro(rng):
    serial, year = rng.randrange(1, 1_000_000), rng.randrange(100)
    if rng.random() < 0.5:
        return f"{serial}/{year:02d}{_PNC[int(f'{year:02d}{serial:06d}') % 23]}"
    return f"SF{year:02d}/{serial}{_PNC[int(f'{year:02d}{serial}') % 23]}"


def pnc_short(rng):
    year, serial = rng.randrange(0, 25), rng.randrange(1, 100_000)
    return f"{year:02d}/{serial}{_PNC[int(f'{year:02d}{serial:07d}') % 23]}"


def temporary_nino(rng):
    return f"TN {rng.randrange(1, 29):02d}{rng.randrange(1, 13):02d}{rng.randrange(40, 99)} {rng.choice('MF')}"


def spaced_upn(rng):
    value = first.upn(rng)
    return f"{value[0]} {value[1:4]} {value[4:8]} {value[8:10]} {value[10:]}"


def chi(rng):
    """Date of birth, then four digits of which the last checks all."""
    while True:
        body = f"{rng.randrange(1, 29):02d}{rng.randrange(1, 13):02d}{rng.randrange(100):02d}{_digits(rng, 3)}"
        check = (11 - sum(int(d) * w for d, w in zip(body, range(10, 1, -1), strict=True)) % 11) % 11
        if check < 10:
            return body[:6] + rng.choice(["", " "]) + body[6:] + str(check)


def passport_line(rng):
    return f"P<GBR{_letters(rng, 7)}<<{_letters(rng, 5)}".ljust(44, "<")


KINDS = (
    Kind("NHS number", "nhs_number", first.nhs, ("NHS Number (10 digits)", "patient's NHS no", "Health and Care number"), True),
    Kind("CHI number", "nhs_number", chi, ("CHI number", "CHI no."), True),
    Kind("NINO", "national_insurance_number", first.nino, ("Nat Ins No", "N.I. number", "National Insurance Number"), True),
    Kind("NINO temporary", "national_insurance_number", temporary_nino, ("temporary NI number", "NI No")),
    Kind("NINO spaced, no suffix", "national_insurance_number", _one_of("AB ## ## ##", "CE######"), ("N.I. No.", "nino")),
    Kind("UPN", "upn", first.upn, ("pupil UPN", "UPN no", "Unique pupil no."), True),
    Kind("UPN spaced", "upn", spaced_upn, ("UPN",), True),
    Kind("ULN", "uln", first.uln, ("learner number", "Unique Learner No"), True),
    Kind("UCI", "uci", first.uci, ("candidate's UCI", "UCI number"), True),
    Kind("candidate number", "candidate_number", _one_of("####"), ("Cand. no.", "Candidate No", "exam candidate number")),
    Kind("Scottish candidate number", "candidate_number", scn, ("Scottish Candidate Number", "SCN", "SQA candidate no"), True),
    Kind("TRN", "teacher_reference_number", _one_of("#######", "RP##/#####", "##/#####"), ("Teacher Ref No", "TRN number", "DfE teacher reference")),
    Kind("UTR", "utr", first.utr, ("tax reference", "Unique Tax Reference number", "UTR no"), True),
    Kind("passport", "passport_number", _one_of("#########", "### ### ###", "??#######"), ("British passport", "passport no", "Passport Number")),
    Kind("passport line", "passport_number", passport_line, ("passport",), True),
    Kind("residence permit", "residence_permit", _one_of("??#######", "???######"), ("biometric residence permit", "BRP card no")),
    Kind("share code", "residence_permit", _one_of("W?# #?# ?#?", "R#??##??#"), ("share code", "right to work share code")),
    Kind("Home Office reference", "residence_permit", _one_of("?#######", "####-####-####-####"), ("Home Office ref", "HO reference", "UAN")),
    Kind("driving licence", "driving_licence", first.licence, ("driving license no", "DVLA driver number"), True),
    Kind("driving licence NI", "driving_licence", _one_of("########"), ("NI driving licence", "driver licence number")),
    Kind("vehicle", "vehicle_registration", first.vehicle, ("vehicle reg", "car, registration", "VRN", "index number"), True),
    Kind("vehicle, other styles", "vehicle_registration", first.old_vehicle, ("vehicle registration mark", "registration no", "reg plate")),
    Kind("postcode", "postcode", first.postcode, ("p/code", "postcode of home address"), True),
    Kind("forces postcode", "postcode", _one_of("BFPO ###", "BFPO ##"), ("post code",), True),
    Kind("postal address", "postal_address", first.address, ("Address", "lives at", "correspondence address"), True),
    Kind("UPRN", "postal_address", _one_of("10009#######", "############"), ("UPRN", "Unique Property Reference Number")),
    Kind("telephone", "phone_number", first.phone, ("t", "M", "daytime tel no", "mob no.", "Contact number"), True),
    Kind("extension", "phone_number", _one_of("####", "###"), ("ext", "Extension", "extn")),
    Kind("local telephone", "phone_number", _one_of("96####", "960 ###"), ("home telephone", "ring", "tel no")),
    Kind("sort code and account", "bank_account", _one_of("##-##-## ########", "##-##-##, ########"), ("bank details", "sort code/account")),
    Kind("sort code", "bank_account", _one_of("## ## ##", "##-##-##", "######"), ("sort code", "S/C")),
    Kind("account", "bank_account", _one_of("########"), ("acct no", "bank a/c", "Account Number")),
    Kind("IBAN", "iban", first.iban, ("IBAN no",), True),
    Kind("card", "payment_card", first.card, ("long card number", "Visa ending in full", "credit card no"), True),
    Kind("DBS", "dbs_number", _one_of("00##########", "00## #### ####"), ("enhanced DBS number", "DBS cert no", "disclosure no.")),
    Kind("PNC id", "pnc_number", first.pnc, ("PNC identifier", "PNCID"), True),
    Kind("PNC id, short year", "pnc_number", pnc_short, ("PNC no", "PNC ID"), True),
    Kind("CRO number", "pnc_number", cro, ("CRO no", "Criminal Records Office number"), True),
    Kind("prison number", "prison_number", _one_of("A####AE", "A####CK"), ("prisoner no", "NOMS number")),
    Kind("probation CRN", "prison_number", _one_of("X######", "D######"), ("CRN (probation)", "nDelius CRN")),
    Kind("crime reference", "crime_reference", _one_of("42/#####/23", "432#0######", "#######/23", "NFRC##########", "24000######"), ("Crime no", "police ref", "occurrence number", "Police crime reference number")),
    Kind("incident", "crime_reference", _one_of("CAD ####/14MAR24", "CAD ####"), ("police incident", "log number")),
    Kind("collar number", "police_number", _one_of("####", "########"), ("collar no", "shoulder number")),
    Kind("officer", "police_number", _one_of("####", "4########"), ("PC", "Police Constable", "PS")),
    Kind("family court", "court_case", _one_of("ZE2#C#####", "CM2#P#####", "LS1#F####"), ("Case No:", "family court case number"), True),
    Kind("family court, new", "court_case", _one_of("####-####-####-####"), ("court ref", "case reference"), True),
    Kind("Crown Court", "court_case", _one_of("T2021####", "S2019####"), ("Crown Court case", "case no"), True),
    Kind("CPS URN", "court_case", _one_of("42AB#####24", "01CD#####23"), ("CPS URN", "URN")),
    Kind("SEND tribunal", "court_case", _one_of("EH###/23/#####"), ("SEND appeal", "tribunal number"), True),
    Kind("employment tribunal", "court_case", _one_of("32#####/2023", "2#0####/2024"), ("ET case no", "employment tribunal claim"), True),
    Kind("EAT", "court_case", _one_of("EA-2022-######-AT", "UKEAT/0###/20"), ("EAT appeal no",), True),
    Kind("ombudsman", "court_case", _one_of("## ### ###"), ("LGSCO reference", "Ombudsman ref")),
    Kind("ICO case", "court_case", _one_of("IC-######-L#T#"), ("ICO case",), True),
    Kind("council reference", "case_reference", _one_of("########", "70######"), ("council tax a/c", "Liquidlogic no", "CHB number", "Housing Benefit claim number")),
    Kind("EHCP number", "case_reference", _one_of("EHC#####", "EHCP/####/22"), ("EHC plan ref", "EHCP no")),
    Kind("Ofsted number", "case_reference", _one_of("EY######", "VC######"), ("Ofsted registration", "childminder registration no", "Ofsted no")),
    Kind("MIS id", "system_id", _one_of("00####", "0#####"), ("Adm no", "SIMS admission number", "Arbor ID", "ParentPay no", "library barcode")),
    Kind("user name", "system_id", _lower(_one_of("24jsmi??", "19khan?")), ("network username", "logon", "user-id")),
    Kind("employee number", "system_id", _one_of("######", "E######"), ("employee no", "Payroll no", "staff number")),
    Kind("staff code", "staff_code", _one_of("JSM", "SBR", "K??"), ("staff code", "teacher code")),
    Kind("tutor group", "staff_code", _one_of("10KLS", "7JSM"), ("tutor group", "form group")),
    Kind("school URN", "institution_number", _one_of("1#####", "4#####"), ("School URN", "URN of school", "Ofsted URN")),
    Kind("LAESTAB", "institution_number", _one_of("881####"), ("LAESTAB", "DfE number of the school")),
    Kind("LAESTAB with stroke", "institution_number", _one_of("881/####"), ("DfE no", "LAESTAB", "DfE number of the school")),
    Kind("UKPRN", "institution_number", _one_of("100#####"), ("UKPRN",)),
    Kind("centre number", "institution_number", _one_of("1####", "6####"), ("exam centre number", "Centre No", "centre no.")),
    Kind("e-mail", "email_address", _lower(_one_of("??.??@example.org", "parent##@example.com")), ("contact", "email addr"), True),
    Kind("social handle", "social_handle", _one_of("@kai_##x", "https://www.tiktok.com/@zz##", "snapchat.com/add/kk##"), ("TikTok", "her insta"), True),
    Kind("IP address", "ip_address", _one_of("185.12.#.#4", "10.2.1#.5#"), ("source IP", "client IP"), True),
    Kind("MAC address", "mac_address", _one_of("A#:B#:0C:1#:2#:F#", "a#-b#-0c-1#-2#-f#"), ("device MAC",), True),
    Kind("coordinates", "coordinates", _one_of("51.7###, 0.4###", "51.73##N, 0.47##E"), ("GPS",), True),
    Kind("what3words", "what3words", _one_of("///filled.count.soap", "///lamp.river.paper"), ("w3w",), True),
    Kind("date of birth", "date_of_birth", first.date, ("D o B", "birth date", "b.", "dob")),
)  # fmt: skip

_LABELLED = (
    "{label} {value} (checked against the file)",
    "{label} = {value}",
    "{label}: {value}; see also page 2.",
    "Could you confirm {label} {value} before Friday?",
    "Notes from the call. {label}: {value}. No further action.",
    "{label}\t{value}",
    "| {label} | {value} | office |",
    "* {label} – {value}",
)
_ALONE = (
    "Ref {value} was on the slip.",
    "I wrote down {value}, then lost the paper.",
    "({value})",
    "It reads {value}.",
    "See {value} for the rest of it",
)


def other_samples(seed: int, *, each: int) -> Iterator[Sample]:
    """As :func:`benchmarks.identifier_samples.samples`, by the second writer."""
    rng = random.Random(f"other {seed}")
    for kind in KINDS:
        for _ in range(each):
            template = rng.choice(_LABELLED).replace("{label}", rng.choice(kind.labels))
            yield _sample(rng, kind, template, labelled=True)
        for _ in range(each if kind.alone else 0):
            yield _sample(rng, kind, rng.choice(_ALONE), labelled=False)


def _sample(rng: random.Random, kind: Kind, template: str, *, labelled: bool) -> Sample:
    value = kind.make(rng)
    start = template.index("{value}")
    text = template.replace("{value}", value)
    return Sample(text, start, start + len(value), f"{kind.name}|{kind.category}", labelled)
