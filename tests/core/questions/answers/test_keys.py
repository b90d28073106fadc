"""Keys of options: stable, unique, and silent about the answer."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.questions.answers.keys import KEY, key_fault, keys, slug
from study.core.questions.answers.order import shuffled


@given(st.lists(st.text(), unique=True))
def test_keys_can_be_used_and_do_not_depend_on_the_order(texts: list[str]) -> None:
    named = dict(zip(texts, keys(texts), strict=True))
    assert all(KEY.fullmatch(key) for key in named.values())
    again = list(texts)
    Random(1).shuffle(again)
    assert dict(zip(again, keys(again), strict=True)) == named


def test_slugs_are_words() -> None:
    assert slug("**Three** times, größer") == "three-times-groer"
    assert slug("→") == slug("→") != slug("←")
    assert len(slug("long " * 50)) == 40
    assert keys(("a!", "a?"))[0] != keys(("a!", "a?"))[1]


@pytest.mark.parametrize(
    "key", ["right", "wrong-2", "the-answer", "distractor3", "correct", "false", "Upper", "a b", "", "-a"]
)
def test_keys_that_tell_or_cannot_be_used_are_refused(key: str) -> None:
    assert key_fault(key, "Three times")


def test_a_key_may_repeat_what_the_option_says() -> None:
    assert key_fault("true", "True") == ""
    assert key_fault("three", "Three times") == ""


@given(st.lists(st.integers(), unique=True), st.integers())
def test_order_depends_on_seed_and_keys_alone(values: list[int], seed: int) -> None:
    mixed = shuffled(values, seed, str)
    assert sorted(mixed) == sorted(values)
    assert mixed == shuffled(reversed(values), seed, str)


def test_every_order_comes_up() -> None:
    assert len({shuffled("abc", seed, str) for seed in range(100)}) == 6
