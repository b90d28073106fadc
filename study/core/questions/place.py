"""Where in the notes a question is from: the line above it, and the same in front of it where there is none."""

from collections.abc import Iterable
from dataclasses import replace

from study.core.questions.kinds.cloze import Cloze
from study.core.questions.question import Question

BETWEEN = " › "


def line(places: Iterable[str]) -> str:
    """The places from the outermost to the innermost, as one line."""
    return BETWEEN.join(places)


def in_front(question: Question) -> Question:
    """Return `question` with its context in front of what it asks, for a file that has no place for it."""
    if not question.context:
        return question
    body = question.body
    if isinstance(body, Cloze):  # its text stands where others have their prompt
        body = replace(body, texts=(f"{question.context}\n\n{body.texts[0]}", *body.texts[1:]))
    return replace(question, prompt=f"{question.context}\n\n{question.prompt}", body=body, context="")
