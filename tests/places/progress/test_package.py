"""Cards taken along to Anki: with their dates, and none whose key its learner has not seen."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client

from study.core.formats.anki.collection import Collection
from study.library.models import Course
from study.people.models import Learner
from study.review.models import Card, Review
from study.review.operations import answer
from study.review.submission import Submission
from study.uploads.anki import collection_of, database_of
from tests.clock import START
from tests.factories import RIGHT, TODAY, a_card, a_question, a_topic, a_version

pytestmark = pytest.mark.django_db


def packed(reader: Client) -> Collection:
    with ZipFile(BytesIO(reader.get("/progress/cards.apkg").content)) as made:
        database = database_of({name: made.read(name) for name in made.namelist()})
    assert isinstance(database, bytes)
    found = collection_of(database)
    assert isinstance(found, Collection)
    return found


@pytest.fixture
def answered(learner: Learner, course: Course) -> Card:
    card = a_card(learner, a_question(course, a_topic(course)))
    for number in range(3):
        now = START + timedelta(days=number - 3)
        sent = Submission(1, number, RIGHT)
        answer(learner=learner, card=card.pk, sent=sent, now=now, today=TODAY + timedelta(days=number - 3))
    card.refresh_from_db()
    return card


def test_a_card_takes_its_day_and_its_reviews_along(reader: Client, answered: Card) -> None:
    found = packed(reader)
    [card] = found.cards
    began = datetime.fromtimestamp(found.began, UTC).date()
    assert card.deck == "Keepwarm::Tides::Spring tides"
    assert answered.due_day == began + timedelta(card.due)
    assert answered.interval == card.interval
    assert [review.button for review in found.reviews] == [3, 3, 3]
    assert [review.ident // 1000 for review in found.reviews] == [
        round(row.answered_at.timestamp()) for row in Review.objects.order_by("answered_at")
    ]


def test_no_answer_is_taken_along_that_was_not_shown(reader: Client, answered: Card, course: Course) -> None:
    a_card(answered.learner, a_question(course))
    assert len(packed(reader).cards) == 1
    a_version(answered.question, number=2)
    assert packed(reader).cards == ()
