"""Cards of one's own that stand within something else: an item of a list, a toggle, what is folded away."""

import pytest

from tests.core.notes.test_own_cards import cards, sides


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- Q: Where is the anchor kept?\n    - A: at the bow\n- Q: And the log?\n    - A: in the chart room",
            [("Where is the anchor kept?", "at the bow"), ("And the log?", "in the chart room")],
        ),
        (
            "- Q: Where is the anchor kept?\n    - A: at the bow\n        - in its own locker\n- Ropes are coiled",
            [("Where is the anchor kept?", "at the bow\n- in its own locker")],
        ),
        (
            "- Wache\n\t- Q: Wie lang ist sie?\n\t  A: vier Stunden\n\t- Die Hundewache ist kürzer\n- Freiwache",
            [("Wie lang ist sie?", "vier Stunden")],
        ),
        ("- Q: Who steers?\n- A: the helmsman\n- The log is written hourly", [("Who steers?", "the helmsman")]),
        ("- C: The [bow] points [forward].\n- C: The [keel] runs\n  along the [hull].\n- Ropes are coiled", None),
    ],
)
def test_an_answer_in_a_list_ends_before_the_next_item(text: str, expected: list[tuple[str, str]] | None) -> None:
    if expected is not None:
        assert sides(text) == expected
    assert not any("coiled" in f"{card.front} {card.back}" for card in cards(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "<details>\n<summary>For practice</summary>\n\nQ: Who wrote it?\nA: The mate\n\n"
            "{{c1::Noon}} begins the day.\n\n</details>",
            [("Who wrote it?", "The mate"), ("{{...}} begins the day.", "Noon")],
        ),
        (
            "- Welche Winde wehen hier?\n\n    Q: Am Morgen?\n    A: Landwind\n\n    Bora :: kalter Fallwind\n\n"
            "- Wann dreht er?\n\n    Am Mittag\n",
            [("Am Morgen?", "Landwind"), ("Bora", "kalter Fallwind"), ("Wann dreht er?", "Am Mittag")],
        ),
        (
            "> [!question]- ¿Qué vientos hay?\n> Q: ¿De mañana?\n> A: Terral\n",
            [("¿De mañana?", "Terral")],
        ),
        (
            "<details><summary>Who steers?</summary>\n\nThe ==helmsman==, by `a::b`\n\n</details>",
            [("Who steers?", "The ==helmsman==, by `a::b`")],
        ),
    ],
)
def test_cards_in_what_folds_away_are_asked_each_by_itself(text: str, expected: list[tuple[str, str]]) -> None:
    assert sides(text, "Winds 0123456789abcdef0123456789abcdef.md") == expected


@pytest.mark.parametrize(
    "line", ["- #card Who steers?", "- Who steers? #card", "## #card Who steers?", "- #flashcard Who #card steers?"]
)
def test_a_tag_before_the_question_is_no_part_of_it(line: str) -> None:
    assert sides(f"{line}\n\t- The mate\n") == [("Who steers?", "- The mate")]
