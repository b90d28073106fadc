"""What owners do with courses of theirs: give them a name, delete them, share them. One transaction each; and the
link that a course is shared by."""

import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from study.core.text.names import Names
from study.library.access import own, there
from study.library.models import LONGEST_SLUG, LONGEST_TITLE, Course, Reader, Share
from study.people.leaving import TO_COME_BACK
from study.people.models import Learner


@transaction.atomic
def delete_course(*, course: Course) -> None:
    """Delete an imported course with everything made from it."""
    course.delete()


@transaction.atomic
def rename_course(*, learner: Learner, course: Course, title: str, now: datetime) -> None:
    """Give one's own course another name; what that says of its lines is for `banks.operations.rename`. Raises
    Course.DoesNotExist for any other."""
    mine = Course.objects.select_for_update().get(own(learner), pk=course.pk)
    mine.title, mine.updated_at = title[:LONGEST_TITLE], now
    mine.save(update_fields=["title", "updated_at"])


@transaction.atomic
def hide_course(*, learner: Learner, course: Course, now: datetime) -> None:
    """Delete one's own course: nobody sees it from now on. It can be brought back until it is removed."""
    mine = Course.objects.select_for_update().get(own(learner), pk=course.pk)
    mine.deleted_at = now
    mine.save(update_fields=["deleted_at"])


@transaction.atomic
def bring_back(*, learner: Learner, address: str) -> Course:
    """Bring a deleted course of one's own back. One that took its short name meanwhile keeps that.
    Raises Course.DoesNotExist where there is none, or it is removed already."""
    gone = Course.objects.select_for_update().get(owner=learner, address=address, deleted_at__isnull=False)
    taken = Names(Course.objects.filter(own(learner)).values_list("slug", flat=True))
    gone.deleted_at = None
    gone.slug = taken.take(gone.slug[: LONGEST_SLUG - 4]) if gone.slug in taken else gone.slug
    gone.save(update_fields=["deleted_at", "slug"])
    return gone


@transaction.atomic
def share_course(*, learner: Learner, course: Course, now: datetime) -> Share:
    """The link by which others may read one's own course: the one there is, else a new one."""
    mine = Course.objects.select_for_update().get(own(learner), pk=course.pk)
    found = Share.objects.filter(course=mine, revoked_at=None).first()
    return found or Share.objects.create(course=mine, token=secrets.token_urlsafe(24), made_at=now)


@transaction.atomic
def revoke_share(*, learner: Learner, course: Course, now: datetime) -> None:
    """Take the link to one's own course back: whoever came by it reads it no more."""
    mine = Course.objects.select_for_update().get(own(learner), pk=course.pk)
    Share.objects.filter(course=mine, revoked_at=None).update(revoked_at=now)


@transaction.atomic
def take_share(*, learner: Learner, share: Share, now: datetime) -> None:
    """Let somebody who has the link read the course from now on; twice is once."""
    Reader.objects.get_or_create(share=share, learner=learner, defaults={"since": now})


@transaction.atomic
def remove_deleted(*, now: datetime) -> int:
    """Remove for good what was deleted long enough ago; how many courses that were."""
    gone = list(Course.objects.select_for_update().filter(deleted_at__lt=now - TO_COME_BACK))
    for course in gone:
        delete_course(course=course)
    return len(gone)


def shared_by(token: str) -> Share | None:
    """The link with that token, where it opens a course."""
    shares = Share.objects.filter(there("course__"), token=token, revoked_at=None)
    return shares.select_related("course").first()


def share_of(course: Course) -> Share | None:
    """The link to a course that its owner gave out."""
    return Share.objects.filter(course=course, revoked_at=None).annotate(count=Count("readers")).first()
