"""The keys of this server: made, shown to platforms, used and dropped as study.core.lti.rotation says.

The private part is stored encrypted, under a key derived from the server's secret key: who reads the database alone,
or a copy of it, cannot sign for this server. Where the secret key was changed, a key that was made under the other one
cannot be opened: another is made and signs, and the old public part is shown for its time, since what it signed may
still be on its way."""

import secrets
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from django.db import transaction
from django.utils.crypto import salted_hmac
from pylti1p3.registration import Registration

from study.classes.models import ToolKey
from study.core.lti import rotation

BITS = 2048
PLAIN = "-----BEGIN"
"""What a key begins with that was stored before keys were encrypted."""


def _box() -> Fernet:
    return Fernet(urlsafe_b64encode(salted_hmac("study.classes.lti.keys", "private", algorithm="sha256").digest()))


def _sealed(private: str) -> str:
    return _box().encrypt(private.encode()).decode()


def opened(key: ToolKey) -> str:
    """The private part of a key; nothing where it was made under another secret key."""
    if key.private.startswith(PLAIN):
        return key.private
    try:
        return _box().decrypt(key.private.encode()).decode()
    except InvalidToken:
        return ""


@transaction.atomic
def make(*, now: datetime) -> ToolKey:
    """Make another key. It is shown at once and signs when platforms have had the time to read it."""
    made = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    private = made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    public = made.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    return ToolKey.objects.create(private=_sealed(private), public=public, made_at=now)


@transaction.atomic
def rotate(*, now: datetime) -> list[ToolKey]:
    """The keys that can sign, the oldest first, after one was made where that is due and those that are over were
    dropped."""
    there = list(ToolKey.objects.order_by("made_at", "pk"))
    for one in there:
        if one.private.startswith(PLAIN):
            one.private = _sealed(one.private)
            one.save(update_fields=["private"])
    found = [one for one in there if opened(one)]
    if rotation.is_due([one.made_at for one in found], now):
        found.append(made := make(now=now))
        there.append(made)
    signs = there.index(_signs(found, now))
    over = {there[number].pk for number in rotation.dropped([one.made_at for one in there], now, signs)}
    ToolKey.objects.filter(pk__in=over).delete()
    return [one for one in found if one.pk not in over]


def signing(*, now: datetime) -> ToolKey:
    """The key that signs."""
    return _signs(rotate(now=now), now)


def _signs(found: Sequence[ToolKey], now: datetime) -> ToolKey:
    return found[rotation.signing([one.made_at for one in found], now)]


def shown() -> dict[str, Any]:
    """The public keys, as platforms read them."""
    return {"keys": [Registration.get_jwk(one.public) for one in ToolKey.objects.order_by("made_at", "pk")]}


class Told(NamedTuple):
    """A key as an administrator reads of it; `opens` unless it was made under another secret key."""

    number: int
    made: datetime
    opens: bool


def told() -> list[Told]:
    """The keys there are, the oldest first."""
    rows = ToolKey.objects.order_by("made_at", "pk")
    return [Told(one.pk, one.made_at, bool(opened(one))) for one in rows]


def new_secret() -> str:
    """What nobody guesses: a state, a nonce, a ticket."""
    return secrets.token_urlsafe(32)
