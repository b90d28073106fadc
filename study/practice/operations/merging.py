"""A guest signs in: what they did becomes the account's."""

from datetime import datetime

from django.db import transaction

from study.banks.models import Report, Verdict
from study.library.models import Course
from study.people.models import CohortMember, Learner
from study.practice.models import Action, Card, Notice, Review, Round, Study, Turned
from study.practice.operations.rounds import end_round


@transaction.atomic
def merge_learners(*, keep: Learner, guest: Learner, now: datetime) -> None:
    """Move studies, courses, cohorts, reports, cards, what was turned over, and reviews of a guest to `keep`,
    and remove the emptied guest.

    Where both have a card of a question, the one with more reviews stays (the account's when they
    are equal). The other's answers stay in the log of that card, voided: one card has one history
    that its memory is the fold of.
    """
    if guest.user_id or guest.pk == keep.pk:
        raise ValueError("only a guest can be merged, and only into somebody else")
    _move_studies(keep, guest)
    _move_courses(keep, guest)
    joined = CohortMember.objects.filter(learner=keep).values("cohort")
    CohortMember.objects.filter(learner=guest).exclude(cohort__in=joined).update(learner=keep)
    _move_reports(keep, guest)
    _join_cards(keep, guest, now)
    _go_on(keep, guest, now)
    Review.objects.filter(learner=guest).update(learner=keep)
    Turned.objects.filter(learner=guest).update(learner=keep)
    Card.objects.filter(learner=guest).update(learner=keep)
    Notice.objects.filter(learner=guest).update(learner=keep)
    guest.delete()


def _move_studies(keep: Learner, guest: Learner) -> None:
    known = Study.objects.filter(learner=keep).values("course")
    Study.objects.filter(learner=guest).exclude(course__in=list(known.values_list("course", flat=True))).update(
        learner=keep
    )


def _move_courses(keep: Learner, guest: Learner) -> None:
    taken = set(Course.objects.filter(owner=keep).values_list("slug", flat=True))
    for course in Course.objects.filter(owner=guest):
        course.slug = _free(course.slug, taken)
        taken.add(course.slug)
        course.owner = keep
        course.save(update_fields=["owner", "slug"])


def _move_reports(keep: Learner, guest: Learner) -> None:
    """Nobody has two open reports about one version, or calls the same answer right twice: the guest's then
    stays without a name."""
    ours = Report.objects.filter(learner=keep)
    known = ours.filter(verdict=Verdict.OPEN, form="").values_list("version", flat=True)
    said = set(ours.exclude(form="").values_list("question", "place", "form"))
    theirs = Report.objects.filter(learner=guest)
    doubled = list(theirs.filter(verdict=Verdict.OPEN, form="", version__in=list(known)).values_list("pk", flat=True))
    disputes = theirs.exclude(form="").values_list("pk", "question", "place", "form")
    doubled += [pk for pk, *words in disputes if tuple(words) in said]
    theirs.exclude(pk__in=doubled).update(learner=keep)


def _go_on(keep: Learner, guest: Learner, now: datetime) -> None:
    """The guest's round goes on as the account's latest: undo reaches what was done in this browser."""
    if going_on := Round.objects.filter(learner=guest).order_by("-id").first():
        end_round(learner=keep, now=now)
        latest = Round.objects.create(learner=keep, began_at=going_on.began_at, ended_at=going_on.ended_at)
        Action.objects.filter(round=going_on).update(round=latest)


def _free(slug: str, taken: set[str]) -> str:
    """The slug, or its first numbered sibling that is not taken."""
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug[:74]}-{number}"
    return free


def _join_cards(keep: Learner, guest: Learner, now: datetime) -> None:
    """Leave one card of each question that both have."""
    both = list(Card.objects.filter(learner=guest, question__cards__learner=keep))
    ours = {card.question_id: card for card in Card.objects.filter(learner=keep, question__cards__learner=guest)}
    for theirs in both:
        pair = ours[theirs.question_id], theirs
        stays, goes = pair if pair[0].reviews >= pair[1].reviews else pair[::-1]
        Review.objects.filter(card=goes, voided_at=None).update(voided_at=now)
        Review.objects.filter(card=goes).update(card=stays)
        Turned.objects.filter(card=goes).update(card=stays)
        goes.delete()
