"""Banks and the people who share them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from study.banks.history import note
from study.banks.models import Bank, Member, Origin, Role, Visibility
from study.banks.operations.doubling import follow_written
from study.banks.operations.indexing import index_course
from study.banks.operations.publishing import hold_back, unread
from study.banks.roles import choices
from study.core.problem import Problem
from study.core.text.names import Names
from study.library.models import Course
from study.people.models import Cohort, User


@transaction.atomic
def create_bank(*, course: Course, title: str, by: User, now: datetime) -> Bank:
    """Make an empty private bank in a course, owned by who made it. Its address is unique in the course."""
    stem = slugify(title)[:60] or "bank"
    taken = set(Bank.objects.filter(course=course, slug__startswith=stem).values_list("slug", flat=True))
    slug = Names(taken).take(stem)
    bank = Bank.objects.create(
        course=course,
        slug=slug,
        title=title[:200],
        origin=Origin.WRITTEN,
        visibility=Visibility.PRIVATE,
        authored=True,
    )
    Member.objects.create(bank=bank, user=by, role=Role.OWNER)
    note(bank, "bank made", by=by, now=now, after={"title": bank.title})
    return bank


@transaction.atomic
def set_visibility(
    *,
    bank: Bank,
    visibility: Visibility | None = None,
    cohorts: Collection[Cohort] = (),
    shown: Collection[Cohort] = (),
    by: User,
    now: datetime,
    hold: bool = False,
) -> Problem | None:
    """Say whom the bank's ready questions are asked: by its visibility (None leaves it), and by its cohorts,
    which count where the visibility says so. Of `shown`, those in `cohorts` are asked and the others are
    not; cohorts that were not shown, those of other owners say, stay as they are.

    What had no second reader is not asked in a public bank: `hold` says that such questions may wait for
    one, and without it a bank that has some does not become public."""
    bank = Bank.objects.select_for_update(of=("self",)).select_related("course").get(pk=bank.pk)
    wanted = visibility or Visibility(bank.visibility)
    if wanted != bank.visibility and wanted not in choices(bank):
        return Problem("Nobody else reads the course of this bank yet. Open the course first.")
    before = _asked(bank)
    kept = set(bank.cohorts.exclude(pk__in=[one.pk for one in shown]).values_list("pk", flat=True))
    chosen = kept | {cohort.pk for cohort in cohorts}
    if wanted == Visibility.COHORTS and not chosen:
        return Problem("Choose at least one class.")
    becomes_public = wanted == Visibility.PUBLIC != bank.visibility
    if becomes_public and not hold and unread(bank):
        return Problem("Some questions had no second reader and would have to wait for one.")
    bank.visibility = wanted
    bank.save(update_fields=["visibility"])
    bank.cohorts.set(chosen)
    if becomes_public:
        hold_back(bank=bank, by=by, now=now)
    after = _asked(bank)
    if before != after:
        note(bank, "visibility", by=by, now=now, before=before, after=after)
        index_course(bank.course)
        follow_written(course=bank.course, now=now)
    return None


def _asked(bank: Bank) -> dict[str, Any]:
    return {"visibility": bank.visibility, "cohorts": sorted(bank.cohorts.values_list("name", flat=True))}


@transaction.atomic
def set_role(*, bank: Bank, email: str, role: Role, by: User, now: datetime) -> Problem | None:
    """Give an instructor a role in the bank. The last owner keeps theirs."""
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user is None or not user.is_instructor:
        return Problem("No instructor has this e-mail address.")
    member = Member.objects.select_for_update().filter(bank=bank, user=user).first()
    if member and member.role == Role.OWNER and role != Role.OWNER and _is_last_owner(member):
        return Problem("A bank needs an owner. Make somebody else an owner first.")
    before = member.role if member else None
    if before == role:
        return None
    Member.objects.update_or_create(bank=bank, user=user, defaults={"role": role})
    note(bank, "role", by=by, now=now, before={"member": user.pk, "role": before}, after={"role": role})
    return None


@transaction.atomic
def leave(*, bank: Bank, member: int, by: User, now: datetime) -> Problem | None:
    """Take somebody's role in the bank away. The last owner stays."""
    found = Member.objects.select_for_update().filter(bank=bank, pk=member).select_related("user").first()
    if found is None:
        return None
    if found.role == Role.OWNER and _is_last_owner(found):
        return Problem("A bank needs an owner. Make somebody else an owner first.")
    note(bank, "role", by=by, now=now, before={"member": found.user_id, "role": found.role}, after={"role": None})
    found.delete()
    return None


def _is_last_owner(member: Member) -> bool:
    return not Member.objects.filter(bank=member.bank_id, role=Role.OWNER).exclude(pk=member.pk).exists()
