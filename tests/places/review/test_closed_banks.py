"""A bank is closed to somebody who has its cards: what they keep, what they get no more, and where that is said."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from study.banks import operations as banks
from study.banks.models import Bank, Question, Version, Visibility
from study.core.questions.kinds.recall import Recall
from study.library.models import Course
from study.people.models import Cohort, CohortMember, Learner, User
from study.people.operations import join_cohort
from study.people.sessions import SESSION_KEY
from study.review.models import Card, Regraded
from study.review.operations import Withdrawn, answer, study
from study.review.queries import standing
from study.review.queries.queue import ahead, day_queue
from study.review.submission import Submission
from tests.clock import START
from tests.factories import RIGHT, TODAY, a_card, a_learner, a_question, a_topic, a_version
from tests.page_source import page_source
from tests.places.banks.authoring import an_open_bank

pytestmark = pytest.mark.django_db
SEEN, NEW = "What does the water do at a perigee?", "What does the water do at an apogee?"
RESTS = "1 card of yours is paused: its bank is no longer open to you."
SHOWN = {"version": "1", "ordinal": "0"}


@pytest.fixture
def bank(ada: User) -> Bank:
    return an_open_bank(ada)


@pytest.fixture
def learner(bank: Bank) -> Learner:
    found = a_learner()
    study(learner=found, course=bank.course, now=START)
    return found


@pytest.fixture
def card(bank: Bank, learner: Learner) -> Card:
    course = Course.objects.get(pk=bank.course_id)
    made = a_question(course, a_topic(course), prompt=SEEN)
    Question.objects.filter(pk=made.pk).update(bank=bank)
    return a_card(learner, made)


def show(bank: Bank, visibility: Visibility, by: User, *cohorts: Cohort) -> None:
    banks.set_visibility(bank=bank, visibility=visibility, cohorts=cohorts, by=by, now=START)


def browser(learner: Learner) -> Client:
    client = Client()
    session = client.session
    session[SESSION_KEY] = learner.pk
    session.save()
    return client


def text(response: Any) -> str:
    return str(page_source(response))


def say(card: Card, form: Any = RIGHT) -> Any:
    card.refresh_from_db()
    sent = Submission(1, card.reviews, form)
    return answer(learner=card.learner, card=card.pk, sent=sent, now=START, today=TODAY)


def is_queued(card: Card) -> bool:
    return day_queue(card.learner, TODAY, START).next == card.pk


def is_standing(card: Card) -> bool:
    return [one.card for one in standing.standings(card.learner, [card.question.bank.course], TODAY)] == [card.pk]


def is_shown(card: Card) -> bool:
    return SEEN in text(browser(card.learner).get(f"/review/{card.pk}/"))


def is_on_its_topic(card: Card) -> bool:
    topic = card.question.topic
    assert topic
    return SEEN in text(browser(card.learner).get(f"/courses/{topic.course.address}/topics/{topic.key}/"))


def is_answerable(card: Card) -> bool:
    return not isinstance(say(card), Withdrawn)


def is_found(card: Card) -> bool:
    return "water do at a" in text(browser(card.learner).get("/search/", {"q": "perigee"}))


WAYS = [is_queued, is_standing, is_shown, is_on_its_topic, is_answerable, is_found]


@pytest.mark.parametrize("way", WAYS)
def test_a_card_of_a_closed_bank_is_asked_by_no_way(
    way: Callable[[Card], bool], card: Card, bank: Bank, ada: User
) -> None:
    show(bank, Visibility.PRIVATE, ada)
    assert not way(card)
    show(bank, Visibility.PUBLIC, ada)
    assert way(card)


@pytest.mark.parametrize("way", WAYS)
def test_nor_is_it_of_a_class_one_left(way: Callable[[Card], bool], card: Card, bank: Bank, ada: User) -> None:
    cohort = Cohort.objects.create(owner=ada, name="Class", code="abc", created_at=START)
    show(bank, Visibility.COHORTS, ada, cohort)
    assert not way(card)
    join_cohort(learner=card.learner, code="abc", now=START)
    assert way(card)
    CohortMember.objects.all().delete()
    if way is is_answerable:
        Card.objects.update(due_day=None)
    assert not way(card)


def test_its_place_says_why(card: Card, bank: Bank, ada: User) -> None:
    show(bank, Visibility.PRIVATE, ada)
    reader, topic = browser(card.learner), card.question.topic
    assert topic
    course = f"/courses/{topic.course.address}/"
    for address in ("/", "/review/", course, f"{course}topics/{topic.key}/"):
        assert RESTS in text(reader.get(address)), address
    for response in (reader.get(f"/review/{card.pk}/"), reader.post(f"/review/{card.pk}/", {**SHOWN, **RIGHT})):
        page = text(response)
        assert "This question is no longer open to you" in page and "are kept" in page and SEEN not in page
    assert reader.get(f"/review/question/{card.question_id}/").status_code == 404
    show(bank, Visibility.PUBLIC, ada)
    for address in ("/", "/review/", course, f"{course}topics/{topic.key}/"):
        assert "rests:" not in text(reader.get(address)), address


def test_what_is_closed_is_counted_once_and_not_as_due(card: Card, bank: Bank, ada: User) -> None:
    say(card)
    card.refresh_from_db()
    assert card.due_day and ahead(card.learner, TODAY).count + len(day_queue(card.learner, TODAY, START).cards) == 1
    show(bank, Visibility.PRIVATE, ada)
    course, topic = card.question.bank.course, card.question.topic_id
    assert day_queue(card.learner, card.due_day, START).total <= 1  # the answer of the day, and nothing to come
    assert ahead(card.learner, TODAY).count == 0
    assert standing.closed(card.learner, course) == standing.closed(card.learner, course, topic) == 1
    assert standing.closed(card.learner, course, a_topic(course, "Other", 9).pk) == standing.closed(None, course) == 0


def test_memory_and_answers_stay_with_the_text_as_it_was_seen(card: Card, bank: Bank, ada: User) -> None:
    row = say(card).review
    card.refresh_from_db()
    known = card.memory
    a_version(card.question, number=2, prompt=NEW)
    show(bank, Visibility.PRIVATE, ada)
    page = text(browser(card.learner).get(f"/review/answered/{row.pk}/"))
    assert SEEN in page and "The moon pulls with the sun." in page and NEW not in page
    card.refresh_from_db()
    assert card.memory == known and known


def test_an_answer_graded_again_keeps_its_own_text(card: Card, bank: Bank, ada: User) -> None:
    """By a version that came later: one that its learner may not see any more, though its score counts."""
    row = say(card).review
    mended = a_version(card.question, number=2, prompt=NEW)
    given: dict[str, Any] = {"old": 1.0, "new": 0.0, "grade": 1, "how": "key", "by": ada, "at": START}
    Regraded.objects.create(review=row, faulty=row.version, version=mended, reason="Faulty key.", **given)
    address = f"/review/answered/{row.pk}/"
    assert NEW in text(browser(card.learner).get(address))
    show(bank, Visibility.PRIVATE, ada)
    page = text(browser(card.learner).get(address))
    assert SEEN in page and NEW not in page and "Graded again" in page


def test_a_back_that_was_not_seen_is_not_turned_over(bank: Bank, learner: Learner, ada: User) -> None:
    made = a_question(bank.course, kind="recall", body=Recall("It rises high."))
    Question.objects.filter(pk=made.pk).update(bank=bank)
    card = a_card(learner, made)
    show(bank, Visibility.PRIVATE, ada)
    page = text(browser(learner).post(f"/review/{card.pk}/", {**SHOWN, "show": "1"}))
    assert "It rises high." not in page and "no longer open to you" in page
    assert card.turned.count() == 0 and Version.objects.count() == 1


def test_the_course_of_another_is_closed_as_well(card: Card) -> None:
    Course.objects.filter(pk=card.question.bank.course_id).update(owner=a_learner())
    assert not is_queued(card) and not is_shown(card)
    assert standing.closed(card.learner, card.question.bank.course) == 1
