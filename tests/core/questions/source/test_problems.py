"""Question files: every problem is reported, with the line it stands on."""

from study.core.questions.source.reader import parse_bank, parse_question
from tests.core.questions.source.files import messages, problems_of


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
        "ordering, points, recall, short, single, truefalse.",
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


def test_two_kinds_in_one_question_are_both_named() -> None:
    text = "Fill {{c1::this}}.\n\n- [x] a\n- [ ] b\n- [=] c\n"
    assert problems_of(text) == [
        "1 error This looks like cloze and short and single at once; make two questions, or say kind=… in the heading."
    ]


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


def test_a_reason_must_come_last() -> None:
    assert problems_of("What?\n\n- [x] a\n  > why\n- [ ] b\n  > why not\n  more\n")[-1:] == [
        "9 error This stands below the reason of the line above; write > before it, or move it up.",
    ]


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
