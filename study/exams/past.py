"""The mock exams that somebody sat for themself: their list, and several of a course side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from study.core.exams.blueprint import Scale
from study.core.exams.score import Estimate, estimate
from study.exams.models import Sitting, Slot
from study.exams.shares import Share
from study.library.models import Course
from study.people.models import Learner

SIDE_BY_SIDE = 4
"""Sittings that are compared on one page."""


@dataclass(frozen=True, slots=True)
class Past:
    """An ended sitting: the estimate, and what of all that counts was right."""

    sitting: Sitting
    estimate: Estimate

    @property
    def whole(self) -> Share:
        return Share(self.sitting.title, 1, self.estimate.right, self.estimate.count)


def history(learner: Learner) -> list[Past]:
    """The learner's ended sittings of their own, the last first."""
    return [_past(one) for one in _own(learner.pk, None)]


def earlier(sitting: Sitting) -> list[Past]:
    """Those of the same course that began before this one did, the last first."""
    before = _own(sitting.learner_id, sitting.course_id).filter(started_at__lt=sitting.started_at)
    return [_past(one) for one in before]


def own(learner: int) -> QuerySet[Sitting]:
    """What somebody sat for themself and ended."""
    return Sitting.objects.filter(learner=learner, ended_at__isnull=False, assigned=False)


def _own(learner: int, course: int | None) -> QuerySet[Sitting]:
    found = own(learner)
    return (found.filter(course=course) if course else found).order_by("-started_at", "-pk")


def _past(one: Sitting) -> Past:
    return Past(one, estimate(one.right or 0, one.count or 0, Scale(**one.blueprint["scale"])))


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain with its share in each sitting; None where that did not ask it."""

    title: str
    cells: Sequence[Share | None]


@dataclass(frozen=True, slots=True)
class Compared:
    """Sittings of a course side by side, the last first, with their domains. `others` are the other courses of
    which the learner sat exams."""

    course: Course
    others: Sequence[Course]
    page: "Page[Sitting]"
    sittings: Sequence[Past]
    domains: Sequence[Domain]

    @property
    def forecast(self) -> bool:
        """Whether a plan forecast anything when one of these began."""
        return any(one.sitting.expected is not None for one in self.sittings)


def compared(learner: Learner, address: str, page: str) -> Compared | None:
    """The sittings of the course of that address, else of the one that was sat last, a page of them; None where
    nothing was sat."""
    sat = list(dict.fromkeys(_own(learner.pk, None).values_list("course", flat=True)))
    if not sat:
        return None
    known = Course.objects.in_bulk(sat)
    course = next((known[pk] for pk in sat if known[pk].address == address), known[sat[0]])
    found = Paginator(_own(learner.pk, course.pk), SIDE_BY_SIDE).get_page(page)
    sittings = [_past(one) for one in found]
    others = [known[pk] for pk in sat if pk != course.pk]
    return Compared(course, others, found, sittings, _domains([one.sitting for one in sittings]))


def _domains(sittings: Sequence[Sitting]) -> list[Domain]:
    """What was right by domain, in one read. A domain is the same by its title: exams that instructors make count
    theirs anew."""
    rows = Slot.objects.filter(sitting__in=sittings, pilot=False).exclude(domain="").order_by("sitting", "domain")
    columns = rows.values_list("sitting", "domain").annotate(yes=Count("pk", filter=Q(right=True)), of=Count("pk"))
    named = {(one.pk, row["id"]): row["title"] for one in sittings for row in one.blueprint["domains"]}
    told = {(sitting, named[sitting, id]): (yes, of) for sitting, id, yes, of in columns}
    titles = dict.fromkeys(title for (_, id), title in sorted(named.items(), key=lambda row: row[0][1]) if id)
    found = []
    for title in titles:
        counts = [told.get((one.pk, title)) for one in sittings]
        found.append(Domain(title, [Share(title, 1, *each) if each else None for each in counts]))
    return found
