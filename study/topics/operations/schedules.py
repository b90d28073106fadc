"""The dates that stand beside cards in notes: what another program knew of a card is its first memory here."""

from datetime import date, datetime

from django.db import transaction

from study.banks.models import NOTES, Question
from study.core.generators.shapes.card import key_of
from study.core.notes.model import Notes, Schedule
from study.core.scheduling import learner_day
from study.library.models import Course
from study.people.models import Learner
from study.people.queries import zone
from study.review.models import Card
from study.review.operations import Brought, PastSchedule, bring_history

SOURCE = "notes"
"""What the history is called that stands in notes; a card has it once."""


@transaction.atomic
def take_dates(*, learner: Learner, course: Course, notes: Notes, now: datetime) -> int:
    """Take the dates beside cards of one's own over, and say of how many cards. A card that was answered here keeps
    what is known of it here, and a date that cannot be is left out: its card is new."""
    today = learner_day(now, zone(learner))
    dated = {
        key_of(fact.key, card): past
        for topic in notes.topics
        for fact in topic.facts
        for card in fact.cards
        if card.schedule and (past := _past(card.schedule))
    }
    asked = Question.objects.filter(bank__course=course, bank__slug=NOTES, key__in=dated)
    known = Card.objects.filter(learner=learner, reviews__gt=0).values("question")
    brought = [
        bring_history(learner=learner, question=question, past=dated[question.key], now=now, today=today)
        for question in asked.exclude(pk__in=known).select_related("bank__course")
    ]
    return sum(isinstance(one, Brought) and one.added > 0 for one in brought)


def _past(schedule: Schedule) -> PastSchedule | None:
    try:
        due = date.fromisoformat(schedule.due)
    except ValueError:
        return None
    return PastSchedule(SOURCE, due=due, interval=max(1, round(schedule.interval)), ease=round(schedule.ease))
