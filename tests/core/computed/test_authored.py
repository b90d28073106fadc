"""Computed questions as instructors write them: enumerated, run, tested and written down; or refused, with
the line that says why."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.computed.authored import MOST_RUNS, combinations, freeze
from study.core.language.params import read_params
from study.core.problem import Problem
from study.core.questions.check import check, publishable
from study.core.questions.interaction import Variant
from study.core.questions.kinds import KINDS
from study.core.questions.kinds.computed import PLUGIN, Computed
from study.core.questions.question import Question, decode, encode
from study.core.questions.source.reader import parse_bank, parse_question
from study.core.questions.source.writer import write_question
from study.core.simulators import ENGINES
from study.core.simulators.parameters import read

STEADY = """## Steady concurrency {#steady}

```yaml params
rps: {choice: [20, 50, 100, 200]}
duration_ms: {range: [100, 900, 100]}
sim: {id: lambda-concurrency, version: 2, inputs: {rps: rps, duration_ms: duration_ms}}
answer: sim.steady_concurrency
require: answer < 1000
note: "{{rps}} requests/s of {{duration_ms}} ms"
working: "{{rps}} × {{duration_ms / 1000}} = {{answer}}"
variants: 12
tests:
  - {rps: 100, duration_ms: 500, expect: 50}
```

A function gets {{rps}} requests per second of {{duration_ms}} ms each. How many run at once?

- [=] {{answer}} ±2%
  > One multiplies.
- [=0%] {{rps}} ±0
  > That is the rate of {{rps}}.

Source: [Scaling](https://example.org/scaling) (checked 2026-11-23)
"""

TEST = "  - {rps: 100, duration_ms: 500, expect: 50}\n"
SHIPPED = sorted((Path(__file__).parents[3] / "content").glob("*/questions/*.md"))

PLAIN = """## Sum {#sum}

```yaml params
a: {choice: [1, 2, 3]}
b: {choice: [1, 2]}
answer: a + b
variants: 5
```

What is {{a}} + {{b}}?

- [x] {{answer}} s
- [ ] {{a * b}} s
- [ ] {{(a + b) * 10}} s

Source: [Sums](https://example.org/sums) (checked 2026-11-23)
"""


def question_of(text: str) -> Question:
    question, problems = parse_question(text)
    assert question, problems
    return question


def frozen(text: str) -> tuple[Variant, ...]:
    question, problems = freeze(question_of(text))
    assert [problem for problem in problems if problem.severity == "error"] == []
    assert isinstance(question.body, Computed)
    return question.body.variants


def told(text: str) -> list[str]:
    question, problems = parse_question(text)
    if question:
        question, more = freeze(question)
        problems += more
        assert all(problem.subject == question.key for problem in more)
    return [f"{problem.line} {problem.severity} {problem.message}" for problem in problems]


def test_the_variants_are_runs_of_the_simulator_written_down() -> None:
    variants = frozen(STEADY)
    assert len(variants) == len({variant.prompt for variant in variants}) == 12
    for variant in variants:
        engine = ENGINES["concurrency"]
        params, problems = read(engine.params, variant.inputs)
        assert (variant.engine, variant.version, problems) == ("concurrency", engine.version, ())
        rps, duration = params.functions[0].rps, params.functions[0].duration_ms
        assert variant.note == f"{rps:.0f} requests/s of {duration:.0f} ms"
        assert variant.working == f"{rps:.0f} × {duration / 1000:g} = {rps * duration / 1000:g}"
        body = decode(KINDS["numeric"].body, variant.body)
        needed = engine.run(params, 0).results["functions"][0]["needed_concurrency"]
        answers = {said: KINDS["numeric"].read(body, {"answer": [said]}) for said in (f"{needed:g}", f"{rps:.0f}")}
        assert [KINDS["numeric"].grade(body, answer) for answer in answers.values()] == [1, 0]  # type: ignore[arg-type]
        assert body.rules[1].reason == f"That is the rate of {rps:.0f}."


def test_a_frozen_question_keeps_its_promises_and_its_authors_text() -> None:
    for text in (STEADY, PLAIN):
        question, problems = freeze(question_of(text))
        assert all(problem.severity == "warning" for problem in problems)
        assert check(question) == publishable(question) == ()
        assert question.prompt == question.body.variants[0].prompt
        assert write_question(question) == write_question(question_of(text)) == text
        assert decode(Computed, encode(question.body)) == question.body
        assert freeze(question) == (question, ())


def test_what_is_not_frozen_cannot_be_answered_or_published() -> None:
    question = question_of(STEADY)
    assert question.body.variants == () and "{{rps}}" in question.prompt
    assert publishable(question) and check(question)
    assert isinstance(PLUGIN.read(question.body, {"answer": ["50"]}), Problem)
    assert PLUGIN.grade(question.body, None) == 0
    assert PLUGIN.vary(question.body, 3) == question.body
    assert encode(PLUGIN.present(question.body, 0)) == {"kind": "single", "shown": {"options": []}}
    assert PLUGIN.explain(question.body, None, 0).run is None


def test_the_same_text_gives_the_same_variants_and_the_key_does_not_matter() -> None:
    assert frozen(STEADY) == frozen(STEADY.replace("{#steady}", "{#other}"))


def test_other_questions_are_left_as_they_are() -> None:
    for text in (PLUGIN.examples[0], KINDS["single"].examples[0]):
        question = question_of(text)
        assert freeze(question) == (question, ())


def test_a_choice_has_its_options_computed_and_needs_no_simulator() -> None:
    shown = {variant.note: [option["text"] for option in variant.body["options"]] for variant in frozen(PLAIN)}
    assert shown["a=3, b=2"] == ["5 s", "6 s", "50 s"]
    assert "a=2, b=2" not in shown and len(shown) == 5  # the product is the sum
    question, _ = freeze(question_of(PLAIN))
    assert PLUGIN.explain(question.body, None, 0).run is None


def test_a_variant_in_which_a_wrong_rule_meets_the_right_answer_is_rejected() -> None:
    in_other_words = PLAIN.replace("{{(a + b) * 10}} s", "{{(a + b) * 1000}} ms")
    assert told(in_other_words) == [
        "14 error None of 6 combinations can be asked. For example a=1, b=1: - [ ] 2000 ms meets - [x] 2 s."
    ]
    # 1 request/s of 1,000 ms: the rate is the concurrency.
    text = STEADY.replace("[20, 50, 100, 200]", "[1, 2]").replace("[100, 900, 100]", "[500, 1500, 500]")
    text = text.replace(TEST, "  - {rps: 2, duration_ms: 500, expect: 1}\n")
    assert {variant.note for variant in frozen(text)} == {
        f"{rps} requests/s of {duration} ms" for rps in (1, 2) for duration in (500, 1500)
    }
    (said,) = told(text)
    assert said.startswith("3 warning 4 of the 12 variants wanted were found among 6 of 6 combinations.")
    assert "For example rps=2, duration_ms=1000: - [=0%] 2 ±0: This line is never reached" in said


def test_tolerances_that_touch_are_a_collision_too() -> None:
    text = STEADY.replace("{{rps}} ±0", "{{answer * 1.05}} ±4%")
    assert told(text)[-1].startswith("20 error None of 36 combinations can be asked.")


def test_a_failing_test_is_reported_with_its_line() -> None:
    assert told(STEADY.replace("expect: 50", "expect: 51")) == [
        "13 error With rps=100, duration_ms=500 the answer is 50, not 51."
    ]
    assert told(STEADY.replace("expect: 50", "expect: '50'")) == [
        "13 error With rps=100, duration_ms=500 the answer is 50, not 50."
    ]
    assert told(STEADY.replace("answer < 1000", "answer < 50"))[0] == (
        "13 error This test is never asked: answer < 50 does not hold."
    )


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "id: lambda-concurrency",
            "id: lambda-magic",
            "6 error There is no simulator 'lambda-magic'; there are ",
        ),
        ("version: 2", "version: 9", "6 error The simulator concurrency is at version 2, and this was written for 9."),
        ("{rps: rps,", "{rate: rps,", "6 error concurrency has no parameter rate; it has account_limit"),
        ("{rps: rps,", "{rps: rsp,", "With rps=20, duration_ms=100: Function function-1: Requests: a number"),
        ("{rps: rps,", "{rps: 1 / (rps - 20),", "6 error With rps=20, duration_ms=100: In '1 / (rps - 20)'"),
        ("{rps: rps,", "{rps: -rps,", "6 error With rps=20, duration_ms=100: Function function-1: Requests: a number"),
        ("sim.steady_concurrency", "sim.steady", "7 error With rps=20, duration_ms=100: In 'sim.steady', character 1"),
        ("require: answer < 1000", "require: answer", "8 error Require a comparison, for example answer < 1000."),
        ("require: answer < 1000", "require: rps / 0 > 1", "8 error With rps=20, duration_ms=100: In 'rps / 0 > 1'"),
        ("require: answer < 1000", "require: rps > 500", "8 error None of 36 combinations can be asked."),
        ("of {{duration_ms}} ms each", "of {{1 / (rps - 20)}} ms", "3 error With rps=20, duration_ms=100: In '{{1 / "),
        ("- [=] {{answer}} ±2%", "- [=] {{answer}} or so", "This is asked as short; variants are numeric or single."),
        ("- [=0%] {{rps}} ±0", "- [=oh] {{rps}}", "20 error None of 36 combinations can be asked."),
        ("- [=0%] {{rps}} ±0", "- [=0%] {{answer}} ±0", "20 error None of 36 combinations can be asked."),
        ("of {{duration_ms}} ms each", "", "3 warning 4 of the 12 variants wanted were found among 36 of 36"),
        (
            "> One multiplies.",
            "> It is {{anwser}}.",
            "18 warning Nothing is called anwser, so {{anwser}} stays",
        ),
        (
            "\nSource",
            "\n> [!hint]\n> Take {{rps}}.\n\nSource",
            "1 warning {{rps}} is not filled in here; write",
        ),
    ],
)
def test_what_keeps_it_from_being_asked_is_said_with_its_line(old: str, new: str, says: str) -> None:
    assert old in STEADY
    assert any(says in one for one in told(STEADY.replace(old, new))), told(STEADY.replace(old, new))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (STEADY.replace("```yaml params", "```yaml params\nx: 3", 1), "4 error Write it so: x: {choice"),
        (
            STEADY.replace("{#steady}", "{#steady kind=single}"),
            "1 error Parameters make this computed; leave kind=",
        ),
        (STEADY.split("- [=]")[0], "3 error Give the answer below the question"),
        (STEADY.replace("A function gets", "```yaml params\n```\nA function gets"), "3 error Write one fence"),
        (
            "## T {#t}\n\nWhat?\n\n- [=] 1\n\n```yaml params\na: {choice: [1]}\nanswer: a\n```\n",
            "7 error Write the param",
        ),
        ("## T {#t}\n\n```yaml params\na: {choice: [1]}\nanswer: a\n```\n\n- [=] {{a}}\n", "3 error Nothing is asked"),
        ("## T {#t}\n\n````yaml params\n```\n````\n\nWhat?\n\n- [=] {{a}}\n", "3 error Write no fence inside"),
    ],
)
def test_a_text_that_cannot_be_read_is_refused_with_its_line(text: str, says: str) -> None:
    assert any(one.startswith(says) for one in told(text)), told(text)


def test_lines_are_those_of_the_whole_file() -> None:
    text = "---\nbank: b\n---\n\n" + KINDS["recall"].examples[0] + STEADY.replace("expect: 50", "expect: 1")
    (question,) = (one for one in parse_bank(text).questions if one.key == "steady")
    (problem,) = freeze(question)[1]
    assert "expect: 1" in text.split("\n")[problem.line - 1]
    moved = text.replace("## Steady concurrency {#steady}\n", "## Steady concurrency {#steady}\n\n\n")
    (question,) = (one for one in parse_bank(moved).questions if one.key == "steady")
    assert freeze(question)[1][0].line == problem.line + 2


def test_the_inputs_may_be_the_short_text_of_an_engine_or_a_list() -> None:
    simple = "inputs: {rps: rps, duration_ms: duration_ms}"
    listed = "inputs: {functions: [{rps: rps, duration_ms: duration_ms}], length: 10}"
    short = 'inputs: {functions: "function-1:rps={{rps}},duration_ms={{duration_ms}}"}'
    assert frozen(STEADY) == frozen(STEADY.replace(simple, listed)) == frozen(STEADY.replace(simple, short))


def test_all_who_are_wanted_come_once_and_far_apart() -> None:
    text = "a: {range: [0, 99, 1]}\nb: {choice: [x, y, z]}\nanswer: a"
    params, _ = read_params(text, 1)
    assert params
    every = list(combinations(params))
    assert len(every) == params.combinations == len({(one["a"], one["b"]) for one in every})
    firsts = sorted(int(one["a"]) for one in every[:12])
    gaps = [after - before for before, after in zip([0, *firsts], [*firsts, 99], strict=True)]
    assert max(gaps) <= 20 and {one["b"] for one in every[:12]} == {"x", "y", "z"}


def test_runs_are_bounded() -> None:
    text = STEADY.replace("[20, 50, 100, 200]", "[1]").replace("[100, 900, 100]", "[1, 5000, 1]")
    text = text.replace("answer < 1000", "answer > 1000").replace(
        "  - {rps: 100, duration_ms: 500, expect: 50}\n", "  []\n"
    )
    assert f"None of {MOST_RUNS} combinations can be asked." in told(text)[-1]


@settings(max_examples=25)
@given(st.sets(st.integers(1, 60), min_size=1, max_size=6), st.integers(1, 6), st.integers(0, 5))
def test_whatever_is_drawn_no_answer_could_be_taken_for_two(numbers: set[int], variants: int, by: int) -> None:
    text = STEADY.replace("[20, 50, 100, 200]", str(sorted(numbers))).replace("±2%", f"±{by}")
    text = text.replace("variants: 12", f"variants: {variants}").replace(
        "  - {rps: 100, duration_ms: 500, expect: 50}\n", "  []\n"
    )
    question, problems = freeze(question_of(text))
    if any(problem.severity == "error" for problem in problems):
        return
    assert check(question) == () and len(question.body.variants) <= variants
    for variant in question.body.variants:
        right, wrong = (rule["target"] for rule in variant.body["rules"])
        assert wrong["high"] < right["low"] or right["high"] < wrong["low"]


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parents[3] / "content").glob("*/questions/*.md")), ids=lambda path: path.stem
)
def test_shipped_questions_can_be_frozen(path: Path) -> None:
    for question in parse_bank(path.read_text(encoding="utf-8"), path.name).questions:
        found, problems = freeze(question)
        assert problems == ()
        assert publishable(found) == ()
        assert replace(found, prompt="", body=None) == replace(question, prompt="", body=None)


def test_the_text_a_new_question_begins_with_can_be_frozen() -> None:
    question = question_of(PLUGIN.begin)
    found, problems = freeze(question)
    assert len(found.body.variants) == 4 and problems == ()
