"""What Today counts is kept in parts, and is right whatever happened to cards, questions and access."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from study.banks.models import PART, Bank, Question, Status, Visibility
from study.core.scheduling import learner_day
from study.exams import operations as exams
from study.exams.models import Sitting
from study.library.models import Audience, Course, Topic
from study.people.models import Learner
from study.review import operations
from study.review.census import WHOLE, Counts, counts
from study.review.models import Card, Census, Study
from study.review.submission import Submission
from tests.clock import START
from tests.factories import (
    RIGHT,
    TODAY,
    WRONG,
    a_card,
    a_course,
    a_learner,
    a_question,
    a_topic,
    a_user,
    a_version,
    questions,
)
from tests.places.censuses import assert_counted
from tests.places.exams.sittings import a_course_with_an_exam, offered

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


class World:
    """Two learners, an account and a guest, with courses that change under them."""

    def __init__(self, seed: int) -> None:
        self.draw, self.now, self.forms = Random(seed), START, 0
        self.ada, self.bob = (
            a_learner(a_user(f"ada{seed}@example.org"), new_per_day=4),
            a_learner(new_per_day=3, reviews_per_day=6),
        )
        self.exam, self.tides = a_course_with_an_exam(each=15), a_course(audience=Audience.PUBLIC)
        Question.objects.filter(key__startswith="coast-1").update(for_exams=True)
        self.topics = [a_topic(self.tides, position=place) for place in range(3)]
        for topic in self.topics:
            questions(self.tides, 6, topic)
        self.never_chosen = a_question(a_course())
        for learner in (self.ada, self.bob):
            for course in (self.exam, self.tides):
                operations.study(learner=learner, course=course, now=START)
            a_card(learner, self.never_chosen, stability=3.0, difficulty=5.0, last_day=TODAY - 9 * DAY, due_day=TODAY)

    def today(self, learner: Learner) -> date:
        return learner_day(self.now, ZoneInfo(learner.time_zone))

    def someone(self) -> Learner:
        return self.draw.choice([one for one in (self.ada, self.bob) if Learner.objects.filter(pk=one.pk).exists()])

    def card(self) -> Card | None:
        mine = list(Card.objects.filter(learner=self.someone()).select_related("learner", "question__current"))
        return self.draw.choice(mine) if mine else None

    def question(self) -> Question:
        return self.draw.choice(list(Question.objects.select_related("bank__course", "topic")))

    # What may happen, one thing each.

    def answers(self) -> None:
        card = self.card()
        if card and card.question.current:
            self.forms += 1
            form = self.draw.choice((RIGHT, RIGHT, WRONG))
            sent = replace(Submission(card.question.current.number, card.reviews, form), id=UUID(int=self.forms))
            operations.answer(
                learner=card.learner, card=card.pk, sent=sent, now=self.now, today=self.today(card.learner)
            )

    def takes_it_back(self) -> None:
        operations.undo(learner=self.someone(), now=self.now)

    def sets_aside(self) -> None:
        if card := self.card():
            operations.suspend(learner=card.learner, card=card.pk, now=self.now)

    def puts_off(self) -> None:
        if card := self.card():
            operations.bury(learner=card.learner, card=card.pk, until=self.today(card.learner) + DAY, now=self.now)

    def asks_for_a_day(self) -> None:
        if card := self.card():
            day = self.today(card.learner) + self.draw.randrange(9) * DAY
            operations.ask_on(learner=card.learner, card=card.pk, day=day, now=self.now)

    def brings_back(self) -> None:
        if card := self.card():
            operations.bring_back(learner=card.learner, cards=[card.pk], now=self.now)

    def opens_the_day(self) -> None:
        someone = self.someone()
        operations.open_day(learner=someone, today=self.today(someone), now=self.now)

    def a_day_passes(self) -> None:
        self.now += DAY * self.draw.choice((1, 1, 3, 12))

    def an_hour_passes(self) -> None:
        self.now += timedelta(hours=1)

    def travels(self) -> None:
        someone = self.someone()
        someone.time_zone = self.draw.choice(("UTC", "Pacific/Auckland", "America/Los_Angeles"))
        someone.save(update_fields=["time_zone"])
        operations.settled(learner=someone, now=self.now)

    def wants_to_remember_more(self) -> None:
        someone = self.someone()
        someone.desired_retention = self.draw.choice((0.8, 0.9, 0.95))
        someone.save(update_fields=["desired_retention"])
        operations.settled(learner=someone, now=self.now)

    def plans_an_exam(self) -> None:
        someone = self.someone()
        wishes = operations.Wishes(self.today(someone) + self.draw.choice((5, 20, 60)) * DAY, 20)
        operations.save_plan(learner=someone, wishes=wishes, today=self.today(someone), now=self.now)

    def pauses(self) -> None:
        if study := Study.objects.filter(left_at=None, paused_at=None).first():
            operations.pause(learner=study.learner, course=study.course, now=self.now)

    def leaves(self) -> None:
        if study := Study.objects.filter(left_at=None).last():
            operations.leave(learner=study.learner, course=study.course, now=self.now)

    def takes_up_again(self) -> None:
        someone = self.someone()
        for course in (self.exam, self.tides):
            operations.study(learner=someone, course=course, now=self.now)

    def gives_new_ones_back(self) -> None:
        someone = self.someone()
        operations.undeal(learner=someone, today=self.today(someone))

    def sits_an_exam(self) -> None:
        if not Sitting.objects.filter(learner=self.ada, ended_at=None).exists():
            offer, today = offered(self.exam, self.ada).at("10"), self.today(self.ada)
            assert offer
            begun = exams.start(
                learner=self.ada, course=self.exam, offer=offer, now=self.now, today=today, draws=self.forms
            )
            if isinstance(begun, Sitting):  # it may lack questions by now
                exams.end(learner=self.ada, sitting=begun.pk, now=self.now + timedelta(minutes=1))

    def a_question_is_added(self) -> None:
        a_question(self.tides, self.draw.choice(self.topics))

    def a_question_is_retired_or_not(self) -> None:
        question = self.question()
        question.status = self.draw.choice((Status.READY, Status.READY, Status.RETIRED))
        question.save(update_fields=["status"])

    def a_question_is_kept_for_exams_or_not(self) -> None:
        question = self.question()
        Question.objects.filter(pk=question.pk).update(for_exams=not question.for_exams)

    def a_question_is_asked_otherwise(self) -> None:
        question = self.question()
        a_version(question, number=question.versions.count() + 1)

    def questions_move_to_another_topic(self) -> None:
        old, new = self.draw.sample(self.topics, 2)
        moved = list(Question.objects.filter(topic=old)[:3])
        for question in moved:
            question.topic = new
        Question.objects.bulk_update(moved, ["topic"])

    def a_topic_goes(self) -> None:
        if len(self.topics) > 2:
            Topic.objects.filter(pk=self.topics.pop().pk).delete()

    def a_question_goes(self) -> None:
        unseen = Question.objects.filter(slots=None, cards__log=None).first()
        if unseen:
            Question.objects.filter(pk=unseen.pk).update(current=None)
            Card.objects.filter(question=unseen).delete()
            unseen.delete()

    def a_bank_is_closed_or_opened(self) -> None:
        bank = self.draw.choice(list(Bank.objects.all()))
        bank.visibility = self.draw.choice((Visibility.PUBLIC, Visibility.PRIVATE))
        bank.save(update_fields=["visibility"])

    def a_course_is_closed_or_opened(self) -> None:
        owner, audience = self.draw.choice(((None, Audience.PRIVATE), (a_learner(), Audience.PRIVATE)))
        Course.objects.filter(pk=self.tides.pk).update(owner=owner, audience=audience)

    def a_course_is_deleted_or_brought_back(self) -> None:
        deleted = self.draw.choice((None, None, self.now))
        Course.objects.filter(pk=self.tides.pk).update(deleted_at=deleted)

    def the_schedule_is_reckoned_anew(self) -> None:
        if card := self.card():
            operations.rebuild(card=card)

    def the_guest_signs_in(self) -> None:
        if Learner.objects.filter(pk=self.bob.pk).exists():
            operations.merge_learners(keep=self.ada, guest=self.bob, now=self.now)


HELPERS = {"__init__", "today", "someone", "card", "question"}
STEPS: tuple[Callable[[World], None], ...] = tuple(
    step for name, step in vars(World).items() if callable(step) and name not in HELPERS
)
LAST = World.the_guest_signs_in


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


def test_the_triggers_watch_every_column_that_a_count_reads(learner: Learner, course: Course) -> None:
    """Whoever adds a column to the conditions adds it to the triggers, in a migration of its own."""
    with CaptureQueriesContext(connection) as asked:
        a_card(learner, a_question(course))
        counts(learner, TODAY)
    read = " ".join(one["sql"] for one in asked if "COUNT(" in one["sql"])
    for table, migration in WATCHED_BY.items():
        columns = set(re.findall(rf'"{table}"\."(\w+)"', read))
        assert columns - {"id"} == set(import_module(migration).WATCHED), table


WATCHED_BY = {
    "practice_card": "study.review.migrations.0026_census_of_cards",
    "banks_question": "study.banks.migrations.0027_stocks_count_changes",
}
