"""A connection in numbers, sentences and tables: the first missing piece, and the same network to all targets."""

from dataclasses import replace

from study.core.simulators.engines.vpc.changes import changes
from study.core.simulators.engines.vpc.run import NAMES
from study.core.simulators.engines.vpc.run import run as followed
from study.core.text.duration import span
from study.core.text.number import number
from study.labs.pages.vpc.read import TARGETS, ended
from study.labs.plugin import Changes, Number, Run, Table


def numbers(run: Run) -> tuple[Number, ...]:
    """The same names in the same order for every run."""
    found = run.trace.results
    reached, waits = found["reachable"], found["waits_s"]
    return (
        Number("The packet", "gets there" if reached else "stops", state="served" if reached else "failed"),
        Number("It stops at", "nowhere" if reached else NAMES[found["stops_at"]]),
        Number("Stations reached", number(len(found["path"])), len(found["path"]), note="without groups and ACLs"),
        Number("The function waits in vain for", span(waits) if waits else "no time", waits, "failed" if waits else ""),
        Number("The function shows", "a timeout" if waits else "no fault"),
    )


def moment(run: Run, at: float) -> str:
    """Where the function is at that second."""
    waits = run.trace.results["waits_s"]
    if not waits:
        return ""
    return "The function has run into its timeout." if at >= waits else f"Nobody has answered after {span(at)}."


def tables(run: Run) -> tuple[Table, ...]:
    """How far the same network leads to other targets."""
    trials = [replace(run, params=replace(run.params, target=to)) for to in TARGETS]
    trials = [replace(each, trace=followed(each.params, run.seed)) for each in trials]
    others = Table(
        "The same network, all targets",
        ("Target", "The packet", "Why"),
        tuple((TARGETS[one.params.target], ended(one), one.trace.results["why"]) for one in trials),
    )
    return (others,)


def changed(run: Run) -> Changes | None:
    """The first missing piece: what one change would do for a packet that stops."""
    if run.trace.results["reachable"]:
        return None
    return Changes("One change that lets the packet through", tuple(changes(run.params)))
