"""An account can go, with all that hangs on it."""

import pytest
from django.test import Client

from study.library.models import Course
from study.people.models import Learner, User
from study.review.models import Card, Review
from tests.factories import RIGHT, TODAY, a_card, a_course, a_learner, a_question, a_user

pytestmark = pytest.mark.django_db


def test_who_brought_notes_and_answered_can_delete_everything(client: Client) -> None:
    user = a_user()
    learner = a_learner(user)
    card = a_card(learner, a_question(a_course("own", owner=learner)))
    client.force_login(user)
    client.post(f"/review/{card.pk}/", {**RIGHT, "version": 1, "ordinal": 0, "turn": 0})
    assert Review.objects.get().day == TODAY
    client.post("/settings/delete/")
    for model in (User, Learner, Course, Card, Review):
        assert not model.objects.exists(), model
