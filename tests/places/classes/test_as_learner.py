"""A class as its learners have it, looked at by who teaches it."""

import pytest

from study.classes.models import Attempt
from study.people.models import CohortMember
from tests.factories import a_course, a_learner, a_topic, questions
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor
from tests.places.classes.people import a_class, a_member, as_
from tests.places.classes.test_work import assigned

pytestmark = pytest.mark.django_db


def test_an_instructor_reads_what_a_new_learner_reads_and_nothing_of_anybody() -> None:
    ada = an_instructor("ada")
    cohort, course = a_class(ada), a_course(owner=a_learner(ada), audience="public")
    asked, teacher = [*questions(course, 10, a_topic(course))], as_(ada)
    assigned(teacher, cohort, asked)
    assigned(teacher, cohort, asked, title="Half written", do="save")
    grant = {"factor": "1.25", "extra": "0", "reason": "Second language"}
    teacher.post(f"/classes/{cohort.pk}/time/", grant)
    address = f"/classes/{cohort.pk}/as-a-learner/"
    assert address in page_source(teacher.get(f"/classes/{cohort.pk}/"))
    empty = page_source(teacher.get(address))
    lea = a_member(cohort)
    page = page_source(teacher.get(address))
    mine = page_source(as_(lea.learner.user).get(f"/classes/{cohort.pk}/mine/"))
    assert page == empty, "who is in it changes nothing"
    assert due(page) == due(mine) and "For you × 1.25" in due(page)
    assert "Event sources" in page and "Half written" not in page
    for kept_out in ("/begin/", "/leave/", "lea@example.org", "Lea", "Nobody has looked"):
        assert kept_out not in page, kept_out
    seen = CohortMember.objects.get().looked_at
    assert seen is None and not Attempt.objects.exists(), "a look leaves nothing behind"
    for somebody in (lea.learner.user, an_instructor("edi")):
        assert as_(somebody).get(address).status_code == 404, somebody


def due(page: str) -> str:
    """What is due, without what begins it."""
    part = page[page.index('id="due"') : page.index('id="sees"')]
    while "<form" in part:
        part = part[: part.index("<form")] + part[part.index("</form>") + 7 :]
    return " ".join(part.split())
