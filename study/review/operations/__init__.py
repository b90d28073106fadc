"""Writes of the review: choosing courses, dealing new cards, answering, undoing, overriding when a card is
asked, importing history, merging a guest's progress.
"""

from study.review.operations.accept import Accepted, accept_in_parts, accept_typed, bring_accepted, call_right, put_away
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
from study.review.operations.bring_history import (
    Brought,
    Elsewhere,
    PastReview,
    PastSchedule,
    bring_cards,
    bring_history,
)
from study.review.operations.count import take_census
from study.review.operations.day import Wishes, fit_now, open_day, save_plan, settled, share_backlog
from study.review.operations.deal import cards_about, deal, leave, pause, study, undeal
from study.review.operations.decide import Reworded, flag, never, open_text, reword, write_note
from study.review.operations.keep import keep
from study.review.operations.marking import bring_marks
from study.review.operations.merge_guest import merge_learners
from study.review.operations.override import ask_on, ask_soon, bring_back, bury, suspend, take_back
from study.review.operations.rebuild import Checked, rebuild, recheck, reschedule
from study.review.operations.record import end_round
from study.review.operations.refit import FIT, refit
from study.review.operations.regrade import NO_REASON, regrade, regrade_in_parts
from study.review.operations.replan import replan
from study.review.operations.reread import Reread, reread_answers
from study.review.operations.undo import guessed, undo
from study.web.tasks import Work

WORKS = {
    FIT: Work(lambda subject, clock: fit_now(learner=subject, now=clock()), lambda subject, clock: None),
}
"""The long work of the review, by the names of its tasks. A fit that is given up is asked for again on another day."""

__all__ = [
    "NO_REASON",
    "WORKS",
    "Accepted",
    "Answered",
    "Brought",
    "Changed",
    "Checked",
    "Elsewhere",
    "PastReview",
    "PastSchedule",
    "Refused",
    "Reread",
    "Result",
    "Reworded",
    "TurnedOver",
    "Wishes",
    "Withdrawn",
    "accept_in_parts",
    "accept_typed",
    "answer",
    "answer_question",
    "ask_on",
    "ask_soon",
    "bring_accepted",
    "bring_back",
    "bring_cards",
    "bring_history",
    "bring_marks",
    "bury",
    "call_right",
    "cards_about",
    "deal",
    "end_round",
    "fit_now",
    "flag",
    "guessed",
    "keep",
    "leave",
    "merge_learners",
    "never",
    "open_day",
    "open_text",
    "pause",
    "put_away",
    "rebuild",
    "recheck",
    "refit",
    "regrade",
    "regrade_in_parts",
    "replan",
    "reread_answers",
    "reschedule",
    "reword",
    "save_plan",
    "settled",
    "share_backlog",
    "study",
    "suspend",
    "take_back",
    "take_census",
    "take_up",
    "undeal",
    "undo",
    "unreadable",
    "write_note",
]
