"""Questions about any state a person makes: asked where the words tell everything, and never wrong."""

from random import Random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from study.core.simulators import ENGINES
from study.core.simulators.simulator import Simulator
from tests.core.simulators.states import changed, state

seeds = st.integers(0, 2**32)


@pytest.mark.parametrize("simulator", ENGINES.values(), ids=lambda simulator: simulator.name)
@settings(max_examples=80)
@given(seed=seeds)
@example(seed=532)  # a mapping of other batches, of which the words say that nobody touched it
@example(seed=26)  # no visibility timeout, so that nothing is throttled for the whole of it
def test_what_a_question_does_not_say_does_not_change_its_answer(simulator: Simulator[Any], seed: int) -> None:
    rng = Random(seed)
    here = state(simulator, rng)
    there = changed(simulator, here, rng)
    runs = simulator.run(here, 0), simulator.run(there, 0)
    for maker in simulator.makers:
        first, second = maker.ask(here, runs[0]), maker.ask(there, runs[1])
        if first and second and first.prompt == second.prompt:
            assert (first.answer, first.unit) == (second.answer, second.unit)


@pytest.mark.parametrize("simulator", ENGINES.values(), ids=lambda simulator: simulator.name)
def test_many_states_can_be_asked_about(simulator: Simulator[Any]) -> None:
    asked = 0
    for seed in range(60):
        params = state(simulator, Random(seed))
        trace = simulator.run(params, 0)
        asked += any(maker.ask(params, trace) for maker in simulator.makers)
    assert asked >= 24  # the points of the lab ask about most of the others
