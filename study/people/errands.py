"""Errands: long work that somebody asks for and need not wait for. It is done by a task; its page shows how far it is,
can be left, and stops it as long as nothing has changed; Today says when it is over, and a file waits there.

What is done quickly enough is done while its page waits: `core/limits.py` says how much that is.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from study.core.limits import MEGABYTE
from study.core.problem import Problem
from study.people.models import Errand, ErrandPiece, ErrandState, User
from study.web import tasks

DO = "do an errand"
KEPT = timedelta(days=7)
"""How long an errand is kept, with the file that came of it."""
MOST = 20
"""Errands that are kept of one person: the oldest that are over go first."""
STEPS = 50
"""Times at most that its progress is written down."""
SHOWN = 200
"""Problems that are kept."""
UNDONE = "It could not be brought to an end. Ask for it again."
CLOSED = "You may not do this any more."


class Stopped(Exception):
    """Somebody stopped the errand, or it is gone."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an errand: in words, with what is to be known besides, and perhaps a file."""

    said: str
    problems: tuple[Problem, ...] = ()
    data: bytes | None = None
    file: str = ""
    media_type: str = ""
    back: str = ""
    """Where to go on, if that is known only now."""


class Progress:
    """How far one errand is. Whoever does it says so here, and hears that it was stopped."""

    def __init__(self, errand: Errand) -> None:
        self.errand = errand
        self._told = 0

    def at(self, done: int, total: int) -> None:
        """Note how far it is. Raises Stopped."""
        every = max(1, total // STEPS)
        if done // every == self._told // every and 0 < done < total:
            return
        self._told = done
        if not _working(self.errand.pk).update(done=done, total=total):
            raise Stopped

    def seal(self) -> None:
        """Go on to what cannot be stopped any more. Raises Stopped."""
        if not _working(self.errand.pk).update(sealed=True):
            raise Stopped

    def keep(self, name: str, found: Any) -> Any:
        """Keep what was found, as `wanted` of that name: what another worker kept first stands, and is returned.
        Raises Stopped."""
        with transaction.atomic():
            row = _working(self.errand.pk).select_for_update().first()
            if row is None:
                raise Stopped
            if name not in row.wanted:
                row.wanted = row.wanted | {name: found}
                row.save(update_fields=["wanted"])
        self.errand = row
        return row.wanted[name]


class Unwatched(Progress):
    """Of work that nobody can stop, as of a command."""

    def __init__(self) -> None:
        pass

    def at(self, done: int, total: int) -> None:
        pass

    def seal(self) -> None:
        pass

    def keep(self, name: str, found: Any) -> Any:
        return found


@dataclass(frozen=True, slots=True)
class Kind:
    """How errands of one kind are done. `may` says whether somebody may do it to that row: asked again when it is
    done and when its file is given. `run` bears being done twice."""

    may: Callable[[User, int], bool]
    run: Callable[[Errand, Progress, Callable[[], datetime]], Outcome | Problem]


KINDS: dict[str, Kind] = {}
"""By name; a place adds its own when it is made ready."""


def ask(
    *,
    owner: User,
    kind: str,
    subject: int,
    title: str,
    back: str,
    now: datetime,
    wanted: dict[str, Any] | None = None,
    brought: bytes = b"",
    is_long: bool = True,
) -> Errand:
    """Let it be done: where it `is_long` beside the pages, else now. The same, asked again while it is being done, is
    that one. A file that is `brought` for it is kept until it is over."""
    what: dict[str, Any] = {"owner": owner, "kind": kind, "subject": subject, "wanted": wanted or {}}
    with transaction.atomic():
        User.objects.select_for_update().get(pk=owner.pk)  # two presses are one errand
        for known in Errand.objects.filter(owner=owner, state=ErrandState.WORKING):
            if _is(known, what):
                return known
        over = Errand.objects.filter(owner=owner).exclude(state=ErrandState.WORKING).order_by("-pk")
        Errand.objects.filter(pk__in=list(over.values_list("pk", flat=True)[MOST - 1 :])).delete()
        row = Errand.objects.create(title=title[:300], back=back, made_at=now, **what)
        _put(row, brought)
        tasks.put(name=DO, subject=row.pk, now=now, in_hand=not is_long)
    return row if is_long else _done_now(row, now)


def _done_now(row: Errand, now: datetime) -> Errand:
    """Do it while its page waits. Were the server killed, a worker would go on with it."""
    try:
        do(errand=row.pk, clock=lambda: now)
    except Exception:
        give_up(errand=row.pk)
        raise
    finally:
        tasks.drop(name=DO, subject=row.pk)
    put_away(errand=row)
    row.refresh_from_db()
    return row


def do(*, errand: int, clock: Callable[[], datetime]) -> None:
    """Do it, unless it was stopped. What a killed worker left of its file goes."""
    row = _working(errand).select_related("owner").first()
    if row is None:
        return
    _working(errand).update(started_at=clock())
    kind = KINDS[row.kind]
    if not kind.may(row.owner, row.subject):
        _end(row, ErrandState.FAILED, said=CLOSED)
        return
    with suppress(Stopped):
        outcome = kind.run(row, Progress(row), clock)
        if isinstance(outcome, Problem):
            _end(row, ErrandState.FAILED, said=outcome.message)
            return
        _keep(row, outcome.data)
        _end(
            row,
            ErrandState.DONE,
            said=outcome.said,
            problems=[{"subject": one.subject, "message": one.message} for one in outcome.problems[:SHOWN]],
            file=outcome.file,
            media_type=outcome.media_type,
            back=outcome.back or row.back,
        )


def stop(*, errand: Errand) -> bool:
    """Stop it, so that nothing changes; False where it is too late for that."""
    with transaction.atomic():
        stopped = _working(errand.pk).filter(sealed=False).update(state=ErrandState.STOPPED, seen=True)
        if stopped:
            tasks.drop(name=DO, subject=errand.pk)
            ErrandPiece.objects.filter(errand=errand.pk).delete()
    return bool(stopped)


def give_up(*, errand: int) -> None:
    """Say that it did not come to its end."""
    if _working(errand).update(state=ErrandState.FAILED, said=UNDONE):
        ErrandPiece.objects.filter(errand=errand).delete()


def mine(user: User, number: int) -> Errand | None:
    """An errand of one's own."""
    return Errand.objects.filter(owner=user, pk=number).first()


def unseen(user: User) -> list[Errand]:
    """What is being done for somebody, and what is over and was not looked at; the newest first."""
    return list(unseen_of(user.pk).order_by("-pk"))


def unseen_of(owner: int | None) -> QuerySet[Errand]:
    """The same of the account of that number."""
    return Errand.objects.filter(owner=owner, seen=False)


def put_away(*, errand: Errand) -> None:
    """Say no more of one that is over."""
    if not errand.seen:
        Errand.objects.filter(pk=errand.pk).exclude(state=ErrandState.WORKING).update(seen=True)


def file_of(errand: Errand) -> list[bytes] | None:
    """The pieces of the file that came of it; None where there is none, or its owner may not have it any more."""
    if errand.state != ErrandState.DONE or not errand.file or not KINDS[errand.kind].may(errand.owner, errand.subject):
        return None
    return [bytes(data) for data in errand.pieces.order_by("number").values_list("data", flat=True)]


def forget(*, now: datetime) -> int:
    """Remove what was asked for more than a week ago, with its files; how many went. One by one: a file is large."""
    old = list(Errand.objects.filter(made_at__lt=now - KEPT).values_list("pk", flat=True))
    for number in old:
        Errand.objects.filter(pk=number).delete()
    return len(old)


def _is(known: Errand, what: dict[str, Any]) -> bool:
    same = known.kind == what["kind"] and known.subject == what["subject"]
    return same and all(known.wanted.get(name) == value for name, value in what["wanted"].items())


def _keep(row: Errand, data: bytes | None) -> None:
    """Put the file there, a megabyte in one transaction: others may write in between."""
    row.pieces.all().delete()
    _put(row, data or b"")


def brought_for(row: Errand) -> bytes:
    """The file that was brought for an errand."""
    return b"".join(bytes(data) for data in row.pieces.order_by("number").values_list("data", flat=True).iterator())


def _put(row: Errand, data: bytes) -> None:
    for number, start in enumerate(range(0, len(data), MEGABYTE)):
        ErrandPiece.objects.create(errand=row, number=number, data=data[start : start + MEGABYTE])


def _end(row: Errand, state: ErrandState, **columns: Any) -> None:
    if not _working(row.pk).update(state=state, **columns) or state == ErrandState.FAILED:
        ErrandPiece.objects.filter(errand=row.pk).delete()


def _working(number: int) -> Any:
    return Errand.objects.filter(pk=number, state=ErrandState.WORKING)
