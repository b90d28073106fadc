"""What is said of a picture beside it is its caption, and not asked."""

import pytest

from study.core.notes import parse

CAPTION = "the caption of a picture"
HTML = '<p align="center">\n  <img src="crane.png" alt="Tower crane: a mast with a jib">\n</p>'


def _unasked(text: str) -> list[str]:
    notes = parse(f"# Harbour\n\n{text}\n")
    return [fact.unasked for topic in notes.topics for fact in topic.facts if not fact.verbatim]


@pytest.mark.parametrize("picture", ["![](crane.png)", "![[crane.png]]", HTML])
@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("*Tower crane: a mast with a jib*", CAPTION),
        ("_Tower crane: a mast with a jib_", CAPTION),
        ("Left: the mast of the crane", CAPTION),
        ("- Right: the jib of the crane", CAPTION),
        ("Figure 2: the mast of the crane", CAPTION),
        ("(B) the jib of the crane lifts a load", CAPTION),
        ("**Tower crane**: a mast with a jib", ""),
        ("Right of way: a rule that says who waits", ""),
        ("The crane lifts a load from the hold", ""),
    ],
)
def test_a_line_below_a_picture_that_is_in_italics_or_names_a_part_of_it(picture: str, line: str, why: str) -> None:
    assert _unasked(f"{picture}\n\n{line}") == [why]


def test_each_line_of_a_row_of_captions_is_one() -> None:
    assert _unasked(f"{HTML}\n\n*A tower crane*\n\n- Left: the mast\n- Right: the jib\n- It lifts coal") == [
        *[CAPTION] * 3,
        "",
    ]


@pytest.mark.parametrize("line", ["*Tower crane: a mast with a jib*", "- Left: the port side of a ship"])
def test_without_a_picture_there_is_no_caption(line: str) -> None:
    assert _unasked(f"A crane lifts a load.\n\n{line}") == ["", ""]


def test_what_repeats_the_words_for_a_picture_is_its_caption() -> None:
    assert _unasked("![A mast with a jib](crane.png)\n\nA mast with a jib") == [CAPTION]
