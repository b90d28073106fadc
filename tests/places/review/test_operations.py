"""Answering, undoing, guessing, suspending: what the log and the memory of a card hold afterwards."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from study.banks.models import Question, Status
from study.core.questions.interaction import Option
from study.core.questions.kinds.multiple import Multiple
from study.core.scheduling import SCHEDULER_VERSION, Grade, fold, review
from study.people.models import Learner
from study.review.card_memory import preset
from study.review.models import Card, Review
from study.review.operations import (
    Answered,
    Changed,
    Refused,
    Withdrawn,
    answer,
    answer_question,
    bring_back,
    guessed,
    rebuild,
    suspend,
    undo,
)
from study.review.queries.queue import day_queue
from study.review.rounds import IDLE
from study.review.submission import Submission
from tests.clock import START
from tests.factories import RIGHT, TODAY, WRONG, a_card, a_course, a_learner, a_question, a_version

pytestmark = pytest.mark.django_db

FORM = UUID(int=1)


@pytest.fixture
def question() -> Question:
    return a_question(a_course())


def say(card: Card, form: dict[str, list[str]] | None = None, now: datetime = START, **changes: Any) -> Any:
    """Answer a card as its page would, right if nothing else is said."""
    card.refresh_from_db()
    current = card.question.current
    assert current
    sent = Submission(current.number, card.reviews, RIGHT if form is None else form)
    return answer(learner=card.learner, card=card.pk, sent=replace(sent, **changes), now=now, today=now.date())


def memories(card: Card) -> Any:
    card.refresh_from_db()
    return card.memory


def test_a_right_answer_is_good(card: Card) -> None:
    result = say(card)
    assert isinstance(result, Answered)
    assert (result.review.score, result.review.grade, result.fresh) == (1.0, Grade.GOOD, True)
    assert memories(card) == review(None, Grade.GOOD, START, TODAY, card.pk, preset(card.learner))


@pytest.mark.parametrize("form", [WRONG, {"skip": ["1"]}])
def test_a_wrong_answer_and_i_dont_know_are_again(card: Card, form: dict[str, list[str]]) -> None:
    result = say(card, form)
    assert (result.review.score, result.review.grade) == (0.0, Grade.AGAIN)
    assert memories(card).due_at == START + timedelta(minutes=10)


def test_what_is_no_answer_is_not_logged(card: Card) -> None:
    result = say(card, {})
    assert isinstance(result, Refused)
    assert result.problem.message
    assert not Review.objects.exists()
    assert memories(card) is None


def test_a_double_submit_counts_once(card: Card) -> None:
    first = say(card, id=FORM)
    again = say(card, WRONG, id=FORM)
    assert (again.review, again.fresh) == (first.review, False)
    assert Review.objects.count() == 1


def test_a_form_counts_once_even_undone(card: Card) -> None:
    first = say(card, id=FORM)
    undo(learner=card.learner, now=START)
    again = say(card, WRONG, id=FORM)
    assert (again.review, again.fresh) == (first.review, False)
    assert memories(card) is None


def test_a_form_whose_answer_was_a_guess_leads_to_the_guess(card: Card) -> None:
    first = say(card, id=FORM).review
    guess = guessed(learner=card.learner, review_id=first.pk, now=START)
    assert say(card, id=FORM).review == guess
    undo(learner=card.learner, now=START)
    assert say(card, id=FORM).review == guess
    assert memories(card) is None


def test_one_learners_form_is_not_anothers(card: Card, question: Question) -> None:
    say(card, id=FORM)
    assert say(a_card(a_learner(), question), id=FORM).fresh


def test_the_database_takes_a_form_once(card: Card) -> None:
    row = say(card, id=FORM).review
    row.pk, row.ordinal = None, 1
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_without_an_id_a_form_sent_twice_is_told_and_not_counted(card: Card) -> None:
    say(card)
    assert isinstance(say(card, ordinal=0), Changed)
    assert Review.objects.count() == 1


def test_an_edited_question_is_shown_again_and_nothing_counts(card: Card, question: Question) -> None:
    a_version(question, number=2)
    assert isinstance(say(card, version=1), Changed)
    assert not Review.objects.exists()


def test_an_answer_from_before_an_undo_is_not_taken_for_another(card: Card) -> None:
    assert isinstance(say(card, ordinal=3), Changed)


def test_a_retired_question_takes_no_answer(card: Card, question: Question) -> None:
    question.status = Status.RETIRED
    question.save()
    assert isinstance(say(card), Withdrawn)
    assert not Review.objects.exists()


def test_a_suspended_card_takes_no_answer_until_it_is_back(card: Card) -> None:
    suspend(learner=card.learner, card=card.pk, now=START)
    assert isinstance(say(card), Withdrawn)
    bring_back(learner=card.learner, cards=[card.pk], now=START)
    assert isinstance(say(card), Answered)


def test_another_learners_card_does_not_exist(card: Card) -> None:
    stranger = a_learner()
    with pytest.raises(Card.DoesNotExist):
        answer(learner=stranger, card=card.pk, sent=Submission(1, 0, RIGHT), now=START, today=TODAY)
    with pytest.raises(Card.DoesNotExist):
        suspend(learner=stranger, card=card.pk, now=START)
    with pytest.raises(Card.DoesNotExist):
        bring_back(learner=stranger, cards=[card.pk], now=START)


@pytest.mark.parametrize("form", [RIGHT, WRONG])
@pytest.mark.parametrize("days", [0, 1])
def test_an_early_answer_counts_either_way_with_its_true_days(
    card: Card, form: dict[str, list[str]], days: int
) -> None:
    say(card)
    before = memories(card)
    now = START + timedelta(days=days, hours=1)
    assert before.due_day > now.date()
    result = say(card, form, now=now)
    assert result.fresh and result.review.scheduled
    grade = Grade.GOOD if form is RIGHT else Grade.AGAIN
    assert memories(card) == review(before, grade, now, now.date(), card.pk, preset(card.learner))
    assert rebuild(card=card) == memories(card)


def test_only_the_first_scheduler_wrote_answers_that_do_not_count(card: Card) -> None:
    row = say(card).review
    before = memories(card)
    fields: dict[str, Any] = {
        "learner": card.learner,
        "card": card,
        "version": row.version,
        "ordinal": 1,
        "day": TODAY,
        "answered_at": START,
        "score": 0,
        "grade": Grade.AGAIN,
        "scheduled": False,
        "seed": 1,
    }
    Review.objects.create(**fields, scheduler=1)
    assert rebuild(card=card) == before
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(**fields, scheduler=SCHEDULER_VERSION)


def test_a_partly_right_answer_is_not_recalled(card: Card, question: Question) -> None:
    body = Multiple(tuple(Option(key, key, right=key in "abc") for key in "abcde"))
    a_version(question, 2, "multiple", body)
    result = say(card, {"answer": ["a", "b", "d"]})
    assert 0 < result.review.score < 1
    assert result.review.grade == Grade.AGAIN
    assert memories(card).due_at == START + timedelta(minutes=10)
    assert [done.right for done in day_queue(card.learner, TODAY, START).done] == [False]
    assert guessed(learner=card.learner, review_id=result.review.pk, now=START) == result.review


def test_a_question_without_a_card_is_dealt_by_its_answer(learner: Learner, question: Question) -> None:
    sent = Submission(1, 0, RIGHT, id=FORM)
    given: Any = {"learner": learner, "question": question, "sent": sent, "now": START, "today": TODAY}
    first, second = answer_question(**given), answer_question(**given)
    assert isinstance(first, Answered) and isinstance(second, Answered)
    assert first.review == second.review
    assert Card.objects.get().dealt_on == TODAY


def test_undo_goes_back_to_the_start_of_the_round(card: Card) -> None:
    at, seen = START, []
    for form in (WRONG, RIGHT, WRONG):
        seen.append(memories(card))
        say(card, form, now=at)
        at += timedelta(minutes=10)
    for before in reversed(seen):
        undone = undo(learner=card.learner, now=at)
        assert undone and undone.review and undone.review.voided_at == at
        assert memories(card) == before
    assert undo(learner=card.learner, now=at) is None
    assert Review.objects.count() == 3


def test_an_undone_question_can_be_answered_again(card: Card) -> None:
    first = say(card)
    undo(learner=card.learner, now=START)
    second = say(card, WRONG)
    assert second.fresh and second.review != first.review


def test_i_guessed_makes_a_right_answer_again(card: Card) -> None:
    first = say(card).review
    now = START + timedelta(seconds=20)
    second = guessed(learner=card.learner, review_id=first.pk, now=now)
    first.refresh_from_db()
    assert first.voided_at == now
    assert (second.guessed, second.grade, second.score, second.ordinal) == (True, Grade.AGAIN, 1.0, 0)
    assert memories(card) == review(None, Grade.AGAIN, now, TODAY, card.pk, preset(card.learner))


def test_i_guessed_twice_is_once(card: Card) -> None:
    first = say(card).review
    second = guessed(learner=card.learner, review_id=first.pk, now=START)
    assert guessed(learner=card.learner, review_id=first.pk, now=START) == second
    assert guessed(learner=card.learner, review_id=second.pk, now=START) == second
    assert Review.objects.count() == 2


@pytest.mark.parametrize("form", [WRONG, {"skip": ["1"]}])
def test_a_wrong_answer_was_no_guess(card: Card, form: dict[str, list[str]]) -> None:
    row = say(card, form).review
    assert guessed(learner=card.learner, review_id=row.pk, now=START) == row
    assert Review.objects.count() == 1


def test_a_guess_is_said_in_the_same_round(card: Card) -> None:
    row = say(card).review
    assert guessed(learner=card.learner, review_id=row.pk, now=START + IDLE + timedelta(seconds=1)) == row


def test_anothers_answer_was_nobodys_guess(card: Card) -> None:
    row = say(card).review
    with pytest.raises(Review.DoesNotExist):
        guessed(learner=a_learner(), review_id=row.pk, now=START)


def test_memory_is_the_fold_of_the_log(card: Card) -> None:
    at = START
    for step in range(12):
        say(card, WRONG if step % 5 == 0 else RIGHT, now=at)
        if step == 3:
            undo(learner=card.learner, now=at)
        if step == 6:
            guessed(learner=card.learner, review_id=Review.objects.latest("id").pk, now=at)
        memory = memories(card)
        at = memory.due_at or at + timedelta(days=(memory.due_day - at.date()).days)
    stored = memories(card)
    Card.objects.update(stability=1, difficulty=1, reviews=1, due_day=date(2000, 1, 1))
    card.refresh_from_db()
    assert rebuild(card=card) == stored == memories(card)


def test_an_answer_that_comes_late_is_folded_where_it_belongs(card: Card) -> None:
    later = START + timedelta(days=10)
    say(card, WRONG, now=later)
    say(card, now=START)
    log = [(Grade.GOOD, START, START.date()), (Grade.AGAIN, later, later.date())]
    assert memories(card) == fold(log, card.pk, preset(card.learner))
    assert list(card.log.order_by("ordinal").values_list("grade", flat=True)) == [Grade.GOOD, Grade.AGAIN]


def test_setting_aside_twice_keeps_the_first_time(card: Card) -> None:
    for days in (0, 1):
        suspend(learner=card.learner, card=card.pk, now=START + timedelta(days=days))
    card.refresh_from_db()
    assert card.suspended_at == START
