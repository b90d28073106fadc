"""Question files: what is read from them."""

from datetime import date

from study.core.questions.source.reader import parse_bank, parse_question
from study.core.questions.source.writer import write_question
from tests.core.questions.source.files import FILE, messages, problems_of


def test_a_file_is_read_whole() -> None:
    bank = parse_bank(FILE, "retries.md")
    assert bank.problems == ()
    assert (bank.slug, bank.title, bank.licence) == ("retries", "Retries", "CC-BY-4.0")
    who, back, *_ = bank.questions
    assert (who.key, who.kind, who.title, who.lines) == ("who-tries", "single", "Who tries again", (9, 42))
    assert who.prompt.startswith("A synchronous call fails:\n\n- the caller waits")
    assert who.prompt.endswith("- [x] not an option\n```")
    assert who.tags == ("lambda", "dva-c02/1.2", "errors")
    assert (who.topic, who.status) == ("errors/sync", "ready")
    assert who.hints == ("Who is still\nwaiting?", "It is not Lambda.")
    assert (who.points, back.points) == (2.5, 1.0)
    assert back.tags == ("lambda", "dva-c02/1.2")
    assert who.explanation == "A failed synchronous call comes back.\n\nNobody else holds the event."
    assert [(source.url, source.checked) for source in who.sources] == [
        ("https://example.org/a_(b)?x=1&y=2", date(2026, 11, 20)),
        ("http://example.org", date(2026, 10, 1)),
    ]
    assert [(option.key, option.right, option.reason) for option in who.body.options] == [
        ("caller", True, "It alone knows\nwhether that is safe."),
        ("lambda", False, "Only for asynchronous\nevents."),
    ]
    assert (back.kind, back.topic, back.body.answer) == (
        "recall",
        "starts",
        "A call that finds an environment ready:\n\n- no init",
    )


def test_questions_below_a_case_share_its_text() -> None:
    bank = parse_bank(FILE)
    assert [(question.key, question.kind, question.case) for question in bank.questions] == [
        ("who-tries", "single", ""),
        ("back", "recall", ""),
        ("throttled", "single", "order-service"),
        ("mail-twice", "truefalse", "order-service"),
        ("alone", "matching", ""),
    ]
    (case,) = bank.cases
    assert (case.key, case.title) == ("order-service", "Order service")
    assert case.text.startswith("A function writes an order to a table and sends mail:\n\n- [ ] no option")
    assert case.text.endswith("## no question {#none}\n```")
    assert {question.stimulus for question in bank.questions if question.case} == {case.text}
    assert {question.stimulus for question in bank.questions if not question.case} == {""}


def test_one_question_may_bring_its_case() -> None:
    question, problems = parse_question("# C {#c}\n\nText.\n\n## T {#q}\n\nWhat?\n\n> [!answer]\n> This.\n")
    assert question
    assert not problems
    assert (question.case, question.stimulus, question.lines) == ("c", "Text.", (5, 10))


def test_points_are_a_number_above_nothing() -> None:
    for points in ("0", "-1", "101", "nan", "two", "1e-999", "inf"):
        assert problems_of("What?\n\n> [!answer]\n> This.", f"## T {{#q points={points}}}") == [
            "1 error Write points as a number above 0, 100 at most."
        ]
    for points in ("0.5", "1e-7", "100", "33.333333333"):
        question, _ = parse_question(f"## T {{#q points={points}}}\n\nWhat?\n\n> [!answer]\n> This.")
        assert question
        assert question.points == float(points)
        again, _ = parse_question(write_question(question))
        assert again
        assert again.points == question.points


def test_line_ends_and_byte_order_mark_change_nothing() -> None:
    assert parse_bank("\ufeff" + FILE.replace("\n", "\r\n")) == parse_bank(FILE)


def test_a_question_with_an_error_does_not_stop_the_others() -> None:
    text = "## A {#a}\n\nWhat?\n\n- left and right\n\n## B {#b}\n\nWhat?\n\n> [!answer]\n> This.\n"
    assert [question.key for question in parse_bank(text).questions] == ["b"]


def test_parameters_make_a_question_computed_whatever_its_answers_look_like() -> None:
    fence = "```yaml params\nx: {choice: [1]}\nanswer: x\n```\n"
    for answers in ("- [=] {{answer}} ±2%\n", "- [x] {{answer}}\n- [ ] {{x + 1}}\n"):
        question, problems = parse_question(f"## T {{#t}}\n\n{fence}How many?\n\n{answers}")
        assert question and question.kind == "computed" and problems == ()
    assert problems_of("```yaml params\nx: {choice: [1]}\n```\nHow many?\n\n- [=] {{answer}} ±2%\n") == [
        "3 error Say how the answer comes about, for example answer: rps * 2"
    ]


def test_the_heading_may_name_the_kind() -> None:
    question, _ = parse_question("## T {#q kind=short}\n\nWhich status code?\n\n- [=] 429\n")
    assert question
    assert question.kind == "short"


def test_ready_without_a_source_stays_a_draft() -> None:
    question, problems = parse_question("## T {#q status=ready}\n\nWhat?\n\n> [!answer]\n> This.\n")
    assert question
    assert question.status == "draft"
    assert [problem.severity for problem in problems] == ["warning"]


def test_a_source_checked_after_today_is_pointed_out() -> None:
    assert messages(FILE, date(2026, 11, 20)) == []
    assert [line.split(" ", 2)[:2] for line in messages(FILE, date(2026, 11, 19))] == [
        ["9", "warning"],
        ["44", "warning"],
    ]


def test_options_may_take_several_lines() -> None:
    option = "- [x] first\n  second\n\n  ```\n  > code\n  ```\n  > Because\n  >\n  > so.\n"
    text = f"## T {{#q}}\n\nWhat?\n\n{option}- [ ] b {{.bb}}\n  > no\n"
    question, problems = parse_question(text)
    assert not problems
    assert question
    first, second = question.body.options
    assert first.text == "first\nsecond\n\n```\n> code\n```"
    assert first.reason == "Because\n\nso."
    assert (second.text, second.key) == ("b", "bb")
