"""What every engine promises: presets that run, documents that repeat, results as declared, questions that hold."""

from importlib import import_module
from pkgutil import ModuleInfo, iter_modules
from random import Random
from typing import Any

import pytest

from study.core.simulators import ENGINES, engines
from study.core.simulators.document import document, simulate, to_csv, to_json
from study.core.simulators.parameters import declared, plain, read, texts
from study.core.simulators.schema import schema
from study.core.simulators.simulator import Maker, Preset, Simulator
from tests.core.simulators.shape import wrong

type Engine = Simulator[Any]

PRESETS = [(engine, preset) for engine in ENGINES.values() for preset in engine.presets]
MAKERS = [(engine, maker) for engine in ENGINES.values() for maker in engine.makers]
STATES = {"served", "cold", "throttled", "retry", "failed", "idle"}


def named(value: object) -> str:
    return str(getattr(value, "name", value))


FILES = {"params", "run", "results", "presets", "questions", "askable", "points"}


@pytest.mark.parametrize("engine", list(iter_modules(engines.__path__)), ids=named)
def test_who_knows_one_engine_finds_their_way_in_all(engine: ModuleInfo) -> None:
    package = import_module(f"{engines.__name__}.{engine.name}")
    assert {module.name for module in iter_modules(package.__path__)} >= FILES


@pytest.mark.parametrize(("engine", "preset"), PRESETS, ids=named)
def test_a_preset_gives_the_same_document_twice_as_the_schema_says(engine: Engine, preset: Preset[Any]) -> None:
    assert not engine.check(preset.params)
    first, second = (document(engine, preset.params, 7, engine.run(preset.params, 7)) for _ in range(2))
    assert to_json(first) == to_json(second)
    assert wrong(first["inputs"], schema(engine)["properties"]["inputs"]) == []
    assert wrong(first["results"], schema(engine)["properties"]["results"]) == []


@pytest.mark.parametrize(("engine", "preset"), PRESETS, ids=named)
def test_a_preset_survives_its_address_and_its_json(engine: Engine, preset: Preset[Any]) -> None:
    assert read(engine.params, texts(preset.params)) == (preset.params, ())
    assert read(engine.params, plain(preset.params)) == (preset.params, ())


@pytest.mark.parametrize(("engine", "preset"), PRESETS, ids=named)
def test_the_events_of_a_preset_come_in_order_and_say_why(engine: Engine, preset: Preset[Any]) -> None:
    trace = engine.run(preset.params, 0)
    moments = [event.at for event in trace.events]
    assert moments == sorted(moments)
    assert all(event.state in STATES and event.why for event in trace.events)
    assert trace.says.endswith(".")
    assert len(to_csv(trace).splitlines()) == len(trace.events) + 1


@pytest.mark.parametrize("engine", ENGINES.values(), ids=named)
def test_every_parameter_has_a_default_and_a_source_or_a_mark_as_simplified_where_it_is_bounded(engine: Engine) -> None:
    inputs = schema(engine)["properties"]["inputs"]["properties"]
    assert list(inputs) == list(declared(engine.params))
    assert all("default" in about and about["title"] for about in inputs.values())


@pytest.mark.parametrize("engine", ENGINES.values(), ids=named)
def test_an_unknown_parameter_is_a_problem_that_names_it(engine: Engine) -> None:
    found, problems = simulate(engine, {"memori": 3})
    assert found is None
    assert [problem.subject for problem in problems] == ["memori"]


@pytest.mark.parametrize(("engine", "maker"), MAKERS, ids=named)
def test_of_the_drawings_many_are_asked_and_their_options_differ(engine: Engine, maker: Maker[Any]) -> None:
    asked = 0
    for seed in range(100):
        params = maker.draw(Random(seed))
        assert not engine.check(params)
        assert read(engine.params, texts(params)) == (params, ())
        question = maker.ask(params, engine.run(params, 0))
        if question is not None:
            asked += 1
            options = [question.answer, *(item.value for item in question.wrong)]
            assert len(options) >= 4
            assert len(set(options)) == len(options)
            assert question.working and question.sources
            assert all(item.misconception and item.reason for item in question.wrong)
    assert asked >= 20
