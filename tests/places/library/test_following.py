"""A folder that is followed: saved, half written and renamed files, and the command that takes them over."""

import shutil
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from study.banks.models import Question, Status
from study.library.following import Watch
from study.library.models import Audience, Course, Fact
from study.people.models import Learner, Role
from study.people.operations import set_role
from tests.clock import START
from tests.factories import a_user

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
    text = f"{OLD}- Sinew: the strong cord that ties a muscle to the bone\n"
    (folder / "a.md").write_text(text)
    said = follow(
        folder,
        lambda: (folder / "a.md").write_text(f"{text}- Triceps ⇒ stretches the elbow\n"),
        lambda: (folder / "a.md").rename(folder / "muscles.md"),
        lambda: (folder / "muscles.md").write_text(text.replace("ties", "joins").replace("strong", "tough")),
        lambda: (folder / "muscles.md").write_bytes(b"\x00\x01\xff"),
    )
    assert "vault: 1 added, 0 edited, 0 moved, 0 removed." in said
    sinew = "Sinew: the tough cord that joins a muscle to the bone"
    before = "Sinew: the strong cord that ties a muscle to the bone"
    assert f"muscles.md:5: kept as the same fact: {before} → {sinew}" in said
    assert "muscles.md: error: is not text" in said
    assert said.endswith("Not followed any more.\n")
    assert list(Course.objects.get(slug="vault").files.values_list("path", flat=True)) == ["muscles.md"]
    assert Fact.objects.filter(topic__course__slug="vault", text=sinew, removed_at=None).exists()


TEXTS = {
    "harbour/buoy.md": "# Buoys\n\n- Buoy: a float that marks a channel for ships\n",
    "harbour/jetty.md": "# Jetties\n\n- Jetty: a wall that keeps waves away from the harbour\n",
    "harbour/crane.md": "# Cranes\n\n- Crane: a machine that lifts goods out of a ship\n",
    "boats/mast.md": "# Masts\n\n- Mast: the tall pole that carries the sails of a ship\n",
    "boats/keel.md": "# Keels\n\n- Keel: the long beam at the bottom of a hull\n",
    "boats/rudder.md": "# Rudders\n\n- Rudder: a flat blade that steers a boat through water\n",
}
BRANCH = {
    path: f"# Herbs\n\n- Herb{n}: a plant of kind {n} that grows behind garden walls\n" for n, path in enumerate(TEXTS)
}


@pytest.mark.django_db
def test_what_editors_and_git_do_to_a_folder_loses_no_progress(tmp_path: Path) -> None:
    """Write and rename, a file saved by half, many at once, another branch, a folder deleted, the whole gone."""
    folder, away = tmp_path / "vault", tmp_path / "away"
    one = folder / "harbour" / "buoy.md"

    def write(texts: dict[str, str] = TEXTS) -> None:
        for path, text in texts.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text)

    def renamed() -> None:
        beside = one.with_name(".buoy.md.tmp")
        beside.write_text(one.read_text() + "- Beacon: a light that warns ships of rocks at night\n")
        beside.replace(one)

    def asked() -> set[str]:
        ready = Question.objects.filter(bank__course__slug="vault", status=Status.READY)
        return {f"{pk}" for pk in ready.values_list("pk", flat=True)}

    seen: dict[str, set[str]] = {}

    def note(name: str) -> Callable[[], None]:
        return lambda: seen.update({name: asked()})

    write()
    said = follow(
        folder,
        note("at first"),
        renamed,
        note("a line more"),
        write,
        lambda: one.write_text(one.read_text()[:15]),
        note("half"),
        write,
        note("whole again"),
        lambda: write(BRANCH),
        note("another branch"),
        write,
        note("back"),
        lambda: shutil.move(folder / "boats", away),
        note("a folder gone"),
        lambda: shutil.move(away, folder / "boats"),
        note("it is back"),
        lambda: shutil.move(folder, away),
        note("all gone"),
        lambda: shutil.move(away, folder),
        note("all back"),
    )
    first = seen["at first"]
    assert len(first) >= len(TEXTS), "each line is asked"
    assert first < seen["a line more"], "a write to another name that takes the place"
    assert seen["half"] < first and not seen["another branch"] & first, seen
    for name in ("whole again", "back", "it is back", "all gone", "all back"):
        assert seen[name] == first, name
    assert 0 < len(seen["a folder gone"]) < len(first)
    assert "harbour/buoy.md: error: this file is part of the course and could not be read" in said


@pytest.mark.django_db
def test_the_notes_are_the_only_accounts_who_never_signed_in(tmp_path: Path, client: Client) -> None:
    user = a_user("ann@example.org", role=Role.ADMIN)
    (tmp_path / "harbour.md").write_text(TEXTS["harbour/buoy.md"])
    follow(tmp_path / "harbour.md")
    course = Course.objects.get(slug="harbour")
    assert course.owner and course.owner.user == user
    client.force_login(user)
    assert client.get(f"/notes/{course.address}/").status_code == 200


@pytest.mark.django_db
def test_notes_that_were_nobodys_become_the_only_accounts_and_stay_readable(tmp_path: Path) -> None:
    (tmp_path / "harbour.md").write_text(TEXTS["harbour/buoy.md"])
    follow(tmp_path / "harbour.md")
    before = Course.objects.get(slug="harbour")
    assert before.owner is None
    user = a_user("ann@example.org")
    call_command("import_notes", str(tmp_path / "harbour.md"), dry_run=True)
    assert Course.objects.get(slug="harbour").owner is None and not Learner.objects.exists()
    follow(tmp_path / "harbour.md")
    after = Course.objects.get(slug="harbour")
    assert (after.pk, after.audience) == (before.pk, Audience.PUBLIC)
    assert after.owner and after.owner.user == user


@pytest.mark.django_db
def test_whose_they_are_is_asked_where_there_are_several_accounts(tmp_path: Path) -> None:
    for name in ("ann", "ben"):
        a_user(f"{name}@example.org")
    (tmp_path / "harbour.md").write_text(TEXTS["harbour/buoy.md"])
    said = follow(tmp_path / "harbour.md")
    assert "nobody's" in said and "--learner" in said and "ann@example.org, ben@example.org" in said
    call_command("import_notes", str(tmp_path / "harbour.md"), "--learner", "BEN@example.org")
    owners = {one.owner and str(one.owner) for one in Course.objects.filter(slug="harbour")}
    assert owners == {None, "ben@example.org"}, "notes of nobody are left to everybody where others may read them"
    assert "nobody's" in follow(tmp_path / "harbour.md"), "two have them"


@pytest.mark.django_db
def test_who_has_no_address_is_not_found_by_none(tmp_path: Path) -> None:
    a_user("")
    (tmp_path / "harbour.md").write_text(TEXTS["harbour/buoy.md"])
    with pytest.raises(CommandError, match="No account has the address"):
        call_command("import_notes", str(tmp_path / "harbour.md"), "--learner", " ")
    assert set_role(email=" ", role=Role.ADMIN, now=START)


def test_it_goes_with_no_dry_run(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="neither"):
        call_command("import_notes", str(tmp_path), watch=True, dry_run=True)
