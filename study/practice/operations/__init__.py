"""Writes of practice: choosing courses, dealing new cards, answering, undoing, claiming a guest's progress."""

from study.practice.operations.accepting import Accepted, accept_typed, call_right, put_away
from study.practice.operations.answering import (
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
from study.practice.operations.changing import guessed, rebuild, suspend, undo, unsuspend
from study.practice.operations.counting import count_if_stale, count_items
from study.practice.operations.dealing import deal, open_day, study
from study.practice.operations.keeping import keep
from study.practice.operations.merging import merge_learners
from study.practice.operations.regrading import regrade
from study.practice.operations.rereading import Reread, reread_answers
from study.practice.operations.rounds import end_round

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
    "count_if_stale",
    "count_items",
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
