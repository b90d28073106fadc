"""The written questions of the shipped courses say nothing that the dated facts of their course call wrong."""

import re
import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest

from study.core.computed.authored import freeze
from study.core.facts.facts import Claim, DatedFact, check_claims, place_of, read_facts
from study.core.notes.model import Fact, Notes, Topic
from study.core.questions.interaction import Blanks, Interaction, Numbers, OneOf, Pairs, SomeOf, Words
from study.core.questions.kinds import KINDS
from study.core.questions.question import Question
from study.core.questions.source.reader import parse_bank
from study.core.text.quantities import quantities
from study.core.text.quantity import Quantity, same

CONTENT = Path(__file__).parents[3] / "content"
COURSES = sorted(path.parent for path in CONTENT.glob("*/course.toml"))
BANKS = sorted(CONTENT.glob("*/questions/*.md"))


@cache
def facts_of(course: Path) -> tuple[DatedFact, ...]:
    return read_facts(tomllib.loads((course / "facts.toml").read_text(encoding="utf-8")))[0]


@cache
def outline(course: Path) -> dict[str, Any]:
    return tomllib.loads((course / "course.toml").read_text(encoding="utf-8"))


def lines(question: Question) -> list[str]:
    """What a question says for true: its last sentence with each right answer, and why that is right; or its text
    with the blanks filled in. What stands before the last sentence is a case, in which anything may be assumed."""
    kind = KINDS[question.kind]
    asked = kind.interaction(question.body, question.prompt)
    if isinstance(asked, Blanks):
        filled = (text + (blank.accepted[0] if blank else "") for text, blank in zip_longest(asked.texts, asked.blanks))
        return "".join(filled).split("\n")
    last = re.split(r"(?<=[.?!]) |\n", kind.stem(question.body, question.prompt).strip())[-1]
    return [*(f"{last} {right}" for right in kind.parts(question.body).right), *reasons(asked)]


def reasons(asked: Interaction | None) -> list[str]:
    """Why the right answers are right."""
    match asked:
        case OneOf() | SomeOf():
            return [option.reason for option in asked.options if option.right]
        case Numbers():
            return [rule.reason for rule in asked.rules if rule.score == 1]
        case Words():
            return [accepted.reason for accepted in asked.accepted if accepted.score == 1]
        case Pairs():
            return [pair.reason for pair in asked.pairs]
    return []


def claims(course: Path, question: Question) -> tuple[Claim, ...]:
    said = tuple(Fact(str(number), "statement", line, (1, 1)) for number, line in enumerate(lines(question)))
    topic = Topic(question.topic, question.title, 1, "", "questions.md", (1, 1), (1, 1), said)
    return check_claims(Notes((topic,)), facts_of(course), place_of(outline(course)["title"], course.name))


def refuted(course: Path, question: Question) -> list[tuple[str, str, str, str]]:
    return [
        (question.key, claim.fact, claim.says, claim.holds)
        for claim in claims(course, question)
        if claim.verdict in ("wrong", "out-of-date")
    ]


@pytest.mark.parametrize("bank", BANKS, ids=lambda path: f"{path.parents[1].name}/{path.stem}")
def test_no_right_answer_is_refuted(bank: Path) -> None:
    questions = parse_bank(bank.read_text(encoding="utf-8"), bank.name, date(2026, 11, 26)).questions
    assert {question.topic for question in questions} <= {one["key"] for one in outline(bank.parents[1])["topic"]}
    assert questions
    assert [one for question in questions for one in refuted(bank.parents[1], freeze(question)[0])] == []


@pytest.mark.parametrize("course", COURSES, ids=lambda path: path.name)
def test_the_facts_have_something_to_say_of_every_course(course: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((course / "questions").glob("*.md"))]
    questions = [freeze(one)[0] for text in texts for one in parse_bank(text, "q.md", date(2026, 11, 26)).questions]
    confirmed = {question.key for question in questions if claims(course, question)}
    assert len(confirmed) >= 5


WRONG = [
    ("aws-lambda", "How long may an invocation of a Lambda function run at most?\n\n- [=] 300 ±0 s\n  > Why.\n"),
    ("aws-lambda", "A failed asynchronous event is retried {{c1::three::number}} times.\n"),
    ("networking-basics", "A DHCP server listens on UDP port {{c1::68::number}}.\n"),
    (
        "networking-basics",
        "What is the MTU of Ethernet?\n\n- [x] 1,518 bytes {.a}\n  > So.\n- [ ] 9 bytes {.b}\n  > No.\n",
    ),
]


@pytest.mark.parametrize(("course", "text"), WRONG)
def test_a_number_that_disagrees_is_found(course: str, text: str) -> None:
    (question,) = parse_bank(f"## Q {{#q topic=t status=draft}}\n\n{text}", "q.md", date(2026, 11, 26)).questions
    assert len(refuted(CONTENT / course, question)) == 1


WORDS = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8"}
UNDATED = {"failures-loop", "sec-extension-ttl"}
"""Questions that ask for a figure which no dated fact states; their sources alone do."""


def figures(text: str) -> tuple[Quantity, ...]:
    """The amounts of a text, also those in words."""
    plain = re.sub(r"[A-Za-z]+", lambda word: WORDS.get(word[0].lower(), word[0]), text.replace("*", ""))
    return quantities(re.sub(r" ±\S+", "", plain))


def unstated(course: Path, question: Question) -> bool:
    """Whether a question that gives no figure asks for one that no fact of its topic, or of its source, states."""
    if question.kind != "numeric" or figures(question.prompt):
        return False
    sources = {source.url for source in question.sources}
    facts = [one for one in facts_of(course) if one.topic == question.topic or one.source.url in sources]
    stated = [figure for fact in facts for figure in figures(f"{fact.headline} {fact.text}")]
    (asked,) = figures(KINDS[question.kind].parts(question.body).right[0])
    return not any(same(asked, one) if asked.unit and one.unit else asked.value == one.value for one in stated)


def test_a_figure_that_is_asked_for_is_that_of_a_dated_fact() -> None:
    asked = [
        (bank.parents[1], one)
        for bank in BANKS
        for one in parse_bank(bank.read_text(encoding="utf-8"), bank.name, date(2026, 11, 26)).questions
    ]
    assert {one.key for course, one in asked if unstated(course, one)} == UNDATED
    for course, one in asked:
        if one.kind == "numeric" and not figures(one.prompt) and one.key not in UNDATED:
            assert unstated(course, otherwise(one)), one.key


def otherwise(question: Question) -> Question:
    """The same, with another figure for its answer."""
    first = question.body.rules[0]
    value = 7 + 3 * first.target.low
    target = replace(first.target, text=f"{value:g} {first.target.unit}".strip(), low=value, high=value)
    return replace(question, body=replace(question.body, rules=(replace(first, target=target),)))
