"""What decides whether a line holds reaches the questions made of it: new facts, corrected ones, the course's name."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.models import F
from django.test import Client

from study.banks.models import HistoryEntry, Question, Status
from study.banks.operations import MAKE, import_course, load_content, make_again, rename
from study.library.models import Claim, Course
from study.library.sources import Sources, Text
from study.people.models import Learner
from study.web import tasks
from tests.clock import START
from tests.factories import a_study
from tests.page_source import page_source
from tests.places.courses import write_course
from tests.places.topics.bringing import bring, upload

pytestmark = pytest.mark.django_db
SAYS = "High tide ⇒ the water that comes every 6 hours\n"
WRONG = """
[[fact.claim]]
subject = ["water"]
says = "every 6 hours"
verdict = "wrong"
holds = "12 h 25 min"
"""


def write_facts(folder: Path, more: str) -> None:
    facts = folder / "facts.toml"
    facts.write_text(facts.read_text() + more)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = write_course(tmp_path)
    load_content(folder=made, now=START)
    return made


def brought(owner: Learner, text: str, title: str = "") -> Course:
    sources = Sources((Text("a.md", text),), name="sea")
    course = import_course(sources=sources, title=title, owner=owner, now=START).imported.course
    assert course
    a_study(owner, course)
    return course


def statuses(course: Course) -> set[str]:
    return set(Question.objects.filter(bank__course=course, start=3).values_list("status", flat=True))


def test_facts_that_are_loaded_later_hold_what_they_contradict_and_the_owner_is_told(
    folder: Path, learner: Learner, reader: Client
) -> None:
    course = brought(learner, f"# Tides at home\n\n- {SAYS}- Ebb ⇒ the water that runs out\n")
    assert statuses(course) == {Status.READY}
    write_facts(folder, WRONG)
    load_content(folder=folder, now=START)
    assert statuses(course) == {Status.DRAFT}
    assert Question.objects.filter(bank__course=course, status=Status.READY).exists(), "only what is contradicted"
    reason = "line 3 does not hold: 12 h 25 min"
    assert set(HistoryEntry.objects.filter(action="held back").values_list("reason", flat=True)) == {reason}
    told = page_source(reader.get("/"))
    assert reason in told and f"/notes/{course.address}/" in told
    facts = folder / "facts.toml"
    facts.write_text(facts.read_text().replace(WRONG, ""))
    load_content(folder=folder, now=START)
    assert statuses(course) == {Status.READY}, "a fact that was taken back asks the line again"
    assert reason not in page_source(reader.get("/"))


def test_a_course_that_is_called_otherwise_is_about_something_else(folder: Path, learner: Learner) -> None:
    write_facts(folder, WRONG)
    load_content(folder=folder, now=START)
    course = brought(learner, "# At home\n\n- High water ⇒ the water that comes every 6 hours\n", title="Harbours")
    assert not Claim.objects.filter(topic__course=course).exists()
    assert statuses(course) == {Status.READY}
    rename(learner=learner, course=course, title="Tides", now=START)
    assert statuses(course) == {Status.DRAFT}
    rename(learner=learner, course=course, title="Harbours", now=START)
    assert statuses(course) == {Status.READY}


def test_the_page_renames_with_the_same_function(folder: Path, learner: Learner, reader: Client) -> None:
    write_facts(folder, WRONG)
    load_content(folder=folder, now=START)
    course = brought(learner, "# At home\n\n- High water ⇒ the water that comes every 6 hours\n", title="Harbours")
    reader.post(f"/notes/{course.address}/name/", {"name": "Tides"})
    assert statuses(course) == {Status.DRAFT}


@contextmanager
def somebody_else_changes(course: Course) -> Iterator[None]:
    """Each time that something begins to arrive in the course."""

    def execute(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        if sql.startswith('INSERT INTO "library_course" '):
            Course.objects.filter(pk=course.pk).update(updated_at=F("updated_at") + timedelta(seconds=1))
        return result

    with connection.execute_wrapper(execute):
        yield


def test_a_course_that_is_changed_each_time_says_so_and_a_worker_makes_its_questions(
    folder: Path, learner: Learner, reader: Client
) -> None:
    write_facts(folder, WRONG)
    load_content(folder=folder, now=START)
    course = brought(learner, "# At home\n\n- High water ⇒ the water that comes every 6 hours\n", title="Harbours")
    with somebody_else_changes(course):
        shown = reader.post(f"/notes/{course.address}/name/", {"name": "Tides"}, follow=True)
        assert "Not renamed: The course was changed each time meanwhile." in page_source(shown)
        make_again(course=course.pk, now=START)
    course.refresh_from_db()
    assert course.title == "Harbours" and statuses(course) == {Status.READY}
    Course.objects.filter(pk=course.pk).update(title="Tides")
    assert tasks.run_next(worker="w", clock=lambda: START) and not tasks.is_put(name=MAKE, subject=course.pk)
    assert statuses(course) == {Status.DRAFT}


@pytest.mark.parametrize(("path", "claims"), [("tides/a.md", 1), ("tides.md", 1), ("boats/a.md", 0)])
def test_a_file_or_folder_that_is_called_otherwise_too(folder: Path, learner: Learner, path: str, claims: int) -> None:
    write_facts(folder, WRONG)
    load_content(folder=folder, now=START)
    text = "# At home\n\n- High water ⇒ the water that comes every 6 hours\n"
    course = brought(learner, text)
    import_course(sources=Sources((Text(path, text),), name="sea"), owner=learner, now=START)
    assert Claim.objects.filter(topic__course=course).count() == claims
    assert statuses(course) == {Status.DRAFT if claims else Status.READY}


def test_a_look_reads_the_name_of_the_course_as_the_import_does(folder: Path, learner: Learner, reader: Client) -> None:
    write_facts(folder, WRONG)
    load_content(folder=folder, now=START)
    shown = bring(
        reader, [upload("a.md", "# At home\n\n- High water ⇒ the water that comes every 6 hours\n")], title="Tides"
    )
    assert "1 line out of date" in page_source(shown)
