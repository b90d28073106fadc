"""Today of somebody who came by the link of a class: what their class gives them is their day, chosen or not."""

from datetime import timedelta

import pytest
from django.test import Client

from study.library.models import Audience, Course
from study.people.models import Cohort, Learner
from study.people.operations import join_cohort
from study.review.models import Card, Study
from study.review.operations.study_sets import write_set
from tests.clock import START
from tests.factories import a_course, a_learner, a_topic, questions
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor
from tests.places.classes.people import CODE, a_class

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort() -> Cohort:
    return a_class(an_instructor("ada"))


@pytest.fixture
def learner(cohort: Cohort) -> Learner:
    found = a_learner()
    join_cohort(learner=found, code=CODE, now=START)
    return found


@pytest.fixture
def taught(cohort: Cohort) -> Course:
    """A course of an instructor's own notes, open to the class, beside one that ships."""
    ships = a_course(shipped=True, title="Stars")
    questions(ships, 3, a_topic(ships, "Night"))
    course = a_course(title="Tides", owner=a_learner(), audience=Audience.COHORTS)
    course.cohorts.add(cohort)
    questions(course, 14, a_topic(course))
    return course


def given(cohort: Cohort, course: Course) -> None:
    asked = [bank_question for bank in course.banks.all() for bank_question in bank.questions.all()]
    write_set(
        study_set=None,
        title="Week 1",
        target=0.9,
        questions=asked,
        given=[(cohort, START, START + timedelta(days=7))],
    )


def page(reader: Client) -> str:
    return " ".join(page_source(reader.get("/")).split())


def test_a_study_set_is_a_day_though_no_course_was_chosen(reader: Client, cohort: Cohort, taught: Course) -> None:
    given(cohort, taught)
    html = page(reader)
    assert "Nothing due, 2 to learn" in html and "Try one question" not in html
    assert "Tides, 2 cards" in html and "Stars" not in html
    assert f'action="/courses/{taught.address}/study/"' in html and "Study all of Tides" in html
    assert "Stop studying" not in html, "it was never chosen"
    assert not Study.objects.exists()


def test_what_was_learnt_there_stays_in_sight(reader: Client, learner: Learner, cohort: Cohort, taught: Course) -> None:
    given(cohort, taught)
    page(reader)
    Card.objects.filter(learner=learner).update(
        reviews=1, stability=2.0, difficulty=5.0, last_day=START.date() - timedelta(days=3), due_day=START.date()
    )
    assert "2 cards due" in page(reader)


def test_what_is_open_to_a_class_is_offered_before_what_ships(reader: Client, client: Client, taught: Course) -> None:
    html = page(reader)
    assert "Try one question" in html and "The question is from Tides." in html
    assert html.index("Study Tides") < html.index("Study Stars")
    assert "Join a class" not in html and 'href="/classes/"' in html


def test_nobody_else_is_offered_it(taught: Course) -> None:
    html = " ".join(page_source(Client().get("/")).split())
    assert "The question is from Stars." in html and "Tides" not in html
