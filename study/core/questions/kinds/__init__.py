"""The kinds of question, one folder each: `KINDS` holds them by name. Code that needs a kind for what is asked,
rather than a named one, finds it here by its interaction.
"""

import sys
from collections.abc import Iterable, Sequence
from typing import Any

from study.core.discovery import plugins
from study.core.questions.interaction import Interaction
from study.core.questions.question import Kind, Question

KINDS: dict[str, Kind[Any]] = plugins(sys.modules[__name__], Kind)


def interaction(question: Question) -> Interaction | None:
    """What a question asks for; None where no interaction holds it."""
    return KINDS[question.kind].interaction(question.body, question.prompt)


def right_of(question: Question) -> Sequence[str]:
    """What is right by a question, whatever is wrong beside it and for whatever reason."""
    parts = KINDS[question.kind].parts(question.body)
    return parts.right if parts.ordered else sorted(parts.right)


def made_of(sort: type[Any]) -> Kind[Any]:
    """The kind that questions with this interaction become, where nobody names one."""
    return next(kind for kind in KINDS.values() if kind.made_of is sort)


def made(asked: Interaction) -> tuple[Kind[Any], Any]:
    """The kind that is made of this interaction, and its body."""
    kind = made_of(type(asked))
    return kind, kind.make(asked)


def names(sorts: Iterable[type[Any]]) -> list[str]:
    """The names of the kinds that are made of these."""
    return [made_of(sort).name for sort in sorts]
