"""Where in the notes a question is from: as a line above it, or before its prompt in files without such a line."""

from collections.abc import Iterable
from dataclasses import replace

from study.core.questions.interaction import Blanks
from study.core.questions.kinds import interaction, made
from study.core.questions.question import Question

BETWEEN = " › "


def line(places: Iterable[str]) -> str:
    """The places from the outermost to the innermost, as one line."""
    return BETWEEN.join(places)


def in_front(question: Question) -> Question:
    """Return `question` with its context in front of what it asks, for a file that has no place for it."""
    if not question.context:
        return question
    body, asked = question.body, interaction(question)
    if isinstance(asked, Blanks):  # its text stands where others have their prompt
        _, body = made(replace(asked, texts=(f"{question.context}\n\n{asked.texts[0]}", *asked.texts[1:])))
    return replace(question, prompt=f"{question.context}\n\n{question.prompt}", body=body, context="")
