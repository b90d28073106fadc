"""The fit to a learner: what it means, when it is taken, and that it tells the truth about what it gains."""

from dataclasses import astuple
from datetime import date, datetime, timedelta
from math import dist, log
from random import Random
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.scheduling import DEFAULT_PRESET, USUAL, Event, Fit, Grade, Preset, StartingMemory, fitted, preview
from study.core.scheduling.fit import LATER, LEAST_ANSWERS, MOST, _losses, _track
from tests.core.scheduling.learners import NOON, TODAY, log_loss, logs_of

numbers = st.floats(1 / MOST, MOST).map(lambda number: round(number, 3)).filter(lambda number: number >= 1 / MOST)
fits = st.builds(Fit, numbers, numbers, numbers, numbers)
seeds = st.integers(0, 10**6)


def off(seed: int) -> Fit:
    """A learner off the default in all four numbers."""
    chance = Random(seed)
    return Fit(*(chance.choice((0.45, 2.2)) for _ in range(4)))


def logs(learner: Fit, seed: int, answers: int = 600) -> list[list[Event]]:
    return list(logs_of(learner, Random(seed), answers))


@given(fits)
def test_every_fit_can_be_scheduled_with(fit: Fit) -> None:
    preset = Preset(weights=fit.weights)
    memory = preview(None, NOON, TODAY, 1, preset)
    assert memory[Grade.AGAIN].stability == pytest.approx(0.212 * fit.missed)
    assert memory[Grade.GOOD].stability == pytest.approx(2.3065 * fit.known)


def test_the_usual_fit_is_the_default() -> None:
    assert Preset(weights=USUAL.weights) == DEFAULT_PRESET
    assert not str(USUAL)


@given(fits)
def test_a_fit_is_read_as_it_was_stored(fit: Fit) -> None:
    assert Fit.read(str(fit)) == fit


@pytest.mark.parametrize("text", ["", "0 1 1 1 2", "999 2 2 2 2"])
def test_a_fit_of_another_version_is_the_usual_one(text: str) -> None:
    assert Fit.read(text) == USUAL


def test_few_answers_fit_nothing() -> None:
    assert fitted([]) is None
    assert fitted(logs(off(1), 1, LEAST_ANSWERS - 50)) is None
    assert fitted(logs(off(1), 1, LEAST_ANSWERS + 50)) is not None


@settings(max_examples=15)  # each makes and fits hundreds of answers
@given(seeds)
def test_what_holds_since_foretells_the_later_fifth_better(seed: int) -> None:
    log_ = logs(off(seed), seed)
    found = fitted(log_)
    assert found
    instants = sorted(at for events in log_ for at in later_days(events))
    assert found.answers == len(instants)
    since = instants[len(instants) - len(instants) // LATER]
    gain = log_loss(log_, USUAL, since) - log_loss(log_, found.fit, since)
    assert 0 < found.gain <= gain + 0.001 or (found.fit, found.gain) == (USUAL, 0)


@settings(max_examples=15)
@given(seeds, fits)
def test_a_fit_foretells_what_the_scheduler_does(seed: int, fit: Fit) -> None:
    """It goes by formulas alone; the scheduler, which folds, must come to the same."""
    log_ = logs(off(seed), seed, 50)
    tracks = [track for track in map(_track, log_) if track]
    assert fmean(_losses(tracks, fit, NOON)) == pytest.approx(log_loss(log_, fit))


def later_days(events: list[Event]) -> list[datetime]:
    """The instants of answers that come on a later day than the one before."""
    found: list[datetime] = []
    last: date | None = None
    for event in events:
        assert isinstance(event, tuple)
        if last and event[2] > last:
            found.append(event[1])
        last = event[2]
    return found


@settings(max_examples=15)
@given(seeds)
def test_what_holds_stays_unless_something_is_better(seed: int) -> None:
    log_ = logs(off(seed), seed)
    first = fitted(log_)
    assert first
    again = fitted(log_, first.fit)
    assert again and again.gain < first.gain + 0.01
    assert fitted(log_, again.fit) == fitted(log_, again.fit)


@pytest.mark.parametrize("seed", range(6))
def test_a_learner_off_the_default_is_found(seed: int) -> None:
    learner = off(seed)
    found = fitted(logs(learner, seed, 2000))
    assert found
    for number, true in zip(astuple(found.fit), astuple(learner), strict=True):
        assert abs(log(number) - log(true)) < abs(log(true))  # nearer than the default is
    assert distance(found.fit, learner) < distance(USUAL, learner) / 2


def distance(one: Fit, other: Fit) -> float:
    return dist([log(a) for a in astuple(one)], [log(b) for b in astuple(other)])


def test_a_fit_that_has_become_wrong_is_left() -> None:
    found = fitted(logs(USUAL, 3, 2000), Fit(3, 3, 3, 3))
    assert found and distance(found.fit, USUAL) < 1


@settings(max_examples=15)
@given(st.lists(st.lists(st.tuples(st.sampled_from(Grade), st.integers(-3, 90)), max_size=20), max_size=60), seeds)
def test_any_log_is_borne(histories: list[list[tuple[Grade, int]]], seed: int) -> None:
    """Days that go back, cards from elsewhere, and cards with a single answer."""
    every: list[list[Event]] = logs(off(seed), seed)
    for history in histories:
        day, events = TODAY, list[Event]([StartingMemory(TODAY, 20.0, 5.0)] if len(history) % 2 else [])
        for grade, gap in history:
            day += timedelta(gap)
            events.append((grade, NOON + (day - TODAY), day))
        every.append(events)
    found = fitted(every)
    assert found and all(1 / MOST - 0.001 <= number <= MOST for number in astuple(found.fit))
    assert found.gain >= 0
