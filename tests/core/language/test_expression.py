"""Expressions mean what they mean in Python, within bounds; anything else is refused in words and at once."""

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.language.expression import LONGEST, MOST_PARTS, Expression, Fault, Value, read
from study.core.language.value import LARGEST, evaluate

FUNCTIONS: dict[str, Any] = {
    "abs": abs,
    "ceil": math.ceil,
    "floor": math.floor,
    "max": max,
    "min": min,
    "round": round,
}
NAMES: dict[str, Any] = {"a": 3, "b": 0.25, "c": -7, "zero": 0}
RESULTS = {"vcpu": 2.0, "outcome": "ok", "none": None, "functions": [{"name": "f", "cold": 4}, {"cold": 5}]}


def value(text: str, **values: Any) -> Value | Fault:
    found = read(text)
    return evaluate(found, {**NAMES, "sim": RESULTS, **values}) if isinstance(found, Expression) else found


def refused(text: str) -> str:
    found = value(text)
    assert isinstance(found, Fault), found
    return found.about(text)


whole = st.integers(0, 10_000)
numbers = st.one_of(
    whole.map(str),
    st.floats(0, 1e4, allow_subnormal=False).map(lambda one: f"{one:.6f}"),
    st.sampled_from([*NAMES]),
)


def deeper(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    operators = st.sampled_from(["+", "-", "*", "/", "//", "%"])
    tests = st.tuples(inner, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), inner).map(" ".join)
    both = st.tuples(tests, st.sampled_from(["and", "or"]), tests).map(" ".join)
    chosen = st.tuples(inner, st.one_of(tests, both, tests.map("not {}".format)), inner)
    return st.one_of(
        st.tuples(inner, operators, inner).map(" ".join),
        st.tuples(inner, operators, inner).map("({0[0]} {0[1]} {0[2]})".format),
        inner.map("-{}".format),
        st.tuples(inner, st.integers(0, 3)).map("({0[0]}) ** {0[1]}".format),
        st.tuples(st.sampled_from(["abs", "ceil", "floor", "round"]), inner).map("{0[0]}({0[1]})".format),
        st.tuples(st.sampled_from(["min", "max"]), inner, inner).map("{0[0]}({0[1]}, {0[2]})".format),
        chosen.map("({0[0]} if {0[1]} else {0[2]})".format),
    )


@settings(max_examples=200)
@given(st.recursive(numbers, deeper, max_leaves=10))
def test_arithmetic_is_pythons(text: str) -> None:
    found = value(text)
    try:
        expected = eval(text, {"__builtins__": {}}, {**FUNCTIONS, **NAMES})
    except (ZeroDivisionError, OverflowError, ValueError):
        expected = None
    if isinstance(found, Fault):
        # Out of bounds at the end, or somewhere on the way.
        assert expected is None or len(text) > LONGEST or "larger than" in found.message or "parts" in found.message
    else:
        assert expected is not None and math.isclose(found, expected, rel_tol=1e-12, abs_tol=1e-12)  # type: ignore[arg-type]


@given(st.integers(-(10**15), 10**15), st.integers(-(10**15), 10**15))
def test_whole_numbers_stay_whole_and_exact(left: int, right: int) -> None:
    for operator, expected in (("+", left + right), ("-", left - right), ("*", left * right)):
        found = value(f"left {operator} right", left=left, right=right)
        if abs(expected) > LARGEST:
            assert isinstance(found, Fault)
        else:
            assert found == expected and type(found) is int
    if right and abs(left * right) <= LARGEST:
        found = value("left * right / right", left=left, right=right)
        assert found == left and type(found) is int


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-2 ** 2", -4),
        ("2 ** 3 ** 2", 512),
        ("2 ** -1", 0.5),
        ("not 1 > 2 and 2 < 3", True),
        ("1 < 2 <= 2", True),
        ("1 < 2 < 2", False),
        ("1 if false else 2 if false else 3", 3),
        ("round(2.5)", 2),
        ("round(1.2345, 2)", 1.23),
        ("sim.vcpu * 2", 4),
        ("sim.functions.1.cold", 5),
        ("sim.outcome == 'ok'", True),
        ('"x" if sim.outcome != "ok" else "y"', "y"),
        ("7 % -3", 7 % -3),
        ("-7 // 2", -4),
        (".5 + 1.", 1.5),
        ("1e3", 1000),
    ],
)
def test_it_binds_and_counts_as_one_expects(text: str, expected: Value) -> None:
    assert value(text) == expected


def test_what_decides_is_all_that_is_looked_at() -> None:
    assert value("false and 1 / 0 > 1") is False
    assert value("true or 1 / 0 > 1") is True
    assert value("1 if true else 1 / 0") == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "character 1: a value is missing before its end"),
        ("1 +", "character 4: a value is missing before its end"),
        ("1 + * 2", "character 5: a value is missing before '*'"),
        ("1 2", "character 3: an operator is missing before '2'"),
        ("2rps", "character 2: an operator is missing before 'rps'"),
        ("(1 + 2", "character 7: ')' is missing before its end"),
        ("a = 3", "'=' means nothing here; write == to compare"),
        ("a; b", "';' means nothing here"),
        ("a[0]", "'[' means nothing here"),
        ("'open", '"\'" means nothing here'),
        ("1 if a", "'else' is missing before its end"),
        ("min(1)", "min takes 2 to 10 values, not 1"),
        ("min", "'(' is missing before its end"),
        ("open('x')", "an operator is missing before '('"),
        ("d + 1", "character 1: nothing is called d"),
        ("sim.cost", "sim has no cost; go on with .vcpu, .outcome, .none, .functions"),
        ("sim.functions.2.cold", "sim.functions has no 2; go on with .0 to .1"),
        ("sim.functions.0", "sim.functions.0 is not one value; go on with .name, .cold"),
        ("sim.vcpu.real", "sim.vcpu is one value and has no real"),
        ("sim.none + 1", "sim.none has no value in this run"),
        ("a.__class__", "a is one value and has no __class__"),
        ("sim.functions.__class__", "sim.functions has no __class__"),
        ("1 / zero", "character 3: this divides by 0"),
        ("1 // 0.0", "this divides by 0"),
        ("1 % 0", "this divides by 0"),
        ("0 ** -1", "this divides by 0"),
        ("c ** 0.5", "a negative number has no such power"),
        ("1 + true", "a number is wanted here, not true"),
        ("-'x'", "a number is wanted here, not 'x'"),
        ("1 and 2", "a comparison is wanted here, not 1"),
        ("1 < 'x'", "1 and 'x' cannot be compared by <"),
        ("'a' < 'b'", "cannot be compared by <"),
        ("1 == true", "cannot be compared by =="),
        ("round(1, 2.5)", "one rounds to a whole number of decimals"),
        ("round(1, 99)", "one rounds to a whole number of decimals"),
        ("9**9**9", "an exponent is 64 at most"),
        ("(9**9)**9", "larger than 1e+15"),
        ("10**15 + 1", "larger than 1e+15"),
        ("1e300 * 1e300", "larger than 1e+15"),
        ("1e999", "larger than 1e+15"),
        ("9" * 300, "larger than 1e+15"),
        ("9" * 5_000, "400 characters at most"),
        ("(" * 300, "nested 20 deep at most"),
        ("-" * 300 + "1", "nested 20 deep at most"),
        ("not " * 90 + "true", "nested 20 deep at most"),
        ("2**" * 99 + "2", "nested 20 deep at most"),
        ("1 if true else " * 25 + "1", "nested 20 deep at most"),
        ("1+" * 190 + "1", f"{MOST_PARTS} parts at most"),
        ("max(1," * 60, "nested 20 deep at most"),
        ("lambda: 1", "':' means nothing here"),
        ("١ + 1", "means nothing here"),
    ],
)
def test_what_it_does_not_know_is_refused_with_the_place(text: str, says: str) -> None:
    assert says in refused(text)


SCRAPS = "a sim . 0 ( ) + - ** / , if else not and 'x' 1 <"
scraps = st.lists(st.sampled_from(SCRAPS.split())).map(" ".join)


@given(st.text(max_size=60) | scraps)
def test_any_text_has_a_value_or_a_fault_within_the_text(text: str) -> None:
    found = value(text)
    if isinstance(found, Fault):
        assert 0 <= found.at <= len(text) and found.message
    elif not isinstance(found, str):
        assert -LARGEST <= found <= LARGEST
