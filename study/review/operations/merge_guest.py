"""When a guest signs in, their progress becomes the account's."""

from datetime import datetime

from django.db import transaction

from study.banks.models import Report, Verdict
from study.core.text.names import Names
from study.library.models import LONGEST_SLUG, OPEN, Course, Look, Reader
from study.people.models import CohortMember, Learner
from study.people.signals import learners_merge
from study.review.models import (
    Action,
    Card,
    CardNote,
    ExamPlan,
    Imported,
    Notice,
    Override,
    Review,
    Round,
    Study,
    Turned,
)
from study.review.operations.decide import joined
from study.review.operations.rebuild import rebuild, reschedule
from study.review.operations.record import end_round


@transaction.atomic
def merge_learners(*, keep: Learner, guest: Learner, now: datetime) -> None:
    """Move studies, courses, cohorts, reports, the exam with its plan, cards, what was turned over, reviews, imported
    history and overrides of a guest to `keep`, with the notes on their cards, and remove the emptied guest.

    Where both have a card of a question, the account's stays and gets all that is the other's: its memory is the
    fold of both logs by the time of answering, whichever was there first. A form that both have sent counts once,
    as the account's, and so does history that both have brought: the guest's row goes with the guest.
    """
    if guest.user_id or guest.pk == keep.pk:
        raise ValueError("only a guest can be merged, and only into somebody else")
    _move_studies(keep, guest)
    _move_courses(keep, guest)
    known = Reader.objects.filter(learner=keep).values("share")
    Reader.objects.filter(learner=guest).exclude(share__in=list(known.values_list("share", flat=True))).update(
        learner=keep
    )
    _move_looks(keep, guest)
    joined = CohortMember.objects.filter(learner=keep).values("cohort")
    CohortMember.objects.filter(learner=guest).exclude(cohort__in=joined).update(learner=keep)
    _move_plan(keep, guest)
    _move_calendar(keep, guest)
    _move_reports(keep, guest)
    joined_cards = _join_cards(keep, guest)
    _go_on(keep, guest, now)
    sent = Review.objects.filter(learner=keep, submission__isnull=False).values("submission")
    doubled = list(Review.objects.filter(learner=guest, submission__in=sent).values_list("pk", flat=True))
    Review.objects.filter(learner=guest).exclude(pk__in=doubled).update(learner=keep)
    for model in (Turned, Imported, Override, Card, Notice):
        model._default_manager.filter(learner=guest).update(learner=keep)
    learners_merge.send(sender=Learner, keep=keep, guest=guest, now=now)
    guest.delete()
    reschedule(learner=keep)
    for card in Card.objects.filter(pk__in=joined_cards).select_related("learner"):
        rebuild(card=card)


def _move_studies(keep: Learner, guest: Learner) -> None:
    known = Study.objects.filter(learner=keep).values("course")
    Study.objects.filter(learner=guest).exclude(course__in=list(known.values_list("course", flat=True))).update(
        learner=keep
    )


def _move_courses(keep: Learner, guest: Learner) -> None:
    names = _names(keep)
    for course in Course.objects.filter(owner=guest):
        course.slug = names.take(course.slug)
        course.owner = keep
        course.save(update_fields=["owner", "slug"])


def _move_looks(keep: Learner, guest: Learner) -> None:
    """Looks go along under the names that their courses have now; one at a new course under a name that is free."""
    names = _names(keep)
    for look in Look.objects.filter(owner=guest).select_related("course").order_by("pk"):
        slug = look.course.slug if look.course else names.take(look.slug) if look.state in OPEN else look.slug
        Look.objects.filter(pk=look.pk).update(owner=keep, slug=slug)


def _names(learner: Learner) -> Names:
    """The names that their courses have, and will have once what they brought is taken over."""
    courses = Course.objects.filter(owner=learner).values_list("slug", flat=True)
    looks = Look.objects.filter(owner=learner, state__in=OPEN).values_list("slug", flat=True)
    return Names([*courses, *looks], LONGEST_SLUG)


def _move_plan(keep: Learner, guest: Learner) -> None:
    """An account without an exam gets the guest's, and what was asked of the plan to it."""
    if keep.exam_date is None and guest.exam_date is not None:
        ExamPlan.objects.filter(learner=keep).delete()
        ExamPlan.objects.filter(learner=guest).update(learner=keep)
        keep.exam, keep.exam_date, keep.planned_retention = guest.exam, guest.exam_date, guest.planned_retention
        keep.save(update_fields=["exam", "exam_date", "planned_retention"])


def _move_calendar(keep: Learner, guest: Learner) -> None:
    """A calendar that follows the guest goes on as that of the account, unless that has one."""
    if keep.calendar is None and guest.calendar is not None:
        keep.calendar, guest.calendar = guest.calendar, None
        guest.save(update_fields=["calendar"])
        keep.save(update_fields=["calendar"])


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


def _join_cards(keep: Learner, guest: Learner) -> list[int]:
    """Leave the account's card of each question that both have, with what belongs to both, still to be folded."""
    ours = {card.question_id: card for card in Card.objects.filter(learner=keep, question__cards__learner=guest)}
    for theirs in Card.objects.filter(learner=guest, question__in=ours):
        stays = ours[theirs.question_id]
        brought = list(Imported.objects.filter(card=stays).values_list("source", flat=True))
        Imported.objects.filter(card=theirs).exclude(source__in=brought).update(card=stays)
        for model in (Review, Turned, Action, Override):
            model._default_manager.filter(card=theirs).update(card=stays)
        _join_notes(stays, theirs)
        if theirs.flagged_at and not stays.flagged_at:
            Card.objects.filter(pk=stays.pk).update(flagged_at=theirs.flagged_at, unflagged_at=None)
        elif theirs.unflagged_at and not stays.flagged_at:
            Card.objects.filter(pk=stays.pk).update(unflagged_at=theirs.unflagged_at)
        theirs.delete()
    return [card.pk for card in ours.values()]


def _join_notes(stays: Card, theirs: Card) -> None:
    """Of two notes on a question nothing is lost: they become one, the account's first, however long that is."""
    note = CardNote.objects.filter(card=theirs).first()
    ours = CardNote.objects.filter(card=stays).first()
    if note and ours:
        ours.text = joined(ours.text, note.text)
        ours.save(update_fields=["text"])
    elif note:
        note.card = stays
        note.save(update_fields=["card"])
