"""Reads about people."""

from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.core import serializers
from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from study.people import handovers, secret_addresses, sessions
from study.people.belongings import belongings
from study.people.cohorts import in_class, taught_by
from study.people.handovers import Found
from study.people.leaving import accounts, accounts_with
from study.people.models import Cohort, Handover, Learner, Role, RoleChange, User

PER_PAGE = 100
"""Accounts of a list, and changes of roles that are told."""
NAMED = 20
"""Accounts that a command names."""


def current_learner(user: User | AnonymousUser, session: SessionBase, visitor: str = "") -> Learner | None:
    """Return the account's learner, else the guest of this session or visitor, else None."""
    if user.is_authenticated:
        learner: Learner | None = getattr(user, "learner", None)  # read with the account (people.signed_in)
        return learner if learner and learner.leaving_at is None else None
    return sessions.guest_of(session, visitor)


def account_in_class(user: User) -> bool:
    """Whether an account is in a class that goes on: as it was read with it, or asked where another backend read it
    (a session from before ours, or one that begins with this very request)."""
    known: bool | None = getattr(user, "in_class", None)
    return User.objects.filter(in_class("learner__pk"), pk=user.pk).exists() if known is None else known


def zone(learner: Learner | None, offered: str = "") -> ZoneInfo:
    """Return the learner's time zone; for a visitor the one the browser offered, where it exists."""
    return sessions.zone_named(learner.time_zone if learner else offered)


def only_account() -> User | None:
    """The account of this server, where it has one alone."""
    found = list(accounts()[:2])
    return found[0] if len(found) == 1 else None


def addresses() -> str:
    """The addresses of the accounts, in words, for whoever runs a command to choose from."""
    rows = accounts().order_by("email")
    more = rows.count() - NAMED
    named = [*rows.values_list("email", flat=True)[:NAMED], *([f"and {more} more"] if more > 0 else ())]
    return ", ".join(named) or "none"


def account_with(email: str) -> User | None:
    """The account of that address, with `confirmed`: whether whoever has it can read mail that is sent there."""
    return _with_confirmed(accounts_with(email)).first()


def teaching_accounts(page: str) -> Page[User]:
    """A page of those who are instructors or admins, by address."""
    rows = accounts().exclude(role=Role.LEARNER).order_by("email")
    return Paginator(_with_confirmed(rows), PER_PAGE).get_page(page)


def _with_confirmed(rows: QuerySet[User]) -> QuerySet[User]:
    confirmed = EmailAddress.objects.filter(user=OuterRef("pk"), email__iexact=OuterRef("email"), verified=True)
    return rows.annotate(confirmed=Exists(confirmed))


def role_changes() -> list[RoleChange]:
    """What was decided about roles last, the latest first."""
    return list(RoleChange.objects.select_related("user", "by")[:PER_PAGE])


def learner_of_calendar(key: str) -> Learner | None:
    """Whose calendar has that key in its address; nobody's, where it was renewed or switched off."""
    name = secret_addresses.calendar_of(key)
    return Learner.objects.filter(calendar=name, leaving_at=None).first() if name else None


def learner_reminded(key: str) -> Learner | None:
    """Whose reminder mails the link with that key ends."""
    return Learner.objects.filter(pk=secret_addresses.reminded(key)).first()


def handover(secret: str, now: datetime) -> Found:
    """What is behind a link for another device."""
    rows = Handover.objects.select_related("learner__user")
    return handovers.found(rows.filter(digest=handovers.digest(secret)).first(), now)


def devices(learner: Learner | None) -> QuerySet[Handover]:
    """The links that have let a device in as this learner, the latest first."""
    used = Handover.objects.filter(learner=learner.pk if learner else 0, used_at__isnull=False)
    return used.order_by("-used_at")[:10]


def classes_taught(user: User | AnonymousUser) -> QuerySet[Cohort]:
    """The classes that somebody teaches, by name, each with its `size`: how many are in it."""
    return (
        Cohort.objects.filter(taught_by(user.pk or 0))
        .annotate(size=Count("members", filter=Q(members__learner__leaving_at=None)))
        .order_by("name")
    )


def cohorts_with(learner: Learner | None) -> QuerySet[Cohort]:
    """The classes a learner is in, by name."""
    return Cohort.objects.filter(members__learner=learner.pk if learner else 0).order_by("name")


@cache
def _every_zone() -> frozenset[str]:
    """The zones of this machine, which reads six hundred files to say them."""
    return frozenset(available_timezones())


@cache
def _zones() -> dict[str, str]:
    """The zones that are named after places, and UTC, by what is compared of a name."""
    old = ("Etc", "SystemV", "US", "Brazil", "Canada", "Chile", "Mexico")
    named = (name for name in sorted(_every_zone()) if "/" in name and name.partition("/")[0] not in old)
    return {_compared(name): name for name in ("UTC", *named)}


def zones_called(words: str) -> list[str]:
    """The time zones that somebody can mean: the one of that IANA name, else those of that place, else those whose
    names have it in them."""
    wanted = _compared(words)
    if words.strip() in _every_zone():
        return [words.strip()]
    places = [name for compared, name in _zones().items() if wanted in (compared, compared.rpartition("/")[2])]
    return places or [name for compared, name in _zones().items() if len(wanted) > 1 and wanted in compared]


def _compared(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").split())


def everything_of(learner: Learner, now: datetime) -> dict[str, Any]:
    """Return what is stored about a learner, as JSON-ready values: their settings, and by model name
    every row that belongs to them, whichever place keeps it. What a row has `withheld` from them by now is empty."""
    rows: dict[str, Any] = {}
    for relation in belongings():
        model = relation.related_model
        found = model._default_manager.filter(**{relation.field.name: learner}).order_by("pk")
        said = serializers.serialize("python", found)
        if withheld := getattr(model, "withheld", None):
            for row, fields in zip(found, said, strict=True):
                fields["fields"] |= dict.fromkeys(withheld(row, now))
        rows.setdefault(model._meta.label_lower, []).extend(said)
    own = serializers.serialize("python", [learner])
    return {"email": learner.user.email if learner.user else None, "people.learner": own, **rows}
