"""A person's own word on when a card is asked, the target that they set, and the days that follow from both."""

from datetime import date, datetime, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.test import Client

from study.banks.models import Question
from study.core.scheduling import Grade, OverrideKind, Preset, fold
from study.library.models import Course
from study.people.models import Learner
from study.people.operations import save_settings
from study.review.models import Action, Card, Override, Review
from study.review.operations import (
    answer,
    ask_on,
    bring_back,
    bury,
    deal,
    merge_learners,
    open_day,
    recheck,
    reschedule,
    suspend,
    undo,
)
from study.review.operations.rebuild import BATCH, rebuild_all
from study.review.queries.queue import ahead, day_queue
from study.review.submission import Submission
from tests.clock import START
from tests.factories import RIGHT, TODAY, WRONG, a_card, a_learner, a_question, a_user, questions

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def question(course: Course) -> Question:
    return a_question(course)


def say(card: Card, form: Any = RIGHT, now: datetime = START) -> Card:
    card.refresh_from_db()
    sent = Submission(1, card.reviews, form)
    answer(learner=card.learner, card=card.pk, sent=sent, now=now, today=now.date())
    card.refresh_from_db()
    return card


def asked(card: Card, day: date) -> bool:
    queue = day_queue(card.learner, day, START + (day - TODAY))
    return card.pk in (*queue.cards, *queue.again)


def test_a_card_in_a_step_is_buried_until_its_day(card: Card) -> None:
    say(card, WRONG)
    bury(learner=card.learner, card=card.pk, until=TODAY + 3 * DAY, now=START)
    assert [asked(card, TODAY + days * DAY) for days in (0, 2, 3)] == [False, False, True]
    assert ahead(card.learner, TODAY).day == TODAY + 3 * DAY
    assert recheck().different == ()
    undo(learner=card.learner, now=START)
    assert asked(card, TODAY) and recheck().different == ()


def test_a_new_card_is_buried_and_another_is_dealt(learner: Learner, course: Course, card: Card) -> None:
    questions(course, 3)
    learner.new_per_day = 1
    learner.save()
    bury(learner=learner, card=card.pk, until=TODAY + DAY, now=START)
    assert deal(learner=learner, today=TODAY, now=START) == 1
    assert [asked(card, TODAY), asked(card, TODAY + DAY)] == [False, True]
    assert recheck().different == ()


def test_a_card_is_asked_on_the_day_that_was_said_and_then_by_the_schedule(card: Card) -> None:
    say(say(card), now=START + 10 * timedelta(minutes=1))
    due = card.due_day
    assert due
    ask_on(learner=card.learner, card=card.pk, day=TODAY + DAY, now=START + timedelta(hours=1))
    card.refresh_from_db()
    assert card.due_day == TODAY + DAY and card.memory and card.memory.due_day == due
    say(card, now=START + DAY)
    plain = fold(
        [(Grade.GOOD, START, TODAY), (Grade.GOOD, START, TODAY), (Grade.GOOD, START, TODAY + DAY)], card.pk, Preset()
    )
    assert plain and card.due_day == plain.due_day
    assert recheck().different == ()
    undo(learner=card.learner, now=START + DAY)
    card.refresh_from_db()
    assert card.due_day == TODAY + DAY  # it was asked for, and is not answered any more


def test_an_override_is_taken_back_once_and_never_rewritten(card: Card) -> None:
    suspend(learner=card.learner, card=card.pk, now=START)
    row = Override.objects.get()
    for changes in ({"kind": "bury"}, {"day": TODAY}, {"at": START + DAY}, {"why": "missed"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Override.objects.update(**changes)
    bring_back(learner=card.learner, cards=[card.pk], now=START + DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Override.objects.update(lifted_at=None)
    with pytest.raises(TypeError):
        row.delete()
    assert {field.name for field in Override._meta.concrete_fields} == {
        *("id", "learner", "card", "kind", "day", "why", "at", "lifted_at")
    }


def test_anothers_card_takes_no_word(card: Card) -> None:
    stranger = a_learner()
    for say_so in (lambda **given: bury(until=TODAY, **given), lambda **given: ask_on(day=TODAY, **given)):
        with pytest.raises(Card.DoesNotExist):
            say_so(learner=stranger, card=card.pk, now=START)


def test_what_a_guest_set_aside_stays_aside_when_both_have_the_card(question: Question) -> None:
    keep, guest = a_learner(a_user()), a_learner()
    card, other = a_card(keep, question), a_card(guest, question)
    say(card)
    suspend(learner=guest, card=other.pk, now=START)
    merge_learners(keep=keep, guest=guest, now=START)
    card.refresh_from_db()
    assert card.suspended_at == START and recheck().different == ()
    undo(learner=keep, now=START)
    card.refresh_from_db()
    assert card.suspended_at is None and card.reviews == 1


def two_reviews(card: Card) -> Card:
    return say(say(card), now=START + 20 * DAY)


def test_the_days_follow_the_retention_that_is_set(reader: Client, card: Card) -> None:
    before = two_reviews(card).due_day
    form = {"time_zone": "UTC", "new_per_day": 10, "reviews_per_day": 200, "retention": 95, "theme": "system"}
    shown = {f"initial-{name}": value for name, value in {**form, "retention": 90}.items()}
    assert reader.post("/settings/", {**form, **shown}).status_code == 302
    card.refresh_from_db()
    assert card.target == 0.95 and before and card.due_day and card.due_day < before
    assert recheck().different == ()


def test_what_a_page_that_stood_open_shows_moves_no_card(learner: Learner, card: Card) -> None:
    """Its retention is not the one that is stored: only what was touched is saved."""
    before = two_reviews(card).due_day
    stale = Learner.objects.get(pk=learner.pk)
    stale.desired_retention, stale.new_per_day = 0.75, 3
    save_settings(settings=stale, touched=["new_per_day"], learner=learner, now=START)
    card.refresh_from_db()
    assert (card.due_day, card.target) == (before, 0.9)


def test_a_guests_cards_follow_the_accounts_retention(question: Question) -> None:
    keep, guest = a_learner(a_user(), desired_retention=0.95), a_learner()
    card = two_reviews(a_card(guest, question))
    before = card.due_day
    merge_learners(keep=keep, guest=guest, now=START)
    card.refresh_from_db()
    assert before and card.due_day and card.due_day < before and recheck().different == ()


def test_a_new_day_mends_what_was_left_undone(learner: Learner, course: Course, card: Card) -> None:
    two_reviews(card)
    Learner.objects.update(desired_retention=0.95)
    learner.refresh_from_db()
    assert recheck().different == (card.pk,)
    open_day(learner=learner, today=TODAY + 21 * DAY, now=START + 21 * DAY)
    assert recheck().different == () and reschedule(learner=learner) == 0


def test_an_answer_is_folded_for_the_target_of_now(card: Card) -> None:
    two_reviews(card)
    Learner.objects.update(desired_retention=0.95)
    card = Card.objects.get()
    say(card, now=START + 40 * DAY)
    assert recheck().different == ()


def test_the_migrations_keep_what_was_set_aside_and_reckon_every_day(learner: Learner, card: Card) -> None:
    """Before them a card had its day from its last answer on, and no row said why it was aside."""
    reckoned = import_module("study.review.migrations.0015_cards_reckoned_anew")
    two_reviews(card)
    suspend(learner=learner, card=card.pk, now=START + 21 * DAY)
    expected = Card.objects.values().get()
    Action.objects.update(override=None)
    Override.objects.all()._raw_delete("default")  # as the database was before
    Card.objects.update(interval=None, target=None, due_day=TODAY + 99 * DAY)
    reckoned.set_aside(apps, None)
    reckoned.reckon(apps, None)
    assert Card.objects.values().get() == expected
    assert recheck().different == ()
    assert Override.objects.get().kind == "aside" and Review.objects.count() == 2
    assert undo(learner=learner, now=START + 21 * DAY)
    card.refresh_from_db()
    assert card.suspended_at is None


def test_more_come_back_than_one_transaction_takes_and_nothing_of_somebody_elses(card: Card, course: Course) -> None:
    learner, many = card.learner, BATCH + 1
    cards = [a_card(learner, one) for one in [a_question(course, prompt=f"Question {n}?") for n in range(many)]]
    said = (Override(learner=learner, card=one, kind=OverrideKind.ASIDE, at=START) for one in cards)
    Override.objects.bulk_create(said)
    rebuild_all(cards=cards)
    numbers = [one.pk for one in cards]
    with pytest.raises(Card.DoesNotExist):
        bring_back(learner=learner, cards=[*numbers, a_card(a_learner(), cards[0].question).pk], now=START + DAY)
    assert Card.objects.filter(pk__in=numbers, suspended_at=START).count() == many
    assert bring_back(learner=learner, cards=numbers, now=START + DAY) == many
    assert not Card.objects.filter(learner=learner).exclude(suspended_at=None).exists() and recheck().different == ()
