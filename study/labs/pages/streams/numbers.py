"""A run of a stream in numbers, sentences and tables."""

from study.core.simulators.engines.streams.causes import lane_name
from study.core.simulators.engines.streams.params import DESTINATIONS, Params, violations
from study.core.text.duration import clock, span
from study.core.text.number import number
from study.core.text.plural import counted, ranges
from study.labs.pages.streams.read import WORDS, stood
from study.labs.plugin import Number, Run, Table

LISTED = 30
"""Rows of the table of calls: what comes later is all alike."""

GETS = {"nothing": "nothing", "metadata": "where it stands", "metadata-and-records": "where it stands, and the records"}


def numbers(run: Run) -> tuple[Number, ...]:
    """The same names in the same order for every run."""
    found = run.trace.results
    start, end = stood(run)
    failing, gone, age = found["failing_calls"], len(found["discarded"]), found["iterator_age_max_ms"] or 0.0
    bad = sum(record.poison for record in run.params.records)
    good = max(gone - bad, 0)
    ends = len(found["windows"])
    to = DESTINATIONS[found["delivered_to"][0]] if found["delivered_to"] else ""
    return (
        Number(
            "Calls",
            number(len(found["calls"])),
            len(found["calls"]),
            note=f"{number(ends)} of them final" if ends else "",
        ),
        Number("Failing calls", number(failing), failing, "failed" if failing else ""),
        Number(
            "Records given up",
            number(gone),
            gone,
            "failed" if gone else "",
            f"{good} more than bad ones" if good else "",
        ),
        Number("Lane stands still", span(end - start), end - start, "retry" if end else "", "the longest"),
        Number("Moves on at", clock(end) if end else "never blocked", end or None),
        Number("Iterator age at most", span(age / 1000), age / 1000),
        Number("Calls at once", number(found["max_concurrency"]), found["max_concurrency"]),
        Number("Shards × factor", number(found["concurrency_limit"]), found["concurrency_limit"]),
        Number("Destination gets", GETS[found["destination_gets"]], note=to),
    )


def moment(run: Run, at: float) -> str:
    """What runs at a second, and which lanes stand still."""
    running = sum(row["start"] <= at < row["end"] for row in run.trace.results["calls"])
    rows = [row for row in run.trace.results["lanes"] if row["blocked_from"] is not None]
    still = [row["lane"] for row in rows if row["blocked_from"] <= at < row["blocked_until"]]
    words = f"; blocked: {', '.join(lane_name(run.params, lane) for lane in still[:5])}" if still else ""
    return f"At {clock(at)}: {counted(running, 'call')} at once{words}."


def tables(run: Run) -> tuple[Table, ...]:
    """The calls, the tumbling windows, and the lanes that stood still."""
    found = run.trace.results
    calls = found["calls"]
    rows = tuple(
        (number(place), clock(row["start"]), lane_name(run.params, row["lane"]), _some(row["records"]),
         WORDS[row["result"]], number(row["retry"]), _age(row["iterator_age_ms"]))
        for place, row in enumerate(calls[:LISTED], start=1)
    )  # fmt: skip
    caption = f"The first {LISTED} of {number(len(calls))} calls" if len(calls) > LISTED else "Calls"
    made: tuple[Table, ...] = (
        Table(caption, ("Call", "At", "Lane", "Records", "Result", "Retry", "Iterator age"), rows, (0, 1, 5, 6)),
    )
    windows = found["windows"]
    if windows:
        ends = tuple(
            (lane_name(run.params, row["lane"]), f"{clock(row['opens'])} to {clock(row['closes'])}",
             clock(row["final_at"]), number(row["counted"]))
            for row in windows[:LISTED]
        )  # fmt: skip
        made = (*made, Table("Tumbling windows", ("Lane", "Window", "Final call", "Counted"), ends, (2, 3)))
    still = tuple(
        (lane_name(run.params, row["lane"]), clock(row["blocked_from"]), clock(row["blocked_until"]))
        for row in found["lanes"]
        if row["blocked_from"] is not None
    )[:LISTED]
    return (*made, Table("Lanes that stood still", ("Lane", "From", "Until"), still, (1, 2))) if still else made


def faults(params: Params) -> dict[str, str]:
    """What AWS would refuse, at the field that breaks the rule."""
    refused = " ".join(message for _, message in violations(params))
    return {"max_record_age": refused} if refused else {}


def _age(ms: float | None) -> str:
    return "none" if ms is None else span(ms / 1000)


def _some(places: list[int]) -> str:
    if not places:
        return "none: the final call"
    said = ranges(places)
    return said if len(said) <= 40 else f"{len(places)} records from {places[0]} on"
