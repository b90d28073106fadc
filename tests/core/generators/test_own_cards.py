"""Cards of one's own come as they were written, every one of them."""

import pytest

from study.core.generators import candidates, reached
from study.core.generators.shapes.card import LONGEST_TYPED, key_of
from study.core.notes import parse
from study.core.notes.model import Fact, Notes, OwnCard, Topic
from study.core.questions.kinds.cloze import Blank, Cloze
from study.core.questions.kinds.recall import Recall


def notes(*cards: OwnCard, title: str = "Sea") -> Notes:
    facts = tuple(
        Fact(f"sea#{n}", "statement", f"{card.front}: {card.back}", card.lines, role="card", cards=(card,))
        for n, card in enumerate(cards)
    )
    return Notes((Topic("sea", title, 1, "", "a.md", (1, 9), (1, 1), facts),))


def basic(front: str, back: str) -> OwnCard:
    return OwnCard(front, back, "anki", (2, 2))


def gap(front: str, back: str) -> OwnCard:
    return OwnCard(front, back, "anki", (2, 2), cloze=True, hint="what", side="2")


def test_a_short_gap_is_typed_and_everything_else_is_recalled() -> None:
    cards = [gap("The {{...}} pulls.", "moon"), gap("The {{...}} pulls.", "m" * (LONGEST_TYPED + 1))]
    cards += [gap("{{...}} and {{...}}", "a, b"), basic("Tide?", "the sea")]
    made = candidates(notes(*cards)).candidates
    assert [(one.key, one.kind, one.prompt) for one in made] == [
        ("sea#0/card-2", "cloze", "The ____ pulls."),
        ("sea#1/card-2", "recall", "The ____ pulls."),
        ("sea#2/card-2", "recall", "____ and ____"),
        ("sea#3/card", "recall", "Tide?"),
    ]
    assert made[0].body == Cloze(("The ", " pulls."), (Blank(1, ("moon",), "what"),))
    assert made[2].body == Recall("a, b")
    assert [one.key for one in made] == [key_of(f"sea#{n}", card) for n, card in enumerate(cards)]


def test_what_the_back_says_besides_is_the_explanation() -> None:
    card = OwnCard("Tide?", "the sea", "anki", (2, 2), extra="Twice a day.")
    assert candidates(notes(card)).candidates[0].explanation == "Twice a day."


@pytest.mark.parametrize(
    "card",
    [
        basic("x", "y"),
        basic("die Ebbe", "low tide"),
        basic("3+4", "7"),
        basic("It", "This, as above ..."),
        basic("What is the tide of the tide?", "the tide"),
        basic("**Formula** of water", "`H2O`"),
        basic("a " * 900, "b " * 900),
        basic("月", "moon"),
        basic("I don't know what this is, remember to google it", "TODO"),
        basic("List: `git push`", "- git add x\n- git commit\n- git push"),
        gap("{{...}}", "alone"),
        gap("The moon is a {{...}}", "moon"),
        gap("{{...}} MB", "15"),
    ],
)
@pytest.mark.parametrize("title", ["Sea", "2024-05-01", "Journal"])
def test_no_card_is_judged(card: OwnCard, title: str) -> None:
    (made,) = candidates(notes(card, title=title)).candidates
    assert (made.fit, made.doubts) == ("sure", ())


def test_cards_alike_are_all_asked() -> None:
    assert len(candidates(notes(basic("Tide", "sea"), basic("Tide", "sea"), basic("Tide", "water"))).candidates) == 3


def test_cards_are_spared_by_the_limit_of_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reached, "FACTS", 1)
    made = candidates(notes(*(basic(f"Tide {n}", f"sea {n}") for n in range(5))))
    assert len(made.candidates) == 5 and made.left_out == 0


def test_a_gap_that_says_little_shows_the_whole_line_it_is_nested_under() -> None:
    text = (
        "# Ropes\n\n- Can a rope that was wet for a week bear the load of a mooring line ((63e86249-c48a-4740))?\n"
        "    - Answer: {{cloze No. It has lost half of it.}}\n- Coil\n    - A rope is laid up in {{cloze rings}}\n"
    )
    told, plain = candidates(parse(text, "ropes.md")).candidates[:2]
    assert told.context[-1] == "Can a rope that was wet for a week bear the load of a mooring line?"
    assert plain.context == ("Ropes", "Coil")
