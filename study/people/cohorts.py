"""Who is in a class and who teaches it, whom its code admits, and how long it is kept."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from study.people.models import Cohort, CohortMember, Learner

KEPT = timedelta(days=730)
"""How long a closed class is kept, with its work and results."""


def cohort_with(code: str, now: datetime) -> Cohort | None:
    """The class that this code admits to now, however it was typed; None where no class has it, or it admits nobody
    any more."""
    admits = Q(closed_at=None) & (Q(admits_until=None) | Q(admits_until__gt=now))
    return Cohort.objects.filter(admits, code__iexact=code.strip()).first() if code.strip() else None


def taught_by(user: int) -> Q:
    """The condition on classes: the account of that number teaches it."""
    helps = Cohort.instructors.through.objects.filter(user=user)
    return Q(owner=user) | Q(pk__in=helps.values("cohort"))


def in_class(learner: str) -> Exists:
    """Whether somebody is in a class that goes on, for a query that has their learner's number under that name."""
    return Exists(CohortMember.objects.filter(learner=OuterRef(learner), cohort__closed_at=None))


def classes_of(learner: Learner) -> QuerySet[Cohort]:
    """The classes that a learner is in or teaches: what is open to a class is open to both."""
    joined = CohortMember.objects.filter(learner=learner.pk)
    return Cohort.objects.filter(Q(pk__in=joined.values("cohort")) | taught_by(learner.user_id or 0))
