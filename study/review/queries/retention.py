"""A learner's measured retention: the share recalled after a while, here and elsewhere."""

from collections.abc import Iterator
from itertools import batched, pairwise

from study.core.assessment.retention import Retention, retention
from study.core.scheduling import StartingMemory
from study.people.models import Learner
from study.review.models import Card
from study.review.schedule import logs_of

BATCH = 500


def own_retention(learner: Learner) -> Retention:
    """The learner's own retention: of all reviews that came DAYS after the one before, those that were recalled.
    Imported history counts like answers. It is in no statistics of questions, which read answers alone."""
    return retention(_reviews(learner))


def _reviews(learner: Learner) -> Iterator[tuple[int, bool]]:
    cards = Card.objects.filter(learner=learner, reviews__gt=1).order_by("pk")
    for batch in batched(cards.iterator(chunk_size=BATCH), BATCH):
        for log in logs_of(batch).values():
            events = [entry.event for entry in log if entry.event]
            for before, after in pairwise(events):
                if isinstance(after, StartingMemory):
                    continue
                day = before.last_day if isinstance(before, StartingMemory) else before[2]
                yield (after[2] - day).days, after[0].recalled
