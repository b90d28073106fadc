"""Execution environments at work: started, used, frozen, used again, reset after a crash, and ended.

Time is in whole microseconds. Ties: an invocation that ends at an instant leaves its environment free for the request
of that instant, and an environment that was idle exactly as long as it is kept is still there.
"""

from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from study.core.simulators.arrivals import SECOND
from study.core.simulators.engines.environment.params import OLDEST, Params, start_ms
from study.core.simulators.engines.environment.results import AGAIN, INIT, NONE, NOTES, RESTORE
from study.core.simulators.simulator import Event, Trace
from study.core.text.duration import span
from study.core.text.number import number
from study.core.text.plural import counted, listed, plural


@dataclass(slots=True)
class Environment:
    """One environment: when its last invocation ends, and what that left. `reset` after a crash."""

    number: int
    free_at: int = 0
    used: bool = False
    reset: bool = False
    written: bool = False
    ended: bool = False


def run(params: Params, seed: int = 0) -> Trace:
    """Follow every request. Nothing is left to chance: `seed` is not used."""
    there: list[Environment] = []
    gone: list[Environment] = []
    rows: list[dict[str, Any]] = []
    events: list[Event] = []
    kept = round(params.idle_ttl * SECOND)
    for place, arrival in enumerate(params.arrivals, start=1):
        at = round(arrival * SECOND)
        for one in [one for one in there if at - one.free_at > kept]:
            there.remove(one)
            gone.append(one)
            why = f"Nobody used it for {span(params.idle_ttl)}: Shutdown. What it held is lost."
            events.append(Event((one.free_at + kept) / SECOND, "environment ended", _name(one), "idle", why))
        found = _idle(params, there, at)
        busy = len(there)
        chosen = found or Environment(len(there) + len(gone) + 1)
        if not found:
            there.append(chosen)
        row = _invoke(params, chosen, at, place in params.crashes)
        rows.append(row)
        events.append(_told(params, row, place, busy, len(gone)))
    events.sort(key=lambda event: event.at)
    return Trace(_results(params, rows, len(there) + len(gone)), tuple(events), NOTES, _says(params, rows))


def _idle(params: Params, there: list[Environment], at: int) -> Environment | None:
    """The idle environment that is used, if there is one: the oldest, or the one that ended its work last."""
    idle = [one for one in there if one.free_at <= at]
    if not idle:
        return None
    return idle[0] if params.reuse == OLDEST else max(idle, key=lambda one: (one.free_at, one.number))


def _invoke(params: Params, one: Environment, at: int, crashes: bool) -> dict[str, Any]:
    """Let an environment work on a request, and note what the request finds in it."""
    cold = not one.used
    closed = params.connection_idle is not None and at - one.free_at > params.connection_idle * SECOND
    begun = (RESTORE if params.snap_start else INIT) if cold else AGAIN if one.reset else NONE
    handler = at + (0 if begun == NONE else start_ms(params) * 1000)
    row = {
        "at": at / SECOND,
        "cold": cold,
        "environment": one.number,
        "sees_global": one.used and not one.reset,
        "sees_tmp": one.written,
        "sees_connection": one.used and not one.reset and not closed,
        "start": begun,
        "handler_at": handler / SECOND,
        "end": (handler + params.duration_ms * 1000) / SECOND,
    }
    one.used, one.written, one.reset = True, True, crashes
    one.free_at = handler + params.duration_ms * 1000
    return row


def _results(params: Params, rows: list[dict[str, Any]], environments: int) -> dict[str, Any]:
    cold = sum(row["cold"] for row in rows)
    again = sum(row["start"] == AGAIN for row in rows)
    changes = sorted([(row["end"], -1) for row in rows] + [(row["at"], 1) for row in rows])
    return {
        "invocations": rows,
        "cold_share": round(cold / len(rows), 6) if rows else 0.0,
        "cold": cold,
        "environments": environments,
        "init_runs": 1 if params.snap_start else environments + again,
        "max_at_once": max(accumulate(change for _, change in changes), default=0),
    }


def _name(one: Environment) -> str:
    return f"environment {one.number}"


FOUND = (("sees_global", "the variable"), ("sees_tmp", "the file in /tmp"), ("sees_connection", "the open connection"))


def found_in(row: dict[str, Any]) -> str:
    """What an invocation finds of earlier ones, in words; empty for nothing."""
    return listed(words for name, words in FOUND if row[name])


def _told(params: Params, row: dict[str, Any], place: int, busy: int, ended: int) -> Event:
    """The event of an invocation, with the rule that chose its environment and what it finds there."""
    found = found_in(row)
    if row["cold"]:
        took = span(start_ms(params) / 1000)
        why = "There is no environment" if not busy else f"All {busy} environments are at work" if busy > 1 else (
            "The environment is at work"
        )  # fmt: skip
        lost = ", those before have ended" if ended and not busy else ""
        why += f"{lost}: a new one takes {took} to {'restore' if params.snap_start else 'start'}, and holds nothing."
    elif row["start"] == AGAIN:
        took = span(start_ms(params) / 1000)
        why = f"The invocation before crashed: the runtime starts again in {took}, and {found or 'nothing'} is there."
    else:
        closed = "" if row["sees_connection"] else " The database has closed the connection."
        why = f"An idle environment is used again: {found} {'are' if ' and ' in found else 'is'} there.{closed}"
    crashed = place in params.crashes
    what = f"request {place}, {'cold' if row['cold'] else 'reset' if row['start'] == AGAIN else 'warm'}"
    state = "failed" if crashed else "cold" if row["start"] != NONE else "served"
    who = f"environment {row['environment']}"
    return Event(row["at"], f"{what}{', crashes' if crashed else ''}", who, state, why)


def _says(params: Params, rows: list[dict[str, Any]]) -> str:
    if not rows:
        return "No request comes, so nothing is started."
    cold = sum(row["cold"] for row in rows)
    each = max(row["environment"] for row in rows)
    says = f"{number(cold)} of {counted(len(rows), 'invocation')} {plural(cold, 'starts', 'start')} cold, in "
    says += f"{counted(each, 'environment')}."
    found = found_in(rows[-1])
    return f"{says} The last one finds {found or 'nothing of those before'}."
