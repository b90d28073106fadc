"""Questions keep their rows, and so all progress, while what they are made from lives on."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db.models import QuerySet
from pytest_django import DjangoAssertNumQueries

from study.banks.models import Bank, Question, Status, Version
from study.banks.operations import import_course, load_bank, load_content, publish_generated
from study.banks.roles import asked_of
from study.banks.rows import Publication, publish
from study.core.facts.facts import Claim
from study.core.questions.kinds.recall import Recall
from study.core.questions.question import Question as CoreQuestion
from study.core.questions.question import Source
from study.library.models import Course, Topic
from study.library.queries import find
from study.library.rows import notes_of
from tests.clock import START, move
from tests.places.courses import NOTES, QUESTIONS, notes, write_course

pytestmark = pytest.mark.django_db


def imported(text: str = NOTES) -> Course:
    course = import_course(sources=notes(text), slug="home", owner=None, now=START).imported.course
    assert course
    return course


def ready() -> set[str]:
    return set(Question.objects.filter(status=Status.READY).values_list("key", flat=True))


def recall(key: str, answer: str = "Because.", line: int = 1) -> CoreQuestion:
    body = Recall(answer)
    return CoreQuestion(key, "recall", "Title", f"Why {key}?", body, status="ready", lines=(line, line))


@pytest.fixture
def bank() -> Bank:
    return Bank.objects.create(course=imported(), slug="made", title="Made", origin="generated")


def asked(course: Course) -> QuerySet[Question]:
    """What a visitor is asked of the course, in reading order."""
    return Question.objects.filter(asked_of(None), bank__course=course).order_by("topic__position", "position")


def test_notes_become_ready_questions_in_reading_order_with_their_facts_as_groups() -> None:
    course = imported()
    rows = list(asked(course))
    assert len(rows) > 3
    assert [row.start for row in rows] == sorted(row.start for row in rows)
    assert {row.topic for row in rows} == {Topic.objects.get()}
    assert all(row.key.startswith(row.group.removeprefix(f"{course.pk}/") + "/") for row in rows)


def test_the_same_notes_again_write_nothing(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    course = imported()
    versions = set(Version.objects.values_list("pk", flat=True))
    published = publish_generated(course=course, notes=notes_of(course), now=move(timedelta(days=1)))
    assert (published.added, published.edited, published.retired) == (0, 0, 0)
    assert published.kept == len(versions)
    assert set(Version.objects.values_list("pk", flat=True)) == versions


def test_a_reworded_fact_gives_its_questions_a_new_version_and_keeps_their_rows() -> None:
    imported()
    before = {row.key: row.pk for row in Question.objects.all()}
    imported(NOTES.replace("runs out", "runs out of the bay"))
    after = {row.key: row.pk for row in Question.objects.all()}
    assert before.items() <= after.items()
    changed = Question.objects.filter(current__number=2)
    assert changed.exists()
    for row in changed:
        assert list(row.versions.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_lines_above_move_a_question_without_a_new_version() -> None:
    imported()
    starts = dict(Question.objects.values_list("key", "start"))
    imported("\n\n" + NOTES)
    assert dict(Question.objects.values_list("key", "start")) == {key: start + 2 for key, start in starts.items()}


def test_a_question_whose_fact_goes_is_retired_and_comes_back_with_it() -> None:
    imported()
    before, rows = ready(), Question.objects.count()
    imported(NOTES.replace("- Height of the quay: 6 m\n", ""))
    gone = before - ready()
    assert gone and Question.objects.count() == rows
    assert find(None, "height", "question") == []
    imported()
    assert ready() == before
    assert Question.objects.count() == rows
    assert set(Question.objects.filter(key__in=gone).values_list("current__number", flat=True)) == {1}


def test_questions_survive_a_topic_that_goes_and_comes_back() -> None:
    more = NOTES + "\n# Walls\n\n- Height of the walls: 9 m\n- Width of the walls: 2 m\n"
    imported(more)
    walls = set(Question.objects.filter(topic__title="Walls").values_list("pk", flat=True))
    assert walls
    imported()
    assert set(Question.objects.filter(pk__in=walls).values_list("status", "topic")) == {("retired", None)}
    imported(more)
    assert set(Question.objects.filter(topic__title="Walls", status="ready").values_list("pk", flat=True)) == walls


def test_a_dry_run_and_a_failed_import_leave_no_question() -> None:
    tried = import_course(sources=notes(), owner=None, now=START, dry_run=True)
    assert tried.published.added > 0
    assert not Question.objects.exists() and not Course.objects.exists()
    assert find(None, "ebb") == []


def test_a_course_is_loaded_with_the_questions_written_for_it(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    loaded = load_content(folder=folder, now=START)
    assert loaded.changed
    assert [(one.subject, one.severity) for one in loaded.problems if one.file == "by-hand.md"] == [("broken", "error")]
    row = Question.objects.get(key="the-pull")
    assert (row.status, row.topic and row.topic.key, row.bank.title) == ("ready", "spring-tides", "Written by hand")
    assert row.current and row.current.sources[0]["checked"] == "2026-11-20"
    assert not load_content(folder=folder, now=START).changed


def test_a_search_finds_what_is_asked_and_never_what_is_answered(tmp_path: Path) -> None:
    load_content(folder=write_course(tmp_path), now=START)
    assert [found.hit.ref for found in find(None, "pulls the sea", "question")] == ["the-pull"]
    assert find(None, "wind", "question") == []
    assert find(None, "waves", "question") == []


def test_a_question_that_broke_stays_as_it_was_and_one_that_went_is_retired() -> None:
    course = imported()
    good = QUESTIONS.partition("## Broken")[0]
    load_bank(course=course, text=good, file="by-hand.md", now=START)
    broken = load_bank(course=course, text=good.replace("[x]", "[ ]"), file="by-hand.md", now=START)
    assert broken.problems[0].subject == "the-pull"
    assert Question.objects.get(key="the-pull").status == Status.READY
    load_bank(course=course, text=good.replace("the-pull", "another"), file="by-hand.md", now=START)
    assert Question.objects.get(key="the-pull").status == Status.RETIRED
    assert Question.objects.get(key="another").status == Status.READY


def test_a_topic_that_the_course_lacks_is_pointed_out() -> None:
    found = load_bank(course=imported(), text=QUESTIONS, file="by-hand.md", now=START).problems
    assert ("warning", "there is no topic 'spring-tides' in the course") in {
        (one.severity, one.message) for one in found
    }


def test_the_bank_of_the_notes_cannot_be_taken() -> None:
    course = imported()
    before = ready()
    found = load_bank(course=course, text=QUESTIONS.replace("by-hand", "notes"), file="x.md", now=START)
    assert "taken" in found.problems[-1].message
    assert ready() == before


def test_ten_thousand_questions_take_a_bounded_number_of_queries(
    bank: Bank, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    entries = [Publication(recall(f"q{number}"), f"g{number}") for number in range(10_000)]
    with django_assert_max_num_queries(90):
        publish(bank, entries, START)
    with django_assert_max_num_queries(10):
        again = publish(bank, entries, START)
    assert (again.added, again.edited, again.kept) == (0, 0, 10_000)


def test_version_numbers_go_on_from_the_highest(bank: Bank) -> None:
    for answer in ("One.", "Two.", "One."):
        publish(bank, [Publication(recall("q", answer), "g")], START)
    row = Question.objects.get(bank=bank)
    assert list(row.versions.order_by("number").values_list("number", "body__answer")) == [
        (1, "One."),
        (2, "Two."),
        (3, "One."),
    ]
    assert row.current and row.current.number == 3


def test_a_question_from_a_line_that_does_not_hold_is_held_back() -> None:
    course = imported()
    notes = notes_of(course)
    row = asked(course)[0]
    source = Source("A page", "https://example.org/page", date(2026, 6, 1))
    line = (row.start, row.end)
    claim = Claim(
        lines=line, says="old", verdict="wrong", holds="new", source=source, fact="f", note="",
        topic=row.topic.key if row.topic else "", file=notes.topics[0].file,
    )  # fmt: skip
    published = publish_generated(course=course, notes=notes, claims=[claim], now=START)
    row.refresh_from_db()
    assert row.status == "draft"
    held = {entry.question.key: entry.held for entry in published.questions}
    assert held[row.key] == f"line {line[0]} does not hold: new"
    assert {one.status for one in Question.objects.filter(fit="sure") if not held[one.key]} == {"ready"}
    publish_generated(course=course, notes=notes, claims=[replace(claim, file="another.md")], now=START)
    row.refresh_from_db()
    assert row.status == "ready"
