"""What a fact is held against has a bound, and small notes do not feel it."""

from collections import Counter

import pytest

from study.core.generators import candidates, distractors, statements
from study.core.generators.statements import MOST_RIVALS, MOST_SIBLINGS, Corpus
from study.core.notes import parse

WORDS = ("ark", "boat", "cleat", "dock", "ebb", "fender", "gale")


def definitions(count: int) -> str:
    lines = (f"- {WORDS[n % 7]}{n} term: the {WORDS[n % 5]} of the {WORDS[n % 3]} {n} in port" for n in range(count))
    return "# T\n\n" + "\n".join(lines)


def test_a_fact_is_held_against_its_neighbours_and_not_against_all(monkeypatch: pytest.MonkeyPatch) -> None:
    held: Counter[str] = Counter()
    akin = distractors.akin

    def counted(one: str, other: str) -> bool:
        held["pairs"] += 1
        return akin(one, other)

    monkeypatch.setattr(distractors, "akin", counted)
    pairs = []
    monkeypatch.setattr(statements, "MOST_RIVALS", 20)
    for count in (60, 120):
        held.clear()
        assert candidates(parse(definitions(count), "a.md")).candidates
        pairs.append(sum(held.values()))
    assert pairs[1] <= 2.2 * pairs[0]


def test_the_neighbours_of_a_fact_stand_around_it() -> None:
    small, large = (Corpus(parse(definitions(count), "a.md")) for count in (30, MOST_RIVALS + 100))
    assert small.around(small.entries[3]) == small.usable
    for place in (0, 300, MOST_RIVALS + 99):
        around = large.around(large.entries[place])
        assert len(around) == MOST_RIVALS and large.entries[place] in around
    many = Corpus(parse("# T\n\n" + "".join(f"## A{n}\n\nwords {n}\n\n" for n in range(MOST_SIBLINGS + 50)), "a.md"))
    for topic in many.notes.topics[1:]:
        siblings = many.siblings(topic)
        assert MOST_SIBLINGS - 1 <= len(siblings) <= MOST_SIBLINGS and topic not in siblings


def test_facts_beyond_the_limit_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statements, "FACTS", 10)
    made = candidates(parse(definitions(25), "a.md"))
    assert made.left_out == 15
    assert len(made.statements) == 10
