"""Keeping a question from a lab: it becomes a card of the learner and comes up in the daily review."""

from datetime import date, datetime

from django.db import transaction

from study.banks.operations import keep_question
from study.core.questions.question import Question
from study.core.simulators import ENGINES
from study.people.models import Learner
from study.review.models import Card
from study.review.operations.deal import card_about, study


@transaction.atomic
def keep(*, learner: Learner, engine: str, question: Question, now: datetime, today: date) -> Card:
    """Keep a question about a state of `engine`; twice is once."""
    row = keep_question(learner=learner, question=question, topic=ENGINES[engine].title, now=now)
    study(learner=learner, course=row.bank.course, now=now)
    return card_about(learner=learner, question=row, today=today)
