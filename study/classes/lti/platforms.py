"""Writes about platforms: what an administrator enters, changes and removes."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from study.classes.lti import keys
from study.classes.models import Deployment, Platform

FIELDS = ("name", "issuer", "client", "auth_url", "token_url", "keys_url", "services", "audience")


@transaction.atomic
def save(
    *, platform: Platform | None, entered: Mapping[str, str], deployments: Collection[str], now: datetime
) -> Platform:
    """Keep a platform as it was entered and checked (study.classes.lti.forms). Courses and people that came by a
    deployment stay when it is taken away; nobody comes by it any more."""
    made = platform or Platform(made_at=now)
    for field in FIELDS:
        setattr(made, field, entered[field])
    made.save()
    keys.rotate(now=now)  # so that the platform finds one
    Deployment.objects.filter(platform=made).exclude(name__in=deployments).delete()
    for name in deployments:
        Deployment.objects.get_or_create(platform=made, name=name)
    return made


@transaction.atomic
def remove(*, platform: Platform) -> None:
    """Remove a platform with what connects it. Classes, learners and their results stay."""
    platform.delete()
