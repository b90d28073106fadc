"""Axes: round ticks inside the range, evenly apart, with the unit on the last and no name on another."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.drawing.axis import (
    Scale,
    across,
    ceiling,
    log_ticks,
    step,
    ticks,
    time_ticks,
    time_unit,
    upward,
)
from study.drawing.svg import breadth, picture
from tests.places.drawing.reading import SVG, parsed, words

lows = st.integers(-1000, 1000).map(float)
spans = st.floats(1e-3, 1e7)


@given(low=lows, span=spans, most=st.integers(1, 12))
def test_ticks_are_round_even_and_inside(low: float, span: float, most: int) -> None:
    found = ticks(low, low + span, most)
    size = step(span, most)
    assert len(found) <= most + 1
    assert all(low - size * 1e-6 <= value <= low + span + size * 1e-6 for value in found)
    assert all(later - before == pytest.approx(size, rel=1e-6) for before, later in pairwise(found))
    digits = f"{size:.6e}"
    assert digits[0] in "125" and digits[1:8] == ".000000"


@given(high=st.integers(1, 100_000), most=st.integers(3, 10))
def test_ticks_of_a_count_have_no_fractions(high: int, most: int) -> None:
    found = ticks(0, high, most, whole=True)
    assert all(value == int(value) for value in found)
    assert found[0] == 0 and len(found) >= 2


@given(value=st.floats(1e-3, 1e9), most=st.integers(1, 10))
def test_an_axis_ends_at_a_tick_that_is_not_below_the_highest_value(value: float, most: int) -> None:
    end = ceiling(value, most)
    assert value <= end * (1 + 1e-9) <= 10 * value * (1 + 1e-6)
    assert ticks(0, end, most)[-1] == pytest.approx(end)


@given(low=st.floats(1e-3, 1e6), times=st.floats(1.5, 1e6))
def test_logarithmic_ticks_are_few_inside_and_rising(low: float, times: float) -> None:
    found = log_ticks(low, low * times)
    assert len(found) <= 6
    assert list(found) == sorted(set(found))
    assert all(low * 0.999 <= value <= low * times * 1.001 for value in found)


@given(low=lows, span=spans, share=st.floats(0, 1))
def test_a_scale_keeps_order_and_edges(low: float, span: float, share: float) -> None:
    scale = Scale(low, low + span, 10, 110)
    assert scale(low) == 10 and scale(low + span) == pytest.approx(110)
    assert scale(low + share * span) == pytest.approx(10 + 100 * share, abs=1e-2)
    assert scale(low - 1) == 10 and scale(low + span + 1) == pytest.approx(110)


def test_a_logarithmic_scale_gives_every_power_the_same_room() -> None:
    scale = Scale(1, 1000, 0, 300, log=True)
    assert [round(scale(value)) for value in (1, 10, 100, 1000)] == [0, 100, 200, 300]
    assert Scale(5, 5, 7, 9)(5) == 7


@given(seconds=st.floats(0.002, 1e6), most=st.integers(2, 12))
def test_time_ticks_start_at_0_and_name_their_unit_once(seconds: float, most: int) -> None:
    found = time_ticks(seconds, most)
    assert found[0][0] == 0
    assert found[-1][0] <= seconds * (1 + 1e-6)
    unit, _ = time_unit(seconds)
    assert found[-1][1].endswith(f" {unit}")
    assert all(name.replace(",", "").replace(".", "").isdigit() for _, name in found[:-1])
    assert len(found) <= most + 1


@pytest.mark.parametrize(
    ("seconds", "last"), [(0.05, "50 ms"), (1, "1 s"), (10, "10 s"), (90, "90 s"), (600, "10 min"), (21_600, "6 h")]
)
def test_time_is_counted_in_the_unit_of_its_length(seconds: float, last: str) -> None:
    assert time_ticks(seconds)[-1][1] == last


@given(seconds=st.floats(0.01, 1e6), width=st.sampled_from([250.0, 680.0]))
def test_the_names_of_an_axis_keep_apart_and_the_last_is_always_there(seconds: float, width: float) -> None:
    named = time_ticks(seconds)
    drawn = across(Scale(0, seconds, 50, 50 + width), 100, named, 44, 52 + width)
    root = parsed(picture(760, 130, "t", "f", drawn))
    assert words(root)[-1] == named[-1][1]
    edges = []
    for element in root.iter(f"{SVG}text"):
        x, wide = float(element.attrib["x"]), breadth(element.text or "")
        start = x - {"middle": wide / 2, "end": wide}.get(element.attrib.get("text-anchor", ""), 0)
        edges.append((start, start + wide))
    assert all(before[1] <= after[0] + 0.2 for before, after in pairwise(edges))
    assert edges[-1][1] <= 52 + width + 0.1 or len(edges) == 1


def test_a_vertical_axis_names_its_values_and_begins_at_its_base() -> None:
    root = parsed(picture(760, 130, "t", "f", upward(Scale(0, 10, 100, 20), (0, 5, 10), 44, 700)))
    assert words(root) == ["0", "5", "10"]
    assert [element.attrib["class"] for element in root.iter(f"{SVG}line")] == ["axis", "grid", "grid"]
