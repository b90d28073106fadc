"""Reminder mails: at the learner's hour, where mail goes out, something is due and they asked; and their end."""

import re
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from study.banks import operations as banks
from study.banks.models import Role
from study.people.models import Learner, User
from study.progress.operations import Sent, remind
from tests.clock import START
from tests.factories import TODAY, a_card, a_course, a_learner, a_question, a_study, a_user
from tests.page_source import page_source
from tests.places.banks.authoring import SPRING, a_shared_bank, an_instructor, submitted, written
from tests.places.border.table import SETTINGS

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def learner() -> Learner:
    """Ada in Vienna has two questions due and wants a mail at ten, which is nine in UTC."""
    user = a_user()
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    learner = a_learner(user, time_zone="Europe/Vienna", reminder_hour=10)
    course = a_course(shipped=True)
    a_study(learner, course)
    for _ in range(2):
        a_card(learner, a_question(course), reviews=1, due_day=TODAY)
    return learner


def test_it_goes_out_once_at_its_hour(learner: Learner) -> None:
    assert remind(now=START - timedelta(seconds=1)) == Sent()
    assert remind(now=START) == Sent(1)
    assert remind(now=START + HOUR) == Sent()
    [sent] = mail.outbox
    assert (sent.to, sent.subject) == (["ada@example.org"], "2 questions are due")
    assert "https://study.example.org/review/" in sent.body and "at 10:00" in sent.body
    assert remind(now=START + 24 * HOUR) == Sent(1)


def test_it_is_made_up_for_within_three_hours_and_not_later(learner: Learner) -> None:
    assert remind(now=START + 3 * HOUR) == Sent()
    assert remind(now=START + 3 * HOUR - timedelta(seconds=1)) == Sent(1)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"reminder_hour": None}, "off, as it is at first"),
        ({"reminder_hour": 11}, "another hour"),
        ({"time_zone": "Asia/Tokyo"}, "another zone"),
        ({"set_at": START + timedelta(minutes=1)}, "set later today: from tomorrow on"),
    ],
)
def test_otherwise_none_goes_out(learner: Learner, changed: dict[str, object], why: str) -> None:
    Learner.objects.filter(pk=learner.pk).update(**changed)
    assert remind(now=START + timedelta(minutes=2)) == Sent(), why


def test_none_goes_out_when_nothing_is_due(learner: Learner) -> None:
    learner.cards.update(due_day=TODAY + timedelta(days=1))
    assert remind(now=START) == Sent() and Learner.objects.get().reminded_on is None
    assert remind(now=START + 24 * HOUR) == Sent(1)


def test_it_tells_an_instructor_what_waits_for_them(learner: Learner) -> None:
    assert learner.user
    ada, grace = learner.user, an_instructor("grace")
    bank = a_shared_bank(grace, editor=an_instructor("vera"))
    User.objects.filter(pk=ada.pk).update(role="instructor")
    ada.refresh_from_db()
    assert banks.set_role(bank=bank, email=ada.email, role=Role.EDITOR, by=grace, now=START) is None
    hers, theirs, again = (written(bank, by, SPRING) for by in (ada, grace, grace))
    for question in (theirs, again):
        submitted(question, grace)
    submitted(hers, ada)
    assert banks.decide(question=hers, version=1, approve=False, by=grace, now=START, reason="Which tide?") is None
    banks.report(version=hers.versions.get(), learner=a_learner(), complaint="key", text="No.", now=START)
    assert remind(now=START) == Sent(1)
    learner.cards.update(due_day=TODAY + timedelta(days=2))
    assert remind(now=START + 24 * HOUR) == Sent(1)
    with_due, without = mail.outbox
    assert with_due.subject == "2 questions are due" and without.subject == "2 questions wait for your approval"
    for sent in (with_due, without):
        assert "2 questions wait for your approval:\n\nhttps://study.example.org/banks/waiting/" in sent.body
        assert "1 question was given back to you:" in sent.body and "1 report waits in your banks:" in sent.body
        assert f"https://study.example.org/banks/{bank.pk}/reports/" in sent.body
    assert ("due today" in with_due.body, "due today" in without.body) == (True, False)


def test_none_goes_to_an_address_that_was_not_confirmed(learner: Learner) -> None:
    EmailAddress.objects.update(verified=False)
    assert remind(now=START) == Sent()


def test_an_hour_that_the_clock_leaves_out_is_the_next(learner: Learner) -> None:
    Learner.objects.update(reminder_hour=2)
    spring = datetime(2027, 3, 28, 1, 0, tzinfo=UTC)  # two in Vienna becomes three
    assert remind(now=spring - timedelta(seconds=1)) == Sent()
    assert remind(now=spring) == Sent(1)


def test_the_command_sends_nothing_where_no_mail_is_configured(learner: Learner, settings: Settings) -> None:
    said = StringIO()
    settings.KEEPWARM_MAIL = False
    call_command("remind", stdout=said)
    assert "No mail is configured" in said.getvalue() and not mail.outbox
    settings.KEEPWARM_MAIL = True
    call_command("remind", stdout=said)
    assert "Wrote 1 mail." in said.getvalue() and len(mail.outbox) == 1


def test_the_hour_is_offered_where_a_mail_would_come(learner: Learner, settings: Settings) -> None:
    ada, guest = Client(), Client()
    ada.force_login(learner.user)  # type: ignore[arg-type]
    field = 'name="reminder_hour"'
    assert field in page_source(ada.get("/settings/")) and field not in page_source(guest.get("/settings/"))
    ada.post("/settings/", {**SETTINGS, "reminder_hour": "7"})
    assert Learner.objects.get().reminder_hour == 7
    settings.KEEPWARM_MAIL = False
    assert field not in page_source(ada.get("/settings/"))
    ada.post("/settings/", {**SETTINGS, "reminder_hour": "8"})
    assert Learner.objects.get().reminder_hour == 7
    settings.KEEPWARM_MAIL = True
    ada.post("/settings/", {**SETTINGS, "initial-reminder_hour": "7", "reminder_hour": ""})
    assert Learner.objects.get().reminder_hour is None


def test_the_link_in_a_mail_ends_them(learner: Learner) -> None:
    remind(now=START)
    found = re.search(r"https://study\.example\.org(/reminders/stop/\?key=\S+)", mail.outbox[0].body)
    assert found and mail.outbox[0].extra_headers["List-Unsubscribe"] == f"<https://study.example.org{found[1]}>"
    reader = Client(enforce_csrf_checks=True)
    assert "Stop the reminder mails?" in page_source(reader.get(found[1]))
    assert Learner.objects.get().reminder_hour == 10
    page = page_source(reader.post(found[1], {"List-Unsubscribe": "One-Click"}))
    assert "No more reminder mails" in page and Learner.objects.get().reminder_hour is None
    for key in ("", "1", f"{learner.pk}:x"):
        assert reader.post(f"/reminders/stop/?key={key}").status_code == 404
