"""The room that joins all others: scan, decide, report, release. Faces call only this."""

from __future__ import annotations

from redactor.decisions import Choice
from redactor.pipeline.consistency import consistency_blockers, contradiction_lines, justify
from redactor.pipeline.deciding import (
    Chosen,
    Selection,
    adopt_all,
    decide,
    decide_each,
    grounds_for,
    needed_for,
    note_sheet,
    preview_all,
    select,
    sharing,
)
from redactor.pipeline.evidence import ready_evidence
from redactor.pipeline.fallbacks import settled_snapshot
from redactor.pipeline.folder import Case, new_case, open_case, write_private
from redactor.pipeline.hand import find_by_hand, find_shape
from redactor.pipeline.jigsaws import accept_jigsaws, jigsaw_blockers, jigsaw_lines, open_jigsaws
from redactor.pipeline.judging import judge
from redactor.pipeline.knowledge import knowledge_hints
from redactor.pipeline.meaning import candidates_of, copies_of, say_who
from redactor.pipeline.near_copies import copy_lines, inherit_decisions, offered
from redactor.pipeline.one_off import OneOff, OneOffResult, redact_one
from redactor.pipeline.records import (
    explain_item,
    file_records,
    finding_records,
    item_records,
    people_records,
    preview_lines,
)
from redactor.pipeline.release import ReleaseSummary, release
from redactor.pipeline.replay import load_written, replay
from redactor.pipeline.reporting import WrittenReport, sign_off, write_report
from redactor.pipeline.sampling import draw_sample, leave_sample_out, record_sample
from redactor.pipeline.scanning import ScanSummary, scan
from redactor.pipeline.snapshot import Snapshot, take_snapshot
from redactor.pipeline.status import CaseStatus, case_status
from redactor.pipeline.undoing import Act, list_acts, undo_act
from redactor.pipeline.verifying import (
    VerifiedFile,
    look_at,
    read_list,
    self_test,
    verdict,
    verify_file,
    verify_released,
    write_verification,
)
from redactor.pipeline.whole import settle_whole

__all__ = [
    "Act",
    "Case",
    "CaseStatus",
    "Choice",
    "Chosen",
    "OneOff",
    "OneOffResult",
    "ReleaseSummary",
    "ScanSummary",
    "Selection",
    "Snapshot",
    "VerifiedFile",
    "WrittenReport",
    "accept_jigsaws",
    "adopt_all",
    "candidates_of",
    "case_status",
    "consistency_blockers",
    "contradiction_lines",
    "copies_of",
    "copy_lines",
    "decide",
    "decide_each",
    "draw_sample",
    "explain_item",
    "file_records",
    "find_by_hand",
    "find_shape",
    "finding_records",
    "grounds_for",
    "inherit_decisions",
    "item_records",
    "jigsaw_blockers",
    "jigsaw_lines",
    "judge",
    "justify",
    "knowledge_hints",
    "leave_sample_out",
    "list_acts",
    "load_written",
    "look_at",
    "needed_for",
    "new_case",
    "note_sheet",
    "offered",
    "open_case",
    "open_jigsaws",
    "people_records",
    "preview_all",
    "preview_lines",
    "read_list",
    "ready_evidence",
    "record_sample",
    "redact_one",
    "release",
    "replay",
    "say_who",
    "scan",
    "select",
    "self_test",
    "settle_whole",
    "settled_snapshot",
    "sharing",
    "sign_off",
    "take_snapshot",
    "undo_act",
    "verdict",
    "verify_file",
    "verify_released",
    "write_private",
    "write_report",
    "write_verification",
]
