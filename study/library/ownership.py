"""What owners do with courses of theirs: give them a name, delete them, share them. One transaction each; and the
link that a course is shared by."""

import secrets
from collections.abc import Collection
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import CASCADE, Count, Exists, ManyToOneRel, OuterRef, QuerySet, RestrictedError
from django.utils.text import slugify

from study.core.problem import Problem
from study.core.text.names import Names
from study.library import search
from study.library.access import own, readable, there
from study.library.models import LONGEST_SLUG, LONGEST_TITLE, Audience, Course, Followed, NoteFile, Reader, Share
from study.library.switching import PIECE
from study.people.leaving import TO_COME_BACK
from study.people.models import Cohort, Learner


@transaction.atomic
def make_course(*, learner: Learner, title: str, now: datetime) -> Course:
    """Make a course without notes, for questions that are written. Nobody else reads it yet."""
    stem = slugify(title)[:LONGEST_SLUG] or "course"
    slug = Names(Course.objects.filter(own(learner)).values_list("slug", flat=True), LONGEST_SLUG).take(stem)
    address = f"{slug}-{secrets.token_hex(4)}"
    return Course.objects.create(slug=slug, address=address, title=title[:LONGEST_TITLE], owner=learner, updated_at=now)


@transaction.atomic
def open_course(
    *,
    learner: Learner,
    course: Course,
    audience: Audience,
    cohorts: Collection[Cohort] = (),
    shown: Collection[Cohort] = (),
    now: datetime,
) -> Problem | None:
    """Say who reads one's own course: an instructor's alone can be open to classes, or to everybody. Of the classes
    `shown` those in `cohorts` read it from now on and the others do not; classes that were not shown stay as they
    are. Who may read it no more keeps their memory of it. Raises Course.DoesNotExist for any other."""
    mine = Course.objects.select_for_update().get(own(learner), pk=course.pk)
    if audience != Audience.PRIVATE and not (learner.user and learner.user.is_instructor):
        return Problem("Only an instructor opens a course to classes or to everybody. Share it by its link.")
    kept = set(mine.cohorts.exclude(pk__in=[one.pk for one in shown]).values_list("pk", flat=True))
    chosen = kept | {cohort.pk for cohort in cohorts}
    if audience == Audience.COHORTS and not chosen:
        return Problem("Choose at least one class.")
    mine.audience, mine.updated_at = audience, now
    mine.save(update_fields=["audience", "updated_at"])
    mine.cohorts.set(chosen)
    return None


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
def adopt(*, learner: Learner, slug: str, now: datetime) -> None:
    """Let imported notes of nobody be the learner's where they have none that are called so. Whoever reads them goes
    on; the owner can close them. They say what was taken from disk: nobody could edit them here."""
    nobodys = (
        Course.objects.select_for_update(of=("self",)).filter(there(), owner=None, shipped=False, slug=slug).first()
    )
    if nobodys is None or Course.objects.filter(own(learner), slug=slug).exists():
        return
    nobodys.owner, nobodys.audience = learner, Audience.PUBLIC
    nobodys.save(update_fields=["owner", "audience"])
    texts = NoteFile.objects.filter(course=nobodys, package="").values_list("path", "text")
    Followed.objects.bulk_create(Followed(course=nobodys, path=path, text=text, at=now) for path, text in texts)


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
    gone.deleted_at = None
    gone.slug = Names(Course.objects.filter(own(learner)).values_list("slug", flat=True), LONGEST_SLUG).take(gone.slug)
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
    """Take the link to one's own course back: whoever came by it reads it no more, and is told by the title that the
    course has now."""
    mine = Course.objects.select_for_update().get(own(learner), pk=course.pk)
    Share.objects.filter(course=mine, revoked_at=None).update(revoked_at=now, title=mine.title)


@transaction.atomic
def take_share(*, learner: Learner, share: Share, now: datetime) -> None:
    """Let somebody who has the link read the course from now on; twice is once."""
    Reader.objects.get_or_create(share=share, learner=learner, defaults={"since": now})


def give_away(*, course: Course, now: datetime) -> None:
    """Let a course be nobody's, and seen by nobody, until it is removed: it cannot be brought back."""
    name = f"going-{secrets.token_hex(8)}"
    Course.objects.filter(pk=course.pk).update(owner=None, slug=name, address=name, deleted_at=now)


def remove_deleted(*, now: datetime) -> int:
    """Remove for good what was deleted long enough ago, and what a load that was killed left; how many courses that
    were."""
    gone = list(Course.objects.filter(deleted_at__lt=now - TO_COME_BACK))
    for course in gone:
        remove_course(course=course)
    return len(gone)


def remove_course(*, course: Course) -> None:
    """Remove a course that nobody sees with everything that hangs on it, in parts: others may write in between. Cut
    off, it goes on where it was."""
    for rows in _below(course):
        with suppress(RestrictedError):  # what others of these rows hold on to goes with them
            while numbers := list(rows.values_list("pk", flat=True)[:PIECE]):
                rows.model._base_manager.filter(pk__in=numbers).delete()
    search.again(course.pk, search.KINDS, ())
    delete_course(course=course)


def _below(course: Course) -> list[QuerySet]:  # type: ignore[type-arg] # of any model
    """All rows that go with a course, by model: those of the highest place first, and of one place what hangs on
    others before these. Derived from the models, so a new relation is included."""
    paths: dict[Any, str] = {Course: ""}
    models: list[Any] = [Course]
    for model in models:
        for relation in model._meta.get_fields(include_hidden=True):
            goes_too = isinstance(relation, ManyToOneRel) and relation.on_delete is CASCADE
            if goes_too and relation.related_model not in paths:
                models.append(relation.related_model)
                paths[relation.related_model] = "__".join(filter(None, (relation.field.name, paths[model])))
    places = list(apps.app_configs)
    going = sorted(models[:0:-1], key=lambda model: -places.index(model._meta.app_label))
    return [model._base_manager.filter(**{paths[model]: course}) for model in going]


def shared_by(token: str) -> Share | None:
    """The link with that token, where it opens a course."""
    shares = Share.objects.filter(there("course__"), token=token, revoked_at=None)
    return shares.select_related("course").first()


def taken_back(learner: Learner, since: datetime) -> QuerySet[Share]:
    """The links taken back since then by which somebody came to courses that they read no more: of each the last."""
    gone = Share.objects.filter(readers__learner=learner.pk, revoked_at__gt=since)
    later = gone.filter(course=OuterRef("course"), revoked_at__gt=OuterRef("revoked_at"))
    closed = gone.filter(there("course__"), ~Exists(later)).exclude(readable(learner, "course__"))
    return closed.order_by("-revoked_at", "pk")


def opened_to(course: Course) -> list[Cohort]:
    """The classes that a course is open to where its audience says so, by name."""
    return list(course.cohorts.select_related("owner").order_by("name"))


def share_of(course: Course) -> Share | None:
    """The link to a course that its owner gave out."""
    return Share.objects.filter(course=course, revoked_at=None).annotate(count=Count("readers")).first()
