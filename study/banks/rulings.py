"""Rulings on typed answers: looked up by the words of the answer, and kept through edits."""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from typing import Any

from study.banks.models import Ruling, Version
from study.core.problem import Problem
from study.core.questions.answers.text_match import folded
from study.core.questions.kinds import KINDS
from study.core.questions.question import Question as CoreQuestion
from study.core.questions.question import decode


def form_of(text: str) -> str:
    """What the same words have in common, whoever types them: a digest, since an index holds no long texts."""
    return sha256(folded(text).encode("utf-8", "surrogatepass")).hexdigest()


def with_rulings(question: CoreQuestion, rulings: Iterable[Ruling]) -> CoreQuestion:
    """A question that is made anew from notes or a file, with the answers that were accepted for it. They hold
    as long as it asks the same and its answer is the same."""
    for ruling in rulings:
        if _holds(question, ruling.version):
            body = KINDS[question.kind].accepting(question.body, ruling.place, ruling.given)
            question = question if isinstance(body, Problem) else replace(question, body=body)
    return question


def _holds(question: CoreQuestion, ruled: Version) -> bool:
    if (question.kind, question.prompt) != (ruled.kind, ruled.prompt):
        return False
    return _answer(question.kind, decode(KINDS[ruled.kind].body, ruled.body)) == _answer(question.kind, question.body)


def _answer(kind: str, body: Any) -> str:
    return KINDS[kind].explain(body, None, 0).answer


def basis_of(asked: Version) -> str:
    """What names for what an answer is accepted, wherever it is asked: a digest of kind, prompt and answer."""
    return _basis(asked.kind, asked.prompt, decode(KINDS[asked.kind].body, asked.body))


def basis_in(asked: CoreQuestion) -> str:
    """The same of a question that has no version yet."""
    return _basis(asked.kind, asked.prompt, asked.body)


def _basis(kind: str, prompt: str, body: Any) -> str:
    said = (kind, prompt, _answer(kind, body))
    return sha256("\0".join(said).encode("utf-8", "surrogatepass")).hexdigest()
