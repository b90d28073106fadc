"""The simulator that a question names, and its results for values of the question's parameters."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from study.core.language.expression import Fault, Value
from study.core.language.params import Filled, Formula, Given, Sim
from study.core.language.template import fill
from study.core.language.value import evaluate
from study.core.problem import Problem
from study.core.simulators import ENGINES
from study.core.simulators.parameters import declared, plain, read
from study.core.simulators.simulator import Simulator

PREFIX = "lambda-"


@dataclass(frozen=True, slots=True)
class Ran:
    """A run: `inputs` make it again, `results` are what expressions can name, short names among them."""

    inputs: dict[str, Any]
    results: Mapping[str, Any]


def engine_of(sim: Sim) -> Simulator[Any] | Problem:
    """Return the engine that `sim` names, `concurrency` or `lambda-concurrency`, at its version."""
    name = sim.id.removeprefix(PREFIX).replace("-", "_")
    engine = ENGINES.get(name)
    if engine is None:
        return Problem(f"There is no simulator {sim.id!r}; there are {', '.join(ENGINES)}.", sim.line)
    if engine.version != sim.version:
        words = f"The simulator {engine.name} is at version {engine.version}, and this was written for {sim.version}"
        return Problem(f"{words}. See that the answers still hold, and write version: {engine.version}.", sim.line)
    return engine


def input_faults(engine: Simulator[Any], sim: Sim) -> Iterator[Problem]:
    """Say which inputs name no parameter of the engine."""
    known = declared(engine.params)
    inner = _inner(engine)
    for name in sim.inputs:
        if name not in known and name not in inner:
            there = ", ".join([*known, *(one for one in inner if one not in known)])
            yield Problem(f"{engine.name} has no parameter {name}; it has {there}.", sim.line)


def run(engine: Simulator[Any], sim: Sim, values: Mapping[str, Value]) -> Ran | Problem:
    """Run the engine with the inputs as `values` make them; a Problem where it refuses them."""
    given: dict[str, Any] = {}
    single: dict[str, Any] = {}
    known = declared(engine.params)
    for name, one in sim.inputs.items():
        value = _given(one, values)
        if isinstance(value, Problem):
            return value
        (given if name in known else single)[name] = value
    if single:
        given.setdefault(_list_of_things(engine), [single])
    params, problems = read(engine.params, given)
    problems = problems or engine.check(params)
    if refused := next((one for one in problems if one.severity == "error"), None):
        return Problem(refused.message, sim.line)
    results = engine.run(params, 0).results
    return Ran(plain(params), {**{name: _at(results, path) for name, path in engine.aliases.items()}, **results})


def _given(given: Given, values: Mapping[str, Value]) -> Any:
    """An input as the engine reads it; a Problem where it has no value."""
    match given:
        case Formula(expression, line):
            value = evaluate(expression, values)
            return Problem(value.about(expression.text), line) if isinstance(value, Fault) else value
        case Filled(text, line):
            filled = fill(text, values)
            return Problem(filled.message, line) if isinstance(filled, Fault) else filled
        case dict():
            made = {name: _given(one, values) for name, one in given.items()}
            return next((one for one in made.values() if isinstance(one, Problem)), made)
        case list():
            items = [_given(one, values) for one in given]
            return next((one for one in items if isinstance(one, Problem)), items)
        case _:
            return given


def _list_of_things(engine: Simulator[Any]) -> str:
    """The parameter that is a list of things with parameters of their own; of one thing these may be
    given without the list: `rps` and `duration_ms` for the functions of an account."""
    return next((name for name, about in declared(engine.params).items() if about.of), "")


def _inner(engine: Simulator[Any]) -> Mapping[str, Any]:
    name = _list_of_things(engine)
    of = declared(engine.params)[name].of if name else None
    return declared(of) if of else {}


def _at(results: Any, path: str) -> Any:
    for name in path.split("."):
        results = results[int(name)] if isinstance(results, list | tuple) else results[name]
    return results
