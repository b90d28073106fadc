"""Whether what is kept of counts is what there is to count: asked after each visit to Today in tests of the places."""

from datetime import date, timedelta

from study.library.models import Course
from study.people.models import Learner
from study.review.backlog import count_waiting
from study.review.census import DAYS, Counts
from study.review.operations import take_census
from study.review.queries import standing


def compare(found: Counts, learner: Learner, today: date, where: str = "") -> None:
    """Fails where the counts are not those of the conditions by which cards are listed."""
    courses = list(Course.objects.filter(studies__learner=learner))
    fresh = standing.tallies(learner, [], today) if not courses else []
    for course in courses:
        fresh += standing.tallies(learner, [course], today, until=today + timedelta(DAYS))
    assert sorted(found.tallies(courses), key=str) == sorted(fresh, key=str), where
    assert found.closed == sum(standing.closed(learner, one) for one in Course.objects.all()), where
    assert found.waiting == count_waiting(learner, today), where


def assert_counted(learner: Learner, today: date, where: str = "") -> None:
    """The same of what the learner is shown now, and of what was kept for the next time."""
    learner.refresh_from_db()
    for which in ("first", "kept"):
        compare(take_census(learner=learner, today=today), learner, today, f"{where}, {which}")
