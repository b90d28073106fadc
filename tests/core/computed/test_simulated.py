"""Computed questions: what is frozen can be run again, graded as promised, written down and read back."""

import json
from random import Random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from study.core.computed.numbers import figure
from study.core.computed.simulated import VARIANTS, ask_about, computed, freeze, simulated
from study.core.computed.sources import source
from study.core.problem import Problem
from study.core.questions.answers.number import hits, quantity
from study.core.questions.check import check, variants
from study.core.questions.kinds.computed import PLUGIN
from study.core.questions.question import Question, decode, encode
from study.core.questions.source.reader import parse_question
from study.core.questions.source.writer import write_question
from study.core.simulators import ENGINES
from study.core.simulators.parameters import read
from study.core.simulators.simulator import Asked, Maker, Simulator, Wrong
from tests.core.simulators.states import state

MAKERS = [(engine, maker) for engine in ENGINES.values() for maker in engine.makers]
each_maker = pytest.mark.parametrize(("engine", "maker"), MAKERS, ids=lambda one: one.name)
each_engine = pytest.mark.parametrize("engine", ENGINES.values(), ids=lambda engine: engine.name)


def question_of(engine: Simulator[Any], maker: Maker[Any]) -> Question:
    return next(one for one in simulated(engine.name) if one.key == f"{engine.name}/{maker.name}")


@each_maker
def test_every_maker_gives_many_variants_that_keep_their_promises(engine: Simulator[Any], maker: Maker[Any]) -> None:
    question = question_of(engine, maker)
    assert (question.kind, question.status, question.title) == ("computed", "ready", maker.title)
    assert len(question.body.variants) == VARIANTS >= 12
    assert len({variant.prompt for variant in question.body.variants}) == VARIANTS
    assert check(question) == ()
    assert len(question.sources) + bool(question.explanation) > 0
    assert all(one.url.startswith("https://") and one.checked.year >= 2025 for one in question.sources)


@each_maker
def test_a_variant_is_the_run_it_names(engine: Simulator[Any], maker: Maker[Any]) -> None:
    for variant in question_of(engine, maker).body.variants:
        params, problems = read(engine.params, json.loads(json.dumps(variant.inputs)))
        assert not problems and not [one for one in engine.check(params) if one.severity == "error"]
        asked = maker.ask(params, engine.run(params, 0))
        assert asked and freeze(engine, params, asked) == variant
        assert (variant.engine, variant.version, variant.working) == (engine.name, engine.version, asked.working)


@each_maker
def test_every_wrong_model_is_recognised_in_an_answer(engine: Simulator[Any], maker: Maker[Any]) -> None:
    for body in variants(PLUGIN, question_of(engine, maker).body):
        (variant,) = body.variants
        assert len(variant.misconceptions) >= 3
        named = set()
        for sample in PLUGIN.samples(body):
            answer = PLUGIN.read(body, sample.form)
            if not isinstance(answer, Problem):
                named.add(PLUGIN.explain(body, answer, 3).misconception)
                assert (PLUGIN.grade(body, answer) == 1) <= (PLUGIN.explain(body, answer, 3).misconception == "")
        assert named >= set(variant.misconceptions.values())


def test_the_draw_depends_on_engine_version_and_maker_alone() -> None:
    engine = ENGINES["memory"]
    first, *_, last = engine.makers
    alone = computed(engine, last)
    computed(engine, first)
    assert alone == computed(engine, last) == question_of(engine, last)
    few = computed(engine, last, 3)
    assert few and alone and few.body.variants == alone.body.variants[:3]


@each_engine
def test_a_computed_question_survives_a_file_and_storage(engine: Simulator[Any]) -> None:
    for question in simulated(engine.name):
        assert decode(PLUGIN.body, json.loads(json.dumps(encode(question.body)))) == question.body
        text = write_question(Question(**{name: getattr(question, name) for name in NAMES} | {"key": "plain-key"}))
        again, problems = parse_question(text)
        assert again and not [one for one in problems if one.severity == "error"], problems
        assert encode(again.body) == encode(question.body)
        assert (again.prompt, again.sources, again.explanation) == (
            question.prompt,
            question.sources,
            question.explanation,
        )


NAMES = ("kind", "title", "prompt", "body", "explanation", "sources", "status")


@each_engine
@settings(max_examples=25)
@given(seed=st.integers(0, 2**32))
def test_any_state_is_asked_about_soundly_or_not_at_all(engine: Simulator[Any], seed: int) -> None:
    params = state(engine, Random(seed))
    trace = engine.run(params, 0)
    question = ask_about(engine, params, trace, seed)
    assert question == ask_about(engine, params, trace, seed)
    if question:
        (variant,) = question.body.variants
        assert check(question) == ()
        assert read(engine.params, variant.inputs) == (params, ())


@settings(max_examples=200)
@example(value=1.125, unit="USD", tolerance=0.0)
@example(value=0.125, unit="USD", tolerance=0.0)
@given(
    value=st.integers(0, 10**9) | st.floats(0.001, 10**9).map(lambda number: round(number, 6)),
    unit=st.sampled_from(["", "s", "ms", "runs", "requests/s", "USD", "%", "concurrent executions", "GB-s"]),
    tolerance=st.sampled_from([0.0, 0.001, 0.5, 25.0]),
)
def test_a_number_lies_in_what_is_accepted_for_it(value: float, unit: str, tolerance: float) -> None:
    found = figure(value, unit, tolerance)
    for typed in (repr(value), found.target.text.partition(" ")[0]):
        given = quantity(typed)
        assert given and hits(found.target, given, found.target.unit)
    assert found.target.high - found.target.low <= max(2 * tolerance, value / 500) + 1e-9
    assert found.unit in ("", unit)
    assert (found.unit == "") == (unit not in ("%", "concurrent executions"))


@pytest.mark.parametrize(
    ("value", "unit", "tolerance", "text", "asks"),
    [
        (1.875, "USD", 0, "1.875 ±0.0005 USD", "How many?"),
        (0.005, "USD", 0, "0.005 USD", "How many?"),
        (12, "runs", 0, "12 runs", "How many?"),
        (1, "runs", 0, "1 run", "How many?"),
        (21_511.25, "s", 0, "21,511 ±0.5 s", "How many?"),
        (35.5, "s", 0, "35.5 s", "How many?"),
        (33.333333, "", 0, "33.33 ±0.005", "How many?"),
        (418, "ms", 0.5, "418 ms", "How many?"),
        (949.6, "USD", 1.9, "949.60 ±1.9 USD", "How many?"),
        (-5.9, "%", 0.5, "-5.9 ±0.5", "How many? Answer in %."),
        (12, "concurrent executions", 0, "12", "How many? Answer in concurrent executions."),
    ],
)
def test_a_number_is_written_as_people_type_it(value: float, unit: str, tolerance: float, text: str, asks: str) -> None:
    found = figure(value, unit, tolerance)
    assert (found.target.text, found.prompt("How many?")) == (text, asks)


def test_a_count_is_exact_beside_a_decimal_of_the_same_value() -> None:
    rough, count = figure(3.0, "", 0.5).target, figure(3, "", 0.5).target
    assert (rough.low, rough.high, count.low, count.high) == (2.5, 3.5, 3.0, 3.0)


def test_a_unit_that_the_question_names_is_not_named_again() -> None:
    assert figure(3, "%", 0).prompt("By how many percent?") == "By how many percent?"
    assert figure(3, "concurrent executions", 0).prompt("How many executions?") == "How many executions?"


def test_a_wrong_model_within_the_tolerance_is_refused() -> None:
    memory = ENGINES["memory"]
    params = memory.presets[0].params
    wrong = tuple(Wrong(f"model {value}", value, "Because.") for value in (10.4, 20.0, 20.4, 30.0, 40.0))
    fine = freeze(memory, params, Asked("How many?", 10.0, "", wrong[1:], "10.", 0.5))
    assert fine and set(fine.misconceptions.values()) == {"model 20.0", "model 30.0", "model 40.0"}
    assert freeze(memory, params, Asked("How many?", 10.0, "", wrong[:4], "10.", 0.5)) is None
    # Its name would be lost, but nobody who gives it is told that it is right.
    assert freeze(memory, params, Asked("How many?", 10.0, "", wrong, "10.", 0.5)) is None


@pytest.mark.parametrize(
    ("words", "title", "day"),
    [
        ("https://docs.example/dg/limits.html, read 2026-11-23", "docs.example: limits", "2026-11-23"),
        ("The Guide, text of June 2026, https://docs.example/dg/limits.html", "The Guide: limits", "2026-06-01"),
        ("https://example.org/pricing/, copy of mid-2026", "example.org: pricing", "2026-06-01"),
        ("Prices, https://example.org/, copy of mid-2026, checked 2026-11-23", "Prices", "2026-11-23"),
    ],
)
def test_a_source_in_words_has_an_address_and_a_day(words: str, title: str, day: str) -> None:
    found = source(words)
    assert found and (found.title, found.checked.isoformat()) == (title, day)
    assert found.url in words


@pytest.mark.parametrize("words", ["", "botocore 1.43.11 of 20 May 2026", "https://docs.example/limits.html"])
def test_words_without_address_or_day_are_no_source(words: str) -> None:
    assert source(words) is None
