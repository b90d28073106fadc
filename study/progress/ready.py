"""Readiness as pages show it: the share of the exam, its domains as bars, and what would raise it most."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from study.core.assessment.readiness import Part, Readiness, Share
from study.core.text.number import between, difference, number
from study.drawing import shares
from study.library.models import Topic
from study.library.places import places_of

MOST_RAISES = 3


@dataclass(frozen=True, slots=True)
class DomainRow:
    """A domain of the exam; without cards it has no `share`."""

    title: str
    weight: str
    cards: int
    share: str
    likely: str
    bar: SafeString


@dataclass(frozen=True, slots=True)
class Raise:
    """A topic, with what tells it from others of its name, and the percentage points that all of it known would add."""

    topic: Topic
    points: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Ready:
    """The share right on the day and its likely range, in words."""

    share: str
    likely: str
    domains: Sequence[DomainRow]
    raises: Sequence[Raise]


def ready(found: Readiness | None) -> Ready | None:
    """A readiness in words and pictures; None where there is none. The topics are read at once."""
    if found is None:
        return None
    gains = found.gains[:MOST_RAISES]
    topics = Topic.objects.select_related("course").in_bulk([gain.topic for gain in gains])
    apart = places_of(topic.course_id for topic in topics.values())
    raises = [
        Raise(topics[gain.topic], difference(100 * gain.share, places=0), apart.get(gain.topic, ""))
        for gain in gains
        if gain.topic in topics and round(100 * gain.share)
    ]
    return Ready(percent(found.share), likely(found.share), [_row(part) for part in found.parts], raises)


def percent(share: Share) -> str:
    return number(100 * share.expected, "%", 0)


def likely(share: Share) -> str:
    return between(100 * share.low, 100 * share.high, "%", 0)


def _row(part: Part) -> DomainRow:
    weight, share = number(100 * part.weight, "%", 0), part.share
    if share is None:
        return DomainRow(part.title, weight, part.cards, "", "", SafeString(""))
    said = f"{percent(share)} right, likely {likely(share)}"
    drawn = shares.bar(share.expected, share.low, share.high, said)
    return DomainRow(part.title, weight, part.cards, percent(share), likely(share), mark_safe(drawn))  # noqa: S308
