"""The fit to a learner, made beside the pages and once a week at most."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil

from django.db import transaction
from django.db.models import F, Sum

from study.core.scheduling import LEAST_ANSWERS, MOST_ANSWERS, Event, Fit, fitted
from study.people.models import Learner
from study.review.card_memory import fit_of
from study.review.models import Card, Fitting
from study.review.schedule import logs_of
from study.web import tasks

FIT = "fit to the learner"
EVERY = timedelta(days=7)


def ask_refit(*, learner: Learner, now: datetime) -> None:
    """Have the learner's memory measured beside the pages, where that is wanted and is due."""
    if _is_due(learner, now) and _reviews(learner) >= LEAST_ANSWERS:
        tasks.put(name=FIT, subject=learner.pk, now=now)


def refit(*, learner: Learner, now: datetime) -> Fitting | None:
    """Measure how the learner remembers, and keep what comes of it. None where that is not wanted or not due, or
    there are too few answers. Whoever calls lets the plan and the cards follow."""
    if not _is_due(learner, now):
        return None
    before = fit_of(learner)
    found = fitted(_logs(learner), Fit.read(before))  # takes a while, so before anything is locked
    if found is None:
        return None
    with transaction.atomic():
        learner.fit = str(found.fit)
        learner.save(update_fields=["fit"])
        return Fitting.objects.create(
            learner=learner, at=now, answers=found.answers, before=before, after=learner.fit, gain=found.gain
        )


def _is_due(learner: Learner, now: datetime) -> bool:
    lately = Fitting.objects.filter(learner=learner, at__gt=now - EVERY)
    return learner.adapts and not lately.exists()


def _reviews(learner: Learner) -> int:
    """How many reviews the learner's cards had."""
    counted: int | None = Card.objects.filter(learner=learner).aggregate(sum=Sum("reviews"))["sum"]
    return counted or 0


def _logs(learner: Learner) -> list[Sequence[Event]]:
    """The logs of the learner's cards, or of an even part of them where they are more than can be looked at."""
    part = max(1, ceil(_reviews(learner) / MOST_ANSWERS))
    cards = Card.objects.filter(learner=learner, reviews__gt=1).alias(rest=F("pk") % part).filter(rest=0)
    return [[entry.event for entry in log if entry.event] for log in logs_of(cards).values()]
