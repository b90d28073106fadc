"""Turning a card over: only where its learner grades it, recorded once, and with nothing but a grade after it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from study.banks.models import Question
from study.core.questions.kinds import KINDS
from study.core.questions.kinds.recall import Recall
from study.core.questions.source.reader import parse_question
from study.people.models import Learner
from study.people.queries import everything_of
from study.review.models import Card, Review, Turned
from study.review.operations import merge_learners
from tests import clock
from tests.clock import START
from tests.factories import TODAY, a_card, a_course, a_learner, a_question, a_study, a_user, a_version
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
SHOWN = {"version": "1", "ordinal": "0"}
BACK = "The <strong>water</strong> rises."
KEPT_BACK = [kind for kind in KINDS.values() if not kind.self_graded]


@pytest.fixture
def question(learner: Learner) -> Question:
    course = a_course(shipped=True)
    a_study(learner, course)
    return a_question(course, kind="recall", body=Recall("The **water** rises."))


def text(response: Any) -> str:
    return str(page_source(response))


def send(reader: Client, card: Card, **form: str) -> Any:
    return reader.post(f"/review/{card.pk}/", {**SHOWN, **form})


def test_it_is_recorded_once_and_stays_over_for_the_day(reader: Client, card: Card) -> None:
    assert BACK in text(send(reader, card, show="1"))
    clock.move(timedelta(minutes=1))
    assert BACK in text(send(reader, card, show="1"))
    row = Turned.objects.get()
    assert (row.learner, row.card, row.version.number) == (card.learner, card, 1)
    assert (row.ordinal, row.day, row.at) == (0, TODAY, START)
    for address in ("/review/", f"/review/{card.pk}/"):
        page = text(reader.get(address))
        assert BACK in page and 'name="recalled"' in page and "Show answer" not in page
    assert not Review.objects.exists()


def test_on_another_day_its_front_is_up_again(reader: Client, card: Card) -> None:
    send(reader, card, show="1")
    clock.move(timedelta(days=1))
    page = text(reader.get(f"/review/{card.pk}/"))
    assert BACK not in page and "Show answer" in page
    assert "Turn the card over first." in text(send(reader, card, recalled="easy"))
    send(reader, card, show="1")
    assert send(reader, card, recalled="hard").status_code == 303
    assert Turned.objects.count() == 2


def test_a_grade_before_it_is_refused_with_a_word(reader: Client, card: Card) -> None:
    for grade in ("good", "easy", "no such grade"):
        page = text(send(reader, card, recalled=grade))
        assert "Turn the card over first." in page and BACK not in page and "Show answer" in page
    assert not (Review.objects.exists() or Turned.objects.exists())


def test_after_it_only_a_grade_is_taken(reader: Client, card: Card) -> None:
    send(reader, card, show="1")
    for form in ({"skip": "1"}, {}, {"recalled": "no such grade"}):
        page = text(send(reader, card, **form))
        assert "say how well you knew it" in page.lower() and BACK in page
    assert not Review.objects.exists()
    assert send(reader, card, recalled="again").status_code == 303


def test_before_it_one_may_say_i_dont_know(reader: Client, card: Card) -> None:
    assert send(reader, card, skip="1").status_code == 303
    assert Review.objects.get().answer is None and not Turned.objects.exists()


def test_an_undo_does_not_turn_it_back(reader: Client, card: Card) -> None:
    send(reader, card, show="1")
    send(reader, card, recalled="easy")
    reader.post("/review/undo/")
    assert BACK in text(reader.get(f"/review/{card.pk}/"))
    assert BACK in text(send(reader, card, skip="1"))
    assert send(reader, card, recalled="again").status_code == 303
    assert (Turned.objects.count(), Review.objects.count()) == (1, 2)


def test_each_answer_before_its_day_needs_its_own(reader: Client, card: Card) -> None:
    send(reader, card, show="1")
    send(reader, card, recalled="easy")
    shown = {"ordinal": "1"}
    assert "Turn the card over first." in text(send(reader, card, **shown, recalled="easy"))
    send(reader, card, **shown, show="1")
    assert send(reader, card, **shown, recalled="easy").status_code == 303
    assert "Turn the card over first." in text(send(reader, card, ordinal="2", recalled="easy"))
    assert list(Turned.objects.values_list("ordinal", flat=True)) == [0, 1]


def test_what_was_changed_meanwhile_is_shown_with_its_front_up(reader: Client, card: Card, question: Question) -> None:
    a_version(question, number=2, kind="recall", body=Recall("It falls."))
    page = text(send(reader, card, show="1"))
    assert "was changed since you saw it" in page and "It falls." not in page
    assert not Turned.objects.exists()


def test_the_form_of_an_answer_that_counts_already_shows_that(reader: Client, card: Card) -> None:
    send(reader, card, show="1")
    form = "00000000-0000-4000-8000-000000000001"
    answered = send(reader, card, recalled="good", submission=form)["Location"]
    assert send(reader, card, recalled="easy", submission=form)["Location"] == answered
    assert "since you saw it" in text(send(reader, card, show="1"))


@pytest.mark.parametrize("kind", KEPT_BACK, ids=lambda kind: kind.name)
@pytest.mark.parametrize("extra", [{"show": "1"}, {"recalled": "good"}, {"show": "1", "recalled": "good"}])
def test_a_kind_that_grades_itself_is_never_turned_over(
    reader: Client, learner: Learner, kind: Any, extra: dict[str, str]
) -> None:
    made, _ = parse_question(kind.examples[0])
    assert made
    course = a_course()
    dealt, open_one = (a_question(course, kind=kind.name, body=made.body, explanation="Because.") for _ in range(2))
    card = a_card(learner, dealt)
    for address in (f"/review/{card.pk}/", f"/review/question/{open_one.pk}/"):
        page = text(reader.post(address, {**SHOWN, **extra}))
        assert 'id="verdict"' not in page and "Because." not in page and 'name="recalled"' not in page
    assert not Turned.objects.exists() and Card.objects.count() == 1


def test_a_visitor_turns_a_card_over_and_gets_it_by_that(client: Client, question: Question) -> None:
    address = f"/review/question/{question.pk}/"
    learners = Learner.objects.count()
    assert "Turn the card over first." in text(client.post(address, {**SHOWN, "recalled": "good"}))
    assert (Learner.objects.count(), Card.objects.count()) == (learners, 0)
    assert BACK in text(client.post(address, {**SHOWN, "show": "1"}))
    assert Turned.objects.get().card == Card.objects.get()
    # The page before is still open elsewhere: its form says the same of the same card.
    assert BACK in text(client.post(address, {**SHOWN, "skip": "1"}))
    assert client.post(address, {**SHOWN, "recalled": "good"}).status_code == 303


def test_it_moves_with_a_guest_and_is_in_their_data(reader: Client, card: Card, question: Question) -> None:
    send(reader, card, show="1")
    keep = a_learner(a_user())
    stays = a_card(keep, question, reviews=1)
    assert len(everything_of(card.learner, START)["practice.turned"]) == 1
    merge_learners(keep=keep, guest=card.learner, now=START)
    row = Turned.objects.get()
    assert (row.learner, row.card) == (keep, stays)
    keep.delete()
    assert not Turned.objects.exists()


@pytest.mark.parametrize(
    "changes", [{"at": START.replace(year=2020)}, {"day": TODAY.replace(year=2020)}, {"ordinal": 1}]
)
def test_it_cannot_be_rewritten(reader: Client, card: Card, changes: dict[str, Any]) -> None:
    send(reader, card, show="1")
    with pytest.raises(IntegrityError), transaction.atomic():
        Turned.objects.update(**changes)
    row = Turned.objects.get()
    for forbidden in (row.save, row.delete):
        with pytest.raises(TypeError):
            forbidden()


def test_every_column_of_it_is_guarded() -> None:
    guarded = {"id", "version", "ordinal", "seed", "day", "at"}
    assert {field.name for field in Turned._meta.concrete_fields} == {"learner", "card"} | guarded
