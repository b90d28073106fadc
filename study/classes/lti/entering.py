"""Writes about launches: begun, come back, connected with a class, entered."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import transaction

from study.classes.lti import grades, keys
from study.classes.lti.queries import LASTS, Came, deployments
from study.classes.lti.tokens import claims_of, digest
from study.classes.models import Assignment, Given, Launching, Platform, PlatformCourse, PlatformLink, PlatformPerson
from study.classes.names import MOST
from study.core.lti.addresses import leads_to
from study.core.lti.claims import Expected, Launch, read
from study.core.problem import Problem
from study.core.text.plural import counted
from study.people.models import Cohort, CohortMember, Learner
from study.review.operations import merge_learners

KEPT = timedelta(days=1)
"""How long the record of a launch stays."""


@transaction.atomic
def begin(*, platform: Platform, asked: Mapping[str, str], now: datetime) -> tuple[str, str]:
    """Begin a launch, in the browser that gets the state as a cookie; the state and the nonce."""
    Launching.objects.filter(made_at__lt=now - KEPT).delete()
    state, nonce = keys.new_secret(), keys.new_secret()
    Launching.objects.create(platform=platform, digest=digest(state), nonce=nonce, asked=dict(asked), made_at=now)
    return state, nonce


def begun(*, state: str, now: datetime) -> Launching | Problem:
    """The launch with this state that is still on its way, or why there is none."""
    row = Launching.objects.select_related("platform").filter(digest=digest(state)).first() if state else None
    if row is None:
        return Problem("This launch did not begin here. Open the link in your course again.")
    if row.came_at is not None:
        return Problem("This launch was used already. Open the link in your course again.")
    if now >= row.made_at + LASTS:
        return Problem("This launch took too long. Open the link in your course again.")
    return row


def come(*, row: Launching, token: str, now: datetime) -> str | Problem:
    """Take a launch that came back with a signed message, once, whatever comes of it: its ticket, or why it is
    refused."""
    if not Launching.objects.filter(pk=row.pk, came_at=None).update(came_at=now):
        return Problem("This launch was used already. Open the link in your course again.")
    claims = claims_of(row.platform, token)
    if isinstance(claims, Problem):
        return claims
    expected = Expected(row.platform.issuer, row.platform.client, row.nonce, deployments(row.platform))
    launch = read(claims, expected, now)
    if isinstance(launch, Problem):
        return launch
    if launch.back and not leads_to(launch.back, (*row.platform.entered, row.platform.issuer)):
        return Problem("What is chosen here would go to a site that was not entered for this platform.")
    return _keep(row, launch)


@transaction.atomic
def _keep(row: Launching, launch: Launch) -> str:
    """Keep what a launch says: its course, its person, and the ticket that opens it."""
    offered = {"title": launch.title, "names": launch.names}
    given = {name: value for name, value in offered.items() if value}
    course, _ = PlatformCourse.objects.update_or_create(
        platform=row.platform, deployment=launch.deployment, key=launch.course, defaults=given
    )
    known = {name: value for name, value in (("name", launch.name), ("email", launch.email)) if value}
    person, _ = PlatformPerson.objects.update_or_create(platform=row.platform, subject=launch.subject, defaults=known)
    ticket = keys.new_secret()
    row.ticket, row.launch, row.course, row.person = digest(ticket), asdict(launch), course, person
    row.save(update_fields=["ticket", "launch", "course", "person"])
    return ticket


@dataclass(frozen=True, slots=True)
class Entered:
    """Where somebody came in, and the piece of work their link leads to. `gone` says that it leads to none of this
    class."""

    cohort: Cohort
    learner: Learner
    work: Assignment | None = None
    gone: bool = False


@transaction.atomic
def enter(*, found: Came, learner: Learner, now: datetime) -> Entered | Problem:
    """Come in as this learner, once: into the class, and where the platform knew them as somebody else until now, with
    that one's progress."""
    row, launch = found.row, found.launch
    assert row and launch and row.person and row.course and row.course.cohort
    cohort = row.course.cohort
    if not Launching.objects.filter(pk=row.pk, used_at=None).update(used_at=now):
        return Problem("This launch was used already. Open the link in your course again.")
    person = PlatformPerson.objects.select_for_update(of=("self",)).select_related("learner").get(pk=row.person.pk)
    guest = person.learner
    person.learner = learner
    person.save(update_fields=["learner"])
    if guest and guest.pk != learner.pk:
        merge_learners(keep=learner, guest=guest, now=now)
    member = CohortMember.objects.filter(cohort=cohort, learner=learner).first()
    if member is None and CohortMember.objects.filter(cohort=cohort).count() >= MOST:
        transaction.set_rollback(True)
        return Problem(f"This class is full: it holds {counted(MOST, 'learner')}.")
    if member is None:
        CohortMember.objects.create(cohort=cohort, learner=learner, joined_at=now, name=person.name)
    elif person.name and not member.name:
        CohortMember.objects.filter(pk=member.pk).update(name=person.name)
    work = _work(launch, cohort)
    if work:
        follow(course=row.course, launch=launch, work=work, now=now)
    return Entered(cohort, learner, work, gone=bool(launch.work) and work is None)


def _work(launch: Launch, cohort: Cohort) -> Assignment | None:
    """The work that a link names, where it is this class's: what stands in a link can be typed by anybody there."""
    number = int(launch.work) if launch.work.isascii() and launch.work.isdecimal() else 0
    rows = Given.objects.filter(cohort=cohort, assignment=number, assignment__assigned_at__isnull=False)
    found = rows.select_related("assignment").first() if 0 < number < 2**63 else None
    return found.assignment if found else None


def follow(*, course: PlatformCourse, launch: Launch, work: Assignment, now: datetime) -> None:
    """Let the results of a piece of work go where its link says."""
    link, made = PlatformLink.objects.get_or_create(course=course, key=launch.placement, defaults={"assignment": work})
    changed = made or link.assignment_id != work.pk or (bool(launch.grades) and link.grades != launch.grades)
    if not changed:
        return
    link.assignment, link.grades = work, launch.grades or link.grades
    link.save(update_fields=["assignment", "grades"])
    if link.grades:
        grades.ask(link=link.pk, now=now)


@transaction.atomic
def connect(*, course: PlatformCourse, cohort: Cohort, found: Came, now: datetime) -> None:
    """Connect a course with a class: who opens a link there is in that class from then on."""
    PlatformCourse.objects.filter(pk=course.pk).update(cohort=cohort)
    if found.launch and (work := _work(found.launch, cohort)):
        follow(course=course, launch=found.launch, work=work, now=now)


def disconnect(*, course: int, cohort: Cohort) -> None:
    """Take a course off a class. Who is in it stays; results are sent no more."""
    PlatformCourse.objects.filter(pk=course, cohort=cohort).update(cohort=None)


def choose(*, row: Launching, work: Assignment) -> None:
    """Remember what the link shall lead to."""
    Launching.objects.filter(pk=row.pk).update(chosen=work)


def move_people(*, keep: Learner, guest: Learner) -> None:
    """Whoever a guest is on platforms, the account is from now on."""
    PlatformPerson.objects.filter(learner=guest).update(learner=keep)
