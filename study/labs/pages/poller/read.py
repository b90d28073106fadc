"""What the parts of the pollers page need from a run."""

from study.labs.plugin import Run

CAPS = {
    "scaling": "the pollers",
    "maximum-concurrency": "maximum concurrency",
    "reserved": "reserved concurrency",
    "account": "account limit",
    "groups": "message groups",
    "none": "nothing",
}
"""What holds the concurrency, in few words."""


def length(run: Run) -> float:
    """Seconds from the start to the end of the run."""
    return float(run.params.length)


def line_of(run: Run, name: str) -> list[tuple[float, float]]:
    """A column of the series as a step line."""
    return [(row["at"], float(row[name])) for row in run.trace.results["series"]]


def limits(run: Run) -> list[tuple[int, str]]:
    """What can hold the runs at once, with words; pollers themselves are no line."""
    params = run.params
    found = [(params.account_limit, "account limit")]
    if params.reserved_concurrency is not None:
        found.append((params.reserved_concurrency, "reserved"))
    if params.maximum_concurrency is not None:
        found.append((params.maximum_concurrency, "maximum concurrency"))
    if params.fifo:
        found.append((params.message_groups, "message groups"))
    return sorted(found)
