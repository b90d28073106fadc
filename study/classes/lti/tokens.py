"""Signed messages: who signed a launch, and the answer that gives a platform the link somebody chose."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import jwt
from django.core.cache import cache
from pylti1p3.deep_link import DeepLink
from pylti1p3.deep_link_resource import DeepLinkResource
from pylti1p3.lineitem import LineItem

from study.classes.lti import sending
from study.classes.models import Platform
from study.core.problem import Problem

LONGEST = 60_000
"""Characters of a signed message."""
KEPT = 60 * 60
"""Seconds for which a platform's keys are kept; one that is not among them is looked for again."""


def digest(secret: str) -> str:
    """What is stored of a secret that is long and random."""
    return hashlib.sha256(secret.encode()).hexdigest()


def claims_of(platform: Platform, token: str) -> Mapping[str, Any] | Problem:
    """What a message says that this platform has signed. Whether it is meant for us, and of now, is for
    study.core.lti.claims to say."""
    if not token or len(token) > LONGEST:
        return Problem("The launch holds no message that can be read.")
    try:
        named = str(jwt.get_unverified_header(token).get("kid") or "")
        key = _key(platform, named)
    except jwt.InvalidTokenError:
        return Problem("The launch holds no message that can be read.")
    except sending.FAILURES as error:
        return Problem(
            f"The keys of the platform could not be read, so nothing was believed. {sending.words_of(error)}"
        )
    if key is None:
        return Problem("The launch is signed with a key that the platform does not show.")
    try:
        # The clock and the audience are checked with the rest: here it is the signature alone, by RSA and SHA-256.
        unchecked = {"verify_exp": False, "verify_iat": False, "verify_nbf": False, "verify_aud": False}
        return dict(jwt.decode(token, key, algorithms=["RS256"], options=unchecked))  # type: ignore[arg-type]
    except (jwt.InvalidTokenError, jwt.InvalidKeyError, TypeError, ValueError):
        return Problem("The signature of the launch is not the platform's.")


def _key(platform: Platform, named: str) -> Any:
    """The key of that name, from what was kept, else from the platform."""
    place = f"lti-keys-{platform.pk}-{digest(platform.keys_url)}"
    found = _named(cache.get(place), named)
    if found is None:
        fresh = sending.key_set(platform)
        found = _named(fresh, named)
        cache.set(place, fresh, KEPT)
    return found


def _named(keys: Any, named: str) -> Any:
    for one in keys["keys"] if isinstance(keys, dict) else []:
        if isinstance(one, dict) and named and one.get("kid") == named and one.get("kty") == "RSA":
            try:
                return jwt.PyJWK.from_dict(one, algorithm="RS256").key
            except (jwt.PyJWTError, ValueError, TypeError):
                return None
    return None


def chosen_link(
    *, platform: Platform, deployment: str, data: str, back: str, title: str, address: str, work: int, most: float,
    now: datetime,
) -> str:  # fmt: skip
    """The signed message that gives a platform the link to a piece of work, with a column of its gradebook."""
    column = LineItem().set_label(title).set_score_maximum(most).set_resource_id(str(work))
    link = DeepLinkResource().set_url(address).set_title(title).set_custom_params({"work": str(work)})
    settings: Any = {"deep_link_return_url": back, **({"data": data} if data else {})}
    made = DeepLink(sending.registration_of(platform, now), deployment, settings)
    message = made.get_message_jwt([link.set_lineitem(column)])
    if not data:  # what was not given is not given back
        message = {name: value for name, value in message.items() if not name.endswith("/claim/data")}
    return str(made.encode_jwt(message))  # type: ignore[no-untyped-call]
