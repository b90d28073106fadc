"""What Obsidian_to_Anki writes beside cards: the deck they go to, and types of cards with fields of one's own."""

import pytest

from tests.core.notes.test_own_cards import facts, sides


def test_a_card_is_read_by_its_first_two_fields_whatever_they_are_called() -> None:
    fields = "Asked: Who steers?\nSaid: The helmsman\nor the mate\nPage: 3"
    text = f"TARGET DECK\nBoats::Crew\n\nSTART\nOf the crew\n{fields}\nEND"
    assert sides(text) == [("Who steers?", "The helmsman\nor the mate")]


@pytest.mark.parametrize("deck", ["TARGET DECK: Boats::Crew", "TARGET DECK\nBoats::Crew", "FILE TAGS\nboats::crew"])
def test_the_deck_of_the_cards_is_none(deck: str) -> None:
    text = f"# Crew\n\n{deck}\n\n- Helmsman: steers the boat\n"
    assert sides(text) == []
    assert [fact.text for fact in facts(text)] == ["Helmsman: steers the boat"]
