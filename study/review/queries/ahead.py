"""The day's questions as a browser keeps them, to be answered without a connection."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from study.people.models import Learner
from study.review.access import is_held_with_back
from study.review.models import Card
from study.review.queries.questions import JOINED, Asked, Revealed, ask_card, back_of
from study.review.submission import Showing

MOST = 100
"""Questions a browser keeps at once."""
MOST_PICTURES = 100
"""Pictures it keeps with them."""


@dataclass(frozen=True, slots=True)
class Held:
    """A question as a browser keeps it: what is `asked`, the `address` its answer goes to one day, what its form
    carries (`showing`), and the `back`, where its learner grades it themself. There is no key without one."""

    asked: Asked
    address: str
    showing: Showing
    back: Revealed | None


@dataclass(frozen=True, slots=True)
class DayAhead:
    """The first questions of a queue, in its order; `left` are those beyond MOST."""

    held: tuple[Held, ...] = ()
    left: int = 0


def day_ahead(learner: Learner, queue: Sequence[int], today: date, now: datetime, most: int = MOST) -> DayAhead:
    """What a browser may keep of a queue of cards."""
    rows = Card.objects.filter(learner=learner).select_related(*JOINED).in_bulk(queue[:most])
    held = tuple(_held(learner, rows[pk], today, now) for pk in queue[:most] if pk in rows)
    return DayAhead(held, len(queue) - len(held))


def _held(learner: Learner, card: Card, today: date, now: datetime) -> Held:
    card.learner = learner
    asked = ask_card(card, today)
    address = reverse("review:answer_ahead", args=[card.pk])
    back = back_of(card, today, now) if is_held_with_back(card) else None
    return Held(asked, address, asked.showing(address, now), back)
