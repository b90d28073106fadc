"""What a simulator is: typed parameters, a run that is a pure function of them and a seed, and the
questions that the run itself can answer.

Rules for every engine: integers inside (microseconds, bytes, fractions of a dollar), only
`+ - * / sqrt` on floats, so that the same engine, version, inputs and seed give the same document on
every machine; ties are decided, documented and tested; every constant carries its source and date;
a rule of our own is marked as a simplification and never asked in a question.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, Literal, overload

from study.core.problem import Problem
from study.core.simulators.subjects import Subject
from study.core.text.mention import Mention

type Rule = Literal["documented", "derived", "simplified"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a run: `at` seconds from its start, `what` in the product's words
    ("cold start"), `who` (an environment, an attempt, a function), `state` one of the five states of
    the design ("served", "cold", "throttled", "retry", "failed", "idle"), `why` the rule in words."""

    at: float
    what: str
    who: str = ""
    state: str = "idle"
    why: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What the page says about the model: a rule, where it comes from, and when that was read."""

    rule: Rule
    text: str
    source: str = ""


class Recorded[R](Sequence[Event]):
    """Events that are put into words when they are read: a long run records thousands, and a picture
    or the first rows of a list need few of them. `rows` are what the engine noted, in order, and
    `word` makes the event of a row."""

    def __init__(self, rows: Sequence[R], word: Callable[[R], Event]) -> None:
        self.rows, self._word = rows, word

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> Event: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Event, ...]: ...
    def __getitem__(self, index: int | slice) -> Event | tuple[Event, ...]:
        if isinstance(index, slice):
            return tuple(map(self._word, self.rows[index]))
        return self._word(self.rows[index])

    def __iter__(self) -> Iterator[Event]:
        return map(self._word, self.rows)


@dataclass(frozen=True, slots=True)
class Trace:
    """One run. `results` is plain JSON whose names are promised by the command line; `says` is one
    sentence that states what happened and why."""

    results: dict[str, Any]
    events: Sequence[Event]
    notes: tuple[Note, ...]
    says: str


def told_by(trace: Trace) -> dict[str, int]:
    """For everybody who does something in a run, the number of the first event that says what came of it:
    waits do not."""
    found: dict[str, int] = {}
    for number, event in enumerate(trace.events, start=1):
        if event.state != "retry":
            found.setdefault(event.who, number)
    return found


type JsonType = Literal["integer", "number", "string", "boolean", "array", "object"]


@dataclass(frozen=True, slots=True)
class Result:
    """One value among the results of a run, declared so that it can be promised.

    `type` is that of JSON. `fields` are those of an object, or of the objects in an array; an array
    without fields holds values of type `items`, an object without fields maps names to `items`, or to `any` value.
    `optional` values may be null.
    """

    name: str
    meaning: str
    type: JsonType = "integer"
    unit: str = ""
    fields: "tuple[Result, ...]" = ()
    items: JsonType | Literal["any"] = "number"
    optional: bool = False
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Preset[P]:
    """A state worth starting from, with a name from real life and the question it raises. `terms` are
    words of a text that talks about this very state."""

    name: str
    title: str
    params: P
    asks: str = ""
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wrong:
    """What somebody with a named misconception would answer, and why it is not so."""

    misconception: str
    value: float | str
    reason: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about one run. `answer` is a number with `unit`, or a text among the `wrong` ones;
    `tolerance` is absolute and in the same unit. `working` shows how the answer comes about."""

    prompt: str
    answer: float | str
    unit: str
    wrong: tuple[Wrong, ...]
    working: str
    tolerance: float = 0.0
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Maker[P]:
    """Makes questions of one sort. `draw` picks parameters; `ask` makes the question for a run, or
    None where it would be ambiguous (wrong answers that coincide with the right one, a tie, a
    number too close to a boundary). A question is made from documented and derived rules alone."""

    name: str
    title: str
    draw: Callable[[Random], P]
    ask: Callable[[P, Trace], Asked | None]


@dataclass(frozen=True, slots=True)
class Point[P]:
    """Something that can be asked about any run. `asks` is the question in words, beside which the inputs are
    stated in full; empty for parameters it makes no sense for. `answer` reads it off a run: a number with
    `unit`, or a text; None where the run does not say it. `wrong` are answers that need no run of a wrong model,
    `working` shows how the answer comes about. An `outcome` is known from the run alone, anything else follows
    from the inputs. `places` are the answers that can be chosen on a figure of the inputs. They are known without
    the run, so the figure tells nothing; a point whose answer is none of them is not asked. `event` is the number
    of the event that the answer is about, from 1, or None."""

    name: str
    title: str
    asks: Callable[[P], str]
    answer: Callable[[P, Trace], float | str | None]
    working: Callable[[P, Trace], str]
    sources: tuple[str, ...]
    unit: str = ""
    tolerance: float = 0.0
    wrong: Callable[[P, Trace], Sequence[Wrong]] = lambda params, trace: ()
    outcome: bool = True
    places: Callable[[P], Sequence[float | str]] = lambda params: ()
    event: Callable[[P, Trace], int | None] = lambda params, trace: None


@dataclass(frozen=True, slots=True)
class Model[P]:
    """A wrong model: what somebody with this misconception takes the parameters for, None where it changes
    nothing; and why not."""

    misconception: str
    reason: str
    change: Callable[[P], P | None]


@dataclass(frozen=True, slots=True)
class Simulator[P]:
    """An engine: a module under `engines` with this value as PLUGIN.

    `params` is a frozen dataclass whose fields are made with `parameters.parameter`; `check` finds
    contradictions between parameters (the subject of a problem is the parameter); `run` never
    raises for parameters that passed; `results` declares every name in the results of a run.
    Notes that speak of its `subject` and of it, by `mention`, show it; its `terms` say where it fits best.
    `points` are what can be asked about any run, `models` the wrong models that answer them otherwise, and
    `varied` gives parameters and seed of the run with every simplified rule changed, one at a time: a
    question whose answer is another then is not asked.
    `migrate` turns the inputs of an older version into today's. `aliases` are short names for results
    that lie deep, each with the dotted path it stands for.
    """

    name: str
    title: str
    version: int
    params: type[P]
    run: Callable[[P, int], Trace]
    check: Callable[[P], tuple[Problem, ...]]
    results: tuple[Result, ...]
    presets: tuple[Preset[P], ...]
    makers: tuple[Maker[P], ...]
    subject: Subject
    mention: Mention
    terms: tuple[str, ...] = ()
    points: tuple[Point[P], ...] = ()
    models: tuple[Model[P], ...] = ()
    varied: Callable[[P], Iterable[tuple[P, int]]] = lambda params: ()
    migrate: Callable[[int, dict[str, Any]], dict[str, Any]] = field(default=lambda version, inputs: inputs)
    aliases: Mapping[str, str] = field(default_factory=dict)
