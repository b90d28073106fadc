"""The plan to an exam steers the days: new cards, target and final pass, until the exam is over."""

from datetime import date, timedelta

import pytest

from study.core.scheduling.plan.choice import RETENTIONS
from study.library.models import Course
from study.people.models import Learner
from study.people.operations import save_settings
from study.review.exam_plan import running, unpassed
from study.review.models import Card, ExamPlan, Override
from study.review.next_review import by_plan
from study.review.operations import Wishes, answer, merge_learners, open_day, recheck, save_plan
from study.review.queries.queue import day_queue
from study.review.submission import Submission
from tests.clock import START
from tests.factories import RIGHT, TODAY, WRONG, a_card, a_course, a_learner, a_study, a_user, questions

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def course() -> Course:
    return a_course()


@pytest.fixture
def learner(course: Course) -> Learner:
    found = a_learner(new_per_day=10)
    a_study(found, course)
    return found


def want(learner: Learner, days: int, **wishes: object) -> ExamPlan:
    asked = Wishes(**{"exam": TODAY + days * DAY, "minutes": 20, **wishes})
    return save_plan(learner=learner, wishes=asked, today=TODAY, now=START)


def study(learner: Learner, day: date, missed: int = 7) -> int:
    """Answer all that the day asks, every so many-th wrong at first. Returns how many cards it asked."""
    now = START + (day - TODAY)
    learner.refresh_from_db()
    open_day(learner=learner, today=day, now=now)
    asked = set()
    for number in range(400):
        now += timedelta(seconds=20)
        if (card := day_queue(learner, day, now).next) is None:
            break
        given = WRONG if card not in asked and number % missed == missed - 1 else RIGHT
        asked.add(card)
        row = Card.objects.get(pk=card)
        answer(learner=learner, card=card, sent=Submission(1, row.reviews, given), now=now, today=day)
    return len(asked)


def test_an_exam_date_steers_target_and_pace(learner: Learner, course: Course) -> None:
    questions(course, 120)
    made = want(learner, 30)
    assert learner.planned_retention in RETENTIONS
    assert made.recall and made.low and made.high and made.low < made.recall < made.high
    open_day(learner=learner, today=TODAY, now=START)
    assert Card.objects.count() == made.new_today
    assert made.left_out == 0


def test_a_pace_of_ones_own_holds(learner: Learner, course: Course) -> None:
    questions(course, 120)
    assert want(learner, 60, pace=3).new_today == 3


def test_nothing_new_is_dealt_on_a_day_off(learner: Learner, course: Course) -> None:
    questions(course, 120)
    want(learner, 30, days_off={TODAY.weekday()})
    open_day(learner=learner, today=TODAY, now=START)
    assert Card.objects.count() == 0
    open_day(learner=learner, today=TODAY + DAY, now=START + DAY)
    assert Card.objects.count() > 0


def to_the_final_pass(learner: Learner, days: int, after: int) -> tuple[date, list[int]]:
    """Study up to the first day of a final pass that begins `after` so many days. Which way the plan takes hangs on
    the cards; here it is a pass. Returns its first day and how many cards each day asked."""
    want(learner, days, minutes=60)
    asked = [study(learner, TODAY + number * DAY) for number in range(after)]
    begin = TODAY + after * DAY
    ExamPlan.objects.update(pass_from=begin)
    asked.append(study(learner, begin))
    return begin, asked


def into_the_final_pass(learner: Learner, days: int, after: int) -> date:
    """The first day of the pass that brings a card forward: on some days it asks what is due anyway."""
    day, _ = to_the_final_pass(learner, days, after)
    while not Override.objects.exists():
        day += DAY
        assert day < TODAY + days * DAY
        study(learner, day)
    return day


def test_all_cards_are_learnt_before_the_final_pass_and_come_once_more_in_it(learner: Learner, course: Course) -> None:
    questions(course, 60)
    begin, asked = to_the_final_pass(learner, 24, after=16)
    asked += [study(learner, begin + number * DAY) for number in range(1, 8)]
    assert Override.objects.exists()
    cards = Card.objects.filter(learner=learner)
    assert cards.count() == 60 and not cards.filter(last_day=None).exists()
    assert ExamPlan.objects.get().last_new is None
    assert not cards.filter(last_day__lt=begin).exists()
    assert max(asked) <= 3 * sum(asked[:16]) / 16
    assert not recheck().different


def test_after_the_exam_everything_is_as_without_a_plan(learner: Learner, course: Course) -> None:
    questions(course, 30)
    want(learner, 12, minutes=60)
    for number in range(13):
        study(learner, TODAY + number * DAY)
    learner.refresh_from_db()
    assert learner.planned_retention is None
    assert not Override.objects.filter(lifted_at=None).exists()
    assert set(Card.objects.values_list("target", flat=True)) == {learner.desired_retention}
    assert ExamPlan.objects.get().made_on is None
    assert not recheck().different


def test_an_exam_moved_during_the_final_pass_takes_the_pass_back(learner: Learner, course: Course) -> None:
    questions(course, 40)
    day = into_the_final_pass(learner, 14, after=8)
    wishes = Wishes(exam=TODAY + 90 * DAY, minutes=60)
    save_plan(learner=learner, wishes=wishes, today=day, now=START + (day - TODAY))
    assert not Override.objects.filter(lifted_at=None).exists()
    assert not recheck().different


def test_planning_twice_on_a_day_of_the_final_pass_asks_no_more(learner: Learner, course: Course) -> None:
    questions(course, 40)
    day = into_the_final_pass(learner, 14, after=8)
    for _ in range(3):
        had = Override.objects.count()
        learner.refresh_from_db()
        wishes = Wishes(exam=TODAY + 14 * DAY, minutes=60)
        save_plan(learner=learner, wishes=wishes, today=day, now=START + (day - TODAY) + timedelta(hours=9))
        assert Override.objects.count() == had
        day += DAY
        study(learner, day)


def test_missed_days_are_no_debt(learner: Learner, course: Course) -> None:
    questions(course, 90)
    first = want(learner, 40)
    study(learner, TODAY)
    later = TODAY + 12 * DAY
    open_day(learner=learner, today=later, now=START + 12 * DAY)
    plan = running(learner, later)
    assert plan and plan.left_out == 0
    assert first.new_today <= plan.new_today <= 20


def test_settings_take_effect_at_once(learner: Learner, course: Course) -> None:
    questions(course, 60)
    open_day(learner=learner, today=TODAY, now=START)
    assert Card.objects.count() == 10
    learner.new_per_day = 25
    save_settings(settings=learner, touched=["new_per_day"], learner=learner, now=START)
    assert Card.objects.count() == 25
    learner.exam_date = TODAY + 20 * DAY
    save_settings(settings=learner, touched=["exam_date"], learner=learner, now=START)
    assert running(learner, TODAY)


@pytest.mark.parametrize("days", [-30, 0, 1, 3650])
def test_any_date_has_a_clear_outcome(learner: Learner, course: Course, days: int) -> None:
    questions(course, 3)
    plan = want(learner, days)
    assert (running(learner, TODAY) is not None) == (days > 0)
    assert plan.left_out == 0
    study(learner, TODAY)


def test_a_guest_brings_their_exam_into_an_account_that_has_none(learner: Learner, course: Course) -> None:
    questions(course, 20)
    want(learner, 30, minutes=45)
    keep = a_learner(a_user())
    merge_learners(keep=keep, guest=learner, now=START)
    keep.refresh_from_db()
    plan = running(keep, TODAY)
    assert keep.planned_retention and plan and plan.minutes == 45


def test_a_card_that_is_known_well_is_asked_at_the_target_of_the_plan(learner: Learner, course: Course) -> None:
    card = a_card(learner, questions(course, 1)[0])
    want(learner, 60)
    answer(learner=learner, card=card.pk, sent=Submission(1, 0, RIGHT), now=START, today=TODAY)
    card.refresh_from_db()
    learner.refresh_from_db()
    assert card.target == learner.planned_retention


def test_an_answer_says_that_its_card_follows_the_exam_plan(learner: Learner, course: Course) -> None:
    questions(course, 12)
    made = want(learner, 40)
    study(learner, TODAY)
    study(learner, TODAY + DAY)
    card = Card.objects.filter(learner=learner, due_at=None, last_day=TODAY).earliest("pk")
    card.learner.refresh_from_db()
    said = by_plan(card, START, TODAY)
    assert made.exam and said.startswith("Exam plan: again ") and f"{card.target or 0:.0%}".replace("%", " %") in said
    card.learner.planned_retention = None
    assert by_plan(card, START, TODAY) == ""


def test_a_final_pass_begins_with_the_cards_asked_longest_ago(learner: Learner, course: Course) -> None:
    questions(course, 40)
    day = into_the_final_pass(learner, 14, after=8)
    rest = unpassed(learner, day + DAY)
    assert [card.last_day for card in rest] == sorted(card.last_day for card in rest if card.last_day)
    forward = set(Override.objects.values_list("card", flat=True))
    asked = set(Card.objects.filter(last_day=day).values_list("pk", flat=True))
    assert forward and forward <= asked
