"""Mail is not sent while a page waits, for a mail server may hang: it is put into the database, and `manage.py work`
sends it. What could not be sent is tried again, and given up after some hours; an administrator is told.

The mailer "default" of the settings is the backend here, so whoever sends a mail does it by this; the mailer "server"
is the one that sends.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused

from django.core.mail import EmailMessage, EmailMultiAlternatives, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, QuerySet

from study.web import clock, tasks
from study.web.models import Mail

log = logging.getLogger("keepwarm.mail")
SEND = "send mail"
WAITS = (1, 5, 15, 40, 60)
"""Minutes after each try until the next: about two hours in all. Then it is given up."""
KEPT = timedelta(days=7)
"""How long it is said of a mail that it was not sent."""
OF_ONE = (SMTPRecipientsRefused, SMTPSenderRefused, SMTPDataError)
"""What a server says of one mail; anything else is said of all that wait."""


class Backend(BaseEmailBackend):
    """Puts mails into the database."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        now = clock.now()
        for one in email_messages:
            assert not one.attachments, "nobody attaches anything"
            others = one.alternatives if isinstance(one, EmailMultiAlternatives) else []
            for to in one.recipients():
                Mail.objects.create(
                    sender=one.from_email,
                    to=to,
                    subject=str(one.subject),
                    body=str(one.body),
                    others=[[str(other[0]), str(other[1])] for other in others],
                    headers={name: str(value) for name, value in one.extra_headers.items()},
                    put_at=now,
                    next_at=now,
                )
        tasks.put(name=SEND, subject=0, now=now)
        return len(email_messages)


def send(*, time: Callable[[], datetime]) -> None:
    """Send what is to be sent by now. No transaction is open while the server of mail is asked."""
    for mail in _waiting().filter(next_at__lte=time()).order_by("pk"):
        if not _in_hand(mail, time()):
            continue
        try:
            mailers["server"].send_messages([_message(mail)])
        except OF_ONE as refused:
            _failed(mail, refused, time())
        except OSError as gone:  # all that smtplib raises is one
            _failed(mail, gone, time())
            # Nobody waits for a server that hangs as often as there are mails.
            _waiting().filter(next_at__lte=time()).update(next_at=time() + timedelta(minutes=WAITS[0]))
            break
        else:
            mail.delete()
    if following := _waiting().order_by("next_at").values_list("next_at", flat=True).first():
        now = time()
        tasks.put(name=SEND, subject=0, now=now, wait=max(following - now, timedelta(seconds=1)))


def given_up() -> list[Mail]:
    """The mails that could not be sent, the latest first."""
    return list(Mail.objects.exclude(given_up_at=None).order_by("-given_up_at", "-pk"))


def forget(*, now: datetime) -> int:
    """Say no more of mails that were given up long ago, and see to it that those that wait are sent; how many went."""
    if _waiting().exists() and not tasks.is_put(name=SEND, subject=0):
        tasks.put(name=SEND, subject=0, now=now)
    return Mail.objects.filter(given_up_at__lt=now - KEPT).delete()[0]


def drop(*, to: str) -> None:
    """Send nothing more to this address, and say nothing more of it."""
    Mail.objects.filter(to__iexact=to).delete()


def _waiting() -> QuerySet[Mail]:
    return Mail.objects.filter(given_up_at=None)


def _in_hand(mail: Mail, now: datetime) -> bool:
    """Take a mail, unless another worker has it: who is killed with it leaves it for the next time."""
    free = Mail.objects.filter(pk=mail.pk, tries=mail.tries)
    wait = timedelta(minutes=WAITS[min(mail.tries, len(WAITS) - 1)])
    return bool(free.update(tries=F("tries") + 1, next_at=now + wait))


def _message(mail: Mail) -> EmailMessage:
    message = EmailMultiAlternatives(mail.subject, mail.body, mail.sender, [mail.to], headers=mail.headers)
    for content, media_type in mail.others:
        message.attach_alternative(content, media_type)
    return message


def _failed(mail: Mail, error: Exception, now: datetime) -> None:
    """Note why; after the last try it is given up."""
    why = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    log.error("mail not sent: %s", why, extra={"mail": mail.pk})
    if mail.tries + 1 > len(WAITS):
        Mail.objects.filter(pk=mail.pk).update(given_up_at=now, why=why, body="", others=[], headers={})
    else:
        Mail.objects.filter(pk=mail.pk).update(why=why)
