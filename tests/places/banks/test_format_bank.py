"""The command that puts question files into form: what it writes, and what it leaves alone."""

import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROUGH = b"\xef\xbb\xbf## Who tries again\r\n\r\nWho?\r\n\r\n- [x] The caller\r\n- [ ] Lambda {.lambda}\r\n"
FORMED = (
    b"\xef\xbb\xbf## Who tries again {#who-tries-again}\r\n\r\nWho?\r\n\r\n"
    b"- [x] The caller {.the-caller}\r\n- [ ] Lambda {.lambda}\r\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "rough.md"
    path.write_bytes(ROUGH)
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    try:
        call_command("format_bank", *map(str, arguments))
        status = 0
    except CommandError as error:
        status = error.returncode
    out, err = capsys.readouterr()
    return status, out, err


def test_ids_and_keys_are_written_and_nothing_else(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, file) == (0, f"{file}: 1 ids and 1 keys written\n", "")
    assert file.read_bytes() == FORMED
    assert run(capsys, file) == (0, "", "")
    assert file.read_bytes() == FORMED


def test_check_says_what_would_change_and_changes_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, file, "--check")
    assert (status, out) == (1, f"{file}: 1 ids and 1 keys to write\n")
    assert file.read_bytes() == ROUGH
    file.write_bytes(FORMED)
    assert run(capsys, file, "--check") == (0, "", "")


def test_a_folder_means_its_question_files(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = file.parent / "notes.txt"
    other.write_bytes(ROUGH)
    assert run(capsys, file.parent)[0] == 0
    assert (file.read_bytes(), other.read_bytes()) == (FORMED, ROUGH)


def test_what_cannot_be_read_is_named_and_the_rest_is_formed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad, missing = file.parent / "bad.md", file.parent / "missing.md"
    bad.write_bytes(b"## T\n\xff")
    status, _, err = run(capsys, bad, missing, file)
    assert status == 1
    assert err.splitlines() == [
        f"{bad}:0: error: not UTF-8 text at byte 5",
        f"{missing}:0: error: No such file or directory",
    ]
    assert bad.read_bytes() == b"## T\n\xff"
    assert file.read_bytes() == FORMED


def test_a_link_stays_a_link_and_permissions_stay(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.chmod(0o640)
    link = file.parent / "link.md"
    link.symlink_to(file)
    assert run(capsys, link)[0] == 0
    assert link.is_symlink() and file.read_bytes() == FORMED
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_file_that_cannot_be_replaced_is_left_whole(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "replace", full)
    status, _, err = run(capsys, file)
    assert (status, err) == (1, f"{file}:0: error: No space left on device\n")
    assert file.read_bytes() == ROUGH
    assert list(file.parent.iterdir()) == [file]
