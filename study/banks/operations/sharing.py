"""Banks and the people who share them."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from study.banks.history import note
from study.banks.models import Bank, Member, Origin, Role, Visibility
from study.banks.operations.loading import index_course
from study.banks.storing import free_name
from study.core.problem import Problem
from study.library.models import Course
from study.people.models import Cohort, User


@transaction.atomic
def create_bank(*, course: Course, title: str, by: User, now: datetime) -> Bank:
    """Make an empty private bank in a course, owned by who made it. Its address is unique in the course."""
    stem = slugify(title)[:60] or "bank"
    taken = set(Bank.objects.filter(course=course, slug__startswith=stem).values_list("slug", flat=True))
    slug = free_name(stem, taken)
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
    *, bank: Bank, visibility: Visibility, cohorts: Collection[Cohort] = (), by: User, now: datetime
) -> None:
    """Say whom the bank's ready questions are asked. Cohorts count where the visibility says so."""
    chosen = list(cohorts) if visibility == Visibility.COHORTS else []
    before = {"visibility": bank.visibility, "cohorts": sorted(bank.cohorts.values_list("name", flat=True))}
    after = {"visibility": visibility, "cohorts": sorted(cohort.name for cohort in chosen)}
    if before == after:
        return
    bank.visibility = visibility
    bank.save(update_fields=["visibility"])
    bank.cohorts.set(chosen)
    note(bank, "visibility", by=by, now=now, before=before, after=after)
    index_course(bank.course)


@transaction.atomic
def set_role(*, bank: Bank, email: str, role: Role, by: User, now: datetime) -> Problem | None:
    """Give an instructor a role in the bank. The last owner keeps theirs."""
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user is None or not user.is_instructor:
        return Problem("No instructor has this address.")
    member = Member.objects.select_for_update().filter(bank=bank, user=user).first()
    if member and member.role == Role.OWNER and role != Role.OWNER and _is_last_owner(member):
        return Problem("A bank needs an owner: make somebody else one first.")
    before = member.role if member else None
    if before == role:
        return None
    Member.objects.update_or_create(bank=bank, user=user, defaults={"role": role})
    note(bank, "role", by=by, now=now, before={"who": user.email, "role": before}, after={"role": role})
    return None


@transaction.atomic
def leave(*, bank: Bank, member: int, by: User, now: datetime) -> Problem | None:
    """Take somebody's role in the bank away. The last owner stays."""
    found = Member.objects.select_for_update().filter(bank=bank, pk=member).select_related("user").first()
    if found is None:
        return None
    if found.role == Role.OWNER and _is_last_owner(found):
        return Problem("A bank needs an owner: make somebody else one first.")
    note(bank, "role", by=by, now=now, before={"who": found.user.email, "role": found.role}, after={"role": None})
    found.delete()
    return None


def _is_last_owner(member: Member) -> bool:
    return not Member.objects.filter(bank=member.bank_id, role=Role.OWNER).exclude(pk=member.pk).exists()
