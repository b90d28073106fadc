"""Pairs to be found, and statements that hold or do not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.problem import Problem
from study.core.questions.interaction import Pair
from study.core.questions.kinds import KINDS
from study.core.questions.kinds.matching import Matching
from study.core.questions.kinds.truefalse import TrueFalse
from study.core.questions.question import Question
from study.core.questions.source.reader import parse_question
from study.core.questions.source.writer import write_question

KIND = KINDS["matching"]
BODY = Matching(
    (
        Pair("S3", "event", "It goes on."),
        Pair("SNS", "event"),
        Pair("API Gateway", "call", key="gateway"),
        Pair("Kinesis", "polling"),
    ),
    ("carrier pigeon",),
)
RIGHT = {"match-s3": "event", "match-sns": "event", "match-gateway": "call", "match-kinesis": "polling"}


def form(**changes: str) -> dict[str, list[str]]:
    answers = {**RIGHT, **{f"match-{name}": value for name, value in changes.items()}}
    return {name: [value] for name, value in answers.items()}


def body_of(lines: str) -> Any:
    question, problems = parse_question(f"## T {{#q}}\n\nMatch.\n\n{lines}\n")
    assert question, problems
    return question.body


def problems_of(lines: str) -> list[str]:
    _, problems = parse_question(f"## T {{#q}}\n\nMatch.\n\n{lines}\n")
    return [f"{problem.line} {problem.severity} {problem.message}" for problem in problems]


def test_a_reason_that_is_its_pair_is_not_told_twice() -> None:
    body = Matching((Pair("S3", "Event", "`S3`: event"), Pair("SNS", "call", "It calls.")))
    assert [row.reason for row in KIND.explain(body, None, 0).rows] == ["", "It calls."]


def test_each_right_side_is_offered_once_and_so_is_what_belongs_to_nothing() -> None:
    for seed in range(10):
        shown = KIND.present(BODY, seed)
        assert {place.text for place in shown.places} == {"S3", "SNS", "API Gateway", "Kinesis"}
        assert sorted(face.text for face in shown.choices) == ["call", "carrier pigeon", "event", "polling"]


def test_where_a_choice_stands_says_nothing_of_what_it_belongs_to() -> None:
    body = Matching(tuple(Pair(f"a{n}", f"b{n}") for n in range(5)))
    together = 0
    for seed in range(200):
        shown = KIND.present(body, seed)
        pairs = zip(shown.places, shown.choices, strict=True)
        together += sum(place.text[1] == face.text[1] for place, face in pairs)
    assert 120 < together < 280  # one of five by chance, 200 times


@pytest.mark.parametrize(
    ("changes", "score"),
    [
        ({}, 1.0),
        ({"s3": "call"}, 0.75),
        ({"s3": "call", "gateway": "event"}, 0.5),
        ({"s3": "carrier-pigeon", "sns": "call", "gateway": "event", "kinesis": "event"}, 0.0),
    ],
)
def test_the_score_is_the_share_of_pairs_and_in_exams_all_or_nothing(changes: dict[str, str], score: float) -> None:
    answer = KIND.read(BODY, form(**changes))
    assert not isinstance(answer, Problem)
    assert KIND.grade(BODY, answer) == score
    assert KIND.exact(BODY, answer) is (score == 1)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"s3": ""}, "Choose something for every line; a guess will do."),
        ({"s3": "pigeon"}, "This is not one of the choices. Load the question again."),
    ],
)
def test_what_is_no_matching_is_said_in_words(changes: dict[str, str], words: str) -> None:
    assert KIND.read(BODY, form(**changes)) == Problem(words)
    assert KIND.read(BODY, {}) == Problem("Choose something for every line; a guess will do.")


def test_the_answer_shows_the_pairs_in_the_authors_order_and_what_was_chosen() -> None:
    answer = KIND.read(BODY, form(s3="carrier-pigeon"))
    assert not isinstance(answer, Problem)
    explained = KIND.explain(BODY, answer, 7)
    assert [(row.text, row.state, row.said, row.reason) for row in explained.rows[:2]] == [
        ("S3 → event", "wrong", "carrier pigeon", "It goes on."),
        ("SNS → event", "right", "event", ""),
    ]
    assert explained.said.startswith("S3 → carrier pigeon; SNS → event")


def test_pairs_are_read_with_reasons_keys_and_distractors() -> None:
    lines = "- S3 -> event\n  > It goes on.\n- -> carrier pigeon\n- SNS → event\n- API Gateway -> call {.gateway}\n"
    assert body_of(lines + "- Kinesis ->\n  polling {.kinesis}") == BODY


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("- a -> b", ["1 error A matching needs at least two pairs: - left -> right"]),
        ("- a -> b\n- c -> d\n- e", ["7 error No arrow stands in this line; write - left -> right."]),
        ("- a -> b\n- c -> d\n- e ->", ["7 error Nothing stands right of the arrow."]),
        ("- a -> b\n- A -> c", ["6 error This left side repeats the one on line 5."]),
        ("- a -> b {.x}\n- c -> d {.x}", ["6 error The key 'x' is taken by the pair on line 5."]),
        (
            "- a -> b {.answer}\n- c -> d",
            ["5 error The key 'answer' gives the answer away; name what the option says."],
        ),
        ("- a -> b\n- c -> d\n- -> B", ["7 error This stands on the right already; leave it out."]),
        ("- a -> b\n- c -> B", ["1 error Every right side is the same, so there is nothing to choose."]),
        (
            "- a -> b\n- c -> d\n- -> e\n  > why",
            ["7 error What belongs to nothing has no reason; say it below > [!explain]."],
        ),
        ("- a -> b\n- c -> d\n- -> e {.x}", ["7 error What belongs to nothing has no key."]),
    ],
)
def test_matchings_that_cannot_be_asked(lines: str, expected: list[str]) -> None:
    assert problems_of(lines) == expected


def test_arrows_inside_words_and_behind_a_backslash_part_nothing() -> None:
    body = body_of("- `p->next` \\-> x -> a -> b\n- c -> d")
    assert body.pairs[0] == Pair("`p->next` \\-> x", "a -> b")


sides = st.text(alphabet="ab ->→\\`{}.x\n*", min_size=1, max_size=12).map(str.strip).filter(bool)


@given(st.lists(st.tuples(sides, sides, sides), min_size=2, max_size=4), st.lists(sides, max_size=2))
def test_what_was_read_once_is_written_without_loss(pairs: list[tuple[str, str, str]], more: list[str]) -> None:
    body = Matching(tuple(Pair(left, right, why) for left, right, why in pairs), tuple(more))
    read, _ = parse_question(write_question(Question("q", "matching", "T", "Match.", body)))
    if read and read.kind == "matching":
        again, problems = parse_question(write_question(read))
        assert again, problems
        assert again.body == read.body


HOLDS = TrueFalse(True, "So it is.", "No.")


@pytest.mark.parametrize(("ticked", "score"), [("true", 1), ("false", 0)])
def test_a_statement_holds_or_does_not(ticked: str, score: float) -> None:
    kind = KINDS["truefalse"]
    answer = kind.read(HOLDS, {"answer": [ticked]})
    assert not isinstance(answer, Problem)
    assert kind.grade(HOLDS, answer) == score
    assert kind.grade(TrueFalse(False), answer) == 1 - score
    explained = kind.explain(HOLDS, answer, 1)
    assert (explained.answer, explained.said) == ("True", ticked.capitalize())
    assert [(row.text, row.reason) for row in explained.rows] == [("True", "So it is."), ("False", "No.")]


@pytest.mark.parametrize("seed", range(5))
def test_true_always_stands_first(seed: int) -> None:
    assert [face.text for face in KINDS["truefalse"].present(HOLDS, seed).options] == ["True", "False"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("- [ ] True\n- [ ] False", ["5 error Mark either True or False as right: [x]."]),
        ("- [x] True\n- [x] False", ["5 error Mark either True or False as right: [x]."]),
        (
            "- [x] False {.no}\n  > a\n- [ ] true {.true}\n  > b",
            ["5 error True and False need no key of their own; leave {.no} out."],
        ),
        ("- [x] false\n- [ ] TRUE\n  > b", ["5 warning Say below this line why: > Because …"]),
    ],
)
def test_statements_that_cannot_be_asked(lines: str, expected: list[str]) -> None:
    assert problems_of(lines) == expected


def test_a_statement_that_is_named_as_one_needs_both_lines() -> None:
    _, problems = parse_question("## T {#q kind=truefalse}\n\nIs it?\n\n- [x] Yes\n- [ ] No\n")
    assert [problem.message for problem in problems] == [
        "Write the two lines - [ ] True and - [ ] False, and tick one: [x]."
    ]


def test_true_and_false_with_shares_are_a_choice() -> None:
    question, _ = parse_question("## T {#q}\n\nIs it?\n\n- [x] True\n  > a\n- [25%] False\n  > b\n")
    assert question
    assert question.kind == "single"
