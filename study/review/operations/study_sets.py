"""Writes about study sets: give one to a class, let cards follow its target, deal its questions."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from study.banks.models import Question
from study.people.models import Cohort, Learner
from study.review.models import Card, SetDay, SetGiven, StudySet
from study.review.new_cards import pick_of
from study.review.study_sets import Asked, sets_of, share, targets


@transaction.atomic
def write_set(
    *,
    study_set: StudySet | None,
    title: str,
    target: float,
    questions: Sequence[Question],
    given: Sequence[tuple[Cohort, datetime, datetime]],
) -> StudySet:
    """Make a study set, or change one: its questions, its target, and the classes that have it from when until when.
    Who is in these classes has it from their next look at their day on."""
    made = study_set or StudySet()
    made.title, made.target = title, target
    made.save()
    made.questions.set(questions)
    made.given.exclude(cohort__in=[cohort for cohort, _, _ in given]).delete()
    for cohort, opens, until in given:
        SetGiven.objects.update_or_create(study_set=made, cohort=cohort, defaults={"opens_at": opens, "until": until})
        deal_anew(cohort=cohort)
    return made


def deal_anew(*, cohort: Cohort, learner: Learner | None = None) -> None:
    """Let those in a class, or one of them, look at their sets once more today."""
    days = SetDay.objects.filter(learner__memberships__cohort=cohort)
    (days.filter(learner=learner) if learner else days).update(dealt_on=None)


@transaction.atomic
def aim(*, learner: Learner, now: datetime) -> None:
    """Let the learner's cards have the targets of the sets that stand now, and no others."""
    wanted = targets(sets_of(learner, now))
    held = Card.objects.filter(learner=learner)
    held.filter(aim__isnull=False).exclude(question__in=wanted).update(aim=None)
    for target in set(wanted.values()):
        its = [question for question, one in wanted.items() if one == target]
        held.filter(question__in=its).exclude(aim=target).update(aim=target)
        held.filter(question__in=its, aim=None).update(aim=target)


@transaction.atomic
def deal_sets(*, learner: Learner, today: date, now: datetime) -> int:
    """Deal today's share of the questions of a learner's sets, and return how many: by its last day each was asked.
    That they are many more than usual, or that there is a backlog, holds nothing back: their day is fixed."""
    sets = sets_of(learner, now)
    if not sets:
        return 0
    known = dict(
        Card.objects.filter(learner=learner, question__in={pk for one in sets for pk in one.questions}).values_list(
            "question", "reviews"
        )
    )
    dealt = 0
    for one in sets:
        number = _share(one, known, today, ZoneInfo(learner.time_zone))
        found = pick_of(learner, [pk for pk in one.questions if pk not in known], today, number)
        Card.objects.bulk_create(
            [Card(learner=learner, question_id=pk, group=group, dealt_on=today, aim=one.target) for pk, group in found]
        )
        known |= dict.fromkeys((pk for pk, _ in found), 0)
        dealt += len(found)
    SetDay.objects.update_or_create(learner=learner, defaults={"dealt_on": today})
    return dealt


def _share(one: Asked, known: dict[int, int], today: date, zone: ZoneInfo) -> int:
    undealt = len(one.questions - known.keys())
    waiting = sum(known.get(pk) == 0 for pk in one.questions)
    return share(undealt, waiting, today, one.until.astimezone(zone).date())
