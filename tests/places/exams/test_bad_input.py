"""What browsers and clocks may get wrong, or forge, about a sitting: nothing of it wins time or loses an answer."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from study.exams.models import Chosen, Sitting
from study.review.timing import EPOCH, MILLISECOND
from tests import clock
from tests.clock import START
from tests.factories import a_learner, a_user
from tests.page_source import hidden
from tests.places.exams.sittings import SECONDS, a_course_with_an_exam, a_sitting, choose, slot

pytestmark = pytest.mark.django_db
END = START + timedelta(minutes=26)


@pytest.fixture
def sitting() -> Sitting:
    return a_sitting(a_learner(a_user()), a_course_with_an_exam())


@pytest.fixture
def browser(sitting: Sitting) -> Client:
    client = Client()
    client.force_login(sitting.learner.user)  # type: ignore[arg-type]
    return client


def said(at: datetime) -> str:
    return str(round((at - EPOCH) / MILLISECOND))


def send(browser: Client, sitting: Sitting, form: dict[str, str], position: int = 1, **fields: Any) -> Any:
    return browser.post(f"/exams/{sitting.pk}/{position}/", {**form, "by": "script", **fields})


def test_no_forged_time_makes_an_answer_count_that_came_after_the_end(sitting: Sitting, browser: Client) -> None:
    form = hidden(browser.get(f"/exams/{sitting.pk}/1/"))
    clock.move(END - START + 60 * SECONDS)
    cases = {
        "before the sitting began": (said(START - timedelta(days=1)), 422),
        "in time": (said(START + 60 * SECONDS), 200),
        "after the end": (said(END + 30 * SECONDS), 422),
        "in the future": (said(END + timedelta(days=9)), 422),
        "no number": ("soon", 422),
        "too large a number": ("9" * 30, 422),
        "nothing": ("", 422),
    }
    for case, (answered, status) in cases.items():
        with transaction.atomic():
            sent = send(browser, sitting, form, answer="rises", answered=answered)
            assert sent.status_code == status, case
            assert slot(sitting, 1).chosen == [], case
            kept = list(Chosen.objects.values_list("arrival", flat=True))
            assert kept == (["late"] if status == 200 else []), case
            transaction.set_rollback(True)
    forged = {**form, "opened": form["opened"][:-2] + "AA"}
    assert send(browser, sitting, forged, answer="rises", answered=said(START + SECONDS)).status_code == 422


def test_a_stale_tab_loses_nothing_and_overwrites_nothing_newer(sitting: Sitting, browser: Client) -> None:
    stale = hidden(browser.get(f"/exams/{sitting.pk}/1/"))
    clock.move(10 * SECONDS)
    fresh = hidden(browser.get(f"/exams/{sitting.pk}/1/"))
    clock.move(20 * SECONDS)
    assert send(browser, sitting, fresh, answer="falls", answered=said(clock.now())).status_code == 200
    earlier = said(START + 5 * SECONDS)
    assert send(browser, sitting, stale, answer="rises", answered=earlier).status_code == 200
    assert slot(sitting, 1).chosen == ["falls"] and Chosen.objects.count() == 2
    assert send(browser, sitting, stale, answer="rises", answered=earlier).status_code == 200  # twice is once
    assert Chosen.objects.count() == 2


def test_addresses_that_are_not_ones_own_are_not_there(sitting: Sitting, browser: Client) -> None:
    form = hidden(browser.get(f"/exams/{sitting.pk}/1/"))
    theirs = a_sitting(a_learner(), sitting.course)
    for case, (number, position) in {
        "another's": (theirs.pk, 1),
        "no sitting": (theirs.pk + 99, 1),
        "no question": (sitting.pk, 14),
        "question 0": (sitting.pk, 0),
    }.items():
        sent = browser.post(f"/exams/{number}/{position}/", {**form, "answer": "rises"})
        assert sent.status_code == 404, case
    assert not Chosen.objects.exists()


def test_a_change_of_the_time_zone_moves_no_end(sitting: Sitting, browser: Client) -> None:
    before = sitting.timing.ends
    learner = sitting.learner
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"):
        learner.time_zone = zone
        learner.save()
        assert browser.get(f"/exams/{sitting.pk}/1/").status_code == 200, zone
        choose(sitting, 1, "rises", at=START + 60 * SECONDS)
        sitting.refresh_from_db()
        assert (sitting.timing.ends, sitting.timing.used, sitting.ended_at) == (before, 60 * SECONDS, None), zone


def test_a_clock_that_is_set_back_keeps_the_page_and_the_answer(sitting: Sitting, browser: Client) -> None:
    form = hidden(browser.get(f"/exams/{sitting.pk}/1/"))
    clock.move(timedelta(minutes=20))
    assert send(browser, sitting, form, answer="rises").status_code == 200
    clock.move(-timedelta(minutes=19))
    page = browser.get(f"/exams/{sitting.pk}/2/")
    assert page.status_code == 200 and page.context["left"] == 6 * 60
    assert send(browser, sitting, hidden(page), 2, answer="falls").status_code == 200
    assert slot(sitting, 1).chosen == ["rises"] and slot(sitting, 2).chosen == ["falls"]


def test_the_database_lets_nobody_have_two_open_ones(sitting: Sitting) -> None:
    twin = Sitting.objects.get(pk=sitting.pk)
    twin.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_a_page_of_a_sitting_takes_in_nothing_of_its_result(sitting: Sitting, browser: Client) -> None:
    """What htmx asks for from the page of a question, after the end, is a page to go to."""
    form = hidden(browser.get(f"/exams/{sitting.pk}/1/"))
    clock.move(END - START + 60 * SECONDS)
    part: Any = {"HX-Request": "true", "HX-Request-Type": "partial"}
    sent = browser.post(f"/exams/{sitting.pk}/1/", {**form, "go": "next", "answer": "rises"}, headers=part)
    result = f"/exams/{sitting.pk}/result/"
    assert sent.status_code == 303 and sent["Location"] == result
    for address in (result, f"/exams/{sitting.pk}/2/"):
        asked = browser.get(address, headers=part)
        assert asked.get("HX-Redirect") == address and not asked.content, address
        assert browser.get(address).status_code == 200, address
