"""The parts of a lab's page. The frame is the same for every simulator. What differs is in a folder of
`study.labs.pages` with the simulator's name, as a `LabPage` called PLUGIN: `read` extracts from a run what the
others need, `picture` draws, `numbers` gives numbers, sentences and tables, `posed` draws the inputs before
the run, and `tasks` lists what to try. Drawings too large for one file have files of their own.

Results come from the engine. A page turns them into pictures, numbers and tables, and decides nothing.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from study.core.problem import Problem
from study.core.simulators.change import Change
from study.core.simulators.simulator import Simulator, Trace
from study.drawing.svg import NARROW, WIDE
from study.drawing.touch import Drawing

_BRACES = re.compile(r"(\{[^}]+\})")


@dataclass(frozen=True, slots=True)
class Run:
    """One run: `simulator` with these parameters and this seed made `trace`."""

    simulator: Simulator[Any]
    params: Any
    trace: Trace
    seed: int = 0


@dataclass(frozen=True)
class Picture:
    """A chart: `drawn(width)` makes the drawing of one of two widths, 760 units or 344, when it is asked
    for. While an input moves, only the width that is looked at is drawn. `finding` states in one
    sentence what it shows. `key` lists the states whose marks appear, with what they mean here:
    `("throttled", "throttled, 429")`. The fields of grips are named as those of the form
    (`functions-0-reserved`)."""

    title: str
    finding: str
    drawn: Callable[[int], Drawing]
    key: tuple[tuple[str, str], ...] = ()

    @cached_property
    def wide(self) -> str:
        return self.drawn(WIDE).svg

    @cached_property
    def narrow(self) -> str:
        return self.drawn(NARROW).svg


def both(title: str, finding: str, drawn: Callable[[int], str], key: tuple[tuple[str, str], ...] = ()) -> Picture:
    """A chart whose drawings differ in their width alone."""
    return Picture(title, finding, lambda width: Drawing(drawn(width)), key)


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a run: compared with the pinned run where there is one. `text` is the value with
    its unit; `value` is there where a difference can be said; `state` gives it the mark of a state. One that
    says only that there is nothing to say is `folded`."""

    name: str
    text: str
    value: float | None = None
    state: str = ""
    note: str = ""
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers that a picture shows, as text. `numeric` are the places of columns set right."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """Single changes to the inputs beside the run: a heading, and each change with the run it brings."""

    title: str
    each: tuple[Change[Any], ...]


@dataclass(frozen=True, slots=True)
class Task:
    """Something to bring about: `done(run, start)` compares the run with the stage's own start."""

    text: str
    done: Callable[[Run, Run], bool]


def by_change(text: str, met: Callable[[Run], bool]) -> Task:
    """Something to bring about by changing an input: a stage that begins with it does not count."""
    return Task(text, lambda run, start: run.params != start.params and met(run))


@dataclass(frozen=True, slots=True)
class Curve:
    """A result over one parameter: `values(run)` are the points to try, `change(params, value)` the
    parameters there, `result(trace)` what is drawn. `at(run)` is the present point. Whoever needs another
    run for that makes it of the same seed."""

    name: str
    title: str
    unit: str
    result_unit: str
    values: Callable[[Run], Sequence[float]]
    at: Callable[[Run], float]
    change: Callable[[Any, float], Any]
    result: Callable[[Trace], float]


@dataclass(frozen=True, slots=True)
class Prediction:
    """What to guess before looking: a number that the run then gives. `most(params)` is what it
    cannot be above, known without the run: the scale of guesses reaches that far, by the logarithm with `log`. 0
    where there is no such number. One that is a `level` is a line in the picture of the run."""

    asks: str
    unit: str
    truth: Callable[[Run], float]
    most: Callable[[Any], float] = lambda params: 0.0
    level: bool = False
    log: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One stage of a told path: one idea, at most three sentences, and something to do. In `text`, `{field}` is
    a number to pull, by the name of its field in the form, and `{=number}` a number of the run by its name.
    `done(run)` ends it. `inputs` are fields to show besides those of the text."""

    name: str
    title: str
    text: str
    do: str
    start: Any
    done: Callable[[Run], bool]
    inputs: tuple[str, ...] = ()

    @property
    def parts(self) -> list[tuple[str, str]]:
        """The text in parts: words, and what stands in braces with `field` or `number` before it."""
        found = []
        for part in _BRACES.split(self.text):
            kind = "words"
            if part.startswith("{"):
                kind, part = ("number", part[2:-1]) if part.startswith("{=") else ("field", part[1:-1])
            found.append((kind, part))
        return found

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that are shown."""
        return (*(part for kind, part in self.parts if kind == "field"), *self.inputs)


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What comes can be put and taken by hand: `put(run, at)` are the parameters with one more at that second,
    `take(run, event)` those without the one of this event. None where that cannot be."""

    put: Callable[[Run, float], Any]
    take: Callable[[Run, int], Any]


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text from elsewhere that inputs are read from: what it is, a sentence about it, and what reads it."""

    label: str
    help: str
    read: Callable[[str], tuple[Any, tuple[Problem, ...]]]


@dataclass(frozen=True, slots=True)
class LabPage:
    """The page of one simulator.

    - `question`: the driving question above the picture; `topic`: what it belongs to, for the gallery.
    - `draw(run, ghost, at)`: the pictures; `ghost` is the pinned run A, `at` the cursor in seconds.
    - `numbers(run)`: the same names in the same order for every run.
    - `moment(run, at)`: one sentence on how things stand at that second; empty where time is no axis.
    - `length(run)`: the seconds the time axis spans, 0 where there is none.
    - `changes(run)`: what one change to the inputs would bring, each with a link that makes it; None where there is
      nothing to mend.
    - `stages`: by preset, the parameters that stage is about (`functions.reserved` for one of a
      function's); the others are folded under "All inputs". A preset that is not named opens what
      is not advanced.
    - `posed(params)`: pictures of the inputs alone, with what comes and when, and nothing of what becomes of it;
      made without a run, for whoever is asked about it first.
    - `tile(run)`: the small picture of the gallery, 320 by 132 units, decorative.
    - `colours`: by parameter, named as in `stages`, the state in whose colour it is drawn: its field has it too.
    - `path`: the told path, one idea a stage; the free lab is its end.
    - `arrivals`: how something that comes is added and taken away by a touch.
    - `pasted`: a text from elsewhere that the inputs can be read from.
    - `weight(params)`: how much a run simulates, counted in requests; known before it is run.
    - `faults(params)`: what AWS would refuse though the run is drawn, in words with the range, by the name
      of the field: `account_limit`, or `functions-0-provisioned` for one of the first function's.
    """

    question: str
    topic: str
    draw: Callable[[Run, Run | None, float | None], tuple[Picture, ...]]
    numbers: Callable[[Run], tuple[Number, ...]]
    tile: Callable[[Run], str]
    posed: Callable[[Any], tuple[Picture, ...]] = lambda params: ()
    moment: Callable[[Run, float], str] = lambda run, at: ""
    length: Callable[[Run], float] = lambda run: 0.0
    tables: Callable[[Run], tuple[Table, ...]] = lambda run: ()
    changes: Callable[[Run], Changes | None] = lambda run: None
    tasks: tuple[Task, ...] = ()
    curves: tuple[Curve, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    stages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)
    path: tuple[Told, ...] = ()
    arrivals: Arrivals | None = None
    pasted: Pasted | None = None
    weight: Callable[[Any], int] = lambda params: 1
    faults: Callable[[Any], Mapping[str, str]] = lambda params: {}
