"""The parameters of a computed question: read with their types, and with a line for everything wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.language.expression import Fault
from study.core.language.params import Filled, Formula, Params, Sim, read_params
from study.core.language.template import doubts, fill, has_holes, written

WHOLE = """rps: {choice: [20, 50, 100]}
share: {range: [0.1, 0.5, 0.1]}
how: {choice: [sync, async]}
sim: {id: concurrency, version: 1, inputs: {length: rps / 2, reuse: newest, functions: "f:rps={{rps}}", idle_ttl: 60}}
answer: rps * share
require: answer > 1
note: "{{rps}} and {{share}}"
working: "{{rps}} x {{share}}"
variants: 3
tests: [{rps: 20, share: 0.5, how: sync, expect: 10}]
"""


def params_of(text: str) -> Params:
    params, problems = read_params(text, 10)
    assert params and problems == ()
    return params


def problems_of(text: str) -> list[str]:
    params, problems = read_params(text, 10)
    assert params is None and problems
    return [f"{problem.line} {problem.message}" for problem in problems]


def test_everything_is_read_with_its_type_and_line() -> None:
    params = params_of(WHOLE)
    assert params.domains == {
        "rps": (20, 50, 100),
        "share": (0.1, 0.2, 0.3, 0.4, 0.5),
        "how": ("sync", "async"),
    }
    assert params.combinations == 30
    assert (params.answer.line, params.variants, params.note) == (15, 3, "{{rps}} and {{share}}")
    assert params.require and params.require.expression.text == "answer > 1"
    assert [(test.values["how"], test.expect, test.line) for test in params.tests] == [("sync", 10, 20)]
    assert isinstance(params.sim, Sim) and (params.sim.id, params.sim.version) == ("concurrency", 1)
    length, reuse, functions, ttl = params.sim.inputs.values()
    assert isinstance(length, Formula) and length.expression.text == "rps / 2"
    assert (reuse, functions, ttl) == ("newest", Filled("f:rps={{rps}}", 14), 60)


def test_types_are_those_one_expects_and_not_yamls() -> None:
    params = params_of("a: {choice: [on, off, 'no', 010x]}\nb: {choice: ['1', '2']}\nc: {choice: [true]}\nanswer: 1")
    assert params.domains == {"a": ("on", "off", "no", "010x"), "b": ("1", "2"), "c": (True,)}
    assert params_of("a: {range: [1, 7, 3]}\nanswer: a").domains == {"a": (1, 4, 7)}
    assert params_of("a: {range: [1, 2, 5]}\nanswer: a").domains == {"a": (1,)}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "10 Declare what is drawn"),
        ("a", "11 Write the parameters as name: value."),
        ("a: [", "11 Cannot read the parameters"),
        ("[" * 2_400 + "]" * 2_400, "nested too deeply"),
        ("a: " + "{a: " * 20 + "1" + "}" * 20, "11 Cannot read the parameters: it is nested too deeply."),
        ("x" * 6_000, "11 Cannot read the parameters: it is longer than 5,000 characters."),
        ("a: &a [1]\nb: *a", "12 Cannot read the parameters: write the value again; nothing reads & and * here."),
        ("a: {choice: [1]}\na: {choice: [2]}\nanswer: a", "12 Cannot read the parameters: a is given twice."),
        ("? [a]\n: 1", "11 Cannot read the parameters: write a name before the colon."),
        ("rps: {choice: [1]}", "10 Say how the answer comes about"),
        ("rps: 3\nanswer: 1", "11 Write it so: rps: {choice: [1, 2, 5]}"),
        ("rps: {chose: [3]}\nanswer: 1", "11 Write it so: rps: {choice: [1, 2, 5]}"),
        ("rps: {choice: []}\nanswer: 1", "11 Give at least one value to choose."),
        ("rps: {choice: [1, a]}\nanswer: 1", "11 Give numbers only, or texts only"),
        ("rps: {choice: [1, 1.0]}\nanswer: 1", "11 A value is given twice."),
        ("rps: {choice: ['']}\nanswer: 1", "11 A text to choose is one line, and not empty."),
        ("rps: {choice: [[1]]}\nanswer: 1", "11 Write one value here."),
        ("rps: {choice: [9999999999999999]}\nanswer: 1", "11 A number is 1e+15 at most."),
        ("rps: {range: [1, 2]}\nanswer: 1", "11 Write it so: rps: {choice"),
        ("rps: {range: [1, a, 2]}\nanswer: 1", "11 Write it so: rps: {choice"),
        ("rps: {range: [5, 1, 1]}\nanswer: 1", "11 A range goes up"),
        ("rps: {range: [1, 5, 0]}\nanswer: 1", "11 A range goes up"),
        ("rps: {range: [0, 1, 0.00001]}\nanswer: 1", "11 A range goes up"),
        ("if: {choice: [1]}\nanswer: 1", "11 Nothing can be called 'if'"),
        ("r-s: {choice: [1]}\nanswer: 1", "11 Nothing can be called 'r-s'"),
        ("a: {range: [1, 200, 1]}\nb: {range: [1, 200, 1]}\nanswer: a", "11 These are 40,000 combinations; 10,000"),
        ("a: {choice: [1]}\nanswer: a +", "12 In 'a +', character 4: a value is missing before its end."),
        ("a: {choice: [1]}\nanswer: b", "12 Nothing is called b; there is a."),
        ("a: {choice: [1]}\nanswer: sim.x", "12 Nothing is called sim; there is a."),
        ("a: {choice: [1]}\nanswer: answer", "12 Nothing is called answer; there is a."),
        ("a: {choice: [1]}\nanswer: a\nrequire: c > 1", "13 Nothing is called c; there is a, answer."),
        ("a: {choice: [1]}\nanswer: a\nvariants: 65", "13 Write a whole number from 1 to 64."),
        ("a: {choice: [1]}\nanswer: a\nvariants: many", "13 Write a whole number from 1 to 64."),
        ("a: {choice: [1]}\nanswer: a\nnote: " + "x" * 500, "13 A text has 400 characters at most."),
        ("a: {choice: [1]}\nanswer: a\nsim: concurrency", "13 Write it so: sim: {id: concurrency"),
        ("a: {choice: [1]}\nanswer: a\nsim: {id: concurrency}", "13 Name the simulator and its version"),
        ("a: {choice: [1]}\nanswer: a\nsim: {id: m, version: x}", "13 Write a whole number from 1"),
        ("a: {choice: [1]}\nanswer: a\nsim: {id: m, version: 1, with: 2}", "13 Nothing reads 'with' in sim"),
        ("a: {choice: [1]}\nanswer: a\ntests: {a: 1}", "13 Write it so, with 50 at most: tests:"),
        ("a: {choice: [1]}\nanswer: a\ntests:\n- {a: 1}", "14 This test gives no expect."),
        ("a: {choice: [1]}\nanswer: a\ntests:\n- 3", "14 Write it so: {rps: 100, expect: 50}"),
        (
            "a: {choice: [1]}\nanswer: a\ntests: [{a: 1, b: 2, expect: 1}]",
            "13 This test gives b, which is no parameter.",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, says: str) -> None:
    assert any(says in problem for problem in problems_of(text)), problems_of(text)


SCRAPS = [*WHOLE.split("\n"), "a: {", "- 1", "answer: [1]", "tests: 1", "sim: {inputs: 1}", "x: |", "  y", "\t"]
lines = st.lists(st.sampled_from(SCRAPS))


@given(lines.map("\n".join) | st.text(max_size=80))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    params, problems = read_params(text, 1)
    assert params or problems


def test_only_what_is_declared_is_filled_in() -> None:
    text = "{{rps}} {{rps * 2}} {{big:,}} {{c1::rps}} {{resolve:ssm:rps}} {{other}} {{1 + 1}} ${rps} {rps} {{ rps }}"
    filled = "20 40 1,500 {{c1::rps}} {{resolve:ssm:rps}} {{other}} {{1 + 1}} ${rps} {rps} 20"
    assert fill(text, {"rps": 20, "big": 1500}) == filled
    fault = fill("{{rps / 0}}", {"rps": 20})
    assert isinstance(fault, Fault) and "this divides by 0" in fault.message


def test_what_may_have_been_meant_is_pointed_out() -> None:
    told = list(doubts("{{rps}} {{rsp}} {{rps +}} {{c1::rps}} {{resolve:ssm:x}}", {"rps"}))
    assert told[0] == "Nothing is called rsp, so {{rsp}} stays as it is."
    assert [one[:12] for one in told[1:]] == ["In 'rps +', ", "In 'c1::rps'"]
    assert has_holes("x {{rps}}", {"rps"}) and not has_holes("{{rsp}} {{1}}", {"rps"})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (20, "20"),
        (6.0, "6"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0.0000001"),
        (123456.5, "123456.5"),
        (-0.0, "0"),
        (True, "yes"),
        (False, "no"),
        ("async", "async"),
        (10**15, "1000000000000000"),
    ],
)
def test_values_are_written_as_people_do(value: float | str, text: str) -> None:
    assert written(value) == text
