"""The picture of one asynchronous event: a time-line with its waits, and where it ends up."""

from dataclasses import replace
from typing import Any

from study.core.simulators.engines.async_retries.params import DESTINATIONS
from study.core.simulators.simulator import told_by
from study.core.text.duration import clock, span
from study.core.text.plural import counted, listed
from study.drawing.svg import WIDE
from study.drawing.svg import tile as framed
from study.drawing.timeline import End, Hold, Lane, Mark, Panel, Span, enlarged, how_often, small, timeline
from study.drawing.touch import Drawing
from study.labs.pages.retries.read import STATES, TARGETS, WORDS, cause, length, sent
from study.labs.pages.retries.records import arriving
from study.labs.plugin import Picture, Run

FIRST_MINUTE, TEN_MINUTES = 70.0, 600.0
"""Stretches worth a panel of their own: the waits after function errors, and the whole back-off."""


def draw(run: Run, ghost: Run | None, at: float | None) -> tuple[Picture, ...]:
    """The event on one line, run A below it; and what arrives in the end."""
    lanes = (lane(run),) + ((replace(lane(ghost), name="A", ghost=True),) if ghost else ())
    most = max(length(each) for each in (run, ghost) if each)
    panels = enlarged("From the first attempt to the end", lanes, most, (TEN_MINUTES, FIRST_MINUTE))
    title, shown = "One asynchronous event on a time-line", finding(run)

    def drawn(width: int) -> Drawing:
        return timeline(width, title, shown, panels if width == WIDE else _fewer(panels), at)

    return (Picture(title, shown, drawn, key(run)), *arriving(run))


def _fewer(panels: tuple[Panel, ...]) -> tuple[Panel, ...]:
    """A narrow drawing has the whole and the shortest stretch."""
    return (panels[0], panels[-1]) if len(panels) > 2 else panels


def lane(run: Run) -> Lane:
    """The event's attempts, its waits, its end."""
    found = run.trace.results
    attempts, events = found["attempts"], told_by(run.trace)
    return Lane(
        "Event",
        f"{counted(len(attempts), 'attempt')}, {clock(found['ended_at'])}",
        (*_runs(attempts), *_waits(found)),
        tuple(
            Mark(row["start"], STATES[row["result"]], _told(row), events.get(f"attempt {row['number']}", 0))
            for row in attempts
        ),
        _end(run),
        holds=_holds(run),
    )


def _holds(run: Run) -> tuple[Hold, ...]:
    """The limits and waits that can be pulled: the age always, the others where they decided."""
    found, params = run.trace.results, run.params
    holds = [Hold("max_event_age", params.max_event_age)]
    if found["reason"] == "RetriesExhausted":
        holds.append(how_often("max_retry_attempts", params.max_retry_attempts, found["ended_at"], length(run)))
    stopped = [row["start"] for row in found["attempts"] if row["end"] - row["start"] >= params.function_timeout]
    if stopped:
        holds.append(Hold("function_timeout", params.function_timeout, stopped[0]))
    if params.queue_delay:
        holds.append(Hold("queue_delay", params.queue_delay))
    return tuple(holds)


def _told(row: dict[str, Any]) -> str:
    return f"{clock(row['start'])}: attempt {row['number']}, {WORDS[row['result']]}"


def _runs(attempts: list[dict[str, Any]]) -> list[Span]:
    return [
        Span(row["start"], row["end"], STATES[row["result"]], f"attempt {row['number']} runs for {_lasts(row)}")
        for row in attempts
        if row["end"] > row["start"]
    ]


def _lasts(row: dict[str, Any]) -> str:
    return span(row["end"] - row["start"])


def _waits(found: dict[str, Any]) -> list[Span]:
    waits = [
        Span(row["start"] - row["waited"], row["start"], "retry", _waiting(row["waited"]), span(row["waited"]))
        for row in found["attempts"]
        if row["waited"]
    ]
    last = found["attempts"][-1]["end"] if found["attempts"] else 0.0
    if found["outcome"] == "expired" and found["ended_at"] > last:
        waits.append(Span(last, found["ended_at"], "retry", "waits until it is too old"))
    return waits


def _waiting(seconds: float) -> str:
    return f"waits {span(seconds)} in the queue"


def _end(run: Run) -> End | None:
    found, params = run.trace.results, run.params
    at, targets, why = found["ended_at"], found["delivered_to"], cause(run)
    if targets:
        lines = [f"{TARGETS[name]}: {DESTINATIONS[getattr(params, name)]}" for name in targets]
        return End(at, len(targets), (*lines, why) if why else tuple(lines), f"{clock(at)}: {listed(lines)}")
    if found["outcome"] == "succeeded" and not found["metrics"]["DestinationDeliveryFailures"]:
        return None
    lost = "delivery fails: the event is lost" if params.delivery_fails and sent(run) else "discarded"
    if found["outcome"] == "succeeded":
        lost = "no record arrives"
    return End(at, 0, (lost, why) if why else (lost,), f"{clock(at)}: {lost}")


def key(run: Run) -> tuple[tuple[str, str], ...]:
    """The marks that appear, with their words here."""
    seen = {row["result"] for row in run.trace.results["attempts"]}
    failed = listed((WORDS[name] for name in ("error", "system") if name in seen), "or")
    found = [
        ("served", WORDS["ok"] if "ok" in seen else ""),
        ("throttled", WORDS["throttle"] if "throttle" in seen else ""),
        ("failed", failed),
        ("retry", "waiting in the queue" if _waits(run.trace.results) else ""),
    ]
    return tuple((state, words) for state, words in found if words)


def finding(run: Run) -> str:
    """What the picture shows, in a sentence or two."""
    starts = [clock(row["start"]) for row in run.trace.results["attempts"]]
    if len(starts) < 2:
        return run.trace.says
    shown = starts if len(starts) <= 12 else [*starts[:9], "and so on to " + starts[-1]]
    return f"{run.trace.says} Attempts start at {', '.join(shown)}."


def tile(run: Run) -> str:
    """The event on its line."""
    return framed(small((lane(run),), length(run)))
