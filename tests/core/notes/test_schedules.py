"""What another program kept of a card beside it: read as far as it goes, and told where it cannot be."""

import pytest

from study.core.notes.model import OwnCard, Schedule
from study.core.notes.reader import parse


def cards(text: str) -> list[OwnCard]:
    return [card for topic in parse(text, "n.md").topics for fact in topic.facts for card in fact.cards]


@pytest.mark.parametrize("front", ["Who steers? #card", "The {{c1 keel}} is below"])
@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ("last-interval:: 4|ease-factor:: 2.6|last-reviewed:: 2026-11-27T08:00:00.000Z", ("2026-12-01", 4.0, 260.0)),
        ("last-interval:: 4|next-schedule:: 2026-12-01T00:00:00Z", ("2026-12-01", 4.0, 250.0)),
        ("next-schedule:: 2026-12-01|last-reviewed:: 2026-11-21", ("2026-12-01", 10.0, 250.0)),
        ("last-interval:: 4|ease-factor:: 2.6", None),
        ("last-interval:: 4|next-schedule:: 2026-13-41", None),
        ("next-schedule:: 2026-12-01", None),
        ("last-interval:: 999999999|last-reviewed:: 2026-11-21", None),
    ],
)
def test_what_an_outline_kept_of_a_card_is_read_as_far_as_it_goes_else_told(
    front: str, kept: str, expected: tuple[str, float, float] | None
) -> None:
    text = f"- {front}\n" + "".join(f"  card-{one}\n" for one in kept.split("|"))
    text += "\t- the pilot\n" if "#card" in front else "- next\n"
    (card,) = cards(text)
    assert card.schedule == (Schedule(*expected) if expected else None)
    told = [(one.line, one.severity) for one in parse(text, "n.md").problems if "says no day" in one.message]
    assert told == ([] if expected else [(1, "warning")])


def test_a_card_that_an_outline_shows_anew_is_new_without_a_word() -> None:
    text = "- Who? #card\n  card-last-interval:: -1\n  card-next-schedule:: 2026-12-01\n\t- She"
    assert [card.schedule for card in cards(text)] == [None] and not parse(text, "n.md").problems


def test_a_schedule_that_cannot_be_read_is_told_and_takes_no_sibling_its_own() -> None:
    text = "Port ::: left\n<!--SR:!2024-13-40,3,230!2024-03-05,12.5,270-->\n\nBow ::: front <!--SR:!soon-->"
    assert [card.schedule for card in cards(text)] == [None, Schedule("2024-03-05", 12.5, 270.0), None, None]
    assert [one.line for one in parse(text, "n.md").problems if "cannot be read" in one.message] == [1, 4]
    unseen = "Port ::: left\n<!--SR:!2000-01-01,1,250!2024-03-05,12.5,270-->"
    assert [card.schedule for card in cards(unseen)] == [None, Schedule("2024-03-05", 12.5, 270.0)]
    assert not parse(unseen, "n.md").problems
