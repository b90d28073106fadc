"""Applying the lines shown to the old text gives the new one; nothing is shown where nothing changed."""

from math import isqrt

from hypothesis import given
from hypothesis import strategies as st

from study.core.limits import COMPARE_AT_ONCE, COMPARED
from study.core.questions.source.changes import AROUND, changes, changes_at_once, lines_named

TEXTS = st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=12).map("\n".join)


@given(TEXTS, TEXTS)
def test_every_changed_line_is_shown_with_its_number(old: str, new: str) -> None:
    shown = changes(old, new)
    before, after = old.splitlines(), new.splitlines()
    gone = {line.old for line in shown if line.state == "removed"}
    come = {line.new for line in shown if line.state == "added"}
    kept = [text for number, text in enumerate(before, 1) if number not in gone]
    assert kept == [text for number, text in enumerate(after, 1) if number not in come]
    assert all(line.text == before[line.old - 1] for line in shown if line.old)
    assert all(line.text == after[line.new - 1] for line in shown if line.new)


@given(TEXTS)
def test_equal_texts_show_nothing(text: str) -> None:
    assert changes(text, text) == ()


def test_far_lines_are_left_out() -> None:
    old = "\n".join(str(number) for number in range(30))
    shown = changes(old, old.replace("15", "fifteen"))
    assert [line.state for line in shown] == ["gap", *["same"] * AROUND, "removed", "added", *["same"] * AROUND]


def test_texts_of_one_line_over_and_over_are_compared_as_well() -> None:
    """To look for each line in every place that it may come from takes minutes from a thousand on, and then hours."""
    old, new = "x\n" * 20_000, "x\ny\n" * 10_000
    for few in (COMPARE_AT_ONCE // 2, 20_000):
        shown = changes(old[: 2 * few], new[: 2 * few])
        gone = sum(line.state == "removed" for line in shown)
        assert few - gone + sum(line.state == "added" for line in shown) == few


def test_what_is_too_much_to_be_compared_is_all_taken_out_and_put_in_between_what_is_alike() -> None:
    many = isqrt(COMPARED) + 1
    old, new = ("".join(f"{kind} {n}\n" if n % 9 else f"{n}\n" for n in range(1, many + 1)) for kind in ("old", "new"))
    shown = changes(f"a\nb\n{old}z", f"a\nb\n{new}z")
    assert [line.state for line in shown] == ["same", "same", *["removed"] * many, *["added"] * many, "same"]


def test_lines_that_are_named_are_found_where_they_stand_now() -> None:
    about = "a\nb\nc\nd"
    for said, shown, found in (
        ("In line 2, and in lines 3 and 4.", about, ((2, 2), (3, 3), (4, 4))),
        ("Lines 1-3, LINE 1", about, ((1, 1), (3, 3))),
        ("Line 3", f"new\n{about}", ((3, 4),)),
        ("Lines 2, 3", "a\nB\nc\nd", ((3, 3),)),
        ("Line 9, line 0, line 12345, in 2 lines, outline 2, online", about, ()),
        ("Line 1", "", ()),
        ("Nothing.", about, ()),
    ):
        assert lines_named(said, about, shown) == found, said


@given(st.text(max_size=60), TEXTS, TEXTS)
def test_a_line_that_is_named_says_the_same_in_both(said: str, about: str, shown: str) -> None:
    for number, place in lines_named(f"lines 1, 2 and 3 {said}", about, shown):
        assert about.splitlines()[number - 1] == shown.splitlines()[place - 1]


def test_what_is_compared_while_a_page_waits_is_as_much_altogether() -> None:
    half, rest = "a\n" * (COMPARE_AT_ONCE // 2), "a\n" * (COMPARE_AT_ONCE // 2 + 1)
    assert changes_at_once([(half, ""), (rest, ""), ("", half), ("b", "a")]) == [
        changes(half, ""),
        None,
        changes("", half),
        None,
    ]
