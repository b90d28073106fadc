"""Questions about any run: its inputs are stated, one point of it is asked, wrong models give the wrong answers.

A point is asked where its answer stays the same when every simplified rule is varied, those that are answered on
a figure of the inputs first. Runs of the variations and
of the wrong models are made once for all points, and only if a point asks.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from study.core.simulators.makers import asked
from study.core.simulators.simulator import Asked, Point, Simulator, Trace, Wrong
from study.core.simulators.stated import stated

FEWEST_NUMBERS, FEWEST_TEXTS = 1, 2
"""A number is typed, so one wrong model that answers otherwise makes it worth asking; a choice needs two."""

LONGEST = 1_200
"""Characters of a prompt: inputs that take more cannot be read as a question."""


class Inquiry[P]:
    """What can be asked about one run, of seed 0."""

    def __init__(self, simulator: Simulator[P], params: P, trace: Trace) -> None:
        self.simulator, self.params, self.trace = simulator, params, trace

    def questions(self) -> Iterator[tuple[Point[P], Asked]]:
        """Every point that can be asked, with its question; outcomes first, and of them what a figure answers."""
        for point in sorted(self.simulator.points, key=lambda one: (not one.outcome, not one.places(self.params))):
            question = self._ask(point)
            if question:
                yield point, question

    @cached_property
    def _varied(self) -> list[tuple[P, Trace]]:
        return [(params, self.simulator.run(params, seed)) for params, seed in self.simulator.varied(self.params)]

    @cached_property
    def _models(self) -> list[tuple[Any, P, Trace]]:
        found = []
        for model in self.simulator.models:
            params = model.change(self.params)
            if params is not None and params != self.params and self._runs(params):
                found.append((model, params, self.simulator.run(params, 0)))
        return found

    def _runs(self, params: P) -> bool:
        """Whether the engine takes these parameters: what is too large is not run."""
        return all(problem.severity != "error" for problem in self.simulator.check(params))

    def _ask(self, point: Point[P]) -> Asked | None:
        words = point.asks(self.params)
        if not words:
            return None
        answer = point.answer(self.params, self.trace)
        prompt = f"{stated(self.params)} {words}"
        places = point.places(self.params)
        if answer is None or len(prompt) > LONGEST or (places and answer not in places):
            return None
        if any(point.answer(params, trace) != answer for params, trace in self._varied):
            return None
        wrong = [*point.wrong(self.params, self.trace), *self._by_models(point, answer)]
        fewest = FEWEST_TEXTS if isinstance(answer, str) else FEWEST_NUMBERS
        working = point.working(self.params, self.trace)
        return asked(prompt, answer, point.unit, wrong, working, point.sources, point.tolerance, fewest=fewest)

    def _by_models(self, point: Point[P], answer: float | str) -> Iterator[Wrong]:
        """What the wrong models answer, as far as a number can be: a text they give is one of the point's own."""
        if isinstance(answer, str):
            return
        for model, params, trace in self._models:
            value = point.answer(params, trace)
            if isinstance(value, int | float):
                yield Wrong(model.misconception, value, model.reason)
