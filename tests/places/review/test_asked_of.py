"""Who is asked a bank's questions: its members and cohorts where it says so, and nobody else by any way."""

from collections.abc import Callable

import pytest
from django.test import Client

from study.banks import operations as banks
from study.banks.models import Bank, Question, Visibility
from study.library.models import Course
from study.people.models import Cohort, Learner, User
from study.people.operations import join_cohort
from study.people.sessions import SESSION_KEY
from study.review.models import Card
from study.review.operations import deal, study
from study.review.queries import standing
from study.review.queries.queue import ahead
from study.topics import quiz
from tests.clock import START
from tests.factories import RIGHT, TODAY, a_learner, a_question, a_topic
from tests.page_source import page_source
from tests.places.banks.authoring import a_shared_bank, an_instructor

pytestmark = pytest.mark.django_db
PROMPT = "What does the water do at a perigee?"
type Way = Callable[[Learner | None, Question], bool]


@pytest.fixture
def bank(ada: User) -> Bank:
    return a_shared_bank(ada, viewer=an_instructor("grace"))


@pytest.fixture
def question(bank: Bank, ada: User) -> Question:
    """The only question of the bank: it is ready and stands at a topic."""
    course = Course.objects.get(pk=bank.course_id)
    made = a_question(course, a_topic(course), prompt=PROMPT)
    Question.objects.filter(pk=made.pk).update(bank=bank)
    made.refresh_from_db()
    return made


def show(bank: Bank, visibility: Visibility, by: User, *cohorts: Cohort) -> None:
    assert banks.set_visibility(bank=bank, visibility=visibility, cohorts=cohorts, by=by, now=START) is None


def browser(learner: Learner | None) -> Client:
    client = Client()
    if learner and learner.user:
        client.force_login(learner.user)
    elif learner:
        session = client.session
        session[SESSION_KEY] = learner.pk
        session.save()
    return client


def is_dealt(learner: Learner | None, question: Question) -> bool:
    if learner is None:
        return False
    study(learner=learner, course=question.bank.course, now=START)
    can_be = ahead(learner, TODAY).new
    assert deal(learner=learner, today=TODAY, now=START) == can_be
    found = Card.objects.filter(learner=learner, question=question).exists()
    Card.objects.filter(learner=learner).delete()
    return found


def is_in_the_quiz(learner: Learner | None, question: Question) -> bool:
    assert question.topic
    sent = {"quiz": question.pk, "question": question.pk, "version": 1, "ordinal": 0, **RIGHT}
    address = f"/courses/{question.topic.course.address}/topics/{question.topic.key}/"
    chosen = question.pk in quiz.choose(question.topic, learner, TODAY)
    client = browser(learner)
    assert (PROMPT in page_source(client.get(address))) == chosen
    assert (PROMPT in page_source(client.get(address, {"quiz": question.pk}))) == chosen
    assert client.post(address, {**sent, "answer": "no such option"}).status_code == (422 if chosen else 404)
    return chosen


def is_found(learner: Learner | None, question: Question) -> bool:
    page = page_source(browser(learner).get("/search/", {"q": "perigee"}))
    return "water do at a" in page


def is_at_its_address(learner: Learner | None, question: Question) -> bool:
    client, address = browser(learner), f"/review/question/{question.pk}/"
    status = client.get(address).status_code
    sent = {"version": 1, "ordinal": 0, "answer": "no such option"}
    assert client.post(address, sent).status_code == status
    return status == 200


def is_counted(learner: Learner | None, question: Question) -> bool:
    course = question.bank.course
    return bool(standing.standings(learner, [course], TODAY))


WAYS = [is_dealt, is_in_the_quiz, is_found, is_at_its_address, is_counted]


@pytest.mark.parametrize("way", WAYS)
def test_a_private_bank_is_asked_of_its_members_alone(way: Way, bank: Bank, question: Question, ada: User) -> None:
    show(bank, Visibility.PUBLIC, ada)
    show(bank, Visibility.PRIVATE, ada)
    stranger = a_learner(an_instructor("eve"))
    grace = a_learner(User.objects.get(email="grace@example.org"))
    assert [way(one, question) for one in (None, a_learner(), stranger, grace)] == [False, False, False, True]


@pytest.mark.parametrize("way", WAYS)
def test_a_bank_for_cohorts_is_asked_of_who_joined(way: Way, bank: Bank, question: Question, ada: User) -> None:
    cohort = Cohort.objects.create(owner=ada, name="Class", code="abc", created_at=START)
    other = Cohort.objects.create(owner=ada, name="Other", code="xyz", created_at=START)
    show(bank, Visibility.COHORTS, ada, cohort)
    joined, elsewhere = a_learner(), a_learner()
    join_cohort(learner=joined, code="abc", now=START)
    join_cohort(learner=elsewhere, code="xyz", now=START)
    assert other.members.count() == 1
    assert [way(one, question) for one in (None, a_learner(), elsewhere, joined)] == [False, False, False, True]


@pytest.mark.parametrize("way", WAYS[1:])
def test_a_public_bank_is_asked_of_everybody_until_it_is_closed(
    way: Way, bank: Bank, question: Question, ada: User
) -> None:
    show(bank, Visibility.PUBLIC, ada)
    assert way(None, question) and way(a_learner(), question)
    show(bank, Visibility.PRIVATE, ada)
    assert not way(None, question) and not way(a_learner(), question)


@pytest.mark.parametrize("way", WAYS)
def test_a_cohort_counts_only_where_the_bank_says_so(way: Way, bank: Bank, question: Question, ada: User) -> None:
    """A class that stands at a bank from before asks nobody once the bank is private."""
    cohort = Cohort.objects.create(owner=ada, name="Class", code="abc", created_at=START)
    show(bank, Visibility.COHORTS, ada, cohort)
    joined = a_learner()
    join_cohort(learner=joined, code="abc", now=START)
    assert way(joined, question)
    Bank.objects.filter(pk=bank.pk).update(visibility=Visibility.PRIVATE)
    assert bank.cohorts.get() == cohort and not way(joined, question)
