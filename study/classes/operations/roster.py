"""Writes about who is in a class: names, codes, instructors, removals, its end, and its next term."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from study.banks.models import Bank, Member, Role
from study.classes.names import MOST, Named
from study.core.problem import Problem
from study.core.text.plural import counted
from study.library.models import Course
from study.people.cohorts import cohort_with
from study.people.models import LONGEST_NAME, Cohort, CohortMember, Expected, Learner, User
from study.people.operations import join_cohort, make_cohort

SEEN_WITHIN = timedelta(hours=1)
"""How exactly it is remembered when somebody was in their class."""


def admits(*, code: str, now: datetime) -> Cohort | Problem:
    """The class that this code admits to, or why it admits to none."""
    found = cohort_with(code, now)
    if found is None:
        if Cohort.objects.filter(code__iexact=code.strip()).exists():
            return Problem("This code admits nobody any more. Ask your instructor for a new one.")
        return Problem("No class has this code. Check it with your instructor.")
    if CohortMember.objects.filter(cohort=found).count() >= MOST:
        return Problem(f"This class is full: it holds {counted(MOST, 'learner')}.")
    return found


@transaction.atomic
def join(*, learner: Learner, code: str, name: str, now: datetime) -> Cohort | Problem:
    """Join the class that this code admits to, or say why not; who is in it already stays, whatever the code."""
    joined = CohortMember.objects.filter(learner=learner, cohort__code__iexact=code.strip()).select_related("cohort")
    if already := joined.first():
        return already.cohort
    found = admits(code=code, now=now)
    if isinstance(found, Cohort):
        join_cohort(learner=learner, code=code, name=name, now=now)
    return found


def rename(*, cohort: Cohort, name: str) -> Problem | None:
    """Give a class another name, from 1 to LONGEST_NAME characters."""
    if not 1 <= len(name) <= LONGEST_NAME:
        return Problem(f"A name has 1 to {LONGEST_NAME} characters.")
    cohort.name = name
    cohort.save(update_fields=["name"])
    return None


def renew_code(*, cohort: Cohort, code: str) -> None:
    """Give a class another code: the old one and its link admit nobody from now on."""
    cohort.code = code
    cohort.save(update_fields=["code"])


def admit_until(*, cohort: Cohort, until: datetime | None) -> None:
    """Let the code admit until then, or without an end. Who is in stays in."""
    cohort.admits_until = until
    cohort.save(update_fields=["admits_until"])


def close(*, cohort: Cohort, now: datetime) -> None:
    """Close a class: nobody joins it and nothing is assigned any more; all that is there can be read."""
    if cohort.closed_at is None:
        cohort.closed_at = now
        cohort.save(update_fields=["closed_at"])


def reopen(*, cohort: Cohort) -> None:
    """Go on with a class that was closed."""
    cohort.closed_at = None
    cohort.save(update_fields=["closed_at"])


@transaction.atomic
def remove(*, cohort: Cohort, members: Collection[int]) -> int:
    """Take people out of a class; how many those were. Their cards and answers stay theirs, and they can come back
    with the code."""
    return CohortMember.objects.filter(cohort=cohort, pk__in=members).delete()[0]


@transaction.atomic
def add_instructor(*, cohort: Cohort, email: str) -> Problem | None:
    """Let another instructor teach a class."""
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user is None or not user.is_instructor:
        return Problem("No instructor has this e-mail address.")
    if user.pk != cohort.owner_id:
        cohort.instructors.add(user)
    return None


@transaction.atomic
def drop_instructor(*, cohort: Cohort, user: int) -> Problem | None:
    """Let an instructor teach a class no more. What they opened to it stays open; its owner stays."""
    if user == cohort.owner_id:
        return Problem("The class belongs to this instructor.")
    cohort.instructors.remove(user)
    return None


@transaction.atomic
def expect(*, cohort: Cohort, names: Sequence[Named]) -> int | Problem:
    """Expect these people in a class; how many are new. A name that is brought again takes the place of the old
    one. Nothing is added where there would be more than a class holds."""
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    known = set(Expected.objects.filter(cohort=cohort).values_list("email", flat=True))
    fresh = [one for one in names if one.email not in known]
    if len(known) + len(fresh) > MOST:
        return Problem(f"{counted(len(known) + len(fresh), 'name')}: a class holds at most {MOST:,}. Nobody was added.")
    Expected.objects.bulk_create(
        [Expected(cohort=cohort, email=one.email, name=one.name) for one in names],
        update_conflicts=True,
        update_fields=["name"],
        unique_fields=["cohort", "email"],
    )
    return len(fresh)


def expect_no_more(*, cohort: Cohort, expected: int) -> None:
    """Take a name off the list of those who are expected."""
    Expected.objects.filter(cohort=cohort, pk=expected).delete()


def looked(*, member: CohortMember, now: datetime) -> None:
    """Remember that an instructor looked at what a class shows of somebody: they can read that."""
    member.looked_at = now
    member.save(update_fields=["looked_at"])


def was_seen(*, member: CohortMember, now: datetime) -> None:
    """Remember that somebody was in their class, to the hour: its instructors can read that."""
    if member.seen_at is None or now - member.seen_at >= SEEN_WITHIN:
        member.seen_at = now
        member.save(update_fields=["seen_at"])


@transaction.atomic
def copy(*, cohort: Cohort, name: str, code: str, by: User, now: datetime) -> tuple[Cohort, list[str]]:
    """Make the class of a next term: the same instructors, and open to it what `by` had opened to the old one.
    Returns also what others opened to the old one, which only they can open to the new one."""
    made = make_cohort(owner=by, name=name, code=code, now=now)
    made.instructors.set({cohort.owner, *cohort.instructors.all()} - {by})
    others = []
    for course in Course.objects.filter(cohorts=cohort).select_related("owner"):
        if course.owner and course.owner.user_id == by.pk:
            course.cohorts.add(made)
        else:
            others.append(course.title)
    owned = set(Member.objects.filter(user=by, role=Role.OWNER).values_list("bank", flat=True))
    for bank in Bank.objects.filter(cohorts=cohort):
        if bank.pk in owned:
            bank.cohorts.add(made)
        else:
            others.append(bank.title)
    return made, others
