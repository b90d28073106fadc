"""A quiz on paper from a bank: what somebody asks for, the questions that can be printed, and the paper."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from study.banks.listing import Filters, filtered
from study.banks.models import Bank, Question, Status
from study.banks.rows import restored
from study.core.papers.paper import (
    MOST_QUESTIONS,
    MOST_VERSIONS,
    Candidate,
    Version,
    available,
    drawn,
    versions,
)
from study.core.papers.printed import printed
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.text.plural import counted
from study.web.cleaning import whole

LONGEST_TITLE = 200
LARGEST_SEED = 999_999_999
USUAL = 10
"""Questions of a paper where nobody says how many."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks for, as the address says it. A number that is none of those allowed is 0, a `seed` -1."""

    filters: Filters
    title: str
    questions: int
    versions: int
    seed: int
    reasons: bool

    @classmethod
    def read(cls, given: Mapping[str, Any], bank: Bank) -> "Wanted":
        """From the query of an address. Of the filters of the list those apply that say what is asked; ready
        questions alone are printed."""
        looked_for = Filters.read(given)
        return cls(
            filters=Filters(status=Status.READY, kind=looked_for.kind, tag=looked_for.tag, topic=looked_for.topic),
            title=" ".join(str(given.get("title", "")).split())[:LONGEST_TITLE] or bank.title,
            questions=whole(given.get("questions", str(USUAL)), 0, MOST_QUESTIONS),
            versions=whole(given.get("versions", "1"), 0, MOST_VERSIONS),
            seed=whole(given.get("seed"), -1, LARGEST_SEED),
            reasons=bool(given.get("reasons")),
        )

    @property
    def problem(self) -> Problem | None:
        """What cannot be done, whatever the bank holds."""
        if not self.questions:
            return Problem(f"Ask for 1 to {MOST_QUESTIONS} questions.")
        if not self.versions:
            return Problem(f"Ask for 1 to {MOST_VERSIONS} versions.")
        if self.seed < 0:
            return Problem(f"The number of the draw is a whole number up to {LARGEST_SEED:,}.")
        return None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Questions that pass the filters and are not printed: which sort, and how many."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Paper:
    """The versions, and what was left out before they were drawn."""

    versions: tuple[Version, ...]
    left_out: tuple[LeftOut, ...]


def paper_of(bank: Bank, wanted: Wanted, today: date) -> Paper | Problem:
    """The paper that is asked for. A Problem says what was wrong with that, or how many questions are missing."""
    if wanted.problem:
        return wanted.problem
    candidates, left_out = _candidates(bank, wanted.filters, today)
    there = available(candidates)
    if there < wanted.questions:
        return Problem(_too_few(there, wanted.questions, left_out))
    chosen = drawn(candidates, wanted.questions, wanted.seed)
    return Paper(versions(chosen, wanted.versions, wanted.seed), left_out)


def _candidates(bank: Bank, filters: Filters, today: date) -> tuple[list[Candidate], tuple[LeftOut, ...]]:
    rows = filtered(Question.objects.filter(bank=bank, current__isnull=False), filters, today)
    found: list[Candidate] = []
    left_out = Counter[str]()
    for row in rows.select_related("current").order_by("position", "pk"):
        assert row.current
        row.current.question = row
        asked = restored(row.current)
        if row.for_exams:
            left_out["kept for mock exams"] += 1
        elif any(picture.asked for picture in asked.pictures):
            left_out["asked about a picture"] += 1
        elif printed(asked, 0) is None:
            left_out[KINDS[asked.kind].label] += 1
        else:
            found.append(Candidate(row.group, asked))
    return found, tuple(LeftOut(name, count) for name, count in sorted(left_out.items()))


def _too_few(there: int, wanted: int, left_out: tuple[LeftOut, ...]) -> str:
    words = f"{counted(there, 'question')} can be printed, {wanted - there:,} fewer than you ask for."
    return f"{words} Left out: {said(left_out)}." if left_out else words


def said(left_out: tuple[LeftOut, ...]) -> str:
    """What was left out, by name with its number: `2 kept for mock exams, 1 Recall`."""
    return ", ".join(f"{one.count:,} {one.name}" for one in left_out)
