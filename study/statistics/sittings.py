"""What was answered in mock exams and assigned quizzes, pilots too, as attempts at a bank's questions.

Whoever first met a question there has their first answer there: it counts in place of a later one in the reviews. A
blank tells nothing. Exams give the whole answer or nothing, so a mark is 0 or 1, by the key that counts now.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from study.banks.models import Bank, Question, Version
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.question import decode
from study.review.models import Review


@dataclass(frozen=True, slots=True)
class Sat:
    """The first answers of learners who met a question in a sitting, by version and learner. `later` holds question
    and learner of those who answered it in the reviews too, after that."""

    given: dict[int, dict[int, tuple[float, str | None]]] = field(default_factory=dict)
    seeds: dict[int, dict[int, int]] = field(default_factory=dict)
    later: frozenset[tuple[int, int]] = frozenset()
    question_of: dict[int, int] = field(default_factory=dict)

    def is_later(self, version: int, learner: int) -> bool:
        """Whether this learner's answer in the reviews came after one in a sitting."""
        return (self.question_of.get(version, 0), learner) in self.later


def sat(bank: Bank) -> Sat:
    """The first answers to the bank's questions that were given in sittings which have ended."""
    rows = _first(
        Question.objects.filter(bank=bank, slots__sitting__ended_at__isnull=False, slots__chosen_at__isnull=False)
        .order_by("slots__chosen_at", "slots__pk")
        .values_list(
            *("pk", "slots__sitting__learner", "slots__version", "slots__seed", "slots__chosen", "slots__right"),
            "slots__chosen_at",
        )
    )
    if not rows:
        return Sat()
    reviewed = _reviewed(bank, {learner for _, learner in rows})
    versions = Version.objects.in_bulk({row[0] for row in rows.values()})
    bodies = {pk: decode(KINDS[version.kind].body, version.body) for pk, version in versions.items()}
    found = Sat(
        later=frozenset(key for key, row in rows.items() if key in reviewed and row[-1] <= reviewed[key]),
        question_of=dict(Version.objects.filter(question__bank=bank).values_list("pk", "question")),
    )
    for key, (version, seed, chosen, right, at) in rows.items():
        if key in reviewed and reviewed[key] < at:
            continue
        kind = KINDS[versions[version].kind]
        read = kind.read(kind.vary(bodies[version], seed), {"answer": chosen})
        text = None if isinstance(read, Problem) else json.dumps(read)
        found.given.setdefault(version, {})[key[1]] = (float(bool(right)), text)
        found.seeds.setdefault(version, {})[key[1]] = seed
    return found


def _first(rows: Iterable[Any]) -> dict[tuple[int, int], tuple[int, int, list[str], bool, datetime]]:
    """The first answer of each learner to each question; what was taken back is none."""
    found: dict[tuple[int, int], tuple[int, int, list[str], bool, datetime]] = {}
    for question, learner, version, seed, chosen, right, at in rows:
        if chosen:
            found.setdefault((question, learner), (version, seed, chosen, right, at))
    return found


def _reviewed(bank: Bank, learners: set[int]) -> dict[tuple[int, int], datetime]:
    """When these learners first answered each of the bank's questions in the reviews."""
    rows = Review.objects.filter(version__question__bank=bank, learner__in=learners).order_by("-answered_at")
    return {
        (question, learner): at
        for question, learner, at in rows.values_list(*("version__question", "learner", "answered_at"))
    }
