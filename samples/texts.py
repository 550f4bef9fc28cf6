"""The words of the sample documents, with planted mentions marked (see ``planting``)."""

from __future__ import annotations

LETTER_HOME = [
    "12 September 2024",
    "{ruth:Mrs Ruth Clarke}",
    "4 Millrace Lane, Otterford, XX1 2QQ",
    "Dear {ruth:Mrs Clarke},",
    (
        "I am writing about {amelia:Amelia}'s first weeks in Year 6. {amelia:Milly} has settled well and enjoys maths with "
        "{bevan:Mr Bevan}. On Tuesday she was upset after {seun:Seun Adeyemi} and {kacper:Kacper} left her out of a game; "
        "{whitlock:Mr Whitlock} spoke to all three children and they shook hands."
    ),
    (
        "{folake:Mrs Adeyemi} has asked us to keep {seun:Seun} and {amelia:Amelia} in separate groups for now. "
        "We do not think that is needed."
    ),
    (
        "You mentioned that {noah:Noah} is anxious about moving into Year 3. {jclarke:Mrs Joan Clarke}, who will teach the "
        "class next to his, is happy to meet you."
    ),
    "Yours sincerely,",
    "{holt:Patricia Holt}",
    "Headteacher, Hollow Oak Primary School. Telephone 01632 960104.",
]

LETTER_PSYCHOLOGIST = [
    "Educational Psychology Service, County Offices, Otterford",
    "Date: 3 March 2025",
    "Re: {amelia:Amelia Clarke}, born 09/03/2014",
    "Dear {rahman:Ms Rahman},",
    (
        "Thank you for asking me to see {amelia:Amelia}. I observed her in class on 24 February 2025 and spoke with "
        "{bevan:Mr Bevan}. {amelia:Amelia} is a thoughtful girl whose reading is well above what is expected of her age."
    ),
    (
        "During the observation {zainab:Zainab Hussain}, who has epilepsy, had to leave the room with {whitlock:Mr Whitlock}. "
        "{amelia:Amelia} comforted {zainab:Zainab}'s friend {lan:Lan Nguyen}."
    ),
    "I recommend a quiet place at lunchtime and a weekly talk with a trusted adult.",
    "Yours sincerely,",
    "{voss:Dr Helen Voss}",
    "Educational psychologist, HCPC registered",
]

EMAIL_THREAD = [
    "From: {bevan:Gareth Bevan} <{bevan:g.bevan@hollowoak.example.org}>",
    "Sent: 14 January 2025 16:42",
    "To: {rahman:Farida Rahman} <{rahman:f.rahman@hollowoak.example.org}>",
    "Cc: {holt:Patricia Holt} <{holt:p.holt@hollowoak.example.org}>",
    "Subject: RE: lunchtime and {tyler:Tyler}",
    "",
    "Hi {rahman:Farida},",
    (
        "I spoke to {amelia:Amelia C} and to {amelia_n:Amelia Nowak}. {amelia:Amelia Clarke} says that {tyler:Tyler Marsh} took "
        "her bag; {tyler:Tyler} says it was {mo:Mo}. I have rung {tyler:Tyler}'s mum on 07700 900142."
    ),
    "{bevan:Gareth}",
    "",
    "From: {rahman:Farida Rahman} <{rahman:f.rahman@hollowoak.example.org}>",
    "Sent: 14 January 2025 12:10",
    "To: {bevan:Gareth Bevan} <{bevan:g.bevan@hollowoak.example.org}>",
    "Subject: lunchtime and {tyler:Tyler}",
    "",
    (
        "{bevan:Gareth}, could you find out what happened at lunch? {folake:Folake Adeyemi} <{folake:folake.adeyemi@mail.example.org}> "
        "wrote that {seun:Seun} saw it all. {mo:Muhammad Iqbal} was there too."
    ),
    "Thanks, {rahman:Farida}",
]

STATEMENTS = [
    "INCIDENT STATEMENTS, 15 JANUARY 2025",
    "Statement of {seun:Oluwaseun Adeyemi} (6B), taken by {whitlock:Mr Whitlock}:",
    (
        "\"I was by the bench. {tyler:Tyler} grabbed {amelia:Milly}'s bag and ran. {mo:Mo} did not do anything. "
        'My mum says not to talk about it."'
    ),
    "Statement of {sian:Siân Pritchard} (6A), taken by {whitlock:Mr Whitlock}:",
    '"{tyler:Tyler Marsh} was laughing. {finn:Finn O\'Brien-Smythe} told him to stop. I went to get {carr:Mrs Carr}."',
    "Statement of {amelia:Amelia Clarke} (6A), taken by {bevan:Mr Bevan}:",
    '"He took my bag because I sat with {junho:Jun-ho}. I was not hurt."',
]

SEN_REVIEW = [
    "SEN support review: {amelia:Amelia Clarke}",
    "Present: {rahman:Ms F Rahman} (SENCo), {bevan:Mr G Bevan}, {ruth:Mrs R Clarke}",
    "Date: 20 May 2025",
    "{amelia:Amelia} wears glasses and sees the school nurse about her asthma. Her inhaler is kept in the office.",
    "{amelia:Amelia} works well with {zainab:Zainab Hussain}. {zainab:Zainab} has epilepsy and sits near the door.",
    "{kacper:Kacper Wisniewski} has an EHCP for autism and shares the same teaching assistant.",
    "{ruth:Mrs Clarke} said that the family attends St Bride's Church on Sundays.",
    "{mo:Muhammad} was fasting during Ramadan and missed the trip that {amelia:Amelia} went on.",
    "Next review: October 2025. {rahman:FR} to write to {voss:Dr Voss}.",
]

MINUTES = [
    "Minutes of the pastoral meeting, 6 February 2025",
    (
        "Present: {holt:Patricia Holt} ({holt:PH}), {bevan:Gareth Bevan} ({bevan:GB}), {rahman:Farida Rahman} ({rahman:FR}), "
        "{pike:Alan Pike} (governor)"
    ),
    "Apologies: {whitlock:Tom Whitlock}",
    "1. {amelia:Amelia Clarke}: attendance is 97 %. {bevan:GB} to praise her in assembly.",
    "2. {tyler:Tyler Marsh}: second incident this term. {holt:PH} to write to the family.",
    "3. {amelia_o:Amelia Osei} has asked to change tables. {bevan:GB} to arrange.",
]
MINUTES_INSERTED = " {seun:Seun Adeyemi} will move as well."
MINUTES_DELETED = " {tyler:Tyler} may be excluded."
MINUTES_COMMENT = "{sian:Siân}'s parents have complained about this too."

BEHAVIOUR_LOG = [
    ["Date", "Pupil", "What happened", "Recorded by"],
    ["10/09/2024", "{amelia:Amelia Clarke}", "Helped a younger child in the playground.", "{whitlock:T Whitlock}"],
    ["17/09/2024", "{tyler:Tyler Marsh}", "Pushed {mo:Muhammad Iqbal} in the line.", "{bevan:G Bevan}"],
    ["01/10/2024", "{amelia:Amelia Clarke}", "Argued with {seun:Seun} about a game; made up.", "{bevan:G Bevan}"],
    ["14/11/2024", "{amelia_n:Amelia Nowak}", "Forgot PE kit for the third time.", "{whitlock:T Whitlock}"],
    ["14/01/2025", "{amelia:Amelia Clarke}", "Bag taken by {tyler:Tyler}. See statements.", "{bevan:G Bevan}"],
    ["15/01/2025", "{tyler:Tyler Marsh}", "Lost two playtimes.", "{holt:P Holt}"],
]

CHRONOLOGY = [
    ["Date", "Entry", "By"],
    [
        "02/12/2024",
        "{amelia:Amelia} told {bevan:Mr Bevan} that {daniel:Dad} shouts at home at weekends. Green form completed.",
        "{bevan:GB}",
    ],
    [
        "03/12/2024",
        "Safeguarding: {holt:Mrs Holt} spoke to {nair:Priya Nair} (social worker) at the MASH. Advice: no strategy discussion, keep watching.",
        "{holt:PH}",
    ],
    ["10/01/2025", "{daniel:Daniel Clarke} collected {amelia:Amelia} and {noah:Noah}. Neutral handover.", "{carr:DC}"],
    [
        "21/01/2025",
        "{grant:PC Lewis Grant} called about an Operation Encompass notification concerning the {kacper:Wisniewski} household. Crime reference 42/12345/25. Do not share.",
        "{holt:PH}",
    ],
]

CLASS_LIST = [
    ["Surname", "Forename", "Date of birth", "Group"],
    ["{seun:Adeyemi}", "{seun:Oluwaseun}", "30/01/2014", "Oak"],
    ["{amelia:Clarke}", "{amelia:Amelia}", "09/03/2014", "Ash"],
    ["{zainab:Hussain}", "{zainab:Zainab}", "17/05/2014", "Oak"],
    ["{mo:Iqbal}", "{mo:Muhammad}", "25/12/2013", "Ash"],
    ["{lan:Nguyen}", "{lan:Lan}", "04/04/2014", "Elm"],
    ["{amelia_n:Nowak}", "{amelia_n:Amelia}", "08/07/2014", "Elm"],
    ["{sian:Pritchard}", "{sian:Siân}", "11/02/2014", "Oak"],
]

NEWSLETTER = [
    ("Autumn at Hollow Oak", None),
    ("A busy term", ("Year 6 walked to Otterford Weir and drew the old mill. {amelia:Amelia Clarke} won the poetry prize with a "
     "poem about the river. Well done to {lan:Lan Nguyen}, who came second, and to {finn:Finn O'Brien-Smythe}, who drew the "
     "picture on our cover.")),
    ("Thank you", ("{pike:Mr Alan Pike}, our chair of governors, opened the new library. {carr:Mrs Carr} retires at Easter "
     "after thirty years in the office.")),
    ("Dates", ("The harvest assembly is on 4 October 2024 at 9.15. The Christmas fair needs helpers; please ring the office on "
     "01632 960104. School closes on 20 December 2024.")),
    ("Chess", "The chess club meets on Wednesdays. {junho:Jun-ho Park} beat everybody, {bevan:Mr Bevan} included."),
]  # fmt: skip

FORM_FIELDS = {
    "pupil": "{amelia:Amelia Clarke}",
    "parent": "{ruth:Ruth Clarke}",
    "telephone": "{ruth:01632 960177}",
    "second_contact": "{daniel:Daniel Clarke}",
    "second_telephone": "{daniel:07700 900811}",
    "collected_by": "{marek:Marek Wisniewski}",
}

REPORT_SECTIONS = [
    (
        "English",
        "{amelia:Amelia} reads widely and writes with care. Her story about the lighthouse was read to the class.",
    ),
    (
        "Mathematics",
        "{amelia:Amelia} is secure in fractions. She explained long division to {kacper:Kacper} with great patience.",
    ),
    ("Science", "In the circuits project {amelia:Amelia} worked with {zainab:Zainab} and {junho:Jun-ho Park}."),
    ("History", "{amelia:Amelia} asked thoughtful questions about the mills of Otterford."),
    ("Physical education", "{amelia:Milly} swam 400 metres. She and {sian:Siân Pritchard} led the warm-up."),
    ("Personal development", "{amelia:Amelia} is kind. When {lan:Lan} was new she showed her round the school."),
]

EMBEDDED_NOTE = [
    "Note for file, 16 January 2025",
    "{tyler:Tyler Marsh}'s mother, {tyler_mum:Kelly Marsh}, rang the office on 07700 900142. She is worried about {tyler:Tyler}.",
    "She asked how {amelia:Amelia Clarke} is.",
    "{carr:Denise Carr}",
]

FILE_COVER = [
    "Transfer summary for {amelia:Amelia Clarke}",
    "Prepared by {carr:Denise Carr} on 27 June 2025",
    "A note that was pinned to this record is attached as a file.",
]

STATEMENT_KACPER = [
    "Statement, 15 January 2025",
    "I am {kacper:Kacper Wisniewski} and I am in 6B. I did not see who took {amelia:Amelia}'s bag. {tyler:Tyler} was near it.",
    "Read back to {kacper:Kacper} by {whitlock:Tom Whitlock}.",
]
