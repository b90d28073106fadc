"""What mock exams tell of a bank's questions: pilots count there, and nowhere in the learner's score."""

from datetime import timedelta

import pytest

from study.banks.models import Bank, ItemStatistics
from study.exams import operations, queries
from study.exams.models import Sitting
from study.people.models import Learner
from study.review.models import Review
from study.statistics.answers import columns
from study.statistics.operations import count_items
from study.statistics.sittings import sat
from tests.clock import START
from tests.factories import RIGHT, WRONG, a_learner
from tests.places.exams.sittings import SECONDS, a_course_with_an_exam, a_sitting, choose
from tests.places.statistics.test_items import say

pytestmark = pytest.mark.django_db


def counted(sitting: Sitting) -> dict[int, ItemStatistics]:
    count_items(bank=Bank.objects.get(course=sitting.course), now=START)
    return {one.question_id: one for one in ItemStatistics.objects.all()}


@pytest.fixture
def sitting() -> Sitting:
    return a_sitting(a_learner(), a_course_with_an_exam())


def end(sitting: Sitting) -> Sitting:
    return operations.end(learner=sitting.learner, sitting=sitting.pk, now=START + 60 * SECONDS)


def test_pilots_feed_the_bank_and_the_score_does_not_see_them(sitting: Sitting) -> None:
    pilots = list(sitting.slots.filter(pilot=True))
    scored = list(sitting.slots.filter(pilot=False))
    choose(sitting, pilots[0].position, "rises", at=START)
    choose(sitting, pilots[1].position, "falls", at=START)
    choose(sitting, scored[0].position, "rises", at=START)
    assert counted(sitting) == {}  # before the end nothing is told, to instructors either
    ended = end(sitting)
    assert (ended.right, ended.count) == (1, 10)
    found = queries.result(ended, START)
    assert found and (found.estimate.right, sum(one.count for one in found.shares)) == (1, 10)
    told = counted(sitting)
    assert set(told) == {pilots[0].question_id, pilots[1].question_id, scored[0].question_id}
    assert [told[one.question_id].attempts for one in (*pilots[:2], scored[0])] == [1, 1, 1]


def test_only_the_first_answer_counts_wherever_it_was_given(sitting: Sitting) -> None:
    learner, [first, second] = sitting.learner, list(sitting.slots.all()[:2])
    say(learner, first.question, WRONG, day=-1)
    choose(sitting, 1, "rises", at=START)
    choose(sitting, 2, "falls", at=START)
    end(sitting)
    operations.review_missed(learner=learner, sitting=sitting.pk, now=START + 61 * SECONDS, today=START.date())
    say(learner, second.question, RIGHT, day=1)
    others = [other(sitting, key) for key in ("rises", "rises", "falls")]
    assert len(others) == 3 and Review.objects.count() == 2
    told = counted(sitting)
    assert told[first.question_id].attempts == 4 and told[second.question_id].attempts == 1
    bank = Bank.objects.get(course=sitting.course)
    [column] = [one for one in columns(bank, sat(bank)) if one.version == first.version_id]
    assert sorted(zip(column.marks, map(str, column.texts), strict=True)) == [
        *[(0.0, '{"chosen": ["falls"]}')] * 2,
        *[(1.0, '{"chosen": ["rises"]}')] * 2,
    ]


def other(sitting: Sitting, key: str) -> Learner:
    """Somebody else who had the first question in a sitting of their own, twice."""
    learner = a_learner()
    for day in (0, 1):
        now = START + timedelta(days=day)
        theirs = a_sitting(learner, sitting.course, now=now)
        theirs.slots.filter(position=1).update(
            question=sitting.slots.all()[0].question, version=sitting.slots.all()[0].version
        )
        choose(theirs, 1, key if not day else "rises", at=now)
        operations.end(learner=learner, sitting=theirs.pk, now=now)
    return learner
