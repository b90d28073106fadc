"""The fit to a learner: four numbers by which somebody remembers otherwise than the default weights of FSRS-6 have it.

They are few, drawn towards the default, and taken only if they foretell answers better that they were not fitted to:
a fit to few or to ordinary answers would follow their luck. All follows from the log and what held before.
"""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import date, datetime
from math import exp, log, sqrt
from statistics import fmean, pstdev
from typing import NamedTuple

from study.core.scheduling.fsrs6 import Formulas
from study.core.scheduling.grade import Grade
from study.core.scheduling.memory import FSRS_6_WEIGHTS
from study.core.scheduling.schedule import Event
from study.core.scheduling.starting_memory import StartingMemory

FIT_VERSION = 1
"""What the four numbers do to the weights: another meaning is another version."""

LEAST_ANSWERS = 500
"""Answers that something was foretold of, from which on it is fitted."""

MOST_ANSWERS = 20_000
"""More are not needed for four numbers, and would cost a second for each so many."""

LATER = 5
"""One answer in so many, the latest, is kept aside to judge by."""

LEAST_GAIN = 0.35
"""Another fit must be better than the present one by so many standard errors of the difference: what is less is luck,
and every change moves the days of all cards."""

RIDGE = 6.0
"""What draws each number's logarithm to 0, as one over a variance: learners are taken to lie within 0.4 of the
default, as a standard deviation. Our assumption. With a weaker ridge 600 answers of an ordinary learner do harm."""

MOST = 3.0
"""A number is at most this, and at least one part in so many; all weights stay within the bounds of FSRS-6."""

ROUNDS = 4
"""Gauss-Newton steps from what held before; one more, when a fit has proved itself, takes all answers in."""

NUDGE, PLACES = 0.02, 3
_SURE = 1e-4
_ANY_TARGET = 0.9


@dataclass(frozen=True, slots=True)
class Fit:
    """How a learner's memory differs from the usual, as factors that are 1 where it does not: the stability after a
    first miss (`missed`) and after a first right answer (`known`), by how much a recall adds to it (`growth`), and
    what a lapse leaves of it (`kept`)."""

    missed: float = 1.0
    known: float = 1.0
    growth: float = 1.0
    kept: float = 1.0

    def __str__(self) -> str:
        """As it is stored; empty for the usual, so that cards without a fit hold nothing."""
        return "" if self == USUAL else " ".join([f"{FIT_VERSION}", *(f"{one:g}" for one in astuple(self))])

    @classmethod
    def read(cls, text: str) -> "Fit":
        """Read what `str` wrote; the usual for a version that is not known any more."""
        version, *numbers = text.split() or [""]
        return cls(*map(float, numbers)) if version == f"{FIT_VERSION}" else USUAL

    @property
    def weights(self) -> tuple[float, ...]:
        """The weights of FSRS-6 that this makes of the default ones."""
        weights = list(FSRS_6_WEIGHTS)
        weights[0] *= self.missed
        weights[1:4] = [self.known * weight for weight in weights[1:4]]
        weights[8] += log(self.growth)  # the formula takes e to its power
        weights[11] *= self.kept
        return tuple(weights)


USUAL = Fit()


@dataclass(frozen=True, slots=True)
class Fitted:
    """What holds from now on, measured on that many `answers`: the latest of them, which it had not seen, were foretold
    with a log loss less by `gain`, an answer, than by what held before; 0 if that stays."""

    fit: Fit
    answers: int
    gain: float


def fitted(logs: Iterable[Sequence[Event]], present: Fit = USUAL) -> Fitted | None:
    """The fit to a learner's cards, whose logs each begin with the oldest event. None if they say too little.

    The present fit, the usual one and one to the earlier four fifths of the answers are compared by the log loss of
    the later fifth; where the new one is best, it goes a last step on all answers. An answer on the day of the last
    one, or the first to a card, foretells nothing and is not counted; it moves the memory all the same.
    """
    tracks = [track for track in map(_track, logs) if track]
    instants = sorted(step.at for track in tracks for step in track.steps if step.days)
    if len(instants) < LEAST_ANSWERS:
        return None
    cut = instants[len(instants) - len(instants) // LATER]
    earlier = [track.before(cut) for track in tracks]
    fresh = _nearest(earlier, present, ROUNDS)
    losses = {fit: _losses(tracks, fit, cut) for fit in (present, USUAL, fresh)}
    best = min(losses, key=lambda fit: fmean(losses[fit]))
    gains = [was - now for was, now in zip(losses[present], losses[best], strict=True)]
    gain, error = fmean(gains), pstdev(gains) / sqrt(len(gains))
    if gain <= LEAST_GAIN * error:
        return Fitted(present, len(instants), 0.0)
    return Fitted(_nearest(tracks, fresh, 1) if best == fresh else best, len(instants), gain)


class _Step(NamedTuple):
    """A review after the first event: days since the one before, and the difficulty that it found. No fit changes
    that, so it is worked out once."""

    at: datetime
    days: int
    difficulty: float
    grade: Grade


class _Track(NamedTuple):
    """A log as the formulas need it: the first grade or stability, and the reviews after it."""

    first: Grade | float
    steps: list[_Step]

    def before(self, cut: datetime) -> "_Track":
        return _Track(self.first, [step for step in self.steps if step.at < cut])

    def recalls(self, formulas: Formulas) -> list[float]:
        """The chance of recall before each review on a later day."""
        first, found = self.first, []
        stability = formulas.first_stability(first) if isinstance(first, Grade) else first
        for _, days, difficulty, grade in self.steps:
            if days:
                found.append(formulas.recall(stability, days))
            stability = formulas.next_stability(stability, difficulty, days, grade)
        return found


def _track(log: Sequence[Event]) -> _Track | None:
    formulas, first, steps = _formulas(USUAL), None, list[_Step]()
    last, difficulty = date.min, 0.0
    for event in log:
        if first is None:
            first, last, difficulty = _begin(event, formulas)
        elif not isinstance(event, StartingMemory):
            grade, at, day = event
            day = max(day, last)  # as in a review: days never go back
            steps.append(_Step(at, (day - last).days, difficulty, grade))
            last, difficulty = day, formulas.next_difficulty(difficulty, grade)
    return _Track(first, steps) if first is not None else None


def _begin(event: Event, formulas: Formulas) -> tuple[Grade | float, date, float]:
    if isinstance(event, StartingMemory):
        return event.stability, event.last_day, event.difficulty
    grade, _, day = event
    return grade, day, formulas.first_difficulty(grade)


def _formulas(fit: Fit) -> Formulas:
    return Formulas(fit.weights, _ANY_TARGET)


def _recalls(tracks: Sequence[_Track], fit: Fit) -> list[float]:
    formulas = _formulas(fit)
    return [min(max(one, _SURE), 1 - _SURE) for track in tracks for one in track.recalls(formulas)]


def _losses(tracks: Sequence[_Track], fit: Fit, since: datetime) -> list[float]:
    """The log loss of each answer from that instant on."""
    foretold = [step for track in tracks for step in track.steps if step.days]
    told = zip(foretold, _recalls(tracks, fit), strict=True)
    return [-log(chance if step.grade.recalled else 1 - chance) for step, chance in told if step.at >= since]


def _nearest(tracks: Sequence[_Track], begin: Fit, rounds: int) -> Fit:
    """The fit under which these answers are likeliest, with a normal spread of learners around the default.

    So many Gauss-Newton steps from `begin`, over the logarithms of the four numbers; a number that would
    pass a bound stops there.
    """
    right = [step.grade.recalled for track in tracks for step in track.steps if step.days]
    logs = [log(one) for one in astuple(begin)]
    for _ in range(rounds):
        now = _recalls(tracks, _of(logs))
        slopes = [_slope(tracks, logs, number, now) for number in range(len(logs))]
        weights = [1 / (chance * (1 - chance)) for chance in now]
        missed = [weight * (was - chance) for weight, was, chance in zip(weights, right, now, strict=True)]
        pull = [_dot(slope, missed) - RIDGE * at for slope, at in zip(slopes, logs, strict=True)]
        weighed = [[weight * one for weight, one in zip(weights, slope, strict=True)] for slope in slopes]
        bend = [[_dot(one, other) for other in slopes] for one in weighed]
        for number, row in enumerate(bend):
            row[number] += RIDGE
        steps = _solved(bend, pull)
        logs = [min(max(at + step, -log(MOST)), log(MOST)) for at, step in zip(logs, steps, strict=True)]
    return Fit(*(round(exp(one), PLACES) for one in logs))


def _of(logs: Sequence[float]) -> Fit:
    return Fit(*map(exp, logs))


def _slope(tracks: Sequence[_Track], logs: Sequence[float], number: int, now: Sequence[float]) -> list[float]:
    """How each chance of recall changes with one of the numbers."""
    nudged = _recalls(tracks, _of([at + NUDGE * (i == number) for i, at in enumerate(logs)]))
    return [(after - before) / NUDGE for after, before in zip(nudged, now, strict=True)]


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _solved(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """The solution of a small system of equations whose matrix is positive definite, as one with a ridge is."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for number, row in enumerate(rows):
        for other in rows:
            if other is not row:
                share = other[number] / row[number]
                other[:] = [a - share * b for a, b in zip(other, row, strict=True)]
    return [row[-1] / row[number] for number, row in enumerate(rows)]
