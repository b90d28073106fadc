"""Reads about people."""

from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.core import serializers
from django.db.models import Count, Q, QuerySet

from study.people import sessions
from study.people.belongings import belongings
from study.people.models import Cohort, Learner, User


def current_learner(user: User | AnonymousUser, session: SessionBase, visitor: str = "") -> Learner | None:
    """Return the account's learner, else the guest of this session or visitor, else None."""
    if user.is_authenticated:
        return Learner.objects.filter(user=user, leaving_at=None).first()
    return sessions.guest_of(session, visitor)


def zone(learner: Learner | None, offered: str = "") -> ZoneInfo:
    """Return the learner's time zone; for a visitor the one the browser offered, where it exists."""
    return sessions.zone_named(learner.time_zone if learner else offered)


def learner_with(email: str) -> Learner | None:
    """The learner whose account has this address."""
    return Learner.objects.filter(user__email__iexact=email).first()


def cohorts_of(owner: User) -> QuerySet[Cohort]:
    """An instructor's classes by name, each with its `size`: how many are in it."""
    return (
        Cohort.objects.filter(owner=owner)
        .annotate(size=Count("members", filter=Q(members__learner__leaving_at=None)))
        .order_by("name")
    )


def cohorts_with(learner: Learner | None) -> QuerySet[Cohort]:
    """The classes a learner is in, by name."""
    return Cohort.objects.filter(members__learner=learner.pk if learner else 0).order_by("name")


@cache
def _zones() -> dict[str, str]:
    """The zones that are named after places, and UTC, by what is compared of a name."""
    old = ("Etc", "SystemV", "US", "Brazil", "Canada", "Chile", "Mexico")
    named = (name for name in sorted(available_timezones()) if "/" in name and name.partition("/")[0] not in old)
    return {_compared(name): name for name in ("UTC", *named)}


def zones_called(words: str) -> list[str]:
    """The time zones that somebody can mean: the one of that IANA name, else those of that place, else those whose
    names have it in them."""
    wanted = _compared(words)
    if words.strip() in available_timezones():
        return [words.strip()]
    places = [name for compared, name in _zones().items() if wanted in (compared, compared.rpartition("/")[2])]
    return places or [name for compared, name in _zones().items() if len(wanted) > 1 and wanted in compared]


def _compared(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").split())


def everything_of(learner: Learner) -> dict[str, Any]:
    """Return what is stored about a learner, as JSON-ready values: their settings, and by model name
    every row that belongs to them, whichever place keeps it."""
    rows: dict[str, Any] = {}
    for relation in belongings():
        model = relation.related_model
        found = model._default_manager.filter(**{relation.field.name: learner}).order_by("pk")
        rows.setdefault(model._meta.label_lower, []).extend(serializers.serialize("python", found))
    own = serializers.serialize("python", [learner])
    return {"email": learner.user.email if learner.user else None, "people.learner": own, **rows}
