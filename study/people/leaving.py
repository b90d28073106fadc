"""Deleting a learner: hidden at once, for ten minutes to be taken back, then removed by a task.

Sessions end with it. Who holds the token, which the page after it has and signing in leads to, can undo it.
"""

from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import QuerySet

from study.people.belongings import rows_from_above
from study.people.models import Learner, User
from study.web import outbox, tasks

TO_COME_BACK = timedelta(minutes=10)
REMOVE = "remove a learner"
BATCH = 500
"""Rows removed in one transaction, with what hangs on them: others may write in between."""

_signer = Signer(salt="people.leaving")


@transaction.atomic
def leave(*, learner: Learner, now: datetime) -> str:
    """Hide the learner as if deleted, end the sessions of their account, and have them removed later. Returns the
    token to undo it with."""
    learner.leaving_at = now
    learner.save(update_fields=["leaving_at"])
    User.objects.filter(learner=learner).update(signed_out_at=now)
    tasks.put(name=REMOVE, subject=learner.pk, now=now, wait=TO_COME_BACK)
    return token_of(learner)


def accounts() -> QuerySet[User]:
    """All accounts but those that are being deleted."""
    return User.objects.exclude(learner__leaving_at__isnull=False)


def accounts_with(email: str) -> QuerySet[User]:
    """The account of that address, where there is one. An empty address is nobody's."""
    return accounts().filter(email__iexact=email.strip()) if email.strip() else User.objects.none()


def token_of(learner: Learner) -> str:
    """What undoes this leaving of theirs, and no other."""
    return _signer.sign_object([learner.pk, _at(learner)])


def leaving(token: str, now: datetime) -> Learner | None:
    """The learner whom the token can bring back; None if there is none any more."""
    try:
        number, at = _signer.unsign_object(token)
    except BadSignature:
        return None
    found = Learner.objects.filter(pk=number, leaving_at__gt=now - TO_COME_BACK).select_related("user").first()
    return found if found and _at(found) == at else None


def until(learner: Learner) -> datetime:
    """When a learner who is leaving is removed."""
    assert learner.leaving_at
    return learner.leaving_at + TO_COME_BACK


def leaving_account(user: User, now: datetime) -> Learner | None:
    """The learner of an account that is being deleted and can come back."""
    return Learner.objects.filter(user=user, leaving_at__gt=now - TO_COME_BACK).first()


@transaction.atomic
def stay(*, token: str, now: datetime) -> Learner | None:
    """Bring the learner back as they were; None if it is too late."""
    found = leaving(token, now)
    if found:
        found.leaving_at = None
        found.save(update_fields=["leaving_at"])
        tasks.drop(name=REMOVE, subject=found.pk)
    return found


def remove(*, learner: int, now: datetime) -> bool:
    """Remove a learner who has left, by their number, with everything that is theirs and their account. Nothing for
    one who came back. Cut off, it goes on where it was: each part is a transaction of its own."""
    found = _left(now).filter(pk=learner).select_related("user").first()
    if found is None:
        return False
    for rows in rows_from_above(found):
        while numbers := list(rows.values_list("pk", flat=True)[:BATCH]):
            rows.model._base_manager.filter(pk__in=numbers).delete()
    with transaction.atomic():
        found.delete()
        if found.user:
            outbox.drop(to=found.user.email)
            found.user.delete()
    return True


def remove_left(*, now: datetime) -> int:
    """Remove all who have left and are still there, because their task was given up; how many those were."""
    return sum(remove(learner=pk, now=now) for pk in _left(now).values_list("pk", flat=True))


def _left(now: datetime) -> QuerySet[Learner]:
    return Learner.objects.filter(leaving_at__lte=now - TO_COME_BACK)


def _at(learner: Learner) -> str:
    return learner.leaving_at.isoformat() if learner.leaving_at else ""
