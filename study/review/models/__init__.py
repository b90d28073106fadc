"""The tables of the review."""

from study.review.models.cards import (
    HARDEST_FROM,
    Action,
    Card,
    CardNote,
    ExamPlan,
    Fitting,
    Imported,
    Override,
    Reason,
    Review,
    Round,
    Study,
    Turned,
)
from study.review.models.census import Census
from study.review.models.regrading import Notice, Regraded
from study.review.models.study_sets import SetDay, SetGiven, StudySet

__all__ = [
    "HARDEST_FROM",
    "Action",
    "Card",
    "CardNote",
    "Census",
    "ExamPlan",
    "Fitting",
    "Imported",
    "Notice",
    "Override",
    "Reason",
    "Regraded",
    "Review",
    "Round",
    "SetDay",
    "SetGiven",
    "Study",
    "StudySet",
    "Turned",
]
