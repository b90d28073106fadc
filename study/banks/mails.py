"""The mail to an author whose version was given back, where mail is configured."""

import logging
from smtplib import SMTPException

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from study.banks.models import Question, Version

log = logging.getLogger(__name__)


def tell_author(question: Question, version: Version | None, reason: str) -> None:
    """Tell who sent the version, at their confirmed address, why it was given back. Today tells them too, so that a
    mail which cannot be sent is no loss."""
    if not settings.KEEPWARM_MAIL or version is None or version.author_id is None:
        return
    addresses = EmailAddress.objects.filter(user=version.author_id, primary=True, verified=True)
    email = addresses.values_list("email", flat=True).first()
    if email is None:
        return
    address = f"{settings.KEEPWARM_ADDRESS}{reverse('banks:edit', args=[question.bank_id, question.key])}"
    body = f"{reason}\n\nThe question: {address}\n"
    subject = f"Given back: {' '.join((question.title or question.key).split())[:100]}"
    try:
        EmailMessage(subject=subject, body=body, to=[email]).send()
    except (SMTPException, OSError):
        log.exception("given back, mail not sent", extra={"question": question.pk})
