"""Parameters from texts and JSON, back to texts; and the schema made of them."""

import re
from dataclasses import dataclass

import pytest

from study.core.simulators.parameters import bounds, declared, parameter, plain, read, texts
from study.core.simulators.schema import schema
from study.core.simulators.simulator import Result, Simulator, Trace
from study.core.simulators.subjects import Subject
from study.core.text.mention import Mention
from study.core.text.scope import Scope


@dataclass(frozen=True, slots=True)
class Example:
    age: int = parameter(21600, "Age", unit="s", minimum=60, maximum=21600, source="a page")
    share: float = parameter(0.5, "Share", minimum=0)
    most: int | None = parameter(None, "Most", maximum=5, optional=True)
    mode: str = parameter("fast", "Mode", choices=("fast", "slow"))
    fifo: bool = parameter(False, "FIFO", simplified=True)


@dataclass(frozen=True, slots=True)
class Limited:
    most: int | None = parameter(3, "Most", optional=True)
    least: float | None = parameter(None, "Least", unit="ms", minimum=0.5, optional=True)
    wait: float = parameter(1.0, "Wait", unit="s")


def test_what_is_missing_gets_its_default() -> None:
    assert read(Example, {}) == (Example(), ())


def test_texts_and_json_values_are_read_alike() -> None:
    wanted = Example(age=1200, share=0.25, most=3, mode="slow", fifo=True)
    given = {"age": "1,200", "share": "0.25", "most": "3", "mode": "slow", "fifo": "on"}
    assert read(Example, given) == (wanted, ())
    assert read(Example, {"age": 1200, "share": 0.25, "most": 3, "mode": "slow", "fifo": True}) == (wanted, ())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("age", 59),
        ("age", 21601),
        ("age", "soon"),
        ("age", 60.5),
        ("age", True),
        ("age", "nan"),
        ("share", "inf"),
        ("share", -1),
        ("most", 6),
        ("mode", "medium"),
        ("fifo", "perhaps"),
    ],
)
def test_what_is_out_of_range_gets_its_default_and_a_problem_that_names_it(name: str, value: object) -> None:
    params, problems = read(Example, {name: value, "share" if name != "share" else "age": 60})
    assert getattr(params, name) == getattr(Example(), name)
    assert [problem.subject for problem in problems] == [name]


@pytest.mark.parametrize(
    ("params", "name", "says"),
    [
        (Example, "age", "Age: a whole number, 60 to 21,600 s."),
        (Example, "share", "Share: a number, at least 0."),
        (Example, "most", "Most: a whole number, at most 5, or none."),
        (Limited, "most", "Most: a whole number, or none."),
        (Limited, "least", "Least: a number, at least 0.5 ms, or none."),
        (Limited, "wait", "Wait: a number, in s."),
        (Example, "mode", "Mode: one of fast, slow."),
        (Example, "fifo", "FIFO: on or off."),
    ],
)
def test_the_problem_says_label_range_and_unit(params: type[object], name: str, says: str) -> None:
    _, (problem,) = read(params, {name: "soon"})
    assert problem.message == says


def test_bounds_in_words() -> None:
    assert [bounds(about) for about in declared(Example).values()][:3] == ["60 to 21,600 s", "at least 0", "at most 5"]


def test_only_what_differs_from_the_default_is_written() -> None:
    assert texts(Example()) == {}
    changed = Example(share=2.0, fifo=True, most=2)
    assert texts(changed) == {"share": "2", "fifo": "on", "most": "2"}
    assert read(Example, texts(changed)) == (changed, ())


def test_what_is_left_out_on_purpose_is_written_as_none() -> None:
    assert texts(Limited(most=None)) == {"most": "none"}
    assert read(Limited, {"most": "none"}) == (Limited(most=None), ())


def test_parameters_as_plain_json() -> None:
    assert plain(Example()) == {"age": 21600, "share": 0.5, "most": None, "mode": "fast", "fifo": False}


def test_the_schema_carries_default_range_unit_and_source() -> None:
    engine = Simulator(
        "example",
        "Example",
        1,
        Example,
        lambda params, seed: Trace({}, (), (), ""),
        lambda params: (),
        (Result("end", "When it ends.", "number", unit="s", optional=True, choices=()),),
        (),
        (),
        Subject(Scope(("example",)), Scope(("example",))),
        Mention(re.compile("example"), ("example",)),
    )
    described = schema(engine)["properties"]
    assert described["inputs"]["properties"]["age"] == {
        "type": "integer",
        "title": "Age",
        "unit": "s",
        "source": "a page",
        "minimum": 60,
        "maximum": 21600,
        "default": 21600,
    }
    assert described["inputs"]["properties"]["most"]["type"] == ["integer", "null"]
    assert described["inputs"]["properties"]["mode"]["enum"] == ["fast", "slow"]
    assert described["inputs"]["properties"]["fifo"]["simplified"] is True
    assert described["results"]["properties"]["end"] == {
        "description": "When it ends.",
        "unit": "s",
        "type": ["number", "null"],
    }
