"""A run of pollers in numbers, sentences and tables."""

from bisect import bisect_right
from dataclasses import replace

from study.core.simulators.engines.poller.params import Params, violations
from study.core.text.duration import clock
from study.core.text.number import number
from study.core.text.plural import counted
from study.labs.pages.poller.read import CAPS
from study.labs.plugin import Number, Run, Table

FIELDS = {
    "maximum-concurrency-or-provisioned": "maximum_concurrency",
    "fifo-without-window": "batch_window",
    "batch-size": "batch_size",
    "reserved-keeps-100": "reserved_concurrency",
}
"""The field that breaks each rule."""


def numbers(run: Run) -> tuple[Number, ...]:
    """The same names in the same order for every run."""
    found = run.trace.results
    drained = found["drained_at"]
    return (
        _count("Most runs at once", found["peak_concurrency"]),
        Number("Held by", CAPS[found["capped_by"]]),
        _count("Messages processed", found["processed"], "served"),
        _rare("Throttled receives", found["throttled_receives"], "throttled", "each counts for its message"),
        _count("In the dead-letter queue", found["dead_lettered"], "failed"),
        _rare("of them without one run", found["never_run"], "failed"),
        _count("Still there", found["left"]),
        Number("Queue empty at", "not yet" if drained is None else clock(drained), drained),
    )


def moment(run: Run, at: float) -> str:
    """How things stand at a second, as far as the series tells."""
    rows = run.trace.results["series"]
    row = rows[max(bisect_right([each["at"] for each in rows], at) - 1, 0)]
    left = counted(row["backlog"], "message")
    return f"At {clock(row['at'])}: {counted(row['concurrency'], 'run')} at once, {left} left."


def tables(run: Run) -> tuple[Table, ...]:
    """The series in steps, and what AWS advises otherwise."""
    rows = run.trace.results["series"]
    chosen = rows[:: max(1, len(rows) // 40)]
    made = (
        Table(
            "Over time",
            ("At", "Runs at once", "Messages left"),
            tuple((clock(row["at"]), number(row["concurrency"]), number(row["backlog"])) for row in chosen),
            (0, 1, 2),
        ),
    )
    advice = tuple((text,) for text in run.trace.results["warnings"])
    return (*made, Table("Warnings", ("What AWS advises otherwise",), advice)) if advice else made


def faults(params: Params) -> dict[str, str]:
    """What AWS would refuse, at the field that breaks the rule."""
    return {FIELDS[rule]: message for rule, message in violations(params)}


def _count(name: str, value: int, state: str = "", note: str = "") -> Number:
    return Number(name, number(value), value, state if value else "", note)


def _rare(name: str, value: int, state: str, note: str = "") -> Number:
    """A count of what most runs have none of."""
    return replace(_count(name, value, state, note), folded=not value)
