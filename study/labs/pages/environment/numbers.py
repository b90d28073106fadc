"""A run of environments in numbers, sentences and tables."""

from study.core.simulators.engines.environment.run import FOUND
from study.core.text.duration import clock, span
from study.core.text.number import number
from study.core.text.plural import counted
from study.labs.pages.environment.read import STARTS
from study.labs.plugin import Number, Run, Table

LISTED = 60
"""Rows of the table of invocations."""


def numbers(run: Run) -> tuple[Number, ...]:
    """The same names in the same order for every run."""
    found = run.trace.results
    rows = found["invocations"]
    waited = sum(row["handler_at"] - row["at"] for row in rows)
    share = 100 * found["cold_share"]
    last = rows[-1] if rows else {}
    return (
        Number("Requests", number(len(rows)), len(rows)),
        Number("Cold starts", number(found["cold"]), found["cold"], "cold" if found["cold"] else ""),
        Number("Share that starts cold", number(share, "%", 1), share, "cold" if found["cold"] else ""),
        Number("Environments", number(found["environments"]), found["environments"]),
        Number("Requests at once", number(found["max_at_once"]), found["max_at_once"]),
        Number("Code outside the handler runs", counted(found["init_runs"], "time"), found["init_runs"]),
        Number("Waits for starts", span(waited), waited, note="all requests together"),
        *(Number(f"The last one finds {words}", "yes" if last.get(name) else "no") for name, words in FOUND),
    )


def moment(run: Run, at: float) -> str:
    """How many environments work, and how many are frozen."""
    rows = run.trace.results["invocations"]
    busy = {row["environment"] for row in rows if row["at"] <= at < row["end"]}
    idle = {
        row["environment"] for row in rows if row["end"] <= at <= row["end"] + run.params.idle_ttl
    } - busy  # fmt: skip
    return f"At {clock(at)}: {counted(len(busy), 'environment')} at work, {len(idle)} frozen."


def tables(run: Run) -> tuple[Table, ...]:
    """What each request finds."""
    rows = run.trace.results["invocations"]
    each = tuple(
        (number(turn), clock(row["at"]), number(row["environment"]), STARTS[row["start"]], clock(row["end"]),
         *("yes" if row[name] else "no" for name, _ in FOUND))
        for turn, row in enumerate(rows[:LISTED], start=1)
    )  # fmt: skip
    caption = f"The first {LISTED} of {number(len(rows))} requests" if len(rows) > LISTED else "Requests"
    head = ("Request", "At", "Environment", "Begins", "Ends at", "Variable", "File in /tmp", "Connection")
    return (Table(caption, head, each, (0, 1, 2, 4)),)
