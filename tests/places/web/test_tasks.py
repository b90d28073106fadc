"""Work beside the pages: leases, workers that are killed, work that fails."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from io import StringIO
from threading import enumerate as enumerate_threads

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from study.banks.operations import FOLLOW, MAKE
from study.classes.lti import grades, names
from study.exams.evidence import COUNT as COUNT_EXAM
from study.library.importing import INDEX
from study.web import tasks
from study.web.models import Task
from study.web.outbox import SEND as SEND_MAIL
from tests.clock import START

pytestmark = pytest.mark.django_db
LATER = START + tasks.LEASE


class Worked:
    """Writes down what was done; the subjects in `fails` raise."""

    def __init__(self) -> None:
        self.done: list[int] = []
        self.given_up: list[int] = []
        self.fails: set[int] = set()

    def run(self, subject: int, clock: object) -> None:
        if subject in self.fails:
            raise RuntimeError(subject)
        self.done.append(subject)


@pytest.fixture
def worked() -> Iterator[Worked]:
    worked = Worked()
    tasks.WORKS["test"] = tasks.Work(worked.run, lambda subject, clock: worked.given_up.append(subject))
    yield worked
    del tasks.WORKS["test"]


def put(*subjects: int) -> None:
    for number, subject in enumerate(subjects):
        tasks.put(name="test", subject=subject, now=START + timedelta(microseconds=number))


def run(now: object = START) -> bool:
    return tasks.run_next(worker="w", clock=lambda: START if now is START else LATER)


def test_tasks_are_done_in_their_order_and_gone(worked: Worked) -> None:
    put(2, 1, 2)
    while run():
        pass
    assert worked.done == [1, 2]  # what is put again waits anew
    assert not Task.objects.exists()


def test_what_is_done_every_day_waits_for_its_day_and_survives_its_failures(worked: Worked) -> None:
    day = timedelta(days=1)
    tasks.WORKS["test"] = tasks.Work(worked.run, lambda subject, clock: worked.given_up.append(subject), every=day)
    others = {name for name, work in tasks.WORKS.items() if work.every}

    def step(now: datetime) -> None:
        tasks.begin(now=now)
        Task.objects.exclude(name="test").delete()
        while tasks.run_next(worker="w", clock=lambda: now):
            pass

    assert "prune" in others
    for hours in range(0, 72, 6):
        worked.fails = {0} if hours == 24 else set()
        step(START + timedelta(hours=hours))
    assert (worked.done, worked.given_up) == ([0, 0], [0])
    tasks.put(name="test", subject=0, now=START)  # whoever wants it now need not wait
    step(START + timedelta(hours=67))
    assert len(worked.done) == 3


def test_what_is_in_a_hand_is_in_no_other(worked: Worked) -> None:
    put(1)
    assert tasks.claim(worker="a", now=START)
    assert tasks.claim(worker="b", now=LATER - timedelta(seconds=1)) is None


def test_a_lease_is_renewed(worked: Worked) -> None:
    put(1)
    task = tasks.claim(worker="a", now=START)
    assert task
    assert tasks.renew(task=task, now=LATER - timedelta(seconds=1))
    assert tasks.claim(worker="b", now=LATER) is None


def test_the_task_of_a_killed_worker_is_taken_up_once(worked: Worked) -> None:
    put(1)
    killed = tasks.claim(worker="a", now=START)
    assert killed
    assert run(LATER)
    assert worked.done == [1]
    assert not tasks.renew(task=killed, now=LATER)


def test_what_kills_every_worker_is_given_up(worked: Worked) -> None:
    put(1)
    tasks.claim(worker="a", now=START)
    tasks.claim(worker="b", now=LATER)
    assert tasks.run_next(worker="c", clock=lambda: LATER + tasks.LEASE)
    assert (worked.done, worked.given_up) == ([], [1])
    assert not Task.objects.exists()


def test_what_nobody_asks_for_again_is_tried_later_and_the_log_says_so(caplog: pytest.LogCaptureFixture) -> None:
    waits = {SEND_MAIL, INDEX, FOLLOW, MAKE, COUNT_EXAM, grades.SEND, names.READ}
    for name in sorted(waits):
        caplog.clear()
        tasks.put(name=name, subject=7, now=START)
        tasks.claim(worker="a", now=START)
        tasks.claim(worker="b", now=LATER)
        assert tasks.run_next(worker="c", clock=lambda: LATER + tasks.LEASE), name
        left = Task.objects.get()
        assert (left.name, left.subject, left.tries, left.worker) == (name, 7, 0, "")
        assert left.lease == LATER + tasks.LEASE + tasks.AGAIN, name
        assert [one.getMessage() for one in caplog.records] == ["task given up"], name
        left.delete()


def test_what_fails_is_tried_once_more_and_given_up(worked: Worked) -> None:
    put(1, 2)
    worked.fails = {1}
    while run():
        pass
    assert (worked.done, worked.given_up) == ([2], [1])


def test_what_is_in_the_callers_hand_waits_for_a_lease(worked: Worked) -> None:
    tasks.put(name="test", subject=1, now=START, in_hand=True)
    assert not run()
    assert run(LATER)


def test_what_is_dropped_is_not_done(worked: Worked) -> None:
    put(1)
    tasks.drop(name="test", subject=1)
    assert not run()


def test_the_command_works_until_nothing_waits(worked: Worked) -> None:
    put(1, 2)
    call_command("work", once=True, stdout=StringIO())
    assert worked.done == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_a_lease_that_cannot_be_renewed_now_is_renewed_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the task itself writes for long: SQLite has one writer."""
    monkeypatch.setattr(tasks, "BEAT", 0.01)
    if connection.vendor == "sqlite":  # a keeper waits for the writer no longer than that
        monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.1)
    beats = list[datetime]()

    def clock() -> datetime:
        beats.append(START)
        return START

    def write_for_long(subject: int, _: object) -> None:
        with transaction.atomic():
            tasks.put(name="another", subject=subject, now=START)
            while len(beats) < 5:
                assert any(thread.name == tasks.KEEPER for thread in enumerate_threads()), "nobody renews it any more"

    monkeypatch.setitem(tasks.WORKS, "test", tasks.Work(write_for_long, write_for_long))
    put(1)
    assert tasks.run_next(worker="w", clock=clock)
    assert not Task.objects.filter(name="test").exists()


def test_what_follows_is_done_once_it_stands_and_again_for_who_asked_meanwhile(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    done: list[int] = []

    def run(subject: int, clock: Callable[[], datetime]) -> None:
        done.append(subject)
        if len(done) == 2:
            tasks.put(name="count", subject=subject, now=clock() + timedelta(seconds=1), wait=tasks.ALONE)

    monkeypatch.setitem(tasks.WORKS, "count", tasks.Work(run, lambda subject, clock: None))
    with django_capture_on_commit_callbacks(execute=True):
        tasks.follow(name="count", subject=7, now=START)
        tasks.follow(name="count", subject=7, now=START)
        assert done == []
    assert done == [7] and not tasks.is_put(name="count", subject=7)
    with django_capture_on_commit_callbacks(execute=True):
        tasks.follow(name="count", subject=7, now=START)
    assert done == [7, 7] and tasks.is_put(name="count", subject=7), "somebody asked while it was done"
    assert not tasks.run_next(worker="w", clock=lambda: START + tasks.ALONE)
    assert tasks.run_next(worker="w", clock=lambda: START + 2 * tasks.ALONE) and done == [7, 7, 7]
