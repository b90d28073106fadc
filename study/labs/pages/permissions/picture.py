"""The picture of a call: the gates below each other, each turned by a touch, and the one at which it ends."""

from typing import Any

from study.core.simulators.engines.permissions.params import ALLOW, CREATE, INVOKE, READ_QUEUE, WRITE_LOGS
from study.core.simulators.engines.permissions.run import WORDS
from study.core.simulators.engines.permissions.turns import turns
from study.drawing.rail import Station, rail, small
from study.drawing.svg import State
from study.drawing.svg import tile as framed
from study.labs.pages.permissions.read import CALLERS, beside, does, ended, gate
from study.labs.plugin import Picture, Run

TITLE = "The call and its gates"
STATES: dict[str, State] = {"allow": "served", "none": "idle", "deny": "throttled"}
PALE = {"absent": "not there", "ignored": "does not count here", "unreached": "not asked any more"}
LAST = {CREATE: "New function", READ_QUEUE: "Queue", WRITE_LOGS: "Log group"}
KEY = (("served", "lets it on"), ("idle", "has no say, goes on"), ("throttled", "turns it away"))


def draw(run: Run, ghost: Run | None, at: float | None) -> tuple[Picture, ...]:
    """The way of the call from the caller to the function; of run A how it ended."""
    stations, reached = _way(run)
    note = f"Run A: {ended(ghost)}" if ghost else ""
    seen = {one.state for one in stations}
    key = tuple(one for one in KEY if one[0] in seen)
    says = run.trace.says
    return (Picture(TITLE, says, lambda width: rail(width, TITLE, says, stations, reached, note), key),)


def _way(run: Run) -> tuple[list[Station], int]:
    """Every gate with what it did, between caller and function, and the number of the last one reached."""
    found = run.trace.results
    touches = {one.gate: one for one in turns(run.params)}

    def touch(name: str, title: str) -> tuple[str, str, Any] | None:
        one = touches.get(name)
        return (name, f"{title}: {one.words}", one.params) if one else None

    caller, (action, on) = CALLERS[run.params.caller], does(run.params)
    stations = [
        Station(caller, "asks for", touch=touch("caller", caller)),
        Station(action, f"on {on}", touch=touch("action", action)),
    ]
    event = 0
    for row in found["gates"]:
        result, name = row["result"], gate(row["gate"], run.params)
        if result in WORDS:
            event += 1
            stations.append(
                Station(name, WORDS[result], row["why"], STATES[result], event, touch=touch(row["gate"], name))
            )
        else:
            stations.append(Station(name, PALE[result], pale=True, touch=touch(row["gate"], name)))
    runs = found["decision"] == ALLOW
    words = ("runs", "does not run") if run.params.action == INVOKE else ("done", "not done")
    last = LAST.get(run.params.action, "Function")
    stations.append(Station(last, words[not runs], beside(run.params), "served" if runs else None, pale=not runs))
    return stations, len(stations) - 1 if runs else max(n for n, one in enumerate(stations) if one.state)


def tile(run: Run) -> str:
    """The gates that are asked, from left to right."""
    return framed(small(*_way(run)))
