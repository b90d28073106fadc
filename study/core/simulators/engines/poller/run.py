"""Pollers of an SQS queue at work: what is received, what runs, what waits for room, what comes back.

Time is in whole microseconds. What is received at one moment is one group of batches. Ties: a run that ends at an
instant frees its place for a batch that waits; a batch whose visibility timeout ends at that instant still gets it;
then messages come, and pollers receive.
"""

from collections import deque
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Any

from study.core.simulators.arrivals import SECOND
from study.core.simulators.engines.poller.params import (
    NEWEST,
    PROVISIONED,
    RUNS_EACH,
    STANDARD,
    Params,
    ceiling,
    room,
    violations,
    warnings,
)
from study.core.simulators.engines.poller.results import NOTES
from study.core.simulators.simulator import Event, Trace
from study.core.text.duration import clock, span
from study.core.text.number import number
from study.core.text.plural import counted

FIRST, PER_MINUTE = {STANDARD: 5}, {STANDARD: 300, PROVISIONED: 1_000}
"""Runs at once at the start, and how many more in a minute (DG/services-sqs-scaling, read 2026-11-23)."""

SAMPLES = 200
MOST_EVENTS = 400

WHY = {
    "scaling": "the pollers have not scaled further: {first} at first, {more} more a minute, {most} at most",
    "maximum-concurrency": "the mapping's maximum concurrency is {maximum}",
    "groups": "each of the {groups} message groups has one batch in flight",
    "reserved": "the reserved concurrency of {room} is in use; the pollers go on receiving",
    "account": "the account limit of {room} is in use; the pollers go on receiving",
}
"""What holds the concurrency, in words."""

CAP_WORDS = {
    "scaling": "the scaling of the pollers",
    "maximum-concurrency": "the maximum concurrency of the mapping",
    "reserved": "the function's reserved concurrency",
    "account": "the account limit",
    "groups": "the number of message groups",
}

type Part = list[int]
"""Messages that were received equally often and run equally often: receive count, runs, how many."""


@dataclass(slots=True)
class Group:
    """Batches received at one moment: how many, their messages, and when their visibility timeout is over."""

    batches: int
    parts: list[Part]
    hidden_until: int

    @property
    def messages(self) -> int:
        return sum(part[2] for part in self.parts)


def take(parts: "list[Part] | deque[Part]", wanted: int) -> list[Part]:
    """Take so many messages off the front."""
    found: list[Part] = []
    while wanted and parts:
        count = min(wanted, parts[0][2])
        found.append([parts[0][0], parts[0][1], count])
        parts[0][2] -= count
        wanted -= count
        if not parts[0][2]:
            del parts[0]
    return found


@dataclass(slots=True)
class Mapping:
    """A mapping at work. `held` are batches that pollers have in hand, waiting or running; `capacity` what the
    pollers could hold by now; `returns` the messages hidden for a run that will end too late."""

    params: Params
    visible: deque[Part] = field(default_factory=deque)
    waiting: deque[Group] = field(default_factory=deque)
    due: list[tuple[int, int, str, Any]] = field(default_factory=list)
    capacity: int = 0
    held: int = 0
    running: int = 0
    numbered: int = 0
    growing: int = -1
    left: int = 0
    hidden: int = 0
    processed: int = 0
    throttled: int = 0
    dead: int = 0
    never_run: int = 0
    peak: int = 0
    cap: str = "none"
    capped: str = "none"
    gathering: Group | None = None
    drained: int | None = None
    events: list[Event] = field(default_factory=list)

    def later(self, at: int, what: str, about: Any = None) -> None:
        self.numbered += 1
        heappush(self.due, (at, self.numbered, what, about))

    def put(self, parts: list[Part]) -> None:
        """Messages can be received again, after all that can be already."""
        for part in parts:
            if self.visible and self.visible[-1][:2] == part[:2]:
                self.visible[-1][2] += part[2]
            else:
                self.visible.append(part)

    def arrive(self, count: int) -> None:
        if count:
            self.left += count
            self.put([[0, 0, count]])

    def note(self, at: int, what: str, state: str, why: str, who: str = "mapping") -> None:
        if len(self.events) < MOST_EVENTS:
            self.events.append(Event(at / SECOND, what, who, state, why))

    def allowed(self) -> tuple[int, str]:
        """How many batches the pollers may hold now, and which rule says so; of equal ones the one that stays."""
        params = self.params
        limits: list[tuple[int, str]] = []
        if params.fifo:
            limits.append((params.message_groups, "groups"))
        if params.maximum_concurrency is not None and params.mode == STANDARD:
            limits.append((params.maximum_concurrency, "maximum-concurrency"))
        if not params.fifo or params.mode == PROVISIONED:  # a FIFO queue scales to its groups at once
            limits.append((self.capacity, "scaling"))
        return min(limits, key=lambda limit: limit[0])

    def start(self, group: Group, at: int) -> None:
        """Run a group of batches: there is room for all of it."""
        for part in group.parts:
            part[1] += 1
        self.running += group.batches
        ends = at + self.params.duration_ms * 1000
        self.later(ends, "end", group)
        if ends > group.hidden_until:
            self.later(group.hidden_until, "late", group)

    def serve(self, at: int) -> None:
        """Give free room to the batches that wait for it."""
        free = room(self.params)[0] - self.running
        place = -1 if self.params.served_first == NEWEST else 0
        while free > 0 and self.waiting:
            group = self.waiting[place]
            if group.batches > free:
                group = self.split(group, free)
            else:
                del self.waiting[place]
            free -= group.batches
            self.start(group, at)

    def split(self, group: Group, batches: int) -> Group:
        """Take so many batches off a group; the last batch may not be full, so the first ones go."""
        group.batches -= batches
        return Group(batches, take(group.parts, batches * self.params.batch_size), group.hidden_until)

    def receive(self, at: int) -> None:
        """Let the pollers receive what they may, and note what holds them."""
        most, rule = self.allowed()
        self.fill(at)
        while self.visible and self.held < most:
            self.move(at)
            there = sum(part[2] for part in self.visible)
            if not there:
                break
            size = self.params.batch_size
            full = min(most - self.held, there // size)
            if full:
                self.hold(full, take(self.visible, full * size), at, 0)
            else:
                self.hold(1, take(self.visible, size), at, self.params.batch_window)
        self.find_cap(at, rule)

    def move(self, at: int) -> None:
        """Messages at the front that were received as often as allowed go to the dead-letter queue."""
        most = self.params.max_receive_count
        kept: deque[Part] = deque()
        for part in self.visible:
            if most is None or part[0] < most:
                kept.append(part)
                continue
            if not self.dead:
                why = f"Another receive would exceed {counted(most, 'receive')}; a receive counts without a run too."
                self.note(at, "the first messages to the dead-letter queue", "failed", why, "queue")
            self.dead += part[2]
            self.never_run += 0 if part[1] else part[2]
            self.left -= part[2]
        self.visible = kept

    def hold(self, batches: int, parts: list[Part], at: int, window: int) -> None:
        """A poller has received batches: they run, or wait for room. A batch that is not full gathers first."""
        for part in parts:
            part[0] += 1
        self.held += batches
        group = Group(batches, parts, at + self.params.visibility_timeout * SECOND)
        if window:
            self.gathering = group
            self.later(at + window * SECOND, "gathered", group)
        else:
            self.offer(group, at)

    def fill(self, at: int) -> None:
        """Messages that come go into the batch that gathers; a full one does not wait any longer."""
        group = self.gathering
        if group is None or not self.visible:
            return
        self.move(at)
        more = take(self.visible, self.params.batch_size - group.messages)
        for part in more:
            part[0] += 1
        group.parts += more
        if group.messages == self.params.batch_size:
            self.gathered(group, at)

    def gathered(self, group: Group, at: int) -> None:
        """The batch is full, or its window over."""
        if self.gathering is group:
            self.gathering = None
            self.offer(group, at)

    def offer(self, group: Group, at: int) -> None:
        free = room(self.params)[0] - self.running if not self.waiting else 0
        if group.batches <= free:
            self.start(group, at)
            return
        if free > 0:
            self.start(self.split(group, free), at)
        self.waiting.append(group)
        self.later(group.hidden_until, "over")

    def over(self, at: int) -> None:
        """Batches that waited for room until their visibility timeout was over are seen again."""
        while self.waiting and self.waiting[0].hidden_until <= at:
            group = self.waiting.popleft()
            self.held -= group.batches
            if not self.throttled:
                why = f"There was no room to run for {span(self.params.visibility_timeout)}; the receives count."
                self.note(at, "throttled batches are seen again", "throttled", why, "queue")
            self.throttled += group.messages
            self.put(group.parts)

    def end(self, group: Group, at: int) -> None:
        self.running -= group.batches
        self.held -= group.batches
        if at <= group.hidden_until:
            self.processed += group.messages
            self.left -= group.messages

    def find_cap(self, at: int, rule: str) -> None:
        """Which rule keeps the concurrency from growing now, and which one where it was highest."""
        now = room(self.params)[1] if self.waiting else rule if self.visible else "none"
        if now != self.cap and now != "none":
            self.note(at, f"held by {CAP_WORDS[now]}", "throttled" if self.waiting else "idle", self.why(now) + ".")
        self.cap = now
        if self.running > self.peak or (self.running == self.peak and now != "none"):
            self.peak, self.capped = self.running, now

    def why(self, cap: str) -> str:
        params = self.params
        words = WHY[cap].format(
            first=number(first(params)),
            more=number(PER_MINUTE[params.mode]),
            most=number(ceiling(params)),
            maximum=params.maximum_concurrency,
            groups=number(params.message_groups),
            room=number(room(params)[0]),
        )
        return words[0].upper() + words[1:]

    def grow(self, at: int) -> None:
        """Pollers are added while messages wait that none has received."""
        if self.visible and self.capacity < ceiling(self.params) and self.growing < 0:
            self.growing = at
            self.later(at + self.params.step * SECOND, "grow")


def first(params: Params) -> int:
    """Runs at once that the pollers begin with."""
    return FIRST.get(params.mode, RUNS_EACH * params.minimum_pollers)


def run(params: Params, seed: int = 0) -> Trace:
    """Follow the messages for the length of the run. Nothing is left to chance: `seed` is not used."""
    mapping = Mapping(params, capacity=first(params))
    mapping.arrive(params.backlog)
    finish = params.length * SECOND
    grown = 0
    for second in range(params.length if params.arrivals_per_s else 0):
        come = int((second + 1) * params.arrivals_per_s + 1e-9) - int(second * params.arrivals_per_s + 1e-9)
        if come:
            mapping.later(second * SECOND, "arrive", come)
    series: list[dict[str, Any]] = []
    every = max(min(params.length // SAMPLES, 60), 1)
    samples = deque([*range(0, params.length, every), params.length])
    mapping.later(0, "begin")
    while mapping.due and mapping.due[0][0] <= finish:
        at = mapping.due[0][0]
        _sample(series, samples, mapping, at)
        while mapping.due and mapping.due[0][0] == at:
            _, _, what, about = heappop(mapping.due)
            if what == "end":
                mapping.end(about, at)
            elif what == "late":
                mapping.put([[*part] for part in about.parts])
            elif what == "arrive":
                mapping.arrive(about)
            elif what == "gathered":
                mapping.gathered(about, at)
            elif what == "grow":
                grown += 1
                mapping.growing = -1
                more = grown * params.step * PER_MINUTE[params.mode] // 60
                mapping.capacity = min(first(params) + more, ceiling(params))
        mapping.serve(at)
        mapping.over(at)
        mapping.receive(at)
        mapping.grow(at)
        if not mapping.left and mapping.drained is None and (params.backlog or mapping.processed or mapping.dead):
            mapping.drained = at
            mapping.note(at, "the queue is empty", "served", "Every message was dealt with, or moved.", "queue")
    _sample(series, samples, mapping, finish + 1)
    return _trace(params, mapping, series)


def _sample(series: list[dict[str, Any]], samples: deque[int], mapping: Mapping, at: int) -> None:
    """How things stand at the samples before `at`."""
    while samples and samples[0] * SECOND < at:
        second = samples.popleft()
        series.append({"at": float(second), "concurrency": mapping.running, "backlog": mapping.left})


def _trace(params: Params, mapping: Mapping, series: list[dict[str, Any]]) -> Trace:
    broken = list(violations(params))
    results = {
        "series": series,
        "peak_concurrency": mapping.peak,
        "capped_by": mapping.capped,
        "drained_at": None if mapping.drained is None else mapping.drained / SECOND,
        "processed": mapping.processed,
        "throttled_receives": mapping.throttled,
        "dead_lettered": mapping.dead,
        "never_run": mapping.never_run,
        "left": mapping.left,
        "violations": [{"rule": rule, "message": message} for rule, message in broken],
        "warnings": list(warnings(params)),
    }
    if not mapping.events:
        mapping.note(0, "the pollers begin", "idle", f"{counted(first(params), 'run')} at once at first.")
    said = [f"{counted(mapping.processed, 'message')} processed, at most {counted(mapping.peak, 'run')} at once"]
    if mapping.capped != "none":
        said[0] += f": {mapping.why(mapping.capped)[0].lower()}{mapping.why(mapping.capped)[1:]}"
    if mapping.dead:
        said.append(
            f"{number(mapping.dead)} went to the dead-letter queue, {number(mapping.never_run)} of them without one run"
        )
    if mapping.drained is not None:
        said.append(f"The queue was empty at {clock(mapping.drained / SECOND)}")
    elif mapping.left:
        said.append(f"{number(mapping.left)} are still there")
    says = ". ".join(said) + "."
    if broken:
        says = f"AWS refuses this configuration. {broken[0][1]} {says}"
    return Trace(results, tuple(mapping.events), NOTES, says)
