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
