"""What is decided about many notes reads all of them again: beside the page, with the same outcome as for few."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from study.banks.models import Question, Status
from study.banks.operations import import_course, load_content
from study.core.limits import LOOK_AT_ONCE
from study.library.models import Course, Doubt, Followed, Look, LookState, NoteFile
from study.library.sources import Sources, Text
from study.people.models import Learner
from study.topics.operations import save_note
from study.topics.operations.settling import give_up_settling, settle_now
from study.web import tasks
from tests import clock
from tests.clock import START
from tests.factories import a_learner, a_study
from tests.page_source import page_source
from tests.places.courses import write_course
from tests.places.topics.bringing import take, upload

pytestmark = pytest.mark.django_db
FILLER = "# X\n\n```text\n" + "x\n" * (LOOK_AT_ONCE // 2 + 100) + "```\n"
PATH = "harbour.md"
TEXT = """# Harbour

- Buoy: a float that marks a channel for ships
- Jetty: a wall that keeps waves away from the harbour
- The tide comes every 12 hours
"""
THEIRS = TEXT.replace("a float that marks", "a barrel that marks")


@pytest.fixture
def large(learner: Learner, tmp_path: Path) -> Course:
    return brought(learner, tmp_path, Text(PATH, TEXT), Text("x.md", FILLER))


@pytest.fixture
def small(learner: Learner, tmp_path: Path) -> Course:
    return brought(learner, tmp_path, Text(PATH, TEXT))


def brought(learner: Learner, tmp_path: Path, *texts: Text) -> Course:
    folder = write_course(tmp_path)
    facts = folder / "facts.toml"
    facts.write_text(facts.read_text().replace('verdict = "imprecise"', 'verdict = "out-of-date"'))
    load_content(folder=folder, now=START)
    course = import_course(
        sources=Sources(texts), slug="harbour", title="Harbour", owner=learner, now=START
    ).imported.course
    assert course
    a_study(learner, course)
    clock.move(timedelta(minutes=1))
    return course


def text_of(course: Course, path: str = PATH) -> str:
    return NoteFile.objects.get(course=course, path=path).text


def work() -> None:
    while tasks.run_next(worker="test", clock=clock.now):
        pass


def use(reader: Client, course: Course) -> Any:
    revision = NoteFile.objects.get(course=course, path=PATH).revision
    form = {"file": PATH, "line": 5, "do": "use", "revision": revision}
    return reader.post(reverse("topics:settle", args=[course.address]), form)


def two_texts(course: Course, theirs: str = THEIRS, gone: bool = False, path: str = PATH) -> Followed:
    return Followed.objects.create(course=course, path=path, text="", waits=theirs, gone=gone, at=START)


def choose(reader: Client, course: Course) -> Any:
    seen = reader.get("/notes/").context["texts"][0][0].seen
    form = {"file": PATH, "do": "theirs", "seen": seen}
    return reader.post(reverse("topics:choose_text", args=[course.address]), form)


def tell(reader: Client, course: Course) -> Any:
    line = Doubt.objects.get(course=course).line
    return reader.post(reverse("topics:tell", args=[course.address]), {"line": line, "do": "apart"})


def doubted(course: Course) -> None:
    text = TEXT.replace("keeps waves away from", "lets waves into")
    save_note(learner=Learner.objects.get(), course=course, path=PATH, text=text, revision=1, now=clock.now())
    clock.move(timedelta(minutes=1))


def beside(reader: Client, answer: Any) -> str:
    """The page that tells how far it is, before and after it is done."""
    look = Look.objects.latest("pk")
    assert answer.url == reverse("topics:look", args=[look.pk]), "nobody waits for it"
    page = page_source(reader.get(answer.url))
    assert "Reading your notes again" in page and "Stopping changes nothing" in page
    assert "is being read again" in page_source(reader.get("/"))
    work()
    assert "is read again" in page_source(reader.get("/"))
    return str(page_source(reader.get(answer.url, follow=True)))


def test_what_holds_now_is_put_into_a_line_of_many_notes(reader: Client, large: Course) -> None:
    answer = use(reader, large)
    assert text_of(large) == TEXT
    page = beside(reader, answer)
    assert "Line 5 says “- The tide comes every 12 h 25 min” now. It said “- The tide comes every 12 hours”." in page
    assert text_of(large) == TEXT.replace("12 hours", "12 h 25 min") and not Doubt.objects.exists()
    clock.move(timedelta(minutes=1))
    undone = beside(reader, undo_of(reader, large, page))
    assert "Line 5 says “- The tide comes every 12 hours” again." in undone
    assert text_of(large) == TEXT and not Doubt.objects.exists()


def undo_of(reader: Client, course: Course, page: str, line: int = 5) -> Any:
    """Press the undo that the page has at a line."""
    found = re.search(r'name="undo" value="([^"]+)"', page)
    assert found
    form = {"file": PATH, "line": line, "do": "undo", "undo": found[1]}
    return reader.post(reverse("topics:settle", args=[course.address]), form)


def test_what_holds_now_is_taken_back_at_its_line(reader: Client, small: Course) -> None:
    page = page_source(reader.get(use(reader, small)["Location"]))
    assert text_of(small) != TEXT
    assert undo_of(reader, small, page)["Location"].endswith("line=5#l5")
    assert text_of(small) == TEXT and not Doubt.objects.exists()
    after = page_source(reader.get(reverse("topics:notes", args=[small.address]), {"file": PATH}))
    assert "says “- The tide comes every 12 hours” again." in after and "Use what holds now" in after


def test_what_was_written_over_since_is_not_taken_back(reader: Client, learner: Learner, small: Course) -> None:
    back = use(reader, small)["Location"]
    page = page_source(reader.get(back))
    mine = TEXT.replace("12 hours", "12.4 hours")
    save_note(learner=learner, course=small, path=PATH, text=mine, revision=2, now=clock.now())
    assert 'name="undo"' not in page_source(reader.get(back))
    undo_of(reader, small, page)
    assert text_of(small) == mine


def test_nobody_makes_an_undo_of_their_own(reader: Client, small: Course) -> None:
    form = {"file": PATH, "line": 5, "do": "undo", "undo": "eyJwYXRoIjoieCJ9:made:up"}
    assert reader.post(reverse("topics:settle", args=[small.address]), form).status_code == 404
    assert 'name="undo"' not in page_source(
        reader.get(reverse("topics:notes", args=[small.address]), {"file": PATH, "undo": form["undo"]})
    )


def test_the_text_of_the_file_is_taken_into_many_notes(reader: Client, large: Course) -> None:
    two_texts(large)
    answer = choose(reader, large)
    assert text_of(large) == TEXT
    assert "The text of the file stands." in beside(reader, answer)
    assert text_of(large) == THEIRS and Followed.objects.get().waits is None


def test_a_note_whose_file_is_gone_leaves_many_notes(reader: Client, large: Course) -> None:
    two_texts(large, "", gone=True)
    assert "The text of the file stands." in beside(reader, choose(reader, large))
    assert not NoteFile.objects.filter(course=large, path=PATH).exists() and text_of(large, "x.md")


def test_a_line_of_many_notes_is_told_to_be_another(reader: Client, large: Course) -> None:
    doubted(large)
    old = set(Question.objects.filter(bank__course=large, status=Status.READY).values_list("key", flat=True))
    assert "the line gets cards of its own" in beside(reader, tell(reader, large))
    assert not Doubt.objects.exists()
    now = set(Question.objects.filter(bank__course=large, status=Status.READY).values_list("key", flat=True))
    assert now != old and len(now) == len(old)


def test_an_import_of_many_notes_is_undone_beside_the_page(reader: Client, large: Course) -> None:
    take(reader, [upload(PATH, THEIRS)])
    work()
    assert text_of(large) == THEIRS
    look = Look.objects.get(state=LookState.TAKEN)
    clock.move(timedelta(minutes=1))
    assert "The import was undone" in beside(reader, undo(reader, look))
    look.refresh_from_db()
    assert text_of(large) == TEXT and look.state == LookState.UNDONE


def undo(reader: Client, look: Look) -> Any:
    return reader.post(reverse("topics:look", args=[look.pk]), {"do": "undo"})


@pytest.mark.parametrize("again", [use, choose, tell])
def test_what_is_stopped_or_cut_off_changes_nothing_and_says_so(
    reader: Client, large: Course, again: Callable[[Client, Course], Any]
) -> None:
    doubted(large)
    two_texts(large)
    before = text_of(large)
    answer = again(reader, large)
    stopped = page_source(reader.post(answer.url, {"do": "stop"}, follow=True))
    assert "Stopped. Nothing has changed." in stopped
    assert settle_now(look=Look.objects.latest("pk").pk, clock=clock.now).state == LookState.UNDONE
    again(reader, large)
    look = Look.objects.latest("pk")
    give_up_settling(look=look.pk)
    assert "It did not come to its end" in page_source(reader.get(f"/notes/look/{look.pk}/", follow=True))
    assert text_of(large) == before and Doubt.objects.exists() and Followed.objects.get().waits


def test_two_presses_are_one(reader: Client, large: Course) -> None:
    two_texts(large)
    choose(reader, large)
    answer = reader.post(
        reverse("topics:choose_text", args=[large.address]), {"file": PATH, "do": "theirs", "seen": "x"}, follow=True
    )
    assert "These notes are being read right now" in page_source(answer)
    assert Look.objects.count() == 1
    work()
    look = settle_now(look=Look.objects.get().pk, clock=clock.now)
    assert text_of(large) == THEIRS and look.found["said"] == "The text of the file stands."


def test_done_before_a_kill_it_is_done_once(reader: Client, large: Course) -> None:
    two_texts(large)
    choose(reader, large)
    look = settle_now(look=Look.objects.get().pk, clock=clock.now)
    Look.objects.filter(pk=look.pk).update(state=LookState.TAKING, found={})
    revision = NoteFile.objects.get(course=large, path=PATH).revision
    assert settle_now(look=look.pk, clock=clock.now).found["said"] == "Done."
    assert NoteFile.objects.get(course=large, path=PATH).revision == revision


def test_what_changed_meanwhile_is_not_overwritten(reader: Client, learner: Learner, large: Course) -> None:
    two_texts(large)
    answer = choose(reader, large)
    mine = TEXT + "- Mole: a heap of stones\n"
    save_note(learner=learner, course=large, path=PATH, text=mine, revision=1, now=clock.now())
    assert "The texts have changed since. Nothing was decided." in beside(reader, answer)
    assert text_of(large) == mine and Followed.objects.get().waits == THEIRS


def test_nobody_settles_or_sees_what_is_anothers(client: Client, reader: Client, large: Course) -> None:
    two_texts(large)
    answer = choose(reader, large)
    other = Client()
    a_learner()
    assert other.get(answer.url).status_code == 404
    assert other.post(answer.url, {"do": "stop"}).status_code == 404
    assert choose_as(other, large).status_code == 404


def choose_as(client: Client, course: Course) -> Any:
    return client.post(reverse("topics:choose_text", args=[course.address]), {"file": PATH, "do": "theirs"})
