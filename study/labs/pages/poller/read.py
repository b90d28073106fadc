"""What the parts of the pollers page need from a run."""

from dataclasses import dataclass

from study.core.simulators.engines.poller.params import STANDARD, Params, effort
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


@dataclass(frozen=True, slots=True)
class Limit:
    """What can hold the runs at once at a `value`: its name among those of `capped_by`, and the field that sets it."""

    value: int
    name: str
    field: str

    @property
    def words(self) -> str:
        return CAPS[self.name]


def length(run: Run) -> float:
    """Seconds from the start to the end of the run."""
    return float(run.params.length)


def weight(params: Params) -> int:
    """A group of batches costs about a fifth of a request in the simulator of concurrency."""
    return max(effort(params) // 5, 1)


def line_of(run: Run, name: str) -> list[tuple[float, float]]:
    """A column of the series as a step line."""
    return [(row["at"], float(row[name])) for row in run.trace.results["series"]]


def limits(params: Params) -> list[Limit]:
    """What can hold the runs at once, lowest first; pollers themselves are no line."""
    found = [Limit(params.account_limit, "account", "account_limit")]
    if params.reserved_concurrency is not None:
        found.append(Limit(params.reserved_concurrency, "reserved", "reserved_concurrency"))
    if params.maximum_concurrency is not None and params.mode == STANDARD:
        found.append(Limit(params.maximum_concurrency, "maximum-concurrency", "maximum_concurrency"))
    if params.fifo:
        found.append(Limit(params.message_groups, "groups", "message_groups"))
    return sorted(found, key=lambda one: one.value)
