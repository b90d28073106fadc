"""Answers that are typed: numbers, words, blanks."""

from typing import Any

import pytest

from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.question import Explained, Question
from study.core.questions.source.reader import parse_question
from study.core.questions.source.writer import write_question


def body_of(text: str) -> Any:
    question, problems = parse_question(f"## T {{#q}}\n\n{text}\n")
    assert question, problems
    return question.body


def errors(text: str) -> list[str]:
    _, problems = parse_question(f"## T {{#q}}\n\n{text}\n")
    return [f"{problem.line} {problem.message}" for problem in problems if problem.severity == "error"]


def explained(kind: str, body: Any, typed: str) -> Explained:
    answer = KINDS[kind].read(body, {"answer": [typed]})
    assert not isinstance(answer, Problem)
    return KINDS[kind].explain(body, answer, 0)


def score(kind: str, body: Any, **form: str) -> float | str:
    """Return the score of a form, or the words why it cannot be read."""
    answer = KINDS[kind].read(body, {name.replace("_", "-"): [value] for name, value in form.items()})
    return answer.message if isinstance(answer, Problem) else KINDS[kind].grade(body, answer)


TIMEOUT = (
    "How long?\n\n- [=] 900 ±0 s\n  > Right so.\n- [=] 1000..1001\n- [=50%] 14 min ±1%\n- [=0%] *\n  > Look it up."
)
BARE = "How many?\n\n- [=] 10 ±5%"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("900", 1),
        ("15 min", 1),
        ("0.25h", 1),
        ("900,000 ms", 1),
        ("9e2", 1),
        ("15", 0),
        ("1000.5", 1),
        ("840", 0.5),
        ("832 s", 0.5),
        ("831 s", 0),
        ("", "Give a number in digits; a unit of time may follow it."),
        ("long", "Give a number in digits; a unit of time may follow it."),
        ("900 MB", "Answer in s, or leave the unit out."),
        ("9" * 201, "This answer is too long: 200 characters at most."),
    ],
)
def test_a_number_with_a_unit(typed: str, expected: float | str) -> None:
    assert score("numeric", body_of(TIMEOUT), answer=typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("10", 1), ("9.5", 1), ("10.5", 1), ("10.51", 0), ("10 s", "Give the number without a unit.")],
)
def test_a_number_without_a_unit(typed: str, expected: float | str) -> None:
    assert score("numeric", body_of(BARE), answer=typed) == expected


def test_the_reason_of_the_rule_that_held_is_shown() -> None:
    body = body_of(TIMEOUT)
    wrong = explained("numeric", body, "3 min")
    assert (wrong.answer, wrong.said) == ("900 s", "3 min")
    assert [(row.text, row.state, row.chosen, row.reason) for row in wrong.rows] == [
        ("900 s", "right", False, "Right so."),
        ("1000..1001", "right", False, ""),
        ("14 min ±1%", "rest", False, ""),
        ("3 min", "wrong", True, "Look it up."),
    ]
    right = explained("numeric", body, "15 min")
    assert [row.chosen for row in right.rows] == [True, False, False]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("- [=] 0 ±1%", ["5 A percentage of 0 is 0; write ± with a number."]),
        ("- [=] 5\n- [=] five", ["6 Cannot read the number 'five'; write 900, 900 ±1 s, 900 ±1% s or 1..5 s."]),
        ("- [=0%] 5", ["1 Give the right value: - [=] 900 s"]),
        ("- [=] 5\n- [=0%] 5", ["6 This line is never reached: a line above accepts the same number."]),
        ("- [=] 1 min\n- [=0%] 60 s", ["6 This line is never reached: a line above accepts the same number."]),
        ("- [=] 5\n- [=0%] *\n- [=0%] 7", ["7 This line is never reached: a line above accepts the same number."]),
        ("- [=] 5\n- [=] *", ["6 [=] * would accept every number; write [=0%] *."]),
        ("- [=] 5 s\n- [=0%] 5 MB", ["6 The unit 'MB' does not go with 's'."]),
        ("- [=] 5\n- [=0%] 6 MB", ["6 The unit 'MB' does not go with 'a number without one'."]),
        ("- [=] 5 {.x}", ["5 An accepted answer has no key; leave {.x} out."]),
        ("- [=] 5\n- [=-5%] 6", ["6 The mark [=-5%] is none of [=], [=50%], [=0%]."]),
    ],
)
def test_numbers_that_cannot_be_asked(lines: str, expected: list[str]) -> None:
    assert errors(f"How many?\n\n{lines}") == expected


WORDS = """\
Which?

- [=] SnapStart
- [=] /snap.?start( feature)?/i
- [=] /SS/
- [=0%] /layers?/
  > No.
- [=50%] warm  pool
"""


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (" snapstart ", 1),
        ("ＳnapＳtart", 1),
        ("snap-start feature", 1),
        ("SS", 1),
        ("ss", 0),
        ("Warm Pool", 0.5),
        ("layer", 0),
        ("anything", 0),
        ("", "Write your answer first."),
        ("x" * 201, "This answer is too long: 200 characters at most."),
    ],
)
def test_words_are_compared_without_case_and_spacing(typed: str, expected: float | str) -> None:
    assert score("short", body_of(WORDS), answer=typed) == expected


def test_a_path_is_no_pattern_behind_a_backslash() -> None:
    body = body_of("Where?\n\n- [=] \\/tmp/\n- [=50%] \\\\/tmp/\n- [=0%] /tm.*/")
    assert [(entry.text, entry.regex) for entry in body.accepted] == [
        ("/tmp/", False),
        ("\\/tmp/", False),
        ("tm.*", True),
    ]
    assert score("short", body, answer="/TMP/") == 1
    question = Question("q", "short", "T", "Where?", body)
    again, _ = parse_question(write_question(question))
    assert again
    assert again.body == body


def test_a_share_that_moodle_does_not_know_is_pointed_out() -> None:
    for lines in ("- [=] ab\n- [=33%] cd", "- [=] 5\n- [=33%] 6"):
        _, problems = parse_question(f"## T {{#q}}\n\nWhich?\n\n{lines}\n")
        assert [(problem.line, problem.severity) for problem in problems] == [(6, "warning")]
        assert "33.33333%" in problems[0].message


def test_patterns_are_not_shown_and_typed_text_is_shown_as_it_is() -> None:
    body = body_of(WORDS)
    rows = explained("short", body, "<b>*layers*</b>").rows
    assert [row.text for row in rows] == ["SnapStart", "warm  pool", "\\<b\\>\\*layers\\*\\</b\\>"]
    assert explained("short", body, "layers").rows[-1].reason == "No."


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "- [=] /a(/",
            [
                "5 The pattern cannot be read: missing ), unterminated subpattern at position 1.",
                "1 Give one right answer in plain words, to show afterwards: - [=] words",
            ],
        ),
        ("- [=] ab\n- [=0%] AB", ["6 This line is never reached: a line above accepts the same words."]),
        ("- [=] ab\n- [=] *", ["6 [=] * would accept every answer; write [=0%] *."]),
        ("- [=] ab\n- [=]", ["6 This answer has no text."]),
        ("- [=] ab {.x}\n- [=] cd", ["5 An accepted answer has no key; leave {.x} out."]),
        ("- [=] ab\n- [=] /(a+)+/", ["6 The pattern repeats a group that has repetitions or choices of its own."]),
    ],
)
def test_words_that_cannot_be_asked(lines: str, expected: list[str]) -> None:
    assert sorted(errors(f"Which?\n\n{lines}")) == sorted(expected)


BLANKS = "Run for {{c1::900|15 min::seconds}} at\nmost.\n\n- a {{c2::Warm|hot}} start: `{{resolve:ssm:/x}}` ${y} {z}"


def test_a_cloze_is_shown_with_blanks_in_place() -> None:
    question, _ = parse_question(f"## T {{#q}}\n\n{BLANKS}\n")
    assert question
    assert question.prompt == "Run for […] at\nmost.\n\n- a […] start: `{{resolve:ssm:/x}}` ${y} {z}"
    first, second = KINDS["cloze"].present(question.body, 1).paragraphs
    assert [(piece.text, piece.name, piece.hint) for piece in first.pieces] == [
        ("Run for", "", ""),
        ("", "blank-1", "seconds"),
        ("at\nmost.", "", ""),
    ]
    assert [(piece.before, piece.after) for piece in first.pieces] == [("", " "), ("", ""), (" ", "")]
    assert [piece.number for piece in second.pieces] == [0, 2, 0]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("900", "warm", 1),
        ("15min", " HOT ", 1),
        ("900.0", "warm", 1),
        ("0.25 h", "warm", 1),
        ("15", "warm", 0.5),
        ("900", "cold", 0.5),
        ("x", "y", 0),
        ("", "warm", "Fill in every blank; a guess will do."),
        ("x" * 201, "warm", "This answer is too long: 200 characters at most."),
    ],
)
def test_each_blank_is_worth_its_share(first: str, second: str, expected: float | str) -> None:
    assert score("cloze", body_of(BLANKS), blank_1=first, blank_2=second) == expected


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("A pulse of {{c1::90}}µs starts it.", "90 µs", 1),
        ("A pulse of {{c1::90}}µs starts it.", "90µs", 1),
        ("| measured | {{c1::22,727}} kHz |", "22.727 khz", 1),
        ("An efficiency of {{c1::99}}%", "99 %", 1),
        ("An efficiency of {{c1::99}} **per cent**, at best", "99 per cent", 1),
        ("It blocks until {{c1::0.7}}V stand at the base.", "0,7 V", 1),
        ("{{c1::Mitochondria}} make ATP.", "mitochondria make", 1),
        ("每秒{{c1::20}}毫秒的延迟", "20毫秒", 1),
        ("A pulse of {{c1::90}}µs starts it.", "80 µs", 0),
        ("A pulse of {{c1::90}}µs starts it.", "90 ms", 0),
        ("A pulse of {{c1::90}}ns starts it.", "90 n", 0),
        ("A pulse of {{c1::90}}ns starts it.", "ns", 0),
        ("{{c1::1}} s, then {{c2::2}} s", "2 s", 0),
    ],
)
def test_what_stands_behind_a_blank_may_be_typed_with_it(text: str, typed: str, expected: float) -> None:
    body = body_of(text)
    form = {f"blank_{blank.number}": typed for blank in body.blanks[:1]} | {
        f"blank_{blank.number}": blank.accepted[0] for blank in body.blanks[1:]
    }
    others = len(body.blanks) - 1
    assert score("cloze", body, **form) == (expected + others) / (1 + others)


def test_an_answered_blank_shows_what_was_typed() -> None:
    kind, body = KINDS["cloze"], body_of(BLANKS)
    explained = kind.explain(body, {"blanks": {"1": "15", "2": "hot"}}, 0)
    assert (explained.answer, explained.said) == ("900, Warm", "15, hot")
    assert [(row.text, row.state, row.said) for row in explained.rows] == [
        ("900", "wrong", "15"),
        ("Warm", "right", "hot"),
    ]


def test_colons_and_bars_can_be_asked_for() -> None:
    body = body_of(r'The type {{c1::AWS::S3::Bucket::}} or {{c2::a\|b}} or {{c3::{"a": {}}}}.')
    assert [blank.accepted for blank in body.blanks] == [("AWS::S3::Bucket",), ("a|b",), ('{"a": {}}',)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{c1::a}} {{c1::b}}", "The blank c1 stands more than once; give each its own number."),
        ("{{c1::a|}}", "An answer of blank c1 is empty."),
        ("{{c1::::hint}}", "An answer of blank c1 is empty."),
        ("{{c1::a|A}}", "An answer of blank c1 stands twice."),
        ("{{c1::a}} {{c2::b}", "A blank is not closed on its line: {{c1::answer::hint}}"),
        ("`x {{c1::a}}`", "A blank cannot stand inside `code`; end the code before it."),
        ("```\n{{c1::a}}\n```", "A text with blanks cannot hold a code block; use `code` in a line."),
    ],
)
def test_blanks_that_cannot_be_asked(text: str, expected: str) -> None:
    assert errors(text) == [f"1 {expected}"]


@pytest.mark.parametrize("hint", ["900", "15 min", "900 s", "0.25 h"])
def test_a_hint_that_is_the_answer_is_not_shown(hint: str) -> None:
    question, _ = parse_question(f"## Run {{#run}}\n\nIt may run for {{{{c1::900 s|15 min::{hint}}}}}.\n")
    assert question
    pieces = [piece for paragraph in KINDS["cloze"].present(question.body, 1).paragraphs for piece in paragraph.pieces]
    assert [piece.hint for piece in pieces if piece.name] == [""]
    kept, _ = parse_question("## Run {#run}\n\nIt is frozen {{c1::after::before or after}} it.\n")
    assert kept
    assert "before or after" in str(KINDS["cloze"].present(kept.body, 1))


def test_the_unit_beside_the_field_does_not_tell_one_from_many() -> None:
    one, many, metres = (
        KINDS["numeric"].present(body_of(f"How many?\n\n- [=] {key}"), 0) for key in ("1 run", "2 runs", "1 m")
    )
    assert one == many and one.unit == "runs"
    assert metres.unit == "m"
