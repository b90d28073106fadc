"""Two changes of one text: different lines are merged, the same lines are for a person."""

from math import isqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.limits import COMPARED
from study.core.notes.merging import Clash, merged, same, together, within

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


MARK, BALL = BASE.replace("a float", "a mark"), BASE.replace("a float", "a ball")


def test_of_lines_that_both_changed_both_stand_unless_somebody_chooses() -> None:
    ours, theirs = "# Sea\n" + MARK, BALL + "- Quay: a wall\n"
    found = together(BASE, ours, theirs)
    assert found.clashes == [Clash(4, ("- Buoy: a mark",), ("- Buoy: a ball",))]
    assert (
        found.text()
        == "# Sea\n" + BASE.replace("- Buoy: a float", "- Buoy: a mark\n- Buoy: a ball") + "- Quay: a wall\n"
    )
    assert found.text({0: "ours"}) == ours + "- Quay: a wall\n"
    assert found.text({0: "theirs"}) == "# Sea\n" + theirs


def test_what_one_took_out_and_the_other_changed_is_asked_about() -> None:
    gone = BASE.replace("- Buoy: a float\n", "")
    found = together(BASE, gone, BALL)
    assert [(one.ours, one.theirs) for one in found.clashes] == [((), ("- Buoy: a ball",))]
    assert found.text() == found.text({0: "theirs"}) == BALL and found.text({0: "ours"}) == gone
    assert together(BASE, BALL, gone).text() == BALL


def test_what_both_say_alike_beside_a_clash_is_none_of_it() -> None:
    base, ours, theirs = (text([*lines]) for lines in ("abc", "xyqc", "xzc"))
    found = together(base, ours, theirs)
    assert found.clashes == [Clash(2, ("y", "q"), ("z",))]
    assert found.text() == text([*"xyqzc"])
    assert merged(*(text([*lines]) for lines in ("ab", "xyz", "xyz"))) == text([*"xyz"])


def test_where_too_much_differs_all_of_it_is_one_clash() -> None:
    base, ours, theirs = (text(["x", *lines, "x"]) for lines in ("abc", "adcf", "bcee"))
    found = together(base, ours, theirs, most=5)
    assert found.clashes == [Clash(2, ("a", "d", "c", "f"), ("b", "c", "e", "e"))]
    assert found.pairs == 0 and together(base, ours, theirs).pairs == 2 * 3 + 3 * 4


@given(LINES, LINES, LINES)
def test_no_word_of_either_is_lost_in_both(base: list[str], ours: list[str], theirs: list[str]) -> None:
    found = together(text(base), text(ours), text(theirs))
    stands = set(found.text().split("\n"))
    assert ({*ours} | {*theirs}) - {*base} <= stands
    for one in found.clashes:
        assert one.ours != one.theirs
        assert tuple(ours[one.line - 1 : one.line - 1 + len(one.ours)]) == one.ours
    assert (merged(text(base), text(ours), text(theirs)) is None) == bool(found.clashes)


type Edit = dict[str, str]
TABLE = text(["| Knot | Use | Turns |", "| --- | --- | --- |", "| Bowline | a loop | 1 |", "| Hitch | a post | 2 |"])


def edited(edit: Edit) -> str:
    found = TABLE
    for old, new in edit.items():
        assert old in found
        found = found.replace(old, new)
    return found


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({"a loop": "a fixed loop"}, {"| 1 |": "| one |"}),
        ({"a loop": "an eye", "| 2 |": "| 3 |"}, {"a post": "a pole", "| 1 |": "| 4 |"}),
        ({"Use": "Task"}, {"Turns": "Rounds"}),
        ({"a loop": r"a \| loop"}, {"| 1 |": "| [[one|1]] |"}),
        ({"a loop": "an eye"}, {"a loop": "an eye", "| 1 |": "| 3 |"}),
    ],
)
def test_changes_of_different_cells_are_both_there(ours: Edit, theirs: Edit) -> None:
    assert merged(TABLE, edited(ours), edited(theirs)) == edited({**ours, **theirs})
    assert merged(TABLE, edited(theirs), edited(ours)) == edited({**ours, **theirs})


def test_a_cell_that_both_changed_is_asked_about_with_its_row_alone() -> None:
    found = together(
        TABLE, edited({"a loop": "an eye", "| 2 |": "| 3 |"}), edited({"a loop": "a ring", "post": "pole"})
    )
    assert found.clashes == [Clash(3, ("| Bowline | an eye | 1 |",), ("| Bowline | a ring | 1 |",))]
    assert "| Hitch | a pole | 3 |" in found.text()


def test_rows_clash_each_by_itself() -> None:
    wide = text([f"{line} x |" for line in TABLE.splitlines()])
    found = together(TABLE, edited({"a post": "a pole"}), wide)
    assert found.clashes == [Clash(4, ("| Hitch | a pole | 2 |",), ("| Hitch | a post | 2 | x |",))]
    assert found.text({0: "theirs"}) == wide


@pytest.mark.parametrize(
    ("base", "ours", "theirs"),
    [
        (TABLE, edited({"Bowline": "Sheet", "a loop": "two ropes"}), edited({"| 1 |": "| 3 |"})),  # another knot
        (
            text(["| N | a | 1 |", "| N | b | 2 |"]),
            text(["| N | b | 1 |", "| N | a | 2 |"]),
            text(["| N | a | 3 |"] * 2),
        ),
        (text(["| | a | 1 |"]), text(["| | b | 1 |"]), text(["| | a | 2 |"])),
    ],
)
def test_rows_that_may_be_others_are_for_a_person(base: str, ours: str, theirs: str) -> None:
    assert merged(base, ours, theirs) is None
