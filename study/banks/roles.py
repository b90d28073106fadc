"""Who may do what in which bank. Asked by every view; a bank one has no role in does not exist for one."""

from typing import Any

from django.db.models import Q, QuerySet

from study.banks.models import Bank, Member, Role, Version, Visibility
from study.people.models import Learner, User
from study.people.models import Role as AccountRole


def banks_of(user: User) -> QuerySet[Bank]:
    """The banks somebody may look into: those they have a role in, and for instructors also public ones of
    courses that belong to nobody. Admins see every bank that is no one's private notes."""
    mine = Q(members__user=user)
    if user.role == AccountRole.ADMIN:
        return Bank.objects.filter(Q(course__owner=None) | mine).distinct()
    if user.is_instructor:
        return Bank.objects.filter(Q(course__owner=None, visibility=Visibility.PUBLIC) | mine).distinct()
    return Bank.objects.none()


def role_of(user: User, bank: Bank) -> Role | None:
    """Somebody's role in a bank. Of a bank that follows notes or a file everybody is a viewer at most."""
    if not user.is_instructor:
        return None
    given = Member.objects.filter(bank=bank, user=user).values_list("role", flat=True).first()
    if user.role == AccountRole.ADMIN and bank.course.owner_id is None:
        given = Role.OWNER
    is_open = bank.course.owner_id is None and bank.visibility == Visibility.PUBLIC
    if given is None:
        return Role.VIEWER if is_open else None
    return Role(given) if bank.authored else Role.VIEWER


def may(role: Role | None, needed: Role) -> bool:
    """Whether a role is enough."""
    return role is not None and role.rank >= needed.rank


def is_writer(version: Version, user: User) -> bool:
    """Whether somebody changed the text of a version since the last approval."""
    return version.writers.filter(pk=user.pk).exists()


def decides(version: Version | None, role: Role | None, user: User) -> bool:
    """Whether somebody may approve this version, or give it back: a reviewer who wrote nothing of it."""
    return version is not None and may(role, Role.REVIEWER) and not is_writer(version, user)


def circles_of(learner: Learner | None) -> list[tuple[int, int]]:
    """The banks, each with its course, that this learner is asked from though not everybody is."""
    if learner is None:
        return []
    mine = Q(visibility=Visibility.COHORTS, cohorts__members__learner=learner)
    if learner.user_id:
        mine |= Q(members__user=learner.user_id)
    rows = Bank.objects.filter(mine).exclude(visibility=Visibility.PUBLIC).distinct()
    return list(rows.values_list("course", "pk"))


def asked_of(learner: Learner | None, bank: str = "bank") -> Q:
    """The condition on questions (or, with another path, on what leads to a bank): the bank's questions are
    asked of this learner or visitor. Whether they may read its course is asked elsewhere."""
    open_to: dict[str, Any] = {f"{bank}__visibility": Visibility.PUBLIC}
    if learner is None:
        return Q(**open_to)
    cohorts = Bank.objects.filter(visibility=Visibility.COHORTS, cohorts__members__learner=learner)
    found = Q(**open_to) | Q(**{f"{bank}__in": cohorts.values("pk")})
    if learner.user_id:
        found |= Q(**{f"{bank}__in": Member.objects.filter(user=learner.user_id).values("bank")})
    return found
