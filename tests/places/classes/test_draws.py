"""A quiz that is drawn by rule: with a tag, of an outcome, and what is said where there are too few."""

import pytest

from study.banks.models import Question
from study.classes.models import Assignment
from study.people.models import Cohort, User
from tests.factories import a_course, a_learner, a_topic, a_version, questions
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor
from tests.places.classes.people import a_class, a_member, as_
from tests.places.classes.test_work import assigned, begun, form

pytestmark = pytest.mark.django_db


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


def test_a_draw_by_tag_and_outcome_takes_those_alone_and_says_by_how_many_there_are_too_few(
    ada: User, cohort: Cohort, asked: list[Question]
) -> None:
    teacher, lea = as_(ada), a_member(cohort)
    tags = [("retries", "dva-c03/2.1"), ("retries", "dva-c03/2.10"), ("retries", "dva-c03/1.2"), ("dva-c03/2.1",)]
    for one, named in zip(asked, tags, strict=False):
        a_version(one, 2, tags=list(named), prompt=f"Question {one.pk}?")
        Question.objects.filter(pk=one.pk).update(tags=f" {' '.join(named)} ")
    rule = {"number0": "2", "tag0": "retries", "outcome0": "dva-c03/2"}
    looked = page_source(teacher.post(f"/classes/{cohort.pk}/work/new/", form(asked, **rule, do="look")))
    drawn = looked.partition('id="draw"')[2]
    assert [f"Question {one.pk}?" in drawn for one in asked[:4]] == [True, True, False, False]
    assert '<option value="dva-c03/2">' in looked.replace("\n", " ") and '<option value="retries">' in looked
    short = teacher.post(f"/classes/{cohort.pk}/work/new/", form(asked, **{**rule, "number0": "3"}))
    pool = f"2 ready questions of {asked[0].bank.title} with the tag “retries” of the outcome dva-c03/2"
    said = f"1 too few: there are {pool}."
    assert short.status_code == 422 and said in page_source(short)
    work = assigned(teacher, cohort, asked, **rule)
    assert 'value="dva-c03/2"' in page_source(teacher.get(f"/classes/{cohort.pk}/work/{work.pk}/"))
    assert {one.question_id for one in begun(lea, work).slots.all()} == {one.pk for one in asked[:2]}
    teacher.post(f"/classes/{cohort.pk}/copy/", {"name": "Next term", "starts": "2027-03-01"})
    copied = Assignment.objects.latest("pk").rules.get()
    assert copied.assignment_id != work.pk and (copied.tag, copied.outcome) == ("retries", "dva-c03/2")
