"""Tests a question before anybody has to answer it: its own promises, possible improvements, and what prevents
its publication.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.question import Kind, Question, Sample, decode, encode
from study.core.questions.source.reader import parse_question
from study.core.questions.source.writer import write_question

SEEDS = range(5)
# A question that varies is checked as every one of these seeds draws it.
DRAWS = range(100)
# Names that only a body may use: a learner's page is made of what is presented.
HIDDEN = frozenset({"right", "answer", "accepted", "fraction", "reason", "score", "rules", "target", "correct"})


def check(question: Question) -> tuple[Problem, ...]:
    """Return every promise that `question` breaks: samples that score otherwise than they say, a
    presentation that gives the answer away or changes, a body that is lost in storage."""
    kind = KINDS.get(question.kind)
    if kind is None:
        return (_problem(question, f"There is no kind {question.kind!r}; known are {', '.join(KINDS)}."),)
    return tuple(_problem(question, message) for message in broken_promises(question, kind))


def advise(question: Question) -> tuple[Problem, ...]:
    """Return warnings about a question that was not read from text, whose lines would have them."""
    kind = KINDS.get(question.kind)
    words = kind.advise(question.body) if kind else ()
    return tuple(replace(_problem(question, message), severity="warning") for message in words)


def publishable(question: Question, today: date | None = None) -> tuple[Problem, ...]:
    """Return what keeps `question` from being published: its text must read back without an error, it
    must keep its promises, have a right answer, and a source that somebody checked; with `today`, not
    on a day to come."""
    return tuple(_problem(question, message) for message in (*_source_faults(question, today), *_faults(question)))


def _source_faults(question: Question, today: date | None) -> Iterator[str]:
    if not question.sources:
        yield "Name a source: Source: [title](https://…) (checked 2026-11-20), or a book and its page"
    for source in question.sources:
        if today and source.checked > today:
            yield f"The source {source.title!r} was checked after today, on {source.checked}."


def _faults(question: Question) -> Iterator[str]:
    kind = KINDS.get(question.kind)
    if kind is None:
        yield f"There is no kind {question.kind!r}; known are {', '.join(KINDS)}."
        return
    _, problems = parse_question(write_question(question))
    faults = [problem.message for problem in problems if problem.severity == "error"]
    yield from faults
    if not faults:  # a body that no text could give, without a right answer say, may break all of them
        yield from broken_promises(question, kind)


def broken_promises(question: Question, kind: Kind[Any]) -> Iterator[str]:
    """Say what `kind` breaks with the body of `question`."""
    body = question.body
    if decode(kind.body, json.loads(json.dumps(encode(body)))) != body:
        yield "The question changes when it is stored and read again."
    for drawn in variants(kind, body):
        yield from _broken_promises(kind, drawn)


def variants[B](kind: Kind[B], body: B) -> list[B]:
    """Return every body that `kind` draws from `body`: itself alone where nothing varies."""
    drawn: list[B] = []
    for seed in DRAWS:
        one = kind.vary(body, seed)
        if one not in drawn:
            drawn.append(one)
    return drawn


def _broken_promises(kind: Kind[Any], body: Any) -> Iterator[str]:
    if kind.grade(body, None) != 0:
        yield "No answer at all is worth more than 0."
    for sample in kind.samples(body):
        yield from _sample_faults(sample, kind, body)
    for seed in SEEDS:
        shown = encode(kind.present(body, seed))
        if shown != encode(kind.present(body, seed)):
            yield f"The same seed, {seed}, shows different questions."
        leaks = sorted(set(names(shown)) & HIDDEN)
        if leaks:
            yield f"What the learner sees before the answer holds {', '.join(leaks)}."


def _sample_faults(sample: Sample, kind: Kind[Any], body: Any) -> Iterator[str]:
    answer = kind.read(body, sample.form)
    said = json.dumps(dict(sample.form), ensure_ascii=False)
    if isinstance(answer, Problem):
        if sample.score is not None:
            yield f"The answer {said} should be worth {sample.score:g} but cannot be read: {answer.message}"
        return
    score = kind.grade(body, answer)
    if sample.score is None:
        yield f"The answer {said} should not be readable but is worth {score:g}."
    elif abs(score - sample.score) > 1e-9:
        yield f"The answer {said} is worth {score:g} instead of {sample.score:g}."


def names(data: Any) -> Iterator[str]:
    """Return the names of all fields in plain JSON, however deep."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield name
            yield from names(value)
    elif isinstance(data, list):
        for value in data:
            yield from names(value)


def _problem(question: Question, message: str) -> Problem:
    return Problem(message, line=question.lines[0], subject=question.key)
