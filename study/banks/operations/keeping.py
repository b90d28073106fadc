"""Keeping a question that a learner met outside any course, in a course of their own."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from study.banks.models import Bank, Origin, Question
from study.banks.operations.indexing import index_course
from study.banks.rows import Publication, publish
from study.core.questions.question import Question as CoreQuestion
from study.core.simulators import ENGINES
from study.core.text.names import Names
from study.library.access import own
from study.library.importing import import_notes
from study.library.models import Course, Topic
from study.library.sources import from_text
from study.people.models import Learner

KEPT = "kept"  # the bank of the questions a learner kept
TITLE = "Kept from the labs"
SLUG = "kept-from-the-labs"


@transaction.atomic
def keep_question(*, learner: Learner, question: CoreQuestion, topic: str, now: datetime) -> Question:
    """Store a question in the learner's own course, on the topic with this title: that of a simulator.
    Once for each key; kept again with another content it has a new version, and no other is touched."""
    bank = Bank.objects.filter(own(learner, "course__"), slug=KEPT, origin=Origin.COMPUTED).order_by("pk").first()
    bank = bank or Bank.objects.create(course=_new_course(learner, now), slug=KEPT, title=TITLE, origin=Origin.COMPUTED)
    places = dict(Topic.objects.filter(course=bank.course_id).values_list("title", "key"))
    kept = Publication(replace(question, topic=places.get(topic, "")), f"{bank.course_id}/{KEPT}/{question.key}")
    others = set(Question.objects.filter(bank=bank).exclude(key=question.key).values_list("key", flat=True))
    publish(bank, [kept], now, spared=others)
    index_course(bank.course)
    return Question.objects.select_related("bank__course").get(bank=bank, key=question.key)


def _new_course(learner: Learner, now: datetime) -> Course:
    """A course with a topic for each simulator. Notes that somebody imported under its name stay theirs."""
    taken = set(Course.objects.filter(owner=learner).values_list("slug", flat=True))
    notes = from_text("".join(f"# {simulator.title}\n\n" for simulator in ENGINES.values()), "labs.md")
    course = import_notes(sources=notes, slug=Names(taken).take(SLUG), title=TITLE, owner=learner, now=now).course
    assert course  # the notes above are read without problems
    return course
