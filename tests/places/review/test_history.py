"""Imported history: part of the log, added once, in its learner's own retention, in no statistics of questions."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from study.banks.models import Question
from study.core.problem import Problem
from study.core.scheduling import Grade, StartingMemory, fold
from study.library.models import Course
from study.people.models import Learner
from study.people.queries import everything_of
from study.review.card_memory import preset
from study.review.models import Card, Imported, Override
from study.review.operations import (
    Brought,
    Elsewhere,
    PastReview,
    PastSchedule,
    answer,
    bring_back,
    bring_cards,
    bring_history,
    recheck,
    undo,
)
from study.review.queries.queue import day_queue
from study.review.queries.retention import own_retention
from study.review.submission import Submission
from study.statistics.answers import columns, retentions
from study.statistics.sittings import sat
from tests.clock import START
from tests.factories import RIGHT, TODAY, a_card, a_learner, a_question

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ELSEWHERE = [
    PastReview("anki:1", START - 61 * DAY, 3, 4200),
    PastReview("anki:2", START - 60 * DAY, 3),
    PastReview("anki:3", START - 30 * DAY, 1, 9000),
]
SCHEDULE = PastSchedule("obsidian-sr:tides.md#1", date(2026, 12, 1), 12, 250)


@pytest.fixture
def question(course: Course) -> Question:
    return a_question(course)


def bring(learner: Learner, question: Question, past: Any, now: datetime = START) -> Any:
    return bring_history(learner=learner, question=question, past=past, now=now, today=now.date())


def say(card: Card, now: datetime) -> None:
    card.refresh_from_db()
    sent = Submission(1, card.reviews, RIGHT)
    answer(learner=card.learner, card=card.pk, sent=sent, now=now, today=now.date())


def test_reviews_from_elsewhere_are_folded_and_deal_the_card(learner: Learner, question: Question) -> None:
    done = bring(learner, question, ELSEWHERE)
    assert isinstance(done, Brought) and done.added == 3
    card = Card.objects.get()
    log = [(Grade(one.grade), one.at, one.at.date()) for one in ELSEWHERE]
    assert card.memory == fold(log, card.pk, preset(learner)) == done.card.memory
    assert (card.reviews, card.lapses) == (3, 1)
    assert list(Imported.objects.order_by("at").values_list("seconds", flat=True)) == [4.2, 0, 9]


def test_history_is_brought_once(learner: Learner, question: Question) -> None:
    bring(learner, question, ELSEWHERE[:2])
    again = bring(learner, question, [*ELSEWHERE, ELSEWHERE[2]])
    assert isinstance(again, Brought) and again.added == 1
    assert Imported.objects.count() == Card.objects.get().reviews == 3


def test_answers_and_history_stand_in_the_order_of_time(card: Card, question: Question) -> None:
    say(card, START - 40 * DAY)
    bring(card.learner, question, ELSEWHERE)
    card.refresh_from_db()
    days = [(3, -61), (3, -60), (3, -40), (1, -30)]
    log = [(Grade(grade), START + days * DAY, TODAY + days * DAY) for grade, days in days]
    assert card.memory == fold(log, card.pk, preset(card.learner))
    assert card.log.get().ordinal == 2 and recheck().different == ()
    undo(learner=card.learner, now=START - 40 * DAY)
    card.refresh_from_db()
    assert card.reviews == 3 and recheck().different == ()


def test_a_starting_memory_comes_on_its_day_and_is_no_new_card(learner: Learner, question: Question) -> None:
    bring(learner, question, SCHEDULE)
    card = Card.objects.get()
    assert (card.due_day, card.last_day, card.stability, card.reviews) == (SCHEDULE.due, date(2026, 11, 19), 12, 1)
    assert day_queue(learner, TODAY, START).cards == ()
    assert day_queue(learner, SCHEDULE.due, START + 8 * DAY).cards == (card.pk,)
    say(card, START + 8 * DAY)
    start = StartingMemory(date(2026, 11, 19), 12, card.difficulty or 0)
    card.refresh_from_db()
    assert card.memory == fold([start, (Grade.GOOD, START + 8 * DAY, SCHEDULE.due)], card.pk, preset(learner))
    assert card.log.get().ordinal == 1 and recheck().different == ()


@pytest.mark.parametrize(
    "past",
    [
        PastReview("a", START + DAY, 3),
        PastReview("a", datetime(2026, 1, 1), 3),  # noqa: DTZ001
        PastReview("a", START, 0),
        PastReview("a", START, 5),
        PastReview("", START, 3),
        PastReview("a" * 201, START, 3),
        PastSchedule("a", date(2026, 12, 1), 0, 250),
        PastSchedule("a", date(2026, 12, 1), 12, 40),
        PastSchedule("a", date(2027, 12, 1), 12, 250),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(learner: Learner, question: Question, past: Any) -> None:
    given = past if isinstance(past, PastSchedule) else [ELSEWHERE[0], past, past]
    problems = bring(learner, question, given)
    assert len(problems) == (1 if given is past else 2)
    assert all(isinstance(one, Problem) for one in problems)
    assert not Card.objects.exists() and not Imported.objects.exists()


def test_it_counts_in_ones_own_retention_and_never_for_the_question(learner: Learner, question: Question) -> None:
    card = bring(learner, question, ELSEWHERE).card
    found = own_retention(learner)
    assert (found.reviews, found.recalled) == (1, 0)
    assert not list(columns(question.bank, sat(question.bank))) and not retentions(question.bank)
    say(card, START)
    found = own_retention(learner)
    assert (found.reviews, found.recalled) == (2, 1)
    assert not list(
        columns(question.bank, sat(question.bank))
    )  # somebody who knew it from elsewhere is no first attempt
    assert own_retention(a_learner()).reviews == 0


def test_a_row_is_kept_as_it_was_brought(learner: Learner, question: Question) -> None:
    bring(learner, question, ELSEWHERE)
    for changes in (
        {"grade": 2},
        {"source": "x"},
        {"at": START},
        {"day": TODAY},
        {"seconds": 1},
        {"brought_at": START + DAY},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Imported.objects.filter(source="anki:1").update(**changes)
    with pytest.raises(TypeError):
        Imported.objects.all()[0].delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        Imported.objects.create(
            learner=learner, card=Card.objects.get(), source="x", at=START, day=TODAY, brought_at=START
        )
    free = {"learner", "card"}
    guarded = {"id", "source", "at", "day", "grade", "seconds", "stability", "difficulty", "brought_at"}
    assert {field.name for field in Imported._meta.concrete_fields} == free | guarded
    assert len(everything_of(learner, START)["practice.imported"]) == 3


def test_many_cards_come_at_once_and_one_with_a_problem_leaves_the_others(learner: Learner, question: Question) -> None:
    other, wrong = a_question(question.bank.course), a_question(question.bank.course)
    cards = [
        Elsewhere(question, ELSEWHERE, aside=True),
        Elsewhere(wrong, [PastReview("a", START, 9)]),
        Elsewhere(other, buried_until=TODAY + DAY),
    ]
    done = bring_cards(learner=learner, cards=cards, now=START, today=TODAY)
    assert [one.added if isinstance(one, Brought) else len(one) for one in done] == [3, 1, 0]
    assert set(Card.objects.values_list("question", flat=True)) == {question.pk, other.pk}
    first, second = Card.objects.order_by("pk")
    assert (first.reviews, first.suspended_at, second.not_before) == (3, START, TODAY + DAY)
    assert recheck().different == ()
    bring_back(learner=learner, cards=[first.pk], now=START)
    again = bring_cards(learner=learner, cards=cards, now=START, today=TODAY)
    assert isinstance(again[0], Brought) and again[0].added == 0
    first.refresh_from_db()
    assert first.suspended_at is None and Override.objects.count() == 2


def test_the_command_finds_what_differs_and_mends_it(learner: Learner, question: Question, capsys: Any) -> None:
    bring(learner, question, ELSEWHERE)
    a_card(learner, a_question(question.bank.course))
    call_command("check_schedule")
    assert capsys.readouterr().out == "2 cards, 0 different\n"
    before = Card.objects.filter(reviews=3).values().get()
    Card.objects.filter(reviews=3).update(due_day=TODAY, stability=1, suspended_at=datetime(2026, 1, 1, tzinfo=UTC))
    with pytest.raises(Exception, match="2 cards, 1 different: "):
        call_command("check_schedule")
    call_command("check_schedule", "--mend")
    assert capsys.readouterr().out == "2 cards, 1 different, mended\n"
    assert Card.objects.filter(reviews=3).values().get() == before
