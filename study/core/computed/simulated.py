"""Questions that a simulator answers: drawn, run, asked, checked and frozen.

The same engine and version give the same variants on every machine, in whatever order they are made: the
draw is seeded by engine, version and maker alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from study.core.computed.numbers import figure
from study.core.computed.sources import source
from study.core.problem import Problem
from study.core.questions.answers.keys import keys
from study.core.questions.interaction import Numbers, OneOf, Option, Rule, Variant, Variants
from study.core.questions.kinds import made
from study.core.questions.question import Question, encode
from study.core.simulators import ENGINES
from study.core.simulators.inquiry import Inquiry
from study.core.simulators.makers import FEWEST
from study.core.simulators.parameters import plain, texts
from study.core.simulators.simulator import Asked, Maker, Simulator, Trace

VARIANTS = 16
"""Variants of a question: enough that a learner meets none twice in a year of reviews."""

TRIES = 40
"""Drawings for each variant wanted, before a maker whose drawings are mostly refused, or alike, is left alone."""


@dataclass(frozen=True, slots=True)
class _Face:
    """What a variant asks: the prompt, what is to be answered, and the wrong models by the row that shows each."""

    prompt: str
    asked: OneOf | Numbers
    misconceptions: Mapping[str, str]


@cache
def simulated(engine: str) -> tuple[Question, ...]:
    """Return the questions of all makers of an engine, in their order, without a topic."""
    simulator = ENGINES[engine]
    found = (computed(simulator, maker) for maker in simulator.makers)
    return tuple(question for question in found if question)


def key_of(engine: str, maker: str) -> str:
    """Return the key of the question that a maker of an engine makes."""
    return f"{engine}/{maker}"


def computed(simulator: Simulator[Any], maker: Maker[Any], count: int = VARIANTS) -> Question | None:
    """Return a question with up to `count` variants, no two of which ask the same; None when nothing
    that is drawn can be asked."""
    rng = Random(f"{simulator.name}/{simulator.version}/{maker.name}")  # noqa: S311 - a seeded draw, no secret
    variants: dict[str, Variant] = {}
    said: dict[str, None] = {}
    for _ in range(count * TRIES):
        if len(variants) == count:
            break
        params = maker.draw(rng)
        asked = maker.ask(params, simulator.run(params, 0))
        variant = freeze(simulator, params, asked) if asked else None
        if asked and variant:
            variants.setdefault(variant.prompt, variant)
            said |= dict.fromkeys(asked.sources)
    return _question(simulator, maker.name, maker.title, variants.values(), said)


def ask_about(simulator: Simulator[Any], params: Any, trace: Trace, seed: int) -> Question | None:
    """Return a question about this very run, with one variant: the one that `seed` picks among the points and
    makers that can ask about it, outcomes first; None when none can. The run must be that of seed 0."""
    found = list(_about(simulator, params, trace))
    return found[seed % len(found)] if found else None


def _about(simulator: Simulator[Any], params: Any, trace: Trace) -> Iterator[Question]:
    for name, title, asked in _asked(simulator, params, trace):
        variant = freeze(simulator, params, asked)
        question = _question(simulator, name, title, [variant], asked.sources) if variant else None
        if question:
            yield question


def _asked(simulator: Simulator[Any], params: Any, trace: Trace) -> Iterator[tuple[str, str, Asked]]:
    """Name, title and question of every point and every maker that can ask about a run."""
    for point, about in Inquiry(simulator, params, trace).questions():
        yield point.name, point.title, about
    for maker in simulator.makers:
        if drawn := maker.ask(params, trace):
            yield maker.name, maker.title, drawn


def freeze(simulator: Simulator[Any], params: Any, asked: Asked) -> Variant | None:
    """Write everything of a question down, key and wrong answers too; None where a learner's answer
    could be taken for two of them."""
    face = _choice(asked) if isinstance(asked.answer, str) else _number(asked, asked.answer)
    if face is None or not _holds(face, asked):
        return None
    kind, body = made(face.asked)
    return Variant(
        note=", ".join(f"{name}={text}" for name, text in texts(params).items()),
        kind=kind.name,
        prompt=face.prompt,
        body=encode(body),
        working=asked.working,
        engine=simulator.name,
        version=simulator.version,
        inputs=plain(params),
        misconceptions=dict(face.misconceptions),
    )


def _choice(asked: Asked) -> _Face:
    wrong = {str(one.value): one for one in asked.wrong}
    every = sorted([str(asked.answer), *wrong])
    options = tuple(
        Option(key, text, right=text not in wrong, reason=wrong[text].reason if text in wrong else "")
        for key, text in zip(keys(every), every, strict=True)
    )
    return _Face(asked.prompt, OneOf(options), {text: one.misconception for text, one in wrong.items()})


def _number(asked: Asked, answer: float) -> _Face | None:
    """The right value and every wrong one as far as it can be typed; a wrong value that rounding
    could make the right one, or another wrong one, is refused."""
    right = figure(answer, asked.unit, asked.tolerance)
    taken = [right.target]
    rules = [Rule(right.target)]
    misconceptions: dict[str, str] = {}
    for one in asked.wrong:
        wanted = figure(_as_number(one.value), asked.unit, asked.tolerance).target
        if all(wanted.high < other.low or other.high < wanted.low for other in taken):
            taken.append(wanted)
            rules.append(Rule(wanted, 0.0, one.reason))
            kind, body = made(Numbers((rules[0], rules[-1])))
            misconceptions[kind.explain(body, None, 0).rows[1].text] = one.misconception
    if len(misconceptions) < min(FEWEST, len(asked.wrong)):
        return None
    return _Face(right.prompt(asked.prompt), Numbers(tuple(rules)), misconceptions)


def _as_number(value: float | str) -> float:
    return float(value) if isinstance(value, str) else value


def _holds(face: _Face, asked: Asked) -> bool:
    """Whether the right answer, as the engine gave it, is worth 1 and every wrong one 0."""
    kind, body = made(face.asked)

    def worth(value: float | str) -> float | None:
        answer = kind.read(body, {"answer": [_typed(face, value)]})
        return None if isinstance(answer, Problem) else kind.grade(body, answer)

    return worth(asked.answer) == 1 and all(worth(one.value) == 0 for one in asked.wrong)


def _typed(face: _Face, value: float | str) -> str:
    if isinstance(face.asked, OneOf):
        return next(option.key for option in face.asked.options if option.text == value)
    return repr(value)


def _question(
    simulator: Simulator[Any], name: str, title: str, variants: Iterable[Variant], said: Iterable[str]
) -> Question | None:
    drawn = tuple(variants)
    if not drawn:
        return None
    kind, body = made(Variants(drawn))
    words = list(said)
    sources = [source(each) for each in words]
    unread = [each for each, found in zip(words, sources, strict=True) if found is None]
    return Question(
        key=key_of(simulator.name, name),
        kind=kind.name,
        title=title,
        prompt=drawn[0].prompt,
        body=body,
        explanation=f"Source: {'; '.join(unread)}." if unread else "",
        sources=tuple(found for found in sources if found),
        status="ready",
    )
