"""What becomes of cards that people have when the recipes that made their questions are no more: the rows that an older
recipe left are renewed from the same notes."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from study.banks.models import Bank, Fit, Question, Status
from study.banks.operations import import_course, never_ask
from study.people.models import Learner
from study.review.models import Card, Review
from study.review.operations import answer
from study.review.queries import lists
from study.review.submission import Submission
from tests.clock import START
from tests.factories import TODAY, a_card
from tests.page_source import page_source
from tests.places.courses import notes

pytestmark = pytest.mark.django_db

TEXT = """# Harbour

## Signals

- Pilot flag: a red and white square
- Fog signal: one long blast of the horn
- Longest blast: 6 s
- The flag that a ship hoists when it needs a doctor aboard is called the **yellow jack**

## Mooring

- **Alongside**: the hull lies against the quay on fenders
- Dry berth (the boat stands ashore)
- **Mediterranean** ⟶ the stern is tied up while an anchor holds the bow
- **Quick**: yes
"""
EARLIER = {"value": "limit", "gap": "cloze", "meaning": "definition", "named": "term", "explained": "definition"}


def renewed(learner: Learner) -> Bank:
    course = import_course(sources=notes(TEXT), slug="home", owner=learner, now=START).imported.course
    assert course
    return Bank.objects.get(course=course, slug="notes")


def learnt(learner: Learner, question: Question) -> Card:
    """A card of the question that was answered once: by "I don't know"."""
    assert question.current
    card = a_card(learner, question)
    sent = Submission(version=question.current.number, ordinal=0, form={"skip": ["1"]})
    answer(learner=learner, card=card.pk, sent=sent, now=START, today=TODAY)
    card.refresh_from_db()
    return card


def memory(card: Card) -> tuple[object, ...]:
    return (card.reviews, card.stability, card.difficulty, card.due_day, card.due_at, card.last_day)


def test_what_is_still_fit_keeps_card_and_schedule_and_the_rest_is_set_aside_with_the_reason(
    reader: Client, learner: Learner
) -> None:
    bank = renewed(learner)
    untried = Question.objects.filter(bank=bank, fit=Fit.UNTRIED)  # earlier versions asked these
    untried.update(fit=Fit.SURE, unseen=True, sort="", status=Status.READY)
    asked = list(Question.objects.filter(bank=bank, status=Status.READY).exclude(key__endswith="/matching"))
    for row in asked:
        fact, _, shape = row.key.rpartition("/")
        if shape in EARLIER:
            Question.objects.filter(pk=row.pk).update(key=f"{fact}/{EARLIER[shape]}")
    assert {row.key.rpartition("/")[2] for row in asked} >= {"value", "gap", "explained"}
    version = asked[0].current
    assert version
    gone = Question.objects.create(
        bank=bank,
        topic=asked[0].topic,
        key=f"{asked[0].key.rpartition('/')[0]}/list-not",
        position=90,
        status=Status.READY,
        group=asked[0].group,
        start=asked[0].start,
        end=asked[0].end,
    )
    version.pk, version.question = None, gone
    version.save()
    gone.current = version
    gone.save()
    cards = {row.pk: learnt(learner, row) for row in Question.objects.filter(pk__in=[*(q.pk for q in asked), gone.pk])}
    before = {pk: (card.pk, memory(card)) for pk, card in cards.items()}
    log = list(Review.objects.order_by("pk").values_list("pk", "card", "grade", "score"))

    renewed(learner)

    after = {card.question_id: (card.pk, memory(card)) for card in Card.objects.filter(learner=learner)}
    assert after == before
    assert list(Review.objects.order_by("pk").values_list("pk", "card", "grade", "score")) == log
    status = dict(Question.objects.filter(pk__in=cards).values_list("pk", "status"))
    assert {pk for pk, one in status.items() if one != Status.READY} == {gone.pk}
    (told,) = lists.hidden(learner, TODAY).gone
    assert told.why == "its lines are no longer asked in this form"
    lines = f"{reverse('topics:notes', args=[bank.course.address])}?line={gone.start}"
    for address in ("/review/aside/", f"/review/{cards[gone.pk].pk}/", lines):
        assert told.why in " ".join(page_source(reader.get(address)).split()), address
    never_ask(learner=learner, question=asked[0].pk, now=START + timedelta(hours=1))
    assert {one.why for one in lists.hidden(learner, TODAY).gone} == {told.why, "you chose never to ask it"}
