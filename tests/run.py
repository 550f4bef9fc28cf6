"""Runs the tests and closes with the names of what was left out; under REDACTOR_REQUIRE_ALL=1 that is a failure."""

from __future__ import annotations

import os
import sys

import pytest


class LeftOut:
    """Collects the skipped tests of a run."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped and not hasattr(report, "wasxfail"):
            reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
            self.names[report.nodeid] = reason

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped:
            self.names[report.nodeid] = "module left out"


def main(arguments: list[str]) -> int:
    """Run pytest on *arguments* (default: everything, on two workers)."""
    left_out = LeftOut()
    code = int(pytest.main(arguments or ["-n", os.environ.get("REDACTOR_TEST_WORKERS", "2")], plugins=[left_out]))
    if left_out.names:
        print(f"\nLeft out: {len(left_out.names)}")
        for name, reason in sorted(left_out.names.items()):
            print(f"  {name}: {reason}")
        if os.environ.get("REDACTOR_REQUIRE_ALL") == "1":
            print("REDACTOR_REQUIRE_ALL=1: a left-out test is a failure.")
            return code or 1
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
