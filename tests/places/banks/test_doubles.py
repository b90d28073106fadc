"""Of a question made from notes and a written one that ask the same, the written one alone is asked."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from study.banks import operations
from study.banks.models import Bank, HistoryEntry, Question, Role, Status, Visibility
from study.library.models import Course
from study.library.queries import find
from study.people.models import Learner
from study.review.models import Card
from study.web import tasks
from tests.clock import START
from tests.factories import a_card, a_learner
from tests.places.banks.authoring import a_shared_bank, an_instructor
from tests.places.courses import notes, write_course

pytestmark = pytest.mark.django_db

DISTANCE = """
## How far it is {#moon-distance topic=spring-tides status=ready}

How large is the mean distance of the moon?

- [=] 384400 ±0 km
  > As the tables say.

Source: [Tide tables](https://example.org/tides) (checked 2026-11-20)
"""
AUTHORED = DISTANCE.replace(" status=ready", "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_course(tmp_path)


def load(folder: Path, day: int = 0) -> Course:
    course = operations.load_content(folder=folder, now=START + timedelta(days=day)).course
    assert course
    return course


def write(folder: Path, text: str) -> None:
    path = folder / "questions" / "by-hand.md"
    path.write_text(path.read_text(encoding="utf-8").partition("\n## How far")[0] + text, encoding="utf-8")


def about_moon(course: Course) -> Question:
    made = Question.objects.filter(bank__course=course, bank__slug="notes")
    (row,) = made.filter(current__prompt__contains="distance of the moon")
    return row


def after(course: Course) -> Question:
    """The same after what was written stood: a test is one transaction, so a worker does what follows from it."""
    assert tasks.run_next(worker="w", clock=lambda: START + tasks.ALONE)
    return about_moon(course)


def is_found(row: Question) -> bool:
    return any(one.hit.ref == row.key for one in find(None, "distance"))


def said(row: Question) -> Iterator[tuple[str, str]]:
    return iter(HistoryEntry.objects.filter(question=row).order_by("pk").values_list("action", "reason"))


def test_a_file_sets_aside_what_it_asks_and_gives_it_back(folder: Path) -> None:
    row = about_moon(load(folder))
    assert (row.status, row.double_of) == (Status.READY, "") and is_found(row)
    card: Card = a_card(a_learner(), row)
    memory = card.stability
    write(folder, DISTANCE)
    row = about_moon(load(folder, 1))
    assert (row.status, row.double_of) == (Status.RETIRED, "moon-distance") and not is_found(row)
    assert list(said(row)) == [("set aside", "the written question moon-distance asks this")]
    assert load(folder, 2) and about_moon(row.bank.course).status == Status.RETIRED
    write(folder, DISTANCE.replace("status=ready", "status=ready tags=for-exams"))
    row = about_moon(load(folder, 3))
    assert (row.status, row.double_of) == (Status.READY, "") and is_found(row)
    card.refresh_from_db()
    assert (card.question, card.stability) == (row, memory)


def test_what_is_new_comes_as_one_question(folder: Path) -> None:
    write(folder, DISTANCE)
    row = about_moon(load(folder))
    assert (row.status, row.double_of) == (Status.RETIRED, "moon-distance") and list(said(row)) == []


def test_an_authors_question_does_so_while_everybody_is_asked_it(folder: Path) -> None:
    course = load(folder)
    ada, grace = an_instructor("ada"), an_instructor("grace")
    bank = a_shared_bank(ada, reviewer=grace)
    Bank.objects.filter(pk=bank.pk).update(course=course)
    bank = Bank.objects.get(pk=bank.pk)
    asked = operations.start(bank=bank, text=AUTHORED, by=ada, now=START)
    version = operations.submit(question=asked, by=ada, now=START)
    assert about_moon(course).status == Status.READY
    assert operations.decide(question=asked, version=version.number, approve=True, by=grace, now=START) is None
    assert after(course).double_of == "", "a private bank asks its members alone"
    operations.set_visibility(bank=bank, visibility=Visibility.PUBLIC, by=ada, now=START)
    row = after(course)
    assert (row.status, row.double_of) == (Status.RETIRED, asked.key)
    operations.retire(question=asked, by=ada, now=START)
    row = after(course)
    assert (row.status, row.double_of) == (Status.READY, "") and is_found(row)
    operations.restore(question=asked, by=ada, now=START)
    assert after(course).double_of == asked.key
    operations.change_all(bank=bank, questions=[asked.pk], change="retire", by=ada, now=START)
    assert after(course).double_of == ""
    assert [action for action, _ in said(row)] == ["set aside", "asked again", "set aside", "asked again"]
    assert bank.members.get(user=grace).role == Role.REVIEWER


def test_in_ones_own_course_what_is_decided_comes_first() -> None:
    learner = a_learner()
    text = "# Spring tides\n\n- Distance of the moon: 384400 km\n- Neap tide ⇒ the lowest tide of the month\n"
    course = operations.import_course(sources=notes(text), slug="home", owner=learner, now=START).imported.course
    assert course
    bank = f"---\nbank: mine\n---\n{DISTANCE}"
    operations.load_bank(course=course, text=bank, file="mine.md", now=START)
    row = after(course)
    assert (row.status, row.double_of) == (Status.RETIRED, "moon-distance")
    kept = operations.keep_one(learner=learner, question=row.pk, now=START)
    operations.import_course(sources=notes(text + "- Ebb ⇒ it runs out\n"), slug="home", owner=learner, now=START)
    assert about_moon(course).status == Status.READY
    operations.undo_decision(learner=learner, decision=kept.decision.pk, now=START)
    assert after(course).status == Status.RETIRED
    never = operations.never_ask(learner=learner, question=row.pk, now=START)
    assert about_moon(course).double_of == ""
    operations.undo_decision(learner=learner, decision=never.decision.pk, now=START)
    assert after(course).double_of == "moon-distance"


def test_it_follows_as_soon_as_what_was_written_stands(
    folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    course, ada, grace = load(folder), an_instructor("ada"), an_instructor("grace")
    bank = a_shared_bank(ada, reviewer=grace)
    Bank.objects.filter(pk=bank.pk).update(course=course, visibility=Visibility.PUBLIC)
    asked = operations.start(bank=Bank.objects.get(pk=bank.pk), text=AUTHORED, by=ada, now=START)
    version = operations.submit(question=asked, by=ada, now=START)
    with django_capture_on_commit_callbacks(execute=True):
        assert operations.decide(question=asked, version=version.number, approve=True, by=grace, now=START) is None
        assert about_moon(course).status == Status.READY, "nobody waits for it"
    assert about_moon(course).double_of == asked.key
    assert not tasks.is_put(name=operations.FOLLOW, subject=course.pk)


def test_who_had_its_card_reads_why(folder: Path, reader: Client, learner: Learner) -> None:
    card = a_card(learner, about_moon(load(folder)))
    write(folder, DISTANCE)
    load(folder, 1)
    page = reader.get(f"/review/{card.pk}/").content.decode()
    assert "A written question asks this now" in page
