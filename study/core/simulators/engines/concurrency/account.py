"""One account in one Region at work: who runs, who is idle, who is turned away.

Time is in whole microseconds. The order of things that fall on the same instant is part of the model:
1. a request that ends at an instant frees its environment for a request that arrives at it;
2. an environment that has been idle for exactly the keep-alive still serves;
3. an event that comes back from the queue goes before a request that arrives at the same instant;
4. functions go in the order in which they were given.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

from study.core.simulators.arrivals import SECOND
from study.core.simulators.engines.concurrency.causes import (
    BUSY,
    EXPIRED,
    FINISHED,
    IDLE,
    NONE_IDLE,
    NOT_READY,
    NOT_THE_ALIAS,
    PROVISIONED_FREE,
    QUOTA,
    SCALING_RATE,
    Cause,
)

REQUESTS_PER_UNIT = 10
"""Requests per second for each unit of concurrency: DG/lambda-concurrency, read 2026-11-23."""

TOKEN = SECOND // 100
BUCKET = 1_000 * TOKEN
"""New environments per function: at most 1,000 at once and 1,000 per 10 s, refilled continuously
(DG/scaling-behavior, read 2026-11-23). Measured in microseconds of refilling: 100 in a second."""

FIRST_WAIT, LONGEST_WAIT, LONGEST_AGE = SECOND, 300 * SECOND, 21_600 * SECOND
"""Throttled asynchronous events wait from 1 s to 5 min between tries, for up to 6 h
(DG/invocation-async-error-handling, read 2026-11-23). That the wait doubles is our choice."""

RECORDED = 5_000
"""Events kept of a run; its counts are always complete."""

SHIFT = 21
ENVIRONMENT = (1 << SHIFT) - 1
"""A busy or idle environment is one number: the moment its request ends, then its own number. Such
numbers sort by time, and two machine words hold them."""

NEVER = 1 << 62


@dataclass(slots=True)
class Rate:
    """A quota of served requests in every second of the clock; `rule` is the cause where it is used up."""

    quota: int
    rule: str
    used: int = 0
    ends: int = 0

    def full(self, at: int) -> bool:
        if at >= self.ends:
            self.turn(at)
        return self.used >= self.quota

    def turn(self, at: int) -> None:
        """Begin the second that `at` lies in."""
        self.ends = at - at % SECOND + SECOND
        self.used = 0


@dataclass(slots=True)
class Pool:
    """Concurrency that some functions share: at most `limit` requests run on it at once; `rule` is the cause
    where it has no room."""

    limit: int
    rule: str
    running: int = 0


@dataclass(slots=True, eq=False)
class Function:
    """A function at work. Durations are in microseconds; `reserved_rate` is the quota that comes with
    reserved concurrency; `ready_at` is when its provisioned environments can be used, `by_alias` whether
    requests go to the alias that has them; a `stopped` function turns everything away for good; `own` and
    `own_rate` are what provisioned concurrency allows. `idle` and `ready` hold the free environments on
    demand and provisioned, oldest first; `tokens` is what is left of the scaling rate. `turned_away` counts
    throttled tries by the rule that decided, `passed` the tries that provisioned concurrency did not take."""

    name: str
    init: int
    pool: Pool
    rate: Rate
    reserved_rate: Rate | None = None
    provisioned: int = 0
    ready_at: int = 0
    by_alias: bool = True
    asynchronous: bool = False
    stopped: bool = False
    idle: deque[int] = field(default_factory=deque)
    ready: deque[int] = field(default_factory=deque)
    own: Pool = field(default_factory=lambda: Pool(0, ""))
    own_rate: Rate = field(default_factory=lambda: Rate(0, ""))
    special: bool = field(init=False)
    tokens: int = BUCKET
    refilled: int = 0
    alive: int = 0
    environments: int = 0
    peak: int = 0
    warm: int = 0
    cold: int = 0
    on_provisioned: int = 0
    throttled: int = 0
    retries: int = 0
    turned_away: dict[str, int] = field(default_factory=dict)
    passed: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.special = bool(self.reserved_rate or self.provisioned)
        self.own.limit = self.provisioned

    @property
    def running(self) -> int:
        """Requests that run now, on demand and on provisioned environments."""
        return self.own.running + self.alive - len(self.idle)

    @property
    def served(self) -> int:
        return self.warm + self.cold

    def rise(self) -> None:
        """Remember the greatest concurrency; called whenever it may have grown past it."""
        self.peak = max(self.peak, self.running)

    def may_start(self, at: int) -> bool:
        """Whether the scaling rate allows one more environment now."""
        self.tokens = min(BUCKET, self.tokens + at - self.refilled)
        self.refilled = at
        return self.tokens >= TOKEN


type Request = tuple[int, Function, int]
"""When it comes, for which function, and how long it will run."""


FREE, IDLE_THERE, STARTED = Cause(PROVISIONED_FREE), Cause(IDLE), Cause(NONE_IDLE)
DONE, ENDED = Cause(FINISHED), Cause(EXPIRED)
"""Causes that stand for themselves."""

type Happened = tuple[int, str, Function, int, Cause]
"""One recorded event: when, a word for it, the function, the environment's number in it or -1, and the
cause, as it was decided. Plain, because a short run spends most of its time on writing these down."""


type State = tuple[int, int, int, int, int]
"""Of a function at a moment: how many run, how many environments there are, and how many requests
were served, started cold and throttled so far."""

type Sample = tuple[int, int, list[State]]
"""What a stretch of the run came to: when it ended, the account's greatest concurrency in it, and the
state of every function at its end."""


@dataclass(slots=True)
class Account:
    """All functions and what runs. `keep_alive` is how long an idle environment is kept; `stops` are
    the moments at which samples are taken, in order.

    `busy` holds running environments in the order in which they end; the few that end before the
    last of them, such as a warm start behind a cold one, are in the heap `late`.
    """

    functions: Sequence[Function]
    keep_alive: int
    newest_first: bool = False
    stops: deque[int] = field(default_factory=deque)
    samples: list[Sample] = field(default_factory=list)
    busy: deque[int] = field(default_factory=deque)
    late: list[int] = field(default_factory=list)
    homes: list[tuple[deque[int], Pool]] = field(default_factory=list)
    names: list[tuple[Function, int]] = field(default_factory=list)
    queue: list[tuple[int, int, int, int, Request]] = field(default_factory=list)
    queued: int = 0
    tries: int = 0
    since: int = 0
    peak: int = 0
    greatest: int = 0
    recording: bool = True
    happened: list[Happened] = field(default_factory=list)

    def __post_init__(self) -> None:
        for function in self.functions:
            for _ in range(function.provisioned):
                function.ready.append(self._add(function, function.ready, function.own))

    def play(self, requests: Iterable[Request], end: int) -> None:
        """Take the requests, which come in order, and go on to `end`. Afterwards `queue` holds the
        asynchronous events that still wait."""
        busy, late, homes, release, offer = self.busy, self.late, self.homes, self._release, self.offer
        until = self.stops[0] if self.stops else NEVER
        if any(function.asynchronous for function in self.functions):
            requests = self._with_retries(requests, end)
        for at, function, duration in requests:
            if at > until:  # _sample decides again, so that >= would do the same
                until = self._sample(at)
            due = (at + 1) << SHIFT
            if late or self.recording:
                release(due)
            while busy and busy[0] < due:  # as in _release: a call for every request costs a fifth of the speed
                key = busy.popleft()
                idle, pool = homes[key & ENVIRONMENT]
                pool.running -= 1
                idle.append(key)
            offer(at, function, duration)
        self._sample(end + 1)
        self.greatest = max(self.greatest, self.peak)

    def _release(self, due: int) -> None:
        """Free the environments of the requests that ended before `due`, in the order of their ends."""
        busy, late, homes = self.busy, self.late, self.homes
        while (busy and busy[0] < due) or (late and late[0] < due):  # no two keys are equal
            key = heappop(late) if late and not (busy and busy[0] < late[0]) else busy.popleft()
            idle, pool = homes[key & ENVIRONMENT]
            pool.running -= 1
            idle.append(key)
            if self.recording:
                self._record(key >> SHIFT, "finished", key, DONE)

    def offer(self, at: int, function: Function, duration: int) -> None:
        """Decide about one request; whatever has ended by now is free already."""
        rate, pool, idle, passed = function.rate, function.pool, function.idle, ""
        if at >= rate.ends:
            rate.turn(at)
        if rate.used >= rate.quota:
            return self._refuse(at, function, duration, Cause(rate.rule))
        if function.special:
            if function.reserved_rate and function.reserved_rate.full(at):
                return self._refuse(at, function, duration, Cause(function.reserved_rate.rule))
            if function.provisioned:
                passed = self._passed(at, function)
                if not passed:
                    pool, idle = function.own, function.ready
        if pool.running >= pool.limit:
            return self._refuse(at, function, duration, Cause(pool.rule, passed))
        if pool is function.pool:
            oldest = (at - self.keep_alive) << SHIFT
            while idle and idle[0] < oldest:
                self._end(function, idle.popleft())
        if idle:
            environment = (idle.pop() if self.newest_first else idle.popleft()) & ENVIRONMENT
            function.warm += 1
            if self.recording and pool is function.pool:
                self._record(at, "warm start", environment, Cause(IDLE, passed) if passed else IDLE_THERE)
            elif self.recording:
                self._record(at, "provisioned start", environment, FREE)
        elif function.may_start(at):
            environment = self._start(at, function, Cause(NONE_IDLE, passed) if passed else STARTED)
            duration += function.init
        else:
            return self._refuse(at, function, duration, Cause(SCALING_RATE, passed))
        pool.running += 1
        rate.used += 1
        if function.special:
            self._count(function, pool)
        busy, late = self.busy, self.late
        key = (at + duration) << SHIFT | environment
        if not busy or key > busy[-1]:  # no two keys are equal
            busy.append(key)
        else:
            heappush(late, key)
        running = len(busy) + len(late)
        if running > self.peak:
            self.peak = running
        return None

    def _passed(self, at: int, function: Function) -> str:
        """Why provisioned concurrency does not take a request; empty where it does."""
        if not function.by_alias:
            passed = NOT_THE_ALIAS
        elif at < function.ready_at:
            passed = NOT_READY
        elif function.own_rate.full(at):
            passed = QUOTA
        elif not function.ready:
            passed = BUSY
        else:
            return ""
        function.passed[passed] = function.passed.get(passed, 0) + 1
        return passed

    def _count(self, function: Function, pool: Pool) -> None:
        """Count what only some functions have: a quota of their own, provisioned environments."""
        if function.reserved_rate:
            function.reserved_rate.used += 1
        if pool is function.own:
            function.own_rate.used += 1
            function.on_provisioned += 1
        function.rise()

    def _end(self, function: Function, key: int) -> None:
        """End an environment that has been idle for longer than the keep-alive."""
        function.alive -= 1
        if self.recording:
            self._record((key >> SHIFT) + self.keep_alive, "environment ended", key, ENDED)

    def _start(self, at: int, function: Function, cause: Cause) -> int:
        """Start an environment on demand."""
        function.tokens -= TOKEN
        function.cold += 1
        function.alive += 1
        function.rise()
        environment = self._add(function, function.idle, function.pool)
        if self.recording:
            self._record(at, "cold start", environment, cause)
        return environment

    def _add(self, function: Function, idle: deque[int], pool: Pool) -> int:
        """Number a new environment, which goes back to `idle` and counts in `pool`."""
        self.homes.append((idle, pool))
        self.names.append((function, function.environments))
        function.environments += 1
        return len(self.homes) - 1

    def _refuse(self, at: int, function: Function, duration: int, cause: Cause) -> None:
        function.turned_away[cause.rule] = function.turned_away.get(cause.rule, 0) + 1
        due = at + min(FIRST_WAIT << self.tries, LONGEST_WAIT)  # never 6 h to the second: 21,511 s, then 21,811 s
        if function.asynchronous and not function.stopped and due <= self.since + LONGEST_AGE:
            function.retries += 1
            self.queued += 1
            heappush(self.queue, (due, self.queued, self.tries + 1, self.since, (due, function, duration)))
            what = "back to the queue"
        else:
            function.throttled += 1
            what = "throttled"
        if self.recording:
            self._note((at, what, function, -1, cause))

    def _with_retries(self, requests: Iterable[Request], end: int) -> Iterator[Request]:
        """The requests with those that come back from the queue in between, and after them."""
        for request in requests:
            yield from self._due(request[0])
            self.tries, self.since = 0, request[0]
            yield request
        yield from self._due(end)

    def _due(self, at: int) -> Iterator[Request]:
        while self.queue and self.queue[0][0] <= at:
            _, _, self.tries, self.since, request = heappop(self.queue)
            yield request

    def _sample(self, at: int) -> int:
        """Take the samples of moments before `at`, and say when the next one is."""
        while self.stops and self.stops[0] < at:
            stop = self.stops.popleft()
            self._release((stop + 1) << SHIFT)
            self.samples.append((stop, self.peak, [self._state(stop, item) for item in self.functions]))
            self.greatest = max(self.greatest, self.peak)
            self.peak = len(self.busy) + len(self.late)
        return self.stops[0] if self.stops else NEVER

    def _state(self, at: int, function: Function) -> State:
        idle, oldest = function.idle, (at - self.keep_alive) << SHIFT
        while idle and idle[0] < oldest:
            self._end(function, idle.popleft())
        there = function.alive + (function.provisioned if at >= function.ready_at else 0)
        return function.running, there, function.served, function.cold, function.throttled

    def _record(self, at: int, what: str, key: int, cause: Cause) -> None:
        function, number = self.names[key & ENVIRONMENT]
        self._note((at, what, function, number, cause))

    def _note(self, event: Happened) -> None:
        self.happened.append(event)
        self.recording = len(self.happened) < RECORDED
