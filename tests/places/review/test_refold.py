"""The second scheduler folds the memories anew that it sees otherwise, and no others."""

from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from study.core.scheduling import Grade, Memory, fold
from study.review.card_memory import preset, to_json
from study.review.models import Card, Regraded, Review
from tests.clock import START
from tests.factories import TODAY, a_card, a_course, a_learner, a_question

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def refold() -> None:
    """Fold anew what the migration folds, and bring the columns up to those that cards have had since."""
    import_module("study.review.migrations.0007_days_never_go_back").refold(apps, None)
    for card in Card.objects.exclude(last_day=None):
        assert card.last_day and card.due_day
        Card.objects.filter(pk=card.pk).update(interval=(card.due_day - card.last_day).days)


def logged(days: list[int]) -> Card:
    """A card with right answers on these days, as the first scheduler left it: its last day is the last answer's."""
    card = a_card(a_learner(), a_question(a_course()))
    last: Memory | None = None
    for ordinal, number in enumerate(days):
        day = TODAY + number * DAY
        Review.objects.create(
            learner=card.learner,
            card=card,
            version=card.question.current,
            ordinal=ordinal,
            day=day,
            answered_at=START + number * DAY,
            score=1,
            grade=Grade.GOOD,
            seed=1,
            before=to_json(last),
            scheduler=1,
        )
        last = Memory(9.0, 5.0, None, 0, ordinal + 1, day, day + 9 * DAY, None)
    fields: dict[str, Any] = {"stability": 9.0, "difficulty": 5.0, "reviews": len(days), "last_day": day}
    Card.objects.filter(pk=card.pk).update(**fields, due_day=day + 9 * DAY)
    return card


def folded(card: Card) -> Memory | None:
    rows = card.log.order_by("ordinal").values_list("grade", "answered_at", "day")
    return fold([(Grade(grade), at, day) for grade, at, day in rows], card.pk, preset(card.learner))


def test_only_a_card_whose_days_went_back_is_folded_anew() -> None:
    back, forward = logged([0, 10, 9]), logged([0, 1, 10])
    before = Card.objects.values("stability", "due_day").get(pk=forward.pk)
    refold()
    after = Card.objects.get(pk=back.pk).memory
    assert after == folded(back) and after and after.last_day == TODAY + 10 * DAY
    assert Card.objects.values("stability", "due_day").get(pk=forward.pk) == before
    assert set(Review.objects.values_list("scheduler", flat=True)) == {1}


def test_an_answer_that_was_graded_again_is_folded_as_that() -> None:
    card = logged([5, 4])
    row = Review.objects.get(card=card, ordinal=0)
    Regraded.objects.create(
        review=row, faulty=row.version, old=1, new=0, grade=Grade.AGAIN, how="key", at=START, reason="x"
    )
    refold()
    rows = [(Grade.AGAIN, START + 5 * DAY, TODAY + 5 * DAY), (Grade.GOOD, START + 4 * DAY, TODAY + 4 * DAY)]
    assert Card.objects.get(pk=card.pk).memory == fold(rows, card.pk, preset(card.learner))
