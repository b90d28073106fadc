"""Marks and bars: every thing is drawn once, none on another, and heights are the counts."""

import zlib

from hypothesis import given
from hypothesis import strategies as st

from study.drawing.axis import Scale
from study.drawing.marks import bars, merged, sliced, stacked
from study.drawing.svg import STATES, State, picture
from tests.places.drawing.reading import boxes, filled, parsed, paths, shapes

things = st.lists(st.tuples(st.floats(0, 10), st.sampled_from(STATES)), max_size=60).map(sorted)
CLASSES: dict[State, str] = {
    "served": "f-served",
    "cold": "f-paper k-cold",
    "throttled": "f-throttled",
    "retry": "f-retry",
    "idle": "f-paper k-idle",
}


@given(each=things)
def test_every_thing_is_one_mark_of_its_state(each: list[tuple[float, State]]) -> None:
    root = parsed(picture(760, 200, "t", "f", stacked(each, Scale(0, 10, 50, 700), 900, 1e6)))
    for state, classes in CLASSES.items():
        assert shapes(paths(root, classes)) == sum(found == state for _, found in each)


def test_things_at_one_moment_stand_on_each_other() -> None:
    together: list[tuple[float, State]] = [(5.0, "served")] * 3
    assert stacked(together, Scale(0, 10, 0, 100), 100, 30, 4) == [
        '<path class="f-served" d="M46 95a4 4 0 1 0 8 0a4 4 0 1 0-8 0zM46 86.4a4 4 0 1 0 8 0a4 4 0 1 0-8 0z'
        'M46 77.8a4 4 0 1 0 8 0a4 4 0 1 0-8 0z"/>'
    ]


def test_too_high_a_stack_is_left_to_bars_or_cut() -> None:
    together: list[tuple[float, State]] = [(5.0, "throttled")] * 4
    x = Scale(0, 10, 0, 100)
    assert stacked(together, x, 100, 30, 4) == []
    assert (
        shapes(paths(parsed(picture(760, 1, "t", "f", stacked(together, x, 100, 30, 4, leave=True))), "f-throttled"))
        == 3
    )


@given(each=things, slices=st.integers(1, 50))
def test_no_thing_is_lost_between_slices(each: list[tuple[float, State]], slices: int) -> None:
    counts = sliced(each, 10, slices)
    for state in STATES:
        assert sum(counts.get(state, [])) == sum(found == state for _, found in each)
        assert len(counts.get(state, [])) in (0, slices)


def test_what_comes_at_a_border_counts_in_the_later_slice_and_the_end_in_the_last() -> None:
    at: list[tuple[float, State]] = [(number / 10, "served") for number in range(101)]
    assert sliced(at, 10, 10) == {"served": [10] * 9 + [11]}
    assert sliced(at[:100], 10, 100) == {"served": [1] * 100}


def test_wider_slices_hold_the_sum_of_the_narrow_ones() -> None:
    assert merged({"cold": [1, 2, 3, 4, 5]}, 2) == {"cold": [3, 7, 5]}


@given(counts=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=60))
def test_bars_are_as_high_as_their_counts_and_stand_on_each_other(counts: list[tuple[int, int]]) -> None:
    x, y = Scale(0, 1, 0, 600), Scale(0, 80, 800, 0)
    drawn = bars({"served": [a for a, _ in counts], "retry": [b for _, b in counts]}, ("served", "retry"), x, y)
    root = parsed(picture(760, 900, "t", "f", drawn))
    below, above = boxes(paths(root, "f-served")), boxes(filled(root, "retry"))
    assert [height for *_, height in below] == [10 * a for a, _ in counts if a]
    assert [height for *_, height in above] == [10 * b for _, b in counts if b]
    assert [top + height for _, top, _, height in above] == [800 - 10 * a for a, b in counts if b]


def test_a_row_of_alike_bars_weighs_next_to_nothing() -> None:
    drawn = "".join(bars({"served": [7] * 100}, ("served",), Scale(0, 1, 50, 711.5), Scale(0, 80, 156, 34)))
    assert len(zlib.compress(drawn.encode())) < 200


def test_nothing_to_count_draws_nothing() -> None:
    assert bars({}, ("served",), Scale(0, 1, 0, 1), Scale(0, 1, 1, 0)) == []
