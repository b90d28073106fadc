"""Readiness: what an exam would ask, and what is known on its day."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.assessment.readiness import CHOICES, Domain, OnTheDay, chance, readiness

shares = st.floats(0, 1)
some_cards = st.lists(st.builds(OnTheDay, st.none() | st.integers(1, 6), shares), min_size=1, max_size=40)
some_domains = st.lists(st.tuples(st.floats(0, 100), st.frozensets(st.integers(1, 6))), max_size=4).map(
    lambda given: [
        Domain(f"Domain {number}", weight, topics - frozenset().union(*(before for _, before in given[:number])))
        for number, (weight, topics) in enumerate(given)
    ]
)


def test_a_choice_stands_as_it_is_and_what_is_not_recalled_is_guessed() -> None:
    assert chance(0.8, is_choice=True) == 0.8
    assert chance(0.8, is_choice=False) == pytest.approx(0.8 + 0.2 / 4)
    assert chance(0.8, is_choice=False, options=2) == pytest.approx(0.9)
    assert chance(0, is_choice=True) == chance(0, is_choice=False) == 1 / CHOICES


@given(shares, shares, st.booleans(), st.integers(2, 6))
def test_who_recalls_more_answers_more(one: float, other: float, is_choice: bool, options: int) -> None:
    low, high = sorted((one, other))
    # A choice that was learnt and forgotten may be worse than a guess: its wrong option was learnt.
    if low or not is_choice:
        assert chance(low, is_choice, options) <= chance(high, is_choice, options) <= 1
    assert chance(high, False, options) >= max(high, 1 / options) - 1e-12


@given(some_cards, some_domains, st.floats(0, 0.2), st.floats(1, 20))
def test_a_share_lies_in_its_range_and_the_gains_are_what_is_missing(
    cards: list[OnTheDay], domains: list[Domain], error: float, scale: float
) -> None:
    found = readiness(cards, domains, error, scale)
    counts = [one for one in domains if one.weight > 0]
    has_cards = not counts or any(card.topic in one.topics for one in counts for card in cards)
    assert (found is not None) == has_cards
    if found is None:
        return
    assert 0 <= found.share.low <= found.share.expected + 1e-12 <= found.share.high + 2e-12
    assert [part.title for part in found.parts] == [one.title for one in counts]
    assert all((part.share is None) == (not part.cards) for part in found.parts if scale < 1.5)
    nameless = any(card.topic is None for card in cards) and not counts
    missing = 1 - found.share.expected
    assert sum(gain.share for gain in found.gains) <= missing + 1e-9
    if not nameless:
        assert sum(gain.share for gain in found.gains) == pytest.approx(missing, abs=1e-9)
    assert list(found.gains) == sorted(found.gains, key=lambda gain: (-gain.share, gain.topic))


@given(some_cards, some_domains, st.data())
def test_knowing_a_card_better_never_lowers_the_share(
    cards: list[OnTheDay], domains: list[Domain], data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(cards) - 1))
    better = replace(cards[number], chance=data.draw(st.floats(cards[number].chance, 1)))
    before, after = (readiness(some, domains) for some in (cards, [*cards[:number], better, *cards[number + 1 :]]))
    assert (before is None) == (after is None)
    assert before is None or after is None or after.share.expected >= before.share.expected - 1e-12


def test_domains_count_by_weight_and_those_without_cards_do_not() -> None:
    cards = [OnTheDay(1, 0.9), OnTheDay(1, 0.9), OnTheDay(2, 0.5), OnTheDay(9, 0.0)]
    domains = [Domain("A", 60, frozenset({1})), Domain("B", 20, frozenset({2})), Domain("C", 20, frozenset({3}))]
    found = readiness(cards, domains)
    assert found is not None
    assert found.share.expected == pytest.approx(0.75 * 0.9 + 0.25 * 0.5)
    assert [(part.weight, part.cards) for part in found.parts] == [(0.6, 2), (0.2, 1), (0.2, 0)]
    assert [gain.topic for gain in found.gains] == [2, 1]
    assert found.gains[0].share == pytest.approx(0.25 * 0.5)


def test_more_cards_and_a_better_model_narrow_the_range() -> None:
    def width(count: int, error: float, scale: float = 1.0) -> float:
        found = readiness([OnTheDay(1, 0.8)] * count, [], error, scale)
        assert found is not None
        return found.share.high - found.share.low

    assert width(400, 0.03) < width(40, 0.03) < width(40, 0.06)
    assert width(40, 0.03, scale=10) == pytest.approx(width(400, 0.03))
