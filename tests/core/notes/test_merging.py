"""Two changes of one text: different lines are merged, the same lines are for a person."""

from math import isqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.limits import COMPARED
from study.core.notes.merging import merged, same, within

BASE = "# Buoys\n\n- Buoy: a float\n- Ebb: the tide goes\n- Flood: the tide comes\n"
LINES = st.lists(st.sampled_from(["a", "b", "c", "d", ""]), max_size=8)


def text(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        (BASE + "- Neap: weak\n", BASE + "- Quay: a wall\n", BASE + "- Neap: weak\n- Quay: a wall\n"),
        (BASE + "- Neap: weak\n", BASE + "- Neap: weak\n- Quay\n", BASE + "- Neap: weak\n- Quay\n"),
        (
            BASE.replace("a float", "a mark"),
            BASE.replace("tide comes", "sea comes"),
            BASE.replace("a float", "a mark").replace("tide comes", "sea comes"),
        ),
        (
            BASE.replace("a float", "a mark"),
            BASE.replace("tide goes", "sea goes"),
            BASE.replace("a float", "a mark").replace("tide goes", "sea goes"),
        ),
        (BASE + "- Neap", BASE + "- Quay\n", BASE + "- Neap\n- Quay"),
        (BASE.replace("\n", "\r\n"), BASE + "- Quay\n", (BASE + "- Quay\n").replace("\n", "\r\n")),
        (BASE.replace("\n", "\r\n", 1), BASE + "- Quay\n", BASE + "- Quay\n"),
        (BASE, (BASE + "- Quay\n").replace("\n", "\r\n"), BASE + "- Quay\n"),
        (BASE.replace("- Ebb: the tide goes\n", ""), BASE.replace("- Ebb: the tide goes\n", ""), None),
    ],
)
def test_changes_in_different_lines_are_both_there(ours: str, theirs: str, both: str | None) -> None:
    assert merged(BASE, ours, theirs) == (both or ours)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (BASE.replace("a float", "a mark"), BASE.replace("a float", "a ball")),
        (BASE.replace("a float", "a mark"), BASE.replace("- Buoy: a float\n", "")),
        (BASE.replace("- Ebb", "- Eb\n- Ebb"), "# Buoys\n"),
    ],
)
def test_changes_of_the_same_lines_are_for_a_person(ours: str, theirs: str) -> None:
    assert merged(BASE, ours, theirs) is None
    assert merged(BASE, theirs, ours) is None


def ticked(*lines: int) -> str:
    """A list to tick off, the same twelve things twenty times, with these lines done."""
    return text([f"- [{'x' if line in lines else ' '}] check {line % 12}" for line in range(240)])


@pytest.mark.parametrize(("ours", "theirs"), [((10,), (100,)), ((10, 200), (100,)), ((0, 120, 239), (1, 119, 238))])
def test_lines_that_are_there_often_are_lines_as_any(ours: tuple[int, ...], theirs: tuple[int, ...]) -> None:
    assert merged(ticked(), ticked(*ours), ticked(*theirs)) == ticked(*ours, *theirs)


def test_what_is_too_long_to_be_compared_waits_and_what_is_alike_around_costs_nothing() -> None:
    many = ["a", "b"] * (isqrt(COMPARED) // 2 + 1)
    assert merged(text(["x", *many, "x"]), text(["y", *many, "y", "y"]), text(["x", *many, "z", "x"])) is None
    assert merged(text(["x", *many, "x"]), text(["y", *many, "y"]), text(["x", *many, "x", "z"])) == text(
        ["y", *many, "y", "z"]
    )
    long = text(many * 2)
    assert merged(long, f"x\n{long}", f"{long}z\n") == f"x\n{long}z\n"
    assert merged("", long, "z\n") == f"{long}z\n"


@given(LINES, LINES)
def test_one_change_alone_is_taken(base: list[str], other: list[str]) -> None:
    one, two = text(base), text(other)
    assert merged(one, two, one) == merged(one, one, two) == merged(one, two, two) == two
    assert same(one, one.replace("\n", "\r\n"))


@given(LINES, LINES, LINES)
def test_nothing_that_either_added_is_lost(base: list[str], ours: list[str], theirs: list[str]) -> None:
    marked = [f"{line} mine" for line in ours], [f"{line} theirs" for line in theirs]
    found = merged(text(base), text([*base, *marked[0]]), text([*marked[1], *base]))
    assert found is not None
    assert all(within(text(lines), found) for lines in (base, *marked))


def test_a_note_of_one_line_over_and_over_is_merged_as_well() -> None:
    """To try each such line in every place that it may come from takes minutes."""
    base = text(["x"] * 1_500)
    ours = text(["x", "y"] * 1_000)
    assert merged(base, ours, base) == merged(base, base, ours) == ours
