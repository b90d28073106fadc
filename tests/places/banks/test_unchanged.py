"""Notes that are imported again and have not changed: nothing is worked out, and whatever they follow from counts."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from study.banks.models import Question, Version
from study.banks.operations import CourseImport, import_course, never_ask, undo_decision
from study.core.problem import Problem
from study.library import fingerprints
from study.library.loading import load_course
from study.library.models import Course, Fact
from study.library.operations import stored_sources
from study.library.ownership import rename_course
from study.library.sources import Picture, Sources, Text
from study.people.models import Learner
from tests.clock import START
from tests.pictures import a_picture
from tests.places.courses import NOTES, notes, write_course

pytestmark = pytest.mark.django_db
LATER = START + timedelta(days=1)


def again(sources: Sources, **given: Any) -> CourseImport:
    return import_course(sources=sources, slug="home", owner=None, now=LATER, **{"only_changed": True, **given})


def first(sources: Sources | None = None) -> Course:
    course = import_course(sources=sources or notes(), slug="home", owner=None, now=START).imported.course
    assert course
    return course


def rows() -> list[Any]:
    questions = Question.objects.order_by("pk").values_list("key", "status", "position", "current")
    return [*questions, *Version.objects.order_by("pk").values(), *Fact.objects.order_by("pk").values()]


def test_what_has_not_changed_is_told_without_being_read(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    course, before = first(), rows()
    with django_assert_num_queries(9):  # two transactions, the course, what was decided, the shipped ones, the day
        done = again(notes())
    assert (done.imported.changed, done.imported.course, done.published.questions) == (False, course, ())
    assert rows() == before
    assert Course.objects.get(pk=course.pk).updated_at == LATER


def test_reading_it_all_the_same_would_change_nothing() -> None:
    first()
    before = rows()
    assert again(notes(), only_changed=False).imported.changed
    assert rows() == before


@pytest.mark.parametrize(
    "other",
    [
        notes(NOTES + "\n- One more line: nothing\n"),
        notes(NOTES, "elsewhere.md"),
        replace(notes(), texts=(*notes().texts, Text("b.md", "# B\n\n- Ebb: low water\n"))),
        replace(notes(), assets=(Picture("quay.png", b"png"),)),
    ],
    ids=["a line", "a path", "a file", "a picture"],
)
def test_every_change_of_what_is_brought_counts(other: Sources) -> None:
    first()
    assert again(other).imported.changed
    assert not again(other).imported.changed
    assert again(notes()).imported.changed


def test_a_picture_is_the_same_before_it_is_checked_and_after() -> None:
    brought = replace(
        notes("# Quay\n\n- Quay: a place to land ![[quay.png]]\n"), assets=(Picture("quay.png", a_picture()),)
    )
    course = first(brought)
    checked = replace(brought, assets=stored_sources(course).assets)
    assert checked.assets[0].kept and not checked.assets[0].content
    assert not again(checked).imported.changed
    assert not again(brought).imported.changed
    assert again(replace(brought, assets=(Picture("quay.png", a_picture(size=(9, 9))),))).imported.changed


def test_a_source_that_could_not_be_read_is_tried_again_each_time() -> None:
    broken = replace(notes(), problems=(Problem("is not text", file="bad.md"),))
    first(broken)
    assert again(broken).imported.changed


def test_another_title_counts() -> None:
    first()
    assert again(notes(), title="Harbours").imported.changed
    assert not again(notes(), title="Harbours").imported.changed
    assert not again(notes()).imported.changed


def test_a_course_that_was_renamed_is_worked_out_once_more() -> None:
    me = Learner.objects.create(created_at=START)
    course = import_course(sources=notes(), slug="home", owner=me, now=START).imported.course
    assert course
    rename_course(learner=me, course=course, title="Harbours", now=LATER)
    done = import_course(sources=notes(), slug="home", owner=me, now=LATER, only_changed=True)
    assert done.imported.changed and done.imported.course and done.imported.course.title == "Harbours"


def test_other_dated_facts_count(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    load_course(folder=folder, now=START)
    first()
    facts = folder / "facts.toml"
    facts.write_text(facts.read_text().replace('"imprecise"', '"wrong"'))
    load_course(folder=folder, now=LATER)
    assert again(notes()).imported.changed
    assert not again(notes()).imported.changed


def test_a_decision_counts_and_so_does_taking_it_back() -> None:
    me = Learner.objects.create(created_at=START)
    mine: dict[str, Any] = {"sources": notes(), "slug": "home", "owner": me, "now": LATER, "only_changed": True}
    import_course(**mine)
    question = Question.objects.filter(status="ready").order_by("pk")[0]
    decision = never_ask(learner=me, question=question.pk, now=LATER).decision
    assert import_course(**mine).imported.changed
    assert not import_course(**mine).imported.changed
    undo_decision(learner=me, decision=decision.pk, now=LATER)
    assert import_course(**mine).imported.changed
    assert not import_course(**mine).imported.changed


def test_an_import_that_was_only_tried_counts_for_nothing() -> None:
    first()
    again(notes(NOTES + "\n- One more line: nothing\n"), dry_run=True, only_changed=False)
    assert not again(notes()).imported.changed


def test_no_two_sources_have_one_fingerprint() -> None:
    given = [
        notes(),
        notes(NOTES + " "),
        replace(notes(), texts=(Text("a", "b"), Text("c", "d"))),
        replace(notes(), texts=(Text("a", "b"),), assets=(Picture("c", b""),)),
        replace(notes(), name="other"),
        replace(notes(), archive=True),
        replace(notes(), problems=(Problem("is a picture that cannot be read"),)),
    ]
    assert len({fingerprints.of_notes(sources, "Title") for sources in given}) == len(given)
