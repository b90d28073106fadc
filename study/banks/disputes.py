"""Badges of notes, and the dated facts behind them, that learners call wrong."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, Max, OuterRef, QuerySet, Subquery

from study.banks.roles import judged_by, looked_after
from study.library.access import there
from study.library.models import Claim, Course, DatedFact, Dispute, DisputeRuling, Fact
from study.people.models import User

MOST = 100
"""Lines of a list that are shown."""
PEOPLE = Count("learner", distinct=True)
"""Whoever says so of several lines is one."""


@dataclass(frozen=True, slots=True)
class DisputedBadge:
    """A badge of the notes that learners call wrong: the line as it stands, and how many do, the last one when."""

    claim: Claim
    text: str
    count: int
    last: datetime


def _open() -> QuerySet[Dispute]:
    """The disputes about badges that are there and that nobody decided about yet."""
    claims = Claim.objects.filter(topic__course=OuterRef("course"), line=OuterRef("line"), fact=OuterRef("fact"))
    ruled = DisputeRuling.objects.filter(course=OuterRef("course"), line=OuterRef("line"), fact=OuterRef("fact"))
    return Dispute.objects.filter(Exists(claims), ~Exists(ruled)).order_by()


def waiting_for(user: User) -> tuple[int, int]:
    """How many badges wait in the courses that somebody looks after, and a bank of the course with most of them, on
    whose page of reports they stand; 0 and 0 where there are none."""
    banks = judged_by(user).filter(course=OuterRef("course")).order_by("pk").values("pk")[:1]
    found = _open().filter(course__in=looked_after(user).values("pk")).annotate(bank=Subquery(banks))
    badges = Counter(bank for bank, *_ in found.values_list("bank", "line", "fact").distinct() if bank)
    return badges.total(), next((bank for bank, _ in badges.most_common(1)), 0)


def badges(course: Course) -> list[DisputedBadge]:
    """The badges of a course that wait, those that most learners dispute first."""
    groups = _open().filter(course=course).values("line", "fact").annotate(count=Count("pk"), last=Max("at"))
    waiting = {(one["line"], one["fact"]): one for one in groups.order_by("-count", "line", "fact")[:MOST]}
    lines = {line for line, _ in waiting}
    shown = Claim.objects.filter(topic__course=course, line__in=lines).select_related("topic", "fact")
    claims = {(claim.line, claim.fact_id): claim for claim in shown}
    said = Fact.objects.filter(topic__course=course, removed_at=None, key__in=lines)
    texts = dict(said.values_list("key", "text"))
    return [
        DisputedBadge(claims[key], texts.get(key[0], ""), one["count"], one["last"])
        for key, one in waiting.items()
        if key in claims
    ]


def badge(course: Course, identity: str) -> Claim | None:
    """The badge that a form names; None where there is none that somebody disputes."""
    return next((one.claim for one in badges(course) if one.claim.identity == identity), None)


@dataclass(frozen=True, slots=True)
class DisputedFact:
    """A dated fact of a course that learners say does not fit lines of other notes: how many do, the last one when,
    and those of the lines that everybody may read. Private notes stay private."""

    fact: DatedFact
    count: int
    last: datetime
    lines: tuple[str, ...]


def facts(course: Course) -> list[DisputedFact]:
    """The facts of a course that were called wrong for lines of other notes since they were checked, those that most
    learners dispute first. The number of queries does not grow."""
    told = Dispute.objects.filter(fact__course=course, at__date__gte=F("fact__checked")).exclude(course=course)
    counted = told.order_by().values("fact").annotate(count=PEOPLE, last=Max("at")).order_by("-count", "fact")
    groups = list(counted[:MOST])
    dated = DatedFact.objects.in_bulk([one["fact"] for one in groups])
    public = {(one.fact_id, one.course_id, one.line) for one in told.filter(there("course__"), course__owner=None)}
    said = Fact.objects.filter(
        topic__course__in={one for _, one, _ in public}, key__in={one for _, _, one in public}, removed_at=None
    )
    texts = {(course, key): text for course, key, text in said.values_list("topic__course", "key", "text")}
    lines: dict[int, list[str]] = {}
    for fact, home, line in sorted(public):
        lines.setdefault(fact, []).extend([texts[home, line]] if (home, line) in texts else [])
    return [
        DisputedFact(dated[one["fact"]], one["count"], one["last"], tuple(lines.get(one["fact"], ()))) for one in groups
    ]


def in_courses(courses: QuerySet[Course]) -> list[tuple[DatedFact, int]]:
    """The facts of all these courses that were called wrong so, and by how many learners, most first."""
    told = Dispute.objects.filter(fact__course__in=courses.values("pk"), at__date__gte=F("fact__checked"))
    counted = told.exclude(course=F("fact__course")).order_by().values("fact").annotate(count=PEOPLE)
    numbers = {one["fact"]: one["count"] for one in counted.order_by("-count", "fact")[:MOST]}
    dated = DatedFact.objects.select_related("course").in_bulk(numbers)
    return [(dated[pk], number) for pk, number in numbers.items()]


def rulings(course: Course) -> QuerySet[DisputeRuling]:
    """What was decided about the badges of a course, the last first."""
    return DisputeRuling.objects.filter(course=course).select_related("fact", "by").order_by("-at")[:MOST]
