"""The plot of a result over one parameter: any numbers give a drawing, and the present point is told in words."""

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.drawing.curve import draw, said, with_unit

SVG = "{http://www.w3.org/2000/svg}"
HALF = [(128.0, 10.0), (256.0, 5.0), (512.0, 2.5), (10_240.0, 2.5)]


def words(svg: str) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("svg", draw("Duration", "MB", "s", HALF, 256))
def test_the_present_point_is_marked_and_labelled(svg: str) -> None:
    root = ElementTree.fromstring(svg)
    assert "256 MB: 5 s" in words(svg)
    assert [mark.findtext(f"{SVG}title") for mark in root.iter(f"{SVG}path")].count("256 MB: 5 s") == 1
    assert root.findtext(f"{SVG}title") == "Duration"
    assert root.findtext(f"{SVG}desc") == said("MB", "s", HALF, 256)


@pytest.mark.parametrize(("highest", "log"), [(20.0, False), (20.1, True)])
def test_a_wide_range_stands_on_a_logarithmic_axis(highest: float, log: bool) -> None:
    wide, _ = draw("Throttled", "requests/s", "requests", [(1, 0), (highest, 5)], 1)
    assert any(text.endswith("log scale") for text in words(wide)) is log


def test_nothing_is_said_of_a_point_that_was_not_tried() -> None:
    wide, _ = draw("Duration", "MB", "s", HALF, 300)
    assert not any("300 MB" in text for text in words(wide))
    assert said("MB", "s", HALF, 300) == "Least: 2.5 s at 512 MB; most: 10 s at 128 MB."
    assert said("MB", "s", [(1, 2), (2, 2)], 1) == "Now 1 MB: 2 s. It is 2 s everywhere."


@pytest.mark.parametrize(
    ("value", "unit", "wanted"),
    [
        (512, "MB", "512 MB"),
        (0.000123456, "s", "0.000123 s"),
        (-5.5, "%", "−5.5 %"),
        (123456.7, "", "123,457"),
        (0, "US$", "US$ 0.00"),
        (17.9, "US$", "US$ 17.90"),
        (0.2021, "US$", "US$ 0.202"),
    ],
)
def test_numbers_have_three_digits_and_their_unit(value: float, unit: str, wanted: str) -> None:
    assert with_unit(value, unit) == wanted


NUMBERS = st.floats(-1e12, 1e12) | st.just(0.0)


@given(st.lists(st.tuples(NUMBERS | st.just(float("inf")), NUMBERS), max_size=8), NUMBERS, st.text(max_size=20))
@settings(max_examples=60)
def test_any_points_give_two_drawings(points: list[tuple[float, float]], at: float, title: str) -> None:
    for svg, width in zip(draw(title, "MB", "ms", points, at), (760, 344), strict=True):
        root = ElementTree.fromstring(svg)
        assert root.get("viewBox", "").split()[2] == str(width)
        for text in root.iter(f"{SVG}text"):
            assert -1 <= float(text.get("x", "0")) <= width
        assert "nan" not in svg
