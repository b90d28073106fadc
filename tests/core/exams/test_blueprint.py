"""What an exam is made of, and how its questions are drawn."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.exams.blueprint import Blueprint, Domain, lacking, shared_out
from study.core.exams.draw import Candidate, available, draw

DEVELOPER = tuple(
    Domain(id, title, weight)
    for id, title, weight in [
        ("1", "Development", 30),
        ("2", "Security", 26),
        ("3", "Deployment", 22),
        ("4", "Ops", 22),
    ]
)
FULL = Blueprint("Developer", DEVELOPER, scored=50, pilots=15, minutes=130)
SHORT = Blueprint("Short", DEVELOPER, scored=30, pilots=0, minutes=60)


def pool(each: int, **fields: object) -> list[Candidate]:
    return [
        Candidate(int(domain.id) * 1000 + number, domain.id, f"{domain.id}/{number}", **fields)  # type: ignore[arg-type]
        for domain in DEVELOPER
        for number in range(each)
    ]


@pytest.mark.parametrize(
    ("number", "weights", "shares"),
    [
        # DVA-C02's guide: 32, 26, 24 and 18 % of 50.
        (50, {"1": 32, "2": 26, "3": 24, "4": 18}, {"1": 16, "2": 13, "3": 12, "4": 9}),
        (50, {"1": 30, "2": 26, "3": 22, "4": 22}, {"1": 15, "2": 13, "3": 11, "4": 11}),
        (30, {"1": 30, "2": 26, "3": 22, "4": 22}, {"1": 9, "2": 8, "3": 7, "4": 6}),
        (1, {"1": 1, "2": 1}, {"1": 1, "2": 0}),
        (0, {"1": 1}, {"1": 0}),
    ],
)
def test_numbers_are_shared_out_by_largest_remainders(
    number: int, weights: dict[str, int], shares: dict[str, int]
) -> None:
    assert shared_out(number, weights) == shares


@given(st.integers(0, 200), st.lists(st.integers(1, 60), min_size=1, max_size=8))
def test_nothing_is_left_and_nobody_is_off_by_one_or_more(number: int, weights: list[int]) -> None:
    named = {str(at): weight for at, weight in enumerate(weights)}
    shares = shared_out(number, named)
    assert sum(shares.values()) == number
    assert all(abs(share - number * named[id] / sum(weights)) < 1 for id, share in shares.items())


def test_weights_without_a_sum_are_refused() -> None:
    with pytest.raises(ValueError, match="above 0"):
        shared_out(5, {"1": 0})


def test_too_few_are_named_by_domain_and_number() -> None:
    found = lacking(SHORT, {"1": 9, "2": 3, "3": 7})
    assert [(lack.domain.title, lack.missing) for lack in found] == [("Security", 5), ("Ops", 6)]
    assert lacking(SHORT, {"1": 9, "2": 8, "3": 7, "4": 6}) == ()


def test_an_exam_has_its_domains_by_weight_and_its_pilots_too() -> None:
    drawn = draw(pool(40), FULL, Random(1))
    assert len(drawn) == 65
    assert Counter(place.domain for place in drawn if not place.pilot) == {"1": 15, "2": 13, "3": 11, "4": 11}
    assert sum(place.pilot for place in drawn) == 15
    assert all(1 <= count <= 6 for count in Counter(place.domain for place in drawn if place.pilot).values())


def test_siblings_never_meet_and_count_once() -> None:
    twins = [Candidate(number, "1", f"fact {number // 2}") for number in range(40)]
    one = Blueprint("One", (Domain("1", "All", 1),), scored=20, pilots=0, minutes=None)
    assert available(twins) == {"1": 20}
    assert len({place.question // 2 for place in draw(twins, one, Random(3))}) == 20


def test_kept_ones_come_first_and_then_those_not_seen() -> None:
    kept = pool(3, kept=True)
    fresh = [Candidate(one.question + 500, one.domain, one.group + "f") for one in pool(10)]
    seen = [Candidate(one.question + 700, one.domain, one.group + "s", kept=True, seen=1) for one in pool(10)]
    drawn = {place.question for place in draw([*seen, *fresh, *kept], SHORT, Random(2))}
    assert drawn >= {one.question for one in kept}
    assert not drawn & {one.question for one in seen}


@given(st.integers(0, 10_000), st.integers(0, 40))
def test_a_draw_repeats_nothing_and_is_that_of_its_seed(seed: int, each: int) -> None:
    drawn = draw(pool(each), FULL, Random(seed))
    assert drawn == draw(pool(each), FULL, Random(seed))
    assert (
        len({place.question for place in drawn})
        == len(drawn)
        == sum(min(each, wanted) for wanted in FULL.wanted().values())
    )
    for domain, count in Counter(place.domain for place in drawn if not place.pilot).items():
        assert count == min(each, FULL.places()[domain])
