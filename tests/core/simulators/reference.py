"""What the tests of the three retry engines share: published cases kept as data, and the promises."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from study.core.simulators.document import simulate, to_json
from study.core.simulators.parameters import plain, read, texts
from study.core.simulators.simulator import Maker, Preset, Result, Simulator

SEEDS = 300

_JSON = {"integer": int, "number": int | float, "string": str, "boolean": bool, "array": list, "object": dict}
_STATES = {"served", "cold", "throttled", "retry", "failed", "idle"}


@dataclass(frozen=True)
class Case:
    """Inputs and the results that the source says, or that follow from it. Where a case is about what
    people read, `says` is the sentence and `events` are the moments, who, what and state."""

    case: str
    source: str
    date: str
    inputs: Mapping[str, Any]
    results: Mapping[str, Any]
    says: str | None = None
    events: list[list[Any]] | None = None

    def __str__(self) -> str:
        return self.case


def cases(engine: str) -> list[Case]:
    found = json.loads((Path(__file__).parent / "data" / f"{engine}.json").read_text(encoding="utf-8"))["cases"]
    return [Case(**each) for each in found]


def results(simulator: Simulator[Any], seed: int = 0, **inputs: Any) -> dict[str, Any]:
    found, problems = simulate(simulator, inputs, seed)
    assert found is not None, problems
    return found["results"]  # type: ignore[no-any-return]


def problem(simulator: Simulator[Any], name: str, value: object, **others: object) -> str:
    """The message about one parameter, which must be the only one complained of."""
    found, problems = simulate(simulator, {**others, name: value})
    assert found is None
    mine = [each for each in problems if each.subject == name]
    assert mine, problems
    return mine[0].message


def assert_case(simulator: Simulator[Any], case: Case) -> None:
    document, problems = simulate(simulator, case.inputs)
    assert document is not None, problems
    found = document["results"]
    assert case.says in (None, document["says"])
    events = [[each["at"], each["who"], each["what"], each["state"]] for each in document["events"]]
    assert case.events in (None, events)
    for name, wanted in case.results.items():
        if name == "warnings":  # a case names the parameter that each warning begins with
            assert [text.partition(":")[0] for text in found[name]] == wanted
        else:
            assert _named(wanted, found[name]) == wanted, name


def _named(wanted: Any, found: Any) -> Any:
    """Of rows, the fields that the case names and no others."""
    if not isinstance(wanted, list) or len(wanted) != len(found):
        return found
    return [
        {name: row.get(name) for name in case} if isinstance(case, dict) else row
        for case, row in zip(wanted, found, strict=True)
    ]


def assert_as_promised(simulator: Simulator[Any], preset: Any) -> None:
    """A preset passes its own check, gives what is declared, twice the same, and survives its address."""
    assert isinstance(preset, Preset)
    params = preset.params
    assert preset.title and preset.asks and not simulator.check(params)
    first, second = (simulate(simulator, plain(params), 3)[0] for _ in range(2))
    assert first is not None and second is not None
    assert to_json(first) == to_json(second)
    assert read(simulator.params, texts(params)) == (params, ())
    _assert_declared(first["results"], simulator.results)
    events = first["events"]
    assert events and all(each["why"] and each["state"] in _STATES for each in events)
    assert [each["at"] for each in events] == sorted(each["at"] for each in events)
    assert first["says"].endswith(".")


def assert_answers(simulator: Simulator[Any], maker: Any, answers: Mapping[str, Callable[[Any, Any], Any]]) -> None:
    """Of 300 drawings at least a fifth are asked, each with the answer of its run, three wrong ones
    that differ from it, and parameters that can be opened in the simulator."""
    assert isinstance(maker, Maker)
    accepted = 0
    for seed in range(SEEDS):
        params = maker.draw(Random(seed))
        assert not simulator.check(params)
        assert read(simulator.params, texts(params)) == (params, ())
        trace = simulator.run(params, seed)
        asked = maker.ask(params, trace)
        if asked is None:
            continue
        accepted += 1
        assert asked.answer == answers[maker.name](params, trace.results)
        values = [each.value for each in asked.wrong]
        assert len(set(values)) == len(values) >= 3
        assert asked.answer not in values
        assert all(each.misconception and each.reason for each in asked.wrong)
        assert asked.working and asked.sources
    assert accepted >= SEEDS // 5


def _assert_declared(found: Any, declared: tuple[Result, ...]) -> None:
    assert list(found) == [item.name for item in declared]
    for item in declared:
        value: Any = found[item.name]
        if value is None:
            assert item.optional, item.name
            continue
        assert _is(value, item.type)
        assert not item.choices or value in item.choices
        if item.fields and item.type == "array":
            for row in value:
                _assert_declared(row, item.fields)


def _is(value: Any, type_name: str) -> bool:
    return isinstance(value, _JSON[type_name]) and (type_name == "boolean" or not isinstance(value, bool))
