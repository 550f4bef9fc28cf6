"""The error tree. Exceptions stop a command; faults in a user's data are problems (``core.problems``).

::

    RedactorError                 exit 1 (a fault of ours)
    ├── UsageError                2    the command was given words it cannot use
    ├── InputError                10   a file or folder cannot be used
    │   ├── CaseError             10   not a case folder, or a damaged one
    │   ├── RulesError            10   a rule pack is faulty
    │   └── SheetError            10   a review sheet is faulty; nothing was saved
    ├── WaitsForPerson            20   done, but something waits for a decision
    ├── ReleaseRefused            30   undecided, unsigned, lapsed or unread things remain
    │   └── SignOffRefused        30
    ├── CaseBusy                  40   another process is working on the case
    ├── VerificationFailed        50   a copy did not pass its checks; nothing was published
    │   ├── CopyLeaks             51   something withheld can be recovered
    │   ├── CopyLost              52   something disclosed is missing
    │   └── CopyUnverifiable      53   a check could not run
    └── WritingError              54   no copy could be written
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """Exit codes of the command line: an interface, unique by test."""

    DONE = 0
    FAULT = 1
    USAGE = 2
    INPUT = 10
    WAITS = 20
    REFUSED = 30
    BUSY = 40
    VERIFICATION = 50
    LEAKS = 51
    LOST = 52
    UNVERIFIABLE = 53
    NOT_WRITTEN = 54
    INTERRUPTED = 130


class RedactorError(Exception):
    """Base of everything we raise. The message says what happened, where (ids and names of files only),
    what was left untouched; ``next_step`` says what to do.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.FAULT

    def __init__(self, message: str, *, next_step: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step

    def diagnostics(self) -> str:
        """The whole text for a person."""
        return f"{self.message}\n{self.next_step}" if self.next_step else self.message


class UsageError(RedactorError):
    """The command was given words it cannot use."""

    exit_code = ExitCode.USAGE


class InputError(RedactorError):
    """A file or folder cannot be used."""

    exit_code = ExitCode.INPUT


class CaseError(InputError):
    """Not a case folder, or a damaged one."""


class RulesError(InputError):
    """A rule pack is faulty; the message lists file and line."""


class SheetError(InputError):
    """A review sheet is faulty; nothing was saved."""


class WaitsForPerson(RedactorError):
    """The work is done as far as the machine may go; something waits for a decision."""

    exit_code = ExitCode.WAITS


class ReleaseRefused(RedactorError):
    """Something is undecided, referred, unsigned, lapsed, unread or unexamined."""

    exit_code = ExitCode.REFUSED


class SignOffRefused(ReleaseRefused):
    """The report cannot be signed as it stands, or not by this person."""


class CaseBusy(RedactorError):
    """Another process is working on the case."""

    exit_code = ExitCode.BUSY


class VerificationFailed(RedactorError):
    """A copy did not pass its checks; nothing was published."""

    exit_code = ExitCode.VERIFICATION


class CopyLeaks(VerificationFailed):
    """Something withheld can be recovered from a copy."""

    exit_code = ExitCode.LEAKS


class CopyLost(VerificationFailed):
    """Something that is disclosed is missing from a copy."""

    exit_code = ExitCode.LOST


class CopyUnverifiable(VerificationFailed):
    """A check could not run."""

    exit_code = ExitCode.UNVERIFIABLE


class WritingError(VerificationFailed):
    """No copy could be written without risk; nothing was published. ``pages`` (0-based) are those to blame, where known."""

    exit_code = ExitCode.NOT_WRITTEN

    def __init__(self, message: str, *, next_step: str = "", pages: Iterable[int] = ()) -> None:
        super().__init__(message, next_step=next_step)
        self.pages = tuple(sorted(pages))
