"""Badges that learners call wrong: the claims of notes that a dated fact was held against, and should not have been."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from study.banks.history import note
from study.banks.models import Bank
from study.banks.operations.holding import hold
from study.core.facts.facts import REFUTED
from study.library.models import Claim, Course, Dispute, DisputeRuling
from study.people.models import Learner, User


@transaction.atomic
def call_badge_wrong(*, learner: Learner, claim: Claim, now: datetime) -> None:
    """Say that the fact does not fit the line, once. On one's own notes that takes the badge away at once: there is
    nobody else who could decide about them."""
    course = _course(claim)
    identity: dict[str, Any] = {"course": course, "line": claim.line, "fact": claim.fact}
    Dispute.objects.get_or_create(**identity, learner=learner, defaults={"at": now})
    if course.owner_id == learner.pk:
        DisputeRuling.objects.update_or_create(**identity, defaults={"away": True, "by": None, "at": now})
        _settle(course, claim, True, now)


@transaction.atomic
def take_back(*, learner: Learner, claim: Claim, now: datetime) -> None:
    """Undo `call_badge_wrong`. What an instructor decided by then stays decided."""
    course = _course(claim)
    identity = {"course": course, "line": claim.line, "fact": claim.fact}
    Dispute.objects.filter(**identity, learner=learner).delete()
    if course.owner_id == learner.pk and DisputeRuling.objects.filter(**identity).delete()[0]:
        _settle(course, claim, False, now)


@transaction.atomic
def keep_badge(*, learner: Learner, claim: Claim, now: datetime) -> None:
    """Let a badge of one's own notes stand that readers called wrong."""
    course = _course(claim)
    if course.owner_id == learner.pk:
        DisputeRuling.objects.update_or_create(
            course=course, line=claim.line, fact=claim.fact, defaults={"away": False, "by": learner.user, "at": now}
        )
        _settle(course, claim, False, now)


@transaction.atomic
def rule_on_badge(*, claim: Claim, away: bool, bank: Bank, by: User, now: datetime) -> None:
    """Take a disputed badge away for everybody, however often the notes are read again, or let it stand; a line in
    the history of `bank` says who did."""
    course = _course(claim)
    DisputeRuling.objects.update_or_create(
        course=course, line=claim.line, fact=claim.fact, defaults={"away": away, "by": by, "at": now}
    )
    after: Mapping[str, Any] = {"line": claim.line, "fact": claim.fact.key, "says": claim.says, "away": away}
    note(bank, "badge judged", by=by, now=now, after=after)
    _settle(course, claim, away, now)


def _settle(course: Course, claim: Claim, away: bool, now: datetime) -> None:
    """Take the badge away or put it back, and let the questions about its lines follow. Nothing else follows from one
    badge, so it costs the same in a course of any size."""
    changed = Claim.objects.filter(topic__course=course, line=claim.line, fact=claim.fact).exclude(away=away)
    if changed.update(away=away) and claim.verdict in REFUTED and not course.shipped:
        hold(course=course, file=claim.topic.file_id, lines=(claim.start, claim.end), now=now)


def _course(claim: Claim) -> Course:
    """The course of the claim, which nobody else decides about meanwhile."""
    return Course.objects.select_for_update().get(pk=claim.topic.course_id)
