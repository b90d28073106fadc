"""Writes whose SQL is written once store what the ORM stores."""

from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Model
from django.db.models.signals import post_init, post_save, pre_init, pre_save

from study.banks.models import Question
from study.core.scheduling import Grade
from study.library.models import Course
from study.review.models import Action, Card, Override, Review, Round
from study.web.writes import Insert, Update
from tests.clock import START
from tests.factories import TODAY, a_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(course: Course) -> Question:
    return a_question(course)


def a_row(card: Card, **fields: Any) -> Review:
    given: dict[str, Any] = {
        "learner": card.learner,
        "card": card,
        "version": card.question.current,
        "ordinal": 2,
        "day": TODAY,
        "answered_at": START,
        "score": 0.5,
        "grade": 1,
        "seed": 2**55,
        "scheduler": 2,
        "submission": UUID(int=7),
        "answer": {"said": "é \u2028 \"'%s"},
        "before": None,
        "arrived_at": START,
        "late": True,
    }
    return Review(**(given | fields))


def stored(row: Model) -> dict[str, Any]:
    return type(row)._default_manager.filter(pk=row.pk).values().get()


def test_a_row_is_stored_as_the_orm_stores_it(card: Card) -> None:
    by_orm, prepared = a_row(card), a_row(card, submission=UUID(int=8))
    by_orm.save(force_insert=True)
    Insert(Review)(prepared)
    assert stored(prepared) == stored(by_orm) | {"id": prepared.pk, "submission": UUID(int=8)}
    prepared.voided_at = START
    prepared.save(update_fields=["voided_at"])  # it is known to be stored
    assert stored(prepared)["voided_at"] == START


def test_a_row_yet_to_be_stored_is_as_its_model_makes_it(card: Card) -> None:
    given = {"learner_id": card.learner_id, "card_id": card.pk, "answered_at": START, "late": True}
    made, ours = Review(**given), Insert(Review).row(**given)
    assert (ours._state.adding, ours._state.db) == (made._state.adding, made._state.db)
    assert vars(ours) | {"_state": None} == vars(made) | {"_state": None}


def test_a_moment_without_its_zone_is_not_stored(card: Card) -> None:
    with pytest.raises(AssertionError):
        Insert(Review)(a_row(card, answered_at=START.replace(tzinfo=None)))


def test_an_override_is_done_once_and_answers_have_none(card: Card) -> None:
    current = Round.objects.create(learner=card.learner, began_at=START)
    override = Override.objects.create(learner=card.learner, card=card, kind="bury", day=TODAY, at=START)
    done = {"round_id": current.pk, "card_id": card.pk, "at": START}
    for more in ({}, {}, {"override_id": override.pk}):
        Insert(Action).of(done | more)
    with pytest.raises(IntegrityError), transaction.atomic():
        Insert(Action).of(done | {"override_id": override.pk})


def test_the_columns_that_are_named_are_written_and_no_others(card: Card) -> None:
    card.due_day, card.due_at, card.stability, card.reviews = TODAY, START, 2.5, 9
    Update(Card, ("due_day", "due_at", "stability"))(card)
    assert stored(card) | {"due_day": TODAY, "due_at": START, "stability": 2.5, "reviews": 0} == stored(card)
    card.due_at = None
    Update(Card, ("due_at",))(card)
    assert stored(card)["due_at"] is None


def test_a_row_that_is_gone_is_not_written_in_silence(card: Card) -> None:
    Card.objects.filter(pk=card.pk).delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Update(Card, ("due_day",))(card)


def test_a_constraint_of_the_database_ends_the_transaction(card: Card) -> None:
    Insert(Review)(a_row(card))
    with pytest.raises(IntegrityError), transaction.atomic():
        try:
            Insert(Review)(a_row(card))
        finally:
            assert connection.needs_rollback
    assert Review.objects.count() == 1


def test_nobody_listens_to_what_is_written_so() -> None:
    for model in (Review, Action, Card):
        assert not any(signal.has_listeners(model) for signal in (pre_init, post_init, pre_save, post_save)), model


def test_an_action_is_stored_with_what_it_lacks(card: Card) -> None:
    current = Round.objects.create(learner=card.learner, began_at=START)
    action = Action(round=current, card=card, at=START)
    Insert(Action)(action)
    assert stored(action) == {
        "id": action.pk,
        "round_id": current.pk,
        "card_id": card.pk,
        "at": START,
        **dict.fromkeys(("review_id", "override_id", "decision_id", "undone_at")),
    }


def test_a_row_of_columns_is_stored_without_an_object(card: Card) -> None:
    current = Round.objects.create(learner=card.learner, began_at=START)
    number = Insert(Action).of({"round_id": current.pk, "card_id": card.pk, "at": START})
    assert stored(Action(pk=number)) == {
        "id": number,
        "round_id": current.pk,
        "card_id": card.pk,
        "at": START,
        **dict.fromkeys(("review_id", "override_id", "decision_id", "undone_at")),
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Insert(Action).of({"round_id": current.pk, "at": START})


def test_a_value_of_another_type_is_stored_as_its_column_holds_it(card: Card) -> None:
    row = a_row(card, ordinal=True, score=1, grade=Grade.GOOD, late=0)
    Insert(Review)(row)
    found = stored(row)
    kept = [found[name] for name in ("ordinal", "score", "grade", "late")]
    assert kept == [1, 1.0, 3, False] and [*map(type, kept)] == [int, float, int, bool]
