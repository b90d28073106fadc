"""An asynchronous event in numbers, sentences and tables."""

from study.core.simulators.engines.async_retries.params import DESTINATIONS
from study.core.text.duration import clock, span
from study.core.text.number import number
from study.core.text.plural import listed
from study.labs.pages.retries.read import WORDS, cause
from study.labs.pages.retries.records import table
from study.labs.plugin import Number, Run, Table


def numbers(run: Run) -> tuple[Number, ...]:
    """How often, how long, and where it goes."""
    found, counts = run.trace.results, run.trace.results["metrics"]
    longest = max((row["waited"] for row in found["attempts"]), default=0.0)
    targets = [DESTINATIONS[getattr(run.params, name)] for name in found["delivered_to"]]
    attempts = len(found["attempts"])
    return (
        Number("Attempts", f"{attempts:,}", attempts, note="throttled ones too"),
        Number("Runs of the function", f"{counts['Invocations']:,}", counts["Invocations"]),
        Number("Function errors", f"{counts['Errors']:,}", counts["Errors"], "failed" if counts["Errors"] else ""),
        Number(
            "Throttles", f"{counts['Throttles']:,}", counts["Throttles"], "throttled" if counts["Throttles"] else ""
        ),
        Number("Longest wait between attempts", span(longest), longest, "retry" if longest else ""),
        Number("Over after", span(found["ended_at"]), found["ended_at"]),
        Number("Sent to", listed(targets) or "nowhere", note=cause(run)),
    )


def moment(run: Run, at: float) -> str:
    """What the event does at a second."""
    found = run.trace.results
    for row in found["attempts"]:
        if row["start"] - row["waited"] <= at < row["start"]:
            return f"{clock(at)}: in the queue, attempt {row['number']} is due at {clock(row['start'])}."
        if row["start"] <= at < row["end"] or at == row["start"]:
            return f"{clock(at)}: attempt {row['number']}, {WORDS[row['result']]}."
    if at < found["ended_at"]:
        return f"{clock(at)}: in the queue, until the event is too old at {clock(found['ended_at'])}."
    return f"{clock(at)}: {run.trace.events[-1].what}."


def tables(run: Run) -> tuple[Table, ...]:
    """Every attempt, what CloudWatch counts, and what arrives in the end."""
    attempts = run.trace.results["attempts"]
    then = [f"waits {span(row['waited'])}" for row in attempts[1:]]
    rows = [
        (f"{row['number']:,}", clock(row["start"]), clock(row["end"]), WORDS[row["result"]], after)
        for row, after in zip(attempts, [*then, run.trace.events[-1].what], strict=False)
    ]
    counts = run.trace.results["metrics"]
    metrics = [
        (name, span(value) if name == "AsyncEventAge" else number(value, places=0))
        for name, value in counts.items()
    ]  # fmt: skip
    made = (
        Table("Attempts", ("Attempt", "Starts at", "Ends at", "Outcome", "Then"), tuple(rows), (0, 1, 2)),
        Table("What CloudWatch counts", ("Metric", "Value"), tuple(metrics), (1,)),
    )
    return (*made, table(run)) if any(run.trace.results["records"].values()) else made
