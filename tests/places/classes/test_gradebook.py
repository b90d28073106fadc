"""The gradebook of a large class: a page at a time, on which whoever is opened stands."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from study.classes import operations
from study.classes.models import Assignment, Tells, What
from study.classes.operations import Wishes
from study.classes.views.gradebook import PER_PAGE
from study.core.exams.assigned import Counts, Late
from study.exams.models import Sitting
from study.exams.operations import end
from study.people.models import Cohort, User
from tests.clock import START
from tests.factories import a_course, a_learner, a_question
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor
from tests.places.classes.people import a_class, a_member, as_

pytestmark = pytest.mark.django_db


def a_quiz(cohort: Cohort, by: User) -> Assignment:
    picked = (a_question(a_course()),)
    dates = (START, START + timedelta(days=7))
    wishes = Wishes("Tides", What.QUIZ, *dates, Late.DAYS, 1, Counts.BEST, None, Tells.CLOSED, 0.9, picked, ())
    made = operations.write(cohort=cohort, assignment=None, wishes=wishes, revision=0, assign=True, by=by, now=START)
    assert isinstance(made, Assignment)
    return made


def test_pages_read_as_often_for_many_as_for_one() -> None:
    ada = an_instructor("ada")
    cohort = a_class(ada)
    counts: dict[str, list[int]] = {}
    for number in range(3):
        member = a_member(cohort, learner=a_learner(), name=f"p{number}")
        work = a_quiz(cohort, ada)
        begun = operations.begin(learner=member.learner, assignment=work, draws=1, now=START)
        assert isinstance(begun, Sitting)
        end(learner=member.learner, sitting=begun.pk, now=START)
        change = operations.Change(percent=25)
        operations.arrange(assignment=work, learner=member.learner, change=change, reason="Agreed.", by=ada, now=START)
        pages = {
            "class": "",
            "gradebook": "gradebook/",
            "cell": f"gradebook/?cell={member.pk}-{work.pk}",
            "learner": f"learners/{member.pk}/",
            "results": "results.csv",
        }
        for name, page in pages.items():
            browser = as_(ada)
            with CaptureQueriesContext(connection) as found:
                assert browser.get(f"/classes/{cohort.pk}/{page}").status_code == 200
            counts.setdefault(name, []).append(len(found))
    assert all(len(set(numbers)) == 1 for numbers in counts.values()), counts


def test_a_page_has_so_many_people_and_who_is_opened_stands_on_it() -> None:
    ada = an_instructor("ada")
    cohort = a_class(ada)
    work = a_quiz(cohort, ada)
    members = [a_member(cohort, learner=a_learner(), name=f"p{number:03}") for number in range(PER_PAGE + 2)]
    address = f"/classes/{cohort.pk}/gradebook/"
    first = page_source(as_(ada).get(address))
    last = page_source(as_(ada).get(f"{address}?cell={members[-1].pk}-{work.pk}"))
    assert "P000" in first and f"P{PER_PAGE:03}" not in first and f"1 to {PER_PAGE} of {PER_PAGE + 2}" in first
    assert "P000" not in last and f"Arrange something for P{PER_PAGE + 1:03}" in last
    lines = as_(ada).get(f"/classes/{cohort.pk}/results.csv").content.decode().splitlines()
    assert len(lines) == PER_PAGE + 3
