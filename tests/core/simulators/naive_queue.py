"""Pollers of a queue, worked out batch by batch and message by message, in a list that is searched each time."""

from math import floor
from typing import Any

MOST = 4_000
"""Messages of a queue that is followed one by one."""


class Batch:
    """Messages in the hands of a poller: each is [times received, times run]."""

    def __init__(self, messages: list[list[int]], hidden_until: int) -> None:
        self.messages, self.hidden_until, self.until, self.seen = messages, hidden_until, -1, False


def polled(inputs: dict[str, Any]) -> dict[str, Any] | None:
    """Where the runs were highest, and what became of the messages; None for a queue too large to follow, or one
    whose batches gather, or whose pollers grow by another step."""
    per_second = inputs["arrivals_per_s"]
    if inputs["backlog"] + per_second * inputs["length"] > MOST or inputs["batch_window"]:
        return None
    queue: list[list[int]] = [[0, 0] for _ in range(inputs["backlog"])]
    waiting: list[Batch] = []
    running: list[Batch] = []
    found = {"peak": 0, "processed": 0, "dead": 0, "unrun": 0, "left": inputs["backlog"]}
    limits, most = _limits(inputs), inputs["max_receive_count"]
    grown, growing = 0, -1
    come = {second * 1_000_000: floor((second + 1) * per_second + 1e-9) - floor(second * per_second + 1e-9)
            for second in range(inputs["length"])}  # fmt: skip
    now = 0
    while now <= inputs["length"] * 1_000_000:
        for batch in [one for one in running if one.until == now]:
            running.remove(batch)
            if not batch.seen and batch.hidden_until >= now:
                found["processed"] += len(batch.messages)
                found["left"] -= len(batch.messages)
        for batch in [one for one in running if one.hidden_until == now and not one.seen]:
            batch.seen = True
            queue += [[*one] for one in batch.messages]
        arrived = come.pop(now, 0)
        found["left"] += arrived
        queue += [[0, 0] for _ in range(arrived)]
        if growing == now:
            grown, growing = grown + 1, -1
        late: list[Batch] = []
        while waiting and len(running) < limits["room"]:
            batch = waiting.pop(-1 if inputs["served_first"] == "newest" else 0)
            _start(batch, running, now, inputs)
            if batch.hidden_until <= now:
                late.append(batch)
        for batch in [one for one in waiting if one.hidden_until <= now]:
            waiting.remove(batch)
            queue += batch.messages
        queue += [[*one] for batch in late for one in batch.messages]
        held = _allowed(inputs, limits, grown)
        while queue and len(waiting) + len(running) < held:
            _move([one for one in queue if most is not None and one[0] >= most], found)
            queue = [one for one in queue if most is None or one[0] < most]
            if not queue:
                break
            batch = Batch(queue[: inputs["batch_size"]], now + inputs["visibility_timeout"] * 1_000_000)
            queue = queue[inputs["batch_size"] :]
            for one in batch.messages:
                one[0] += 1
            if len(running) < limits["room"] and not waiting:
                _start(batch, running, now, inputs)
            else:
                waiting.append(batch)
        found["peak"] = max(found["peak"], len(running))
        if queue and growing < 0 and _capacity(inputs, limits, grown) < limits["ceiling"]:
            growing = now + inputs["step"] * 1_000_000
        ahead = [*come, growing, *(at for one in (*running, *waiting) for at in (one.until, one.hidden_until))]
        now = min((at for at in ahead if at > now), default=inputs["length"] * 1_000_000 + 1)
    found["end"] = "unrun" if found["unrun"] else "late" if found["dead"] else "waiting" if found["left"] else "served"
    return found


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
    standard = inputs["mode"] == "standard"
    found = [] if inputs["fifo"] and standard else [_capacity(inputs, limits, grown)]
    found += [inputs["message_groups"]] if inputs["fifo"] else []
    most = inputs["maximum_concurrency"]
    return min([*found, *([most] if most is not None and standard else [])])
