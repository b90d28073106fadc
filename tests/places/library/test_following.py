"""A folder that is followed: saved, half written and renamed files, and the command that takes them over."""

from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from study.library.following import Watch
from study.library.models import Course, Fact

OLD = "# Muscles\n\n- Colour: blue\n- Biceps ⇒ bends the elbow\n"


def test_a_saved_file_is_told_once_it_is_written(tmp_path: Path) -> None:
    note = tmp_path / "a.md"
    note.write_text(OLD)
    watch = Watch([tmp_path])
    assert not watch.settled()
    note.write_text(OLD + "- Tri")
    assert not watch.settled()
    note.write_text(OLD + "- Triceps ⇒ stretches the elbow\n")
    assert not watch.settled()
    assert watch.settled()
    assert not watch.settled()


def test_files_that_come_go_and_change_their_names_are_seen(tmp_path: Path) -> None:
    watch = Watch([tmp_path])
    for change in (
        lambda: (tmp_path / "a.md").write_text(OLD),
        lambda: (tmp_path / "a.md").rename(tmp_path / "b.md"),
        lambda: (tmp_path / "b.md").unlink(),
    ):
        change()
        assert [watch.settled(), watch.settled(), watch.settled()] == [False, True, False]


def test_files_of_tools_are_not_followed(tmp_path: Path) -> None:
    watch = Watch([tmp_path])
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / ".obsidian" / "workspace.json").write_text("{}")
    (tmp_path / ".a.md.swp").write_text("x")
    assert [watch.settled(), watch.settled()] == [False, False]


def follow(folder: Path, *changes: Callable[[], object]) -> str:
    """What the command says while these changes happen, two looks apart, before somebody ends it."""

    def ticks() -> Iterator[None]:
        for change in changes:
            change()
            yield
            yield
        raise KeyboardInterrupt

    said = StringIO()
    call_command("import_notes", str(folder), watch=True, ticks=ticks(), stdout=said, stderr=said)
    return said.getvalue()


@pytest.mark.django_db
def test_edits_are_taken_over_as_they_are_saved(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    folder.mkdir()
    (folder / "a.md").write_text(OLD)
    said = follow(
        folder,
        lambda: (folder / "a.md").write_text(OLD + "- Triceps ⇒ stretches the elbow\n"),
        lambda: (folder / "a.md").rename(folder / "muscles.md"),
        lambda: (folder / "muscles.md").write_text(OLD.replace("blue", "azure")),
        lambda: (folder / "muscles.md").write_bytes(b"\x00\x01\xff"),
    )
    assert "vault: 1 added, 0 edited, 0 moved, 0 removed." in said
    assert "muscles.md:3: kept as the same fact: Colour: blue → Colour: azure" in said
    assert "muscles.md: error: is not text" in said
    assert said.endswith("Not followed any more.\n")
    assert list(Course.objects.get(slug="vault").files.values_list("path", flat=True)) == ["muscles.md"]
    assert Fact.objects.filter(topic__course__slug="vault", text="Colour: azure", removed_at=None).exists()


def test_it_goes_with_no_dry_run(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="neither"):
        call_command("import_notes", str(tmp_path), watch=True, dry_run=True)
