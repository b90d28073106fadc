"""A plain bullet becomes its block at once: the same block as by the long way that all other lines go."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from study.core.notes.block import Block, plain_items
from study.core.notes.blocks import Reader
from study.core.notes.dialect import NONE, Reading, Readings
from study.core.notes.lines import classify

SIGNS = st.sampled_from([*"-- []#*>|`~:x1.\t\x0b\u3000aé", "- ", "  ", "word ", "**", "- - -", "```", "[ ] "])
LINES = st.lists(SIGNS, max_size=8).map("".join)
TAKES_NONE = Readings([Reading(claim=lambda lines, at, since: ())])
"""A dialect that takes no line: with one of those every line goes the long way."""


def read(lines: list[str], readings: Readings) -> list[Block]:
    return list(Reader(lines, readings=readings).read())


@given(LINES)
@example("- a")
@example("  - a  b ")
@example("- \ta")
@example(f"{' ' * 1_000}- a")
@example(f"- {'a' * 10_000}")
def test_what_is_taken_for_a_plain_bullet_is_one(raw: str) -> None:
    for item in plain_items([raw], 0, 7):
        line = classify(7, raw)
        assert (line.kind, line.marker) == ("bullet", "-")
        assert item == Block("item", 7, 7, line.body, line.indent)


def test_the_commonest_line_is_taken_for_one() -> None:
    assert plain_items(["    - long polling waits"], 0, 3) == [Block("item", 3, 3, "long polling waits", 4)]


def test_a_list_is_taken_up_to_its_last_plain_line() -> None:
    lines = ["- a", "  - b", "- c", "goes on", "- d"]
    assert [item.text for item in plain_items(lines, 0, 1)] == ["a", "b"]  # the third goes on


def test_a_long_list_is_given_away_in_pieces_and_whole() -> None:
    lines = [f"- line {number}" for number in range(2_500)]
    assert len(plain_items(lines, 0, 1)) < len(lines)
    assert read(lines, NONE) == [
        Block("item", number, number, line.removeprefix("- ")) for number, line in enumerate(lines, 1)
    ]


@given(st.lists(LINES, max_size=12))
@example(["- a", "b", "- c"])
@example(["1. a", "- b", "3. c"])
@example(["words", "- a", "", "    code?", "- b"])
@example(["- a", "- - -", "- b", "---"])
@example(["- a", "\x0b", "| b |", "|---|"])
def test_both_ways_lead_to_the_same_blocks(lines: list[str]) -> None:
    assert read(lines, NONE) == read(lines, TAKES_NONE)


@pytest.mark.parametrize("marked", ["Hardness", "**Hardness**", "==Hardness==", "`Hardness`"])
def test_a_sentence_that_begins_with_a_marked_word_is_one_by_itself(marked: str) -> None:
    lines = ["Resilience takes up energy while a thing bends.", f"{marked} is what keeps a surface from dents."]
    assert [block.text for block in read(lines, NONE)] == lines
    assert len(read([lines[0], "== 5 is no sentence by itself."], NONE)) == 1
