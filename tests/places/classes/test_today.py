"""What the first page tells of classes: work that is open, nearest first, and what waits for who teaches."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from study.banks.models import Complaint, Question, Report
from study.core.text.day import day
from study.people.models import Cohort, User
from study.review.models import Card
from tests import clock
from tests.clock import START
from tests.factories import a_course, a_learner, a_study, a_topic, questions
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor
from tests.places.classes.people import a_class, a_member, as_
from tests.places.classes.test_work import TYPED, assigned, begun, form, handed_in

pytestmark = pytest.mark.django_db
LATER = timedelta(days=3)


@pytest.fixture
def ada() -> User:
    return an_instructor("ada")


@pytest.fixture
def cohort(ada: User) -> Cohort:
    return a_class(ada)


@pytest.fixture
def asked(ada: User) -> list[Question]:
    course = a_course(owner=a_learner(ada), audience="public")
    return [*questions(course, 10, a_topic(course))]


def today(user: User | None) -> str:
    return " ".join(page_source(as_(user).get("/")).split())


def test_what_is_open_stands_on_today_until_it_is_done(ada: User, cohort: Cohort, asked: list[Question]) -> None:
    teacher, lea = as_(ada), a_member(cohort)
    quiz = assigned(teacher, cohort, asked)
    due = (START + LATER).strftime(TYPED)
    topic = asked[0].topic_id
    assigned(teacher, cohort, asked, what="set", number0="", topic=topic, title="Tides by heart", due=due)
    ahead = (START + timedelta(days=1)).strftime(TYPED)
    assigned(teacher, cohort, asked, title="Not yet", opens=ahead)
    assigned(teacher, cohort, asked, title="A draft", do="save")
    user = lea.learner.user
    for case, study in (("before they study anything", False), ("on their day", True)):
        if study:
            a_study(lea.learner, asked[0].bank.course)
        page = today(user)
        assert f"Event sources</a>, quiz of Tuesday group: due {day((START + timedelta(days=7)).date())}" in page, (
            case,
            page,
        )
        assert page.index("Tides by heart") < page.index("Event sources"), f"{case}: the nearest first"
        assert "Not yet" not in page and "A draft" not in page, case
    begun(lea, quiz)
    assert "you have begun it" in today(user)
    for _ in range(2):
        handed_in(lea, quiz, right=4)
    cards = {"stability": 900.0, "difficulty": 5.0, "last_day": START.date(), "interval": 30, "reviews": 1}
    for question in asked:
        Card.objects.update_or_create(learner=lea.learner, question=question, defaults=cards)
    page = today(user)
    assert "Event sources" not in page and "Tides by heart" not in page, "all attempts used, all cards kept"


def test_late_work_says_so_and_of_two_classes_it_stands_once(ada: User, cohort: Cohort, asked: list[Question]) -> None:
    teacher, lea, other = as_(ada), a_member(cohort), a_class(ada, "xyz")
    work = assigned(teacher, cohort, asked)
    a_member(other, learner=lea.learner)
    teacher.post(f"/classes/{cohort.pk}/work/{work.pk}/give/", {"to": other.pk})
    assert today(lea.learner.user).count("Event sources") == 1
    clock.move(timedelta(days=8))
    assert "late since" in today(lea.learner.user)
    teacher.post(f"/classes/{cohort.pk}/end/", {"do": "close"})
    assert today(lea.learner.user).count("Event sources") == 1, "the other class goes on"
    teacher.post(f"/classes/{other.pk}/end/", {"do": "close"})
    assert "Event sources" not in today(lea.learner.user)


def test_who_teaches_is_told_of_drafts_past_their_opening_and_of_reports(
    ada: User, cohort: Cohort, asked: list[Question]
) -> None:
    from study.banks.operations import create_bank

    grace = an_instructor("grace")
    assigned(as_(ada), cohort, asked, do="save")
    assert "Event sources</a> was to open in Tuesday group" in today(ada) and "Event sources" not in today(grace)
    bank = create_bank(course=a_course(), title="Waves", by=ada, now=START)
    Question.objects.filter(pk=asked[0].pk).update(bank=bank)
    asked[0].refresh_from_db()
    assert asked[0].current
    Report.objects.create(
        question=asked[0], version=asked[0].current, complaint=Complaint.choices[0][0], text="No", at=START
    )
    assert f'/banks/{bank.pk}/reports/">1 report</a> waits in your banks' in today(ada)
    assert "in your banks" not in today(grace)
    clock.move(timedelta(days=8))
    assert "was to open" not in today(ada), "its due time is over too"


def test_the_queries_of_today_do_not_grow_with_the_work(ada: User, cohort: Cohort, asked: list[Question]) -> None:
    teacher, lea = as_(ada), a_member(cohort)
    own: Any = as_(lea.learner.user)
    counts = []
    for number in range(2):
        for one in range(1 + 4 * number):
            assigned(teacher, cohort, asked, title=f"Work {number}-{one}")
            data = form(asked, what="set", number0="", pick=[asked[one].pk], title=f"Set {number}-{one}")
            assert teacher.post(f"/classes/{cohort.pk}/work/new/", data).status_code == 302
        for _ in range(2):  # the day is dealt, then its cards are counted and that is kept
            own.get("/")
        with CaptureQueriesContext(connection) as found:
            own.get("/")
        counts.append(len(found))
    assert counts[0] == counts[1]
    assert "9 more pieces of work" in " ".join(page_source(own.get("/")).split())
