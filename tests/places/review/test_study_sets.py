"""A study set goes into the daily review of those who have it, at its pace and at its target, while it stands."""

from datetime import timedelta

import pytest

from study.banks.models import Question
from study.people.models import Cohort, Learner
from study.people.operations import join_cohort, leave_cohort
from study.review.card_memory import preset, preset_of
from study.review.models import Card, StudySet
from study.review.new_cards import new_cards
from study.review.operations import answer
from study.review.operations.day import follow, open_day
from study.review.operations.study_sets import write_set
from study.review.study_sets import share
from study.review.submission import Submission
from tests import clock
from tests.clock import START
from tests.factories import RIGHT, TODAY, a_course, a_learner, a_study, a_topic, questions
from tests.places.banks.authoring import an_instructor
from tests.places.classes.people import CODE, a_class

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture
def cohort() -> Cohort:
    return a_class(an_instructor("ada"))


@pytest.fixture
def learner(cohort: Cohort) -> Learner:
    found = a_learner(new_per_day=0)
    join_cohort(learner=found, code=CODE, now=START)
    return found


@pytest.fixture
def asked() -> list[Question]:
    course = a_course()
    return [*questions(course, 14, a_topic(course))]


def a_set(cohort: Cohort, asked: list[Question], target: float = 0.95, lasts: timedelta = WEEK) -> StudySet:
    given = [(cohort, START, START + lasts)]
    return write_set(study_set=None, title="Tides", target=target, questions=asked, given=given)


def test_an_even_share_is_dealt_each_day_to_one_who_studies_nothing_else(
    cohort: Cohort, learner: Learner, asked: list[Question]
) -> None:
    a_set(cohort, asked)
    for _ in range(2):
        open_day(learner=learner, today=TODAY, now=START)
        assert Card.objects.filter(learner=learner).count() == 2
    assert len(new_cards(learner, TODAY)) == 2
    later = clock.move(timedelta(days=3))
    open_day(learner=learner, today=later.date(), now=later)
    assert Card.objects.filter(learner=learner).count() == 4, (
        "two wait still: 14 in the 4 days that are left are 4 a day"
    )


def test_nobody_else_is_dealt_it_nor_before_it_opens_nor_after(
    cohort: Cohort, learner: Learner, asked: list[Question]
) -> None:
    a_set(cohort, asked)
    stranger = a_learner()
    open_day(learner=stranger, today=TODAY, now=START)
    early = START - timedelta(hours=1)
    open_day(learner=learner, today=early.date(), now=early)
    over = START + WEEK
    open_day(learner=learner, today=over.date(), now=over)
    assert not Card.objects.exists()


def test_its_cards_have_its_target_while_it_stands_and_their_own_again_after(
    cohort: Cohort, learner: Learner, asked: list[Question]
) -> None:
    a_set(cohort, asked[:1])
    open_day(learner=learner, today=TODAY, now=START)
    card = Card.objects.get(learner=learner)
    answer(learner=learner, card=card.pk, sent=Submission(1, 0, RIGHT), now=START, today=TODAY)
    card.refresh_from_db()
    assert card.target == 0.95 and preset_of(card).desired_retention == 0.95
    over = START + WEEK
    follow(learner=learner, today=over.date(), now=over)
    card.refresh_from_db()
    assert card.aim is None and card.target == preset(learner).desired_retention == 0.9


def test_a_lower_target_than_ones_own_changes_nothing(cohort: Cohort, learner: Learner, asked: list[Question]) -> None:
    a_set(cohort, asked[:1], target=0.75)
    open_day(learner=learner, today=TODAY, now=START)
    card = Card.objects.get(learner=learner)
    answer(learner=learner, card=card.pk, sent=Submission(1, 0, RIGHT), now=START, today=TODAY)
    follow(learner=learner, today=TODAY, now=START)
    card.refresh_from_db()
    assert card.target == 0.9


def test_who_leaves_the_class_keeps_the_cards_and_none_of_its_targets(
    cohort: Cohort, learner: Learner, asked: list[Question]
) -> None:
    course = asked[0].bank.course
    a_study(learner, course)
    a_set(cohort, asked[:2], lasts=timedelta(days=1))
    open_day(learner=learner, today=TODAY, now=START)
    leave_cohort(learner=learner, cohort=cohort.pk)
    follow(learner=learner, today=TODAY, now=START)
    cards = Card.objects.filter(learner=learner)
    assert cards.count() == 2 and {card.aim for card in cards} == {None}


def test_of_two_classes_that_have_it_the_later_day_holds(
    cohort: Cohort, learner: Learner, asked: list[Question]
) -> None:
    other = a_class(an_instructor("grace"), "xyz")
    join_cohort(learner=learner, code="xyz", now=START)
    given = [(cohort, START, START + timedelta(days=1)), (other, START, START + WEEK)]
    write_set(study_set=None, title="Tides", target=0.9, questions=asked, given=given)
    open_day(learner=learner, today=TODAY, now=START)
    assert Card.objects.filter(learner=learner).count() == 2


def test_a_share_leaves_nothing_undealt_on_the_last_day() -> None:
    for number in range(30):
        undealt, waiting = number, 0
        for day in range(7):
            dealt = share(undealt, waiting, TODAY + timedelta(days=day), TODAY + WEEK)
            undealt -= dealt
        assert undealt == 0, number
