"""What the fit to a learner means to them: when some cards come back by it, and when without it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from study.core.scheduling import LEAST_ANSWERS, Fit, Grade, Memory, Preset, retrievability, review
from study.core.text.day import day
from study.core.text.number import number
from study.core.text.plural import counted
from study.people.models import Learner
from study.people.queries import zone
from study.review.card_memory import preset
from study.review.models import Fitting

ANY_DAY = date(2026, 1, 1)
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
MONTH = 30.0
MIDDLING = 5.0


@dataclass(frozen=True, slots=True)
class Example:
    """What becomes of a kind of card, by the fit `before` and by the one `after`."""

    card: str
    before: str
    after: str

    @property
    def differs(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Change:
    """A fit that was changed on a day, by so many answers, and what that did."""

    on: str
    answers: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Remembering:
    """How a learner remembers: the `change` that holds, if any; when that was `looked` at last, empty if never."""

    change: Change | None
    looked: str
    least: int


def remembering(learner: Learner) -> Remembering:
    """What the learner's memory was measured to be."""
    rows = Fitting.objects.filter(learner=learner).order_by("-at", "-pk")
    last = rows.first()
    changed = rows.filter(gain__gt=0).first()
    looked = _on(learner, last) if last else ""
    return Remembering(_change(learner, changed) if changed else None, looked, LEAST_ANSWERS)


def _on(learner: Learner, row: Fitting) -> str:
    return day(row.at.astimezone(zone(learner)).date())


def _change(learner: Learner, row: Fitting) -> Change:
    plain = replace(preset(learner), fuzz=False)
    before, after = (replace(plain, weights=Fit.read(text).weights) for text in (row.before, row.after))
    pairs = zip(_told(before), _told(after), strict=True)
    examples = tuple(Example(card, was, now) for (card, was), (_, now) in pairs)
    return Change(_on(learner, row), counted(row.answers, "answer"), examples)


def _told(wanted: Preset) -> Iterator[tuple[str, str]]:
    """Some cards and what becomes of them, each asked on its day."""
    first = _asked(None, Grade.GOOD, wanted)
    second = _asked(first, Grade.GOOD, wanted)
    yield "New and known: comes back after", _interval(first)
    yield "Known again then: comes back after", _interval(second)
    yield "And once more: comes back after", _interval(_asked(second, Grade.GOOD, wanted))
    missed = _asked(_asked(None, Grade.AGAIN, wanted), Grade.GOOD, wanted)
    tomorrow = retrievability(missed, missed.last_day + timedelta(days=1), wanted)
    yield "New and missed: you still know it the next day with", number(100 * tomorrow, "%", 0)
    old = Memory(MONTH, MIDDLING, None, 0, 5, ANY_DAY, ANY_DAY + timedelta(days=MONTH), None)
    lapsed = _asked(_asked(old, Grade.AGAIN, wanted), Grade.GOOD, wanted)
    yield "Known for a month, then missed: comes back after", _interval(lapsed)


def _asked(memory: Memory | None, grade: Grade, wanted: Preset) -> Memory:
    return review(memory, grade, NOON, memory.due_day if memory else ANY_DAY, 0, wanted)


def _interval(memory: Memory) -> str:
    return counted((memory.due_day - memory.last_day).days, "day")
