"""Today, courses, topics and search: who sees what, and what a page costs."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from study.library import search
from study.library.models import Asset, Course, Topic
from study.people.models import Learner
from study.people.sessions import SESSION_KEY
from study.practice.models import Card, Review, Study
from tests.factories import TODAY, a_card, a_course, a_learner, a_question, a_study, a_topic, questions

pytestmark = pytest.mark.django_db
SECRET = "What nobody else may read"


def reader_of(learner: Learner) -> Client:
    """The browser of a guest, who is known by the session."""
    client = Client()
    session = client.session
    session[SESSION_KEY] = learner.pk
    session.save()
    return client


@pytest.fixture
def course() -> Course:
    return a_course("tides", shipped=True)


@pytest.fixture
def topic(course: Course) -> Topic:
    return a_topic(course)


@pytest.fixture
def private() -> Course:
    """Somebody else's course, with something in it to be found."""
    course = a_course("private", owner=a_learner(), title=SECRET)
    topic = a_topic(course, SECRET)
    a_question(course, topic, prompt=SECRET)
    Asset.objects.create(course=course, path="a.png", media_type="image/png", content=b"\x89PNG")
    search.index([search.Entry("topic", course.pk, topic.pk, topic.key, SECRET, SECRET)])
    return course


def text(response: Any) -> str:
    return str(response.content.decode())


def test_a_visit_writes_nothing(client: Client, course: Course, topic: Topic) -> None:
    questions(course, 4, topic)
    for path in (
        "/",
        "/courses/",
        "/courses/tides/",
        f"/courses/tides/topics/{topic.key}/",
        "/search/?q=tide",
        "/notes/",
    ):
        assert client.get(path).status_code == 200, path
    assert not Learner.objects.exists()
    assert "sessionid" not in client.cookies


@pytest.mark.parametrize("who", ["visitor", "classmate"])
def test_another_persons_course_does_not_exist(client: Client, private: Course, who: str) -> None:
    if who == "classmate":
        client = reader_of(a_learner())
    key = private.topics.get().key
    for path in ("", f"topics/{key}/", "pictures/a.png"):
        assert client.get(f"/courses/private/{path}").status_code == 404
    assert client.post("/courses/private/study/").status_code == 404
    assert client.post(f"/review/question/{private.topics.get().questions.get().pk}/").status_code == 404
    for path in ("/", "/courses/", "/search/?q=nobody"):
        assert SECRET not in text(client.get(path))
    assert not Study.objects.exists() and not Review.objects.exists()


def test_its_owner_sees_it(private: Course) -> None:
    assert private.owner
    owner = reader_of(private.owner)
    assert SECRET in text(owner.get("/courses/private/"))
    assert SECRET.split()[-1] in text(owner.get("/search/?q=nobody"))
    picture = owner.get("/courses/private/pictures/a.png")
    assert picture["Content-Type"] == "image/png" and picture["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in picture["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/", "/courses/", "/courses/tides/", "/courses/tides/topics/{}/"])
def test_a_page_costs_the_same_with_many_cards(
    path: str, course: Course, topic: Topic, django_assert_max_num_queries: Callable[..., CaptureQueriesContext]
) -> None:
    learner = a_learner()
    a_study(learner, course)
    browser, path = reader_of(learner), path.format(topic.key)

    def learn(number: int) -> None:
        for question in questions(course, number, topic):
            a_card(
                learner, question, reviews=1, stability=3.0, difficulty=5.0, last_day=TODAY - timedelta(days=4),
                due_day=TODAY,
            )  # fmt: skip

    learn(2)
    browser.get(path)
    with django_assert_max_num_queries(25) as few:
        browser.get(path)
    learn(40)
    for number in range(5):
        a_topic(course, f"Topic {number}", number)
    with django_assert_max_num_queries(len(few)):
        browser.get(path)


def test_today_counts_what_is_due(course: Course, topic: Topic) -> None:
    learner = a_learner()
    a_study(learner, course)
    for question in questions(course, 40, topic):
        a_card(
            learner, question, reviews=1, stability=3.0, difficulty=5.0, last_day=TODAY - timedelta(days=4),
            due_day=TODAY,
        )  # fmt: skip
    page = text(reader_of(learner).get("/"))
    assert "40 cards due, about" in page and "Review 40 due" in page


def test_a_quiz_answer_counts_as_a_review_and_shows_no_key_before(client: Client, course: Course, topic: Topic) -> None:
    asked = questions(course, 3, topic)
    path = f"/courses/tides/topics/{topic.key}/"
    page = text(client.get(path))
    assert "Question 2 of 3 opens when" in page
    assert "The moon pulls" not in page and "neap" not in page
    sent = {
        "quiz": ",".join(str(one.pk) for one in asked), "done": "", "question": asked[0].pk, "version": 1,
        "ordinal": 0, "turn": 0, "answer": "rises",
    }  # fmt: skip
    answered = client.post(path, sent, follow=True)
    assert "Right" in text(answered)
    assert Review.objects.get().score == 1
    assert Card.objects.get(question=asked[0]).due_day > TODAY
    client.post(path, sent, follow=True)
    assert Review.objects.count() == 1


def test_search_says_what_to_do(client: Client, course: Course, topic: Topic) -> None:
    search.index([search.Entry("topic", course.pk, topic.pk, topic.key, "Spring tides", "The highest of spring")])
    found = text(client.get("/search/?q=spri"))
    assert "1 found" in found and "<mark>spring</mark>" in found
    assert "Nothing" in text(client.get("/search/?q=zzz"))
    for odd in ("%22", "*", "AND OR NOT", "a%00b", "(", "%3Cscript%3E"):
        response = client.get(f"/search/?q={odd}")
        assert response.status_code == 200 and "<script>" not in text(response).split("<main")[1]
