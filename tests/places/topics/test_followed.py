"""Notes that are taken from a folder and edited here too: nothing is lost on either side."""

from collections.abc import Callable, Iterator
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from study.core.limits import COMPARE_AT_ONCE
from study.library.following import is_as_merged, with_edits
from study.library.models import Course, Followed, LastBrought, Look, NoteFile
from study.library.sources import read
from study.people.models import Learner
from study.topics.doubts import two_texts
from study.topics.operations import save_note
from tests.clock import START
from tests.factories import a_learner, a_user, as_
from tests.page_source import page_source
from tests.places.banks.test_held_back import somebody_else_changes
from tests.places.topics.bringing import bring, press, upload

pytestmark = pytest.mark.django_db
BASE = "# Häfen\n\n- Boje: ein Zeichen im Wasser\n- Mole: ein Damm am Hafen\n- ריף: סלע במים\n"
HERE = BASE.replace("ein Zeichen im Wasser", "ein Seezeichen")
THERE = BASE.replace("ein Zeichen im Wasser", "eine Tonne im Wasser")


@pytest.fixture
def owner() -> Learner:
    return a_learner(a_user("ann@example.org"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "vault"
    found.mkdir()
    (found / "a.md").write_text(BASE)
    (found / "b.md").write_text("# Ebbe\n\n- Ebbe: das Wasser geht\n")
    return found


def text(path: str = "a.md") -> str:
    return NoteFile.objects.get(course__slug="vault", path=path).text


def edit(owner: Learner, words: str, path: str = "a.md") -> None:
    file = NoteFile.objects.get(course__slug="vault", path=path)
    save_note(learner=owner, course=file.course, path=path, text=words, revision=file.revision, now=START)


def follow(folder: Path, *steps: Callable[[], object]) -> str:
    def ticks() -> Iterator[None]:
        for step in steps:
            step()
            yield
            yield

    said = StringIO()
    call_command("import_notes", str(folder), watch=True, ticks=ticks(), stdout=said, stderr=said)
    return said.getvalue()


def test_lines_added_on_both_sides_are_both_there(owner: Learner, folder: Path) -> None:
    said = follow(
        folder,
        lambda: edit(owner, BASE + "- Quai: hier legt man an\n"),
        lambda: (folder / "a.md").write_text(BASE + "- Riff: ein Fels\n"),
        lambda: (folder / "a.md").write_text(BASE.replace("Damm", "Wall") + "- Riff: ein Fels\n"),
    )
    assert text() == BASE.replace("Damm", "Wall") + "- Quai: hier legt man an\n- Riff: ein Fels\n"
    assert "a.md: what was edited here stays." in said
    assert "b.md" not in said
    assert not Followed.objects.exclude(waits=None).exists()
    follow(folder)
    assert "Quai" in text(), "a folder that is followed anew"
    shown = page_source(as_(owner.user).get(f"/notes/{Course.objects.get(slug='vault').address}/"))  # type: ignore[arg-type]
    assert "does not go back" in shown


def clashed(owner: Learner, folder: Path, *steps: Callable[[], object]) -> str:
    return follow(folder, lambda: edit(owner, HERE), lambda: (folder / "a.md").write_text(THERE), *steps)


def choose(client: Client, do: str, **other: str) -> str:
    page = client.get("/notes/").context["texts"]
    one = page[0][0]
    sent = {"file": one.path, "seen": one.seen, "do": do, **other}
    return page_source(client.post(f"/notes/{one.course.address}/text/", sent, follow=True))


@pytest.mark.parametrize(("do", "stands"), [("mine", HERE), ("theirs", THERE)])
def test_of_two_texts_of_the_same_line_the_owner_chooses(owner: Learner, folder: Path, do: str, stands: str) -> None:
    said = clashed(owner, folder)
    assert text() == HERE and "a.md: changed here and in the file in the same lines" in said
    assert owner.user
    client = as_(owner.user)
    assert "1 note</a>" in page_source(client.get("/")), "told on Today"
    of_course = f"/notes/{Course.objects.get(slug='vault').address}/"
    assert "1 note with two texts</a>" in page_source(client.get(of_course)), "told where the notes are read"
    shown = page_source(client.get("/notes/"))
    assert "ein Seezeichen" in shown and "eine Tonne im Wasser" in shown
    assert "have changed since" in choose(client, do, seen="0 then")
    assert text() == HERE and Followed.objects.exclude(waits=None).exists()
    choose(client, do)
    assert "with two texts" not in page_source(client.get(of_course))
    assert text() == stands and not Followed.objects.exclude(waits=None).exists()
    follow(folder, lambda: (folder / "a.md").write_text(THERE + "- Riff: ein Fels\n"))
    assert text() == stands + "- Riff: ein Fels\n", "what was decided stays decided"


def test_why_nothing_was_decided_is_not_a_remark_about_a_line(owner: Learner, folder: Path) -> None:
    (folder / "b.md").write_text("# Ebbe\n\n- Ebbe: das Wasser geht\n\n<!-- says nothing -->\n")
    clashed(owner, folder)
    assert owner.user
    (one,) = two_texts(owner)
    with somebody_else_changes(one.course):
        assert "Not decided: the course was changed each time" in choose(as_(owner.user), "theirs")
        saved = save_note(learner=owner, course=one.course, path="a.md", text="# Riff\n", revision=2, now=START)
    assert isinstance(saved, tuple) and len(saved) == 1 and text() == HERE


def test_the_only_note_of_a_course_goes_with_the_course_alone(owner: Learner, folder: Path) -> None:
    follow(folder, lambda: edit(owner, HERE), lambda: (folder / "a.md").unlink())
    NoteFile.objects.filter(path="b.md").delete()
    assert owner.user and "Not decided: this is the only note" in choose(as_(owner.user), "theirs")
    assert text() == HERE


def test_texts_that_are_too_long_to_stand_beside_others_are_compared_on_a_page_of_their_own(
    owner: Learner, folder: Path
) -> None:
    clashed(owner, folder)
    NoteFile.objects.filter(path="a.md").update(text="- Boje\n" * COMPARE_AT_ONCE)
    Followed.objects.filter(path="a.md").update(waits="- Boje\n" * (COMPARE_AT_ONCE + 1))
    assert owner.user
    client = as_(owner.user)
    shown = " ".join(page_source(client.get("/notes/")).split())
    assert "2,000 lines here, 2,001 lines in the file: <a" in shown and "Take what the file says" in shown
    course = Course.objects.get(slug="vault")
    sent = {"file": "a.md", "revision": 1, "text": "- Mole\n" * (COMPARE_AT_ONCE + 1)}
    answer = client.post(f"/notes/{course.address}/edit/", sent)
    assert answer.status_code == 409 and "1 to 400 of 4001 lines" in " ".join(page_source(answer).split())


def test_a_choice_is_the_owners_alone(owner: Learner, folder: Path) -> None:
    clashed(owner, folder)
    other = as_(a_user("ben@example.org"))
    assert "two texts" not in page_source(other.get("/notes/"))
    course = Course.objects.get(slug="vault")
    assert other.post(f"/notes/{course.address}/text/", {"file": "a.md", "do": "theirs"}).status_code == 404


def test_a_note_that_went_meanwhile_is_told_nowhere(owner: Learner, folder: Path) -> None:
    clashed(owner, folder)
    NoteFile.objects.filter(path="a.md").delete()
    assert owner.user
    client = as_(owner.user)
    assert "note</a>" not in page_source(client.get("/")) and not client.get("/notes/").context["texts"]


def test_texts_that_agree_again_wait_no_more(owner: Learner, folder: Path) -> None:
    clashed(owner, folder, lambda: (folder / "a.md").write_text(HERE))
    assert text() == HERE and not Followed.objects.exclude(waits=None).exists()


@pytest.mark.parametrize(("do", "left"), [("mine", {"a.md", "b.md"}), ("theirs", {"b.md"})])
def test_an_edited_file_that_is_gone_is_asked_about_once(owner: Learner, folder: Path, do: str, left: set[str]) -> None:
    said = follow(folder, lambda: edit(owner, HERE), lambda: (folder / "a.md").unlink())
    assert "a.md: edited here, and the file is gone" in said and text() == HERE
    assert owner.user
    choose(as_(owner.user), do)
    follow(folder, lambda: (folder / "b.md").write_text("# Ebbe\n\n- Ebbe: das Wasser geht weg\n"))
    assert set(NoteFile.objects.filter(course__slug="vault").values_list("path", flat=True)) == left
    assert not Followed.objects.exclude(waits=None).exists()


@pytest.mark.parametrize(("do", "stands"), [("mine", HERE), ("theirs", "")])
def test_a_file_that_was_emptied_is_not_gone(owner: Learner, folder: Path, do: str, stands: str) -> None:
    said = follow(folder, lambda: edit(owner, HERE), lambda: (folder / "a.md").write_text(""))
    assert "a.md: changed here and in the file in the same lines" in said
    assert owner.user
    client = as_(owner.user)
    shown = page_source(client.get("/notes/"))
    assert "Take what the file says" in shown and "The file is gone" not in shown
    choose(client, do)
    assert text() == stands
    (folder / "a.md").unlink()
    follow(folder)
    waits = Followed.objects.filter(path="a.md", gone=True, waits="")
    assert waits.exists() == (do == "mine"), "what was decided of an empty file says nothing of one that is gone"


def test_a_renamed_file_keeps_what_was_edited_here(owner: Learner, folder: Path) -> None:
    follow(folder, lambda: edit(owner, HERE), lambda: (folder / "a.md").rename(folder / "c.md"))
    assert text("c.md") == HERE and not NoteFile.objects.filter(path="a.md").exists()
    follow(folder, lambda: (folder / "c.md").write_text(BASE + "- Riff: ein Fels\n"))
    assert text("c.md") == HERE + "- Riff: ein Fels\n"


def test_of_two_renamed_files_that_said_the_same_each_keeps_its_edit(owner: Learner, folder: Path) -> None:
    (folder / "b.md").write_text(BASE)
    edits = {"a.md": BASE + "- Quai: hier legt man an\n", "b.md": BASE + "- Riff: ein Fels\n"}

    def edit_both() -> None:
        for path, words in edits.items():
            edit(owner, words, path)

    follow(folder, edit_both, lambda: [(folder / path).rename(folder / f"new-{path}") for path in edits])
    assert {path: text(f"new-{path}") for path in edits} == edits
    (folder / "new-b.md").unlink()
    follow(folder, lambda: (folder / "new-a.md").rename(folder / "c.md"))
    assert text("c.md") == edits["a.md"]
    assert text("new-b.md") == edits["b.md"] and Followed.objects.get(path="new-b.md").waits is not None, "asked about"


def test_what_is_edited_while_the_folder_is_read_is_seen_before_anything_is_written(
    owner: Learner, folder: Path
) -> None:
    follow(folder)
    course = Course.objects.get(slug="vault")
    _, merge = with_edits(read(folder), course)
    with transaction.atomic():
        assert is_as_merged(course, merge)
    edit(owner, HERE)
    with transaction.atomic():
        assert not is_as_merged(course, merge)


def test_what_was_imported_twice_as_nobodys_was_not_edited_here(folder: Path) -> None:
    follow(folder, lambda: (folder / "a.md").write_text(THERE))
    assert Course.objects.get(slug="vault").owner is None
    a_user("ann@example.org")
    (folder / "a.md").write_text(HERE)
    follow(folder)
    assert Course.objects.get(slug="vault").owner is not None
    assert text() == HERE and not Followed.objects.exclude(waits=None).exists()


def test_notes_brought_before_anything_was_kept_of_the_folder(owner: Learner, folder: Path) -> None:
    follow(folder, lambda: edit(owner, HERE))
    Followed.objects.all().delete()
    LastBrought.objects.all().delete()
    follow(folder)
    assert text() == HERE and Followed.objects.get(path="a.md").waits == BASE
    assert NoteFile.objects.get(path="a.md").edited_at, "it is still another text than what was brought"
    assert Followed.objects.get(path="b.md").waits is None


def uploaded(owner: Learner, words: str) -> Look:
    """This text of the note is brought in a browser, too, and taken over."""
    assert owner.user
    client, course = as_(owner.user), Course.objects.get(slug="vault")
    bring(client, [upload("a.md", words)], course=course.pk)
    press(client, "take")
    return Look.objects.latest("pk")


def test_what_the_folder_brought_last_is_what_an_upload_was_made_of(owner: Learner, folder: Path) -> None:
    follow(
        folder,
        lambda: edit(owner, BASE + "- Quai: hier legt man an\n"),
        lambda: (folder / "a.md").write_text(BASE.replace("Damm", "Wall")),
    )
    look = uploaded(owner, BASE.replace("Damm", "Steinwall"))
    assert not look.found["clashes"]
    assert text() == BASE.replace("Damm", "Steinwall") + "- Quai: hier legt man an\n"
    follow(folder, lambda: (folder / "a.md").write_text(BASE.replace("Damm", "Wall") + "- Riff: ein Fels\n"))
    assert "Steinwall" in text() and "Riff" in text() and "Quai" in text()


@pytest.mark.parametrize(("do", "stands"), [("mine", HERE), ("theirs", THERE)])
def test_what_was_chosen_of_two_texts_is_chosen_for_an_upload(
    owner: Learner, folder: Path, do: str, stands: str
) -> None:
    clashed(owner, folder)
    assert owner.user
    choose(as_(owner.user), do)
    look = uploaded(owner, THERE + "- Riff: ein Fels\n")
    assert not look.found["clashes"] and text() == stands + "- Riff: ein Fels\n"


def test_a_folder_that_says_nothing_new_makes_no_edit_of_what_was_uploaded(owner: Learner, folder: Path) -> None:
    follow(folder, lambda: uploaded(owner, HERE), lambda: (folder / "b.md").write_text("# Ebbe\n"))
    assert text() == HERE
    assert not uploaded(owner, THERE).found["clashes"] and text() == THERE


def test_what_was_decided_since_the_look_is_asked_about_before_it_is_taken_over(owner: Learner, folder: Path) -> None:
    clashed(owner, folder)
    assert owner.user
    client, course = as_(owner.user), Course.objects.get(slug="vault")
    html = page_source(bring(client, [upload("a.md", BASE)], course=course.pk))
    assert "changed here and in what you brought" not in html
    choose(client, "mine")
    answer = press(client, "take")
    assert answer.status_code == 409 and "1 place changed here" in " ".join(page_source(answer).split())
    press(client, "take")
    assert "Seezeichen" in text() and "ein Zeichen im Wasser" in text()


def test_notes_brought_in_a_browser_and_edited_are_followed_from_there(owner: Learner, folder: Path) -> None:
    follow(folder, lambda: edit(owner, HERE))
    Followed.objects.all().delete()
    follow(folder, lambda: (folder / "a.md").write_text(BASE + "- Riff: ein Fels\n"))
    assert text() == HERE + "- Riff: ein Fels\n" and not Followed.objects.exclude(waits=None).exists()


def test_of_notes_of_a_folder_it_is_known_what_they_were_edited_from(owner: Learner, folder: Path) -> None:
    """A migration keeps it for what was edited before."""
    follow(folder, lambda: edit(owner, HERE))
    LastBrought.objects.all().delete()
    NoteFile.objects.update(edited_at=None)
    import_module("study.library.migrations.0028_bases_of_followed_notes").keep_what_folders_said(apps, None)
    look = uploaded(owner, BASE + "- Riff: ein Fels\n")
    assert not look.found["edits"]["lost"] and text() == HERE + "- Riff: ein Fels\n"
    assert LastBrought.objects.count() == 1
