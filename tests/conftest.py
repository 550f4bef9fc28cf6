"""Shared fixtures: which system programs are here, and sockets blocked for every test."""

from __future__ import annotations

import shutil
import socket

import pytest
from hypothesis import HealthCheck, settings

# Machines differ in speed and are shared: no test may fail for being slow, or differ from run to run.
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

_PROGRAMS = {"needs_libreoffice": "soffice", "needs_tesseract": "tesseract", "needs_chromium": "chromium"}


def pytest_collection_modifyitems(items):
    for item in items:
        for marker, program in _PROGRAMS.items():
            if item.get_closest_marker(marker) and shutil.which(program) is None:
                item.add_marker(pytest.mark.skip(reason=f"{program} is not installed"))


@pytest.fixture(autouse=True)
def no_outside_socket(monkeypatch):
    """The tool never opens an outside socket: any attempt in a test is an error."""
    real_connect = socket.socket.connect

    def guarded(self, address):
        if self.family == getattr(socket, "AF_UNIX", None) or (
            isinstance(address, tuple) and str(address[0]) in {"127.0.0.1", "::1", "localhost"}
        ):
            return real_connect(self, address)
        raise AssertionError("a test tried to open an outside socket")

    monkeypatch.setattr(socket.socket, "connect", guarded)
