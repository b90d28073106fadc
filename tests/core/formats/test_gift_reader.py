"""GIFT as people write it: what Moodle makes of it, and where their meaning differs."""

from typing import Any

import pytest

from study.core.formats.gift import PLUGIN
from study.core.formats.shared.format import Read
from study.core.questions.kinds.matching import Matching
from study.core.questions.kinds.multiple import Multiple
from study.core.questions.kinds.numeric import Numeric
from study.core.questions.kinds.ordering import Ordering
from study.core.questions.kinds.short import Short
from study.core.questions.kinds.single import Single
from study.core.questions.kinds.truefalse import TrueFalse
from study.core.questions.question import Question


def read(text: str | bytes) -> Read:
    assert PLUGIN.read
    return PLUGIN.read(text if isinstance(text, bytes) else text.encode(), "bank.gift")


def one(text: str) -> Question:
    """The one question of a file without problems."""
    found = read(text)
    assert found.problems == ()
    [record] = found.records
    return record.question


def body(text: str) -> Any:
    return one(text).body


def said(text: str) -> list[tuple[str, int, str]]:
    return [(problem.severity, problem.line, problem.message) for problem in read(text).problems]


def options(text: str) -> list[tuple[str, bool]]:
    found = read(text).records[0].question.body
    assert isinstance(found, Single | Multiple)
    return [(option.text, option.right) for option in found.options]


def test_id_name_tags_category_and_feedback_are_kept() -> None:
    question = read(
        "// a comment\n\n$CATEGORY: $course$/top/Lambda/Limits: all\n\n"
        "// [id:longest-run] [tag:lambda] [tag:time limits]\n// [tag:topic:limits/time]\n"
        "::Longest run::How long?{\n=900 s#Yes: 15 min\n~60 s#No\n####Since 2018.}"
    ).records[0]
    assert question.category == "Lambda/Limits: all"
    assert question.question.key == "longest-run"
    assert question.question.title == "Longest run"
    assert question.question.tags == ("lambda", "time-limits")
    assert question.question.topic == "limits/time"
    assert question.question.explanation == "Since 2018."
    assert question.question.lines == (7, 10)
    assert [option.reason for option in question.question.body.options] == ["Yes: 15 min", "No"]


def test_without_an_id_the_name_makes_one_that_stays() -> None:
    text = "::Same name::One?{T}\n\n::Same name::Two?{F}\n\nNo name at all?{T}\n\n// [id:My Id]\nThree?{T}"
    found = read(text)
    keys = [record.question.key for record in found.records]
    assert keys == [record.question.key for record in read(text).records]
    assert len(set(keys)) == 4
    assert keys[0] == "same-name"
    assert keys[1].startswith("same-name-")
    assert keys[2:] == ["no-name-at-all", "my-id"]
    assert said(text) == [("warning", 8, "The id 'My Id' is taken or cannot be an id here; this becomes 'my-id'.")]


def test_an_id_given_twice_is_told_apart_and_said() -> None:
    text = "// [id:a]\nOne?{T}\n\n// [id:a]\nTwo?{T}"
    first, second = [record.question.key for record in read(text).records]
    assert first == "a"
    assert second.startswith("a-")
    assert [line for _, line, _ in said(text)] == [5]


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("[html]<p>A <b>bold</b><script>alert(1)</script> word &amp; more</p>{T}", "A **bold** word & more"),
        ("[plain]A <b>bold</b> *word*{T}", "A &lt;b>bold&lt;/b> \\*word\\*"),
        ("[markdown]A *word* and `a_b`{T}", "A *word* and `a_b`"),
        ("One line\nand another{T}", "One line<br>\nand another"),
        ("[markdown]One line\\nand another{T}", "One line\nand another"),
        ("[unknown]A word{T}", "[unknown]A word"),
        ("The sum is {~5 =4} today.", "The sum is _____ today."),
        ("{=Asia ~Africa} is largest.", "_____ is largest."),
    ],
)
def test_texts_become_markdown(text: str, prompt: str) -> None:
    assert one(text).prompt == prompt


def test_a_format_of_its_own_wins_over_that_of_the_question() -> None:
    found = body("[markdown]*Which*?{=[plain]*a*#[html]<i>yes</i> ~*b*}")
    assert [(option.text, option.reason) for option in found.options] == [("\\*a\\*", "*yes*"), ("*b*", "")]


def test_true_or_false_says_first_what_a_wrong_answer_hears() -> None:
    assert body("So?{TRUE#You are wrong#You are right}") == TrueFalse(True, "You are right", "You are wrong")
    assert body("So?{F#You are wrong#You are right}") == TrueFalse(False, "You are wrong", "You are right")


def test_true_in_small_letters_is_true_and_said() -> None:
    found = read("So?{true}")
    assert found.records[0].question.body == TrueFalse(True)
    assert said("So?{true}") == [("warning", 1, "Moodle reads {true} as a short answer; write {TRUE}.")]
    assert isinstance(body("Which letter?{t}"), Short)


@pytest.mark.parametrize(
    "text",
    [
        "Where?{\n~http://a.org/?q=1&r=2\n=b\n~c}",
        "Where?{~http://a.org/?q=1&r=2 =b ~c}",
        'Where?{\n~[html]<a href="http://a.org/?q=1&r=2">http://a.org/?q=1&r=2</a>\n=b\n~c}',
    ],
)
def test_a_sign_of_equality_in_an_address_makes_no_option(text: str) -> None:
    assert [right for _, right in options(text)] == [False, True, False]
    assert {severity for severity, _, _ in said(text)} == {"warning"}
    assert all("write \\=" in message for _, _, message in said(text))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Sum?{\n=4#2 + 2 = 4\n~5#no\n}", 2),
        ("Sum?{\n~5#since a=b\n=4\n}", 2),
        ("Which?{~x=5 =y ~z}", 1),
        ("Which?{\n~E = mc2\n=p = mv\n~F = ma\n}", 2),
    ],
)
def test_a_sign_of_equality_within_words_is_text(text: str, line: int) -> None:
    found = options(text)
    assert len(found) == text.count("~") + text.count("\n=") + text.count(" =y")
    assert sum(right for _, right in found) == 1
    assert said(text)[0][:2] == ("warning", line)


@pytest.mark.parametrize("text", ["Who?{~Grant~Jefferson=no one}", "Who?{=no one~Grant}", "Who?{ ~ Grant = no one }"])
def test_marks_without_spaces_around_them_are_marks(text: str) -> None:
    assert sum(right for _, right in options(text)) == 1
    assert len(options(text)) == text.count("~") + 1
    assert said(text) == []


def test_two_right_options_are_refused_with_their_lines() -> None:
    text = "Which?{\n=one\n=two\n~three\n}"
    assert read(text).refused == 1
    assert said(text) == [
        ("error", 3, "More than one option is worth 100 % (lines 2 and 3), and only one can be chosen.")
    ]


@pytest.mark.parametrize("answer", ["twelve", "1,5", "3..x", "5:about 1", "1e999", "--1", "0x1F"])
def test_a_number_that_is_none_is_refused(answer: str) -> None:
    found = read(f"How many?{{#{answer}}}")
    assert found.refused == 1
    assert not found.records


def test_numbers_have_tolerances_ranges_shares_and_a_rest() -> None:
    found = body("How many?{#=1822:0#exact =%50%1822:2#close =%0%3..4 ~#far off}")
    assert isinstance(found, Numeric)
    rules = [(rule.target and (rule.target.low, rule.target.high), rule.score, rule.reason) for rule in found.rules]
    assert rules == [
        ((1822, 1822), 1, "exact"),
        ((1820, 1822), 0.5, "close"),
        ((1822, 1824), 0.5, "close"),
        ((3, 4), 0, ""),
        (None, 0, "far off"),
    ]


def test_a_number_that_is_never_reached_is_left_out_and_said() -> None:
    text = "How many?{#=5:2 =%50%5:1}"
    assert len(read(text).records[0].question.body.rules) == 1
    assert said(text)[0][0] == "warning"


def test_short_answers_have_shares_wildcards_and_a_rest() -> None:
    found = body("Which?{=Frog#Good =%50%Cat =%25%*toad* =%0%*#No}")
    assert isinstance(found, Short)
    assert [(entry.text, entry.regex, entry.score) for entry in found.accepted] == [
        ("Frog", False, 1.0),
        ("Cat", False, 0.5),
        (".*toad.*", True, 0.25),
        ("*", False, 0.0),
    ]


def test_a_wildcard_alone_at_full_credit_gets_words_to_show() -> None:
    found = body("Which?{=*provisioned* concurrency}")
    assert [(entry.text, entry.regex) for entry in found.accepted] == [
        ("provisioned concurrency", False),
        (".*provisioned.*\\ concurrency", True),
    ]
    assert read("Which?{=*}").refused == 1


def test_an_answer_that_is_accepted_already_is_left_out() -> None:
    text = "Which?{=Paris =paris =London}"
    assert [entry.text for entry in read(text).records[0].question.body.accepted] == ["Paris", "London"]
    assert said(text)[0][0] == "warning"


def test_pairs_are_matched_and_what_belongs_to_nothing_is_a_choice() -> None:
    found = body("Match.{=Canada -> Ottawa =Italy->Rome =Vatican -> Rome = -> Oslo}")
    assert isinstance(found, Matching)
    assert [(pair.left, pair.right) for pair in found.pairs] == [
        ("Canada", "Ottawa"),
        ("Italy", "Rome"),
        ("Vatican", "Rome"),
    ]
    assert found.distractors == ("Oslo",)
    assert read("Match.{=a -> b =c}").refused == 1


def test_an_order_is_read_line_by_line() -> None:
    text = "Order.{>3 ALL VERTICAL ALL_OR_NOTHING HIDE none\nfirst: a\nsecond = b\nthird\n####Why}"
    found = one(text)
    assert isinstance(found.body, Ordering)
    assert [step.text for step in found.body.steps] == ["first: a", "second = b", "third"]
    assert (found.body.score, found.explanation) == ("all-or-nothing", "Why")


def test_an_order_scored_otherwise_or_shown_in_part_says_so() -> None:
    text = "Order.{>2 RANDOM VERTICAL ABSOLUTE_POSITION SHOW\na\nb\nc}"
    assert read(text).records[0].question.body.score == "longest-run"
    assert [severity for severity, _, _ in said(text)] == ["warning", "warning"]


def test_shares_say_which_options_are_right_and_how_they_are_scored() -> None:
    plain = body("Which two?{~%50%a ~%50%b ~c ~d}")
    assert [option.right for option in plain.options] == [True, True, False, False]
    assert plain.score == "right-minus-wrong"
    assert {option.fraction for option in plain.options} == {None}
    assert body("Which two?{~%50%a ~%50%b ~%-50%c}").score == "right-minus-wrong"
    assert body("Which two?{~%50%a ~%50%b ~%-100%c}").score == "all-or-nothing"
    found = read("Which one?{~%100%a ~b}")
    assert isinstance(found.records[0].question.body, Single)
    told = "Several options can be ticked there, and one is right; here one is chosen."
    assert [problem.message for problem in found.problems] == [told]
    assert body("Which?{=a ~%25%b ~%-50%c}").options[1].fraction == 0.25


def test_shares_that_moodle_does_not_know_become_the_nearest() -> None:
    text = "Which?{=a ~%33%b ~c}"
    assert read(text).records[0].question.body.options[1].fraction == pytest.approx(1 / 3)
    assert said(text) == [("warning", 1, "Moodle knows no share of 33 %; 33.33333 % is taken.")]
    assert read("Which?{~%200%a ~b}").refused == 1
    assert [message for *_, message in said("Which?{~%75%a ~%25%b ~c}")] == [
        "The options have shares of their own; here each right option counts the same."
    ]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("A text without a question.", 1, "description"),
        ("Write an essay.{}", 1, "essay"),
        ("A question {~a =b", 1, "not closed"),
        ("A brace } alone", 1, "more than the two"),
        ('A policy {"a": 1} says?{T}', 1, "more than the two"),
        ("Which?{\n~{a}\n=b}", 2, "more than the two"),
        ("Which?{~a}", 1, "at least two"),
        ("Which?{~%50%a ~b}", 1, "100 %"),
        ("Which?{~a ~b}", 1, "two options or more"),
        ("Which?{=a ~a}", 1, "say the same"),
        ("{T}", 1, "Nothing is asked"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_line_and_reason(text: str, line: int, words: str) -> None:
    found = read(f"::Good::Fine?{{T}}\n\n{text}\n\nFine too?{{F}}")
    errors = [problem for problem in found.problems if problem.severity == "error"]
    assert len(found.records) == 2
    assert found.refused >= 1
    assert errors[0].line == line + 2
    assert words in errors[0].message


def test_a_blank_line_ends_a_question_even_within_its_answers() -> None:
    assert said("Which?{~a\n\n=b}\n\nSo?{T}") == [
        (
            "error",
            1,
            "The answers that begin here with { are not closed before the next blank line; write \\n for one.",
        ),
        ("error", 3, "A } more than the two around the answers; write \\} in a text."),
    ]


def test_a_refusal_names_its_question() -> None:
    [problem] = read("::My essay::Write.{}").problems
    assert (problem.subject, problem.file) == ("My essay", "bank.gift")


def test_a_category_without_a_blank_line_below_does_not_swallow_the_question() -> None:
    found = read("$CATEGORY: a/b\n::Name::So?{T}")
    assert [(record.category, record.question.title) for record in found.records] == [("a/b", "Name")]
    assert [problem.line for problem in found.problems] == [1]


TEXT = "::Größe::Wie groß – «so»?{=ja ~nein}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_of_editors_are_read(encoding: str) -> None:
    found = read(TEXT.encode(encoding))
    assert [record.question.title for record in found.records] == ["Größe"]
    assert found.problems == ()


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "utf-16-be"])
def test_what_is_guessed_is_said(encoding: str) -> None:
    found = read(TEXT.encode(encoding))
    assert found.records[0].question.prompt == "Wie groß – «so»?"
    assert [problem.severity for problem in found.problems] == ["warning"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_like(newline: str) -> None:
    text = newline.join(["// [id:a]", "One?{T}", "", "Two?{", "=a", "~b", "}"])
    assert [record.question.lines for record in read(text).records] == [(2, 2), (4, 7)]


def test_gift_is_recognised_and_its_neighbours_are_not() -> None:
    assert PLUGIN.recognises(b"anything", "bank.gift")
    assert PLUGIN.recognises(b"Who?{=no one ~me}", "bank.txt")
    assert PLUGIN.recognises("::a::b{T}".encode("utf-16"), "bank.txt")
    assert not PLUGIN.recognises(b"What?\nA) x\nB) y\nANSWER: A\n", "bank.txt")
    assert not PLUGIN.recognises(b"<quiz><question type='essay'/></quiz>", "bank.xml")
    assert not PLUGIN.recognises(b"question,answer\na,b\n", "bank.csv")
    assert not PLUGIN.recognises(b"---\nbank: a\n---\n\n## One {#one}\n", "bank.md")
