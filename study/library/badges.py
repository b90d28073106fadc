"""Badges: what became of what notes claim, and who sees it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from study.library.models import Claim, Course, Dispute
from study.people.models import Learner
from study.web.prepared import Read


@dataclass(frozen=True, slots=True)
class Badge:
    """What became of a claim in the notes: its lines, the verdict, and the fact it was held against. `identity`
    names it in forms. `disputed` when whoever looks called it wrong; `away` when it was taken away since, which
    only they see."""

    start: int
    end: int
    verdict: str
    says: str
    holds: str
    note: str
    source_title: str
    source_url: str
    checked: date
    fact: int
    identity: str
    disputed: bool = False
    away: bool = False


def badges_of(topic: int, course: int, learner: Learner | None) -> tuple[Badge, ...]:
    """The badges of a topic that the learner sees."""
    return tuple(badge for _, badge in seen_badges(course, _claims(topic), learner))


@Read
def _claims(topic: int) -> QuerySet[Claim]:
    return Claim.objects.filter(topic=topic).select_related("fact")


def seen_badges(course: int, claims: Iterable[Claim], learner: Learner | None) -> Iterator[tuple[Claim, Badge]]:
    """The badges of these claims of a course that the learner sees: one taken away only who called it wrong."""
    disputed = set(_disputes(learner, course)) if learner else set()
    for claim in claims:
        badge = _badge(claim, (claim.line, claim.fact_id) in disputed)
        if badge.disputed or not badge.away:
            yield claim, badge


@Read
def _disputes(learner: Learner, course: int) -> QuerySet[Dispute, tuple[str, int]]:
    return Dispute.objects.filter(course=course, learner=learner.pk).values_list("line", "fact")


def _badge(claim: Claim, disputed: bool) -> Badge:
    """What became of a claim, as pages show it."""
    return Badge(
        start=claim.start,
        end=claim.end,
        verdict=claim.verdict,
        says=claim.says,
        holds=claim.holds,
        note=claim.note,
        source_title=claim.fact.source_title,
        source_url=claim.fact.source_url,
        checked=claim.fact.checked,
        fact=claim.fact_id,
        identity=claim.identity,
        disputed=disputed,
        away=claim.away,
    )


def claim_for(learner: Learner | None, course: Course, identity: str) -> Claim:
    """The claim that a form names, if this learner sees it. Raises Claim.DoesNotExist."""
    fact, _, line = identity.partition(" ")
    seen = Q(away=False) | Q(pk__in=_disputed(learner, course, line))
    found = Claim.objects.select_related("topic", "fact").filter(seen, topic__course=course, line=line)
    return found.get(fact=int(fact) if fact.isascii() and fact.isdecimal() and len(fact) < 19 else 0)


def _disputed(learner: Learner | None, course: Course, line: str) -> QuerySet[Claim]:
    """The claims of a line that the learner called wrong."""
    mine = Dispute.objects.filter(course=course, line=line, learner=learner)
    return Claim.objects.filter(topic__course=course, line=line, fact__in=mine.values("fact"))
