"""What was missed in work of a class comes in the daily review, once it is told what was right."""

from datetime import timedelta
from typing import Any

import pytest

from study.banks.models import Question
from study.review.models import Card
from tests import clock
from tests.factories import a_course, a_learner, a_topic, questions
from tests.places.banks.authoring import an_instructor
from tests.places.classes.people import a_class, a_member, as_
from tests.places.classes.test_mock_exams import words
from tests.places.classes.test_work import assigned, handed_in

pytestmark = pytest.mark.django_db


def test_the_missed_of_a_quiz_come_once_they_are_told_but_for_what_is_kept_for_exams() -> None:
    ada = an_instructor("ada")
    cohort, course = a_class(ada), a_course(owner=a_learner(ada), audience="public")
    asked = [*questions(course, 4, a_topic(course))]
    lea = a_member(cohort)
    work, own = assigned(as_(ada), cohort, asked), as_(lea.learner.user)
    sitting = handed_in(lea, work, right=1)
    result, button = f"/exams/{sitting.pk}/result/", "missed to my reviews"
    assert button not in words(own.get(result)) and own.post(f"/exams/{sitting.pk}/missed/").status_code == 404
    clock.move(timedelta(days=10))
    missed = sitting.slots.filter(right=False).order_by("position").values_list("question", flat=True)

    def kept(*keep: int) -> None:
        Question.objects.update(for_exams=False)
        Question.objects.filter(pk__in=keep).update(for_exams=True)

    kept(*missed)
    page = words(own.get(result))
    assert button not in page and "What was missed is kept for exams or not asked any more" in page
    assert "Nothing of it comes" in pressed(own, sitting.pk) and not Card.objects.exists()
    kept(missed[0])
    page = words(own.get(result))
    assert f"Add the 2 {button}" in page and "3 were missed; the others are kept for exams" in page
    assert "2 missed questions come in your reviews now." in pressed(own, sitting.pk)
    assert {*Card.objects.values_list("question", flat=True)} == {*missed[1:]}
    kept()
    page = words(own.get(result))
    assert f"Add the 3 {button}" in page and "kept for exams" not in page
    kept(*missed[:2])
    Card.objects.filter(question=missed[1]).delete()
    assert "1 missed question comes in your reviews now." in pressed(own, sitting.pk)


def pressed(own: Any, sitting: int) -> str:
    return words(own.get(own.post(f"/exams/{sitting}/missed/")["Location"]))
