"""The case-wide pass: every withheld text of everybody, in every file of the pack."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from redactor.core.checks import CheckResult, Expectation, VerificationReport, WithheldText
from redactor.core.documents import MediaType
from redactor.verification.catalogue import Number
from redactor.verification.copy_reading import forget, read_copy
from redactor.verification.letters import letters_of
from redactor.verification.results import failed, judged, not_applicable, passed
from redactor.verification.search_checks import Judge, check_readers, check_streams
from redactor.verification.verifier import program_versions


def verify_pack(copies: Mapping[str, bytes], withheld: Sequence[WithheldText]) -> VerificationReport:
    """Search every file for what is withheld in any. Forms that are also ordinary words were judged copy by copy."""
    judge = Judge.of(Expectation(MediaType.UNKNOWN, (), (), "", case_wide=tuple(withheld)))
    found: dict[Number, list[str]] = {number: [] for number in (Number.UNPACKED, Number.STREAMS, Number.READERS)}
    names: list[str] = []
    for at, (name, content) in enumerate(sorted(copies.items())):
        if judge.leaks(letters_of(name)):
            names.append(f"file {at + 1}")
        for result in _file_results(content, judge, found):
            found[Number(result.number)].extend(f"file {at + 1}, {place}" for place in result.places)
    checks = [judged(Number.FILE_NAME, names, "file names hold something withheld")]
    checks += [judged(number, places, "places") for number, places in found.items()]
    return VerificationReport(
        "", pack_digest(copies), (_counted(copies), *checks, _in_place(judge)), program_versions()
    )


def _file_results(content: bytes, judge: Judge, wanted: Mapping[Number, list[str]]) -> list[CheckResult]:
    reading = read_copy(content, draw=False)
    results = [check_streams(reading, judge), check_readers(reading, judge)]
    forget()
    results.append(judged(Number.UNPACKED, reading.contents.damaged, "places could not be unpacked"))
    return [result for result in results if result.number in wanted]


def _counted(copies: Mapping[str, bytes]) -> CheckResult:
    if not copies:
        return failed(Number.COUNTS, "the pack is empty")
    return passed(Number.COUNTS, f"{len(copies)} files")


def _in_place(judge: Judge) -> CheckResult:
    return not_applicable(Number.IN_PLACE, f"{len(judge.finder.ordinary)} forms were judged copy by copy")


def pack_digest(copies: Mapping[str, bytes]) -> str:
    """One digest over names and contents, in order of names."""
    hasher = hashlib.sha256()
    for name, content in sorted(copies.items()):
        hasher.update(hashlib.sha256(name.encode("utf-8")).digest())
        hasher.update(hashlib.sha256(content).digest())
    return hasher.hexdigest()
