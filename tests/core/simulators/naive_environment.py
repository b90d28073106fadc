"""Execution environments, worked out another way: each is the list of what was done in it."""

from typing import Any


def lived(inputs: dict[str, Any]) -> dict[str, Any]:
    """Who starts cold, what each finds, how many environments there were, and how often Init ran."""
    lives: list[list[tuple[float, float, bool]]] = []  # per environment: from, to, and whether it crashed
    cold: list[bool] = []
    finds: list[tuple[bool, bool, bool]] = []
    resets = 0
    first = inputs["restore_ms" if inputs["snap_start"] else "init_ms"] / 1000
    for number, at in enumerate(inputs["arrivals"], 1):
        waits = [life for life in lives if 0 <= round(at - life[-1][1], 6) <= inputs["idle_ttl"]]
        if inputs["reuse"] == "newest":
            waits.sort(key=lambda life: (life[-1][1], lives.index(life)), reverse=True)
        cold.append(not waits)
        life = waits[0] if waits else []
        crashed = bool(life) and life[-1][2]
        idle = round(at - life[-1][1], 6) if life else 0.0
        hung_up = inputs["connection_idle"] is not None and idle > inputs["connection_idle"]
        finds.append((bool(life) and not crashed, bool(life), bool(life) and not crashed and not hung_up))
        resets += crashed
        before = first if not life or crashed else 0.0
        life.append((at, round(at + before + inputs["duration_ms"] / 1000, 6), number in inputs["crashes"]))
        if len(life) == 1:
            lives.append(life)
    runs = [one for life in lives for one in life]
    return {
        "cold": cold,
        "finds": finds,
        "environments": len(lives),
        "inits": 1 if inputs["snap_start"] else len(lives) + resets,
        "most": max((sum(start <= at < end for start, end, _ in runs) for at in inputs["arrivals"]), default=0),
    }
