"""Applying the lines shown to the old text gives the new one; nothing is shown where nothing changed."""

from hypothesis import given
from hypothesis import strategies as st

from study.core.questions.source.changes import AROUND, changes

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
