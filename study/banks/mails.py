"""The mail to an author whose version was given back, where mail is configured."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from study.banks.models import RECONSIDERED, HistoryEntry


def tell_author(entry: int) -> None:
    """Tell who sent the version, at their confirmed address, why it was given back, as that line of the history has
    it. Today tells them too, so that a mail which cannot be sent is no loss."""
    given = HistoryEntry.objects.select_related("question", "version").filter(pk=entry).first()
    if given is None or given.question is None or given.version is None or given.version.author_id is None:
        return
    if HistoryEntry.objects.filter(version=given.version, action=RECONSIDERED, pk__gt=given.pk).exists():
        return
    addresses = EmailAddress.objects.filter(user=given.version.author_id, primary=True, verified=True)
    email = addresses.values_list("email", flat=True).first()
    if email is None:
        return
    question = given.question
    address = f"{settings.KEEPWARM_ADDRESS}{reverse('banks:edit', args=[question.bank_id, question.key])}"
    body = f"{given.reason}\n\nThe question: {address}\n"
    subject = f"Given back: {' '.join((question.title or question.key).split())[:100]}"
    EmailMessage(subject=subject, body=body, to=[email]).send()
