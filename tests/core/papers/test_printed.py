"""A question on paper: the page tells nothing of the key, and the key names what is right as the page shows it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.papers.printed import Key, Page, Printed, letter, printed
from study.core.questions import kinds
from study.core.questions.answers.options import same_text
from study.core.questions.interaction import Interaction, OneOf, Order, Pairs, SomeOf, Truth, Variants
from study.core.questions.kinds import KINDS
from study.core.questions.question import Kind, Question, decode
from study.core.questions.source.reader import parse_question
from tests.core.questions.twins import SEEDS, twin

EXAMPLES = [(kind, text) for kind in KINDS.values() for text in kind.examples]
each_example = pytest.mark.parametrize(("kind", "text"), EXAMPLES, ids=[f"{kind.name}" for kind, _ in EXAMPLES])
LIST = st.lists(st.sampled_from("abcdefghij"), min_size=2, max_size=10, unique=True)


def question_of(text: str) -> Question:
    question, problems = parse_question(text)
    assert question, problems
    return question


def on_paper(question: Question, seed: int) -> Printed:
    found = printed(question, seed)
    assert found
    return found


def asked(question: Question, seed: int) -> Interaction:
    """What is right, as the interaction has it."""
    kind = KINDS[question.kind]
    found = kind.interaction(kind.vary(question.body, seed), question.prompt)
    if isinstance(found, Variants):
        (one,) = found.variants
        found = KINDS[one.kind].interaction(decode(KINDS[one.kind].body, one.body), one.prompt)
    assert found
    return found


def choice(right: list[str], wrong: list[str]) -> Question:
    lines = [f"- [x] Option {one}" for one in right] + [f"- [ ] Option {one.upper()}{one}" for one in wrong]
    return question_of("\n".join(["## Q {#q}", "", "Which?", "", *lines]))


@each_example
@pytest.mark.parametrize("seed", range(6))
def test_the_key_names_what_is_right_by_the_letters_of_the_page(kind: Kind[Any], text: str, seed: int) -> None:
    question = question_of(text)
    one = on_paper(question, seed)
    assert_right(one.page, one.key, asked(question, seed))


def assert_right(page: Page, key: Key, wanted: Interaction) -> None:
    texts = {option.label: option.text for option in page.options}
    assert len(texts) == len(page.options)
    match wanted:
        case OneOf() | SomeOf() | Truth():
            named = {texts[label] for label in key.answer.replace(" and ", ", ").split(", ")}
            assert named == {option.text for option in wanted.options if option.right}
        case Pairs():
            places = {place.label: place.text for place in page.places}
            named = {places[place]: same_text(texts[label]) for place, label in map(str.split, key.answer.split(", "))}
            assert named == {pair.left: same_text(pair.right) for pair in wanted.pairs}
        case Order():
            assert [texts[label] for label in key.answer.split(", ")] == [step.text for step in wanted.steps]
        case _:
            assert key.answer and not page.options


@given(right=LIST, wrong=LIST, seed=st.integers(0, 2**32))
def test_of_any_choice_the_key_names_the_right_options(right: list[str], wrong: list[str], seed: int) -> None:
    for question in (choice(right, wrong), choice(right[:1], wrong)):
        one = on_paper(question, seed)
        assert_right(one.page, one.key, asked(question, seed))


@given(steps=LIST, seed=st.integers(0, 2**32))
def test_of_any_order_and_any_pairs_too(steps: list[str], seed: int) -> None:
    numbered = "\n".join(f"{place}. Do {step}" for place, step in enumerate(steps, 1))
    paired = "\n".join(f"- Left {step} -> Right {step}" for step in steps)
    for lines in (numbered, paired):
        question = question_of(f"## Q {{#q}}\n\nHow?\n\n{lines}\n")
        one = on_paper(question, seed)
        assert_right(one.page, one.key, asked(question, seed))


@each_example
def test_a_page_is_the_same_whatever_the_key_is(kind: Kind[Any], text: str) -> None:
    question = question_of(text)
    other = twin(kind, question.body)
    stem = kind.stem(question.body, question.prompt)
    for seed in SEEDS:
        one = on_paper(Question("q", kind.name, "", stem, question.body), seed)
        two = on_paper(Question("q", kind.name, "", stem, other), seed)
        assert one.page == two.page


@each_example
def test_there_is_room_for_every_answer(kind: Kind[Any], text: str) -> None:
    page = on_paper(question_of(text), 1).page
    assert page.options or page.places or page.lines or "………" in page.prompt


def test_blanks_are_numbered_where_there_are_several() -> None:
    several = on_paper(question_of("## Q {#q}\n\nUp to {{c1::15|fifteen}} and {{c2::20}} s.\n"), 0)
    assert several.page.prompt.count("…(1)") == several.page.prompt.count("…(2)") == 1
    assert several.key.answer == "(1) 15 or fifteen; (2) 20"
    assert on_paper(question_of("## Q {#q}\n\nUp to {{c1::15}} s.\n"), 0).key.answer == "15"


def test_what_is_worth_a_part_is_said() -> None:
    question = question_of("## Q {#q}\n\nWho?\n\n- [x] Ada\n- [25%] Grace\n- [ ] Nobody\n")
    key = on_paper(question, 3).key
    assert [(mark.text, mark.share) for mark in key.shares] == [("Grace", 0.25)]


def test_a_question_without_variants_is_not_printed() -> None:
    kind, body = kinds.made(Variants(()))
    assert printed(Question("q", kind.name, "", "", body), 1) is None


def test_letters_go_on_after_z() -> None:
    assert [letter(place) for place in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_numbers_stand_in_the_key_with_what_they_allow() -> None:
    question = question_of("## Q {#q}\n\nHow long?\n\n- [=] 900 ±0 s\n- [=50%] 840..899 s\n")
    key = on_paper(question, 1).key
    assert key.answer == "900 s" and [mark.text for mark in key.shares] == ["840..899 s"]
    assert on_paper(question_of("## Q {#q}\n\nHow many?\n\n- [=] 3 ±0.5\n"), 1).key.answer == "3 ±0.5"
