"""A call in numbers, sentences and tables."""

from study.core.simulators.engines.sdk_retries.params import QUOTA
from study.core.text.duration import clock, span
from study.core.text.number import number
from study.core.text.plural import counted, plural
from study.labs.pages.sdk_retries.read import WORDS, kind_of, told
from study.labs.plugin import Number, Run, Table


def numbers(run: Run) -> tuple[Number, ...]:
    """What is sent, what runs, how long it takes, and what is left of the quota."""
    found = run.trace.results
    runs, left = found["function_runs"], found["quota_left"]
    rate = found["client_rate"]
    attempts = len(found["attempts"])
    limit = "none" if rate is None else number(rate, "requests/s")
    return (
        Number("Requests sent", number(attempts), attempts),
        Number("Runs of the function", number(runs), runs),
        Number("Runs at once", number(found["runs_at_once"]), found["runs_at_once"]),
        Number("Over after", span(found["ended_at"]), found["ended_at"], note="in this run"),
        Number("All waits, mean", span(found["mean_wait"]), found["mean_wait"], "retry" if found["waits"] else ""),
        Number("All waits, at most", span(found["maximum_wait"]), found["maximum_wait"]),
        Number("Retry quota left", "none in legacy mode" if left is None else f"{left} of {QUOTA} tokens", left),
        Number("Limit of the client", limit, rate, note="adaptive mode", folded=rate is None),
    )


def moment(run: Run, at: float) -> str:
    """What client and function do at a second."""
    found = run.trace.results
    going = sum(row["start"] <= at < row["end"] for row in found["runs"])
    beside = f" {counted(going, 'run')} of the function {plural(going, 'is', 'are')} under way." if going else ""
    if at >= found["ended_at"]:
        return f"{clock(at)}: the call is over.{beside}"
    sent = next((row for row in found["attempts"] if row["start"] == at == row["end"]), None)
    if sent:
        return f"{told(sent)}.{beside}"
    waiting = next((row for row in found["attempts"] if row["start"] <= at < row["end"]), None)
    if waiting:
        return f"{clock(at)}: attempt {waiting['number']} waits for an answer.{beside}"
    due = next((row for row in found["attempts"] if row["start"] > at), found["attempts"][-1])
    return f"{clock(at)}: the client waits until {clock(due['start'])} for attempt {due['number']}.{beside}"


def tables(run: Run) -> tuple[Table, ...]:
    """Attempts with their waits, and runs of the function."""
    found = run.trace.results
    waits = {row["retry"]: (row, wait) for row, wait in zip(found["delays"], found["waits"], strict=True)}
    attempts = []
    for row in found["attempts"]:
        about, wait = waits.get(row["number"], ({}, 0.0))
        then = (span(wait), span(about["maximum"]), span(about["mean"])) if about else ("", "", "")
        attempts.append((f"{row['number']}", clock(row["start"]), clock(row["end"]), WORDS[kind_of(row)], *then))
    runs = tuple(
        (f"{row['attempt']}", clock(row["start"]), clock(row["end"]), "yes" if row["answered"] else "no")
        for row in found["runs"]
    )
    heads = ("Attempt", "Starts at", "Ends at", "Outcome", "Then waits", "At most", "Mean")
    return (
        Table("Attempts", heads, tuple(attempts), (0, 1, 2, 4, 5, 6)),
        Table("Runs of the function", ("Attempt", "Starts at", "Ends at", "Answer received"), runs, (0, 1, 2)),
    )
