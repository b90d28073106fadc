"""Pollers of a queue, worked out batch by batch and message by message, in a list that is searched each time."""

from math import floor
from typing import Any

MOST = 12_000
"""Messages of a queue that is followed one by one."""


class Batch:
    """Messages in the hands of a poller: each is [times received, times run]."""

    def __init__(self, messages: list[list[int]], hidden_until: int) -> None:
        self.messages, self.hidden_until, self.until, self.seen = messages, hidden_until, -1, False


def polled(inputs: dict[str, Any]) -> dict[str, Any] | None:
    """Where the runs were highest, which limits may be said to have held them there, and what became of the
    messages; None for a queue too large to follow, or one
    whose batches gather, or whose pollers grow by another step."""
    per_second = inputs["arrivals_per_s"]
    if inputs["backlog"] + per_second * inputs["length"] > MOST or inputs["batch_window"]:
        return None
    queue: list[list[int]] = [[0, 0] for _ in range(inputs["backlog"])]
    waiting: list[Batch] = []
    running: list[Batch] = []
    found: dict[str, Any] = {
        "peak": 0,
        "held": {"none"},
        "processed": 0,
        "dead": 0,
        "unrun": 0,
        "left": inputs["backlog"],
    }
    limits, most = _limits(inputs), inputs["max_receive_count"]
    grown, growing, size = 0, -1, inputs["batch_size"]
    come = {second * 1_000_000: floor((second + 1) * per_second + 1e-9) - floor(second * per_second + 1e-9)
            for second in range(inputs["length"])}  # fmt: skip
    now = 0
    while now <= inputs["length"] * 1_000_000:
        queue += _ended(running, now, found)
        arrived = come.pop(now, 0)
        found["left"] += arrived
        queue += [[0, 0] for _ in range(arrived)]
        if growing == now:
            grown, growing = grown + 1, -1
        late = _served(waiting, running, now, inputs, limits["room"])
        for batch in [one for one in waiting if one.hidden_until <= now]:
            waiting.remove(batch)
            queue += batch.messages
        queue += [[*one] for batch in late for one in batch.messages]
        held = _allowed(inputs, limits, grown)
        if most is not None and queue and len(waiting) + len(running) < held:
            _move([one for one in queue if one[0] >= most], found)
            queue = [one for one in queue if one[0] < most]
        taken = 0
        while taken < len(queue) and len(waiting) + len(running) < held:
            batch = Batch(queue[taken : taken + size], now + inputs["visibility_timeout"] * 1_000_000)
            taken += size
            for one in batch.messages:
                one[0] += 1
            if len(running) < limits["room"] and not waiting:
                _start(batch, running, now, inputs)
            else:
                waiting.append(batch)
        queue = queue[taken:]
        holding = _rooms(inputs) if waiting else _least(_limiting(inputs, limits, grown)) if queue else {"none"}
        if len(running) > found["peak"] or (len(running) == found["peak"] and holding != {"none"}):
            found["peak"], found["held"] = len(running), holding
        if queue and growing < 0 and _capacity(inputs, limits, grown) < limits["ceiling"]:
            growing = now + inputs["step"] * 1_000_000
        ahead = [*come, growing, *(at for one in (*running, *waiting) for at in (one.until, one.hidden_until))]
        now = min((at for at in ahead if at > now), default=inputs["length"] * 1_000_000 + 1)
    found["end"] = "unrun" if found["unrun"] else "late" if found["dead"] else "waiting" if found["left"] else "served"
    return found


def _ended(running: list[Batch], now: int, found: dict[str, Any]) -> list[list[int]]:
    """Take out the runs that end now; the messages of those that go on and are seen again."""
    for batch in [one for one in running if one.until == now]:
        running.remove(batch)
        if not batch.seen and batch.hidden_until >= now:
            found["processed"] += len(batch.messages)
            found["left"] -= len(batch.messages)
    again: list[list[int]] = []
    for batch in [one for one in running if one.hidden_until == now and not one.seen]:
        batch.seen = True
        again += [[*one] for one in batch.messages]
    return again


def _served(waiting: list[Batch], running: list[Batch], now: int, inputs: dict[str, Any], room: int) -> list[Batch]:
    """Run what waits while there is room; of these, what is seen again already."""
    late: list[Batch] = []
    while waiting and len(running) < room:
        batch = waiting.pop(-1 if inputs["served_first"] == "newest" else 0)
        _start(batch, running, now, inputs)
        if batch.hidden_until <= now:
            late.append(batch)
    return late


def _move(gone: list[list[int]], found: dict[str, Any]) -> None:
    """These are in the dead-letter queue now."""
    found["dead"] += len(gone)
    found["left"] -= len(gone)
    found["unrun"] += sum(not one[1] for one in gone)


def _start(batch: Batch, running: list[Batch], now: int, inputs: dict[str, Any]) -> None:
    batch.until = now + round(inputs["duration_ms"] * 1000)
    for one in batch.messages:
        one[1] += 1
    running.append(batch)


def _limits(inputs: dict[str, Any]) -> dict[str, int]:
    standard = inputs["mode"] == "standard"
    reserved = inputs["reserved_concurrency"]
    return {
        "room": min(inputs["account_limit"], inputs["account_limit"] if reserved is None else reserved),
        "first": 5 if standard else 10 * inputs["minimum_pollers"],
        "minute": 300 if standard else 1_000,
        "ceiling": 1_250 if standard else 10 * max(inputs["maximum_pollers"], inputs["minimum_pollers"]),
    }


def _capacity(inputs: dict[str, Any], limits: dict[str, int], grown: int) -> int:
    return min(limits["first"] + grown * inputs["step"] * limits["minute"] // 60, limits["ceiling"])


def _allowed(inputs: dict[str, Any], limits: dict[str, int], grown: int) -> int:
    return min(_limiting(inputs, limits, grown).values())


def _limiting(inputs: dict[str, Any], limits: dict[str, int], grown: int) -> dict[str, int]:
    """What bounds the batches in hand, each by its name."""
    standard = inputs["mode"] == "standard"
    found = {} if inputs["fifo"] and standard else {"scaling": _capacity(inputs, limits, grown)}
    if inputs["fifo"]:
        found["groups"] = inputs["message_groups"]
    if inputs["maximum_concurrency"] is not None and standard:
        found["maximum-concurrency"] = inputs["maximum_concurrency"]
    return found


def _rooms(inputs: dict[str, Any]) -> set[str]:
    reserved = inputs["reserved_concurrency"]
    return _least({"account": inputs["account_limit"]} | ({} if reserved is None else {"reserved": reserved}))


def _least(limits: dict[str, int]) -> set[str]:
    """The names of the lowest: several where they are equal."""
    return {name for name, value in limits.items() if value == min(limits.values())}
