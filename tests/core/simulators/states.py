"""States as a person makes them on the page of a simulator: a preset or a drawing with some inputs changed."""

from dataclasses import replace
from functools import cache
from random import Random
from typing import Any, get_type_hints

from study.core.simulators import ENGINES
from study.core.simulators.engines.concurrency.params import requests
from study.core.simulators.parameters import Parameter, declared, plain, read
from study.core.simulators.simulator import Simulator

LARGEST = 5_000
"""Requests in a run: enough for every question, and quick."""


@cache
def pool(engine: str) -> list[Any]:
    """Parameters of every preset and of some drawings of every maker."""
    simulator = ENGINES[engine]
    drawn = [maker.draw(Random(seed)) for maker in simulator.makers for seed in range(15)]
    return [*(preset.params for preset in simulator.presets), *drawn]


def state(simulator: Simulator[Any], rng: Random) -> Any:
    """Parameters that may be run, up to three of them changed."""
    params = rng.choice(pool(simulator.name))
    for _ in range(rng.randrange(4)):
        params = changed(simulator, params, rng)
    return params


def changed(simulator: Simulator[Any], params: Any, rng: Random) -> Any:
    """The parameters with another value in one place, where that may be run and is not too large."""
    name, about = rng.choice(list(declared(type(params)).items()))
    other = replace(params, **{name: _value(simulator, params, name, about, rng)})
    return other if _fits(simulator, other) else params


def _value(simulator: Simulator[Any], params: Any, name: str, about: Parameter, rng: Random) -> Any:
    here = getattr(params, name)
    if about.of and here and rng.random() < 0.7:
        place = rng.randrange(len(here))
        changed = (*here[:place], _one(simulator, here[place], about.of, rng), *here[place + 1 :])
        read, message = about.read(about.write(changed))  # a list keeps its own order
        return here if message else read
    if about.read and not about.choices:
        return getattr(rng.choice(pool(simulator.name)), name)
    return _plain(params, name, about, rng)


def _one(simulator: Simulator[Any], item: Any, kind: type[Any], rng: Random) -> Any:
    name, about = rng.choice(list(declared(kind).items()))
    if about.read:
        others = [each for params in pool(simulator.name) for each in getattr(params, "functions", (item,))]
        return replace(item, **{name: getattr(rng.choice(others), name)}) if name != "name" else item
    return replace(item, **{name: _plain(item, name, about, rng)})


def _plain(params: Any, name: str, about: Parameter, rng: Random) -> Any:
    hint = get_type_hints(type(params))[name]
    if about.optional and rng.random() < 0.2:
        return None
    if about.choices:
        return rng.choice(about.choices)
    if hint is bool:
        return rng.random() < 0.5
    low, high = about.minimum or 0, about.maximum or 1000
    near = getattr(params, name) or 0
    number = rng.choice(
        (low, high, near + rng.randrange(-5, 6), near * 2, rng.uniform(low, high), rng.uniform(low, min(high, 300)))
    )
    number = min(max(number, low), high)
    return round(number) if hint in (int, int | None) else rng.choice((float(round(number)), round(number, 3)))


def _fits(simulator: Simulator[Any], params: Any) -> bool:
    about = declared(type(params)).get("functions")
    functions = params.functions if about and about.of else ()  # other engines name theirs alone
    if len({function.name for function in functions}) < len(functions):
        return False
    if sum(requests(function, params.length) + function.provisioned for function in functions) > LARGEST:
        return False
    if any(function.invocation == "async" for function in functions) and params.length > 100:
        return False
    _, problems = read(type(params), plain(params))
    return not any(problem.severity == "error" for problem in (*problems, *simulator.check(params)))
