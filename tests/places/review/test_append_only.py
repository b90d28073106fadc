"""The database keeps the review log and the versions of questions as they were written."""

from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from study.banks.models import Version
from study.review.models import Card, Review
from study.review.operations import answer
from study.review.submission import Submission
from tests.clock import START
from tests.factories import RIGHT, TODAY, a_card, a_course, a_learner, a_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> Review:
    card = a_card(a_learner(), a_question(a_course()))
    answer(learner=card.learner, card=card.pk, sent=Submission(1, 0, RIGHT), now=START, today=TODAY)
    return Review.objects.get()


def refused(**changes: object) -> bool:
    try:
        with transaction.atomic():
            Review.objects.update(**changes)
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(
    "changes",
    [
        {"grade": 1},
        {"score": 0.0},
        {"answer": None},
        {"answer": {"chosen": ["falls"]}},
        {"day": TODAY.replace(year=2020)},
        {"answered_at": START.replace(year=2020)},
        {"guessed": True},
        {"scheduled": False},
        {"seed": 1},
        {"before": {}},
        {"scheduler": 9},
        {"seconds": 1.0},
        {"submission": UUID(int=2)},
        {"arrived_at": START.replace(year=2020)},
        {"said_at": START.replace(year=2020)},
        {"late": True},
        {"judged": True},
        {"voided_at": START, "grade": 1},
    ],
)
def test_a_row_of_the_log_cannot_be_rewritten(row: Review, changes: dict[str, object]) -> None:
    assert refused(**changes)


def test_every_column_is_guarded(row: Review) -> None:
    """A new column of the log has to be put into the trigger, or here."""
    free = {"learner", "card", "ordinal", "voided_at"}
    guarded = {"id", "version", "day", "answered_at", "answer", "score", "grade", "guessed"}
    guarded |= {
        "scheduled",
        "seed",
        "before",
        "scheduler",
        "seconds",
        "submission",
        "arrived_at",
        "said_at",
        "late",
        "judged",
    }
    assert {field.name for field in Review._meta.concrete_fields} == free | guarded


def test_a_row_is_voided_once(row: Review) -> None:
    assert not refused(voided_at=START)
    assert refused(voided_at=None)
    assert refused(voided_at=START.replace(hour=10))


def test_a_row_cannot_be_deleted_by_hand(row: Review) -> None:
    with pytest.raises(TypeError):
        row.delete()


def test_with_a_learner_go_their_answers(row: Review) -> None:
    row.learner.delete()
    assert not Review.objects.exists() and not Card.objects.exists()


def test_a_version_cannot_be_rewritten(row: Review) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.update(prompt="Something else?")
