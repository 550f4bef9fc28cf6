"""The invented people of the sample case, and the outcome that is right for each.

Nobody here exists. Telephone numbers come from Ofcom's drama ranges, addresses end in example.org, NHS numbers from
the 999 test range.
"""

from __future__ import annotations

from dataclasses import dataclass

DISCLOSE, WITHHOLD, REFER = "disclose", "withhold", "refer"


@dataclass(frozen=True)
class Invented:
    """One invented person: fullest name, role, and what is right for a plain mention of them."""

    name: str
    role: str
    outcome: str


CAST: dict[str, Invented] = {
    "amelia": Invented("Amelia Clarke", "data_subject", DISCLOSE),
    "ruth": Invented("Ruth Clarke", "requester", DISCLOSE),
    "daniel": Invented("Daniel Clarke", "parental_responsibility", WITHHOLD),
    "noah": Invented("Noah Clarke", "sibling", WITHHOLD),
    "seun": Invented("Oluwaseun Adeyemi", "pupil", WITHHOLD),
    "kacper": Invented("Kacper Wisniewski", "pupil", WITHHOLD),
    "zainab": Invented("Zainab Hussain", "pupil", WITHHOLD),
    "sian": Invented("Siân Pritchard", "pupil", WITHHOLD),
    "mo": Invented("Muhammad Iqbal", "pupil", WITHHOLD),
    "lan": Invented("Lan Nguyen", "pupil", WITHHOLD),
    "finn": Invented("Finn O'Brien-Smythe", "pupil", WITHHOLD),
    "junho": Invented("Jun-ho Park", "pupil", WITHHOLD),
    "tyler": Invented("Tyler Marsh", "pupil", WITHHOLD),
    "amelia_n": Invented("Amelia Nowak", "pupil", WITHHOLD),
    "amelia_o": Invented("Amelia Osei", "pupil", WITHHOLD),
    "folake": Invented("Folake Adeyemi", "parent_of_other", WITHHOLD),
    "marek": Invented("Marek Wisniewski", "parent_of_other", WITHHOLD),
    "holt": Invented("Patricia Holt", "staff", DISCLOSE),
    "bevan": Invented("Gareth Bevan", "staff", DISCLOSE),
    "rahman": Invented("Farida Rahman", "staff", DISCLOSE),
    "jclarke": Invented("Joan Clarke", "staff", DISCLOSE),
    "whitlock": Invented("Tom Whitlock", "staff", DISCLOSE),
    "carr": Invented("Denise Carr", "staff", DISCLOSE),
    "voss": Invented("Helen Voss", "health_professional", DISCLOSE),
    "nair": Invented("Priya Nair", "social_work_professional", DISCLOSE),
    "grant": Invented("Lewis Grant", "police", WITHHOLD),
    "pike": Invented("Alan Pike", "governor", DISCLOSE),
}

PEOPLE_CSV = """\
name,role,aliases,identifiers,consent,consent_for,consent_date,consent_reason,known_to_requester,born,note
Patricia Holt,staff,Mrs Holt;PH,p.holt@hollowoak.example.org,,,,,,,headteacher
Gareth Bevan,staff,Mr Bevan;GB,g.bevan@hollowoak.example.org,,,,,,,Year 6 teacher
Farida Rahman,staff,Ms Rahman;FR,f.rahman@hollowoak.example.org,,,,,,,SENCo
Joan Clarke,staff,Mrs J Clarke;Mrs Joan Clarke,j.clarke@hollowoak.example.org,,,,,,,Year 4 teacher
Tom Whitlock,staff,Mr Whitlock;TW,t.whitlock@hollowoak.example.org,,,,,,,teaching assistant
Denise Carr,staff,Mrs Carr,office@hollowoak.example.org,,,,,,,school office
Helen Voss,health_professional,Dr Voss,,,,,,,,educational psychologist
Priya Nair,social_work_professional,Ms Nair,p.nair@council.example.org,,,,,,,social worker
Lewis Grant,police,PC Grant,,,,,,,,officer named in role
Alan Pike,governor,Mr Pike,,,,,,,,chair of governors
Daniel Clarke,parental_responsibility,Mr Clarke;Dan Clarke,dan.clarke@mail.example.org,not sought,,,asking could put somebody at risk,,,father; not the requester
Noah Clarke,sibling,,,,,,,,2017-06-21,brother in Year 3
Oluwaseun Adeyemi,pupil,Seun,,refused,this request,2026-11-05,his mother said no on his behalf,,2014-01-30,
Kacper Wisniewski,pupil,Kacper W,,,,,,,2013-11-02,
Zainab Hussain,pupil,,,,,,,,2014-05-17,
Siân Pritchard,pupil,Sian,,,,,,,2014-02-11,
Muhammad Iqbal,pupil,Mo,,,,,,,2013-12-25,
Amelia Nowak,pupil,,,,,,,,2014-07-08,
Amelia Osei,pupil,,,,,,,,2013-10-19,
"""
