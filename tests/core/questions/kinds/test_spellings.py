"""What learners really type: right answers count in any spelling, and no wrong one comes in with them."""

from typing import Any

import pytest

from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.text import parse_question
from study.core.questions.wording import alike


def score(text: str, *typed: str) -> float | str:
    """The score of what was typed (into each blank), or "refused"."""
    question, problems = parse_question(f"## T {{#q}}\n\n{text}\n" if not text.startswith("##") else text)
    assert question, problems
    kind, body = KINDS[question.kind], question.body
    form = {f"blank-{n}": [one] for n, one in enumerate(typed, 1)} if question.kind == "cloze" else {"answer": typed}
    answer: Any = kind.read(body, form)
    return "refused" if isinstance(answer, Problem) else kind.grade(body, answer)


TIMEOUT = "How long?\n\n- [=] 900 ±0 s"
PAYLOAD = "How large?\n\n- [=] 6 MB"
RATE = "How many?\n\n- [=] 1000 requests/s"
PRICE = "How much?\n\n- [=] 0.2 USD"
COUNT = "How many?\n\n- [=] 1000"


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        *((TIMEOUT, typed, 1) for typed in ("15m", "15 min.", "15 mins", "0,25 h", "0.25 hours", "900 secs", "900s")),
        *((TIMEOUT, typed, 1) for typed in ("fifteen minutes", "Fifteen Minutes", "900.000 ms", "900 000 ms", "900")),
        *((TIMEOUT, typed, 1) for typed in ("about 15 minutes", "= 900", "14 min 60 s", "900,0", "９００ ｓ")),
        *((TIMEOUT, typed, 0) for typed in ("15", "15 s", "15 h", "16 min", "−900", "0,25", "900,5", "901 s", "90")),
        *((TIMEOUT, typed, "refused") for typed in ("abc", "15 parsec", "15 MB", "15 min 5 MB", "9 00", "")),
        *((PAYLOAD, typed, 1) for typed in ("6 megabytes", "6MB", "6 M", "6 MiB", "6 mebibytes", "6,000 KB", "6")),
        *((PAYLOAD, typed, 1) for typed in ("6.144 KB", "6,144 kilobytes", "6144 kB", "6000k", "6.000.000 bytes")),
        *((PAYLOAD, typed, 0) for typed in ("6 KB", "6 GB", "6,100 KB", "6.5 MB", "6,5 MB", "6000", "6000 MB", "60")),
        *((RATE, typed, 1) for typed in ("1000 requests per second", "1,000 req/s", "1k rps", "1000/s", "60000/min")),
        *((RATE, typed, 1) for typed in ("one thousand requests/s", "1 k requests / second")),
        *((RATE, typed, 0) for typed in ("1000 requests/min", "100 rps")),
        *((RATE, typed, "refused") for typed in ("1000 requests", "1000 s", "1000 users/s")),
        *((PRICE, typed, 1) for typed in ("$0.20", "0,20 $", "0.20 dollars", "20 cents", "US$0.2", "0.2", "20¢")),
        *((PRICE, typed, 0) for typed in ("$20", "2 cents", "0.02")),
        *((PRICE, typed, "refused") for typed in ("0.20 €", "$0.20 s")),
        *((COUNT, typed, 1) for typed in ("1,000", "1 000", "1.000", "1'000", "1e3", "1k", "1 thousand", "1000.0")),
        *((COUNT, typed, 0) for typed in ("1,0", "100", "10,000", "10.000", "1m")),
    ],
)
def test_numbers(text: str, typed: str, expected: float | str) -> None:
    assert score(text, typed) == expected


def test_a_listed_wrong_number_stays_wrong_however_it_could_be_read() -> None:
    about = "How large?\n\n- [=] 6 MB\n- [=0%] 6000 KB\n  > By 1,024."
    assert score(about, "6,000 KB") == 0
    assert score(about, "6,144 KB") == 1
    assert score("How many?\n\n- [=] 1000\n- [=0%] 1", "1.000") == 0
    assert score("How many?\n\n- [=] 1000\n- [=0%] *", "1.000") == 1


def test_an_author_may_ask_for_one_way_to_count_sizes() -> None:
    binary = "## T {#q sizes=binary}\n\nHow large?\n\n- [=] 6 MB\n"
    decimal = "## T {#q sizes=decimal}\n\nHow large is {{c1::6 MB}}?\n"
    assert [score(binary, "6,000 KB"), score(binary, "6,144 KB")] == [0, 1]
    assert [score(decimal, "6,000 KB"), score(decimal, "6,144 KB"), score(decimal, "6,000 kilobytes")] == [1, 0, 1]
    _, problems = parse_question("## T {#q sizes=both}\n\nHow large?\n\n- [=] 6 MB\n")
    assert [problem.message for problem in problems] == [
        "The sizes 'both' are none of binary, decimal; leave it out to accept both."
    ]


def test_an_answer_is_graded_in_the_unit_it_was_asked_in() -> None:
    asked, _ = parse_question("## T {#q}\n\nHow long?\n\n- [=] 900 s\n")
    mended, _ = parse_question("## T {#q}\n\nHow long?\n\n- [=] 15 min\n")
    assert asked and mended
    kind = KINDS["numeric"]
    answer = kind.read(asked.body, {"answer": ["900"]})
    assert not isinstance(answer, Problem)
    assert kind.grade(mended.body, answer) == 1
    # Of answers given before the unit was kept with them, the key's own is meant.
    assert kind.grade(asked.body, {"value": 900.0, "text": "900"}) == 1


API = "Which?\n\n- [=] Runtime API"


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        *(
            (API, typed, 1)
            for typed in ("the Runtime API", "Runtime-API", "runtime api.", "“Runtime API”", "RuntimeAPI")
        ),
        *((API, typed, 1) for typed in ("RuntimeAPI", "`Runtime API`", "A runtime API!", "'the  runtime‑api'")),
        *((API, typed, 0) for typed in ("Runtime", "Runtime APIs v2", "not the Runtime API", "API Runtime", ".")),
        ("Which?\n\n- [=] two retries", "2 retries", 1),
        ("Which?\n\n- [=] 2 retries at most", "Two retries at most.", 1),
        ("Which?\n\n- [=] after 1,000 requests in a row", "after 1000 requests in a row", 1),
        ("Which?\n\n- [=] a quarter of an hour\n- [=] 15 min", "fifteen minutes", 1),
        ("Which?\n\n- [=] a quarter of an hour\n- [=] 15 min", "15", 0),
        ("Which?\n\n- [=] the `handler` of the function", "handler of function", 1),
        ("Which?\n\n- [=] `-v`", "-v", 1),
    ],
)
def test_words(text: str, typed: str, expected: float) -> None:
    assert score(text, typed) == expected


@pytest.mark.parametrize(
    ("listed", "typed"),
    [
        *(("HTTPS", "HTTP"), ("A record", "record"), ("-v", "v"), ("C++", "C"), ("C#", "C"), ("1.5", "15")),
        *(("not idempotent", "idempotent"), ("3.12", "312"), ("5 10", "510"), ("1-2", "12"), ("vitamin A", "vitamin")),
        *(("a", "the"), ("retry", "retries"), ("/tmp", "tmp"), ("log_group", "loggroup"), ("x*y", "xy"), ("!", "?")),
    ],
)
def test_words_that_are_not_alike(listed: str, typed: str) -> None:
    assert not alike(listed, typed)
    assert alike(listed, f" {listed} ") or listed == "!"


def test_what_means_two_answers_counts_as_written_only() -> None:
    told_apart = "Which?\n\n- [=] re-sign\n- [=0%] resign\n  > That is to leave."
    assert [score(told_apart, typed) for typed in ("re-sign", "resign", "re sign", "the resign")] == [1, 0, 0, 0]
    same = "Which?\n\n- [=] cold start\n- [=] cold-start"
    assert score(same, "the cold start.") == 1
    assert score("Which?\n\n- [=] Runtime API\n- [=0%] /the .*/i\n- [=0%] *", "the Runtime API") == 0
    assert score("Which?\n\n- [=] Runtime API\n- [=50%] *", "the Runtime API") == 1


def test_blanks() -> None:
    text = "The {{c1::Runtime API}} takes {{c2::6 MB}} for {{c3::900|15 min}} seconds."
    assert score(text, "the Runtime-API", "6 megabytes", "15m") == 1
    assert score(text, "Runtime API", "6,000 KB", "0,25 h") == 1
    assert score(text, "Runtime", "6 KB", "15") == 0


def test_the_answer_of_another_blank_is_no_spelling_of_this_one() -> None:
    sizes = "Not {{c1::6 MB}} but {{c2::6000 KB}}."
    assert score(sizes, "6,000 KB", "6,000 KB") == 0.5
    assert score(sizes, "6 MB", "6000 KB") == 1
    words = "To {{c1::resign}} is not to {{c2::re-sign}}, and {{c3::resign}} is it."
    assert score(words, "resign", "re-sign", "resign") == 1
    assert score(words, "re-sign", "the resign", "Resign.") == 0
    assert score("{{c1::Lambda}} and {{c2::Lambda}}", "the Lambda", "lambda.") == 1


def test_a_computed_question_reads_as_the_kind_it_asks() -> None:
    question, _ = parse_question(KINDS["computed"].examples[0])
    assert question
    kind = KINDS["computed"]
    body = kind.vary(question.body, 0)
    for typed, expected in (("2,0", 1), ("two", 1), ("2.00", 1), ("4,0", 0)):
        answer = kind.read(body, {"answer": [typed]})
        assert not isinstance(answer, Problem)
        assert kind.grade(body, answer) == expected
