"""Long work that somebody asked for: done beside the pages, left, stopped, given up, and its file."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

from study.core.limits import MEGABYTE
from study.core.problem import Problem
from study.people import errands
from study.people.errands import KINDS, Kind, Outcome, Progress
from study.people.models import Errand, ErrandPiece, User
from study.web import tasks
from study.web.models import Task
from tests import clock
from tests.clock import START
from tests.factories import a_user, as_
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
FILE = b"moon" * (MEGABYTE // 2)
PART = {"HX-Request": "true", "HX-Request-Type": "partial"}


class Work:
    """Counts to ten, seals itself at nine, and gives a file; `may` and what goes wrong are the test's."""

    def __init__(self) -> None:
        self.may, self.counted, self.ends = True, 0, FILE
        self.at: dict[int, Callable[[], object]] = {}

    def run(self, errand: Errand, progress: Progress, now: Callable[[], datetime]) -> Outcome | Problem:
        for number in range(10):
            self.at.get(number, int)()
            progress.at(number, 10)
            self.counted += 1
        progress.seal()
        progress.keep("first", errand.subject)
        self.at.get(10, int)()
        return Outcome("Counted.", (Problem("Nine is odd.", subject="nine"),), self.ends, "tides.txt", "text/plain")


@pytest.fixture
def work() -> Iterator[Work]:
    found = Work()
    KINDS["test"] = Kind(lambda user, subject: found.may, found.run)
    yield found
    del KINDS["test"]


@pytest.fixture
def ada() -> User:
    return a_user()


def asked(ada: User, **given: Any) -> Errand:
    what = {"kind": "test", "subject": 7, "title": "Count the tides", "back": "/labs/", "now": START}
    return errands.ask(owner=ada, **{**what, **given})


def worked() -> None:
    call_command("work", once=True)


def test_the_page_tells_and_the_file_waits_for_its_owner_alone(work: Work, ada: User) -> None:
    row = asked(ada)
    assert asked(ada).pk == row.pk, "two presses are one errand"
    page, file = reverse("people:errand", args=[row.pk]), reverse("people:errand_file", args=[row.pk])
    client, eve = as_(ada), as_(a_user("eve@example.org"))
    assert "Waiting to begin" in page_source(client.get(page)) and client.get(file).status_code == 404
    assert "is being done" in page_source(client.get("/"))
    seen: list[str] = []
    work.at[6] = lambda: seen.append(page_source(client.get(page, headers=PART)))
    worked()
    assert "5 of 10" in seen[0] and "<html" not in seen[0]
    assert client.get(page, headers=PART)["HX-Redirect"] == page
    assert "is done." in page_source(client.get("/"))
    shown = page_source(client.get(page))
    assert "Counted." in shown and "Nine is odd." in shown and file in shown
    assert "Count the tides" not in page_source(client.get("/")), "looked at, Today says no more of it"
    given = client.get(file)
    assert given.content == FILE and given["Content-Disposition"] == 'attachment; filename="tides.txt"'
    assert eve.get(page).status_code == eve.get(file).status_code == eve.post(page).status_code == 404
    work.may = False
    assert client.get(file).status_code == 404, "who may not look into it any more gets no file of it"


def test_stopping_changes_nothing_until_it_is_too_late(work: Work, ada: User) -> None:
    page = reverse("people:errand", args=[asked(ada).pk])
    client = as_(ada)
    work.at[4] = lambda: client.post(page)
    worked()
    row = Errand.objects.get()
    assert (row.state, work.counted) == ("stopped", 4) and not ErrandPiece.objects.exists()
    assert "Stopped. Nothing has changed." in page_source(client.get(page))
    again = asked(ada)
    late = reverse("people:errand", args=[again.pk])
    shown: list[str] = []
    work.at = {10: lambda: shown.append(page_source(client.post(late, follow=True)))}
    worked()
    again.refresh_from_db()
    assert again.state == "done" and "Stopping changes nothing" not in shown[0]


def test_a_stopped_one_that_nobody_began_is_not_begun(work: Work, ada: User) -> None:
    row = asked(ada)
    assert errands.stop(errand=row) and not errands.stop(errand=row)
    worked()
    assert work.counted == 0


def test_what_a_killed_worker_left_is_done_once_more(work: Work, ada: User) -> None:
    row = asked(ada)
    assert tasks.claim(worker="killed", now=START)
    ErrandPiece.objects.create(errand=row, number=0, data=b"half")
    tasks.run_next(worker="w", clock=lambda: START + tasks.LEASE)
    row.refresh_from_db()
    assert row.state == "done" and b"".join(errands.file_of(row) or ()) == FILE


def test_what_fails_says_so(work: Work, ada: User) -> None:
    def fails() -> None:
        raise RuntimeError

    row = asked(ada)
    work.at[3] = fails
    worked()
    client = as_(ada)
    assert "could not be" in page_source(client.get("/"))
    assert errands.UNDONE in page_source(client.get(reverse("people:errand", args=[row.pk])))
    with pytest.raises(RuntimeError):
        asked(ada, subject=8, is_long=False)
    assert Errand.objects.get(subject=8).state == "failed" and not Task.objects.exists()
    work.may = False
    row = asked(ada, subject=9)
    worked()
    row.refresh_from_db()
    assert (row.state, row.said) == ("failed", errands.CLOSED)


def test_what_is_short_is_done_at_once(work: Work, ada: User) -> None:
    row = asked(ada, is_long=False)
    assert (row.state, row.said, row.seen) == ("done", "Counted.", True) and not Task.objects.exists()


def test_they_go_after_a_week_and_the_oldest_before(work: Work, ada: User) -> None:
    work.ends = b"x"
    rows = [asked(ada, subject=number, is_long=False) for number in range(errands.MOST + 2)]
    assert Errand.objects.count() == errands.MOST and not Errand.objects.filter(pk=rows[0].pk).exists()
    clock.move(timedelta(days=8))
    said = StringIO()
    call_command("prune", stdout=said)
    assert f"{errands.MOST} pieces of work" in said.getvalue() and not ErrandPiece.objects.exists()
