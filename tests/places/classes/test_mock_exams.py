"""A mock exam that a class is given: drawn by its blueprint for each, under its terms, in the gradebook."""

from collections import Counter
from datetime import UTC, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from study.banks.models import Question, Status
from study.classes import operations
from study.classes.models import Assignment, Given
from study.exams.models import Sitting
from study.exams.operations import end
from study.library.models import Course
from study.people.models import Cohort, CohortMember, User
from tests import clock
from tests.clock import START
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor
from tests.places.classes.people import a_class, a_member, as_
from tests.places.exams.sittings import a_course_with_an_exam, choose

pytestmark = pytest.mark.django_db
TYPED = "%Y-%m-%dT%H:%M"


@pytest.fixture
def ada() -> User:
    return an_instructor("ada")


@pytest.fixture
def cohort(ada: User) -> Cohort:
    return a_class(ada)


def form(course: Course, **fields: Any) -> dict[str, Any]:
    """The exam in full, open for a week."""
    usual = {
        "title": "Mock exam 1",
        "what": "exam",
        "exam": f"{course.pk}/whole",
        "opens": START.strftime(TYPED),
        "due": (START + timedelta(days=7)).strftime(TYPED),
        "late": "nothing",
        "attempts": "2",
        "counts": "best",
        "tells": "closed",
        "do": "assign",
    }
    return usual | fields


def written(teacher: Client, cohort: Cohort, course: Course, **fields: Any) -> Assignment:
    answer = teacher.post(f"/classes/{cohort.pk}/work/new/", form(course, **fields))
    assert answer.status_code == 302, page_source(answer)
    return Assignment.objects.latest("pk")


def begun(member: CohortMember, work: Assignment) -> Sitting:
    answer = as_(member.learner.user).post(f"/classes/{member.cohort_id}/work/{work.pk}/begin/")
    assert answer["Location"].startswith("/exams/"), answer["Location"]
    return Sitting.objects.latest("pk")


def words(answer: Any) -> str:
    return " ".join(page_source(answer).split())


def test_an_exam_of_a_class_is_drawn_by_its_blueprint_and_graded_in_the_gradebook(ada: User, cohort: Cohort) -> None:
    course, teacher, lea = a_course_with_an_exam(), as_(ada), a_member(cohort)
    kept = Question.objects.filter(bank__course=course)[:1].get()
    Question.objects.filter(pk=kept.pk).update(for_exams=True)
    work = written(teacher, cohort, course)
    assert work.minutes == 26 and work.exam and work.exam.scored == 10
    own = as_(lea.learner.user)
    said = words(own.get(f"/classes/{cohort.pk}/mine/"))
    assert "Mock exam, 13 questions, 26 minutes" in said, said
    operations.arrange(
        assignment=work,
        learner=lea.learner,
        change=operations.Change(percent=50),
        reason="agreed",
        by=ada,
        now=START,
    )
    sitting = begun(lea, work)
    slots = list(sitting.slots.all())
    assert Counter(one.domain for one in slots if not one.pilot) == {"1": 6, "2": 4} and len(slots) == 13
    assert kept.pk in {one.question_id for one in slots}, "what is kept for exams is drawn first"
    assert sitting.timing.limit == timedelta(minutes=39) and sitting.assigned and sitting.title == "Mock exam 1"
    for slot in slots:
        choose(sitting, slot.position, "rises" if slot.domain == "1" else "falls", at=clock.now())
    end(learner=lea.learner, sitting=sitting.pk, now=clock.now())
    results = teacher.get(f"/classes/{cohort.pk}/results.csv").content.decode().splitlines()
    assert results[0].startswith("name,email,Mock exam 1 (of 10),") and results[1].startswith("Lea,lea@example.org,6,")
    assert "The moon pulls" not in words(own.get(f"/exams/{sitting.pk}/result/")), "told when it is closed"
    cell = words(teacher.get(f"/classes/{cohort.pk}/gradebook/?cell={lea.pk}-{work.pk}"))
    for said in (cell, words(own.get(f"/classes/{cohort.pk}/mine/"))):
        assert "6 of 10, about 647" in said and "likely 466 to 799; the exam passes at 720" in said, said
    again = begun(lea, work)
    assert again.pk != sitting.pk
    assert not {one.question_id for one in slots} & set(again.slots.values_list("question", flat=True))
    refused = operations.arrange(
        assignment=work,
        learner=lea.learner,
        change=operations.Change(points=10.5),
        reason="oral",
        by=ada,
        now=START,
    )
    assert refused and refused.message == "Between 0 and 10 points.", "pilots give no points"
    clock.move(timedelta(days=8))
    assert "The moon pulls" in words(own.get(f"/exams/{sitting.pk}/1/"))
    result = words(own.get(f"/exams/{sitting.pk}/result/"))
    for said in ("6 of 10 right, about 647", "likely 466 to 799", "close to the line", "Estimated score", "By domain"):
        assert said in result, said
    assert "6 of 6" in result and "0 of 4" in result, "by domain"
    assert "Mock exam 1" not in words(own.get("/exams/")), "it is not one of their own"


def test_what_cannot_be_given_is_said_with_what_each_domain_lacks(ada: User, cohort: Cohort) -> None:
    course, teacher = a_course_with_an_exam(each=5), as_(ada)
    new = f"/classes/{cohort.pk}/work/new/"
    for case, changed, says in (
        ("none chosen", {"exam": ""}, "Choose an exam."),
        ("of nobody", {"exam": f"{course.pk}/topic/1"}, "Choose an exam."),
        ("too few", {}, "Tides lacks 1 question for it."),
    ):
        answer = teacher.post(new, form(course, **changed))
        assert answer.status_code == 422 and says in words(answer), case
        assert not Assignment.objects.exists() and "Mock exam 1" in words(answer), case
    looked = words(teacher.post(new, form(course, do="look")))
    assert "What it draws" in looked and "Tides" in looked and not Assignment.objects.exists()
    draft = written(teacher, cohort, course, do="save")
    assert draft.assigned_at is None, "a draft may be unfinished"


def test_an_exam_stays_what_it_is_and_is_whole_or_not_at_all(ada: User, cohort: Cohort) -> None:
    course, teacher, lea, tom = a_course_with_an_exam(), as_(ada), a_member(cohort), a_member(cohort, "tom")
    work = written(teacher, cohort, course, exam=f"{course.pk}/domain/1")
    first = begun(lea, work)
    end(learner=lea.learner, sitting=first.pk, now=clock.now())
    address = f"/classes/{cohort.pk}/work/{work.pk}/"
    refused = teacher.post(address, form(course, revision="1", exam=f"{course.pk}/10"))
    assert refused.status_code == 422 and "it stays what it is" in words(refused)
    assert teacher.post(address, form(course, revision="1", exam=f"{course.pk}/domain/1")).status_code == 302
    course.outline["exam"][0]["minutes"] = 260
    course.save()
    work.refresh_from_db()
    assert work.minutes == 20 and begun(lea, work).timing.limit == timedelta(minutes=20), "as it was assigned"
    tides = Question.objects.filter(key__startswith="coast-1-").values_list("pk", flat=True)
    Question.objects.filter(pk__in=list(tides[:16])).update(status=Status.RETIRED)
    answer = as_(tom.learner.user).post(f"/classes/{cohort.pk}/work/{work.pk}/begin/", follow=True)
    assert "Tides lacks 1 question for it." in words(answer) and not tom.learner.sittings.exists()
    made, _ = operations.copy(cohort=cohort, name="Spring", code="next", by=ada, now=START)
    operations.copy_work(cohort=cohort, made=made, days=70, zone=UTC, by=ada, now=START)
    copied = Given.objects.get(cohort=made).assignment
    assert copied.exam == work.exam and copied.course == course and copied.assigned_at is None


def test_a_study_set_that_becomes_an_exam_is_no_study_set_any_more(ada: User, cohort: Cohort) -> None:
    course, teacher = a_course_with_an_exam(), as_(ada)
    topic = Question.objects.filter(bank__course=course)[0].topic_id
    work = written(teacher, cohort, course, what="set", topic=topic, target="90")
    assert work.study_set
    answer = teacher.post(f"/classes/{cohort.pk}/work/{work.pk}/", form(course, revision="1"))
    assert answer.status_code == 302
    work.refresh_from_db()
    assert work.study_set is None and work.what == "exam" and not work.picked.exists()


def test_a_class_says_which_of_its_exams_cannot_be_drawn_in_as_many_reads_for_many(ada: User, cohort: Cohort) -> None:
    course, teacher, lea = a_course_with_an_exam(), as_(ada), a_member(cohort)
    work, address = written(teacher, cohort, course), f"/classes/{cohort.pk}/"
    assert " short</span>" not in words(teacher.get(address))
    Question.objects.filter(bank__course=course).update(status=Status.RETIRED)
    with CaptureQueriesContext(connection) as one:
        page = words(teacher.get(address))
    assert page.count('"chip is-flag">10 questions short<') == 1
    refused = as_(lea.learner.user).post(f"/classes/{cohort.pk}/work/{work.pk}/begin/", follow=True)
    assert "lacks" in words(refused), "who begins is told the same"
    for number in range(3):
        operations.copy_work(cohort=cohort, made=cohort, days=number, zone=UTC, by=ada, now=START)
    with CaptureQueriesContext(connection) as many:
        page = words(teacher.get(address))
    assert page.count('"chip is-flag">10 questions short<') == 8 and len(many) == len(one)
    course.delete()
    assert words(teacher.get(address)).count('"chip is-flag">10 questions short<') == 8
