"""A learner's flag on a card, to find it again."""

import pytest
from django.test import Client

from study.people.models import Learner
from study.review.models import Card
from study.review.operations import bring_marks, flag, merge_learners
from study.review.queries import flags
from tests.clock import START
from tests.factories import RIGHT, TODAY, a_card, a_course, a_learner, a_question, a_user, questions
from tests.page_source import page_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def learner(client: Client) -> Learner:
    user = a_user()
    client.force_login(user)
    return a_learner(user)


@pytest.fixture
def card(learner: Learner) -> Card:
    return a_card(learner, a_question(a_course(), prompt="What rises at a spring tide?"))


def test_a_flag_is_put_on_a_question_shown_with_its_answer_and_listed(client: Client, card: Card) -> None:
    address = f"/review/{card.pk}/"
    assert client.post(f"{address}flag/", {"flag": "1"})["Location"] == address
    assert "Remove the flag" in page_source(client.get(address))
    answered = client.post(address, {**RIGHT, "version": 1, "ordinal": 0})["Location"]
    assert "Remove the flag" in page_source(client.get(answered))
    assert "What rises at a spring tide?" in page_source(client.get("/review/flags/"))
    number = answered.rstrip("/").rpartition("/")[2]
    assert client.post(f"{address}flag/", {"flag": "", "answered": number})["Location"] == answered
    assert "None yet" in page_source(client.get("/review/flags/"))


def test_the_list_tells_no_answer(client: Client, card: Card, learner: Learner) -> None:
    flag(learner=learner, card=card.pk, flagged=True, now=START)
    page = page_source(client.get("/review/flags/"))
    assert "The moon pulls" not in page and "It rises" not in page
    assert client.post(f"/review/{card.pk}/flag/", {"flag": "", "list": "1"})["Location"] == "/review/flags/"


def test_with_scripts_the_flag_alone_is_replaced(client: Client, card: Card) -> None:
    page = page_source(client.post(f"/review/{card.pk}/flag/", {"flag": "1"}, headers={"HX-Request": "true"}))
    assert page.strip().startswith('<form id="flag"') and "Remove the flag" in page


def test_putting_it_on_twice_is_once_and_keeps_its_place(card: Card, learner: Learner) -> None:
    for _ in range(2):
        flag(learner=learner, card=card.pk, flagged=True, now=START)
    card.refresh_from_db()
    assert card.flagged_at == START
    with pytest.raises(Card.DoesNotExist):
        flag(learner=a_learner(), card=card.pk, flagged=False, now=START)


def test_what_is_left_out_is_counted(monkeypatch: pytest.MonkeyPatch, learner: Learner) -> None:
    monkeypatch.setattr(flags, "MOST", 2)
    for question in questions(a_course(), 3):
        flag(learner=learner, card=a_card(learner, question).pk, flagged=True, now=START)
    found = flags.flags_of(learner)
    assert (len(found.cards), found.left_out) == (2, 1)


def test_a_question_that_is_closed_is_not_shown(client: Client, learner: Learner) -> None:
    closed = a_card(learner, a_question(a_course(owner=a_learner()), prompt="A secret?"))
    flag(learner=learner, card=closed.pk, flagged=True, now=START)
    assert "A secret?" not in page_source(client.get("/review/flags/"))


def test_a_guests_flag_comes_along(card: Card, learner: Learner) -> None:
    guest = a_learner()
    theirs = a_card(guest, card.question)
    flag(learner=guest, card=theirs.pk, flagged=True, now=START)
    merge_learners(keep=learner, guest=guest, now=START)
    assert Card.objects.get().flagged_at == START


def test_one_that_was_taken_off_is_not_brought_again_and_stays_off_for_whoever_signs_in(
    card: Card, learner: Learner
) -> None:
    guest = a_learner()
    theirs = a_card(guest, card.question)
    flag(learner=guest, card=theirs.pk, flagged=True, now=START)
    flag(learner=guest, card=theirs.pk, flagged=False, now=START)
    merge_learners(keep=learner, guest=guest, now=START)
    bring_marks(learner=learner, flagged=[card.question_id], aside=(), now=START, today=TODAY)
    card.refresh_from_db()
    assert card.flagged_at is None
    flag(learner=learner, card=card.pk, flagged=True, now=START)
    card.refresh_from_db()
    assert card.flagged_at == START and card.unflagged_at is None, "it may be put on again"
