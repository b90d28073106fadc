"""How far the people of a class are: counted for all at once, it is what each of them reads of themself."""

from collections import Counter
from datetime import timedelta

import pytest

from study.classes import operations, queries
from study.classes.operations import Change
from study.people.models import CohortMember
from tests import clock
from tests.clock import START
from tests.factories import TODAY, a_course, a_learner, a_topic, questions
from tests.page_source import page_source
from tests.places.banks.authoring import an_instructor
from tests.places.classes.people import a_class, a_member, as_
from tests.places.classes.test_work import TYPED, assigned, begun, handed_in

pytestmark = pytest.mark.django_db
SAID = {
    "none": "0 of 3, 2 behind",
    "all": "3 of 3",
    "one": "1 of 3, 1 behind",
    "begun": "0 of 3, 1 behind",
    "ill": "0 of 3, 1 behind",
    "excused": "0 of 2, 1 behind",
    "hand": "1 of 3, 1 behind",
    "extra": "0 of 3, 2 behind",
    "twice": "0 of 3, 1 behind",
    "guest": "0 of 3, 2 behind",
}
"""Who of the class has handed in what, once the first and the shared quiz are due in it."""


def test_what_the_roster_counts_is_what_each_reads_of_themself() -> None:
    ada = an_instructor("ada")
    cohort, other, teacher = a_class(ada), a_class(ada, "xyz"), as_(ada)
    course = a_course(owner=a_learner(ada), audience="public")
    asked = [*questions(course, 10, a_topic(course))]
    people = {name: a_member(cohort, name) for name in SAID}
    first = assigned(teacher, cohort, asked, title="First", late="nothing")
    second = assigned(teacher, cohort, asked, title="Second", due=(START + timedelta(days=20)).strftime(TYPED))
    shared = assigned(teacher, cohort, asked, title="Shared")
    assigned(teacher, cohort, asked, title="A draft", do="save")
    assigned(teacher, cohort, asked, title="Ahead", opens=(START + timedelta(days=12)).strftime(TYPED),
             due=(START + timedelta(days=14)).strftime(TYPED))  # fmt: skip
    assigned(teacher, cohort, asked, title="A set", what="set", number0="", pick=[asked[0].pk])
    teacher.post(f"/classes/{cohort.pk}/work/{shared.pk}/give/", {"to": other.pk})
    later = (START + timedelta(days=30)).strftime(TYPED)
    given = {"title": "Shared", "what": "quiz", "number0": "4", "bank0": asked[0].bank_id, "revision": "1"}
    given |= {"opens": START.strftime(TYPED), "due": later, "attempts": "2", "late": "days", "tells": "closed"}
    assert teacher.post(f"/classes/{other.pk}/work/{shared.pk}/", given).status_code == 302
    a_member(other, learner=people["twice"].learner)
    for work in (first, second, shared):
        handed_in(people["all"], work, right=1)
        handed_in(people["all"], work, right=2)
    handed_in(people["one"], first, right=1)
    begun(people["begun"], first)
    for name, change in (
        ("ill", Change(due=START + timedelta(days=25))),
        ("excused", Change(excused=True)),
        ("hand", Change(points=3.0)),
        ("extra", Change(percent=50)),
    ):
        about = {"assignment": first, "learner": people[name].learner, "change": change, "reason": "Agreed."}
        assert operations.arrange(**about, by=ada, now=START) is None
    clock.move(timedelta(days=8))
    works = queries.works(cohort, assigned=True)
    learners = [one.learner_id for one in people.values()]
    counted, came = queries.handed(cohort, works, learners, clock.now(), TODAY + timedelta(days=8))
    cells = queries.cells(works, learners, clock.now(), TODAY + timedelta(days=8))
    said = {}
    for name, one in people.items():
        exact = queries.handed_of(cell for (_, who), cell in cells.items() if who == one.learner_id)
        assert counted[one.learner_id] == exact, name
        said[name] = exact.said
    assert said == SAID
    assert {pk: one.handed for pk, one in came.items() if one.handed} == {first.pk: 2, second.pk: 1, shared.pk: 1}
    missing = Counter(pk for (pk, _), cell in cells.items() if cell.state == "missing")
    assert {pk: one.missing for pk, one in came.items() if one.missing} == missing and missing[first.pk] > 1, missing
    page = " ".join(page_source(teacher.get(f"/classes/{cohort.pk}/?order=behind")).split())
    roster = page[page.index('id="roster"') : page.index('id="work"')]
    order = sorted(SAID, key=lambda name: roster.index(f"{name}@example.org"))
    assert order[:3] == ["extra", "guest", "none"] and order[-1] == "all", order
    own = " ".join(page_source(as_(people["one"].learner.user).get(f"/classes/{cohort.pk}/mine/")).split())
    assert "1 of 3, 1 behind" in own and CohortMember.objects.filter(cohort=cohort).count() == len(SAID)
