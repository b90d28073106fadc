"""A day that is kept is what the database says, whatever happened since, here or in another process."""

from collections import OrderedDict
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from study.banks.models import Bank, Visibility
from study.library.models import Course
from study.people.models import Learner
from study.review import operations
from study.review.models import Card
from study.review.queries import kept
from study.review.queries.queue import DUE, NEW, Queue, day_queue
from study.review.submission import Submission
from tests.clock import START
from tests.factories import RIGHT, TODAY, WRONG, a_card, a_course, a_learner, a_question, a_study
from tests.places.review.world import LAST, STEPS, World

pytestmark = pytest.mark.django_db(transaction=True)

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
WISHES: tuple[dict[str, Any], ...] = (
    {"may_wait": True},
    {"focus": DUE},
    {"focus": NEW, "most": 3},
    {"most": 2},
    {"begins": True},
)


@pytest.fixture(autouse=True)
def nothing_is_kept() -> Iterator[None]:
    kept.forget()
    yield
    kept.forget()


@pytest.fixture
def learner() -> Learner:
    """Somebody with twelve cards due, two of them siblings, and three new ones."""
    learner, course = a_learner(reviews_per_day=10), a_course()
    a_study(learner, course)
    known = {"stability": 5.0, "difficulty": 5.0, "reviews": 3, "last_day": TODAY - 5 * DAY, "due_day": TODAY}
    for number in range(12):
        a_card(learner, a_question(course, group=f"g{number // 11 or number}"), **known, interval=5)
    for number in range(3):
        a_card(learner, a_question(course, group=f"g{number}" if number == 2 else f"new {number}"))
    return learner


def anew(learner: Learner, *when: Any, **wish: Any) -> Queue:
    """The same queue, read: within a transaction nothing is kept."""
    with transaction.atomic():
        return day_queue(learner, *when, **wish)


def say(learner: Learner, card: int | None, form: dict[str, list[str]] = RIGHT, now: Any = START) -> None:
    row = Card.objects.select_related("question__current").get(pk=card)
    number = row.question.current.number if row.question.current else 0
    sent = Submission(number, row.reviews, form)
    operations.answer(learner=learner, card=row.pk, sent=sent, now=now, today=now.date())


def test_what_is_kept_is_what_is_read_after_whatever_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes each keep days of their own, and neither is asked after every step."""
    processes: list[OrderedDict[int, Any]] = [OrderedDict(), OrderedDict()]
    world = World(3)
    walk = [step for step in STEPS * 3 if step is not LAST]
    world.draw.shuffle(walk)
    walk[-8:-8] = [LAST]
    for number, step in enumerate(walk):
        step(world)
        for learner in Learner.objects.filter(pk__in=(world.ada.pk, world.bob.pk)):
            today = world.today(learner)
            for _ in range(world.draw.randrange(4)):
                monkeypatch.setattr(kept, "_kept", world.draw.choice(processes))
                wish = world.draw.choice(WISHES)
                queue = day_queue(learner, today, world.now, **wish)
                assert queue == anew(learner, today, world.now, **wish), f"step {number}: {step.__name__}, {wish}"
                if queue.next and world.draw.random() < 0.7:
                    card = Card.objects.select_related("question__current").get(pk=queue.next)
                    assert card.question.current
                    form = world.draw.choice((RIGHT, RIGHT, WRONG))
                    sent = Submission(card.question.current.number, card.reviews, form)
                    operations.answer(learner=learner, card=card.pk, sent=sent, now=world.now, today=today)
                    world.now += world.draw.choice((MINUTE, 12 * MINUTE))


def test_a_whole_day_is_stepped_by_its_answers(learner: Learner, django_assert_num_queries: Any) -> None:
    """The first answer begins the round; from then on each card costs one read: of the
    banks, the state of its round and the answer."""
    say(learner, day_queue(learner, TODAY, START).next)
    queue, number = day_queue(learner, TODAY, START), 0
    while queue.next:
        now = START + number * MINUTE
        say(learner, queue.next, WRONG if number % 3 == 0 else RIGHT, now + MINUTE / 2)
        with django_assert_num_queries(1):
            queue = day_queue(learner, TODAY, now + MINUTE)
        assert queue == anew(learner, TODAY, now + MINUTE)
        number += 1
    assert number > 12
    with django_assert_num_queries(1):
        assert day_queue(learner, TODAY, now + MINUTE) == queue


def test_an_answer_before_another_is_read_again(learner: Learner) -> None:
    """It gives the other another place in the log: then that was no first one."""
    card = day_queue(learner, TODAY, START, NEW).next
    say(learner, card, WRONG, START + 2 * MINUTE)
    say(learner, day_queue(learner, TODAY, START + 3 * MINUTE, DUE).next, now=START + 3 * MINUTE)
    day_queue(learner, TODAY, START + 3 * MINUTE)
    say(learner, card, RIGHT, START + MINUTE)
    queue = day_queue(learner, TODAY, START + 4 * MINUTE)
    assert queue == anew(learner, TODAY, START + 4 * MINUTE)
    assert [one.new for one in queue.round.answers] == [False, False, True]


def test_what_closes_opens_or_rests_is_seen_at_once(learner: Learner) -> None:
    def compared() -> int:
        queue = day_queue(learner, TODAY, START)
        assert queue == anew(learner, TODAY, START)
        return len(queue.cards)

    course = Course.objects.get()
    say(learner, day_queue(learner, TODAY, START).next)
    assert compared() > 0
    Bank.objects.update(visibility=Visibility.PRIVATE)
    assert compared() == 0
    Bank.objects.update(visibility=Visibility.PUBLIC)
    assert compared() > 0
    operations.pause(learner=learner, course=course, now=START)
    assert compared() == 0
    operations.study(learner=learner, course=course, now=START)
    assert compared() > 0
    Course.objects.update(deleted_at=START)
    assert compared() == 0


def test_limits_a_learner_changes_hold_at_once(learner: Learner) -> None:
    say(learner, day_queue(learner, TODAY, START).next)
    assert len(day_queue(learner, TODAY, START, DUE).cards) == 9
    learner.reviews_per_day = 3
    assert len(day_queue(learner, TODAY, START, DUE).cards) == 2


def test_an_answer_that_is_rolled_back_is_not_kept(learner: Learner) -> None:
    say(learner, day_queue(learner, TODAY, START).next)
    before = day_queue(learner, TODAY, START)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        say(learner, before.next)
        assert day_queue(learner, TODAY, START).next != before.next
        raise ZeroDivisionError
    assert day_queue(learner, TODAY, START) == before


def test_no_more_days_are_kept_than_are_allowed(learner: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 1)
    others = [learner, a_learner()]
    a_study(others[1], Course.objects.get())
    a_card(others[1], a_question(Course.objects.get()))
    for one in others:
        say(one, day_queue(one, TODAY, START).next)
        day_queue(one, TODAY, START)
    assert list(kept._kept) == [others[1].pk]
