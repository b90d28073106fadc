"""A lab's address: its whole state as plain query parameters, read and written.

Parameters appear by name, as texts. With `v`, the engine's version, an address is complete: missing
parameters have their defaults. Without it, as people write addresses, a named preset supplies what is
missing, as on the command line. Each problem names its field, and the run shown is then the preset's.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import isfinite
from typing import Any
from urllib.parse import parse_qsl, urlencode

from study.core.problem import Problem
from study.core.simulators.parameters import Parameter, declared, plain, read, texts
from study.core.simulators.simulator import Preset, Simulator
from study.core.simulators.stated import moments
from study.core.text.duration import span
from study.core.text.names import Names
from study.core.text.number import number
from study.web.cleaning import whole

MOST_ROWS = 4
"""So many things of a list have fields of their own; a longer list is one text."""

SECONDS = {"s": 1.0, "ms": 0.001}
"""The units of fields that hold a length of time."""

LARGEST_SEED = 2**32 - 1
LONGEST = 40
"""So many letters of what somebody wrote are said again in a message."""

PARTS = ("preset", "seed", "v", "a", "at", "event", "curve", "predict", "guess", "done", "told")
"""What an address says besides parameters, in its order."""

BUTTONS = (
    "add",
    "remove",
    "span",
    "all",
    "embed",
    "lab",
    "which",
    "quiz",
    "ask",
    "mark",
    "of",
    "values",
    "width",
    "put",
    "take",
    "move",
    "arrive",
    "to",
    "pasted",
)
"""What forms and pages send along; no part of the state."""

_ROW = re.compile(r"([a-z_]+)-(\d)-([a-z_]+)", re.ASCII)

type Query = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class State:
    """What a lab shows. `stage` is the preset one is in; `pinned` the parameters of run A; `at` the
    cursor in seconds, None for the whole run; `event` a number of the event list from 1; `predict` is
    the number, from 1, of what is to be guessed first, `guess` the guess; `done` are the numbers,
    from 1, of tasks that were ticked; `told` is the stage of the told path one is in, 0 in the free lab."""

    simulator: Simulator[Any]
    params: Any
    stage: Preset[Any] | None = None
    seed: int = 0
    pinned: Any = None
    at: float | None = None
    event: int | None = None
    curve: str = ""
    predict: int = 0
    guess: float | None = None
    done: frozenset[int] = frozenset()
    told: int = 0

    @property
    def start(self) -> Any:
        """The parameters the stage starts with."""
        return (self.stage or self.simulator.presets[0]).params

    def query(self, **changes: Any) -> str:
        """The canonical address of this state, or of one that differs from it, as a query."""
        return urlencode(written(replace(self, **changes) if changes else self))


@dataclass(frozen=True, slots=True)
class Reading:
    """What an address says. `given` are the texts of the form's fields, as they were written; `params`
    of the state are those of the preset if an error is among the problems."""

    state: State
    given: dict[str, str]
    problems: tuple[Problem, ...]

    @property
    def valid(self) -> bool:
        return all(problem.severity != "error" for problem in self.problems)


@dataclass(slots=True)
class _Inputs:
    """The parameters as they are being read."""

    given: dict[str, Any]
    rows: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_state(simulator: Simulator[Any], query: Query) -> Reading:
    """Read an address. Never raises; of a name that stands twice the caller has kept the last."""
    version, problems = _version(simulator, query)
    stage, complaints = _stage(simulator, query)
    problems += complaints
    inputs = _inputs(simulator, query, version)
    base = plain(stage.params) if stage and "v" not in query else {}
    params, wrong = read(simulator.params, {**base, **inputs.given})
    params, rows = _with_rows(simulator, params, inputs)
    problems += [*inputs.problems, *wrong, *rows]
    if not any(problem.severity == "error" for problem in problems):
        problems += simulator.check(params)
    given = _texts(simulator, params, inputs)
    if any(problem.severity == "error" for problem in problems):
        params = (stage or simulator.presets[0]).params
    state, complaints = _rest(State(simulator, params, stage), query)
    return Reading(state, given, (*problems, *complaints))


def written(state: State) -> dict[str, str]:
    """A state as names and texts, in the order of the canonical address."""
    found = {"preset": state.stage.name} if state.stage else {}
    found |= _told(state.params)
    rest = {
        "seed": str(state.seed) if state.seed else "",
        "v": str(state.simulator.version),
        "a": urlencode(_told(state.pinned) | {"v": str(state.simulator.version)}) if state.pinned is not None else "",
        "at": short(state.at) if state.at is not None else "",
        "event": str(state.event) if state.event is not None else "",
        "curve": state.curve,
        "predict": str(state.predict or ""),
        "guess": short(state.guess) if state.guess is not None else "",
        "done": ",".join(map(str, sorted(state.done))),
        "told": str(state.told or ""),
    }
    return found | {name: text for name, text in rest.items() if text}


@lru_cache(maxsize=32)
def _told(params: Any) -> dict[str, str]:
    """The parameters as texts: a page has the same ones in some thirty addresses. Not to be changed."""
    return texts(params)


def short(value: float) -> str:
    """A number as text without a trailing `.0`, that reads back as the same number."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def has_rows(about: Parameter, value: Any) -> bool:
    """Whether the things of a list have fields of their own: few, at least one, and declared."""
    return about.of is not None and isinstance(value, tuple) and 0 < len(value) <= MOST_ROWS


def _version(simulator: Simulator[Any], query: Query) -> tuple[int, list[Problem]]:
    text = query.get("v", str(simulator.version))
    if number := whole(text, 0, simulator.version):
        return number, []
    message = (
        f"This address is of version {text[:LONGEST]} of the simulator; there are 1 to {simulator.version}. "
        "It may mean something else in this version."
    )
    return simulator.version, [Problem(message)]


def _stage(simulator: Simulator[Any], query: Query) -> tuple[Preset[Any] | None, list[Problem]]:
    name = query.get("preset", "")
    found = next((preset for preset in simulator.presets if preset.name == name), None)
    if found or not name:
        return found, []
    known = ", ".join(preset.name for preset in simulator.presets)
    return None, [Problem(f"There is no preset {name[:LONGEST]}. Presets: {known}.", severity="warning")]


def _inputs(simulator: Simulator[Any], query: Query, version: int) -> _Inputs:
    """Sort what is given into parameters and rows of lists; tell what is neither."""
    about = declared(simulator.params)
    given: dict[str, Any] = {name: text for name, text in query.items() if name not in PARTS and name not in BUTTONS}
    if version < simulator.version:
        given = simulator.migrate(version, given)
    found = _Inputs({})
    rows: dict[str, dict[int, dict[str, str]]] = {}
    unknown: list[str] = []
    for name, text in given.items():
        row = _ROW.fullmatch(name)
        if name in about:
            found.given[name] = text
        elif row and row[1] in about and (of := about[row[1]].of) and row[3] in declared(of):
            rows.setdefault(row[1], {}).setdefault(int(row[2]), {})[row[3]] = text
        else:
            unknown.append(name)
    for name, numbered in rows.items():
        found.rows[name] = _changed(about[name], name, [numbered[number] for number in sorted(numbered)], query)
        found.given.pop(name, None)
    if unknown:
        names = ", ".join(name[:LONGEST] for name in unknown[:5])
        found.problems.append(Problem(f"Left out, because no parameter has that name: {names}.", severity="warning"))
    return found


def _changed(about: Parameter, name: str, rows: list[dict[str, str]], query: Query) -> list[dict[str, str]]:
    """The rows after the buttons that add one and that take one away."""
    assert about.of
    if query.get("remove", "").startswith(f"{name}-") and len(rows) > 1:
        number = query["remove"].removeprefix(f"{name}-")
        rows = [row for place, row in enumerate(rows) if str(place) != number]
    if query.get("add") == name and len(rows) < MOST_ROWS:
        fresh = Names(row.get("name", "") for row in rows).take(f"{name.removesuffix('s')}-1")
        rows = [*rows, {"name": fresh} if "name" in declared(about.of) else {}]
    return rows


def _with_rows(simulator: Simulator[Any], params: Any, inputs: _Inputs) -> tuple[Any, list[Problem]]:
    """Put the lists into the parameters that were given by rows; their problems name the row's field."""
    problems: list[Problem] = []
    about = declared(simulator.params)
    for name, rows in inputs.rows.items():
        of = about[name].of
        assert of
        found = [
            replace(problem, subject=f"{name}-{number}-{problem.subject}")
            for number, row in enumerate(rows)
            for problem in read(of, row)[1]
        ]
        value, message = (None, "") if found else about[name].read(rows)
        if message:
            found.append(Problem(message, subject=name))
        if not found:
            params = replace(params, **{name: value})
        problems += found
    return params, problems


def _texts(simulator: Simulator[Any], params: Any, inputs: _Inputs) -> dict[str, str]:
    """The text of every field of the form: what was written, else what holds."""
    found: dict[str, str] = {}
    for name, about in declared(simulator.params).items():
        value = getattr(params, name)
        rows = inputs.rows.get(name)
        if rows is None:
            given = inputs.given.get(name)
            found[name] = given if isinstance(given, str) else text_of(about, value)
            rows = [{} for _ in value] if has_rows(about, value) else []
        for place, row in enumerate(rows):
            assert about.of
            known = value[place] if len(value) == len(rows) else about.of()
            found |= {
                f"{name}-{place}-{each}": row.get(each, text_of(item, getattr(known, each)))
                for each, item in declared(about.of).items()
            }
    return found


def text_of(about: Parameter, value: Any) -> str:
    """A value as the text of its field; empty for one that is left out."""
    if value is None:
        return ""
    if about.write:
        return str(about.write(value))
    if isinstance(value, bool):
        return "on" if value else "off"
    return short(value) if isinstance(value, float) else str(value)


def in_words(about: Parameter, value: Any) -> str:
    """A value as the page says it beside its field: a length of time as in the pictures, whatever the unit of its
    field is, and anything else with that unit."""
    if isinstance(value, int | float) and not isinstance(value, bool) and not about.write:
        return span(value * SECONDS[about.unit]) if about.unit in SECONDS else number(value, about.unit, places=None)
    if isinstance(value, tuple) and value and about.unit == "s" and not about.of:
        return moments(value)
    return text_of(about, value) or "none"


def _rest(state: State, query: Query) -> tuple[State, list[Problem]]:
    """What an address says besides parameters."""
    problems: list[Problem] = []
    seed, at, event, guess = (_number(query.get(name, "")) for name in ("seed", "at", "event", "guess"))
    if query.get("seed") and not _whole(seed, 0, LARGEST_SEED):
        problems.append(Problem(f"Seed: a whole number, 0 to {LARGEST_SEED:,}.", subject="seed"))
        seed = None
    if query.get("at") and (at is None or at < 0):
        problems.append(Problem("Moment: seconds from 0.", severity="warning", subject="at"))
        at = None
    # The slider stands at its end until somebody moves it: then the whole run is meant.
    span = _number(query.get("span", ""))
    if at is not None and span is not None and at >= span:
        at = None
    if query.get("event") and not _whole(event, 1, 10**6):
        problems.append(Problem("Event: its number in the list, from 1.", severity="warning"))
        event = None
    if query.get("guess") and guess is None:
        problems.append(Problem("Your guess: a number.", severity="warning", subject="guess"))
    pinned, complaint = _pinned(state.simulator, query.get("a", ""))
    found = replace(
        state,
        seed=int(seed or 0),
        pinned=pinned,
        at=at,
        event=int(event) if event is not None else None,
        curve=query.get("curve", "")[:LONGEST],
        predict=next(iter(_small([query.get("predict", "")])), 0),
        guess=guess,
        done=_numbers(query.get("done", "")),
        told=next(iter(_small([query.get("told", "")])), 0),
    )
    return found, problems + complaint


def _pinned(simulator: Simulator[Any], text: str) -> tuple[Any, list[Problem]]:
    """The parameters of run A, from the query inside the query."""
    if not text:
        return None, []
    try:
        inside = dict(parse_qsl(text, keep_blank_values=True, max_num_fields=100))
    except ValueError:
        inside = {"v": "0"}
    reading = read_state(simulator, {name: value for name, value in inside.items() if name != "a"})
    wrong = [problem.message for problem in reading.problems]
    if wrong:
        return None, [Problem(f"Run A was left out: {wrong[0]}", severity="warning")]
    return reading.state.params, []


def seconds(text: str) -> float | None:
    """A moment of a run as it was written; None for what is none."""
    found = _number(text)
    return found if found is not None and found >= 0 else None


def _number(text: str) -> float | None:
    try:
        found = float(text) if text.isascii() and len(text) <= LONGEST else None
    except ValueError:
        return None
    return found if found is not None and isfinite(found) else None


def _whole(value: float | None, low: int, high: int) -> bool:
    return value is not None and value == int(value) and low <= value <= high


def _numbers(text: str) -> frozenset[int]:
    """`1,3` as numbers; what is none is left out, because tasks may change under an old address."""
    return frozenset(_small(text.split(",")[:50]))


def _small(words: Iterable[str]) -> list[int]:
    return [number for word in words if (number := whole(word, -1, 999)) >= 0]
