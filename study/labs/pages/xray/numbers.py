"""A run of a function that is watched in numbers, sentences and tables."""

from study.core.text.duration import clock
from study.core.text.number import number
from study.core.text.plural import counted
from study.labs.pages.xray.read import STATES, chosen
from study.labs.plugin import Number, Run, Table

LISTED = 60
"""Rows of the table of requests."""

MARKED = {"served", "failed", "throttled"}

OF_EVENTS = {"AsyncEventsReceived", "AsyncEventsDropped", "DeadLetterErrors"}
"""Metrics that only asynchronous events move."""


def numbers(run: Run) -> tuple[Number, ...]:
    """The same names in the same order for every run."""
    found = run.trace.results
    return (
        _count("Requests", found["requests"]),
        Number("Traces expected", number(found["traces_expected"]), found["traces_expected"], note="on average"),
        _count("Sampled in this run", found["sampled"]),
        Number("Sent to X-Ray", number(found["sent"]), found["sent"], "served" if found["sent"] else "", "on average"),
        *(
            Number(
                name,
                number(count),
                count,
                STATES[name] if count and STATES[name] in MARKED else "",
                folded=not count and name in OF_EVENTS,
            )
            for name, count in found["metrics"].items()
        ),
        _count("Log lines", found["log_lines"], note="START, END and REPORT"),
        Number("First header ends with", found["header"].rpartition(";")[2], note=found["variable"]),
    )


def moment(run: Run, at: float) -> str:
    """What has come so far."""
    picked = [one for one, event in zip(chosen(run), run.trace.events, strict=True) if event.at <= at]
    return f"Until {clock(at)}: {counted(len(picked), 'request')}, {number(sum(picked))} sampled."


def tables(run: Run) -> tuple[Table, ...]:
    """The requests with what decided about each, and the header."""
    events = run.trace.events[:LISTED]
    rows = tuple((number(place), clock(event.at), event.what.partition(": ")[2], event.why)
                 for place, event in enumerate(events, start=1))  # fmt: skip
    total = len(run.trace.events)
    caption = f"The first {LISTED} of {number(total)} requests" if total > LISTED else "Requests"
    header = Table("The tracing header of the first request", ("Header",), ((run.trace.results["header"],),))
    return (Table(caption, ("Request", "At", "Trace", "Why"), rows, (0, 1)), header)


def _count(name: str, value: int, state: str = "", note: str = "") -> Number:
    return Number(name, number(value), value, state, note)
