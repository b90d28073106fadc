"""What changes about people: learners made and claimed, settings saved, accounts deleted.

A guest learner is known by a number in the session. Signing up makes it the account's; signing in to
an account that has one leaves two, and whoever knows the progress (study.practice) merges them.
"""

from collections.abc import Collection
from datetime import datetime

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction

from study.people.models import Cohort, CohortMember, Learner, Role, User
from study.people.sessions import SESSION_KEY, guest_of, zone_named


def guest(*, session: SessionBase, zone_offered: str, now: datetime) -> Learner:
    """Return the guest of this session, made now if there is none yet. For the first write, never for a visit."""
    if found := guest_of(session):
        return found
    learner = Learner.objects.create(time_zone=zone_named(zone_offered).key, created_at=now)
    session[SESSION_KEY] = learner.pk
    return learner


def learner_for(*, user: User | AnonymousUser, session: SessionBase, zone_offered: str, now: datetime) -> Learner:
    """Return who studies here: the account's learner, else the session's guest; made now if there is none yet."""
    if not user.is_authenticated:
        return guest(session=session, zone_offered=zone_offered, now=now)
    defaults = {"time_zone": zone_named(zone_offered).key, "created_at": now}
    learner, _ = Learner.objects.get_or_create(user=user, defaults=defaults)
    return learner


@transaction.atomic
def attach_guest(
    *, user: User, session: SessionBase, now: datetime, zone_offered: str = ""
) -> tuple[Learner, Learner | None]:
    """Bring the session's guest into the account that just signed in.

    Returns the account's learner, and the guest whose progress is still to be merged into it and who is
    then to be deleted, if there is one. The session forgets the guest in any case.
    """
    number = session.pop(SESSION_KEY, None)
    found = Learner.objects.select_for_update().filter(pk=number, user=None).first() if number else None
    if found and not Learner.objects.filter(user=user).exists():
        found.user = user
        found.save(update_fields=["user"])
        return found, None
    return learner_for(user=user, session=session, zone_offered=zone_offered, now=now), found


@transaction.atomic
def save_settings(
    *, settings: Learner, touched: Collection[str], user: User | AnonymousUser, session: SessionBase, now: datetime
) -> Learner:
    """Save those of a learner's settings that were touched; for a visitor (`settings` is not stored yet)
    this makes the learner, with all of them."""
    if settings.pk:
        settings.save(update_fields=touched)
    else:
        zone = settings.time_zone
        learner = learner_for(user=user, session=session, zone_offered=zone, now=now)
        settings.pk, settings.user, settings.created_at = learner.pk, learner.user, learner.created_at
        settings._state.adding = False
        settings.save()
    return settings


@transaction.atomic
def forget(*, learner: Learner) -> None:
    """Delete the learner with everything that is theirs, and their account where they have one."""
    user = learner.user
    learner.delete()
    if user:
        user.delete()


def set_role(*, email: str, role: Role) -> bool:
    """Give the account its role; False if no account has that address."""
    return bool(User.objects.filter(email__iexact=email).update(role=role))


@transaction.atomic
def instructor(*, email: str, password: str) -> User:
    """Return the instructor account of that address, made or changed so that the password opens it."""
    user = User.objects.filter(email=email).first() or User(email=email, role=Role.INSTRUCTOR)
    if not user.pk or not user.check_password(password):
        user.set_password(password)
        user.save()
    EmailAddress.objects.get_or_create(user=user, email=email, defaults={"primary": True, "verified": True})
    return user


def make_cohort(*, owner: User, name: str, code: str, now: datetime) -> Cohort:
    """Make a class; `code` lets learners in, so it must be hard to guess."""
    return Cohort.objects.create(owner=owner, name=name[:120], code=code, created_at=now)


@transaction.atomic
def join_cohort(*, learner: Learner, code: str, now: datetime) -> Cohort | None:
    """Put a learner into the cohort of that code; twice is once. None when no cohort has it."""
    cohort = Cohort.objects.filter(code__iexact=code.strip()).first() if code.strip() else None
    if cohort:
        CohortMember.objects.get_or_create(cohort=cohort, learner=learner, defaults={"joined_at": now})
    return cohort


def leave_cohort(*, learner: Learner, cohort: int) -> None:
    """Take a learner out of a cohort. What they learned stays theirs."""
    CohortMember.objects.filter(cohort=cohort, learner=learner).delete()
