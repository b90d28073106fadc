"""The primitives: words are escaped, numbers short, states told apart by shape, ids never twice."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.drawing.svg import (
    NARROW,
    STATES,
    WIDE,
    State,
    box,
    coordinate,
    escaped,
    hatched,
    line,
    marks,
    path,
    picture,
    polyline,
    rect,
    shape,
    text,
    tile,
)
from tests.places.drawing.reading import SVG, ids, parsed, words

MEAN = '<script>alert("1")</script>&\x00\x0b\ud800'


@given(said=st.text())
def test_any_words_come_out_as_they_went_in(said: str) -> None:
    root = parsed(picture(WIDE, 100, said, said, [text(1, 2, said), path("M0 0", "ink", title=said)]))
    kept = "".join(letter for letter in said if letter in "\t\n\r" or letter >= " ")
    kept = "".join(letter for letter in kept if not "\ud800" <= letter <= "\udfff" and letter not in "\ufffe\uffff")
    assert words(root) == [kept.replace("\r\n", "\n").replace("\r", "\n")]


def test_markup_in_a_name_stays_a_name() -> None:
    drawn = picture(WIDE, 100, MEAN, MEAN, [text(1, 2, MEAN, "strong"), rect(0, 0, 1, 1, "f-ink", MEAN)])
    assert "<script" not in drawn
    assert words(parsed(drawn)) == ['<script>alert("1")</script>&']
    assert escaped('"') == "&quot;"


def test_a_text_that_looks_like_a_pattern_is_left_alone() -> None:
    drawn = picture(WIDE, 100, "t", "f", [text(0, 0, '"url(#p-cold)"'), hatched(box(0, 0, 9, 9), "cold")])
    assert words(parsed(drawn)) == ['"url(#p-cold)"']


@given(value=st.floats(-1e6, 1e6))
def test_a_coordinate_has_one_decimal_at_most(value: float) -> None:
    said = coordinate(value)
    assert abs(float(said) - value) <= 0.0501
    assert len(said.partition(".")[2]) <= 1
    assert said != "-0" and "e" not in said


def test_every_state_has_a_shape_of_its_own() -> None:
    drawn = {state: shape(state, 10, 10) for state in STATES}
    assert len(set(drawn.values())) == len(STATES)
    full = {state for state in STATES if "f-paper" not in marks(state, [(1, 1)])}
    assert full == {"served", "throttled", "retry", "failed"}  # cold and idle are hollow


@pytest.mark.parametrize("state", STATES)
def test_a_mark_is_as_large_as_was_asked_and_in_its_place(state: State) -> None:
    """Followed point by point, no mark leaves the square around its place by more than its edge."""
    x = y = 0.0
    for letter, rest in re.findall(r"([MlhvamL])([^MlhvazmL]*)", shape(state, 50, 50, 10)):
        values = [float(value) for value in re.findall(r"-?\d+(?:\.\d+)?", rest)]
        if letter == "M":
            x, y = values
        elif letter in "lm":
            x, y = x + values[0], y + values[1]
        elif letter == "h":
            x += values[0]
        elif letter == "v":
            y += values[0]
        else:  # an arc ends where its last two numbers say
            x, y = x + values[-2], y + values[-1]
        assert 37.9 <= x <= 62.1
        assert 37.9 <= y <= 62.1


def test_all_marks_of_a_state_are_one_element() -> None:
    assert marks("served", [(number_, 5.0) for number_ in range(200)]).count("<path") == 1
    assert marks("served", []) == ""


def test_a_picture_says_what_it_shows() -> None:
    root = parsed(picture(NARROW, 80, "Runs", "Three failed.", [line(0, 0, 1, 1, "axis")]))
    named = {element.attrib["id"]: element.text for element in root if "id" in element.attrib}
    assert [named[name] for name in root.attrib["aria-labelledby"].split()] == ["Runs", "Three failed."]
    assert root.attrib["role"] == "img"
    assert (root.attrib["class"], root.attrib["viewBox"]) == ("chart__narrow", "0 0 344 80")


def test_no_two_drawings_share_an_id() -> None:
    part = hatched(box(0, 0, 9, 9), "retry", "k-retry")
    drawn = [
        picture(WIDE, 100, "a", "b", [part]),
        picture(NARROW, 100, "a", "b", [part]),
        picture(WIDE, 100, "a", "c", [part]),
        picture(WIDE, 100, "a", "b", [part, part]),
        tile([part]),
    ]
    found = [name for each in drawn for name in ids(parsed(each))]
    assert len(set(found)) == len(found)


def test_a_drawing_carries_the_patterns_that_it_uses_and_no_others() -> None:
    root = parsed(picture(WIDE, 100, "a", "b", [hatched(box(0, 0, 9, 9), "cold"), hatched(box(0, 0, 9, 9), "served")]))
    [pattern] = root.iter(f"{SVG}pattern")
    fills = [element.attrib["fill"] for element in root.iter(f"{SVG}path") if "fill" in element.attrib]
    assert fills == [f"url(#{pattern.attrib['id']})"]
    assert ElementTree.tostring(root).count(b"f-served") == 1


def test_a_polyline_joins_its_points() -> None:
    assert polyline([(0, 1), (2, 3.04)]) == "M0 1L2 3"
    assert polyline([]) == ""
