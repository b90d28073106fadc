"""The order of a day's cards, and which part of a course is next."""

from collections import Counter
from datetime import date, timedelta
from itertools import islice, pairwise

from hypothesis import given
from hypothesis import strategies as st

from study.core.scheduling.order import Part, by_weight, in_between, in_turn, place, reach, turn

DAY = date(2026, 11, 26)


def test_the_order_of_a_day_is_the_same_all_day_and_another_tomorrow() -> None:
    cards = list(range(1, 40))
    backwards = cards[::-1]
    today = sorted(cards, key=lambda card: place(card, turn(DAY)))
    assert today == sorted(backwards, key=lambda card: place(card, turn(DAY))) != cards
    assert today != sorted(cards, key=lambda card: place(card, turn(DAY + timedelta(1))))


@given(st.integers(0, 3_000), st.sampled_from((1, 2, 7, 10)))
def test_neighbours_are_taken_apart(after: int, step: int) -> None:
    """Cards dealt one after the other, or by tens, do not come one after the other, on any day."""
    by, cards = turn(DAY + timedelta(after)), range(1, 400 * step, step)
    places = sorted(cards, key=lambda card: place(card, by))
    assert sum(abs(one - other) == step for one, other in pairwise(places)) < 40
    third = [number for number, card in enumerate(places) if card < 133 * step]
    assert 20 < sum(number < 133 for number in third) < 70


@given(st.lists(st.integers(1, 500), max_size=6), st.integers(1, 900))
def test_a_reach_has_about_as_many_cards_as_wanted(numbers: list[int], wanted: int) -> None:
    days = [(DAY + timedelta(after), number) for after, number in enumerate(numbers)]
    day, most = reach(days, wanted)
    cards = [(due, place(card, turn(DAY))) for due, number in days for card in range(number)]
    within = sum(due < day or (due == day and at < most) for due, at in cards)
    assert abs(within - min(wanted, len(cards))) < 90


@given(st.integers(0, 900), st.integers(1, 300), st.integers(0, 300))
def test_a_reach_goes_on_behind_what_was_done(done: int, wanted: int, more: int) -> None:
    first = sorted(place(card, turn(DAY)) for card in range(done + wanted + more))[done:]
    day, most = reach([(DAY, len(first))], wanted, done)
    within = len(first) if day > DAY else sum(at < most for at in first)
    assert abs(within - wanted) < 90


def test_new_cards_stand_evenly_among_the_due() -> None:
    row = "".join(in_between("a" * 9, "N" * 3))
    assert max(len(run) for run in row.split("N")) <= 3 and not row.startswith("N") and not row.endswith("N")


@given(st.integers(0, 12), st.integers(0, 12))
def test_the_list_stays_as_it_was_while_it_is_worked_through(due: int, new: int) -> None:
    first, second = [("due", n) for n in range(due)], [("new", n) for n in range(new)]
    whole = in_between(first, second)
    done = Counter[str]()
    for at, card in enumerate(whole):
        rest = in_between(first[done["due"] :], second[done["new"] :], done["due"], done["new"])
        assert rest == whole[at:]
        done[card[0]] += 1
    assert [card for card in whole if card[0] == "due"] == first


@given(st.lists(st.lists(st.integers(), max_size=5), max_size=4), st.integers(0, 9))
def test_in_turn_loses_nothing_and_keeps_each_order(lists: list[list[int]], start: int) -> None:
    marked = [[(at, number) for number in enumerate(one)] for at, one in enumerate(lists)]
    found = list(in_turn(marked, start))
    assert [[one for one in found if one[0] == at] for at in range(len(lists))] == marked
    assert len({one[0] for one in found[: sum(map(bool, lists))]}) == sum(map(bool, lists))


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(0, 30)), min_size=1, max_size=5))
def test_parts_keep_to_their_weight(shape: list[tuple[int, int]]) -> None:
    parts = [Part(weight, 0, iter([at] * 60)) for at, (weight, _) in enumerate(shape)]
    found = Counter(islice(by_weight(parts), 60))
    total = sum(weight for weight, _ in shape)
    for at, (weight, _) in enumerate(shape):
        assert abs(found[at] - 60 * weight / total) <= len(shape)


def test_a_part_that_is_behind_catches_up_and_one_without_weight_comes_last() -> None:
    parts = [Part(50, 4, iter("aaaa")), Part(50, 0, iter("bbbb")), Part(0, 0, iter("cc"))]
    assert "".join(by_weight(parts)) == "bbbbaaaacc"
