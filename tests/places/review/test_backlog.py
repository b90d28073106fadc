"""A backlog: new cards wait, a share of it is offered, and it goes."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from study.library.models import Course
from study.people.models import Learner
from study.review.backlog import DAYS_TO_CLEAR, backlog, is_behind
from study.review.models import Card, Review
from study.review.operations import answer, open_day
from study.review.queries.offers import offers
from study.review.queries.queue import DUE, day_queue
from study.review.submission import Submission
from tests import clock
from tests.clock import START
from tests.factories import RIGHT, TODAY, WRONG, a_card, a_question, questions
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def cooled(learner: Learner, course: Course, number: int) -> list[Card]:
    """Cards that came due one after the other while their learner was away."""
    return [
        a_card(
            learner,
            question,
            stability=8.0,
            difficulty=5.0,
            reviews=3,
            last_day=TODAY - 30 * DAY,
            due_day=TODAY - (place % 20) * DAY,
        )
        for place, question in enumerate(questions(course, number))
    ]


def usual(learner: Learner, course: Course, number: int) -> None:
    """Six days, a month ago, with that many answers on each."""
    card = a_card(learner, a_question(course), suspended_at=START)
    for ordinal in range(6 * number):
        day = TODAY - (40 - ordinal % 6) * DAY
        at = datetime.combine(day, START.timetz())
        fields = {"version": card.question.current, "score": 1, "grade": 3, "seed": 1, "scheduler": 1}
        Review.objects.create(learner=learner, card=card, ordinal=ordinal, day=day, answered_at=at, **fields)


def say(card: int, today: date, now: datetime, right: bool = True) -> None:
    found = Card.objects.select_related("learner").get(pk=card)
    sent = Submission(1, found.reviews, RIGHT if right else WRONG)
    answer(learner=found.learner, card=card, sent=sent, now=now, today=today)


def page(reader: Client, url: str = "/") -> str:
    return " ".join(page_source(reader.get(url)).split())


@pytest.mark.parametrize(("due", "behind"), [(40, False), (41, True)])
def test_two_usual_days_are_no_backlog(learner: Learner, course: Course, due: int, behind: bool) -> None:
    usual(learner, course, 20)
    cooled(learner, course, due)
    assert (backlog(learner, TODAY) is not None) == behind


def test_who_knows_how_many_can_wait_is_told_the_same_with_fewer_reads(
    learner: Learner, course: Course, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    usual(learner, course, 20)
    cards = [card.pk for card in cooled(learner, course, 42)]
    asleep = Card.objects.filter(pk__in=cards)
    for waiting, reads in ((0, 0), (19, 0), (20, 0), (21, 1), (39, 1), (40, 1), (41, 2), (42, 2)):
        asleep.update(suspended_at=START)
        asleep.filter(pk__in=cards[:waiting]).update(suspended_at=None)
        for done in (0, 1, 2, 20, 60):
            told = is_behind(learner, TODAY, done)
            assert told == (waiting + done > 40), (waiting, done)
            for most in (waiting, waiting + 1, waiting + 30):
                assert is_behind(learner, TODAY, done, most) == told, (waiting, done, most)
        with django_assert_num_queries(reads):
            is_behind(learner, TODAY, 0, waiting)


def test_without_a_usual_day_the_limit_of_the_day_decides(learner: Learner, course: Course) -> None:
    learner.reviews_per_day = 30
    cooled(learner, course, 30)
    assert backlog(learner, TODAY) is None
    cooled(learner, course, 1)
    assert backlog(learner, TODAY) is not None


def test_new_cards_wait_until_somebody_learns_them_all_the_same(
    reader: Client, learner: Learner, course: Course
) -> None:
    usual(learner, course, 10)
    learner.reviews_per_day = 60
    learner.save()
    old = a_card(learner, a_question(course))
    questions(course, 5)
    cooled(learner, course, 70)
    html = page(reader)
    assert "70 cards waiting" in html and "10 a day clear it by Sunday 29 November" in html
    assert [one.name for one in offers(learner, TODAY, START).sessions] == ["Review 10", "Review 60"]
    assert Card.objects.filter(due_day=None, suspended_at=None).get() == old  # none was dealt
    assert reader.get("/review/").context["asked"].card != old.pk
    assert "Learn 1 new all the same" in html
    reader.post("/review/more/", {"only": "new"})
    assert reader.get("/review/").context["asked"].card == old.pk


def test_a_share_ends_at_its_number_and_is_not_offered_twice(reader: Client, learner: Learner, course: Course) -> None:
    usual(learner, course, 20)
    cooled(learner, course, 84)
    assert 'name="only" value="due 12"' in page(reader)
    reader.post("/review/more/", {"only": "due 12"})
    for number in range(12):
        asked = reader.get("/review/")
        assert f"Review, {number + 1} of 12 ·" in page_source(asked)
        say(asked.context["asked"].card, TODAY, clock.now(), right=number > 0)
    assert reader.get("/review/").context["asked"].card  # the one that was missed
    say(reader.get("/review/").context["asked"].card, TODAY, clock.now())
    assert "72 cards waiting" in page(reader, "/review/")
    assert "Today’s share is done." in page(reader)
    found = offers(learner, TODAY, START)
    assert [one.name for one in found.sessions] == ["Review 10", "Review all 72"] and not found.has_main


def test_a_share_of_ones_own_is_offered_with_the_day_it_clears(
    reader: Client, learner: Learner, course: Course
) -> None:
    usual(learner, course, 20)
    cooled(learner, course, 84)
    for sent, left in (("9", None), ("", 12), ("x", None), ("40", 40)):
        status = reader.post("/share/", {"number": sent}).status_code
        assert status == (302 if left else 422)
        learner.refresh_from_db()
        found = backlog(learner, TODAY)
        assert found and (left is None or found.left == left)
    html = page(reader)
    assert 'value="due 40"' in html and "40 a day clear it by Wednesday 25 November" in html
    assert "Between 10 and 2,000." in page_source(reader.post("/share/", {"number": "5000"}))


def test_the_day_that_is_named_is_the_day_it_is_gone(learner: Learner, course: Course) -> None:
    usual(learner, course, 20)
    learner.backlog_per_day = 25
    learner.save()
    cooled(learner, course, 100)
    first = backlog(learner, TODAY)
    assert first and first.clear_on
    for number in range(20):
        today, now = TODAY + number * DAY, START + number * DAY
        for card in day_queue(learner, today, now, DUE, 25).cards[:25]:
            say(card, today, now)
        if not Card.objects.filter(learner=learner, due_day__lte=today, suspended_at=None).exists():
            break
    assert abs((today - first.clear_on).days) <= 1


def test_four_hundred_cards_are_gone_in_a_fortnight_at_forty_a_day(learner: Learner, course: Course) -> None:
    usual(learner, course, 40)
    questions(course, 30)
    cards = cooled(learner, course, 400)
    for number in range(14):
        today, now = TODAY + number * DAY, START + number * DAY
        open_day(learner=learner, today=today, now=now)
        behind = backlog(learner, today)
        if behind is None:
            break
        assert behind.share * DAYS_TO_CLEAR >= behind.waiting or behind.share == learner.reviews_per_day
        assert not Card.objects.filter(reviews=0, suspended_at=None).exists()
        while (queue := day_queue(learner, today, now, DUE, most=40)).next:
            now += timedelta(seconds=20)
            say(queue.next, today, now, right=queue.next % 10 > 0 or bool(queue.again))
        assert queue.total == 40
    assert backlog(learner, TODAY + 13 * DAY) is None
    assert Card.objects.filter(pk__in=[card.pk for card in cards], last_day__gte=TODAY).count() >= 300
