"""Who is in a class, and what it sees."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from study.banks.models import Bank, Status, Visibility
from study.library.access import own, readable_in, there
from study.library.models import Audience, Course
from study.people.cohorts import taught_by
from study.people.models import Cohort, CohortMember, Expected, Learner, User


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a class, as its instructors see them: by the name they gave there, the one they are expected
    under, or their address; a guest without any has a number."""

    member: int
    learner: int
    name: str
    email: str
    joined_at: datetime
    looked_at: datetime | None
    seen_at: datetime | None = None


def taught(user: User, number: int) -> Cohort | None:
    """The class of that number where this account teaches it."""
    return Cohort.objects.filter(taught_by(user.pk), pk=number).select_related("owner").first()


def membership(learner: Learner, number: int) -> CohortMember | None:
    """A learner's place in the class of that number."""
    rows = CohortMember.objects.filter(
        learner=learner, cohort__pk=number
    )  # a number that no column holds is no error so
    return rows.select_related("cohort__owner", "learner__user").first()


def memberships(learner: Learner | None) -> list[CohortMember]:
    """The classes a learner is in, by name."""
    rows = CohortMember.objects.filter(learner=learner.pk if learner else 0).select_related("cohort")
    return list(rows.order_by("cohort__name", "pk"))


def instructors(cohort: Cohort) -> list[User]:
    """Who teaches a class: its owner first."""
    return [cohort.owner, *cohort.instructors.exclude(pk=cohort.owner_id).order_by("pk")]


def people(cohort: Cohort) -> list[Person]:
    """Who is in a class, by name, in two reads."""
    expected = dict(Expected.objects.filter(cohort=cohort).exclude(name="").values_list("email", "name"))
    rows = CohortMember.objects.filter(cohort=cohort, learner__leaving_at=None)
    address = Coalesce("learner__user__email", Value(""))
    columns = rows.values_list("pk", "learner", "name", address, "joined_at", "looked_at", "seen_at")
    found = [
        Person(pk, learner, name or expected.get(email.lower(), "") or email or f"Guest {pk}", email, *times)
        for pk, learner, name, email, *times in columns
    ]
    return sorted(found, key=lambda one: (one.name.casefold(), one.member))


def called(people: Sequence[Person], words: str) -> list[Person]:
    """Those of these whose name or address has `words` in it."""
    wanted = words.casefold().strip()
    return [one for one in people if wanted in f"{one.name} {one.email}".casefold()]


def member(cohort: Cohort, number: int) -> CohortMember | None:
    """Somebody's place in a class, by its number."""
    rows = CohortMember.objects.filter(cohort=cohort, pk=number, learner__leaving_at=None)
    return rows.select_related("learner__user").first()


def person(member: CohortMember) -> Person:
    """Somebody in a class as its instructors see them."""
    return next(one for one in people(member.cohort) if one.member == member.pk)


def awaited(cohort: Cohort) -> list[Expected]:
    """Who is expected in a class and has not joined it."""
    here = CohortMember.objects.filter(cohort=cohort, learner__user__isnull=False)
    known = {email.lower() for email in here.values_list("learner__user__email", flat=True)}
    return [one for one in Expected.objects.filter(cohort=cohort).order_by("email") if one.email not in known]


OFFERED = 5
"""Courses of one's own that the page of a class offers to open."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A course or a bank that was opened to a class; `why` says why the class does not see it yet, where so."""

    title: str
    kind: str
    course: Course
    ready: int = 0
    bank: Bank | None = None
    why: str = ""

    @property
    def step(self) -> str:
        """The page on which it is opened."""
        if self.bank and self.bank.visibility == Visibility.PRIVATE:
            return reverse("banks:sharing", args=[self.bank.pk])
        return reverse("topics:notes", args=[self.course.address]) + "#audience"


def seen(cohort: Cohort) -> list[Seen]:
    """What was opened to a class, courses first, and why some of it is not seen."""
    open_ = set(Course.objects.filter(readable_in(cohort)).values_list("pk", flat=True))
    courses = Course.objects.filter(there(), cohorts=cohort).order_by("title", "pk")
    found = [
        Seen(one.title, "Course", one, why="" if one.audience != Audience.PRIVATE else "it is read by its owner alone")
        for one in courses
    ]
    for bank in _banks(cohort):
        why = "" if bank.course_id in open_ else "its course is not open to this class"
        why = "it is asked of its members only" if bank.visibility == Visibility.PRIVATE else why
        found.append(Seen(bank.title, "Bank", bank.course, bank.ready, bank, why))  # type: ignore[attr-defined]
    return found


def openable(cohort: Cohort, learner: Learner | None) -> list[Course]:
    """The courses of an instructor's own notes that a class does not read, the newest first, but for those `seen`
    names already."""
    return list(
        Course.objects.filter(own(learner))
        .exclude(readable_in(cohort))
        .exclude(cohorts=cohort)
        .order_by("-updated_at", "pk")[:OFFERED]
    )


def _banks(cohort: Cohort) -> QuerySet[Bank]:
    ready = Count("questions", filter=Q(questions__status=Status.READY, questions__current__isnull=False))
    rows = Bank.objects.filter(there("course__"), cohorts=cohort).select_related("course")
    return rows.annotate(ready=ready).order_by("title", "pk")


def oldest_first(cohorts: QuerySet[Cohort]) -> QuerySet[Cohort]:
    """Classes that go on before those that were closed."""
    return cohorts.order_by(F("closed_at").desc(nulls_first=True), "name", "pk")
