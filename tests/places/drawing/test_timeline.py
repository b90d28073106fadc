"""Time-lines and bars: a mark stands at its moment, labels keep apart, words are escaped."""

import itertools
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.text.duration import span
from study.drawing.bars import Bar, bars
from study.drawing.svg import NARROW, WIDE, breadth
from study.drawing.timeline import EACH, End, Lane, Mark, Panel, Span, enlarged, timeline

SVG = "{http://www.w3.org/2000/svg}"

moments = st.lists(st.integers(0, 600).map(float), min_size=1, max_size=30).map(sorted)


def drawn(width: int, *lanes: Lane, length: float = 600, cursor: float | None = None) -> ElementTree.Element:
    return ElementTree.fromstring(timeline(width, "Title", "Finding.", [Panel("All", "", length, lanes)], cursor).svg)


def marks_at(*seconds: float) -> tuple[Mark, ...]:
    return tuple(Mark(at, "throttled", f"mark at {at:g}") for at in seconds)


def places(drawing: ElementTree.Element) -> list[float]:
    """Where the marks stand, in their order."""
    found = [each.get("d", "") for each in drawing.iter(f"{SVG}path") if each.get("class") == "f-throttled"]
    return [float(re.match(r"M(-?[\d.]+)", d)[1]) for d in found]  # type: ignore[index]


@pytest.mark.parametrize(("width", "left", "right"), [(WIDE, 154, 740), (NARROW, 6, 324)])
def test_a_mark_stands_at_its_moment(width: int, left: float, right: float) -> None:
    assert places(drawn(width, Lane("Event", marks=marks_at(0, 300, 600)))) == [left, (left + right) / 2, right]


@settings(max_examples=50)
@given(at=moments, length=st.integers(1, 600))
def test_what_comes_after_the_panel_is_left_out(at: list[float], length: int) -> None:
    assert len(places(drawn(WIDE, Lane("Event", marks=marks_at(*at)), length=length))) == sum(m <= length for m in at)


@settings(max_examples=50)
@given(at=moments, width=st.sampled_from([WIDE, NARROW]))
def test_no_label_touches_another(at: list[float], width: int) -> None:
    spans = tuple(Span(one, two, "retry", "", span(two - one)) for one, two in itertools.pairwise(at) if one < two)
    drawing = drawn(width, Lane("Event", "", spans, marks_at(*at), End(at[-1], 1, ("queue", "reason"), "end")))
    rows: dict[str, list[tuple[float, float]]] = {}
    for each in drawing.iter(f"{SVG}text"):
        if each.get("text-anchor") == "middle" and "small" in (each.get("class") or ""):
            half = breadth(each.text or "", 13) / 2
            rows.setdefault(each.get("y", ""), []).append(
                (float(each.get("x", 0)) - half, float(each.get("x", 0)) + half)
            )
    for row in rows.values():
        row.sort()
        assert all(one[1] <= two[0] + 0.2 for one, two in itertools.pairwise(row))


def test_of_very_many_marks_those_on_one_another_are_left_out() -> None:
    found = places(drawn(WIDE, Lane("Queue", marks=marks_at(*range(EACH + 300))), length=EACH + 300))
    assert 50 < len(found) < EACH
    assert found == sorted(found)


def test_the_cursor_stands_at_its_moment_and_says_it() -> None:
    drawing = drawn(WIDE, Lane("Event"), cursor=300)
    assert [each.get("x1") for each in drawing.iter(f"{SVG}line") if each.get("class") == "ink"] == ["447"]
    assert "5:00" in [each.text for each in drawing.iter(f"{SVG}text")]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_words_are_escaped_wherever_they_stand(width: int) -> None:
    words = '<script>"&\x00'
    lane = Lane(words, words, (Span(0, 600, "retry", words, words),), (Mark(1, "failed", words),), None)
    ended = Lane(words, "", (), (), End(0, 1, (words, words), words))
    ghost = Lane(words, words, (), (Mark(1, "failed", words),), ghost=True)
    made = timeline(width, words, words, [Panel(words, words, 600, (lane, ended, ghost))], 3).svg
    made += bars(width, words, words, words, [Bar(words, 2, 1, 1, words, 3)])
    assert "<script" not in made and "\x00" not in made
    for text in made.replace("</svg>", "</svg>\n").split("\n")[:-1]:
        assert ElementTree.fromstring(text).findtext(f"{SVG}title") == '<script>"&'


def test_run_a_is_grey_and_dashed_and_has_no_end() -> None:
    lane = Lane("A", marks=marks_at(0, 100), end=End(100, 1, ("queue",), "end"), ghost=True)
    made = timeline(WIDE, "Title", "Finding.", [Panel("All", "", 600, (lane,))]).svg
    assert "stroke-dasharray" in made and "k-idle" in made
    assert "f-throttled" not in made and "queue" not in made


def test_the_end_of_run_a_takes_no_room() -> None:
    ghost = Lane("A", marks=marks_at(100), end=End(100, 1, ("queue",), "end"), ghost=True)
    assert places(drawn(WIDE, Lane("Event", marks=marks_at(600)), ghost)) == [740]


@pytest.mark.parametrize(
    ("length", "stretches"), [(280, []), (281, [70]), (2_400, [70]), (2_401, [600, 70]), (21_600, [600, 70])]
)
def test_the_beginning_is_enlarged_where_the_whole_is_much_longer(length: float, stretches: list[float]) -> None:
    assert [panel.length for panel in enlarged("All", (), length, (600, 70))] == [length, *stretches]


def test_what_was_drawn_beyond_a_range_is_in_the_picture() -> None:
    drawing = ElementTree.fromstring(bars(WIDE, "Title", "Finding.", "Waits", [Bar("Retry 1", 1, 0.5, 2, "1 s")]))
    (range_,) = [each for each in drawing.iter(f"{SVG}path") if (each.get("fill") or "").endswith("-retry)")]
    assert "h296" in range_.get("d", "")


def test_bars_show_range_mean_what_was_drawn_and_run_a() -> None:
    rows = [Bar("Retry 1", 1, 0.5, 0.25, "1 s at most"), Bar("Retry 2", 2, 1, 1.5, "2 s at most", 4)]
    drawing = ElementTree.fromstring(bars(WIDE, "Title", "Finding.", "Waits", rows))
    ranges = [each for each in drawing.iter(f"{SVG}path") if (each.get("fill") or "").endswith("-retry)")]
    assert [float(re.search(r"h([\d.]+)", each.get("d", ""))[1]) for each in ranges] == [148, 296]  # type: ignore[index]
    means = [each.get("x1") for each in drawing.iter(f"{SVG}line") if each.get("class") == "ink"]
    assert means == ["228", "302"]
    ghosts = [each for each in drawing.iter(f"{SVG}path") if each.get("stroke-dasharray")]
    assert [float(re.search(r"h([\d.]+)", each.get("d", ""))[1]) for each in ghosts] == [592]  # type: ignore[index]
