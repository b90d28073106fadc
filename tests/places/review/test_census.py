"""What Today counts is kept in parts, and is right whatever happened to cards, questions and access."""

import re
from collections import Counter
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from study.banks.models import PART, Question, Status
from study.library.models import Course
from study.people.models import Learner
from study.review import operations
from study.review.census import WHOLE, Counts, counts
from study.review.models import Card, Census
from study.review.queries.queue import day_queue
from tests.clock import START
from tests.factories import TODAY, a_card, a_question, a_topic, questions
from tests.places.censuses import assert_counted
from tests.places.review.world import LAST, STEPS, World

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def test_counts_are_right_after_whatever_happens() -> None:
    for seed in range(2):
        world = World(seed)
        walk = [step for step in STEPS * 5 if step is not LAST]
        world.draw.shuffle(walk)
        walk[-20:-20] = [LAST]
        for number, step in enumerate(walk):
            step(world)
            for learner in (world.ada, world.bob):
                if Learner.objects.filter(pk=learner.pk).exists():
                    assert_counted(learner, world.today(learner), f"seed {seed}, step {number}: {step.__name__}")


def test_what_has_not_changed_is_not_counted_again(learner: Learner, course: Course) -> None:
    card = a_card(learner, a_question(course), stability=3.0, difficulty=5.0, last_day=TODAY - 3 * DAY, due_day=TODAY)

    def counted() -> tuple[Counts, list[Census]]:
        return counts(learner, TODAY)

    assert counted()[1]
    first = operations.take_census(learner=learner, today=TODAY)
    assert counted() == (first, [])
    for change in (
        lambda: Card.objects.filter(pk=card.pk).update(due_day=TODAY + DAY),
        lambda: Card.objects.filter(pk=card.pk).update(suspended_at=START),
        lambda: Card.objects.filter(pk=card.pk).delete(),
        lambda: a_card(learner, a_question(course)),
        lambda: Question.objects.filter(pk=card.question_id).update(status=Status.RETIRED),
        lambda: Question.objects.filter(pk=card.question_id).update(topic=a_topic(course)),
    ):
        change()
        assert counted()[1], change
        operations.take_census(learner=learner, today=TODAY)
        assert not counted()[1], change
    Card.objects.filter(learner=learner).update(flagged_at=START)
    Question.objects.update(title="Another title")
    assert not counted()[1]
    assert counts(learner, TODAY + DAY)[1]


def test_a_change_while_the_cards_are_counted_is_not_missed(learner: Learner, course: Course) -> None:
    """What is kept says of which state it is: the one from before the count."""
    card = a_card(learner, a_question(course), stability=3.0, difficulty=5.0, last_day=TODAY - 3 * DAY, due_day=TODAY)
    _, anew = counts(learner, TODAY)
    operations.suspend(learner=learner, card=card.pk, now=START)
    changes = {one.part: one.changes for one in Census.objects.filter(learner=learner)}
    for one in anew:
        one.changes = changes.get(one.part, 0)
    Census.objects.filter(learner=learner).delete()
    Census.objects.bulk_create(anew)
    assert_counted(learner, TODAY, "after a count that was too early")


def test_only_the_parts_that_changed_are_counted(learner: Learner, course: Course) -> None:
    numbers = [PART * place + 7 for place in range(5, 9)]
    made = [a_question(course, pk=number) for number in numbers]
    cards = [a_card(learner, one) for one in made]
    operations.take_census(learner=learner, today=TODAY)
    for card in (cards[0], cards[2]):
        operations.suspend(learner=learner, card=card.pk, now=START)
    _, anew = counts(learner, TODAY)
    assert [one.part for one in anew] == [WHOLE, numbers[0] // PART, numbers[2] // PART]
    assert_counted(learner, TODAY)


def test_the_whole_is_that_of_all_parts(learner: Learner, course: Course) -> None:
    """Whoever has a great many cards has a great many parts: where none has changed, none is read."""
    cards = [a_card(learner, a_question(course, pk=PART * place + 7)) for place in range(5, 9)]
    for change in (
        lambda: None,
        lambda: operations.suspend(learner=learner, card=cards[1].pk, now=START),
        lambda: Question.objects.filter(pk=cards[3].question_id).update(status=Status.RETIRED),
        lambda: a_question(course),
    ):
        change()
        assert_counted(learner, TODAY)
        with CaptureQueriesContext(connection) as asked:
            found, anew = counts(learner, TODAY)
        assert len(asked) == 2 and not anew
        Census.objects.filter(learner=learner, part=WHOLE).delete()
        again, anew = counts(learner, TODAY)
        assert (Counter(again.rows), [one.part for one in anew]) == (Counter(found.rows), [WHOLE])


def test_the_number_of_statements_is_the_same_for_many_cards(learner: Learner, course: Course) -> None:
    def statements(size: int) -> tuple[int, int]:
        for question in questions(course, size, a_topic(course)):
            a_card(learner, question, stability=3.0, difficulty=5.0, last_day=TODAY - 3 * DAY, due_day=TODAY)
        found = []
        for _ in range(2):
            with CaptureQueriesContext(connection) as asked:
                operations.take_census(learner=learner, today=TODAY)
            found.append(len(asked))
        return found[0], found[1]

    few = statements(2)
    assert few == statements(40)
    assert few[1] == 2


def test_where_nothing_can_be_written_it_is_counted_each_time(learner: Learner, course: Course) -> None:
    a_card(learner, a_question(course), stability=3.0, difficulty=5.0, last_day=TODAY - 3 * DAY, due_day=TODAY)

    def full(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith("INSERT"):
            raise OperationalError("database or disk is full")
        return execute(sql, *rest)

    for _ in range(2):
        with connection.execute_wrapper(full):
            found = operations.take_census(learner=learner, today=TODAY)
        assert found.waiting.now == 1
        assert not Census.objects.filter(rows__isnull=False).exists()


def test_the_triggers_watch_every_column_that_a_count_or_the_queue_reads(learner: Learner, course: Course) -> None:
    """Whoever adds a column to the conditions adds it to the triggers, in a migration of its own."""
    a_card(learner, a_question(course))
    with CaptureQueriesContext(connection) as counted:
        counts(learner, TODAY)
    with CaptureQueriesContext(connection) as queued:
        day_queue(learner, TODAY, START)
    asked = {True: " ".join(one["sql"] for one in counted if "COUNT(" in one["sql"])}
    asked[False] = asked[True] + " ".join(one["sql"] for one in queued if "banks_question" in one["sql"])
    for table, (migration, by_counts_alone, others) in WATCHED_BY.items():
        columns = set(re.findall(rf'"{table}"\."(\w+)"', asked[by_counts_alone])) | others
        assert columns - {"id"} == set(import_module(migration).WATCHED), table


WATCHED_BY = {
    "practice_card": ("study.review.migrations.0027_census_for_a_kept_queue", False, {"reviews"}),
    "banks_question": ("study.banks.migrations.0027_stocks_count_changes", True, set[str]()),
}
