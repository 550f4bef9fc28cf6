"""Generated documents of a UK office: threads, minutes, logs, lists, letters, forms, chats, judgments, stories, loose lines."""

from __future__ import annotations

import random

from models.training.labelled import Builder, Labelled
from models.training.names import NameSource
from models.training.scene import Scene

_PEOPLE, _NOBODY = "office_lines", "negative_lines"


def generate(
    rng: random.Random, names: NameSource, kind: str | None = None, origin: str | None = None, lists: str = ""
) -> Labelled:
    """One document, of *kind* or of any; *lists* chooses another writer's templates."""
    scene = Scene(rng, names, origin, lists)
    out = Builder()
    makers = _KINDS
    chosen = kind or rng.choices(tuple(makers), weights=tuple(weight for weight, _ in makers.values()))[0]
    makers[chosen][1](scene, out)
    return out.done(chosen)


def _line(scene: Scene, out: Builder, people: float = 0.55, source: str = _PEOPLE) -> None:
    scene.fill(out, scene.pick(source if scene.rng.random() < people else _NOBODY))


def _paragraph(scene: Scene, out: Builder, lines: int, people: float = 0.55, source: str = _PEOPLE) -> None:
    for number in range(lines):
        out.add(scene.rng.choice((" ", " ", "\n")) if number else "")
        _line(scene, out, people, source)
    out.add("\n")


# E-mail -------------------------------------------------------------------------------------------------------

_HEADERS = (
    "From: {full1} <{email1}>\nSent: {date} {time}\nTo: {full2} <{email2}>\n{cc}Subject: {topic}\n",
    "From: {rev1}\nSent: {date} {time}\nTo: {rev2}\n{cc}Subject: RE: {topic}\n",
    "From: {rev1} [mailto:{email1}]\nSent: {day}, {month} {num}, 2001 {time}\nTo: {rev2}; {rev3}\n{cc}Subject: FW: {topic}\n",
    "Date: {date} {time}\nFrom: {email1}\nTo: {email2}\nSubject: {topic}\n{cc}X-From: {rev1}\nX-To: {rev2}\nX-cc: {rev3}\nX-bcc:\n",
    "Date: {date} {time}\nFrom: {email1}\nTo: {email2}, {email3}\nSubject: Re: {topic}\nX - From: {full1}\nX - To: {full2}, {full3}\nX - cc:\nX - bcc:\n",
    "Date: {date}\nFrom: {email1}\nTo: {email2}\nX - From: \" {rev1} \" < {email1} >\nX - To: {rev2} < {email2} >, {rev3} < {email3} >\nX - cc: {full4}@{acro}, {rev5} ({acro})\nX - bcc:\n",
    "From: {full1}/{acro}/{acro} on {date} {time}\nTo: {full2}/{acro}/{acro}@{acro}, {full3}/{acro}/{acro}@{acro}\ncc: {full4}/{acro}/{acro}@{acro}\nSubject: {topic}\n",
    "{full1}@{acro}\n{date} {time}\nTo: {full2}/{acro}/{acro}@{acro}\ncc: (bcc: {full3}/{acro}/{acro})\nSubject: Re: {topic}\n",
    "{full1} <{email1}>\n{date} {time}\nTo\t{full2}\nCc\t{rev3}; {rev4}\n{topic}\n",
    "On {date}, at {time}, {full1} <{email1}> wrote:\n",
    "On {date} {full1} wrote:\n",
    "From: {group_mail}\nTo: {email2}\n{cc}Subject: {topic}\n",
    "From: {full1}\nTo: {full2}; {full3}; {full4}\nSubject: {topic}\nDate: {date}\n",
    "From: {full1}/{acro}/{brand}@{brand} on {date} {time}\nTo: {full2}/{acro}/{brand}@{brand}\ncc: {full3} / {acro} / {brand}@{brand}\nSubject: {brand} deal\n",
    "From: {email1}@{brand} on {date}\nTo: {full2} / {brand}_DEVELOPMENT@{brand}, {full3} / {brand}@{brand}\nX - To: {rev2} < IMCEANOTES - {mangled}+40{acro}+2Ecom@{brand} >\n",
    "From: \" {brand} {brand} \" < {group_mail} > @{brand} >\nTo: {brand} {task_words} Client < {group_mail} >\n",
    "FROM: {urev1}\nTO: {urev2}\nCC: {urev3}\nSUBJECT: {topic}\n",
    "De: {full1}\nEnviado: {date}\nPara: {full2}\nAsunto: {topic}\n",
    "To: {email2}\ncc: {email3}, {email4}\nSubject: {topic}\nFrom: {full1}\n",
    "From: \"{full1}\" <{email1}>\nTo: \"{full2}\" <{email2}>, '{email3}', \"{rev4} (E-mail)\" <{email4}>\nSubject: {topic}\n",
    "{full1} ({email1})\nto {first2}, me, {full3}\n{date}\n",
)  # fmt: skip
_COPIES = (
    "",
    "",
    "Cc: {full3} <{email3}>\n",
    "Cc: {rev3}; {rev4}; {rev5}\n",
    "Cc: {full3}; {full4}\n",
    "CC: {group_mail}\n",
    "Cc:\n",
    "cc: {first3}\n",
)
_BETWEEN = (
    "-----Original Message-----\n",
    "Original Message\n",
    "---------- Forwarded message ---------\n",
    "\n",
    "________________________________\n",
    "Forwarded by {full4} on {date}\n",
    "---------------------- Forwarded by {full5}/{acro}/{acro} on {date} {time} ---------------------------\n",
    "> ",
    "",
)


def _thread(scene: Scene, out: Builder) -> None:
    rng = scene.rng
    header, copies = rng.choice(_HEADERS), rng.choice(_COPIES)
    for number in range(rng.choice((1, 1, 2, 3, 4))):
        if number:
            scene.fill(out, rng.choice(_BETWEEN))
            scene.cast[:3] = rng.sample(scene.cast[:3], 3)
            header = header if rng.random() < 0.5 else rng.choice(_HEADERS)
        scene.fill(out, header.replace("{cc}", copies))
        _message(scene, out)


def _message(scene: Scene, out: Builder) -> None:
    rng = scene.rng
    if rng.random() < 0.8:
        scene.fill(
            out, scene.pick("greeting").replace("{full1}", "{full2}").replace("{tsur1}", "{tsur2}").replace("1}", "2}")
        )
        out.add(rng.choice(("\n", "\n\n", " ")))
    for _ in range(rng.choice((1, 1, 2))):
        source = _PEOPLE if scene.lists or rng.random() < 0.55 else "mail_lines"
        _paragraph(scene, out, rng.randint(1, 4), rng.choice((0.15, 0.4, 0.6)), source)
    if rng.random() < 0.85:
        scene.fill(out, scene.pick("closing").replace("3}", "1}"))
        out.add("\n")
    out.add(rng.choice(("", "\n")))


# Records ------------------------------------------------------------------------------------------------------


def _minutes(scene: Scene, out: Builder) -> None:
    rng = scene.rng
    scene.fill(
        out,
        rng.choice(
            (
                "Minutes of the {topic} meeting\n{school}\n{date}\n",
                "MINUTES\n{date} {time}\n",
                "Governors' meeting {date}\n",
                "{org}\nTeam meeting notes {date}\n",
            )
        ),
    )
    scene.fill(
        out,
        rng.choice(
            (
                "Present: {full1} ({ini1}), {full2} ({ini2}), {full3} ({ini3})\n",
                "Present:\n{full1} ({job})\n{full2} ({job})\n{full3}\n",
                "Attendees: {isur1}, {isur2}, {isur3}\n",
                "Present\n{full1}\t{ini1}\t{job}\n{full2}\t{ini2}\t{job}\n",
                "Present: {first1}, {first2}, {first3}, {ini4}\n",
            )
        ),
    )
    scene.fill(out, rng.choice(("Apologies: {full4}\n", "Apologies: none\n", "Apologies: {tsur4}, {tsur5}\n", "")))
    for number in range(rng.randint(2, 6)):
        out.add(rng.choice((f"{number + 1}. ", "", "- ", f"{number + 1}\t")))
        _line(scene, out, 0.5)
        out.add("\n")
        if rng.random() < 0.5:
            scene.fill(
                out,
                rng.choice(
                    (
                        "ACTION: {ini1} to {task}\n",
                        "Action: {first2} to {task} by {date}\n",
                        "{ini3} to {task}.\n",
                        "{ini2} noted the report. {ini1} agreed.\n",
                        "Action {ini1}/{ini2}\n",
                        "{tsur3} to {task}.\n",
                        "\t\t{ini2}\n",
                    )
                ),
            )


def _log(scene: Scene, out: Builder) -> None:
    """Case notes in the manner of a safeguarding system, a housing file or a social-care chronology."""
    rng = scene.rng
    entry = rng.choice((
        "Student: {full1} ({form})\nIncident date: {date} {time}\nAdded by: {full2}\nCategory: {topic}\nLinked students: {full3}, {full4}\n{body}\nAction: {isur2} to {task}\n\n",
        "{date} {time} – {isur2}\n{body}\n",
        "{date}\t{ini2}\t{body}\n",
        "{date} | {full2} | {body} | {first1}\n",
        "[{date} {time}] {full2} ({job}): {body}\n",
        "{date}: {body} ({ini2})\n",
        "Date: {date}\nWorker: {full2}\nType: Home visit\nSeen: {first1}, {first3}\n{body}\n\n",
        "Tenant: {tfull1}\nOfficer: {suri2}\n{date} {body}\n",
        "Entry {num}\nPupil name: {urev1}\nReported by: {tsur2}\nDetails: {body}\nBody map: No\nNotified: {full4}, {tsur5}\n",
        "{urev1} {form}\n{date} {body} {ini2}\n",
    ))  # fmt: skip
    for _ in range(rng.randint(1, 5)):
        before, after = entry.split("{body}")
        scene.fill(out, before)
        for number in range(rng.randint(1, 3)):
            out.add(" " if number else "")
            _line(scene, out, 0.65)
        scene.fill(out, after)


def _chat(scene: Scene, out: Builder) -> None:
    rng = scene.rng
    prefix = rng.choice(
        (
            "[{time}] {full}: ",
            "{first}: ",
            "{first} ({time}) ",
            "{date}, {time} - {full}: ",
            "{full}\n",
            "{nick}: ",
            "{lfirst}: ",
        )
    )
    for _ in range(rng.randint(3, 9)):
        scene.fill(out, prefix)
        _line(scene, out, 0.35)
        out.add("\n")


# Lists and forms ----------------------------------------------------------------------------------------------

_ROWS = (
    ("Surname\tForename\tForm\tDOB", "{usur}\t{first}\t{form}\t{date}"),
    ("Name | Year | Attendance", "{full} | {year} | {num}%"),
    ("Surname, Forename\tUPN", "{rev}\t{ref}"),
    ("Name,Form,Marks", "{rev},{form},{num}"),
    ("No  Name  Reg", "{num}  {urev}  {form}"),
    ("Staff\tRole\tInitials", "{full}\t{job}\t{ini}"),
    ("Name  Telephone", "{full}  {phone}"),
    ("", "{urev} {form}"),
    ("", "{full}"),
    ("", "{rev}"),
    ("Pupil  Mon Tue Wed Thu Fri", "{suri}  / \\ / \\ N"),
    ("Action\tOwner\tDue", "{task}\t{ini}\t{date}"),
    ("Action | Who | When", "{task} | {first} | {date}"),
    ("Visitor\tCompany\tSeeing\tIn", "{full}\t{org}\t{tsur}\t{time}"),
    ("Tenant\tAddress\tArrears", "{tfull}\t{street}\t{money}"),
    ("Name: | Relationship: | Contact number:", "{full} | Mother | {phone}"),
    ("First name   Surname", "{first}   {sur}"),
    ("", "{num}. {full} ({job})"),
    ("", "{full}\t\t{full}"),
    ("", "{first}\n{sur}\n{form}\n{date}"),
    ("", "{firsti} – {topic}"),
    ("School\tContact\tTown", "{school}\t{full}\t{place}"),
    ("Organisation | Lead", "{org} | {tsur}"),
    ("Seat", "{ufull}"),
    ("FAMILY NAME\tGIVEN NAME", "{usur}\t{first}"),
    ("", "{rev} <{email}>;"),
)
_EMPTY_ROWS = (
    "{school}\t{place}\t{num}",
    "{org} | {money} | {date}",
    "{street}, {place} {postcode}",
    "{ref}\t{date}\t{money}",
    "{job}\tVacant\t{date}",
    "{topic}\t{num}\t{date}",
    "{place}\t{num}",
    "Total\t{num}",
    "{country}",
    "{place}, {country}",
    "{org}",
    "{street}",
    "{acro}\t{num}\t{acro}",
    "{job}",
)


def _table(scene: Scene, out: Builder) -> None:
    rng = scene.rng
    heading, row = rng.choice(_ROWS)
    if rng.random() < 0.3:
        _line(scene, out, 0.2)
        out.add("\n")
    out.add(f"{heading}\n" if heading and rng.random() < 0.8 else "")
    for _ in range(rng.randint(3, 14)):
        scene.cast[rng.randrange(len(scene.cast))] = scene.names.draw(rng)
        scene.fill(out, row)
        out.add("\n")
    if rng.random() < 0.3:
        _line(scene, out, 0.2)


def _empty_table(scene: Scene, out: Builder) -> None:
    """A list in which nobody stands: places, firms, sums."""
    row = scene.rng.choice(_EMPTY_ROWS)
    for _ in range(scene.rng.randint(3, 12)):
        scene.fill(out, row)
        out.add("\n")


_FIELDS = (
    "Name of child: {full1}", "Child's name: {first1} {usur1}", "Name: {full1}", "Surname: {sur1}", "Forename(s): {first1}", "Known as: {nick1}", "DOB: {date}", "Year group: {year}",
    "Class: {form}", "Address: {street}, {place} {postcode}", "Name of parent/carer: {tfull2}", "Parent/carer: {full2}", "Relationship: Mother", "Contact number: {phone}", "Email: {email2}",
    "Emergency contact 1: {full2} {phone}", "Emergency contact 2: {full3} (aunt) {phone}", "GP: {tsur4}", "Surgery: {org}", "School: {school}", "Reported by: {full5}", "Reported by:", "Role: {job}",
    "Date: {date}", "Name of person completing form: {full5}", "Signed: {full5}", "Signature:", "Print name: {ufull5}", "Siblings: {first6}, {first7}", "Social worker: {full6} ({org})", "Social worker: N/A",
    "Religion: Christian", "Ethnicity: White British", "First language: Polish", "Nationality: {country}", "Witnesses: {full4}, {full6}", "Details:", "Line manager: {isur7}", "Employer: {org}", "Job title: {job}",
    "Previous school: {school}", "Country of birth: {country}", "Town of birth: {place}", "Title: Mrs  First name: {first2}  Last name: {sur2}", "Name\n{full1}", "Surname\n{usur1}\nForename\n{first1}", "Case worker\n{full6}", "Referrer: {full5}, {job}, {org}",
)  # fmt: skip


def _form(scene: Scene, out: Builder) -> None:
    rng = scene.rng
    fields = rng.sample(_FIELDS, rng.randint(5, 14))
    for field in fields:
        scene.fill(
            out, field if rng.random() < 0.8 else field.replace(": ", rng.choice(("  ", "\t", " ", ":\n", " | ")), 1)
        )
        out.add(rng.choice(("\n", "\n", "\n", "   ")))
    if rng.random() < 0.5:
        _paragraph(scene, out, rng.randint(1, 3), 0.6)


# Letters, judgments, prose ------------------------------------------------------------------------------------


def _letter(scene: Scene, out: Builder) -> None:
    rng = scene.rng
    scene.fill(
        out,
        rng.choice(
            (
                "{org}\n{street}\n{place} {postcode}\n\n{date}\n\n{tfull2}\n{street}\n{place} {postcode}\n\nOur ref: {ref}\n\n",
                "{school}\n{date}\n\n",
                "{tisur2}\n{street}\n{place}\n\n{date}\n\n",
                "Our ref {ref}/{ini1}\n{date}\n",
                "PRIVATE AND CONFIDENTIAL\n{full2}\n{street}\n{place}\n",
            )
        ),
    )
    scene.fill(
        out,
        rng.choice(
            (
                "Dear {tsur2}\n\n",
                "Dear {first2}\n\n",
                "Dear Sir or Madam\n\n",
                "Dear {tsur2} and {tsur3}\n\n",
                "Dear {full2},\n",
                "Dear Parent/Carer\n\n",
            )
        ),
    )
    scene.fill(
        out,
        rng.choice(
            (
                "",
                "Re: {full3}\n\n",
                "RE: {ufull3}, DOB {date}\n\n",
                "{topic}\n\n",
                "Re: {street}\n\n",
                "Your child: {first3} {usur3}, {form}\n\n",
            )
        ),
    )
    for _ in range(rng.randint(1, 3)):
        _paragraph(scene, out, rng.randint(1, 4), 0.5)
        out.add("\n")
    scene.fill(
        out,
        rng.choice(
            (
                "Yours sincerely\n\n\n{full1}\n{job}\n",
                "Yours sincerely,\n{tfull1}\n{job}, {school}\n",
                "Yours faithfully\n\n{org}\n",
                "Yours sincerely\n\n{isur1}\n{job}\ncc {full4}, {full5}\n",
                "Kind regards\n{first1}\n",
                "Yours sincerely\n{full1}\nEnc.\ncc: {tsur4}\n    {tsur5}, {org}\n",
            )
        ),
    )


def _judgment(scene: Scene, out: Builder) -> None:
    for number in range(scene.rng.randint(2, 5)):
        out.add("\n\n" if number else "")
        _line(scene, out, 0.6, "legal_lines")
        if scene.rng.random() < 0.4:
            out.add(" ")
            _line(scene, out, 0.5, "legal_lines")


def _prose(scene: Scene, out: Builder) -> None:
    for number in range(scene.rng.randint(2, 7)):
        out.add(scene.rng.choice((" ", "\n")) if number else "")
        _line(scene, out, 0.65, "prose_lines")


def _web(scene: Scene, out: Builder) -> None:
    """Answers, reviews and posts: short, loud, full of trade names."""
    for number in range(scene.rng.randint(1, 6)):
        out.add(scene.rng.choice((" ", "\n", "\n\n")) if number else "")
        _line(scene, out, 0.75, "web_lines")


def _loose(scene: Scene, out: Builder) -> None:
    for number in range(scene.rng.choice((1, 1, 1, 1, 2, 3, 5))):
        out.add(scene.rng.choice(("\n", "\n", " ", "\n\n")) if number else "")
        _line(scene, out, 0.5)


def _nobody(scene: Scene, out: Builder) -> None:
    for number in range(scene.rng.randint(2, 9)):
        out.add(scene.rng.choice(("\n", "\n", " ")) if number else "")
        _line(scene, out, 0.0)


_KINDS = {
    "thread": (16, _thread), "mail": (14, _message), "web": (13, _web), "minutes": (9, _minutes), "log": (12, _log), "chat": (5, _chat), "table": (9, _table), "empty": (3, _empty_table),
    "form": (8, _form), "letter": (8, _letter), "judgment": (7, _judgment), "prose": (10, _prose), "loose": (22, _loose), "nobody": (6, _nobody),
}  # fmt: skip
