"""The promise of new cards a day, walked over weeks: siblings wait, and cost nobody a new card."""

from datetime import date, datetime, timedelta

import pytest

from study.library.models import Course
from study.people.models import Learner
from study.review.backlog import backlog
from study.review.models import Card, Review
from study.review.operations import answer, deal, open_day, suspend
from study.review.queries.queue import Queue, day_queue
from study.review.submission import Submission
from tests.clock import START
from tests.factories import RIGHT, TODAY, WRONG, a_card, a_course, a_learner, a_question, a_study

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
A_DAY = 4


@pytest.fixture
def learner() -> Learner:
    return a_learner(new_per_day=A_DAY)


@pytest.fixture
def course(learner: Learner) -> Course:
    course = a_course()
    a_study(learner, course)
    return course


def facts(course: Course, sizes: list[int]) -> None:
    """Facts with so many questions each, in the order in which a course has them."""
    for fact, size in enumerate(sizes):
        for _ in range(size):
            a_question(course, group=f"fact {fact}" if size > 1 else "")


def morning(learner: Learner, number: int) -> tuple[date, datetime]:
    today, now = TODAY + number * DAY, START + number * DAY
    open_day(learner=learner, today=today, now=now)
    return today, now


def say(learner: Learner, card: int, today: date, now: datetime, missed: bool = False) -> None:
    ordinal = Card.objects.values_list("reviews", flat=True).get(pk=card)
    form = WRONG if missed else RIGHT
    answer(learner=learner, card=card, sent=Submission(1, ordinal, form), now=now, today=today)


def study_all(learner: Learner, today: date, now: datetime) -> int:
    """Answer until nothing is asked, some of it wrong at first; return how many cards were new."""
    before = Card.objects.filter(reviews__gt=0).count()
    while (queue := day_queue(learner, today, now)).cards:
        now += timedelta(seconds=20)
        card = queue.cards[0]
        first = not Review.objects.filter(card=card, day=today).exists()
        say(learner, card, today, now, missed=first and card % 7 == today.day % 7)
        if queue.waiting == len(queue.cards):
            now += timedelta(minutes=10)
    return Card.objects.filter(reviews__gt=0).count() - before


def new_of(queue: Queue) -> int:
    return Card.objects.filter(pk__in=queue.cards, due_day=None).count()


def groups_of(day: date) -> list[str]:
    """The groups of the cards answered on a day, once for each card."""
    rows = Review.objects.filter(day=day).exclude(card__group="").values_list("card", "card__group").distinct()
    return [group for _, group in rows]


def test_forty_five_days_bring_what_they_promise(learner: Learner, course: Course) -> None:
    # More than the 180 that are asked: at the end the last ones may all be siblings of what is due.
    facts(course, [3, 1, 2, 4, 1] * 20)
    for number in range(45):
        today, now = morning(learner, number)
        promised = new_of(day_queue(learner, today, now))
        assert (promised, study_all(learner, today, now)) == (A_DAY, A_DAY), f"day {number}"
        siblings = groups_of(today)
        assert len(siblings) == len(set(siblings)), f"day {number}"


def test_days_off_bring_what_they_promise_when_one_is_back(learner: Learner, course: Course) -> None:
    facts(course, [3, 2, 1] * 17)
    for number in (0, 1, 2, 3, 9, 10, 11, 30, 31):
        today, now = morning(learner, number)
        wanted = 0 if backlog(learner, today) else A_DAY
        assert study_all(learner, today, now) == wanted, f"day {number}"


def test_a_day_begun_and_left_brings_its_new_cards_and_those_that_had_to_wait(learner: Learner, course: Course) -> None:
    facts(course, [3, 2, 1] * 17)
    waited = 0
    for number in range(12):
        today, now = morning(learner, number)
        queue = day_queue(learner, today, now)
        assert A_DAY <= new_of(queue) <= A_DAY + waited, f"day {number}"
        waited = max(waited, Card.objects.filter(due_day=None).count() - new_of(queue))
        for card in queue.cards[: 1 + number % 3]:
            say(learner, card, today, now)


def test_learning_more_brings_so_many_more_and_takes_none_from_tomorrow(learner: Learner, course: Course) -> None:
    facts(course, [3, 2, 1] * 17)
    for number in range(8):
        today, now = morning(learner, number)
        more = number % 2 * 3
        if more:
            assert deal(learner=learner, today=today, now=now, extra=more) == more
        assert study_all(learner, today, now) == A_DAY + more, f"day {number}"


def test_when_only_siblings_are_left_each_day_brings_one_of_each(learner: Learner, course: Course) -> None:
    facts(course, [3, 3])
    brought = []
    for number in range(12):
        today, now = morning(learner, number)
        brought.append(study_all(learner, today, now))
    assert sum(brought) == 6 and max(brought) == 2


def known(learner: Learner, course: Course, group: str, due: date) -> Card:
    memory = {"stability": 5.0, "difficulty": 5.0, "reviews": 3, "last_day": due - 5 * DAY, "due_day": due}
    return a_card(learner, a_question(course, group=group), **memory)


def test_a_new_card_waits_for_its_sibling_that_is_due_and_another_is_dealt(learner: Learner, course: Course) -> None:
    waits = a_card(learner, a_question(course, group="fact"))
    old = known(learner, course, "fact", TODAY)
    facts(course, [1] * 9)
    queue = day_queue(learner, *morning(learner, 0))
    assert old.pk in queue.cards and waits.pk not in queue.cards and new_of(queue) == A_DAY
    for card in queue.cards:
        say(learner, card, TODAY, START)
    queue = day_queue(learner, *morning(learner, 1))
    assert waits.pk in queue.cards and new_of(queue) == A_DAY


def test_a_sibling_that_was_set_aside_keeps_nothing_back(learner: Learner, course: Course) -> None:
    suspend(learner=learner, card=known(learner, course, "fact", TODAY).pk, now=START)
    new = a_card(learner, a_question(course, group="fact"))
    assert day_queue(learner, TODAY, START).cards == (new.pk,)


def test_a_backlog_over_the_limit_holds_its_siblings_back_in_both(course: Course, learner: Learner) -> None:
    learner.reviews_per_day = 1
    learner.save()
    for number in range(5):
        known(learner, course, f"fact {number}", TODAY - DAY)
        a_question(course, group=f"fact {number}")
    facts(course, [1] * 9)
    today, now = morning(learner, 0)
    assert new_of(day_queue(learner, today, now)) == 0
    deal(learner=learner, today=today, now=now, extra=A_DAY)
    queue = day_queue(learner, today, now)
    assert (len(queue.cards), new_of(queue)) == (1 + A_DAY, A_DAY)
    assert study_all(learner, today, now) == A_DAY
