"""The page of progress: what it says is what happened, and only of its learner."""

import csv
from datetime import date, timedelta
from io import StringIO
from random import Random
from typing import Any

import pytest
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model
from django.test import Client

from study.library.models import Course
from study.people.models import Learner
from study.progress.ahead import ahead
from study.progress.past import hardest, past
from study.progress.take_along import answers_table
from study.review.forecasts import own_calibration
from study.review.models import Card, Review
from study.review.operations import answer, open_day, save_plan, undo
from study.review.operations.day import Wishes
from study.review.queries.queue import day_queue
from study.review.submission import Submission
from tests.clock import START
from tests.factories import RIGHT, TODAY, WRONG, a_course, a_learner, a_study, a_topic, questions
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def study(learner: Learner, day: date, rng: Random, known: float) -> int:
    """Answer all that a day asks, each right by that chance, and what was missed again. Returns how many were due."""
    now = START + (day - TODAY)
    learner.refresh_from_db()
    open_day(learner=learner, today=day, now=now)
    due, seen = 0, set[int]()
    while (number := day_queue(learner, day, now).next) is not None:
        card = Card.objects.get(pk=number)
        due += number not in seen and card.reviews > 0
        right = number in seen or rng.random() < known
        seen.add(number)
        now += timedelta(seconds=20)
        sent = Submission(1, card.reviews, RIGHT if right else WRONG)
        answer(learner=learner, card=number, sent=sent, now=now, today=day)
    return due


@pytest.fixture
def studied(learner: Learner, course: Course) -> Learner:
    """A learner after four days: one missed at first each day."""
    questions(course, 12, a_topic(course))
    rng = Random(1)
    for back in (5, 4, 2, 1):
        study(learner, TODAY - back * DAY, rng, 0.8)
    return learner


def test_the_page_says_what_was_done(reader: Client, studied: Learner) -> None:
    html = page_source(reader.get("/progress/"))
    answers = Review.objects.filter(learner=studied).count()
    assert f"{answers} answers in 4 weeks" in html
    assert "4 days without a break" in html and "1 missed day forgiven" in html
    assert "What is to come" in html
    for window in ("12w", "1y", "never"):
        assert reader.get("/progress/", {"time": window}).status_code == 200


def test_the_sums_are_those_of_the_log(studied: Learner) -> None:
    log = past(studied, TODAY - 30 * DAY)
    days = log.days
    assert [one.day for one in days] == [TODAY - back * DAY for back in (5, 4, 2, 1)]
    rows = Review.objects.filter(learner=studied)
    assert sum(one.answers for one in days) == rows.count()
    assert sum(one.right for one in days) == rows.filter(grade__gt=1).count()
    assert sum(one.learnt for one in days) == 12
    due = sum(row.before is not None and row.before["learning_step"] is None for row in rows if row.before)
    counted = log.recalled
    assert 0 < sum(one.due for one in counted) <= due
    assert all(0 <= one.recalled <= one.due for one in counted)


def test_an_answer_that_was_taken_back_is_in_no_figure(learner: Learner, course: Course) -> None:
    questions(course, 1)
    study(learner, TODAY, Random(1), 1.0)
    undo(learner=learner, now=START + timedelta(seconds=30))
    assert past(learner, TODAY).days == []
    assert list(answers_table(learner))[1].rstrip().endswith("yes")


def test_forecasts_are_held_against_what_came(studied: Learner) -> None:
    found = own_calibration(studied)
    rows = Review.objects.filter(learner=studied, before__isnull=False, before__learning_step=None)
    expected = [row for row in rows if row.before and date.fromisoformat(row.before["last_day"]) < row.day]
    assert (found.count if found else 0) == len(expected)


def from_the_first(*models: type[Model]) -> None:
    """Number the rows of these tables, which are empty, from 1 on: what is drawn by numbers is then the same on every
    database, whatever ran before."""
    tables = [{"table": model._meta.db_table, "column": "id"} for model in models]
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_by_name_sql(no_style(), tables):
            cursor.execute(sql)


def test_the_forecast_of_a_fortnight_comes_true() -> None:
    from_the_first(Learner, Card)
    a_study(learner := a_learner(), course := a_course())
    questions(course, 160)
    Learner.objects.filter(pk=learner.pk).update(new_per_day=8)
    learner.refresh_from_db()
    rng = Random(5)
    for back in range(10, 0, -1):
        study(learner, TODAY - back * DAY, rng, 0.8)
    open_day(learner=learner, today=TODAY, now=START)
    found = own_calibration(learner)
    assert found is not None
    foretold = sum(day.reviews for day in ahead(learner, TODAY, found.misses).days)
    came = sum(study(learner, TODAY + number * DAY, rng, 0.8) for number in range(14))
    assert foretold == pytest.approx(came, rel=0.1)


def test_a_plan_made_twice_a_day_deals_no_more(learner: Learner, course: Course) -> None:
    questions(course, 60)
    wishes = Wishes(exam=TODAY + 30 * DAY, minutes=60, pace=3)
    assert save_plan(learner=learner, wishes=wishes, today=TODAY, now=START).new_today == 3
    study(learner, TODAY, Random(1), 1.0)
    assert save_plan(learner=learner, wishes=wishes, today=TODAY, now=START + timedelta(hours=1)).new_today == 3


def test_hardest_are_the_cards_that_were_missed_most(studied: Learner, reader: Client) -> None:
    assert hardest(studied) == []
    first, second = Card.objects.filter(learner=studied)[:2]
    Card.objects.filter(pk=first.pk).update(lapses=4, reviews=9)
    Card.objects.filter(pk=second.pk).update(lapses=7, reviews=9)
    assert [card.pk for card in hardest(studied)] == [second.pk, first.pk]
    assert "missed 7 of 9" in page_source(reader.get("/progress/"))


def test_answers_come_as_a_table_of_their_learner_alone(reader: Client, studied: Learner, course: Course) -> None:
    a_study(other := a_learner(), course)
    study(other, TODAY, Random(1), 1.0)
    course.title = "=1+1"
    course.save()
    lines = list(csv.DictReader(StringIO(reader.get("/progress/answers.csv").content.decode())))
    assert len(lines) == Review.objects.filter(learner=studied).count()
    assert {line["course"] for line in lines} == {"'=1+1"}
    assert Client().get("/progress/answers.csv").status_code == 404


def test_the_page_costs_the_same_for_many_cards(
    reader: Client, studied: Learner, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(26) as before:
        reader.get("/progress/")
    course = a_course()
    a_study(studied, course)
    questions(course, 30, a_topic(course))
    study(studied, TODAY, Random(2), 0.5)
    with django_assert_max_num_queries(len(before.captured_queries)):
        reader.get("/progress/")
