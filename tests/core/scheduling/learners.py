"""Seeded learners who remember in a way of their own: what they would answer, and how well that is foretold."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from math import log
from random import Random
from statistics import fmean

from study.core.scheduling import Event, Fit, Grade, Memory, Preset, retrievability, review

TODAY = date(2026, 1, 1)
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def logs_of(learner: Fit, chance: Random, answers: int) -> Iterator[list[Event]]:
    """Logs of cards of somebody who remembers like that and is asked as by the default, with so many answers that
    something is foretold of. Whether a new card is known has nothing to do with memory."""
    own, usual = Preset(weights=learner.weights), Preset()
    count, card = 0, 0
    while count < answers:
        card += 1
        day, events = TODAY + timedelta(chance.randrange(200)), list[Event]()
        truth: Memory | None = None
        asked: Memory | None = None
        for _ in range(chance.randrange(2, 10)):
            known = chance.random() < (retrievability(truth, day, own) if truth else 0.6)
            count += bool(truth)
            grade = Grade.GOOD if known else Grade.AGAIN
            while asked is None or asked.due_day <= day:
                events.append((grade, NOON + (day - TODAY), day))
                truth, asked = review(truth, grade, NOON, day, card, own), review(asked, grade, NOON, day, card, usual)
                grade = Grade.GOOD
            day = asked.due_day
        yield events


def log_loss(logs: Sequence[Sequence[Event]], fit: Fit, since: datetime = NOON) -> float:
    """The mean log loss of the answers from that instant on, each foretold from those on earlier days."""
    preset, losses = Preset(weights=fit.weights), list[float]()
    for events in logs:
        memory: Memory | None = None
        for event in events:
            assert isinstance(event, tuple)  # nobody here comes from elsewhere
            grade, at, day = event
            if memory and day > memory.last_day and at >= since:
                chance = retrievability(memory, day, preset)
                losses.append(-log(chance if grade.recalled else 1 - chance))
            memory = review(memory, grade, at, day, 1, preset)
    return fmean(losses)
