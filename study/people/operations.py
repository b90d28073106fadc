"""Writes about people: create and claim learners, save settings, prune, classes.

A guest learner is known by a number in the session and by the browser's name. Signing up makes the learner
the account's. Signing in to an account that already has one leaves two, which `study.review` merges.
"""

import logging
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.db import transaction
from django.urls import reverse

from study.core.problem import Problem
from study.people import handovers
from study.people.belongings import guests_without_anything
from study.people.cohorts import KEPT, cohort_with
from study.people.handovers import Found
from study.people.leaving import accounts_with, remove_left
from study.people.models import (
    LONGEST_NAME,
    LONGEST_REASON,
    Cohort,
    CohortMember,
    Handover,
    Learner,
    Role,
    RoleChange,
    User,
)
from study.people.sessions import SESSION_KEY, guest_of, new_visitor, zone_named
from study.people.signals import settings_saved

log = logging.getLogger("keepwarm.people")
PRUNED_AT_ONCE = 500


def guest(*, session: SessionBase, zone_offered: str, now: datetime, visitor: str = "") -> Learner:
    """Return the guest of this session or visitor, made now if there is none yet, one for all that a visitor
    sends at once. For the first write, never for a visit."""
    learner = guest_of(session, visitor)
    if learner is None:
        defaults = {"time_zone": zone_named(zone_offered).key, "created_at": now}
        name = visitor or new_visitor()
        learner, _ = Learner.objects.get_or_create(visitor=name, user=None, defaults=defaults)
    if session.get(SESSION_KEY) != learner.pk:
        session[SESSION_KEY] = learner.pk
    return learner


def learner_for(
    *, user: User | AnonymousUser, session: SessionBase, zone_offered: str, now: datetime, visitor: str = ""
) -> Learner:
    """Return who studies here: the account's learner, else the guest of the session or the visitor; made now if
    there is none yet."""
    if not user.is_authenticated:
        return guest(session=session, zone_offered=zone_offered, now=now, visitor=visitor)
    defaults = {"time_zone": zone_named(zone_offered).key, "created_at": now}
    learner, _ = Learner.objects.get_or_create(user=user, defaults=defaults)
    return learner


def learner_of(*, account: User, now: datetime) -> Learner:
    """The learner of an account, made now where it never signed in."""
    return Learner.objects.get_or_create(user=account, defaults={"created_at": now})[0]


@transaction.atomic
def attach_guest(
    *, user: User, session: SessionBase, now: datetime, zone_offered: str = "", visitor: str = ""
) -> tuple[Learner, Learner | None]:
    """Bring the session's guest into the account that just signed in.

    Returns the account's learner, and the guest whose progress is still to be merged into it and who is
    then to be deleted, if there is one. The session forgets the guest in any case, and the account's learner is
    found by the account alone: the browser's next guest is another.
    """
    guest = guest_of(session, visitor)
    session.pop(SESSION_KEY, None)
    found = Learner.objects.select_for_update().filter(pk=guest.pk, user=None).first() if guest else None
    if found and not Learner.objects.filter(user=user).exists():
        found.user, found.visitor = user, None
        found.save(update_fields=["user", "visitor"])
        return found, None
    return learner_for(user=user, session=session, zone_offered=zone_offered, now=now), found


def save_settings(*, settings: Learner, touched: Collection[str], learner: Learner, now: datetime) -> Learner:
    """Save those of a learner's settings that were touched; where a visitor was just made one, `settings` is
    not stored yet, and all of them are. One write; whoever follows from the settings has transactions of their own."""
    settings.set_at = now
    if settings.pk:
        settings.save(update_fields=[*touched, "set_at"])
    else:
        settings.pk, settings.user, settings.created_at = learner.pk, learner.user, learner.created_at
        settings.visitor, settings._state.adding = learner.visitor, False
        settings.save()
    settings.refresh_from_db()  # what was not touched is what it is by now
    settings_saved.send(sender=Learner, learner=settings)
    return settings


def set_calendar(*, learner: Learner, name: str | None) -> None:
    """Give a learner's calendar another name, and so another address; none switches it off."""
    learner.calendar = name
    learner.save(update_fields=["calendar"])


def stop_reminders(*, learner: Learner) -> None:
    """No reminder mail goes to this learner any more, until they set an hour again."""
    learner.reminder_hour = None
    learner.save(update_fields=["reminder_hour"])


@transaction.atomic
def make_handover(*, learner: Learner, now: datetime) -> str:
    """Make a link for another device, in the place of one that was not used: its address, which is stored nowhere."""
    secret = secrets.token_urlsafe(24)
    Handover.objects.filter(learner=learner, used_at=None).delete()
    Handover.objects.create(
        learner=learner, digest=handovers.digest(secret), account=handovers.account_of(learner), made_at=now
    )
    return f"{reverse('people:handover')}?link={secret}"


@transaction.atomic
def use_handover(*, secret: str, now: datetime) -> Found:
    """Use a link, once: of two devices that try at the same time, one finds it used."""
    rows = Handover.objects.select_for_update(of=("self",)).select_related("learner__user")
    there = handovers.found(rows.filter(digest=handovers.digest(secret)).first(), now)
    if there.row and there.state == "open":
        there.row.used_at = now
        there.row.save(update_fields=["used_at"])
        log.info("handover used", extra={"handover": there.row.pk, "learner": there.row.learner_id})
    return there


def become_guest(*, session: SessionBase, learner: Learner, visitor: str = "") -> Learner | None:
    """Make a browser that of this guest. Returns the guest whose browser it was until now, whose progress is still to
    be merged, if there is one."""
    before = guest_of(session, visitor)
    session.cycle_key()
    session[SESSION_KEY] = learner.pk
    return before if before and before.pk != learner.pk else None


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many rows went."""

    guests: int
    sessions: int
    left: int = 0
    classes: int = 0


def prune(*, now: datetime) -> Pruned:
    """Remove what is nobody's any more: guests of more than a day who own nothing, sessions that are over, old records
    of links to other devices, whoever deleted themself and is still there, and classes closed long ago."""
    guests = 0
    while removed := _prune_guests(now - timedelta(days=1)):
        guests += removed
    Handover.objects.filter(made_at__lt=now - handovers.KEPT).delete()
    sessions, _ = Session.objects.filter(expire_date__lt=now).delete()
    return Pruned(guests, sessions, remove_left(now=now), remove_closed(now=now))


@transaction.atomic
def _prune_guests(before: datetime) -> int:
    """Remove some of them. Nothing can come to belong to a locked guest; what came until then is looked for again."""
    found = guests_without_anything().filter(created_at__lt=before).order_by("pk")
    locked = list(found.select_for_update(skip_locked=True, of=("self",)).values_list("pk", flat=True)[:PRUNED_AT_ONCE])
    guests = guests_without_anything().filter(pk__in=locked)
    return guests.delete()[0]


@transaction.atomic
def set_role(*, email: str, role: Role, now: datetime, by: User | None = None, reason: str = "") -> Problem | None:
    """Give the account of that address its role, and note who did; the role it has is no change. By nobody is by the
    command line. An admin's own role is for another admin to change, so that there is always one."""
    found = accounts_with(email).values_list("pk", flat=True).first()
    if found is None:
        return Problem(f"No account has the address {email.strip()}.")
    wanted = {found, by.pk} if by else {found}
    rows = {row.pk: row for row in User.objects.select_for_update().filter(pk__in=wanted).order_by("pk")}
    user = rows[found]
    if by and rows[by.pk].role != Role.ADMIN:  # as of now: two may do it to each other
        return Problem("You are no admin any more.")
    if by and found == by.pk:
        return Problem("Your own role is changed by another admin.")
    if len(reason) > LONGEST_REASON:
        return Problem(f"A reason may have at most {LONGEST_REASON} characters; this one has {len(reason)}.")
    if user.role == role:
        return None
    before, user.role = user.role, role
    user.save(update_fields=["role"])
    RoleChange.objects.create(
        user=user, by=by, at=now, before=before, after=role, commanded=by is None, reason=reason.strip()
    )
    return None


@transaction.atomic
def instructor(*, email: str, password: str) -> User:
    """Return the instructor account of that address, made or changed so that the password opens it."""
    user = User.objects.filter(email=email).first() or User(email=email, role=Role.INSTRUCTOR)
    if not user.pk or not user.check_password(password):
        user.set_password(password)
        user.save()
    EmailAddress.objects.get_or_create(user=user, email=email, defaults={"primary": True, "verified": True})
    return user


@transaction.atomic
def remove_closed(*, now: datetime) -> int:
    """Remove the classes that were closed so long ago that they are kept no more; how many those were."""
    gone = list(Cohort.objects.filter(closed_at__lt=now - KEPT))
    for cohort in gone:
        cohort.delete()
    return len(gone)


def make_cohort(*, owner: User, name: str, code: str, now: datetime) -> Cohort:
    """Make a class; `code` lets learners in, so it must be hard to guess."""
    return Cohort.objects.create(owner=owner, name=name[:LONGEST_NAME], code=code, created_at=now)


@transaction.atomic
def join_cohort(*, learner: Learner, code: str, now: datetime, name: str = "") -> Cohort | None:
    """Put a learner into the class that this code admits to, under a name where they give one; twice is once. None
    when it admits to none."""
    cohort = cohort_with(code, now)
    if cohort:
        given = {"name": name[:LONGEST_NAME]} if name else {}
        CohortMember.objects.update_or_create(
            cohort=cohort, learner=learner, defaults=given, create_defaults={"joined_at": now, **given}
        )
    return cohort


def leave_cohort(*, learner: Learner, cohort: int) -> None:
    """Take a learner out of a class. What they learned stays theirs."""
    CohortMember.objects.filter(cohort=cohort, learner=learner).delete()
