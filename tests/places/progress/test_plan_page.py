"""The page of the plan: what it says is what will be done, and nothing is saved before it is said to be."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from study.library.models import Course
from study.people.models import Learner
from study.review.models import Card, ExamPlan, Study
from tests.factories import TODAY, a_course, a_question, a_study, questions
from tests.page_source import page_source
from tests.places.exams.sittings import EXAM

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def asking(days: int = 30, **changed: Any) -> dict[str, Any]:
    return {"exam": (TODAY + days * DAY).isoformat(), "minutes": "20", **changed}


@pytest.fixture
def planned(reader: Client, learner: Learner, course: Course) -> Client:
    """A reader of a course of 60 cards, whose exam is 30 days ahead."""
    questions(course, 60)
    assert reader.post("/plan/", asking()).status_code == 302
    return reader


def test_a_date_is_planned_when_it_is_saved(planned: Client) -> None:
    html = page_source(planned.get("/plan/"))
    assert "30 days to the exam" in html and "all 60 cards are learnt by" in html
    plan = ExamPlan.objects.get()
    assert Card.objects.count() == plan.new_today > 0
    assert "would be right on the day, likely" in page_source(planned.get("/"))


def test_mock_exams_have_their_days_where_there_are_any(planned: Client, course: Course) -> None:
    """One a week in the last three weeks and one three days before the exam, on days to study on."""
    assert "mock exam" not in page_source(planned.get("/plan/")).lower().split("<main", 1)[1]
    Course.objects.filter(pk=course.pk).update(outline={"exam": [EXAM]})
    html = page_source(planned.get("/plan/"))
    assert html.count("mock exam</td>") == 4 and '<a href="/exams/">Mock exams</a>' in html


def test_mock_exams_are_of_what_is_studied(planned: Client, course: Course) -> None:
    """An exam of another course says nothing to who prepares for this one."""
    other = a_course("Elsewhere")
    Course.objects.filter(pk=other.pk).update(outline={"exam": [EXAM]})
    assert "mock exam" not in page_source(planned.get("/plan/")).lower().split("<main", 1)[1]


def test_a_look_at_a_date_alone_keeps_the_rest_as_it_was_saved(planned: Client) -> None:
    """Today asks for the date and no more."""
    planned.post("/plan/", asking(minutes="15", off=["6"], pace="5"))
    later = (TODAY + 40 * DAY).isoformat()
    looked = planned.get("/plan/", {"exam": later, "look": "date"})
    assert looked.context["changes"] == ["another exam date"]
    form = looked.context["form"]
    assert (form.wishes.minutes, form.wishes.days_off, form.wishes.pace) == (15, (6,), 5)
    assert planned.get("/plan/", {"look": "date"}).context["changes"] == ["no exam date"]


def test_a_change_is_shown_before_it_counts(planned: Client) -> None:
    html = page_source(planned.get("/plan/", asking(minutes="5", look="1")))
    assert "Not saved yet: 5 instead of 20 minutes a day" in html and "Save 5 instead of 20 minutes a day" in html
    assert ExamPlan.objects.get().minutes == 20
    assert "Nothing would change." in page_source(planned.get("/plan/", asking(look="1")))


def test_a_change_during_the_final_pass_is_shown_as_it_is_saved(planned: Client, learner: Learner) -> None:
    """A pass that has begun goes on, with other minutes and days off too."""
    ExamPlan.objects.update(pass_from=TODAY)
    change = asking(minutes="60", off=["6"])
    before = planned.get("/plan/", {**change, "look": "1"}).context["change"]
    assert planned.post("/plan/", change).status_code == 302
    after = planned.get("/plan/").context["plan"]
    told = [(one.pass_days, one.longest, one.in_all, one.learnt) for one in (before, after)]
    assert told[0] == told[1] and before.pass_days > 20


def test_what_cannot_be_reached_is_said(reader: Client, course: Course) -> None:
    questions(course, 150)
    reader.post("/plan/", asking(4, minutes="5"))
    html = page_source(reader.get("/plan/"))
    assert "of 150 cards would not be started" in html
    assert "All would fit with" in html and "or with an exam on" in html
    assert "What is left out" in html


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (asking(0), "From tomorrow on."),
        (asking(-9), "From tomorrow on."),
        (asking(minutes="4"), "Between 5 and 240."),
        (asking(minutes="many"), "Between 5 and 240."),
        (asking(off=[str(day) for day in range(7)]), "Leave at least one day to study."),
        (asking(exam="soon"), "A date, such as 2026-12-14."),
    ],
)
def test_a_mistake_is_named_and_keeps_what_was_typed(planned: Client, given: dict[str, Any], said: str) -> None:
    answer = planned.post("/plan/", given)
    html = page_source(answer)
    assert answer.status_code == 422 and said in html
    assert f'value="{given["minutes"]}"' in html
    assert ExamPlan.objects.get().minutes == 20


def test_without_a_date_no_plan_runs(planned: Client) -> None:
    planned.post("/plan/", {"exam": "", "minutes": "20"})
    assert "No exam date yet" in page_source(planned.get("/plan/"))
    assert Learner.objects.get().planned_retention is None


def test_an_exam_that_is_over_is_said_to_be(planned: Client) -> None:
    Learner.objects.update(exam_date=TODAY - DAY)
    assert "The exam is over" in page_source(planned.get("/plan/"))


def test_a_visitor_sets_a_date_and_studies_the_shipped_course(client: Client) -> None:
    course = a_course("shipped", shipped=True)
    a_question(course)
    assert course.title in page_source(client.get("/plan/"))
    assert "Right on the day" in page_source(client.get("/plan/", asking(look="1")))
    assert not Learner.objects.exists()
    client.post("/plan/", asking())
    assert Study.objects.get().course == course and Card.objects.count() == 1


def test_a_date_begins_the_first_course_that_has_an_exam(client: Client) -> None:
    a_question(a_course("alphabet", shipped=True))
    course = a_course("tides", shipped=True, outline={"exam": [{"id": "coast", "title": "Coast exam"}]})
    a_question(course)
    client.post("/plan/", asking())
    assert Study.objects.get().course == course


def test_the_page_costs_the_same_for_many_cards(
    planned: Client, learner: Learner, django_assert_max_num_queries: Any
) -> None:
    a_study(learner, other := a_course("other"))
    questions(other, 80)
    planned.get("/plan/")  # the first page of a day makes the plan and deals
    with django_assert_max_num_queries(20):
        planned.get("/plan/")
