"""Footnotes that ask are cards of one's own: what refers to them is the answer."""

from tests.core.notes.test_own_cards import cards, facts, sides

NOTES = """# Tides

Water that falls [^1]

[^1]: What is ebb?

- **Springs**: high water at new moon
  and at full moon [^2]
- Neaps come between them

[^2]: When are springs?

## Slack
Water that stands

- at the turn
- for minutes
![slack.png](slack.png) [^77]

[^77]: What is slack water?
"""


def test_what_refers_to_a_footnote_that_asks_is_its_answer() -> None:
    assert sides(NOTES) == [
        ("What is ebb?", "Water that falls"),
        ("When are springs?", "- **Springs**: high water at new moon\n  and at full moon"),
        ("What is slack water?", "Water that stands\n\n- at the turn\n- for minutes\n![slack.png](slack.png)"),
    ]
    assert {card.syntax for card in cards(NOTES)} == {"footnote"}
    assert "Neaps come between them" in [fact.text for fact in facts(NOTES)]


def test_footnotes_that_ask_nothing_are_none() -> None:
    assert sides(NOTES.replace("When are springs?", "The almanac of 1911, p. 3")) == []
    few = NOTES.partition("## Slack")[0]
    assert sides(few) == [], "two that ask may be doubts"


def test_a_footnote_that_nothing_refers_to_answers_nothing() -> None:
    assert ("Who asks?", "") not in sides(f"{NOTES}\n[^9]: Who asks?\n")
    assert len(sides(f"{NOTES}\n[^9]: Who asks?\n")) == 3
