"""Which answers count in statistics: the first ones, undone or not, since every answer is followed by the key."""

from datetime import timedelta

import pytest

from study.banks.models import Bank
from study.core.assessment.retention import Retention
from study.people.models import User
from study.review.models import Card, Review
from study.review.operations import guessed, merge_learners, undo
from study.statistics.answers import columns, retentions
from study.statistics.sittings import sat
from tests.clock import START
from tests.factories import RIGHT, TODAY, WRONG, a_learner, a_user, a_version
from tests.places.banks.authoring import an_open_bank
from tests.places.statistics.test_items import SKIP, a_class, asked, say, statistics

pytestmark = pytest.mark.django_db


@pytest.fixture
def bank(ada: User) -> Bank:
    return an_open_bank(ada)


def test_an_attempt_is_the_first_answer(bank: Bank) -> None:
    """Later answers do not count, nor what is answered after an undo; a guess counts as it was answered."""
    one, other = asked(bank, 2)
    learners = a_class([one, other], 31)
    for learner in learners:
        say(learner, one, RIGHT, day=1)
    undo(learner=learners[0], now=START + timedelta(1))
    taken_back = a_learner()
    say(taken_back, one, SKIP, seconds=3)
    undo(learner=taken_back, now=START)
    say(taken_back, one, RIGHT, seconds=1)
    undo(learner=taken_back, now=START)
    say(taken_back, one, RIGHT)
    guesser = a_learner()
    guessed(learner=guesser, review_id=say(guesser, one, seconds=7).pk, now=START)
    assert Review.objects.get(learner=guesser, voided_at=None).seconds == 7
    live = Review.objects.filter(version=one.current, ordinal=0, voided_at=None, score=1)
    found = statistics(one)
    assert (found.attempts, found.facility) == (33, pytest.approx(100 * live.exclude(learner=taken_back).count() / 33))


def test_what_was_undone_on_another_version_is_the_attempt(bank: Bank) -> None:
    one, other = asked(bank, 2)
    learners = a_class([one, other], 30)
    undone = a_learner()
    say(undone, one, WRONG)
    undo(learner=undone, now=START)
    a_version(one, 2)
    say(undone, one)
    found = statistics(one)
    assert (found.attempts, found.details["older"][0]["attempts"]) == (0, len(learners) + 1)


def test_of_two_cards_that_became_one_the_first_answer_is_the_attempt(bank: Bank) -> None:
    (one,) = asked(bank, 1)
    account, guest = a_learner(a_user("ada.l@example.org")), a_learner()
    say(guest, one, WRONG)
    say(account, one)
    merge_learners(keep=account, guest=guest, now=START)
    (column,) = columns(bank, sat(bank))
    assert (column.learners, column.marks) == ((account.pk,), (0.0,))


def test_a_review_that_was_undone_is_what_was_known(bank: Bank) -> None:
    """Of thirty days later too: who undid "I don't know" had seen the key; a guess was not known."""
    (one,) = asked(bank, 1)
    for form, again, is_guess in ((SKIP, RIGHT, False), (RIGHT, None, True), (RIGHT, SKIP, False)):
        learner, later = a_learner(), START + timedelta(30)
        say(learner, one)
        Card.objects.filter(learner=learner).update(due_day=TODAY, due_at=None)
        row = say(learner, one, form, day=30)
        if is_guess:
            guessed(learner=learner, review_id=row.pk, now=later)
        if again:
            undo(learner=learner, now=later)
            say(learner, one, again, day=30)
    assert list(retentions(bank).values()) == [Retention(3, 1)]
