"""Writes of the review: choosing courses, dealing new cards, answering, undoing, claiming a guest's progress."""

from study.review.operations.accept import Accepted, accept_typed, call_right, put_away
from study.review.operations.answer import (
    Answered,
    Changed,
    Refused,
    Result,
    TurnedOver,
    Withdrawn,
    answer,
    answer_question,
    take_up,
    unreadable,
)
from study.review.operations.deal import deal, open_day, study
from study.review.operations.keep import keep
from study.review.operations.merge_guest import merge_learners
from study.review.operations.record import end_round
from study.review.operations.regrade import regrade
from study.review.operations.reread import Reread, reread_answers
from study.review.operations.undo import guessed, rebuild, suspend, undo, unsuspend

__all__ = [
    "Accepted",
    "Answered",
    "Changed",
    "Refused",
    "Reread",
    "Result",
    "TurnedOver",
    "Withdrawn",
    "accept_typed",
    "answer",
    "answer_question",
    "call_right",
    "deal",
    "end_round",
    "guessed",
    "keep",
    "merge_learners",
    "open_day",
    "put_away",
    "rebuild",
    "regrade",
    "reread_answers",
    "study",
    "suspend",
    "take_up",
    "undo",
    "unreadable",
    "unsuspend",
]
