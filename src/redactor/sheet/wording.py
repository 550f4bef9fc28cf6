"""The words on the instruction sheet."""

from __future__ import annotations

from redactor.core.documents import MediaType

_KINDS = {MediaType.PDF: "PDF", MediaType.WORD: "Word", MediaType.TEXT: "plain text", MediaType.UNKNOWN: "not known"}


def plain_kind(media_type: MediaType) -> str:
    """A kind of file in words that people use."""
    return _KINDS.get(media_type, str(media_type))


HEADINGS = frozenset({"How to decide"})
INSTRUCTIONS_TEXT = (
    "This sheet shows personal data that has NOT been taken out. Keep it inside the organisation; never send it to the requester.",
    "",
    "How to decide",
    "1. Start on the sheet People: one decision there holds for every mention of that person which has no decision of its own.",
    "   Withholding covers everything in the column An answer covers. Disclosing covers who it is; facts and numbers are asked on the sheet Items.",
    "   ROLE IS, CONSENT IS and REQUESTER KNOWS may be filled in without a decision: the proposals follow what you say there.",
    "   REQUESTER KNOWS: was the requester present, did they write or receive it? That lets the name go, no other fact about the person.",
    "   The column Known to requester says what is recorded, or (perhaps) in how many texts of the requester's the person is named: it asks, it settles nothing.",
    "2. Then go through the sheet Items. Fill in the columns with blue headings only: DECISION, GROUND, NOTE, DECIDED BY, DATE, AGREED BY.",
    "   Where several things are still to be recorded, NOTE says each by its name, one after the other: purpose: …; authority asked: …",
    "   A note without names counts for one of them: the conclusion, or the only one that is left.",
    "   To let another person's information go, write in NOTE why that is reasonable: it is recorded with the five factors of para 16(3).",
    '   Health data of the data subject: write "known: " and how they know it, or "opinion: " with name, date and what it says.',
    "   WHO IS MEANT says, in place of a decision, which of the persons a name means; what is proposed follows, on the next sheet.",
    "   ALL COPIES: yes makes one answer hold for all exact copies, as many as the column Copies says, where they have no row filled in of their own.",
    "3. DECISION and GROUND are chosen from lists. A row left empty stays undecided. An empty GROUND takes the proposed ground.",
    "4. Rows marked refer have no proposal: somebody has to decide them one by one.",
    "5. AGREED BY is for a second person, where the column Still to be recorded asks for one.",
    "6. Look through Will be disclosed and Files and gaps: what is wrongly there is added or settled in the tool.",
    "",
    "Your name and date, above, are used for every row that you decide and where you leave DECIDED BY or DATE empty.",
    "You may sort and filter whole sheets. Do not change other cells, headings or hidden columns.",
    "When you are done, save the file and import it. Every fault is told with its sheet, row and column; with any fault nothing is taken.",
    "",
    "Colours: red proposes to withhold, amber waits for a decision (refer), green proposes to disclose.",
)
