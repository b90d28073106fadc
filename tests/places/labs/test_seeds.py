"""One seed draws everything that a lab shows at once: this run, run A, the start of the stage, every point of
a curve, and what its links lead to. Else two runs would differ by chance and not by their inputs."""

from dataclasses import replace
from urllib.parse import parse_qsl

import pytest

from study.core.simulators import ENGINES
from study.core.simulators.simulator import Event, Trace
from study.labs.embedding import frozen
from study.labs.frame import Frame
from study.labs.page import Task
from study.labs.pages import PAGES
from study.labs.showing import Shown
from study.labs.state import read_state

SEED = 7
# Of each engine that draws anything, inputs with which another seed gives another run.
DRAWN = {
    "concurrency": {"functions": "a:rps=7,pattern=random,duration_ms=400,reserved=3"},
    "sdk_retries": {"outcomes": "transient,transient,ok"},
}
STAGES = {"sdk_retries": "hiccup"}
EACH = pytest.mark.parametrize("engine", DRAWN)


def shown(engine: str, seed: int = SEED, **more: str) -> Shown:
    reading = read_state(ENGINES[engine], {**DRAWN[engine], "seed": str(seed), "v": "1", **more})
    return Shown(PAGES[engine], reading)


def told(trace: Trace) -> tuple[str, tuple[Event, ...]]:
    return trace.says, tuple(trace.events)


@EACH
def test_these_inputs_run_otherwise_with_another_seed(engine: str) -> None:
    assert shown(engine).reading.problems == ()
    assert told(shown(engine).run.trace) != told(shown(engine, 0).run.trace)


@EACH
def test_this_run_pinned_as_run_a_differs_in_nothing(engine: str) -> None:
    query = dict(parse_qsl(Frame(shown(engine), "/").pinned))
    found = Shown(PAGES[engine], read_state(ENGINES[engine], query))
    assert found.ghost
    assert told(found.ghost.trace) == told(found.run.trace) == told(shown(engine).run.trace)
    assert {row.change for row in found.rows} == {"same"}


@pytest.mark.parametrize("engine", STAGES)
def test_the_start_of_the_stage_is_drawn_with_it(engine: str) -> None:
    stage = STAGES[engine]
    found = Shown(PAGES[engine], read_state(ENGINES[engine], {"preset": stage, "seed": str(SEED)}))
    assert told(found.start.trace) == told(found.run.trace)
    assert told(found.start.trace) != told(ENGINES[engine].run(found.state.start, 0))


def test_a_curve_is_drawn_with_it() -> None:
    assert shown("concurrency", curve="reserved").plot != shown("concurrency", 0, curve="reserved").plot


@pytest.mark.parametrize("engine", STAGES)
def test_a_task_compares_with_a_start_that_is_drawn_with_it(engine: str) -> None:
    task = Task("Change nothing.", lambda run, start: told(run.trace) == told(start.trace))
    page = replace(PAGES[engine], tasks=(task,))
    found = Shown(page, read_state(ENGINES[engine], {"preset": STAGES[engine], "seed": str(SEED)}))
    assert found.tasks == [("Change nothing.", True)]


@pytest.mark.parametrize(("seed", "done"), [(0, True), (1, False)])
def test_a_task_tries_other_inputs_with_it(seed: int, done: bool) -> None:
    """With one less reserved, the requests of seed 0 meet and those of seed 1 do not."""
    inputs = {"functions": "a:rps=0.5,pattern=random,duration_ms=400,reserved=2", "seed": str(seed), "v": "1"}
    found = Shown(PAGES["concurrency"], read_state(ENGINES["concurrency"], inputs))
    assert dict(found.tasks)["Serve everything with the least reserved concurrency that will do."] == done


@EACH
def test_the_links_to_other_stages_keep_it(engine: str) -> None:
    for _, query, _ in Frame(shown(engine), "/").presets:
        assert dict(parse_qsl(query))["seed"] == str(SEED)


@EACH
def test_a_run_beside_an_answer_is_that_run(engine: str) -> None:
    found = frozen(engine, ENGINES[engine].version, DRAWN[engine], SEED)
    assert found and found.says == shown(engine).run.trace.says
    assert [one.wide for one in found.pictures] == [one.wide for one in shown(engine).pictures]
    assert f"seed={SEED}" in found.address
