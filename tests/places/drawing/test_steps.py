"""Step lines: they go through their values, lose no peak when thinned, and their names keep apart."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from study.drawing.axis import Scale
from study.drawing.steps import limit, spread, staircase, thinned, under
from study.drawing.svg import picture
from tests.places.drawing.reading import parsed, stairs, words

X, Y = Scale(0, 10, 0, 100), Scale(0, 5, 50, 0)
lines = st.lists(st.tuples(st.integers(1, 99), st.integers(0, 5)), max_size=80, unique_by=lambda step: step[0]).map(
    lambda found: [(0.0, 0.0), *((at / 10, float(value)) for at, value in sorted(found))]
)


@given(points=lines)
def test_a_step_line_holds_each_value_until_the_next(points: list[tuple[float, float]]) -> None:
    places = stairs(staircase(points, X, Y, 10))
    assert places[0] == (0, 50) and places[-1] == (100, 50 - 10 * points[-1][1])
    for at, value in points:
        # after the last step at this place the line is at this height
        before = [y for x, y in places if x <= 10 * at + 0.01]
        assert before[-1] == 50 - 10 * value


def test_what_comes_after_the_end_is_left_out() -> None:
    assert staircase([(0, 1), (4, 2), (12, 5)], X, Y, 10) == "M0 40h40v-10H100"
    assert staircase([], X, Y, 10) == under("", [], X, Y) == ""


def test_the_area_under_a_line_comes_back_along_zero() -> None:
    points = [(0, 1), (4, 2)]
    assert under(staircase(points, X, Y, 10), points, X, Y) == "M0 40h40v-10H100V50H0z"


@given(points=lines, columns=st.integers(1, 30))
def test_thinning_loses_no_peak_and_makes_none(points: list[tuple[float, float]], columns: int) -> None:
    found = thinned(points, 10, columns)
    if len(points) <= 2 * columns:
        assert found == points
        return
    assert len(found) == columns
    assert max(value for _, value in found) == max(value for _, value in points)
    for number, (at, value) in enumerate(found):
        end = found[number + 1][0] if number + 1 < columns else 10
        held = [before for when, before in points if when <= at + 1e-9][-1:]
        inside = [during for when, during in points if at + 1e-9 < when < end - 1e-9]
        assert value == max(held + inside)


@given(places=st.lists(st.floats(0, 100), min_size=1, max_size=6))
def test_labels_keep_their_order_and_apart(places: list[float]) -> None:
    found = spread(places, 0, 100, 16)
    order = sorted(range(len(places)), key=lambda index: places[index])
    heights = [found[index] for index in order]
    assert all(after - before >= 16 - 1e-6 for before, after in pairwise(heights))
    assert min(found) >= -1e-6 and max(found) <= 100 + 1e-6


def test_labels_with_room_stay_where_they_are() -> None:
    assert spread([70, 10, 40], 0, 100) == [70, 10, 40]


def test_a_limit_has_its_name_above_it_at_either_end_or_none() -> None:
    for at_left in (False, True):
        assert words(parsed(picture(760, 9, "t", "f", limit(10, 90, 50, "limit 10", at_left)))) == ["limit 10"]
    assert len(limit(10, 90, 50, "")) == 1
