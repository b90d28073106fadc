"""Single and multiple choice."""

import pytest

from study.core.problem import Problem
from study.core.questions.interaction import Option
from study.core.questions.kinds import KINDS
from study.core.questions.kinds.multiple import Multiple
from study.core.questions.kinds.single import Single
from study.core.questions.source.reader import parse_question

SINGLE, MULTIPLE = KINDS["single"], KINDS["multiple"]
THREE = Single(
    (
        Option("once", "Once", reason="Too few."),
        Option("half", "Twice", reason="Nearly.", fraction=0.25),
        Option("three", "Three times", right=True, reason="One and two."),
    )
)
FIVE = Multiple(
    (
        Option("a1", "S3", right=True),
        Option("b1", "SNS", right=True),
        Option("c1", "SQS"),
        Option("d1", "Kinesis"),
        Option("e1", "A browser"),
    )
)


def errors(options: str, heading: str = "## T {#q}") -> list[str]:
    _, problems = parse_question(f"{heading}\n\nWhat?\n\n{options}\n")
    return [f"{problem.line} {problem.message}" for problem in problems if problem.severity == "error"]


def test_what_the_learner_sees_is_shuffled_and_numbered_as_explained() -> None:
    for seed in range(10):
        shown = SINGLE.present(THREE, seed)
        explained = SINGLE.explain(THREE, {"chosen": ["once"]}, seed)
        assert [face.text for face in shown.options] == [row.text for row in explained.rows]
        assert shown.options[int(explained.answer) - 1].key == "three"
        assert shown.options[int(explained.said) - 1].key == "once"
        assert {(row.text, row.state, row.chosen) for row in explained.rows} == {
            ("Once", "wrong", True),
            ("Twice", "rest", False),
            ("Three times", "right", False),
        }
    assert len({SINGLE.present(THREE, seed) for seed in range(50)}) == 6


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({}, "Choose an answer first."),
        ({"answer": []}, "Choose an answer first."),
        ({"answer": ["", ""]}, "Choose an answer first."),
        ({"answer": ["four"]}, "This is not one of the options. Load the question again."),
        ({"answer": ["once", "three"]}, "Choose one answer only."),
    ],
)
def test_what_is_no_single_choice_is_said_in_words(form: dict[str, list[str]], words: str) -> None:
    assert SINGLE.read(THREE, form) == Problem(words)


def test_the_same_option_twice_is_one_choice() -> None:
    assert SINGLE.read(THREE, {"answer": ["once", "once"]}) == {"chosen": ["once"]}


def test_a_near_miss_is_worth_what_its_author_gave_it() -> None:
    assert [SINGLE.grade(THREE, {"chosen": [key]}) for key in ("once", "half", "three")] == [0, 0.25, 1]


@pytest.mark.parametrize(
    ("chosen", "score"),
    [(["a1", "b1"], 1), (["a1", "c1"], 0), (["c1", "d1"], 0), (["a1"], 0.5)],
)
def test_a_wrong_choice_takes_back_a_right_one(chosen: list[str], score: float) -> None:
    assert MULTIPLE.grade(FIVE, {"chosen": chosen}) == score


def test_two_of_three_right_less_one_wrong_is_a_third() -> None:
    body = Multiple((*FIVE.options, Option("f1", "EventBridge", right=True)))
    assert MULTIPLE.grade(body, {"chosen": ["a1", "b1", "c1"]}) == pytest.approx(1 / 3)
    assert MULTIPLE.grade(Multiple(body.options, "all-or-nothing"), {"chosen": ["a1", "b1", "c1"]}) == 0


@pytest.mark.parametrize(
    ("chosen", "whole"), [(["a1", "b1"], True), (["a1", "c1"], False), (["a1"], False), (["a1", "b1", "c1"], False)]
)
def test_in_an_exam_it_is_all_or_nothing(chosen: list[str], whole: bool) -> None:
    assert MULTIPLE.exact(FIVE, {"chosen": chosen}) is whole
    assert not MULTIPLE.exact(FIVE, None)
    assert not SINGLE.exact(THREE, {"chosen": ["half"]})


def test_how_many_to_choose_is_said_and_asked_for() -> None:
    assert MULTIPLE.present(FIVE, 1).choose_word == "TWO"
    for chosen in (["a1"], ["a1", "b1", "c1"]):
        assert MULTIPLE.read(FIVE, {"answer": chosen}) == Problem("Choose exactly two.")


def test_several_right_options_are_named_by_their_numbers() -> None:
    seed = 3
    places = [place for place, face in enumerate(MULTIPLE.present(FIVE, seed).options, 1) if face.key in ("a1", "b1")]
    assert MULTIPLE.explain(FIVE, None, seed).answer == f"{places[0]} and {places[1]}"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("- [ ] a1\n- [ ] b1", "1 Mark exactly one option as right: [x]."),
        ("- [x] a1", "1 A choice needs at least two options."),
        ("- [x] Once\n- [ ]  once", "6 This option repeats the one on line 5."),
        ("- [x] a1 {.same}\n- [ ] b1 {.same}", "6 The key 'same' is taken by the option on line 5."),
        ("- [x] a1 {.right}\n- [ ] b1", "5 The key 'right' gives the answer away; name what the option says."),
        ("- [x] a1 {.Big}\n- [ ] b1", "5 The key 'Big' may hold only a-z, 0-9 and -, 64 characters at most."),
        ("- [x]\n- [ ] b1", "5 This option has no text."),
        ("- [x] a1\n- [x] b1", "1 Every option is right, so there is nothing to choose."),
        ("- [-150%] a1\n- [x] b1", "5 The mark [-150%] is none of [x], [ ], [-50%]."),
    ],
)
def test_options_that_cannot_be_asked(options: str, expected: str) -> None:
    assert errors(options) == [expected]


def test_in_code_case_counts() -> None:
    assert errors("- [x] `maxAge`\n- [ ] `MaxAge`") == []


def test_an_unknown_rule_is_refused() -> None:
    assert errors("- [x] a1\n- [x] b1\n- [ ] c1", "## T {#q score=partial}") == [
        "1 The rule score=partial is none of right-minus-wrong, all-or-nothing."
    ]


def test_shares_of_the_score_are_kept() -> None:
    question, _ = parse_question("## T {#q}\n\nWhat?\n\n- [33.33333%] a1\n- [66.66667%] b1\n- [-100%] c1\n")
    assert question
    assert question.kind == "multiple"
    assert [(option.fraction, option.right) for option in question.body.options] == [
        (0.3333333, True),
        (0.6666667, True),
        (-1.0, False),
    ]
