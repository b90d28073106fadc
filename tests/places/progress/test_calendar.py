"""The calendar: what comes due and the exam, by a secret address that can be renewed and switched off."""

import logging
import re
from datetime import date, timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from study.library.models import Course
from study.people.models import Learner
from study.progress.calendar import calendar
from study.review.models import Review
from study.review.operations import merge_learners
from tests import clock
from tests.clock import START
from tests.factories import TODAY, a_card, a_learner, a_question, a_user
from tests.page_source import page_source

pytestmark = pytest.mark.django_db


def address(reader: Client, do: str = "make") -> str:
    """The calendar's address after a press of that button; empty while there is none."""
    assert reader.post("/settings/calendar/", {"do": do}).status_code == 302
    found = re.search(r'value="http://testserver(/calendar\.ics\?key=[^"]+)"', page_source(reader.get("/settings/")))
    return found[1] if found else ""


def events(document: bytes) -> dict[str, tuple[date, date]]:
    """What stands in a calendar, by its words."""
    return {str(one["summary"]): (one["dtstart"].dt, one["dtend"].dt) for one in Calendar.from_ical(document).events}


def test_it_shows_what_comes_due_and_the_exam(reader: Client, learner: Learner, course: Course) -> None:
    Learner.objects.filter(pk=learner.pk).update(exam="DVA-C02", exam_date=TODAY + timedelta(days=25))
    for days in (0, 0, 3):
        a_card(learner, a_question(course), reviews=1, due_day=TODAY + timedelta(days=days))
    answer = Client().get(address(reader))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8" and "private" in answer["Cache-Control"]
    day = timedelta(days=1)
    assert events(answer.content) == {
        "2 questions due": (TODAY, TODAY + day),
        "1 question due": (TODAY + 3 * day, TODAY + 4 * day),
        "Exam: DVA-C02": (TODAY + 25 * day, TODAY + 26 * day),
    }
    assert not Review.objects.exists()


def test_its_day_is_that_of_the_learners_zone(reader: Client, learner: Learner, course: Course) -> None:
    Learner.objects.filter(pk=learner.pk).update(time_zone="Pacific/Auckland")
    a_card(learner, a_question(course), reviews=1, due_day=TODAY)
    clock.move(timedelta(hours=8))  # there it is Tuesday, six in the morning
    assert [day for day, _ in events(Client().get(address(reader)).content).values()] == [TODAY + timedelta(days=1)]


def test_an_address_is_renewed_and_switched_off(reader: Client, learner: Learner) -> None:
    first = address(reader)
    second = address(reader)
    assert first != second
    assert (Client().get(first).status_code, Client().get(second).status_code) == (404, 200)
    assert address(reader, "stop") == ""
    assert Client().get(second).status_code == 404
    assert Learner.objects.get(pk=learner.pk).calendar is None


def test_nobody_guesses_one_and_the_database_alone_gives_none_away(reader: Client, learner: Learner) -> None:
    secret = address(reader).partition("=")[2]
    name = Learner.objects.get(pk=learner.pk).calendar
    for key in ("", "x", name, f"{name}:x", secret[:-1], "%00"):
        assert Client().get(f"/calendar.ics?key={key}").status_code == 404


def test_no_log_has_the_address(reader: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    secret = address(reader)
    Client().get(secret)
    assert secret.partition("=")[2] not in str([vars(record) for record in caplog.records])


def test_a_guests_calendar_goes_on_in_their_account(reader: Client, learner: Learner) -> None:
    secret, account = address(reader), a_learner(a_user())
    learner.refresh_from_db()
    merge_learners(keep=account, guest=learner, now=START)
    assert Client().get(secret).status_code == 200
    other = a_learner(calendar="other")
    merge_learners(keep=account, guest=other, now=START)
    assert Client().get(secret).status_code == 200


def test_an_event_keeps_its_id_and_tells_no_name() -> None:
    due = [(TODAY, 1200), (TODAY + timedelta(days=1), 0)]
    made = [calendar("secret", due, ("A; B, C\n", TODAY), "https://x.example/", START) for _ in range(2)]
    assert made[0] == made[1] and b"secret" not in made[0]
    assert set(events(made[0])) == {"1,200 questions due", "Exam: A; B, C\n"}
    moved = calendar("secret", [], ("A", TODAY + timedelta(days=1)), "https://x.example/", START)
    ids = [{str(one["uid"]) for one in Calendar.from_ical(text).events} for text in (made[0], moved)]
    assert ids[1] < ids[0]  # an exam that moves is the same event
