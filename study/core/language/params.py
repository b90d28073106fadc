"""The `yaml params` fence of a computed question: what is drawn, what is run, and what has to come out.

    rps: {choice: [20, 50, 100, 200]}
    duration_ms: {range: [100, 900, 100]}
    sim: {id: concurrency, version: 1, inputs: {functions: [{rps: rps, duration_ms: duration_ms}]}}
    answer: sim.functions.0.needed_concurrency
    require: answer < 1000
    note: "{{rps}} requests/s of {{duration_ms}} ms"
    working: "{{rps}} × {{duration_ms / 1000}} s = {{answer}}"
    variants: 12
    tests: [{rps: 100, duration_ms: 500, expect: 50}]

Every name that is none of ours is a parameter. Which simulators there are is not known here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import prod

from study.core.language.expression import Expression, Value
from study.core.language.params_yaml import Reader, load
from study.core.problem import Problem
from study.core.safe_yaml import Part

KEYS = ("sim", "answer", "require", "note", "working", "variants", "tests")
"""The names in the fence that are none of a parameter."""

MOST_COMBINATIONS = 10_000
MOST_VARIANTS = 64
VARIANTS = 12
"""Variants where the author names no number: enough that a learner meets each but a few times a year."""

MOST_TESTS = 50


@dataclass(frozen=True, slots=True)
class Formula:
    """An expression and the line it stands on."""

    expression: Expression
    line: int


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with places to fill in, and its line."""

    text: str
    line: int


type Given = Formula | Filled | Value | list[Given] | dict[str, Given]
"""What an input of a simulator is: an expression, a text to be filled in, a constant, or made of such."""


@dataclass(frozen=True, slots=True)
class Sim:
    """The engine as its author names it, the version it was written for, and its inputs."""

    id: str
    version: int
    inputs: dict[str, Given]
    line: int


@dataclass(frozen=True, slots=True)
class Test:
    """Values of the parameters, and the answer they must give."""

    values: dict[str, Value]
    expect: Value
    line: int


@dataclass(frozen=True, slots=True)
class Params:
    """The fence, read. `line` is where it begins; `domains` are the values of every parameter."""

    line: int
    domains: dict[str, tuple[Value, ...]]
    answer: Formula
    sim: Sim | None = None
    require: Formula | None = None
    note: str = ""
    working: str = ""
    variants: int = VARIANTS
    tests: tuple[Test, ...] = field(default=())

    @property
    def combinations(self) -> int:
        """How many ways there are to draw all parameters."""
        return prod(len(values) for values in self.domains.values())

    @property
    def names(self) -> frozenset[str]:
        """Everything that a text or expression may name."""
        return frozenset({*self.domains, "answer", *(["sim"] if self.sim else [])})


def read_params(text: str, line: int) -> tuple[Params | None, tuple[Problem, ...]]:
    """Read what stands in the fence that begins on `line` of its file: the parameters, unless a problem
    is an error, and all problems. Never raises."""
    parts = load(text, line)
    if isinstance(parts, Problem):
        return None, (parts,)
    reader = Reader()
    params = _read(reader, parts, line)
    return (None if reader.problems else params), tuple(reader.problems)


def _read(reader: Reader, parts: Mapping[str, Part], line: int) -> Params | None:
    domains = {name: reader.domain(name, part) for name, part in parts.items() if name not in KEYS}
    if not domains:
        reader.fault("Declare what is drawn, for example rps: {choice: [20, 50, 100]}", line)
    params = frozenset(domains)
    sim = _sim(reader, parts["sim"], params) if "sim" in parts else None
    if "answer" not in parts:
        reader.fault("Say how the answer comes about, for example answer: rps * 2", line)
        return None
    known = params | ({"sim"} if "sim" in parts else frozenset[str]())
    answer = _formula(reader, parts["answer"], known)
    require = _formula(reader, parts["require"], known | {"answer"}) if "require" in parts else None
    tests = _tests(reader, parts["tests"], domains) if "tests" in parts else ()
    if answer is None:
        return None
    found = Params(
        line,
        domains,
        answer,
        sim,
        require,
        note=reader.text(parts["note"]) if "note" in parts else "",
        working=reader.text(parts["working"]) if "working" in parts else "",
        variants=reader.whole(parts["variants"], 1, MOST_VARIANTS) if "variants" in parts else VARIANTS,
        tests=tests,
    )
    if found.combinations > MOST_COMBINATIONS:
        words = f"These are {found.combinations:,} combinations; {MOST_COMBINATIONS:,} are the most."
        reader.fault(words, next(part.line for name, part in parts.items() if name in domains))
    return found


def _formula(reader: Reader, part: Part, known: frozenset[str]) -> Formula | None:
    expression = reader.expression(part, known)
    return Formula(expression, part.line) if expression else None


def _sim(reader: Reader, part: Part, params: frozenset[str]) -> Sim | None:
    inside = reader.mapping(part, "sim: {id: concurrency, version: 1, inputs: {…}}")
    if inside is None:
        return None
    for name in inside:
        if name not in ("id", "version", "inputs"):
            reader.fault(f"Nothing reads {name!r} in sim; known are id, version and inputs.", inside[name].line)
    if "id" not in inside or "version" not in inside:
        reader.fault("Name the simulator and its version: sim: {id: concurrency, version: 1, …}", part.line)
        return None
    inputs = reader.mapping(inside["inputs"], "inputs: {memory_mb: memory_mb}") if "inputs" in inside else {}
    return Sim(
        reader.text(inside["id"]),
        reader.whole(inside["version"], 1, 10_000),
        {name: _given(reader, one, params) for name, one in (inputs or {}).items()},
        part.line,
    )


def _given(reader: Reader, part: Part, params: frozenset[str]) -> Given:
    """A text is an expression where all its names are parameters, is filled in where it has double
    braces, and else a constant: `async` need not be quoted."""
    if isinstance(part.value, dict):
        return {name: _given(reader, one, params) for name, one in part.value.items()}
    if isinstance(part.value, list):
        return [_given(reader, one, params) for one in part.value]
    if not isinstance(part.value, str):
        return part.value
    if "{{" in part.value:
        return Filled(part.value, part.line)
    expression = reader.meant(part, params)
    return Formula(expression, part.line) if expression else part.value


def _tests(reader: Reader, part: Part, domains: Mapping[str, tuple[Value, ...]]) -> tuple[Test, ...]:
    found: list[Test] = []
    for one in reader.items(part, "tests: [{rps: 100, expect: 50}]", MOST_TESTS):
        inside = reader.mapping(one, "{rps: 100, expect: 50}")
        if inside is None:
            continue
        values = {name: reader.scalar(value) for name, value in inside.items()}
        lacking = [name for name in (*domains, "expect") if name not in values]
        extra = [name for name in values if name not in domains and name != "expect"]
        if lacking or extra:
            words = f"gives no {lacking[0]}" if lacking else f"gives {extra[0]}, which is no parameter"
            reader.fault(f"This test {words}.", one.line)
        else:
            found.append(Test({name: values[name] for name in domains}, values["expect"], one.line))
    return tuple(found)
