"""The page of one's notes says when they were read from files, and how much was changed here since."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from study.core.limits import LOOK_AT_ONCE
from study.library.edits import Here, changed_here
from study.library.models import Course
from study.people.models import Learner
from study.topics.operations import save_note
from tests import clock
from tests.factories import a_learner, a_user
from tests.page_source import page_source
from tests.places.topics.bringing import press, take, upload

pytestmark = pytest.mark.django_db
TIDES = "# Tides\n\n- **Ebb**: the tide goes out\n- **Neap**: a weak tide\n"


def lede(client: Client) -> str:
    page = page_source(client.get(reverse("topics:notes", args=[Course.objects.get().address])))
    return " ".join(page.partition('<p class="lede">')[2].partition("</p>")[0].split())


def edit(text: str, revision: int = 1) -> None:
    clock.move(timedelta(days=1))
    course = Course.objects.get()
    save_note(
        learner=Learner.objects.get(), course=course, path="tides.md", text=text, revision=revision, now=clock.now()
    )


def test_it_says_the_day_and_what_was_changed_here_since(client: Client) -> None:
    day = f"{clock.now():%-d %B %Y}"
    take(client, [upload("tides.md", TIDES)])
    assert lede(client).endswith(f"Read from your files on {day}.")
    edit(TIDES.replace("goes out", "runs out") + "- **Flood**: the tide comes in\n")
    assert lede(client).endswith(f"Read from your files on {day}; 2 lines changed here since.")
    edit(TIDES, revision=2)
    assert lede(client).endswith(f"Read from your files on {day}."), "it says again what it said"


def test_what_is_brought_anew_is_of_that_day_and_an_undo_of_the_one_before(client: Client) -> None:
    day = f"{clock.now():%-d %B %Y}"
    take(client, [upload("tides.md", TIDES)])
    clock.move(timedelta(days=3))
    take(client, [upload("tides.md", TIDES + "\nThe sea moves.\n")], course=Course.objects.get().pk)
    assert f"Read from your files on {clock.now():%-d %B %Y}." in lede(client)
    press(client, "undo")
    assert f"Read from your files on {day}." in lede(client)


def test_of_notes_from_before_it_was_kept_only_the_changes_are_told(client: Client) -> None:
    take(client, [upload("tides.md", TIDES)])
    edit(TIDES + "\nThe sea moves.\n")
    Course.objects.update(read_at=None)
    assert lede(client).endswith("2 lines changed here since they were brought.")


def test_a_folder_that_is_followed_says_when_something_of_it_came(tmp_path: Path) -> None:
    a_learner(a_user("sea@example.org"))
    folder = tmp_path / "sea"
    folder.mkdir()
    (folder / "tides.md").write_text(TIDES)
    call_command("import_notes", str(folder), watch=True, ticks=iter(()), stdout=StringIO(), stderr=StringIO())
    assert Course.objects.get(slug="sea").read_at == clock.now()


def test_very_long_notes_are_counted_and_not_compared(client: Client) -> None:
    long = f"{TIDES}\n```text\n" + "x\n" * LOOK_AT_ONCE + "```\n"
    take(client, [upload("tides.md", TIDES)])
    edit(long)
    assert changed_here(Course.objects.get()) == Here(1, None)
    assert lede(client).endswith("1 note changed here since.")
