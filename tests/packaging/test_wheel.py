"""The wheel carries rules, models and samples, and works where no checkout is."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder into which the built wheel was unpacked, as an installer would."""
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)],
        check=True,
        capture_output=True,
        timeout=240,
    )
    (wheel,) = out.glob("*.whl")
    site = out / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return site


def run(site, *arguments, cwd):
    environment = {**os.environ, "PYTHONPATH": str(site)}
    return subprocess.run(
        [sys.executable, "-m", "redactor", *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def test_the_wheel_holds_rules_models_and_samples(installed):
    for name in ("rules/policy.toml", "rules/exemptions.toml", "samples/decisions.csv", "samples/files"):
        assert (installed / "redactor" / name).exists(), name


def test_one_file_is_redacted_by_the_installed_wheel(installed, tmp_path):
    letter = tmp_path / "letter.pdf"
    canvas = Canvas(str(letter), invariant=1)
    canvas.drawString(72, 700, "Amelia played with Kacper Nowak.")
    canvas.save()
    done = run(installed, "redact", "letter.pdf", "--subject", "Amelia Clarke", "-o", "out.pdf", cwd=tmp_path)
    assert done.returncode == 20, done.stderr
    assert (tmp_path / "out.DRAFT.pdf").is_file()
    assert not (tmp_path / "out.pdf").exists()
    where = run(installed, "--version", cwd=tmp_path)
    assert "0.1.0" in where.stdout


def test_the_self_test_and_the_checks_run_from_the_installed_wheel(installed, tmp_path):
    done = run(installed, "selftest", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "0 of 4 good copies accused" in done.stdout
    letter = tmp_path / "letter.pdf"
    canvas = Canvas(str(letter), invariant=1)
    canvas.drawString(72, 700, "Seen by Kacper Nowak.")
    canvas.setFillGray(0)
    canvas.rect(60, 690, 300, 30, fill=1)
    canvas.save()
    checked = run(installed, "verify", "letter.pdf", cwd=tmp_path)
    assert checked.returncode == 51, checked.stdout + checked.stderr
    assert "select it all, copy and paste" in checked.stdout
    assert "nowak" not in (checked.stdout + checked.stderr).casefold()
