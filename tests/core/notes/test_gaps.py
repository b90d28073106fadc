"""Gaps within gaps, and statements that are full of them: each costs its length, and none is too much."""

from collections.abc import Iterator

import pytest

from study.core.generators import candidates
from study.core.notes import parse
from study.core.notes.gaps import DEEPEST, Span, clozes
from study.core.notes.model import OwnCard


class Seen(list[Span]):
    """Gaps that count how often one of them is looked at."""

    looks = 0

    def __iter__(self) -> Iterator[Span]:
        for one in super().__iter__():
            self.looks += 1
            yield one


def cards(text: str) -> list[OwnCard]:
    return [card for topic in parse(text, "n.md").topics for fact in topic.facts for card in fact.cards]


def nested(depth: int) -> str:
    return "".join(f"{{{{c{number}::a" for number in range(1, depth + 1)) + "b" + "}}" * depth


@pytest.mark.parametrize("count", [10, 400])
def test_all_cards_of_a_statement_look_at_its_gaps_a_few_times_together(count: int) -> None:
    unit = "==a== "
    gaps = Seen(Span(at, at + 5, at + 2, at + 3) for at in range(0, count * len(unit), len(unit)))
    plain, made = clozes(unit * count, gaps, "==cloze==")
    assert plain == "a " * count
    assert [card.back for card in made] == ["a"] * count
    assert {len(card.front) for card in made} == {len(plain) + len("{{...}}") - 1}
    assert gaps.looks <= 4 * count


@pytest.mark.parametrize("text", ["#flashcards\n\n" + "==a== " * 400, "{{c1::" * 500 + "x" + "}}" * 500, nested(500)])
def test_no_number_of_gaps_and_no_depth_is_too_much(text: str) -> None:
    notes = parse(text, "n.md")
    assert candidates(notes)
    assert cards(text)


def test_gaps_within_gaps_are_so_deep_and_no_deeper() -> None:
    assert [card.back for card in cards(nested(DEEPEST))] == ["a" * n + "b" for n in range(DEEPEST, 0, -1)]
    assert len(cards(nested(DEEPEST + 1))) == DEEPEST
    assert cards(nested(DEEPEST + 1))[-1].back == "a{{c21::ab}}"


def test_a_gap_in_another_of_its_number_hides_nothing_more() -> None:
    assert [(card.front, card.back) for card in cards("The {{c1::hull of {{c1::oak}}}} floats")] == [
        ("The {{...}} floats", "hull of oak")
    ]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("b {{c1::f::hint {{c2::g}}}} e", "hint g"),
        ("b {{c1::f::{{c2::g {{c3::h}}}} hint}} e", "g h hint"),
        ("b {1:f::hint {2:g}} e #card", "hint g"),
        ("b {{c1::f::hint \\frac{a}{b}}} e", "hint \\frac{a}{b}"),
    ],
)
def test_a_gap_in_a_hint_is_none(text: str, hint: str) -> None:
    assert [(card.front, card.back, card.hint) for card in cards(text)] == [("b {{...}} e", "f", hint)]


def test_what_a_program_writes_in_braces_stays_and_its_card_is_asked() -> None:
    notes = parse("#flashcards\n\nThe ==keel== lies below {{video 7}} here.", "n.md")
    (asked,) = [one for one in candidates(notes).candidates if one.shape == "card"]
    assert asked.prompt == "The ____ lies below {{video 7}} here."
