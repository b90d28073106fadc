"""The cards that a learner put a flag on."""

from dataclasses import dataclass

from study.banks.models import Question
from study.banks.roles import open_to
from study.people.models import Learner
from study.review.models import Card

MOST = 200
"""Flags on the page; the rest are only counted."""


@dataclass(frozen=True, slots=True)
class Flagged:
    """A card with a flag. `asked` is the question's title, or its text if it has none, without its answer."""

    card: int
    asked: str
    topic: str


@dataclass(frozen=True, slots=True)
class Flags:
    """The latest flags, and how many older ones are `left_out`."""

    cards: tuple[Flagged, ...]
    left_out: int


def flags_of(learner: Learner) -> Flags:
    """The learner's flags, the latest first; but for questions whose text is not open to them any more."""
    readable = Question.objects.filter(open_to(learner), current__isnull=False)
    cards = Card.objects.filter(learner=learner, flagged_at__isnull=False, question__in=readable)
    rows = cards.select_related("question__current", "question__topic").order_by("-flagged_at", "-pk")[:MOST]
    shown = tuple(_flagged(card) for card in rows)
    return Flags(shown, cards.count() - len(shown))


def _flagged(card: Card) -> Flagged:
    version, topic = card.question.current, card.question.topic
    assert version is not None  # the condition says so
    return Flagged(card.pk, version.title or version.prompt, topic.name if topic else "")
