"""What the pages about platforms, launches and grades read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from django.db.models import Count, Max, Min, Q

from study.classes.lti.tokens import digest
from study.classes.models import (
    Launching,
    Listed,
    Platform,
    PlatformCourse,
    PlatformLink,
    PlatformPerson,
    SentGrade,
)
from study.core.lti.addresses import site
from study.core.lti.claims import Launch
from study.people.cohorts import taught_by
from study.people.models import Cohort, CohortMember, Learner, User

LASTS = timedelta(minutes=10)
"""How long a launch may take on its way through the platform."""
OPENS = timedelta(minutes=30)
"""How long a launch that came back can be opened: long enough to sign in in between."""

type State = Literal["open", "used", "expired", "unknown"]


def platforms() -> list[Platform]:
    """All platforms, by name."""
    return list(Platform.objects.order_by("name", "pk").prefetch_related("deployments"))


def platform(number: int) -> Platform | None:
    """The platform of that number."""
    return Platform.objects.filter(pk=number).first()


def deployments(found: Platform) -> list[str]:
    """The deployments of a platform, as they were entered."""
    return list(found.deployments.order_by("pk").values_list("name", flat=True))


def is_taken(issuer: str, client: str, but: Platform | None) -> bool:
    """Whether another platform has this issuer and client id."""
    rows = Platform.objects.filter(issuer=issuer, client=client)
    return rows.exclude(pk=but.pk).exists() if but else rows.exists()


def platform_of(issuer: str, client: str) -> Platform | None:
    """The platform that begins a launch. It need not name the client id, where it has only one here."""
    rows = list(Platform.objects.filter(issuer=issuer[:300], **({"client": client[:300]} if client else {}))[:2])
    return rows[0] if len(rows) == 1 else None


def sites(found: Platform) -> list[str]:
    """The sites on which pages of a platform may be: those that were entered, and its issuer's."""
    named = (site(one) for one in (*found.entered, found.issuer))
    return sorted({one for one in named if one})


@dataclass(frozen=True, slots=True)
class Came:
    """A launch that came back, whether it can still be opened, and what it says."""

    state: State
    row: Launching | None = None
    launch: Launch | None = None


def came(ticket: str, now: datetime) -> Came:
    """The launch that this ticket opens."""
    rows = Launching.objects.select_related("platform", "person__learner__user", "course__cohort", "chosen")
    row = rows.filter(ticket=digest(ticket)).first() if ticket else None
    if row is None or row.came_at is None:
        return Came("unknown")
    launch = Launch(**row.launch)
    if row.used_at is not None:
        return Came("used", row, launch)
    return Came("expired" if now >= row.came_at + OPENS else "open", row, launch)


type Way = Literal[
    "enter", "link", "bring", "other", "sign_in", "leaving", "refused", "unconnected", "closed",
    "teach", "connect", "elsewhere", "be_instructor", "choose", "not_yours",
]  # fmt: skip


def way(row: Launching, launch: Launch, learner: Learner | None, user: User | None) -> Way:
    """How this launch goes on in this browser, for whom it is now.

    Who teaches there opens the class as the instructor account they are signed in with: the role on the platform opens
    nothing by itself, since it is given by people nobody here knows, and would open keys and the work of others.
    Whoever else opens it comes in as a learner. An account that may do more than learn is never opened by a launch.
    """
    cohort = row.course.cohort if row.course else None
    if launch.kind == "choice" or launch.teaches:
        if launch.kind == "choice" and not launch.teaches:
            return "not_yours"
        if user is None or not user.is_instructor:
            return "be_instructor"
        if cohort is None:
            return "connect"
        if not Cohort.objects.filter(taught_by(user.pk), pk=cohort.pk).exists():
            return "elsewhere"
        return "choose" if launch.kind == "choice" else "teach"
    if cohort is None:
        return "unconnected"
    if cohort.closed_at:
        return "closed"
    return _as_learner(row.person.learner if row.person else None, learner, user)


def _as_learner(known: Learner | None, learner: Learner | None, user: User | None) -> Way:
    """`known` is who this person was here until now, `learner` whose browser it is."""
    if known and known.leaving_at:
        return "leaving"
    if known and learner and known.pk == learner.pk:
        return "enter"
    if user is not None:  # signed in: a guest's progress joins the account, an account's never another's
        if known is None:
            return "link"
        return "other" if known.user_id else "bring"
    if known and known.user:
        if not known.user.is_active:
            return "refused"
        if known.user.is_instructor:
            return "sign_in"
    return "bring" if learner else "enter"


@dataclass(frozen=True, slots=True)
class Roster:
    """The people of a course as its platform lists them: how many, who has not come yet, and who came from there and is
    not on the list any more."""

    course: PlatformCourse
    size: int
    awaited: list[str]
    gone: list[str]

    @property
    def is_read_yet(self) -> bool:
        """Whether the list was asked for and has not come."""
        asked, read = self.course.asked_at, self.course.read_at
        return asked is not None and (read is None or read < asked)


def rosters(cohort: Cohort) -> list[Roster]:
    """The courses that are connected with a class, each list against who is in it."""
    found = list(PlatformCourse.objects.filter(cohort=cohort).select_related("platform").order_by("pk"))
    if not found:
        return []
    here = set(CohortMember.objects.filter(cohort=cohort).values_list("learner", flat=True))
    rows = Listed.objects.filter(course__in=found).select_related("person").order_by("person__name", "pk")
    listed: dict[int, list[Listed]] = {one.pk: [] for one in found}
    for row in rows:
        listed[row.course_id].append(row)
    there = {row.person_id for row in rows}
    came = PlatformPerson.objects.filter(platform__courses__in=found, learner__in=here).exclude(pk__in=there)
    gone = [str(one) for one in came.distinct().order_by("name", "pk")] if all(one.read_at for one in found) else []
    return [
        Roster(
            course,
            sum(not row.teaches for row in listed[course.pk]),
            [str(row.person) for row in listed[course.pk] if not row.teaches and row.person.learner_id not in here],
            gone if number == 0 else [],
        )
        for number, course in enumerate(found)
    ]


@dataclass(frozen=True, slots=True)
class Column:
    """How the results of one piece of work stand with a platform: how many it has, since when, how many wait and why,
    and how many it did not accept, with its words."""

    platform: str
    sent: int
    latest: datetime | None
    waiting: int
    since: datetime | None
    refused: int
    words: str
    said: str
    looked_at: datetime | None


def columns(cohort: Cohort, assignments: Sequence[int]) -> list[tuple[int, Column]]:
    """How the results of these pieces of work stand, by link, in two reads. Not connected: there is none."""
    links = PlatformLink.objects.filter(course__cohort=cohort, assignment__in=assignments)
    links = links.exclude(grades="").select_related("course__platform").order_by("pk")
    waits = Q(sent_at=None, refused="")
    rows = SentGrade.objects.filter(link__in=links).values("link").annotate(
        taken=Count("pk", filter=Q(sent_at__isnull=False)),
        latest=Max("sent_at"),
        waiting=Count("pk", filter=waits),
        since=Min("wanted_at", filter=waits),
        refusals=Count("pk", filter=~Q(refused="")),
        words=Max("refused"),
    )  # fmt: skip
    counts: dict[int, Mapping[str, Any]] = {row["link"]: row for row in rows}
    return [(link.assignment_id, _column(link, counts.get(link.pk, {}))) for link in links]


def _column(link: PlatformLink, counts: Mapping[str, Any]) -> Column:
    return Column(
        platform=link.course.platform.name,
        sent=counts.get("taken", 0),
        latest=counts.get("latest"),
        waiting=counts.get("waiting", 0),
        since=counts.get("since"),
        refused=counts.get("refusals", 0),
        words=counts.get("words", ""),
        said=link.said,
        looked_at=link.looked_at,
    )
