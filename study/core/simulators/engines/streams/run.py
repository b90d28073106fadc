"""The records of a stream on their way through the lanes of a mapping: batches, calls, retries, halves, and ends.

Time is in whole microseconds. Lanes do not touch one another, so each is followed by itself. Ties: records of an
instant have arrived before the poll of that instant, and a call that ends then makes room for the next one. A record
is too old when its age is over the limit, not at it. One that comes as a tumbling window ends is of the next one.
"""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple
from zlib import crc32

from study.core.simulators.arrivals import SECOND
from study.core.simulators.engines.streams.causes import FINAL, in_short, word
from study.core.simulators.engines.streams.params import BATCH_TOO, Params, Record, oldest, violations
from study.core.simulators.engines.streams.results import ERROR, METADATA, NOTES, NOTHING, OK, PARTIAL, WHOLE
from study.core.simulators.simulator import Recorded, Trace

LONGEST_WAIT = 60 * SECOND
"""Of a retry. Our own choice: no figure is documented."""

NEVER = 1 << 62

_made = tuple.__new__
"""Makes one of many calls in half the time."""

_ORDER = itemgetter(0, 1)
"""By moment and lane; what is given up stands before a call that starts then."""


class Stored(NamedTuple):
    """A record in a lane: its number, its arrival, the poll that finds it, and whether it fails."""

    number: int
    at: int
    polled: int
    poison: bool


class Call(NamedTuple):
    """A call of the function: what brought it about, and what follows from its result. With tumbling windows also
    which one it is of, and how many records its state counts; without them `window` is 0."""

    at: int
    lane: int
    end: int
    records: list[int]
    result: str
    age: int | None
    retry: int
    origin: str
    then: str
    window: int
    state: int | None


class Discard(NamedTuple):
    """Records that are given up at a moment, and what decides it: `attempts`, `age` or `retention`."""

    at: int
    lane: int
    records: list[int]
    cause: str


class Part(NamedTuple):
    """Records in order of arrival that wait for their call: which retry it is, where they come from, their numbers,
    and the place of the first one that fails."""

    records: list[Stored]
    retry: int
    origin: str
    numbers: list[int]
    bad: int | None


def part_of(records: list[Stored], retry: int, origin: str) -> Part:
    """Records as a part of a batch."""
    bad = next((place for place, one in enumerate(records) if one.poison), None)
    return Part(records, retry, origin, [one.number for one in records], bad)


@dataclass(slots=True)
class Lane:
    """A lane at work: a part of a shard whose records come in order."""

    params: Params
    number: int
    limit: int
    limited_by: str
    calls: list[Call] = field(default_factory=list)
    discards: list[Discard] = field(default_factory=list)
    stretches: list[tuple[int, int]] = field(default_factory=list)
    window: int = 0
    state: int = 0
    duration: int = field(init=False)
    first_wait: int = field(init=False)
    most: int = field(init=False)
    failed: str = field(init=False)
    oldest: int = field(init=False)

    def __post_init__(self) -> None:
        """What each of many calls asks for: lengths, retries, the result of an error, and the place of the record
        that decides about age."""
        params = self.params
        self.duration, self.first_wait = params.duration_ms * 1000, round(params.first_wait * SECOND)
        self.most = params.max_retry_attempts
        self.failed = PARTIAL if params.report_failures else ERROR
        self.oldest = 0 if params.too_old == BATCH_TOO else -1

    def follow(self, records: Iterable[Stored]) -> None:
        """Tumbling window after tumbling window; without them all records are in one that never ends."""
        windows = [(window, deque(mine)) for window, mine in groupby(records, self.window_of)]
        nexts = [mine[0].polled for _, mine in windows[1:]]
        free = 0
        for (window, mine), later in zip(windows, [*nexts, NEVER], strict=True):
            self.window, self.state = window, 0
            free = self.work(mine, free, later)
            if window:
                free = self.finish(free, later)

    def window_of(self, record: Stored) -> int:
        """The tumbling window of a record, from 1; 0 without them."""
        each = self.params.tumbling_window * SECOND
        return record.at // each + 1 if each else 0

    def finish(self, free: int, later: int) -> int:
        """The final call of a window, once its records are behind the lane and it is known to be over; its end."""
        over = (self.window * self.params.tumbling_window + self.params.window_wait) * SECOND
        start = max(free, min(later, over))
        ended = start + self.duration
        self.calls.append(Call(start, self.number, ended, [], OK, None, 0, FINAL, "dropped", self.window, self.state))
        return ended

    def work(self, queue: deque[Stored], free: int, later: int) -> int:
        """Batch after batch, each when the one before is done with; when the last one is."""
        while queue:
            opened = max(free, queue[0].polled)
            old = []
            while queue and opened - queue[0].at > self.limit:
                old.append(queue.popleft())
            self.give_up(old, opened, self.limited_by)
            if queue:
                free = self.bring(*self.batch(queue, max(free, queue[0].polled), later))
        return free

    def batch(self, queue: deque[Stored], opened: int, later: int) -> tuple[Part, int]:
        """The next batch off the queue, and when it is closed: full, at the end of its batch window, or `later`, when
        a record of the next tumbling window is at hand."""
        size, last = self.params.batch_size, opened + self.params.batch_window * SECOND
        found: list[Stored] = []
        while queue and len(found) < size and queue[0].polled <= last:
            found.append(queue.popleft())
        if len(found) == size:
            return part_of(found, 0, "full"), max(opened, found[-1].polled)
        if not queue and max(opened, later) < last:
            return part_of(found, 0, "next"), max(opened, later)
        return part_of(found, 0, "window" if self.params.batch_window else "poll"), last

    def bring(self, part: Part, at: int) -> int:
        """Call the function with a batch until all of it succeeded or was given up; when that is."""
        waiting, blocked = [part], -1
        while waiting:
            part = waiting.pop()
            if at - part.records[0].at > self.limit:
                part = self.young(part, at)
                if not part.records:
                    continue
            if part.bad is None:
                at = self.call(part, at, OK, "done")
                continue
            blocked = at if blocked < 0 else blocked
            at = self.repeat(part, at, waiting) if self.whole(part, part.bad) else self.split(part, at, waiting)
        if blocked >= 0:
            self.stretches.append((blocked, at))
        return at

    def young(self, part: Part, at: int) -> Part:
        """The part, whose first record is too old by now, without all that is."""
        kept = [one for one in part.records if at - one.at <= self.limit]
        if self.params.too_old == BATCH_TOO:
            kept = []
        self.give_up(part.records[: len(part.records) - len(kept)], at, self.limited_by)
        return part_of(kept, part.retry, part.origin)

    def call(self, part: Part, at: int, result: str, then: str) -> int:
        """One call, and what its state counts after it; its end."""
        ended, state = at + self.duration, self.state if self.window else None
        age = at - part.records[-1].at
        self.calls.append(
            Call(at, self.number, ended, part.numbers, result, age, part.retry, part.origin, then, self.window, state)
        )
        self.state += len(part.records[: part.bad]) if result != ERROR else 0
        return ended

    def whole(self, part: Part, bad: int) -> bool:
        """Whether all of a part comes again after an error: nothing of it is done, and it is not halved."""
        if self.params.report_failures and (bad or not self.params.halves):
            return not bad
        return not self.params.bisect or len(part.records) == 1

    def split(self, part: Part, at: int, waiting: list[Part]) -> int:
        """A call that fails, of which a part comes again, or one half after the other; when it goes on."""
        ended, bad, params = at + self.duration, part.bad or 0, self.params
        if not (params.report_failures and bad):
            half = (len(part.records) + (not params.smaller_first)) // 2
            waiting.append(part_of(part.records[half:], 0, "second"))
            waiting.append(part_of(part.records[:half], 0, "first"))
            return self.call(part, at, self.failed, "split")
        if params.bisect:
            waiting.append(part_of(part.records[bad:], 0, "rest"))
            return self.call(part, at, self.failed, "rest")
        begun, rest = 0 if params.anew else part.retry, part.records[bad:]
        then, later = self.after(begun, ended, rest)
        self.call(part, at, self.failed, then)
        if then == "wait":
            waiting.append(part_of(rest, begun + 1, "rest"))
        else:
            self.give_up(rest, later, then)
        return later

    def repeat(self, part: Part, at: int, waiting: list[Part]) -> int:
        """The same call again and again, until retries or age are at their end; when it goes on."""
        records, retry, origin, numbers, _ = part
        young, newest = records[0].at + self.limit, records[-1].at
        calls, lane, duration, failed, window = self.calls, self.number, self.duration, self.failed, self.window
        state, again = self.state if window else None, "rest" if origin == "rest" else "retry"
        while at <= young:
            then, later = self.after(retry, at + duration, records)
            step = later - at
            turns = self.alike(retry, at, step, records) if then == "wait" else 1
            calls += [
                _made(Call, (begun, lane, begun + duration, numbers, failed, begun - newest, turn,
                             origin if begun == at else again, then, window, state))
                for turn, begun in enumerate(range(at, at + turns * step, step), start=retry)
            ]  # fmt: skip
            at, retry, origin = at + turns * step, retry + turns, again
            if then != "wait":
                self.give_up(records, at, then)
                return at
        waiting.append(part._replace(retry=retry, origin=origin))
        return at

    def alike(self, retry: int, at: int, step: int, records: list[Stored]) -> int:
        """How many calls follow one another at even steps, each with another after it: once waits grow no longer."""
        if step - self.duration < LONGEST_WAIT:
            return 1

        def last(turn: int) -> bool:
            return self.after(retry + turn, at + turn * step + self.duration, records)[0] != "wait"

        return bisect_left(range((records[0].at + self.limit - at) // step + 1), True, key=last)

    def after(self, retry: int, at: int, records: list[Stored]) -> tuple[str, int]:
        """Whether an error is followed by another call of these records, and when; else what gives them up."""
        if 0 <= self.most <= retry:
            return "attempts", at
        wait = LONGEST_WAIT if retry > 20 else min(self.first_wait << retry, LONGEST_WAIT)
        over = records[self.oldest].at + self.limit
        return ("wait", at + wait) if at + wait <= over else (self.limited_by, max(at, over))

    def give_up(self, records: list[Stored], at: int, cause: str) -> None:
        if records:
            self.discards.append(Discard(at, self.number, [one.number for one in records], cause))


def lane_of(params: Params, record: Record) -> int:
    """The lane of a record: its shard, and the part that its key goes to."""
    factor = params.parallelization_factor
    part = crc32(f"{params.spread or ''}{record.key}".encode()) % factor
    return (record.shard - 1) * factor + part + 1


def stored(params: Params) -> dict[int, list[Stored]]:
    """The records by lane, each in the order in which they come."""
    every, offset = SECOND // params.polls_per_s, params.poll_offset_ms * 1000
    found: dict[int, list[Stored]] = {}
    for place, record in enumerate(params.records, start=1):
        at = round(record.at * SECOND)
        polled = offset + -(-max(at - offset, 0) // every) * every
        found.setdefault(lane_of(params, record), []).append(Stored(place, at, polled, record.poison))
    return {lane: sorted(each, key=lambda one: (one.at, one.number)) for lane, each in sorted(found.items())}


def run(params: Params, seed: int) -> Trace:
    """Follow every record to its end. Nothing is left to chance: `seed` is not used."""
    limit, limited_by = oldest(params)
    lanes = []
    for place, records in stored(params).items():
        lane = Lane(params, place, round(limit * SECOND), limited_by)
        lane.follow(records)
        lanes.append(lane)
    calls = sorted([one for lane in lanes for one in lane.calls], key=_ORDER)
    discards = sorted([one for lane in lanes for one in lane.discards], key=_ORDER)
    happened = sorted([*discards, *calls], key=_ORDER) if discards else calls
    given = [place for one in discards if one.cause != "retention" for place in one.records]
    expired = sorted(place for one in discards if one.cause == "retention" for place in one.records)
    ages = [call.age for call in calls if call.age is not None]
    sent = bool(given) and params.on_failure != "none"
    results: dict[str, Any] = {
        "calls": _rows(calls),
        "failing_calls": sum([call.result != OK for call in calls]),
        "discarded": sorted([*given, *expired]),
        "expired": expired,
        "lanes": _lanes(params, lanes),
        "windows": [_window(params, call) for call in calls if call.origin == FINAL],
        "max_concurrency": _most(calls, len(lanes)),
        "concurrency_limit": params.shards * params.parallelization_factor,
        "iterator_age_max_ms": max(ages) / 1000 if ages else None,
        "delivered_to": [params.on_failure] if sent else [],
        "destination_gets": NOTHING if not sent else WHOLE if params.on_failure == "s3" else METADATA,
        "violations": [{"rule": rule, "message": message} for rule, message in violations(params)],
    }
    return Trace(results, Recorded(happened, word(params)), NOTES, in_short(results, [one.cause for one in discards]))


def _rows(calls: list[Call]) -> list[dict[str, Any]]:
    return [
        {
            "lane": lane,
            "start": at / SECOND,
            "end": end / SECOND,
            "records": records,
            "result": result,
            "iterator_age_ms": None if age is None else age / 1000,
            "retry": retry,
            "window": window or None,
            "state": state,
            "final": origin == FINAL,
        }
        for at, lane, end, records, result, age, retry, origin, _, window, state in calls
    ]


def _window(params: Params, final: Call) -> dict[str, Any]:
    closes = final.window * params.tumbling_window
    return {
        "lane": final.lane,
        "window": final.window,
        "opens": float(closes - params.tumbling_window),
        "closes": float(closes),
        "final_at": final.at / SECOND,
        "counted": final.state,
    }


def _lanes(params: Params, lanes: list[Lane]) -> list[dict[str, Any]]:
    """A row for each time that a lane stood still, and one for each lane that never did."""
    stood = {lane.number: lane.stretches for lane in lanes}
    rows: list[dict[str, Any]] = []
    for place in range(1, params.shards * params.parallelization_factor + 1):
        for start, end in stood.get(place, []):
            rows.append({"lane": place, "blocked_from": start / SECOND, "blocked_until": end / SECOND})
        if not stood.get(place):
            rows.append({"lane": place, "blocked_from": None, "blocked_until": None})
    return rows


def _most(calls: list[Call], lanes: int) -> int:
    """The most calls at once: one that ends at an instant makes room for one that starts then. All are as long, so
    that they end in the order in which they start; a lane has one at a time."""
    most = over = 0
    for begun, call in enumerate(calls, start=1):
        while calls[over].end <= call.at:
            over += 1
        if begun - over > most:
            most = begun - over
            if most == lanes:
                break
    return most
