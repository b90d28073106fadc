"""Streams, worked out another way: a clock that ticks from poll to poll, and a batch that calls itself again."""

from typing import Any

MOST = 200
"""Records of a stream that is followed."""


class Shard:
    """One lane: what it has polled, when it is free, and what happened in it."""

    def __init__(self, inputs: dict[str, Any]) -> None:
        self.inputs = inputs
        self.failed = 0
        self.runs: list[tuple[float, float]] = []
        self.gone: list[int] = []
        self.stood: list[float] = []
        self.finals: list[tuple[int, int, float]] = []
        age = inputs["max_record_age"]
        self.age = inputs["retention"] if age < 0 else min(age, inputs["retention"])

    def call(self, batch: list[tuple[int, float, bool]], now: float, retry: int = 0) -> float:
        """Everything that becomes of a batch, and when it is behind the lane."""
        fresh = [one for one in batch if now - one[1] <= self.age]
        if len(fresh) < len(batch) and self.inputs["too_old"] == "batch":
            fresh = []
        self.gone += [one[0] for one in batch if one not in fresh]
        if not fresh:
            return now
        self.runs.append((now, now + self.inputs["duration_ms"] / 1000))
        now = round(now + self.inputs["duration_ms"] / 1000, 6)
        bad = [place for place, one in enumerate(fresh) if one[2]]
        if not bad:
            return now
        self.failed += 1
        if self.inputs["report_failures"] and bad[0] > 0:
            if self.inputs["bisect"]:
                return self.call(fresh[bad[0] :], now)
            return self.again(fresh[bad[0] :], now, 0 if self.inputs["anew"] else retry)
        may_split = self.inputs["bisect"] and (self.inputs["halves"] or not self.inputs["report_failures"])
        if may_split and len(fresh) > 1:
            middle = len(fresh) // 2 if self.inputs["smaller_first"] else len(fresh) - len(fresh) // 2
            return self.call(fresh[middle:], self.call(fresh[:middle], now))
        return self.again(fresh, now, retry)

    def again(self, batch: list[tuple[int, float, bool]], now: float, retry: int) -> float:
        most = self.inputs["max_retry_attempts"]
        if most != -1 and retry == most:
            self.gone += [one[0] for one in batch]
            return now
        later = round(now + min(self.inputs["first_wait"] * 2 ** min(retry, 30), 60), 6)
        ages = [one[1] + self.age for one in batch]
        until = ages[0] if self.inputs["too_old"] == "batch" else ages[-1]
        if later > until:
            self.gone += [one[0] for one in batch]
            return max(now, until)
        return self.call(batch, later, retry + 1)


def streamed(inputs: dict[str, Any]) -> dict[str, Any] | None:
    """Calls that fail, records that are given up, the most calls at once, when lanes move on, and of every shard the
    windows that ended, each with what it counted and when; None where keys
    part a shard, because which one goes where is a model of ours, or where too much would be followed."""
    records = inputs["records"]
    longest = inputs["retention"] if inputs["max_record_age"] < 0 else inputs["max_record_age"]
    tries = inputs["max_retry_attempts"] if inputs["max_retry_attempts"] >= 0 else longest / 60
    if inputs["parallelization_factor"] > 1 or len(records) > MOST or tries > 400:
        return None
    shards = {one["shard"]: Shard(inputs) for one in records}
    for name, shard in shards.items():
        coming = [(place, one["at"], one["poison"]) for place, one in enumerate(records, 1) if one["shard"] == name]
        _follow(shard, sorted(coming, key=lambda one: (one[1], one[0])))
    moments = [start for shard in shards.values() for start, _ in shard.runs]
    at_once = [
        sum(start <= moment < round(end, 6) for shard in shards.values() for start, end in shard.runs)
        for moment in moments
    ]
    gone = sorted(place for shard in shards.values() for place in shard.gone)
    stood = [moment for shard in shards.values() for moment in shard.stood]
    return {
        "failed": sum(shard.failed for shard in shards.values()),
        "gone": gone,
        "most": max(at_once, default=0),
        "moves": max(stood, default=None),
        "finals": sorted((final[2], name, *final[:2]) for name, shard in shards.items() for final in shard.finals),
    }


def _follow(shard: Shard, coming: list[tuple[int, float, bool]]) -> None:
    inputs = shard.inputs
    free = 0.0
    tick = inputs["poll_offset_ms"] / 1000
    polled: dict[int, float] = {}
    for one in coming:
        while tick < one[1]:
            tick = round(tick + 1 / inputs["polls_per_s"], 6)
        polled[one[0]] = tick
    if not inputs["tumbling_window"]:
        _batches(shard, coming, polled, free)
        return
    for number in range(1, 2 + int(max((one[1] for one in coming), default=0)) // inputs["tumbling_window"]):
        end = number * inputs["tumbling_window"]
        mine = [one for one in coming if end - inputs["tumbling_window"] <= one[1] < end]
        if mine:
            after = [polled[one[0]] for one in coming if one[1] >= end]
            free = _batches(shard, mine, polled, free, *after[:1])
            final = max(free, min([end + inputs["window_wait"], *after]))
            free = round(final + inputs["duration_ms"] / 1000, 6)
            shard.runs.append((final, free))
            shard.finals.append((number, len({one[0] for one in mine} - {*shard.gone}), final))


def _batches(
    shard: Shard, coming: list[tuple[int, float, bool]], polled: dict[int, float], free: float, *until: float
) -> float:
    inputs = shard.inputs
    while coming:
        now = max(free, polled[coming[0][0]])
        if now - coming[0][1] > shard.age:
            shard.gone.append(coming[0][0])
            coming = coming[1:]
            continue
        closes = now + inputs["batch_window"]
        found = [one for one in coming if polled[one[0]] <= closes][: inputs["batch_size"]]
        coming = coming[len(found) :]
        if len(found) == inputs["batch_size"]:
            closes = max(now, polled[found[-1][0]])
        elif until and not coming:
            closes = min(closes, max(now, *until))
        before = shard.failed
        free = shard.call(found, closes)
        if shard.failed > before:
            shard.stood.append(free)
    return free
