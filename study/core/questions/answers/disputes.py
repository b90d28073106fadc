"""Adds answers that learners typed to those a question accepts."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from study.core.problem import Problem
from study.core.questions.answers.text_match import folded
from study.core.questions.kinds import KINDS
from study.core.questions.question import Answer, Kind, Question
from study.core.questions.source.reader import parse_question
from study.core.questions.source.writer import TEXT_KEY, write_alone


def disputable(kind: Kind[Any], body: Any, answer: Answer | None) -> Mapping[str, str]:
    """What was typed and did not count in full, by its place: those a learner may call right all the same."""
    return kind.typed(body, answer) if answer else {}


def gave(kind: Kind[Any], body: Any, answer: Answer | None, place: str, text: str) -> bool:
    """Whether an answer has this text in this place, and it did not count in full."""
    said = disputable(kind, body, answer).get(place)
    return said is not None and folded(said) == folded(text)


def accept(question: Question, place: str, text: str) -> Question | Problem:
    """The question with one more accepted answer. A question that could not be written and read again with it
    is a Problem."""
    body = KINDS[question.kind].accepting(question.body, place, text)
    if isinstance(body, Problem):
        return body
    found = replace(question, body=body)
    again, problems = parse_question(write_alone(replace(found, key=TEXT_KEY)))
    if again is None or again.body != body:
        fault = next((problem.message for problem in problems if problem.severity == "error"), "")
        return Problem(f"This cannot be written as an accepted answer. {fault}".strip())
    return found
