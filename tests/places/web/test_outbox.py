"""Mail is sent beside the pages: what a server of mail does, or does not, holds nobody, and is told."""

import smtplib
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from pytest_django import Settings

from study.people.models import Role
from study.web import outbox, tasks
from study.web.models import Mail, Task
from tests.clock import START
from tests.factories import a_user

pytestmark = pytest.mark.django_db
KEPT = {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}
RESETS = {"email": "ada@example.org"}


class Refusing(EmailBackend):
    """A server that takes no mail for one address."""

    def send_messages(self, messages: Any) -> int:
        if "nobody@example.org" in messages[0].to:
            raise smtplib.SMTPRecipientsRefused({"nobody@example.org": (550, b"no such box")})
        return int(super().send_messages(messages))


def smtp(port: int) -> dict[str, Any]:
    options = {"host": "127.0.0.1", "port": port, "timeout": 0.2}
    return {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}


def use(settings: Settings, server: dict[str, Any]) -> None:
    settings.MAILERS = {"default": {"BACKEND": "study.web.outbox.Backend"}, "server": server}


@contextmanager
def hanging() -> Iterator[int]:
    """A server that takes connections and never says a word."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(8)
        yield listening.getsockname()[1]


def work(after: timedelta = timedelta()) -> None:
    """Do what waits until then, once."""
    tasks.run_next(worker="w", clock=lambda: START + after)


def test_a_page_waits_for_no_server_of_mail(settings: Settings) -> None:
    a_user("ada@example.org")
    with hanging() as port:
        use(settings, smtp(port))
        answer = Client().post("/account/password/reset/", RESETS, follow=True)
        assert "a link is on its way" in answer.content.decode()
        row = Mail.objects.get()
        assert (row.to, row.tries) == ("ada@example.org", 0) and "/account/password/reset/" in row.body
        work()
        row.refresh_from_db()
        assert (row.tries, row.given_up_at) == (1, None) and "timed out" in row.why
    use(settings, KEPT)
    work()
    assert not mail.outbox, "its time has not come"
    work(timedelta(minutes=2))
    (sent,) = mail.outbox
    assert (sent.to, sent.body) == (["ada@example.org"], row.body)
    assert not Mail.objects.exists() and not Task.objects.exists()


def test_a_mail_keeps_all_that_it_had(settings: Settings) -> None:
    use(settings, KEPT)
    given = EmailMultiAlternatives("Due", "words", to=["ada@example.org"], headers={"List-Unsubscribe": "<x>"})
    given.attach_alternative("<p>words</p>", "text/html")
    given.send()
    work()
    (sent,) = mail.outbox
    assert isinstance(sent, EmailMultiAlternatives)
    assert (sent.subject, sent.body, sent.to, sent.from_email) == (
        given.subject,
        given.body,
        given.to,
        given.from_email,
    )
    assert sent.extra_headers == given.extra_headers
    assert [tuple(one) for one in sent.alternatives] == [tuple(one) for one in given.alternatives]


def test_what_one_box_refuses_holds_no_other_mail(settings: Settings) -> None:
    use(settings, {"BACKEND": "tests.places.web.test_outbox.Refusing"})
    for to in ("nobody@example.org", "ada@example.org"):
        EmailMultiAlternatives("Hello", "words", to=[to]).send()
    work()
    assert [one.to for one in mail.outbox] == [["ada@example.org"]]
    assert "no such box" in Mail.objects.get().why


def test_a_mail_is_given_up_and_an_administrator_is_told(settings: Settings) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # nobody listens
        use(settings, smtp(closed.getsockname()[1]))
        for subject in ("First", "Second"):
            EmailMultiAlternatives(subject, "https://example.org/a-secret", to=["ada@example.org"]).send()
        tried, passed = 0, timedelta()
        while Task.objects.exists():
            work(passed)
            passed += timedelta(minutes=1)
            tried += 1
        assert tried < 24 * 60, "it ends"
    assert [(one.subject, one.body, one.tries) for one in outbox.given_up()] == [("Second", "", 6), ("First", "", 6)]
    admin, other = Client(), Client()
    admin.force_login(a_user("admin@example.org", role=Role.ADMIN))
    other.force_login(a_user("teacher@example.org", role=Role.INSTRUCTOR))
    told = " ".join(admin.get("/").content.decode().split())
    assert "2 mails could not be sent" in told and "“First” to ada@example.org (ConnectionRefusedError" in told
    assert "could not be sent" not in other.get("/").content.decode()
    assert outbox.forget(now=START + timedelta(days=6)) == 0
    assert outbox.forget(now=START + timedelta(days=9)) == 2


def test_a_worker_that_is_killed_with_a_mail_leaves_it(settings: Settings) -> None:
    use(settings, KEPT)
    EmailMultiAlternatives("Hello", "words", to=["ada@example.org"]).send()
    Mail.objects.update(tries=1, next_at=START + timedelta(minutes=1))
    Task.objects.all().delete()
    outbox.forget(now=START)
    work()
    assert not mail.outbox, "another may have it in hand"
    work(timedelta(minutes=2))
    assert len(mail.outbox) == 1
