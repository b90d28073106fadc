"""What a lab's templates show: a state's run in words and pictures, beside run A if one is pinned."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from study.core.problem import Problem
from study.core.simulators import ENGINES
from study.core.simulators.simulator import Event, Preset, Trace
from study.core.text.duration import clock
from study.core.text.number import number
from study.core.text.sentence import sentence
from study.drawing import curve as curve_drawing
from study.labs.comparison import change, compared
from study.labs.plugin import Curve, LabPage, Number, Picture, Prediction, Run, Table, Told
from study.labs.state import Reading, State, short

FIRST_EVENTS, MOST_EVENTS = 20, 500
MOST_TRIED = 100_000
"""Events of all runs behind one curve: what a page may take to draw."""

STEPS = 200
"""Places of the slider over time."""


@dataclass(frozen=True, slots=True)
class Row:
    """A number in run A, in this run, and what changed. It is `folded` where both say that there is nothing."""

    number: Number
    before: str
    change: str
    folded: bool


@dataclass(frozen=True, slots=True)
class Happened:
    """A row of the event list, with its number from 1 and its time in words."""

    number: int
    event: Event
    time: str
    query: str

    @property
    def why(self) -> str:
        """The cause as a sentence of its own."""
        return sentence(self.event.why) if self.event.why else ""


@dataclass(frozen=True, slots=True)
class Guessed:
    """A guess beside what the run gives."""

    prediction: Prediction
    guess: str
    truth: str
    compared: str


@dataclass
class Shown:
    """One lab as it stands. Everything is worked out when a template asks for it."""

    page: LabPage
    reading: Reading
    every_event: bool = False
    state: State = field(init=False)
    notices: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.state, self.notices = _known(self.reading.state, self.page)
        if self.hides:  # the length, the events and the tasks of the run would tell
            self.state = replace(self.state, at=None, event=None)
        else:
            self.state, notices = _fitting(self.state, self.run, self.page)
            self.notices += notices

    @cached_property
    def run(self) -> Run:
        state = self.reading.state
        return run_of(state.simulator.name, state.params, state.seed)

    @cached_property
    def ghost(self) -> Run | None:
        """Run A, on the same seed: the same arrivals."""
        state = self.reading.state
        return None if state.pinned is None else run_of(state.simulator.name, state.pinned, state.seed)

    @property
    def stage(self) -> Preset[Any]:
        return self.state.stage or self.state.simulator.presets[0]

    @cached_property
    def start(self) -> Run:
        return run_of(self.state.simulator.name, self.state.start, self.state.seed)

    @property
    def told(self) -> Told | None:
        """The stage of the told path that one is in."""
        return self.page.path[self.state.told - 1] if self.state.told else None

    @property
    def story(self) -> list[tuple[str, str, str, int]]:
        """The text of that stage in parts: its kind, what stands there, the name of a field or the state of a
        number, and the place of a number."""
        rows = [] if self.hides else self.rows
        places = {row.number.name: place for place, row in enumerate(rows)}
        found = []
        for kind, part in self.told.parts if self.told else ():
            if kind == "field":
                found.append((kind, self.reading.given.get(part, ""), part, 0))
            elif kind == "number":
                place = places.get(part)
                one = None if place is None else rows[place].number
                found.append((kind, one.text, one.state, place or 0) if one else ("words", "…", "", 0))
            else:
                found.append((kind, part, "", 0))
        return found

    @property
    def told_done(self) -> bool:
        """Whether what is to be done is done; nobody is told while there is something to guess."""
        return bool(self.told and not self.hides and self.told.done(self.run))

    @property
    def says(self) -> str:
        return self.run.trace.says if self.reading.valid else f"Not run: {self._wrong}"

    @property
    def _wrong(self) -> str:
        return next((one.message for one in self.reading.problems if one.severity == "error"), "")

    @cached_property
    def faults(self) -> tuple[Problem, ...]:
        """What AWS would refuse, at the fields concerned."""
        if not self.reading.valid:
            return ()
        return tuple(Problem(text, subject=name) for name, text in self.page.faults(self.state.params).items())

    # Pictures, and the guess before them

    @property
    def hides(self) -> Prediction | None:
        """What is to be guessed before the run is shown. Until then nothing that is shown looks at the run."""
        return self.prediction if self.prediction and self.state.guess is None else None

    @property
    def prediction(self) -> Prediction | None:
        return self.page.predictions[self.state.predict - 1] if self.state.predict else None

    @property
    def posed(self) -> tuple[Picture, ...]:
        """What is known before the run."""
        return self.page.posed(self.state.params)

    @property
    def guessed(self) -> Guessed | None:
        if not self.prediction or self.state.guess is None:
            return None
        truth, guess = self.prediction.truth(self.run), self.state.guess
        said = [number(value, self.prediction.unit) for value in (guess, truth)]
        return Guessed(self.prediction, said[0], said[1], compared(guess, truth))

    @property
    def next_prediction(self) -> int:
        return self.state.predict % len(self.page.predictions) + 1 if self.page.predictions else 0

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        return self.page.draw(self.run, self.ghost, self.state.at)

    # Numbers, tasks, curve, tables

    @cached_property
    def rows(self) -> list[Row]:
        return rows_of(self.page, self.run, self.ghost)

    @property
    def folded(self) -> bool:
        """Whether some numbers say only that there is nothing to say."""
        return any(row.folded for row in self.rows)

    @cached_property
    def tasks(self) -> list[tuple[str, bool]]:
        return [(task.text, number in self.state.done) for number, task in enumerate(self.page.tasks, start=1)]

    @cached_property
    def changes(self) -> tuple[str, list[tuple[str, bool, str, str]]] | None:
        """Single changes under their heading: each in words, whether it helps, what comes of it, and the state then."""
        found = self.page.changes(self.run)
        if not found or not found.each:
            return None
        return found.title, [
            (
                one.words[0].upper() + one.words[1:],
                one.helps,
                one.trace.says,
                self.state.query(params=one.params, event=None, at=None),
            )
            for one in found.each
        ]

    @property
    def tables(self) -> tuple[Table, ...]:
        return self.page.tables(self.run)

    @property
    def curve(self) -> Curve | None:
        return next((one for one in self.page.curves if one.name == self.state.curve), None)

    @cached_property
    def plot(self) -> tuple[SafeString, SafeString] | None:
        """The result over one parameter; None where it would take too long to try."""
        if not (curve := self.curve):
            return None
        values = list(curve.values(self.run))
        if len(self.run.trace.events) * len(values) > MOST_TRIED:
            return None
        points = [(value, curve.result(self._tried(curve, value))) for value in values]
        wide, narrow = curve_drawing.draw(curve.title, curve.unit, curve.result_unit, points, curve.at(self.run))
        return safe(wide), safe(narrow)

    def _tried(self, curve: Curve, value: float) -> Trace:
        return self.run.simulator.run(curve.change(self.run.params, value), self.run.seed)

    # Time and events

    @cached_property
    def length(self) -> float:
        return self.page.length(self.run)

    @property
    def step(self) -> str:
        return short(round(self.length / STEPS, 6))

    @property
    def span(self) -> str:
        """Where the slider over time ends."""
        return short(min(self.length, round(float(self.step) * STEPS, 6)))

    @property
    def at(self) -> str:
        return self.span if self.state.at is None else short(self.state.at)

    @property
    def time(self) -> str:
        return clock(self.length if self.state.at is None else self.state.at)

    @property
    def moment(self) -> str:
        return "" if self.state.at is None else self.page.moment(self.run, self.state.at)

    @property
    def events(self) -> Sequence[Event]:
        return self.run.trace.events

    @property
    def chosen(self) -> Happened | None:
        return self._happened(self.state.event) if self.state.event else None

    @cached_property
    def listed(self) -> list[Happened]:
        shown = MOST_EVENTS if self.every_event else FIRST_EVENTS
        return [self._happened(number) for number in range(1, min(shown, len(self.events)) + 1)]

    @property
    def before(self) -> Happened | None:
        """The event before the cursor."""
        number = self.state.event or 1 + bisect_left(self.events, self._cursor, key=_time)
        return self._happened(number - 1) if number > 1 else None

    @property
    def after(self) -> Happened | None:
        """The event after the cursor."""
        number = self.state.event or bisect_right(self.events, self._cursor, key=_time)
        return self._happened(number + 1) if number < len(self.events) else None

    @property
    def _cursor(self) -> float:
        return float("inf") if self.state.at is None else self.state.at

    def _happened(self, number: int) -> Happened:
        event = self.events[number - 1]
        at = min(event.at, self.length) if self.length else None
        return Happened(number, event, clock(event.at), self.state.query(event=number, at=at))


def _time(event: Event) -> float:
    return event.at


@lru_cache(maxsize=16)
def run_of(engine: str, params: Any, seed: int) -> Run:
    """Run a simulator. The start of a stage, a pinned run and a run whose cursor moves come again and
    again; a run holds at most some thousand events."""
    simulator = ENGINES[engine]
    return Run(simulator, params, simulator.run(params, seed), seed)


def rows_of(page: LabPage, run: Run, ghost: Run | None) -> list[Row]:
    """The numbers of a run beside those of run A, or beside themselves without one."""
    numbers = page.numbers(run)
    before = page.numbers(ghost) if ghost else numbers
    return [
        Row(new, old.text, change(old, new), old.folded and new.folded)
        for old, new in zip(before, numbers, strict=True)
    ]


def safe(drawing: str) -> SafeString:
    """Markup of our own drawings, in which every word is escaped (study.drawing)."""
    return mark_safe(drawing)  # noqa: S308


def _known(state: State, page: LabPage) -> tuple[State, list[str]]:
    """The state without what this page does not have; and that in words."""
    notices: list[str] = []
    changes: dict[str, Any] = {}
    if state.curve and state.curve not in [one.name for one in page.curves]:
        known = ", ".join(one.name for one in page.curves)
        notices.append(f"There is no curve over {state.curve}." + (f" Curves: {known}." if known else ""))
        changes["curve"] = ""
    if state.predict > len(page.predictions):
        changes["predict"] = 0
    if state.told > len(page.path):
        changes["told"] = 0
    changes["done"] = frozenset(number for number in state.done if number <= len(page.tasks))
    return replace(state, **changes), notices


def _fitting(state: State, run: Run, page: LabPage) -> tuple[State, list[str]]:
    """The state without what this run does not have; and that in words. Tasks are ticked."""
    notices: list[str] = []
    changes: dict[str, Any] = {}
    length, events = page.length(run), len(run.trace.events)
    if state.at is not None and state.at >= length:
        changes["at"] = None
    if state.event is not None and state.event > events:
        notices.append(f"There is no event {state.event:,}; this run has {events:,}.")
        changes["event"] = None
    elif state.event is not None and state.at is None and run.trace.events[state.event - 1].at < length:
        changes["at"] = run.trace.events[state.event - 1].at
    start = run_of(state.simulator.name, state.start, state.seed)
    ticked = {number for number, task in enumerate(page.tasks, start=1) if task.done(run, start)}
    return replace(state, **changes, done=state.done | ticked), notices
