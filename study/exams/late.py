"""Answers that came after the end: what was chosen when, and what was decided about each."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from study.core.exams.late import Made, is_last
from study.core.exams.timing import Arrival
from study.exams.models import Chosen, LateRuling, Sitting, Slot
from study.people.models import Learner
from study.web.prepared import Read

TOLD = timedelta(days=14)
"""For how long Today tells what was decided about a late answer; its result tells it for good."""


@dataclass(frozen=True, slots=True)
class LateAnswer:
    """An answer that was chosen in time and came after the grace. `can_count` is false where another was chosen after
    it; `rulings` are what was decided about it, the last one last."""

    pk: int
    sitting: Sitting
    position: int
    title: str
    given: Sequence[str]
    at: datetime
    arrived_at: datetime
    can_count: bool
    rulings: Sequence[LateRuling]

    @property
    def last(self) -> LateRuling | None:
        """What holds by now."""
        return self.rulings[-1] if self.rulings else None

    @property
    def taken(self) -> bool:
        return self.last is not None and self.last.taken

    @property
    def waits(self) -> bool:
        """Whether nobody has decided about it yet and somebody could."""
        return self.can_count and not self.rulings


def late_answers(sittings: Iterable[int]) -> list[LateAnswer]:
    """Those of ended sittings, in the order in which they arrived; what waits to be decided comes first."""
    rows = Chosen.objects.filter(
        slot__sitting__in=list(sittings), slot__sitting__ended_at__isnull=False, arrival=Arrival.LATE.value
    )
    rows = rows.select_related("slot__sitting__learner", "slot__version").prefetch_related("rulings__by")
    found = list(rows.order_by("arrived_at", "pk"))
    made = made_in([one.slot_id for one in found])
    told = [_told(one, made[one.slot_id]) for one in found]
    return sorted(told, key=lambda one: not one.waits)


@dataclass(frozen=True, slots=True)
class Ruled:
    """What was decided last about an answer that came late, as its learner is told of it."""

    sitting: int
    title: str
    position: int
    taken: bool


def ruled(learner: Learner | None, now: datetime) -> list[Ruled]:
    """What was decided within TOLD about late answers of somebody, the latest first."""
    found: dict[int, Ruled] = {}
    for choice, taken, sitting, title, position in _rulings(learner.pk, now - TOLD) if learner else ():
        found.pop(choice, None)  # the last one holds
        found[choice] = Ruled(sitting, title, position, taken)
    return [*reversed(found.values())]


def rulings(learner: int, since: datetime) -> QuerySet[LateRuling]:
    """What was decided since then about late answers of a learner, by number."""
    return LateRuling.objects.filter(choice__slot__sitting__learner=learner, at__gt=since)


@Read
def _rulings(learner: int, since: datetime) -> QuerySet[LateRuling, tuple[Any, ...]]:
    rows = rulings(learner, since).order_by("at", "pk")
    return rows.values_list(
        "choice", "taken", "choice__slot__sitting", "choice__slot__sitting__title", "choice__slot__position"
    )


def late_of_made(form: str) -> list[LateAnswer]:
    """Those in sittings that people took for themselves of the made exam that is offered under `form`."""
    return late_answers(Sitting.objects.filter(form=form, assigned=False).values_list("pk", flat=True))


def made_in(slots: Iterable[int]) -> defaultdict[int, list[Made]]:
    """All that was chosen in these questions of sittings, by question, in the order in which it arrived."""
    found: defaultdict[int, list[Made]] = defaultdict(list)
    rows = Chosen.objects.filter(slot__in=list(slots)).order_by("pk")
    for slot, pk, at, arrival in rows.values_list("slot", "pk", "at", "arrival"):
        found[slot].append(Made(pk, at, Arrival(arrival)))
    return found


def _told(one: Chosen, made: Sequence[Made]) -> LateAnswer:
    slot = one.slot
    return LateAnswer(
        pk=one.pk,
        sitting=slot.sitting,
        position=slot.position,
        title=slot.version.title or slot.version.prompt,
        given=_given(slot, one.keys),
        at=one.at,
        arrived_at=one.arrived_at,
        can_count=is_last(next(each for each in made if each.number == one.pk), made),
        rulings=tuple(one.rulings.all()),
    )


def _given(slot: Slot, keys: Sequence[str]) -> list[str]:
    presented = slot.presented
    options = getattr(presented, "shown", presented).options  # a variant is shown by its own kind
    return [option.text for option in options if option.key in keys]
