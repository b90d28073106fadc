"""A term from the first word to the last figure: a course open to a class, work of each kind, one late with leave, a
report, a mended key, answers graded again, and what is taken along."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from study.banks.models import HistoryEntry, Question, Role
from study.banks.operations import create_bank, set_role
from study.classes.models import Assignment, Given
from study.core.questions.kinds.single import Single
from study.exams.models import GradedAgain
from study.exams.operations import end
from study.people.models import Cohort, Learner, User
from study.review.operations import regrade
from study.review.regrade_plan import Fix, Plan, plan
from tests import clock
from tests.clock import START
from tests.factories import a_course, a_learner, a_single, a_topic, a_version, questions
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor
from tests.places.classes.people import a_class, a_member, as_
from tests.places.classes.test_work import TYPED, assigned, begun, handed_in, results
from tests.places.exams.sittings import choose

pytestmark = pytest.mark.django_db
REASON = "The table was read upside down."


@pytest.fixture
def ada() -> User:
    return an_instructor("ada")


@pytest.fixture
def cohort(ada: User) -> Cohort:
    return a_class(ada)


@pytest.fixture
def asked(ada: User) -> list[Question]:
    course = a_course(owner=a_learner(ada), audience="public")
    bank = create_bank(course=course, title="Tides", by=ada, now=START)
    made = questions(course, 4, a_topic(course))
    Question.objects.filter(pk__in=[one.pk for one in made]).update(bank=bank)
    bank.visibility = "public"
    bank.save()
    return list(Question.objects.filter(bank=bank).select_related("bank", "current").order_by("pk"))


def mended(question: Question) -> None:
    """A version whose key is what was called wrong."""
    body = Single(tuple(replace(option, right=option.key == "falls") for option in a_single().options))
    a_version(question, 2, body=body, text="It falls.")


def words(answer: object) -> str:
    return " ".join(page_source(answer).split())  # type: ignore[arg-type]


def test_answers_of_quizzes_are_graded_again_and_everything_follows(
    ada: User, cohort: Cohort, asked: list[Question]
) -> None:
    teacher, lea, tom, eve = as_(ada), a_member(cohort), a_member(cohort, "tom"), a_member(cohort, "eve")
    work = assigned(teacher, cohort, asked, number0="", pick=[one.pk for one in asked])
    mine = handed_in(lea, work, right=4)
    other = handed_in(tom, work, right=0)
    going_on = begun(eve, work)
    faulty = asked[0]
    mended(faulty)
    found = plan(faulty, 1, Fix("key", 2))
    assert isinstance(found, Plan)
    assert (found.elsewhere.answers, found.elsewhere.to_right, found.elsewhere.to_wrong) == (2, 1, 1)
    assert found.people == 2
    address = f"/banks/{faulty.bank_id}/q/{faulty.key}/regrade/"
    sent = {"version": "1", "how": "key", "number": "2", "reason": REASON}
    looked = words(teacher.post(address, {**sent, "do": "look"}))
    assert "answers in exams and quizzes" in looked and "Grade 2 answers again" in looked
    assert "From version 1 to version 2" in looked and "people whose answers would count otherwise" in looked
    assert results(teacher, cohort)[2].startswith("Lea,lea@example.org,4,"), "a look changes nothing"
    for case in ("once", "twice is once"):
        done = words(teacher.post(address, {**sent, "do": "apply"}, follow=True))
        assert ("In exams and quizzes: 2 of 2." if case == "once" else "Nothing changed") in done, case
        lines = {line.split(",")[0]: line for line in results(teacher, cohort)}
        assert lines["Lea"].startswith("Lea,lea@example.org,3,"), case
        assert lines["Tom"].startswith("Tom,tom@example.org,1,"), case
        assert GradedAgain.objects.count() == 2, case
    answers = teacher.get(f"/classes/{cohort.pk}/answers.csv").content.decode()
    assert answers.count(",yes") == 4 and f"{faulty.key},rises,no" in answers and f"{faulty.key},falls,yes" in answers
    with pytest.raises(IntegrityError), transaction.atomic():
        GradedAgain.objects.update(reason="Another.")
    entry = HistoryEntry.objects.filter(action="graded again").get()
    assert entry.after["to right in exams"] == entry.after["to wrong in exams"] == 1
    cell = words(teacher.get(f"/classes/{cohort.pk}/gradebook/?cell={lea.pk}-{work.pk}"))
    assert "graded again" in cell and REASON in cell
    own = as_(lea.learner.user)
    page = words(own.get(f"/classes/{cohort.pk}/mine/"))
    assert "3 of 4" in page and "was graded again" in page
    assert REASON not in page, "a reason may say what is right, and that is not told yet"
    assert REASON not in words(own.get(f"/exams/{mine.pk}/result/"))
    choose(going_on, 1, "rises", at=clock.now())
    assert end(learner=eve.learner, sitting=going_on.pk, now=clock.now()).right == 1, "by the key it was drawn with"
    again = regrade(question=faulty, faulty=1, fix=Fix("key", 2), reason=REASON, by=ada, now=clock.now())
    assert isinstance(again, Plan) and again.elsewhere.to_wrong == 1, "and again once it has ended"
    clock.move(timedelta(days=10))
    page = words(own.get(f"/classes/{cohort.pk}/mine/"))
    assert REASON in page
    told = words(as_(tom.learner.user).get(f"/exams/{other.pk}/result/"))
    assert "1 of 4 right" in told and REASON in told


def test_a_withdrawn_option_counts_in_quizzes_too(ada: User, cohort: Cohort, asked: list[Question]) -> None:
    teacher, lea = as_(ada), a_member(cohort)
    work = assigned(teacher, cohort, asked, number0="", pick=[one.pk for one in asked])
    sitting = begun(lea, work)
    choose(sitting, 1, "falls", at=clock.now())
    end(learner=lea.learner, sitting=sitting.pk, now=clock.now())
    address = f"/banks/{asked[0].bank_id}/q/{asked[0].key}/regrade/"
    assert 'value="falls"' in page_source(teacher.get(address)), "its options can be chosen"
    done = regrade(
        question=asked[0], faulty=1, fix=Fix("everyone", option="falls"), reason=REASON, by=ada, now=clock.now()
    )
    assert isinstance(done, Plan) and done.elsewhere.to_right == 1
    sitting.refresh_from_db()
    assert sitting.right == 1
    blank = regrade(
        question=asked[1], faulty=1, fix=Fix("everyone", option="falls"), reason=REASON, by=ada, now=clock.now()
    )
    assert isinstance(blank, Plan) and blank.changed == 0, "nobody is credited with what they did not try"


def test_a_term(ada: User, cohort: Cohort, asked: list[Question]) -> None:
    teacher, grace = as_(ada), an_instructor("grace")
    assert set_role(bank=asked[0].bank, email=grace.email, role=Role.REVIEWER, by=ada, now=START) is None
    lea, tom = a_member(cohort), a_member(cohort, "tom")
    study = assigned(teacher, cohort, asked, what="set", number0="", topic=asked[0].topic_id, title="By heart")
    quiz = assigned(teacher, cohort, asked, number0="", pick=[one.pk for one in asked], late="nothing")
    assert study.study_set
    handed_in(lea, quiz, right=3)
    clock.move(timedelta(days=8))
    own = as_(tom.learner.user)
    refused = own.post(f"/classes/{cohort.pk}/work/{quiz.pk}/begin/", follow=True)
    assert "closed" in words(refused)
    due = (clock.now() + timedelta(days=1)).strftime(TYPED)
    arranged = {"reason": "Was ill.", "due": due}
    teacher.post(f"/classes/{cohort.pk}/gradebook/{tom.pk}/{quiz.pk}/", arranged)
    handed_in(tom, quiz, right=2)
    lines = results(teacher, cohort)
    assert lines[0].startswith("name,email,")
    assert [line.split(",")[0] for line in lines[1:]] == ["Lea", "Tom"]
    page = words(teacher.get(f"/classes/{cohort.pk}/gradebook/"))
    assert "3 of 4" in page and "2 of 4" in page and "Was ill." in words(own.get(f"/classes/{cohort.pk}/mine/"))
    starts = (START + timedelta(days=140)).date().isoformat()
    for far in ("9999-12-30", "0002-01-01"):
        said = words(teacher.post(f"/classes/{cohort.pk}/copy/", {"name": "Far", "starts": far}, follow=True))
        assert "more than ten years away" in said and Cohort.objects.count() == 1, far
    Learner.objects.update_or_create(user=ada, defaults={"time_zone": "Europe/Vienna", "created_at": START})
    teacher.post(f"/classes/{cohort.pk}/copy/", {"name": "Spring", "starts": starts})
    made = Cohort.objects.get(name="Spring")
    for before, after in zip(
        Given.objects.filter(cohort=cohort).order_by("pk"),
        Given.objects.filter(cohort=made).order_by("pk"),
        strict=True,
    ):
        assert after.opens_at - before.opens_at == timedelta(days=140, hours=-1), "10:00 in summer time too"
        assert after.due_at.hour == before.due_at.hour - 1
    assert Assignment.objects.filter(given__cohort=made, assigned_at=None).count() == 2
