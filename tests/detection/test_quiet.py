"""Detection in a process of its own: no socket is opened, and hash seeds change nothing."""

from __future__ import annotations

import os
import subprocess
import sys

_SCRIPT = """
import os, sys
def refuse(event, args):
    probe = event == "socket.bind" and args[1][0] == "::1"  # a library asks whether this machine speaks IPv6
    if event.startswith("socket.") and event not in {"socket.__new__", "socket.gethostname"} and not probe:
        sys.stderr.write("a socket was used: " + event)
        os._exit(9)
sys.addaudithook(refuse)
from redactor.detection import Detector, find_in_texts
from redactor.core.rules import Rulebook
from redactor.core.names import name_forms
from redactor.settings import DetectionSettings
texts = [
    "From: Khan, Aisha <a.khan@example.museum>\\nTo: jo@example.co.uk\\n\\nHi Jane, see www.example.org/x and https://example.zzz/y.",
    "Mr Grace Page, NHS number 999 000 0034, lives at 12 Acacia Avenue, Chelmsford, CM1 1AB. Reg AB12 CDE.",
]
detector = Detector(Rulebook("", (), (), ()), DetectionSettings())
for found in find_in_texts(detector, texts, include_weak=True):
    for one in found:
        print(one)
print(name_forms("Siân O'Brien-Smythe"))
"""


def _run(seed):
    paths = os.pathsep.join(path for path in sys.path if path)
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT], capture_output=True, env=environment, encoding="utf-8", timeout=240
    )
    assert done.returncode == 0, done.stderr[-800:]
    return done.stdout


def test_nothing_opens_a_socket_and_the_hash_seed_changes_nothing():
    first = _run("1")
    assert "email_address" in first
    assert first == _run("2")


def test_the_guard_of_this_test_can_fail():
    script = _SCRIPT.split("from redactor", maxsplit=1)[0] + "import socket; socket.socket().connect(('127.0.0.1', 9))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", timeout=60)
    assert (done.returncode, "socket.connect" in done.stderr) == (9, True)


# Every process of the run loads this first, the readers' children among them: nothing may look outside.
_GUARD = """
import os, sys
def refuse(event, args):
    outside = event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.sendto", "socket.sendmsg"}
    own = event == "socket.connect" and isinstance(args[1], (str, bytes))  # a path: another process of ours
    if outside and not own:
        sys.stderr.write("a socket was used: " + event)
        os._exit(9)
sys.addaudithook(refuse)
"""


_THROUGH_EVERY_ROOM = """
import sys
from pathlib import Path
from redactor.core.problems import SilentProgress
from redactor.pipeline import new_case, open_case, release, scan, take_snapshot
from tests.pipeline.conftest import FACTS, NOW, PEOPLE, write_pdf, write_word
from tests.pipeline.test_thread import TODAY, settle, sign
root = Path(sys.argv[1])
(root / "files").mkdir()
write_pdf(root / "files" / "letter.pdf", ["Dear Mrs Clarke,", "Amelia met Oluwaseun Adeyemi, see https://example.zzz/y.", "Gareth Bevan"])
write_word(root / "files" / "note.docx", ["Note about Amelia Clarke", "Tyler Marsh (a.b@example.museum) has asthma."])
new_case(root / "case", FACTS)
(root / "case" / "people.csv").write_text(PEOPLE, "utf-8")
with open_case(root / "case") as case:
    scan(case, root / "files", SilentProgress(), now=NOW)
    settle(case)
    sign(case)
    release(take_snapshot(case, today=TODAY), SilentProgress(), now=NOW)
"""


def _guarded(folder, script):
    (folder / "sitecustomize.py").write_text(_GUARD, encoding="utf-8")
    paths = os.pathsep.join([str(folder), *(path for path in sys.path if path)])
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-c", script, str(folder)], capture_output=True, env=environment, encoding="utf-8", timeout=280
    )


def test_the_whole_pipeline_from_scan_to_pack_opens_no_socket(tmp_path):
    done = _guarded(tmp_path, _THROUGH_EVERY_ROOM)
    assert done.returncode == 0, done.stderr[-800:]
    assert list((tmp_path / "case" / "disclosure").iterdir())


def test_the_guard_of_the_whole_pipeline_can_fail(tmp_path):
    done = _guarded(tmp_path, "import socket; socket.socket().connect(('127.0.0.1', 9))")
    assert (done.returncode, "socket.connect" in done.stderr) == (9, True)
