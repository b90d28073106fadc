"""Patterns an author may ask for: readable, and quick whatever the answer."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from study.core.questions.answers.text_match import alike, fits, folded, pattern_fault


@pytest.mark.parametrize(
    "pattern",
    [
        "provisioned( concurrency)?",
        "(sync|async)hronous",
        r"\d{3}",
        r"[a-z]+-\d+",
        "(?:ab)+",
        "x*?y",
        r"a\(b\)\+",
        "[]a]",
        "",
    ],
)
def test_simple_patterns_are_allowed(pattern: str) -> None:
    assert pattern_fault(pattern) == ""


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+",
        "(a|a)*",
        "(a?){30}",
        "((a)*)*",
        "(?:a{2,})+",
        ".*.*.*.*x",
        "a?" * 30 + "a" * 30,
        "(a|b)" * 25,
        "(){999}" * 3,
        r"(a)\1",
        "(?=a)b",
        "(?i)a",
        "[[a]",
        "[[",
        "[a",
        "[a--b]",
        "(",
        ")",
        "*",
        "a" * 201,
        r"\8",
    ],
)
def test_patterns_that_are_broken_or_slow_are_refused(pattern: str) -> None:
    assert pattern_fault(pattern)
    assert not fits(pattern, True, "a")


def test_a_pattern_must_fit_the_whole_answer() -> None:
    assert fits("b.d", False, "  bad ")
    assert fits("b.d", True, "BAD")
    assert not fits("b.d", False, "BAD")
    assert not fits("b.d", True, "bad idea")


def test_compatible_characters_case_and_spacing_are_the_same() -> None:
    assert folded("  Ｌambda\u00a0 LAYERS\n") == folded("lambda layers")
    assert folded("Straße") == folded("STRASSE")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("don’t", "don't"),
        ("“ready”", '"ready"'),
        ("dead–letter", "dead-letter"),
        ("dead\u2011letter", "dead-letter"),
        ("dead\u00adletter", "deadletter"),
        ("zero\u200bwidth", "zerowidth"),
        ("e\u0301te\u0301", "été"),
        ("ÉTÉ", "e\u0301te\u0301"),
        ("ﬁle", "FILE"),
        ("ΰ", "\u03cb\u0301"),
    ],
)
def test_what_keyboards_write_differently_is_the_same(typed: str, meant: str) -> None:
    assert folded(typed) == folded(meant)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


# Each of these takes longer than anybody would wait when a pattern may be anything.
EVIL = [
    "(a+)+$",
    "(a|aa)+$",
    "(.*a){20}",
    "(a*)*b",
    "([a-z]+)*$",
    r"(\w+\s?)*$",
    "(a?){50}a{50}",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
]


@pytest.mark.parametrize("pattern", EVIL)
def test_patterns_known_to_hang_are_refused(pattern: str) -> None:
    assert pattern_fault(pattern)


@pytest.mark.parametrize("pattern", ["a*a*b", "a?" * 18 + "b", "(a|b)(a|b)(a|b)(a|b)a*", ".*.*"])
def test_the_costliest_patterns_allowed_end_on_the_longest_answer(pattern: str) -> None:
    assert pattern_fault(pattern) == ""
    assert not fits(pattern, True, "a" * 199 + "\n!") or pattern == ".*.*"


@given(st.text(alphabet="ab()[]{}*+?|\\.^$1,-:&~") | st.text())
@example("[[")
@example("[]a~~")
def test_no_pattern_raises(pattern: str) -> None:
    if not pattern_fault(pattern):
        re.compile(pattern)
        fits(pattern, True, "a" * 30)


@pytest.mark.parametrize(
    "typed", ["7-12", "7–12", "7 to 12", "7 bis 12", "７－１２", "between 7 and 12", "7 - 12 mg", "9.5 ± 2.5"]
)
def test_a_range_is_one_in_every_notation(typed: str) -> None:
    assert alike("7–12 mg", typed)


@pytest.mark.parametrize("typed", ["7", "12", "8", "7-13", "-7-12", "7-12 kg", "12-7", "712"])
def test_a_range_is_no_other_and_no_number_in_it(typed: str) -> None:
    assert not alike("7–12 mg", typed)


def test_a_raised_digit_is_a_power() -> None:
    assert folded("10⁻⁷") == folded("10^-7")
    assert folded("10⁵") != folded("105")
    assert folded("10⁻⁷") != folded("10-7")
