"""Reading looks: notes that somebody brought and has not taken over."""

from django.db.models import Q, QuerySet

from study.library.models import OPEN, Look, LookState
from study.people.models import Learner


def look_for(learner: Learner | None, number: int) -> Look:
    """A look of the learner's own. Raises Look.DoesNotExist."""
    return Look.objects.select_related("course").get(pk=number, owner=learner)


def newer_than(look: Look) -> Look | None:
    """What was brought in place of a look that was replaced, or in place of that in turn."""
    newer = look.replaced_by
    while newer and newer.state == LookState.REPLACED:
        newer = newer.replaced_by
    return newer


def open_looks(learner: Learner | None, *, waiting: bool = False) -> list[Look]:
    """The learner's looks that can still be taken over, the newest first; `waiting` leaves out those they left, and
    has those that were taken over beside the pages since they last looked."""
    return list(looks_of(learner, waiting=waiting).order_by("-pk")) if learner else []


def looks_of(learner: Learner, *, waiting: bool = False) -> QuerySet[Look]:
    """The same looks, in no order."""
    news = Q(state=LookState.TAKEN, seen=False)
    waits = Q(state__in=[state for state in OPEN if state != LookState.LEFT]) | news
    return Look.objects.filter(waits if waiting else Q(state__in=OPEN), owner=learner.pk)
