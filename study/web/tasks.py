"""Work that takes longer than a page should wait: put into the database, and done by whoever runs `manage.py work`.

A task is in the hand of one worker for the length of a lease, which a thread of that worker renews. A worker
that is killed renews nothing more: when the lease is over, another takes the task, once; after that it is given
up. So a task may be done twice, and what it does has to bear that.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from threading import Event, Thread

from django.db import OperationalError, connections, transaction
from django.db.models import F, Q, QuerySet

from study.web.models import Task, Worker

log = logging.getLogger("keepwarm.tasks")
LEASE = timedelta(seconds=60)
BEAT = 10.0
"""Seconds between two renewals."""
FORGOTTEN = timedelta(days=1)
ALONE = timedelta(minutes=1)
"""How long whoever wrote something is left alone with what follows from it."""
MOST_TRIES = 2
AGAIN = timedelta(hours=1)
"""How long what is never given up waits when it did not end, twice."""
KEEPER = "keeps a task in hand"


@dataclass(frozen=True, slots=True)
class Work:
    """How tasks of one name are done: `run` and `give_up` are told the subject and a clock; `give_up` is called
    when `run` did not end, twice. With `every` it is done again and again, so long after it was done."""

    run: Callable[[int, Callable[[], datetime]], object]
    give_up: Callable[[int, Callable[[], datetime]], object]
    every: timedelta | None = None


WORKS: dict[str, Work] = {}
"""By the name of the task; a place adds its own when it is made ready."""


def put(*, name: str, subject: int, now: datetime, in_hand: bool = False, wait: timedelta = timedelta()) -> None:
    """Let this be done; twice is once, as long as it waits. With `in_hand` the caller does it, and drops it when it
    is done: somebody else takes it up only where the caller was killed. With `wait` nobody takes it up before."""
    lease = now + (LEASE if in_hand else wait) if in_hand or wait else None
    asked = {"put_at": now, "lease": lease, "worker": "", "tries": 0}
    Task.objects.update_or_create(name=name, subject=subject, defaults=asked)


def follow(*, name: str, subject: int, now: datetime) -> None:
    """Within a transaction: let this be done as soon as what it writes stands, by whoever writes it. A worker takes it
    up where they are cut off, or where it fails."""
    put(name=name, subject=subject, now=now, wait=ALONE)
    transaction.on_commit(partial(_follow, name, subject, now), robust=True)


def _follow(name: str, subject: int, now: datetime) -> None:
    task = Task.objects.filter(name=name, subject=subject).first()
    if task:  # of several times it was asked for in one transaction, the first did it
        WORKS[name].run(subject, lambda: now)
        # Who asked for it meanwhile had written what this has not seen.
        _held(task).filter(put_at=task.put_at, lease=task.lease).delete()


def begin(*, now: datetime) -> None:
    """Let all that is done again and again be done, where it does not wait for its time already."""
    for name, work in WORKS.items():
        if work.every and not is_put(name=name, subject=0):
            put(name=name, subject=0, now=now)


def drop(*, name: str, subject: int) -> None:
    """Let it not be done any more. Whoever has it in hand finds that out when it is done."""
    Task.objects.filter(name=name, subject=subject).delete()


def move(*, name: str, subject: int, until: datetime | None) -> None:
    """Let this, where it waits, be taken up from then on, or at once."""
    Task.objects.filter(name=name, subject=subject, worker="").update(lease=until)


def is_put(*, name: str, subject: int) -> bool:
    """Whether this waits, or is being done."""
    return Task.objects.filter(name=name, subject=subject).exists()


def again(name: str) -> Callable[[int, Callable[[], datetime]], object]:
    """As `give_up`, for work that nobody asks for a second time: it is tried again later."""

    def put_again(subject: int, clock: Callable[[], datetime]) -> None:
        drop(name=name, subject=subject)
        put(name=name, subject=subject, now=clock(), wait=AGAIN)

    return put_again


def claim(*, worker: str, now: datetime) -> Task | None:
    """Take the task that has waited longest and is in nobody's hand; None where there is none."""
    free = Q(lease=None) | Q(lease__lte=now)
    for task in Task.objects.filter(free, name__in=WORKS).order_by("put_at", "pk")[:10]:
        # Of several who see it free one changes the row: it is the row they saw.
        seen = Task.objects.filter(free, pk=task.pk, tries=task.tries)
        if seen.update(worker=worker, lease=now + LEASE, tries=F("tries") + 1):
            return Task.objects.filter(pk=task.pk).first()
    return None


def renew(*, task: Task, now: datetime) -> bool:
    """Keep the task in hand. False when it is not in this hand any more."""
    return bool(_held(task).update(lease=now + LEASE))


def say_there(*, worker: str, now: datetime) -> None:
    """Note that this worker is there; those who were not for a day are forgotten."""
    if not Worker.objects.filter(name=worker).update(seen_at=now):
        Worker.objects.filter(seen_at__lt=now - FORGOTTEN).delete()
        Worker.objects.create(name=worker, seen_at=now)


def anybody_there(now: datetime) -> bool:
    """Whether a worker was seen within the length of a lease."""
    return Worker.objects.filter(seen_at__gt=now - LEASE).exists()


def run_next(*, worker: str, clock: Callable[[], datetime]) -> bool:
    """Do the next task, if there is one. A task that raises waits for another try, or is given up."""
    task = claim(worker=worker, now=clock())
    if task is None:
        return False
    work = WORKS[task.name]
    with _kept(task, clock):
        try:
            # Begun twice and never ended: whatever killed the others is not tried on this one.
            if task.tries > MOST_TRIES:
                _give_up(task, clock)
            else:
                work.run(task.subject, clock)
        except Exception:
            log.exception("task failed", extra={"task": str(task), "tries": task.tries})
            if task.tries < MOST_TRIES:
                _held(task).update(lease=None, worker="")
                return True
            _give_up(task, clock)
    if work.every:
        _held(task).update(put_at=clock(), lease=clock() + work.every, worker="", tries=0)
    else:
        _held(task).delete()
    return True


def _give_up(task: Task, clock: Callable[[], datetime]) -> None:
    log.error("task given up", extra={"task": str(task), "tries": task.tries})
    WORKS[task.name].give_up(task.subject, clock)


def _held(task: Task) -> QuerySet[Task]:
    return Task.objects.filter(pk=task.pk, worker=task.worker, tries=task.tries)


@contextmanager
def _kept(task: Task, clock: Callable[[], datetime]) -> Iterator[None]:
    """Renew the lease as long as this goes on."""
    over = Event()

    def beat() -> None:
        while not over.wait(BEAT):
            try:
                renew(task=task, now=clock())
                say_there(worker=task.worker, now=clock())
            except OperationalError:  # somebody writes for long, perhaps this task: the next beat tries again
                log.warning("lease not renewed", extra={"task": str(task)})
        connections.close_all()

    thread = Thread(target=beat, name=KEEPER, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
