"""A paper is drawn by its seed, asks no two siblings, and its versions ask the same in other orders."""

from hypothesis import given
from hypothesis import strategies as st

from study.core.papers.paper import Candidate, available, drawn, versions
from study.core.questions.question import Question
from tests.core.papers.test_printed import choice

SEED = st.integers(0, 2**31)


def candidates(count: int, siblings: int = 1) -> list[Candidate]:
    made = choice(["a"], list("bcdefg"))
    asked = (Question(f"q{place}", made.kind, "", made.prompt, made.body) for place in range(count))
    return [Candidate(f"g{place // siblings}", one) for place, one in enumerate(asked)]


@given(st.integers(0, 20), st.integers(1, 3), st.integers(0, 25), SEED)
def test_no_two_siblings_are_drawn_and_as_many_as_there_are(total: int, siblings: int, count: int, seed: int) -> None:
    there = candidates(total, siblings)
    groups = {one.question.key: one.group for one in there}
    found = [groups[one.key] for one in drawn(there, count, seed)]
    assert len(found) == len(set(found)) == min(count, available(there))


@given(st.integers(1, 12), st.integers(1, 8), SEED)
def test_every_version_asks_the_same_questions(total: int, count: int, seed: int) -> None:
    questions = [one.question for one in candidates(total)]
    made = versions(questions, count, seed)
    assert [one.letter for one in made] == list("ABCDEFGH")[:count]
    for one in made:
        assert {item.question.key for item in one.items} == {question.key for question in questions}
        assert [item.number for item in one.items] == [*range(1, total + 1)]
        assert one.points == total


@given(SEED)
def test_the_same_seed_gives_the_same_paper_in_whatever_order_questions_come(seed: int) -> None:
    there = candidates(9, 2)
    once, again = drawn(there, 4, seed), drawn(there[::-1], 4, seed)
    assert once == again
    assert versions(once, 3, seed) == versions(again[::-1], 3, seed) == versions(once, 5, seed)[:3]


def test_versions_differ_in_the_order_of_questions_and_options() -> None:
    made = versions([one.question for one in candidates(8)], 8, 1)
    assert len({tuple(item.question.key for item in one.items) for one in made}) == 8
    orders = {tuple(option.text for option in item.page.options) for one in made for item in one.items}
    assert len(orders) > 8
    assert len({item.key.answer for one in made for item in one.items}) > 3


def test_a_printed_paper_can_be_printed_again() -> None:
    found = drawn(candidates(12), 4, 48213)
    (one,) = versions(found, 1, 48213)
    assert [item.question.key for item in one.items] == ["q2", "q8", "q7", "q1"]
    assert [item.key.answer for item in one.items] == ["B", "D", "A", "F"]
