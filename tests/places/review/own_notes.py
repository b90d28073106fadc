"""A course of a learner's own notes, and cards of its questions."""

from datetime import timedelta

from study.banks.models import Question, Status
from study.banks.operations import import_course
from study.library.models import Course
from study.library.sources import Sources, Text
from study.people.models import Learner
from study.review import operations
from study.review.models import Card
from study.review.submission import Submission
from tests.clock import START
from tests.factories import TODAY, a_card

NOTES = """# Harbour

- Buoy: a float that marks a channel for ships
- Jetty: a wall that keeps waves away from the harbour
- Keel: the long beam along the bottom of a ship
- Mast: the tall pole that carries the sails of a ship
"""


def own_course(learner: Learner, text: str = NOTES) -> Course:
    sources = Sources((Text("harbour.md", text),), (), (), "harbour")
    done = import_course(sources=sources, slug="harbour", owner=learner, now=START)
    assert done.imported.course
    return done.imported.course


def own_card(learner: Learner) -> Card:
    """A card of a choice from one's own notes, answered a month ago and due today."""
    asked = Question.objects.filter(bank__course=own_course(learner), status=Status.READY, current__kind="single")
    card = a_card(learner, asked.order_by("pk")[0])
    past = timedelta(days=30)
    sent = Submission(1, 0, {"skip": ["1"]})
    operations.answer(learner=learner, card=card.pk, sent=sent, now=START - past, today=TODAY - past)
    operations.end_round(learner=learner, now=START - past)
    return fresh(card)


def fresh(card: Card) -> Card:
    return Card.objects.select_related("question__current", "question__bank__course", "learner").get(pk=card.pk)
