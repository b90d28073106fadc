"""A candidate before its judge."""

from collections.abc import Callable
from dataclasses import dataclass

from study.core.generators.candidate import Candidate
from study.core.generators.entry import Entry
from study.core.generators.statements import Corpus
from study.core.questions.question import Parts


@dataclass(frozen=True)
class Case:
    """A candidate with all that checks look at, worked out once. None is a card of the writer's own."""

    candidate: Candidate
    corpus: Corpus
    parts: Parts
    asked: str
    main: Entry | None


type Check = Callable[[Case], str]
