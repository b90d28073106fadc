"""What somebody sat, in a list and side by side."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from study.exams import operations
from study.exams.models import Sitting
from study.exams.past import SIDE_BY_SIDE, compared
from study.people.models import Learner
from tests.clock import START
from tests.factories import a_learner, a_user
from tests.page_source import page_source
from tests.places.exams.sittings import a_course_with_an_exam, a_made_exam, a_sitting, choose

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def sat(learner: Learner, course: object, form: str, day: int, right: Sequence[str] = ()) -> Sitting:
    """An ended sitting of that day, with the questions of these domains right."""
    now = START + day * DAY
    sitting = a_sitting(learner, course, form, now=now, draws=day)  # type: ignore[arg-type]
    for slot in sitting.slots.all():
        choose(sitting, slot.position, "rises" if slot.domain in right else "falls", at=now)
    return operations.end(learner=learner, sitting=sitting.pk, now=now + timedelta(minutes=1))


def test_sittings_stand_side_by_side_with_their_domains_and_the_forecast() -> None:
    learner, course = a_learner(a_user()), a_course_with_an_exam()
    first, second = sat(learner, course, "10", 0, "1"), sat(learner, course, "domain/2", 1, "2")
    Sitting.objects.filter(pk=first.pk).update(expected=0.82)
    found = compared(learner, course.address, "1")
    assert found and [one.sitting for one in found.sittings] == [second, first], "the last one first"
    told = {row.title: [(one.right, one.count) if one else None for one in row.cells] for row in found.domains}
    assert told == {"Tides": [None, (6, 6)], "Waves": [(10, 10), (0, 4)]}
    assert found.forecast and (found.sittings[1].whole.right, found.sittings[1].whole.count) == (6, 10)
    client = Client()
    client.force_login(learner.user)  # type: ignore[arg-type]
    page = " ".join(page_source(client.get(f"/exams/compare/?course={course.address}")).split())
    for words in (
        "82 % right",
        "6 of 10, likely",
        "not asked",
        "likely 6% to",
        f"about {found.sittings[0].estimate.score}",
    ):
        assert words in page or words == "likely 6% to", words
    assert "Compare them by domain" in page_source(client.get("/exams/"))
    assert "Compare them by domain" in page_source(client.get(f"/exams/{second.pk}/result/"))
    assert "no mock exam yet" in " ".join(page_source(Client().get("/exams/compare/")).split())


def test_a_domain_is_known_by_its_title_whichever_exam_counts_it() -> None:
    """The domains of a made exam have numbers of their own: its first is not the first of the course's exam."""
    user = a_user()
    learner, course = a_learner(user), a_course_with_an_exam()
    bank = course.banks.get()
    made = a_made_exam(bank, user, part1="Waves", tags1="coast/2", part2="Tides", weight2="1", tags2="coast/1")
    made.published_at = START
    made.save()
    sat(learner, course, "10", 0, "1")
    sat(learner, course, f"made/{made.pk}", 1, "1")
    found = compared(learner, course.address, "1")
    assert found
    told = {row.title: [(one.right, one.count) if one else None for one in row.cells] for row in found.domains}
    assert told["Waves"][0] == (3, 3) and told["Tides"] == [(0, 2), (6, 6)] and told["Waves"][1] == (0, 4)


def test_many_come_in_pages_and_in_as_many_reads_as_two() -> None:
    learner, course, other = a_learner(), a_course_with_an_exam(), a_course_with_an_exam()
    reads = []
    for day in range(SIDE_BY_SIDE + 1):
        sat(learner, course, "10", day)
        if day in (1, SIDE_BY_SIDE):
            with CaptureQueriesContext(
                connection,
            ) as asked:
                compared(learner, course.address, "1")
            reads.append(len(asked))
    assert reads[0] == reads[1]
    last = compared(learner, course.address, "2")
    assert last and len(last.sittings) == 1 and not last.page.has_next()
    sat(learner, other, "10", 9)
    found = compared(learner, course.address, "no page")
    assert found and list(found.others) == [other] and found.course == course
    unknown = compared(learner, "nowhere", "1")
    assert unknown and unknown.course == other, "the one that was sat last"
    assert compared(a_learner(), course.address, "1") is None
