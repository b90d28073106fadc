"""Saving a file of notes that take long to read: beside the page, as a whole reading of the same files would do it."""

from datetime import timedelta
from random import Random
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from study.banks.models import HistoryEntry, Question, Status, Version
from study.banks.operations import import_course, never_ask
from study.core.limits import LOOK_AT_ONCE
from study.library.models import Course, Doubt, Fact, LastBrought, Look, LookState, NoteFile, Topic
from study.library.operations import stored_sources
from study.library.sources import Sources, Text, with_text
from study.people.models import Learner
from study.review.models import Study
from study.topics.operations import read, save_beside, save_note, take_over_now, undo_import
from study.topics.operations.renewing import renew
from tests.clock import START
from tests.factories import a_card, a_learner
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
LATER = START + timedelta(minutes=5)
FILLER = "```text\n" + "x\n" * (LOOK_AT_ONCE // 2 + 100) + "```\n"
PATH = "sea/harbour.md"
LINES = [
    "- **Buoy**: a float that marks a channel for ships on their way in",
    "- **Jetty**: a wall that keeps waves away from the ships in the harbour",
    "- Dredging ⇒ the channel stays deep enough for ships",
    "- The lock holds 300 ships",
    "- What does a pilot do? :: She guides ships in, see [[tides]]",
]
MORE = [
    "- **Fender**: a cushion that keeps a ship from rubbing against the quay",
    "- **Jetty**: a wall that lets waves in to the ships in the harbour",
    "- **Jetty**: a wall which keeps the waves away from the ships in the harbour",
    "## Signals",
    "- **Neap**: a small tide",
]
TIDES = "# Tides\n\n- **Neap**: a small tide\n- **Ebb**: the tide that runs out to the sea\n"


def a_sea(owner: Learner, filler: str = "") -> Course:
    given = Sources((Text(PATH, harbour(LINES)), Text("sea/tides.md", TIDES), Text("sea/x.md", f"# X\n\n{filler}")))
    course = import_course(sources=given, slug="sea", title="Sea", owner=owner, now=START).imported.course
    assert course
    return course


def harbour(lines: list[str]) -> str:
    return "# Harbour\n\n" + "\n".join(lines) + "\n"


@pytest.fixture
def large(learner: Learner) -> Course:
    return a_sea(learner, FILLER)


def all_of(course: Course) -> list[list[tuple[Any, ...]]]:
    """All rows that a reading writes, without what tells two courses apart."""
    return [
        list(NoteFile.objects.filter(course=course).order_by("path").values_list("path", "text", "revision")),
        list(Topic.objects.filter(course=course).values_list("key", "title", "position", "start", "end", "links")),
        list(Fact.objects.filter(topic__course=course).order_by("key").values_list("key", "text", "start", "unasked")),
        list(
            Question.objects.filter(bank__course=course)
            .order_by("key")
            .values_list("key", "status", "fit", "sort", "unseen", "position", "current__prompt", "current__body")
        ),
        sorted(Version.objects.filter(question__bank__course=course).values_list("question__key", "number")),
        list(Doubt.objects.filter(course=course).order_by("line").values_list("line", "old")),
        list(HistoryEntry.objects.filter(bank__course=course).order_by("pk").values_list("action", "reason")),
    ]


@pytest.mark.parametrize("seed", range(5))
def test_a_save_is_a_reading_of_all_files(seed: int) -> None:
    random = Random(seed)
    lines = random.sample([*LINES, *random.sample(MORE, 3)], 6) if seed else [LINES[0], MORE[1], *LINES[2:]]
    found = []
    for way in ("save", "beside", "read"):
        learner = a_learner()
        course = a_sea(learner)
        row = Question.objects.filter(bank__course=course, status=Status.READY).order_by("key")[seed % 3]
        never_ask(learner=learner, question=row.pk, now=START)
        given: dict[str, Any] = {
            "learner": learner,
            "course": course,
            "path": PATH,
            "text": harbour(lines),
            "revision": 1,
        }
        match way:
            case "save":
                save_note(**given, now=LATER)
            case "beside":
                look = save_beside(**given, take=True, now=LATER)
                assert isinstance(look, Look) and look.state == LookState.TAKEN
            case "read":
                stored = with_text(stored_sources(course), PATH, harbour(lines))
                renew(sources=stored, slug="sea", owner=learner, now=LATER)
        found.append(all_of(course))
    assert found[0] == found[1] == found[2]
    assert seed or Doubt.objects.count() == 3, "only a person can tell whether the first is the same"


def post(client: Client, course: Course, **form: Any) -> Any:
    address = reverse("topics:edit_note", args=[course.address])
    return client.post(address, {"file": PATH, "revision": 1, "do": "save", **form})


def text_of(course: Course) -> str:
    return NoteFile.objects.get(course=course, path=PATH).text


def test_much_is_saved_beside_the_page(reader: Client, learner: Learner, large: Course) -> None:
    row = Question.objects.filter(bank__course=large, status=Status.READY)[0]
    card = a_card(learner, row)
    Study.objects.filter(course=large).delete()
    given = post(reader, large, text=harbour([*LINES, MORE[0]]))
    look = Look.objects.get()
    assert given.url == reverse("topics:look", args=[look.pk]) and text_of(large) == harbour(LINES)
    assert "Saving your note" in page_source(reader.get(given.url))
    take_over_now(look=look.pk, clock=lambda: LATER)
    answer = reader.get(given.url, follow=True)
    assert "Saved. What you know of its lines stays." in page_source(answer)
    assert text_of(large) == harbour([*LINES, MORE[0]])
    assert LastBrought.objects.get().text == harbour(LINES), "what comes later is merged with it"
    assert card.question.pk == row.pk and Question.objects.filter(pk=row.pk, status=Status.READY).exists()
    assert not Study.objects.filter(course=large).exists(), "who only edits does not take it up"
    assert not look.files.filter(earlier=True).exists()


def test_a_save_cannot_be_undone_as_if_the_course_were_new(reader: Client, learner: Learner, large: Course) -> None:
    post(reader, large, text=harbour(MORE))
    look = take_over_now(look=Look.objects.get().pk, clock=lambda: LATER)
    assert isinstance(look, Look)
    undo_import(look=look, now=LATER)
    reader.post(reverse("topics:look", args=[look.pk]), {"do": "undo"})
    assert Course.objects.get(pk=large.pk).deleted_at is None and text_of(large) == harbour(MORE)


def test_what_saving_much_does_is_told_beside_the_page_and_can_be_taken(
    reader: Client, learner: Learner, large: Course
) -> None:
    given = post(reader, large, text=harbour([*LINES[1:], MORE[0]]), do="look")
    read(look=Look.objects.get().pk, clock=lambda: LATER)
    page = page_source(reader.get(given.url))
    assert "1 line gone" in page and "Make a new course" not in page and "Renew the whole course" not in page
    assert text_of(large) == harbour(LINES)
    reader.post(given.url, {"do": "take"})
    take_over_now(look=Look.objects.get().pk, clock=lambda: LATER)
    assert text_of(large) == harbour([*LINES[1:], MORE[0]])


def test_a_save_that_was_overtaken_writes_over_nothing(reader: Client, learner: Learner, large: Course) -> None:
    post(reader, large, text=harbour([*LINES, MORE[0]]))
    theirs = harbour([*LINES, MORE[4]])
    save_note(learner=learner, course=large, path=PATH, text=theirs, revision=1, now=LATER)
    take_over_now(look=Look.objects.get().pk, clock=lambda: LATER)
    look = Look.objects.get()
    assert look.state == LookState.READING and text_of(large) == theirs
    assert bytes(look.files.get().content).decode() == harbour([*LINES, MORE[0]])
    assert post(reader, large, text=harbour(MORE)).status_code == 409


def test_a_text_is_kept_in_the_editor_while_another_is_being_saved(reader: Client, large: Course) -> None:
    post(reader, large, text=harbour(MORE))
    answer = post(reader, large, text=harbour(MORE[:1]))
    assert answer.status_code == 409 and "These notes are being read right now" in page_source(answer)
    assert MORE[0] in page_source(answer)
    assert Look.objects.count() == 1


def test_saving_that_is_stopped_changes_nothing_and_keeps_the_text(reader: Client, large: Course) -> None:
    given = post(reader, large, text=harbour(MORE))
    reader.post(given.url, {"do": "stop"})
    look = take_over_now(look=Look.objects.get().pk, clock=lambda: LATER)
    assert text_of(large) == harbour(LINES)
    assert isinstance(look, Look) and look.state == LookState.READY
    assert "Reading stopped" in page_source(reader.get(given.url))


def test_nobody_saves_beside_into_the_notes_of_others(large: Course) -> None:
    with pytest.raises(NoteFile.DoesNotExist):
        save_beside(learner=a_learner(), course=large, path=PATH, text="", revision=1, take=True, now=LATER)
