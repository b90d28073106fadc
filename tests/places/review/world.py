"""Whatever may happen to the cards of two learners, one thing each, for tests that walk through all of it at random."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from study.banks.models import Bank, Question, Status, Visibility
from study.core.scheduling import learner_day
from study.exams import operations as exams
from study.exams.models import Sitting
from study.library.models import Audience, Course, Topic
from study.people.models import Learner
from study.review import operations
from study.review.models import Card, Study
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
from tests.places.exams.sittings import a_course_with_an_exam, offered

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
