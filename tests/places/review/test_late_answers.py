"""Two devices: an answer that comes late is folded where it belongs, and told; the order of arrival never shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from study.banks.models import Question
from study.core.questions.kinds.recall import Recall
from study.core.scheduling import Grade, fold, learner_day
from study.library.models import Course
from study.people.models import Learner
from study.review.card_memory import preset
from study.review.models import Card, Review
from study.review.operations import Answered, Changed, Refused, answer, bring_history, merge_learners, recheck, undo
from study.review.operations.bring_history import PastReview
from study.review.submission import UTC, Submission
from tests import clock
from tests.clock import START
from tests.factories import RIGHT, TODAY, WRONG, a_card, a_course, a_learner, a_question, a_user, a_version
from tests.page_source import hidden, page_source

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def question(course: Course) -> Question:
    return a_question(course)


def shown(card: Card, at: datetime = START, number: int = 1, **said: Any) -> Submission:
    """A form of ours that shows the card as it is now."""
    card.refresh_from_db()
    return Submission(1, card.reviews, RIGHT, seed=5, opened=at, id=UUID(int=number), **said)


def send(card: Card, sent: Submission, now: datetime) -> Any:
    return answer(learner=card.learner, card=card.pk, sent=sent, now=now, today=learner_day(now, UTC))


@pytest.mark.django_db
class TestLate:
    def test_it_is_folded_before_what_was_answered_later(self, card: Card) -> None:
        phone, desk = shown(card, number=1), shown(card, number=2)
        send(card, replace(desk, form=WRONG), START + 2 * DAY)
        late = send(card, replace(phone, said=START + HOUR), START + 3 * DAY)
        assert isinstance(late, Answered) and late.fresh and late.review.late
        card.refresh_from_db()
        log = [(Grade.GOOD, START + HOUR, TODAY), (Grade.AGAIN, START + 2 * DAY, TODAY + 2 * DAY)]
        assert card.memory == fold(log, card.pk, preset(card.learner))
        rows = card.log.order_by("ordinal").values_list("grade", "answered_at", "arrived_at", "said_at", "before")
        first, second = rows
        assert first == (Grade.GOOD, START + HOUR, START + 3 * DAY, START + HOUR, None)
        assert second[:3] == (Grade.AGAIN, START + 2 * DAY, START + 2 * DAY)
        assert recheck().different == ()

    def test_without_the_browsers_word_it_stands_where_it_arrived(self, card: Card) -> None:
        phone, desk = shown(card, number=1), shown(card, number=2)
        send(card, desk, START + HOUR)
        late = send(card, replace(phone, form=WRONG, said=START - HOUR), START + DAY).review
        assert (late.answered_at, late.day, late.ordinal, late.late) == (START + DAY, TODAY + DAY, 1, True)

    def test_an_edited_question_takes_no_late_answer(self, card: Card, question: Question) -> None:
        phone = shown(card, number=1)
        a_version(question, number=2)
        assert isinstance(send(card, phone, START + HOUR), Changed)

    def test_a_form_that_nobody_signed_is_told_and_not_counted(self, card: Card) -> None:
        unsigned = replace(shown(card, number=1), opened=None)
        send(card, shown(card, number=2), START + HOUR)
        assert send(card, unsigned, START + DAY) == Changed(card, answered=True)

    def test_one_form_counts_once_however_late(self, card: Card) -> None:
        phone = shown(card, number=1)
        send(card, shown(card, number=2), START + HOUR)
        first, again = (send(card, phone, START + days * DAY) for days in (1, 2))
        assert (again.review, again.fresh, Review.objects.count()) == (first.review, False, 2)

    def test_undo_takes_the_late_answer_back_alone(self, card: Card) -> None:
        phone = shown(card, number=1, said=START + HOUR)
        send(card, shown(card, number=2), START + 2 * HOUR)
        before = Card.objects.values().get()
        send(card, phone, START + 3 * HOUR)
        undo(learner=card.learner, now=START + 3 * HOUR)
        assert Card.objects.values().get() == before and recheck().different == ()

    def test_a_form_from_before_an_undo_counts(self, card: Card) -> None:
        send(card, shown(card, number=1), START)
        phone = shown(card, number=2)
        undo(learner=card.learner, now=START)
        counted = send(card, phone, START + HOUR).review
        assert (counted.ordinal, counted.late) == (0, False)

    def test_a_card_that_was_turned_over_elsewhere_too(self, learner: Learner, course: Course) -> None:
        card = a_card(learner, a_question(course, kind="recall", body=Recall("The **water** rises.")))
        phone, desk = shown(card, number=1), shown(card, number=2)
        good, show = {"recalled": ["good"]}, {"show": ["1"]}
        for form in (phone, desk):
            send(card, replace(form, form=show), START)
        send(card, replace(desk, form=good), START + HOUR)
        assert isinstance(send(card, replace(phone, form=show), START + HOUR), Changed)
        assert isinstance(send(card, replace(phone, form=good), START + 2 * HOUR), Answered)
        unturned = replace(phone, form=good, id=UUID(int=3), ordinal=7)
        assert isinstance(send(card, unturned, START + 2 * HOUR), Refused)


def answered(reader: Client, address: str, form: dict[str, str], **more: str) -> str:
    """The page that an answer leads to."""
    page = reader.post(address, {**form, "answer": "rises", **more})
    return page_source(reader.get(page["Location"]) if page.status_code == 303 else page)


@pytest.mark.django_db
def test_the_page_tells_that_both_answers_count(reader: Client, card: Card) -> None:
    address = f"/review/{card.pk}/"
    phone, desk = (hidden(reader.get(address)) for _ in range(2))
    clock.move(HOUR)
    assert "Both answers count" not in answered(reader, address, desk)
    said = str(round(clock.now().timestamp() * 1000) - 60_000)
    clock.move(HOUR)
    assert "reviewed this question elsewhere" in answered(reader, address, phone, answered=said)
    first, second = Review.objects.order_by("answered_at")
    assert (first.late, second.late, first.ordinal, second.ordinal) == (True, False, 0, 1)
    assert (first.answered_at, first.arrived_at) == (START + HOUR - timedelta(minutes=1), START + 2 * HOUR)


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["submission", "seed", "ordinal", "question", "opened"])
def test_a_showing_is_believed_as_a_whole_or_not_at_all(reader: Client, card: Card, field: str) -> None:
    address = f"/review/{card.pk}/"
    phone, desk = (hidden(reader.get(address)) for _ in range(2))
    answered(reader, address, desk)
    forged = {**phone, field: "9" if field != "submission" else str(UUID(int=9))}
    assert "Your answer was not counted" in answered(reader, address, forged)
    assert Review.objects.count() == 1


@dataclass(frozen=True)
class Said:
    """An answer in a page of the account or of the guest, so many hours after the start; `late` ones arrive later."""

    hours: int
    right: bool
    guest: bool
    number: int


answers = st.lists(st.tuples(st.integers(0, 400), st.booleans(), st.booleans()), min_size=1, max_size=6).map(
    lambda found: [Said(*one, number) for number, one in enumerate(found, 1)]
)


class AnyOrder(TestCase):
    """Whatever arrives first, history is one: the same memory, the same days and the same order of the log."""

    @settings(max_examples=25)
    @given(answers, st.data())
    def test_of_answers_imports_and_a_guest_who_signs_in(self, said: list[Said], data: st.DataObject) -> None:
        keep, guest = a_learner(a_user()), a_learner()
        question = a_question(a_course())
        card, other = a_card(keep, question), a_card(guest, question)
        orders = [said, *(data.draw(st.permutations(said)) for _ in range(2))]
        merges = [data.draw(st.integers(0, len(said))) for _ in orders]
        found = [self.arrived(card, other, order, merge) for order, merge in zip(orders, merges, strict=True)]
        assert found[0] == found[1] == found[2]

    def arrived(self, card: Card, other: Card, order: Sequence[Said], merge: int) -> Any:
        """What becomes of the card when the answers arrive in this order, of a guest who signs in after `merge`."""
        with transaction.atomic():
            now, keep = START + 500 * HOUR, card.learner
            guest = Learner.objects.get(pk=other.learner_id)
            for number, one in enumerate(order):
                if number == merge:
                    merge_learners(keep=keep, guest=guest, now=now)
                at = START + one.hours * HOUR
                sent = Submission(
                    1, 0, RIGHT if one.right else WRONG, seed=5, opened=START, id=UUID(int=one.number), said=at
                )
                to = other if one.guest and number < merge else card
                answer(learner=to.learner, card=to.pk, sent=sent, now=now, today=now.date())
                past = PastReview(f"anki:{one.number % 2}", START - (9 - one.number % 2) * DAY, 3)
                bring_history(learner=keep, question=card.question, past=[past], now=now, today=now.date())
            if merge == len(order):
                merge_learners(keep=keep, guest=guest, now=now)
            stands = Card.objects.get()
            assert recheck().different == ()
            result = (
                {name: value for name, value in vars(stands).items() if name != "_state"},
                list(stands.log.order_by("ordinal").values_list("submission", "ordinal", "answered_at", "day")),
            )
            transaction.set_rollback(True)
        other.refresh_from_db()
        return result
