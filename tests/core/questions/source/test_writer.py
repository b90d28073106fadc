"""Question files: no text raises, and what is written is read again as the same questions."""

import re
from dataclasses import replace
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from study.core.questions.kinds.recall import Recall
from study.core.questions.question import Question
from study.core.questions.source.case import Case
from study.core.questions.source.reader import Bank, parse_bank, parse_question
from study.core.questions.source.writer import is_bank, write_bank, write_question
from tests.core.questions.source.files import FILE, cuts, mutated, scraps, unplaced


def test_questions_of_a_case_are_written_together() -> None:
    def asked(key: str, case: str) -> Question:
        stimulus = "# Not a case\n\nText." if case else ""
        return Question(key, "recall", key, "## What?", Recall("This."), case=case, stimulus=stimulus)

    bank = Bank("b", questions=(asked("q1", "c"), asked("q2", ""), asked("q3", "c"), asked("q4", "d")))
    again = parse_bank(write_bank(bank))
    assert again.problems == ()
    assert [(question.key, question.case) for question in again.questions] == [
        ("q1", "c"),
        ("q3", "c"),
        ("q2", ""),
        ("q4", "d"),
    ]
    assert {question.prompt for question in again.questions} == {"### What?"}
    assert again.cases[0] == Case("c", "c", "### Not a case\n\nText.")


def test_a_file_of_questions_is_told_from_a_note_with_its_property() -> None:
    for question in parse_bank(FILE).questions:
        written = write_bank(Bank("b", questions=(question,)))
        assert is_bank(written, "b") and not is_bank(written, "c")
    assert not is_bank("---\nbank: b\n---\n\n# Ebb\n\n## Flood\n\n- Neap: weak {#neap}\n", "b")
    assert not is_bank(written.removeprefix("---\n"), "b")


@settings(max_examples=200)
@given(st.text() | st.lists(scraps | st.text(max_size=10), max_size=30).map("\n".join) | st.lists(cuts).map(mutated))
@example("---\nbank: !!timestamp x\n---")
@example("## x {#a}\n1.\n")
@example("##\n- [ ]\n")
@example("## ﹟ {#a}\n{{c1::}}{{c1::::}}{{c2::a|}}")
def test_no_text_raises_and_all_lines_exist(text: str) -> None:
    bank = parse_bank(text, "f.md", today=date(2026, 11, 23))
    size = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert all(1 <= problem.line <= size and problem.file == "f.md" for problem in bank.problems)
    assert all(problem.message for problem in bank.problems)


@settings(max_examples=150)
@given(st.lists(scraps, max_size=40).map("\n".join) | st.lists(cuts).map(mutated))
@example(FILE)
@example("- S3 -> a\n   > Reason.\nTopic: starts\nThe type {{c1::AWS::Lambda}} is a function.")
@example("- S3 -> a\nTopic: starts\n   > Nothing.\nThe type {{c1::AWS::Lambda}} is a function.")
def test_writing_and_reading_again_loses_nothing(text: str) -> None:
    bank = parse_bank("---\nbank: b\n---\n## Any {#any}\nWhat?\n" + text)
    again = parse_bank(write_bank(bank))
    assert [problem for problem in again.problems if problem.severity == "error"] == []
    assert unplaced(again) == unplaced(bank)


SHAPES = (
    "P\n\n- [x] A\n  > B\n- [ ] C\n  > D\n- [-50%] E {.ee}\n",
    "P\n\n- [x] A\n- [50%] B\n  > D\n- [ ] C\n  > E\n",
    "P\n\n- [x] True\n  > A\n- [ ] False\n  > B\n",
    "P\n\n- [=] A\n  > B\n- [=50%] /C/i\n- [=0%] D\n",
    "P\n\n- [=] 5 ±1 s\n  > A\n- [=0%] 7 B\n",
    "P\n\n1. A\n   > B\n2. C {.cc}\n3. D\n",
    "P\n\n- A -> B\n  > C\n- D -> E\n- -> 1\n",
    "P {{c1::A|B::C}} D {{c2::E}}\n",
    "P\n\n> [!answer]\n> A\n> B\n",
)
words = st.text(alphabet="ab AB1#`>-[]{}=|:.\\/*_~$→x!\n", max_size=14)


@settings(max_examples=150)
@given(st.sampled_from(SHAPES), st.dictionaries(st.sampled_from("PABCDE"), words), words, words)
def test_whatever_the_words_are_nothing_of_a_question_is_lost(
    shape: str, put: dict[str, str], hint: str, title: str
) -> None:
    filled = re.sub("[PABCDE]", lambda found: put.get(found[0], found[0] * 2), shape)
    question, _ = parse_question(f"## {title} {{#q}}\n\n{filled}\n> [!hint]\n> {hint}\n")
    if question:
        again, problems = parse_question(write_question(question))
        assert again, problems
        assert replace(again, lines=question.lines) == question


def test_the_example_file_comes_back_as_it_was() -> None:
    bank = parse_bank(FILE)
    assert unplaced(parse_bank(write_bank(bank))) == unplaced(bank)
