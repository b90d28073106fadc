"""A sample of many cards stands for all of them, whatever pattern they lie in."""

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest

from study.core.scheduling import DEFAULT_PRESET, Memory
from study.core.scheduling.plan import Aims, Policy, evenly, one_in, portion, walk
from study.core.scheduling.plan.sample import DRAWN, MOST_WALKED

TODAY = date(2026, 11, 26)
DAYS = 14
CARDS = 6000


def deck(by_tens: bool) -> list[Memory]:
    """Cards in the order they were dealt, due on any day, or each tenth on the same."""
    luck = Random(1)
    cards = []
    for number in range(CARDS):
        stability = luck.choice((8, 15, 30, 60, 120)) * luck.uniform(0.7, 1.4)
        due = TODAY + timedelta(number % 10 if by_tens else luck.randrange(DAYS))
        last = due - timedelta(round(stability))
        cards.append(Memory(stability, luck.uniform(3, 8), None, 1, 4, last, due, None))
    return cards


def test_few_cards_are_all_walked_and_of_many_about_as_many() -> None:
    assert one_in(0) == one_in(MOST_WALKED) == 1
    for cards in (MOST_WALKED + 1, 7_777, 100_000, 3_000_000):
        assert 0.8 * DRAWN <= cards / one_in(cards) <= DRAWN


def test_the_parts_are_of_one_size_and_have_every_tenth_alike() -> None:
    for step in (2, 4, 5, 10, 34, 167):
        part = [number for number in range(100_000) if portion(number, step) == step - 1]
        assert len(part) == pytest.approx(100_000 / step, rel=0.15), step
        for tenth, count in Counter(number % 10 for number in part).items():
            assert count == pytest.approx(len(part) / 10, rel=0.35), (step, tenth)


@pytest.mark.parametrize("by_tens", [False, True])
def test_a_sample_foretells_what_all_cards_do(by_tens: bool) -> None:
    cards = deck(by_tens)
    aims, policy = Aims(TODAY, TODAY + timedelta(DAYS), new_per_day=0), Policy(DEFAULT_PRESET.desired_retention)
    full = [day.reviews for day in walk(cards, aims, policy, DEFAULT_PRESET).days]
    step, counts = one_in(CARDS), Counter(card.due_day for card in cards)
    for part in range(0, step, 3):
        drawn = [(card.due_day, card) for number, card in enumerate(cards) if portion(number, step) == part]
        sample = [card for _, card in evenly(drawn, counts, step)]
        found = [day.reviews for day in walk(sample, aims, policy, DEFAULT_PRESET, scale=step, seed=part).days]
        assert sum(found) == pytest.approx(sum(full), rel=0.06), part
        assert found[0] == pytest.approx(full[0], abs=step), part
        assert found[1] == pytest.approx(full[1], rel=0.15), part


def test_of_each_day_as_many_are_taken_as_its_count_asks_for() -> None:
    first, second, third = (TODAY + timedelta(number) for number in range(3))
    counts = {first: 40, second: 20, third: 4}
    drawn = [*((first, one) for one in "abcdef"), (second, "g"), (third, "h")]
    assert evenly(drawn, counts, 10) == [*((first, one) for one in "abcd"), (second, "g"), (second, "g")]
    assert evenly(drawn, {**counts, third: 5}, 5)[-1] == (third, "h")


def test_what_is_not_asked_is_not_taken_and_what_was_not_drawn_is_left_to_the_next_day() -> None:
    second = TODAY + timedelta(1)
    half = [(TODAY, "a"), (TODAY, None), (TODAY, "b"), (TODAY, None)]
    assert evenly(half, {TODAY: 40}, 10) == [(TODAY, "a"), (TODAY, "b")]
    assert evenly([(TODAY, None)], {TODAY: 40}, 10) == []
    assert evenly([(second, "b")], {TODAY: 10, second: 10}, 10) == [(second, "b"), (second, "b")]
