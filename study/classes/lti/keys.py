"""The keys of this server: made, shown to platforms, used and dropped as study.core.lti.rotation says."""

import secrets
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from django.db import transaction
from pylti1p3.registration import Registration

from study.classes.models import ToolKey
from study.core.lti import rotation

BITS = 2048


@transaction.atomic
def make(*, now: datetime) -> ToolKey:
    """Make another key. It is shown at once and signs when platforms have had the time to read it."""
    made = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    private = made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    public = made.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    return ToolKey.objects.create(private=private, public=public, made_at=now)


@transaction.atomic
def rotate(*, now: datetime) -> list[ToolKey]:
    """The keys there are, the oldest first, after one was made where that is due and those that are over were
    dropped."""
    found = list(ToolKey.objects.order_by("made_at", "pk"))
    if rotation.is_due([one.made_at for one in found], now):
        found.append(make(now=now))
    over = [found[number].pk for number in rotation.dropped([one.made_at for one in found], now)]
    ToolKey.objects.filter(pk__in=over).delete()
    return [one for one in found if one.pk not in over]


def signing(*, now: datetime) -> ToolKey:
    """The key that signs."""
    found = rotate(now=now)
    return found[rotation.signing([one.made_at for one in found], now)]


def shown() -> dict[str, Any]:
    """The public keys, as platforms read them."""
    return {"keys": [Registration.get_jwk(one.public) for one in ToolKey.objects.order_by("made_at", "pk")]}


def told() -> list[tuple[int, datetime]]:
    """The keys and when they were made, for an administrator."""
    return list(ToolKey.objects.order_by("made_at", "pk").values_list("pk", "made_at"))


def new_secret() -> str:
    """What nobody guesses: a state, a nonce, a ticket."""
    return secrets.token_urlsafe(32)
