"""Question files: what is read from them, and every problem with the line it stands on."""

import re
from dataclasses import replace
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from study.core.questions.kinds import KINDS
from study.core.questions.kinds.recall import Recall
from study.core.questions.question import Question
from study.core.questions.source.case import Case
from study.core.questions.source.reader import Bank, parse_bank, parse_question
from study.core.questions.source.writer import write_bank, write_question

FILE = """\
---
bank: retries
title: Retries
defaults: {tags: [lambda], status: ready, licence: CC-BY-4.0}
---

# Retries

## Who tries again {#who-tries topic=errors/sync tags=dva-c02/1.2,errors points=2.5}

A synchronous call fails:

- the caller waits
- it gets the error

Who tries again?

```text
## not a heading {#no}
- [x] not an option
```

- [x] The caller {.caller}
  > It alone knows
  > whether that is safe.
- [ ] Lambda
  > Only for asynchronous
  > events.

> [!hint]
> Who is still
> waiting?

> [!hint]- It is not Lambda.

> [!explain]- Why
> A failed synchronous call comes back.
>
> Nobody else holds the event.

Source: [Errors (sync)](https://example.org/a_(b)?x=1&y=2) (checked 2026-11-20)
Source: [Blog](http://example.org) (checked 2026-10-01)

## Back {#back}

What is a *warm* start?

> [!answer]
> A call that finds an environment ready:
>
> - no init

Topic: starts
Skill: dva-c02/1.2
Source: [Guide](https://example.org/guide) (checked 2026-11-20)

# Order service {#order-service}

A function writes an order to a table and sends mail:

- [ ] no option
- the table throttles

```text
## no question {#none}
```

## Throttled {#throttled status=draft}

The table throttles. What does the function see?

- [x] An exception of the SDK
  > After its own retries.
- [ ] A time-out of its own {.time-out}
  > Only when the retries take that long.

## Mail twice {#mail-twice status=draft}

An event may arrive twice.

- [x] True
  > Delivery is at least once.
- [ ] False
  > Only first-in-first-out queues remove doubles.

# The rest

## Alone {#alone status=draft}

Match.

- S3 -> hands over
- Kinesis -> is polled
- -> calls back
"""


def messages(text: str, today: date | None = None) -> list[str]:
    """Return the problems as `line severity message`."""
    return [f"{fault.line} {fault.severity} {fault.message}" for fault in parse_bank(text, today=today).problems]


def problems_of(body: str, heading: str = "## T {#q}") -> list[str]:
    """Return the problems of one question, lines counted from its heading."""
    _, problems = parse_question(f"{heading}\n\n{body}")
    return [f"{fault.line} {fault.severity} {fault.message}" for fault in problems]


def unplaced(bank: Bank) -> Bank:
    return replace(bank, questions=tuple(replace(q, lines=(0, 0)) for q in bank.questions), problems=())


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


def test_what_is_wrong_with_a_case_is_said() -> None:
    question = "## Q{0} {{#q{0}}}\n\nWhat?\n\n> [!answer]\n> This.\n\n"
    text = "# A {#a}\n\n" + question.format(1) + "# B {#a}\nText.\n\n" + question.format(2)
    text += "# C {#c x=1}\nText.\n\n" + question.format(3) + "# No case\nWords.\n\n" + question.format(4)
    text += "# {#D}\nText.\n\n# E {#e}\n```\n\n" + question.format("1")
    bank = parse_bank("---\nbank: b\n---\n" + text)
    assert [f"{problem.line} {problem.severity} {problem.message}" for problem in bank.problems] == [
        "4 warning This case has no text; write below its heading what its questions are about.",
        "13 error The id 'a' is taken by the heading on line 4.",
        "16 error The case of this question cannot be read; mend that first.",
        "23 error Nothing reads 'x' in the heading of a case.",
        "26 error The case of this question cannot be read; mend that first.",
        "34 warning This is left out; give the heading above it an id to make it a case: # Title {#stable-id}.",
        "43 error The heading has no title.",
        "43 error The id 'D' may hold only a-z, 0-9 and single -, 100 characters at most.",
        "47 error The code fence that begins here is never closed.",
        "49 error The id 'q1' is taken by the heading on line 6.",
        "49 error The case of this question cannot be read; mend that first.",
    ]
    assert [(question.key, question.case) for question in bank.questions] == [("q1", "a"), ("q4", "")]
    assert [case.key for case in bank.cases] == ["a"]


def test_one_question_may_bring_its_case() -> None:
    question, problems = parse_question("# C {#c}\n\nText.\n\n## T {#q}\n\nWhat?\n\n> [!answer]\n> This.\n")
    assert question
    assert not problems
    assert (question.case, question.stimulus, question.lines) == ("c", "Text.", (5, 10))


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


def test_a_skill_is_a_key() -> None:
    assert problems_of("What?\n\n> [!answer]\n> This.\n\nSkill: two words") == [
        "8 error Write one skill by its key, without spaces: Skill: dva-c02/1.2"
    ]


def test_advice_stands_on_the_line_it_is_about() -> None:
    long = "An option that says far more than any of the others does, with a reason and a condition"
    assert problems_of(f"What?\n\n- [x] {long}\n  > a\n- [33%] b\n- [ ] None of the above\n  > c") == [
        "5 warning This right option is far longer than the others, which gives it away.",
        "7 warning Say below this option why it is wrong: > Because …",
        "7 warning Moodle knows no share of 33.0000000%; the nearest it knows is 33.33333%.",
        "8 warning Options are shuffled, so 'None of the above' can mean nothing; say it in full.",
    ]


def test_line_ends_and_byte_order_mark_change_nothing() -> None:
    assert parse_bank("\ufeff" + FILE.replace("\n", "\r\n")) == parse_bank(FILE)


def test_every_problem_is_reported_with_its_line() -> None:
    text = """\
---
bank: Bad Name
defaults: {status: done, colour: red}
---
Some words.

## No id

- [x] a

## One {#one kind=essay}

Really?

## Two {#two}

- a -> b
- -> c

## Two {#two status=soon}

What?

- [x] yes
- [v] no
- [ ] yes

Stray words.

Source: [x](javascript:alert) (checked 2026-11-20)
Source: [x](https://x.org) (checked 2026-13-40)
Source: https://x.org
"""
    assert messages(text) == [
        "2 error Name the bank with a-z, 0-9 and -: bank: its-name.",
        "3 warning Nothing reads 'colour' here; known are licence, status, tags, topic.",
        "3 error The status 'done' is none of draft, review, ready, retired.",
        "5 warning No question begins before this line, so it is left out; questions begin with ## Title {#stable-id}.",
        "7 error The question has no id; write it behind the title: {#stable-id}.",
        "7 error A choice needs at least two options.",
        "7 error Nothing is asked; write the question between its heading and the answers.",
        "9 warning Say below this option why it is right: > Because …",
        "11 error There is no kind 'essay'; known are cloze, computed, matching, multiple, numeric, "
        "ordering, recall, short, single, truefalse.",
        "15 error A matching needs at least two pairs: - left -> right",
        "15 error Nothing is asked; write the question between its heading and the answers.",
        "20 error The status 'soon' is none of draft, review, ready, retired.",
        "20 error The id 'two' is taken by the heading on line 15.",
        "24 warning Say below this option why it is right: > Because …",
        "25 error The mark [v] is none of [x], [ ], [-50%].",
        "25 warning Say below this option why it is wrong: > Because …",
        "26 error This option repeats the one on line 24.",
        "26 warning Say below this option why it is wrong: > Because …",
        "28 error This stands below the answers and would not be shown; move it above them.",
        "30 error The source 'javascript:alert' is no web address.",
        "31 error There is no day '2026-13-40'; write it as 2026-11-20.",
        "32 error Cannot read the source; write Source: [title](https://…) (checked 2026-11-20)",
    ]


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


def test_two_kinds_in_one_question_are_both_named() -> None:
    text = "Fill {{c1::this}}.\n\n- [x] a\n- [ ] b\n- [=] c\n"
    assert problems_of(text) == [
        "1 error This looks like cloze and short and single at once; make two questions, or say kind=… in the heading."
    ]


def test_the_heading_may_name_the_kind() -> None:
    question, _ = parse_question("## T {#q kind=short}\n\nWhich status code?\n\n- [=] 429\n")
    assert question
    assert question.kind == "short"


def test_plain_points_are_no_answer() -> None:
    assert problems_of("Which?\n\n- this\n- that\n") == [
        "5 error Nothing says which of these points are right; begin each with [ ], or with [x] for a right one."
    ]


def test_attributes_nobody_reads_are_errors() -> None:
    body = "Order.\n\n1. a\n2. b\n"
    assert problems_of(body, "## T {#q scroe=longest-run}") == [
        "1 error Nothing reads 'scroe' in the heading of this kind (ordering)."
    ]
    assert problems_of(body, "## T {#q score}") == [
        "1 error Cannot read 'score' in the heading; write {#id name=value}, each name once."
    ]


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


def test_front_matter_that_cannot_be_read_leaves_the_questions() -> None:
    for head, line in (("bank: [", 2), ("- a", 2), ("? [a]\n: b", 2), ("bank: \x01", 2), ("[" * 1200, 2)):
        bank = parse_bank(f"---\n{head}\n---\n## T {{#q}}\n\nWhat?\n\n> [!answer]\n> This.\n")
        assert len(bank.questions) == 1
        assert (bank.problems[0].severity, bank.problems[0].line) == ("error", line)
    assert messages("---\nbank: x\n")[0] == "1 error The front matter that begins here never ends; close it with ---."


def test_an_open_code_fence_is_reported_and_swallows_nothing() -> None:
    text = "## A {#a}\n\nWhat?\n\n```python\nx\n\n> [!answer]\n> This.\n\n## B {#b}\n\nWhat?\n\n> [!answer]\n> That.\n"
    bank = parse_bank(text)
    assert [question.key for question in bank.questions] == ["b"]
    assert messages(text)[1:] == ["5 error The code fence that begins here is never closed."]


def test_callouts_must_be_whole() -> None:
    assert problems_of("What?\n\n> [!answer]\n\n> [!explain]\n> a\n\n> [!explain]\n> b\n\n> [!hint]") == [
        "1 error There is no answer: no options, no accepted value, no numbered steps, no blank, no [!answer].",
        "5 error Nothing stands in this [!answer]; write it below, each line behind >.",
        "10 error A second [!explain] would be lost; write one.",
        "13 error Nothing stands in this [!hint]; write it below, each line behind >.",
    ]


def test_a_reason_must_be_indented_and_come_last() -> None:
    assert problems_of("What?\n\n- [x] a\n> why\n- [ ] b\n  > why not\n  more\n")[-2:] == [
        "6 error This stands below the answers and would not be shown; move it above them.",
        "9 error This stands below the reason of the line above; write > before it, or move it up.",
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


def test_front_matter_of_the_wrong_shape_is_reported() -> None:
    head = "bank: [a]\ntitle: {b: c}\ndefaults:\n  tags: lambda\n  topic: two words\n"
    assert messages(f"---\n{head}---\n") == [
        "2 error Write one text after bank:",
        "2 error Name the bank with a-z, 0-9 and -: bank: its-name.",
        "3 error Write one text after title:",
        "5 error Write the tags as a list of words: tags: [lambda, dva-c02/1.2].",
        "6 error The topic 'two words' may hold no spaces.",
    ]
    assert messages("---\nbank: b\ndefaults: none\n---\n") == ["3 error Write the defaults as name: value."]


def test_properties_of_a_question_are_checked() -> None:
    body = "What?\n\n> [!answer]\n> This.\n\nTopic: a\nTopic: b\n"
    assert problems_of(body, '## T {#q topic="b c" tags="x y"}') == [
        "1 error Two topics are given, a and b c.",
        "1 error Write tags with a comma and no space between them: tags=lambda,s3",
        "9 error Write one topic by its key, without spaces: Topic: its-key",
    ]
    assert problems_of("What?\n\n> [!answer]\n> This.", '## T {#Q topic="b c"}') == [
        "1 error The id 'Q' may hold only a-z, 0-9 and single -, 100 characters at most.",
        "1 error The topic 'b c' may hold no spaces.",
    ]


def test_a_kind_that_is_named_must_find_its_parts() -> None:
    assert problems_of("What?", "## T {#q kind=recall}") == ["1 error Write the back of the card: > [!answer]"]
    assert problems_of("What?\n\n- [x] a {.aa}\n  > b\n- [ ] c\n  > d", "## T {#q kind=multiple}") == [
        "1 error Mark two options or more as right: [x]."
    ]
    assert problems_of("What?\n\n- [x] a", "## T {#q kind=short}") == [
        "1 error Give one right answer in plain words, to show afterwards: - [=] words",
        "5 error The mark [x] is none of [=], [=50%], [=0%].",
    ]
    assert problems_of("What?\n\n1. a\n2. b", "## T {#q score=most}") == [
        "1 error The rule score=most is none of longest-run, all-or-nothing."
    ]


def test_one_question_is_one_question() -> None:
    assert problems_of("What?\n\n> [!answer]\n> This.\n\n## U {#u}\n\nWhat?\n\n> [!answer]\n> That.") == [
        "1 error Write one question here, with its heading: ## Title {#stable-id}"
    ]
    assert parse_question("")[1][0].line == 1
    assert parse_question("x" * 2_000_001)[0] is None


def test_a_file_too_long_is_refused() -> None:
    assert messages("x" * 20_000_001) == ["0 error The file is longer than 20,000,000 characters."]


def test_a_day_is_written_in_one_way() -> None:
    assert problems_of("What?\n\n> [!answer]\n> This.\n\nSource: [x](https://x.org) (checked 20 November)") == [
        "8 error There is no day '20 November'; write it as 2026-11-20."
    ]


def test_a_source_full_of_brackets_is_refused_at_once() -> None:
    assert problems_of("What?\n\n> [!answer]\n> This.\n\nSource: [" + "](x" * 100_000) == [
        "8 error Cannot read the source; write Source: [title](https://…) (checked 2026-11-20)"
    ]


LINES = sorted({line for kind in KINDS.values() for text in kind.examples for line in text.split("\n")})
scraps = st.sampled_from(
    [
        *LINES,
        *FILE.split("\n"),
        "```",
        "```yaml params",
        "x: {choice: [1, 2]}",
        "answer: x",
        "- [=] {{x}}",
        "- a -> b",
        "# Case {#case}",
        "# No case",
        "> [!hint] h",
        "> [!hint]",
        "Skill: s",
        "- [=] /x/",
        "- [=] \\/x/",
        "---",
        ">",
        "  >",
        "- [",
        "10) x",
        "## ",
        "\t- [x] a",
    ]
)
WHOLE = FILE + "".join(text for kind in KINDS.values() for text in kind.examples)
cuts = st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 12), st.text(alphabet="#`>-[]{}=|:.\n\t ~x1*", max_size=4))


def mutated(changes: list[tuple[int, int, str]]) -> str:
    text = WHOLE
    for start, size, new in changes:
        text = text[:start] + new + text[start + size :]
    return text


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
