"""Questions kept for mock exams: shown nowhere until a sitting has shown them, then the learner's like any other."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from study.banks.models import FOR_EXAMS, Bank, Question, Status, Visibility
from study.banks.operations.indexing import index_course
from study.banks.operations.loading import load_bank
from study.banks.roles import asked_of
from study.exams import operations, queries
from study.exams.missed import coming
from study.exams.models import Sitting, Slot
from study.library import search
from study.library.models import Course
from study.people.models import Learner
from study.review.new_cards import undealt
from study.review.queries.standing import standings
from study.topics import quiz
from tests.clock import START
from tests.factories import TODAY, a_card, a_course, a_learner, a_user
from tests.places.exams.sittings import a_course_with_an_exam, a_sitting

pytestmark = pytest.mark.django_db

SHOWN: dict[str, Callable[[Learner, Course], int]] = {
    "dealt": lambda learner, course: undealt(learner, [course.pk]).count(),
    "asked": lambda learner, _: Question.objects.filter(asked_of(learner)).count(),
    "on the topic's page": lambda learner, course: len(standings(learner, [course], TODAY)),
    "in a topic's quiz": lambda learner, course: quiz.askable(course.topics.get(), learner).count(),
}
"""How many questions of a course each place knows that shows or counts some."""


@pytest.fixture
def course() -> Course:
    course = a_course_with_an_exam(each=10)
    Question.objects.filter(key__startswith="coast-1").update(for_exams=True)
    return course


@pytest.mark.parametrize("place", SHOWN)
def test_what_is_kept_is_shown_when_a_sitting_that_showed_it_has_ended(place: str, course: Course) -> None:
    learner, count = a_learner(a_user()), SHOWN[place]
    assert count(learner, course) == 10
    sitting = a_sitting(learner, course, "10")
    of_kept = sitting.slots.filter(question__for_exams=True).count()
    assert of_kept == 6 and count(learner, course) == 10
    operations.end(learner=learner, sitting=sitting.pk, now=START + timedelta(minutes=1))
    assert count(learner, course) == 16
    assert count(a_learner(), course) == 10


def test_a_result_counts_what_of_the_missed_may_come_in_the_reviews(course: Course) -> None:
    """Whether everybody is asked all of it, or part of it is kept for exams, retired, or of a bank that is closed."""
    learner = a_learner(a_user())
    sitting = a_sitting(learner, course, "10")
    ended = operations.end(learner=learner, sitting=sitting.pk, now=START + timedelta(minutes=1))
    asked = Question.objects.filter(slots__sitting=ended).order_by("slots__position")
    bank = asked[0].bank

    def shown() -> int:
        found = queries.result(ended, START + timedelta(minutes=2))
        assert found and found.coming == coming(ended).count()
        return found.coming

    def looks_once(why: str) -> None:
        with CaptureQueriesContext(connection) as plain:
            assert shown() == 10, why
        assert sum("for_exams" in one["sql"] for one in plain.captured_queries) == 2, "the result, and this test"

    looks_once("kept for exams, and seen in one's own")
    ended.assigned = True
    Sitting.objects.update(assigned=True)
    kept = sum(one.for_exams for one in asked)
    assert kept and shown() == 10 - kept, "kept for exams, and seen in one that was assigned"
    Question.objects.update(for_exams=False)
    looks_once("everybody is asked all of it")
    Question.objects.filter(pk__in=[one.pk for one in asked[:3]]).update(status=Status.RETIRED)
    assert shown() == 7, "three are retired"
    Slot.objects.filter(sitting=ended, position__in=(3, 4, 5)).update(right=True)
    assert shown() == 5, "one of the retired and two more were right"
    Bank.objects.filter(pk=bank.pk).update(visibility=Visibility.COHORTS)
    assert shown() == 0, "the bank is closed"
    bank.members.create(user=learner.user, role="author")
    assert shown() == 5, "the learner writes in it"


def test_a_card_from_before_it_was_kept_stays_its_learners(course: Course) -> None:
    learner = a_learner()
    kept = Question.objects.filter(for_exams=True)[0]
    a_card(learner, kept)
    assert Question.objects.filter(asked_of(learner), pk=kept.pk).exists()
    assert not Question.objects.filter(asked_of(None), pk=kept.pk).exists()


def test_it_is_not_found(course: Course) -> None:
    index_course(course)
    found = {hit.ref for hit in search.search("spring tide", [course.pk], "question", limit=50)}
    assert len(found) == 10 and not any(ref.startswith("coast-1") for ref in found)


@pytest.mark.parametrize("tags", ["tides,for-exams", "tides"])
def test_its_tag_says_it(tags: str) -> None:
    course = a_course()
    text = f"""# Tides

## What pulls the water? {{#pull tags={tags}}}

What pulls the water most?

- [x] The moon
  > It is near.
- [ ] The sun
  > It is far.
"""
    load_bank(course=course, text=text, file="tides.md", now=START)
    assert Question.objects.get(key="pull").for_exams == (FOR_EXAMS in tags)
    load_bank(course=course, text=text.replace(tags, "tides"), file="tides.md", now=START)
    assert not Question.objects.get(key="pull").for_exams
