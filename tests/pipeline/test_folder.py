"""The case folder: private, local, made once; the disclosure folder: walked, hashed, never followed out of."""

from __future__ import annotations

import os
import stat

import pytest

from redactor.core.facts import CaseFacts, DataSubject, Requester
from redactor.errors import CaseError, InputError, UsageError
from redactor.pipeline import folder as folder_module
from redactor.pipeline.folder import new_case, write_private
from redactor.pipeline.intake import read_content, walk

FACTS = CaseFacts("c", DataSubject("Amelia Clarke"), Requester())


def test_a_new_case_has_its_folders_and_is_private_to_its_user(tmp_path):
    assert new_case(tmp_path / "c", FACTS) == []
    assert (tmp_path / "c" / "case.toml").is_file()
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "c").stat().st_mode) == 0o700
        assert stat.S_IMODE((tmp_path / "c" / "case.toml").stat().st_mode) == 0o600


def test_a_folder_in_use_is_not_made_a_case(tmp_path):
    (tmp_path / "x").write_text("something")
    with pytest.raises(UsageError, match="not empty"):
        new_case(tmp_path, FACTS)


def test_a_network_drive_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(folder_module, "_filesystem_of", lambda path, mounts: "nfs4")
    with pytest.raises(CaseError, match="network drive"):
        new_case(tmp_path / "c", FACTS)
    assert not (tmp_path / "c").exists()


def test_the_longest_mount_point_tells_the_file_system(tmp_path):
    mounts = f"x / ext4 rw\nserver {tmp_path} cifs rw\n"
    assert folder_module._filesystem_of(tmp_path / "a" / "b", mounts) == "cifs"
    assert folder_module._filesystem_of(tmp_path.parent, mounts) == "ext4"


def test_a_synchronised_folder_is_warned_about(tmp_path):
    (warning,) = new_case(tmp_path / "OneDrive - School" / "c", FACTS)
    assert "online service" in warning.what


def test_every_file_is_found_whatever_its_name_and_links_are_not_followed(tmp_path):
    names = ["a b.pdf", 'it\'s "quoted".pdf', "emoji 🎒.docx", "n" * 200 + ".pdf", "deep/er/x", ".hidden"]
    if os.name == "nt":
        names.remove('it\'s "quoted".pdf')
    root = tmp_path / "files"
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(name.encode())
    (root / "Thumbs.db").write_bytes(b"x")
    secret = tmp_path / "secret.pdf"
    secret.write_bytes(b"outside")
    (root / "link.pdf").symlink_to(secret)
    intake = walk(root)
    assert [found.path for found in intake.found] == sorted(names)
    assert intake.passed_over == 1


def test_a_file_that_changed_since_intake_is_not_used(tmp_path):
    (tmp_path / "a").write_bytes(b"one")
    sha256 = walk(tmp_path).found[0].sha256
    assert read_content(tmp_path / "a", sha256) == b"one"
    (tmp_path / "a").write_bytes(b"two")
    with pytest.raises(InputError, match="changed"):
        read_content(tmp_path / "a", sha256)


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    target = tmp_path / "out"
    target.write_bytes(b"old")
    monkeypatch.setattr(folder_module, "_make_private_file", lambda path: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        write_private(target, b"new")
    assert target.read_bytes() == b"old"
