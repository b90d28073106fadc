"""Exams that people keep among their notes: each part is asked with its stem, and has its own answer."""

import pytest

from study.core.generators import candidates
from study.core.notes import parse
from study.core.notes.model import Fact


def facts(text: str) -> list[Fact]:
    return [fact for topic in parse(text, "exam.md").topics for fact in topic.facts]


def sides(text: str) -> list[tuple[str, str]]:
    return [(card.front, card.back) for fact in facts(text) for card in fact.cards]


ANCHOR = [("A ship lies at anchor.\n\nWhat holds her?", "The chain"), ("A ship lies at anchor.\n\nWhy?", "It is heavy")]


@pytest.mark.parametrize(
    "text",
    [
        "## Question 1\n\n{stem}\n\na) {one}\n\nAnswer: {first}\n\nb) {two}\n\nAnswer: {second}",
        "## Question 1\n\n{stem}\n\na) {one}\nb) {two}\n\n**Answers**\n\na) {first}\nb) {second}",
        "1. {stem}\n   a) {one}\n      Answer: {first}\n   b) {two}\n      Answer: {second}",
        "1. {stem}\n   - (a) {one} [2]\n   - (b) {two} (3 marks)\n\nA: (a) {first}\n(b) {second}",
        "**Question 1.** {stem}\n\n**(a)** {one}\n\n*Solution.* {first}\n\n**(b)** {two}\n\n*Solution.* {second}",
        "{stem}\n\na. {one}\n> **Answer:** {first}\n\nb. {two}\n> **Answer: {second}**",
        "Aufgabe 3: {stem}\na) {one}\nLösung: {first}\n\nb) {two}\nLösung: {second}",
        "1. {stem}\na) {one}\nb) {two}\n\nTides are other things.\n\n## Answers\n\n1. a) {first}\nb) {second}",
        "Question 4\n{stem}\n\na) {one}\nb) {two}\n\nAnswer (b): {second}\nAnswer (a): {first}",
    ],
)
def test_each_part_is_asked_with_its_stem_and_has_its_own_answer(text: str) -> None:
    asked = {"stem": "A ship lies at anchor.", "one": "What holds her?", "two": "Why?"}
    said = text.format(**asked, first="The chain", second="It is heavy")
    assert sides(f"# Exam\n\n{said}\n") == ANCHOR


def test_nothing_of_an_exam_is_asked_but_its_questions() -> None:
    text = "# Exam\n\n## Question 1\n\nA ship of 2000 t lies in 20 m.\n\na) Why?\nb) How?\n\nAnswers:\n\na) So\nb) Thus"
    made = candidates(parse(text, "exam.md")).candidates
    assert [(one.shape, one.fit) for one in made] == [("card", "sure")] * 2


def test_a_part_without_an_answer_takes_no_other() -> None:
    text = "Question 2\nThe ship sails.\n\na) Where to?\nb) Who steers?\n\nAnswer (b): The helmsman"
    assert sides(text) == [("The ship sails.\n\nWho steers?", "The helmsman")]
    assert [fact.unasked for fact in facts(text) if fact.text == "Where to?"] == ["a question without its answer"]
    gap = "Question 2\nThe ship sails.\n\na) Where to?\nb) Who steers?\n\nAnswers\na) Oslo\nc) Nobody"
    assert sides(gap) == [("The ship sails.\n\nWhere to?", "Oslo")]


def test_one_answer_below_all_parts_is_to_all_of_them() -> None:
    text = "Question 2\nThe ship sails.\n\na) Where to?\nb) Who steers?\n\nAnswer: To Oslo, and the pilot steers"
    assert sides(text) == [("The ship sails.\n\na) Where to?\nb) Who steers?", "To Oslo, and the pilot steers")]


@pytest.mark.parametrize("answer", ["Answer: b", "**Answer: (b)**", "Lösung: B."])
def test_letters_name_the_options_that_are_right(answer: str) -> None:
    text = f"3. Which of these floats?\na) Iron\nb) Oak\nc) Lead\n{answer}"
    assert sides(text) == [("Which of these floats?\n\na) Iron\nb) Oak\nc) Lead", "b) Oak")]


@pytest.mark.parametrize(
    "answer", ["**Answer:** A. Oak", "Answer: A) oak.", "Answer: (a)", "Antwort: A.", "Answer:\nA. Oak"]
)
def test_an_answer_that_says_the_first_option_is_to_the_whole_question(answer: str) -> None:
    options = "A. Oak\n\nB. Iron\n\nC. Lead"
    text = (
        f"**1. Which of these floats?**\n\n{options}\n\n{answer}\n\n**2. Which sinks?**\n\n{options}\n\nAnswer: C. Lead"
    )
    asked = "\n\nA) Oak\nB) Iron\nC) Lead"
    assert sides(text) == [
        (f"**1. Which of these floats?**{asked}", "A) Oak"),
        (f"**2. Which sinks?**{asked}", "C) Lead"),
    ]


@pytest.mark.parametrize("answer", ["D. All of the above", "D", "(d)", "B. Lead", "a, d"])
def test_an_answer_that_names_no_option_there_is_is_told_and_not_guessed(answer: str) -> None:
    text = f"3. Which of these sink?\nA) Iron\nB) Copper\nC) Lead\nAnswer: {answer}"
    assert sides(text) == []
    assert {fact.unasked for fact in facts(text)} == {"its answer names an option that is not there"}


def test_parts_of_parts_are_asked_with_both_stems() -> None:
    text = "1. A boat.\n(a) What is the keel?\n(b) She leaks.\n  (i) Where?\n  (ii) How is it found?\n\n## Answers\n\n"
    assert sides(f"{text}1. (a) A timber\n(b) (i) At a seam\n(ii) By chalk") == [
        ("A boat.\n\nWhat is the keel?", "A timber"),
        ("A boat.\n\nShe leaks.\n\nWhere?", "At a seam"),
        ("A boat.\n\nShe leaks.\n\nHow is it found?", "By chalk"),
    ]


def test_questions_without_parts_have_the_answer_below_them() -> None:
    text = "1. Why ballast?\n   Solution: It steadies.\n2. Name two sails.\n   Solution:\n   - jib\n   - main\n"
    assert sides(text) == [("Why ballast?", "It steadies."), ("Name two sails.", "- jib\n- main")]
    assert sides("## 7. What is a knot?\n\nAnswer: A mile an hour\n\nOther words.") == [
        ("What is a knot?", "A mile an hour")
    ]


def test_an_answer_ends_where_the_next_item_begins() -> None:
    text = "## Examples 1\n\n- 2021: what floats?\n  Answer: oak\n- 2022: what sinks?\n  Answer: lead\n"
    assert not any("lead" in back and "oak" in back for _, back in sides(text))
    listed = "1. What now?\n   Answer: coil the rope.\n\nAnd words of another thing.\n"
    assert sides(listed) == [("What now?", "coil the rope.")]


def test_cards_below_a_list_of_steps_are_no_part_of_it() -> None:
    steps = "# Mooring\n\n1. Coil the rope.\n2. Stow it.\n3. Close the hatch.\n\n"
    cards = "What is a hitch?::A knot on a post\n\nQ: What holds her?\nA: The chain\n"
    expected = [("What is a hitch?", "A knot on a post"), ("What holds her?", "The chain")]
    assert sides(f"{steps}- [ ] ask the pilot\n\n{cards}") == expected
    assert sides(f"# Mooring\n\n1. Coil the rope.\n\nWhat is a hitch?::A knot on a post\n\n{cards}")[1:] == expected
    assert sides(f"{steps}And who sails?\nAnswer: The mate\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "The rope has three properties.\n\na) it is strong\nb) it is light\n\nSolution: a liquid with a salt in it",
        "1. Coil the rope.\n2. Stow it.\n\nSolution: a liquid with a salt in it",
        "1. Which is right?\n\n- A: the first\n- B: the second\n",
        "Answer the phone. A) is a label.\n\ni) first\nii) second",
        "Question 1\n\na) What floats?\nb) What sinks?\n",
    ],
)
def test_what_is_no_question_with_an_answer_is_read_as_notes(text: str) -> None:
    assert sides(text) == []


def test_a_long_exam_costs_its_length() -> None:
    text = "".join(f"{n}. Why {n}?\na) Who?\nb) Where?\n\n" for n in range(1, 999))
    answers = "".join(f"{n}. a) He {n}\nb) There {n}\n" for n in range(1, 999))
    assert len(sides(f"{text}# Answers\n\n{answers}")) == 1_996
