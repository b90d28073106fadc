"""A question is reported from the result of an exam or a quiz, by the form of the review, with the version asked."""

from datetime import timedelta
from typing import Any

import pytest

from study.banks.models import Report, Verdict
from study.banks.operations import judge
from study.exams.operations import end
from study.library.models import Course
from tests import clock
from tests.factories import a_learner, a_user, a_version
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor
from tests.places.classes.people import a_class, a_member, as_
from tests.places.classes.test_mock_exams import begun, written
from tests.places.exams.sittings import a_course_with_an_exam, a_sitting

pytestmark = pytest.mark.django_db


def words(answer: Any) -> str:
    return " ".join(page_source(answer).split())


def test_what_was_asked_is_reported_from_the_result_and_the_verdict_comes_back() -> None:
    learner = a_learner(a_user("lea@example.org"))
    course = a_course_with_an_exam(each=8)
    sitting = a_sitting(learner, course, form="10")
    lea, address = as_(learner.user), f"/exams/{sitting.pk}/1/report/"
    assert lea.get(address).status_code == 404, "while it goes on"
    end(learner=learner, sitting=sitting.pk, now=clock.now())
    slot = sitting.slots.get(position=1)
    a_version(slot.question, 2)
    assert f'href="{address}"' in page_source(lea.get(f"/exams/{sitting.pk}/1/"))
    form = words(lea.get(address))
    assert slot.version.prompt in form and 'method="post"' in form
    assert lea.post(address, {"complaint": "other", "text": " "}).status_code == 422 and not Report.objects.exists()
    for text in ("It falls.", "It falls, see the tables."):
        shown = words(lea.post(address, {"complaint": "key", "text": text}, follow=True))
        assert "Thank you." in shown and "Nobody has decided on it yet" in shown, text
    report = Report.objects.get()
    assert (report.learner, report.version, report.text) == (learner, slot.version, "It falls, see the tables.")
    assert judge(report=report, verdict=Verdict.RIGHT, answer="So it is.", by=an_instructor(), now=clock.now()) is None
    assert "the learner is right" in words(lea.get(f"/exams/{sitting.pk}/1/"))
    assert as_(a_user("eve@example.org")).get(address).status_code == 404, "of somebody else"
    assert lea.get(f"/exams/{sitting.pk}/99/report/").status_code == 404
    Course.objects.filter(pk=course.pk).update(owner=learner)
    assert lea.get(address).status_code == 404, "their own notes they mend themselves"


def test_a_quiz_of_which_nothing_is_told_yet_is_reported_without_its_key() -> None:
    ada = an_instructor()
    cohort, course = a_class(ada), a_course_with_an_exam(each=12)
    work = written(as_(ada), cohort, course, exam=f"{course.pk}/10", tells="closed")
    lea = a_member(cohort)
    sitting = begun(lea, work)
    end(learner=lea.learner, sitting=sitting.pk, now=clock.now())
    clock.move(timedelta(minutes=1))
    reader, address = as_(lea.learner.user), f"/exams/{sitting.pk}/1/report/"
    handed_in = page_source(reader.get(f"/exams/{sitting.pk}/result/"))
    assert f'href="{address}"' in handed_in
    assert "The moon pulls" not in page_source(reader.get(address))
    done = reader.post(address, {"complaint": "unclear", "text": ""})
    assert done["Location"] == f"/exams/{sitting.pk}/result/" and Report.objects.count() == 1
