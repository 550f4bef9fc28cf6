"""Layout evidence: names where headers, letters, forms, tables and minutes put them, and the numbers tied to them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from redactor.core.documents import BlockKind
from redactor.detection import find_in_texts
from redactor.detection.layout import Layout
from redactor.detection.layout.name_shapes import names_in_list
from redactor.detection.views import DocumentView


@pytest.fixture
def laid_out(make_document):
    """Names that the layout alone gives, without any model."""

    def find(*texts):
        document = make_document(*texts)
        by_id = {block.id: block.text for block in document.blocks}
        return [one.span.of(by_id[one.span.block]) for one in Layout().find(DocumentView(document, None))]

    return find


THREAD = """From: Khan, Aisha <a.khan@example.org>
To: Jane Osei; Smith, Peter (Head); office@example.org
Cc: admin; Mrs B. O'Neill
Subject: Re: trip

Hi Jane and Peter,

Please see below.

Kind regards,
Aisha Khan
Class teacher, 4B

On Mon, 4 Mar 2024 at 10:12, Oluwaseun Adeyemi <o.a@example.org> wrote:
> Dear Mrs Khan,
> my son is ill.
> Many thanks
> seun
"""


def test_a_thread_says_who_wrote_to_whom(laid_out):
    assert laid_out(THREAD) == [
        "Khan, Aisha",
        "Jane Osei",
        "Smith, Peter",
        "B. O'Neill",
        "Jane",
        "Peter",
        "Aisha Khan",
        "Oluwaseun Adeyemi",
        "Khan",
        "seun",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kevin Kindall@ENRON\n11/10/2000 08:00 AM", ["Kevin Kindall"]),
        ("Forwarded by Vince J Kaminski/HOU/ECT on 03/04/2001 10:20 AM", ["Vince J Kaminski"]),
        ("Brown, Elizabeth [mailto:e.brown@example.org]", ["Brown, Elizabeth"]),
        ("To: Mark Hill / HOU / ECT@ECT, Ann Poe / CA / Enron@Enron", ["Mark Hill", "Ann Poe"]),
        ("from: jane smith <j@example.org>", ["jane smith"]),
        ("To: All Staff\nCc: Office", []),
    ],
)
def test_mail_systems_write_names_in_their_own_ways(laid_out, text, names):
    assert laid_out(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dear Mr and Mrs Khan,", ["Khan"]),
        ("Dear Parents,", []),
        ("Dear Sir or Madam,", []),
        ("hi zainab,", ["zainab"]),
        ("Good morning all,", []),
        ("We will write on Monday. Many thanks, Aisha", ["Aisha"]),
        ("Yours sincerely\n\nJ. Smith\nHeadteacher", ["J. Smith"]),
        ("Thanks for your help with this.", []),
        ("Cheers,\nz okafor", ["z okafor"]),  # a sign-off that opens a text greets nobody called Cheers
    ],
)
def test_greetings_and_signatures(laid_out, text, names):
    assert laid_out(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Name of parent/carer: Mrs Zainab Hussain", ["Zainab Hussain"]),
        ("Pupil name: Kacper Nowak   Class: 4B    DOB: 12/03/2014", ["Kacper Nowak"]),
        ("Reported by: J. Smith (TA)     Date: 12/3/24", ["J. Smith"]),
        ("Surname: O'Brien-Smythe\nForename: Siân", ["O'Brien-Smythe", "Siân"]),
        ("Staff involved: Mr Lee, Miss Poole and Dr Ahmed", ["Lee", "Poole", "Ahmed"]),
        ("Parent/carer:\nRuth Clarke", ["Ruth Clarke"]),
        ("Witness: none\nName:\nContact: Office", []),
        ("Pupil: he was told to sit down and then he left the room", []),
        ("[12/03/2024, 10:12:33] Jane Smith: hello", ["Jane Smith"]),
        (
            "Pictured (left to right): Kacper Nowak, Aisha Khan and Jo Bright",
            ["Kacper Nowak", "Aisha Khan", "Jo Bright"],
        ),
    ],
)
def test_form_labels_chats_and_captions(laid_out, text, names):
    assert laid_out(text) == names


def test_minutes_list_who_was_there_and_who_has_to_act(laid_out):
    text = "Present: Mrs J Smith (Chair) (JS), Mr A Khan (AK)\nIn attendance:\nTom Hall, Clerk\nPriya Patel – SENCO\n\nAction: AK/JS"
    assert laid_out(text) == ["J Smith", "JS", "A Khan", "AK", "Tom Hall", "Priya Patel", "AK", "JS"]


def test_a_register_set_with_tabs(laid_out):
    text = "Surname\tForename\tClass\nNowak\tKacper\t4B\nADEYEMI-CLARKE\tOluwaseun\t4B"
    assert laid_out(text) == ["Nowak", "Kacper", "ADEYEMI-CLARKE", "Oluwaseun"]


def as_table(document, rows):
    """The document's blocks as cells of rows of the given length; the first row is the heading."""
    blocks = []
    at = 0
    for number, length in enumerate(rows):
        for block in document.blocks[at : at + length]:
            blocks.append(replace(block, row=f"r{number}", heading=number == 0))
        at += length
    return replace(document, blocks=tuple(blocks))


def test_cells_under_a_name_heading_are_names(make_document):
    document = as_table(make_document("Pupil", "Class", "KHAN Aisha", "4B", "Osei, Jane", "5A"), [2, 2, 2])
    found = Layout().find(DocumentView(document, None))
    assert [one.span.block for one in found] == ["f:2", "f:4"]


def test_a_list_of_names_is_cut_at_commas_unless_they_turn_a_name():
    text = "Khan, Aisha; Mrs Hill (Chair), Mr Bo and Jo Bright"
    assert [text[low:high] for low, high in names_in_list(text)] == ["Khan, Aisha", "Hill", "Bo", "Jo Bright"]


def linked(detector, text, category):
    """Each finding of the category with the text of the mention it hangs on."""
    (found,) = find_in_texts(detector, [text], include_weak=True)
    names = {one.id: one.span.of(text) for one in found}
    return [
        (one.span.of(text), *[names[mention] for mention in one.mentions]) for one in found if one.category == category
    ]


def test_an_address_hangs_on_the_name_it_is_written_for(detector):
    text = "From: Khan, Aisha <a.khan@example.org>\nTo: Jane Osei <jo@example.org>"
    assert linked(detector, text, "email_address") == [
        ("a.khan@example.org", "Khan, Aisha"),
        ("jo@example.org", "Jane Osei"),
    ]


def test_a_number_in_a_signature_hangs_on_the_signer(detector):
    text = "Please ring.\n\nKind regards,\nAisha Khan\nClass teacher\nTel: 01632 960555"
    assert linked(detector, text, "phone_number") == [("01632 960555", "Aisha Khan")]


def test_a_date_behind_a_name_is_a_date_of_birth_only_if_old_enough(find):
    text = "Kacper Nowak (12/03/2014) was seen on 4 May 2023. Aisha Khan (11/05/2023) was seen too."
    assert find(text, "date_of_birth") == ["12/03/2014"]


def test_bare_initials_count_for_people_of_the_document(find):
    text = "Reported by: Jane Smith\nJS to chase the report. PE to be moved."
    assert find(text, "person") == ["Jane Smith", "JS"]


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        (BlockKind.AUTHOR, "zainab hussain", ["zainab hussain"]),
        (BlockKind.PROPERTY, "Tom Whitlock", ["Tom Whitlock"]),
        (BlockKind.PROPERTY, "Microsoft Word", []),
        (BlockKind.PROPERTY, "Draft", []),
    ],
)
def test_author_blocks_and_author_properties_hold_a_person(make_document, kind, text, found):
    document = make_document(text)
    blocks = (replace(document.blocks[0], kind=kind),)
    view = DocumentView(replace(document, blocks=blocks), None)
    assert [one.span.of(text) for one in Layout().find(view)] == found


@pytest.mark.parametrize(
    "text",
    [
        "From: the office\nTo: all parents\nCc: none",  # headers that name nobody
        "On the whole he wrote: nothing more.",  # no quoted chain
        "To: jobs@example.org, Sales@Example",
        "Begin forwarded message:\nSubject: Lunch menu",
        "Dear all,\nGood afternoon everyone,\nHi team,",
        "Kind regards\nThe Admissions Team",
        "Name: N/A\nReported by: Office\nParent/carer: both",
        "Present: all governors\nApologies: none received",
        "Action: ASAP\nAction: TBC",
        "School name\tClass\nOak Lodge Primary\t4B",
        "Pictured: the new library",
        "Minutes: 45\nThe chair thanked everybody.",
    ],
)
def test_what_has_the_form_but_names_nobody_is_left_alone(laid_out, text):
    assert laid_out(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("From: Ann Poe\nSent: Monday\nTo: Bo Lee; Cy Roe\nCc: Di Fox", ["Ann Poe", "Bo Lee", "Cy Roe", "Di Fox"]),
        ("On Tue, 5 Nov 2024 at 09:14, Ann Poe <a@example.org> wrote:", ["Ann Poe"]),
        ("> From: Ann Poe\n> To: Bo Lee", ["Ann Poe", "Bo Lee"]),
        ("Poe, Ann [mailto:a.poe@example.org]", ["Poe, Ann"]),
        ("Yours faithfully,\n\nAnn Poe\nClerk to the governors", ["Ann Poe"]),
        (
            "Attendance\nAttendees: Ann Poe (AP), Bo Lee (BL)\nAction: BL to ring",
            ["Ann Poe", "AP", "Bo Lee", "BL", "BL"],
        ),
        ("Back row: Ann Poe, Bo Lee", ["Ann Poe", "Bo Lee"]),
    ],
)
def test_every_named_form_gives_its_names(laid_out, text, names):
    assert laid_out(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the House in R v. Lambert [2001] 3 WLR 206", ["Lambert"]),
        ("See R v Okafor and R -v- Peter Nowak.", ["Okafor", "Peter Nowak"]),
        ("R (on the application of Zainab Khan) v Exley Council", ["Zainab Khan"]),
        ("R v Secretary of State", []),
        ("R v Chief Constable of Exley", []),
        ("R v Exley City Council", []),
    ],
)
def test_cases_of_the_crown_name_a_person(laid_out, text, names):
    assert laid_out(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [("hi steph can you ring me", ["steph"]), ("hi all can you ring me", []), ("hi there i am late", [])],
)
def test_who_is_greeted_in_passing_is_named(laid_out, text, names):
    assert laid_out(text) == names
