"""The library's pages: courses, their map, a topic with its quiz, and pictures."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from study.banks.models import NOTES as OF_NOTES
from study.banks.models import Bank, Fit, Question, Status
from study.banks.operations import import_course, load_content
from study.library.models import Asset, Course, Topic
from study.library.sources import Picture, Sources, Text
from study.people.models import Learner
from study.review.models import Card, Review, Study
from study.uploads.pictures import content_of
from tests.clock import START
from tests.factories import a_card, a_course, a_learner, a_question, a_topic, questions
from tests.page_source import page_source
from tests.pictures import a_picture, a_shown_picture
from tests.places.courses import NOTES, write_course

pytestmark = pytest.mark.django_db
PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "section#quiz"}


@pytest.fixture
def tides(tmp_path: Path) -> Course:
    """The shipped course of tests.places.courses."""
    loaded = load_content(folder=write_course(tmp_path), now=START)
    assert loaded.course is not None
    return loaded.course


@pytest.fixture
def own(learner: Learner, tides: Course) -> Course:
    """The learner's own notes, with a picture."""
    sources = Sources((Text("home.md", NOTES),), (Picture("quay.png", a_picture()),), name="home")
    course = import_course(sources=sources, owner=learner, now=START).imported.course
    assert course is not None
    return course


def topic_page(client: Client, course: Course, key: str, **query: str) -> str:
    return page_source(client.get(f"/courses/{course.address}/topics/{key}/", query))


def test_the_list_has_what_one_may_read(reader: Client, own: Course, tides: Course) -> None:
    a_course(title="Secret tides", owner=a_learner())
    html = page_source(reader.get("/courses/"))
    assert own.title in html
    assert "Why the sea rises twice a day." in html
    assert "Secret tides" not in html


def test_the_map_groups_topics_by_domain(client: Client, tides: Course) -> None:
    html = page_source(client.get("/courses/tides/"))
    sea, land = html.index("The sea"), html.index("The land")
    assert sea < html.index("Spring tides, the high ones") < land < html.index("Harbours")
    assert "60 % of the exam" in html
    assert "Study this course" in html


def test_the_map_of_own_notes_follows_the_headings(reader: Client, own: Course) -> None:
    html = page_source(reader.get(f"/courses/{own.address}/"))
    assert "Tides at home" in html
    assert "1 line is out of date" not in html  # what is imprecise is not out of date


def test_topics_without_cards_are_folded_with_the_reason_and_a_way_on(reader: Client, learner: Learner) -> None:
    course = a_course(title="Coasts", owner=learner)
    for position, (title, level, cards) in enumerate(
        [("Coasts", 1, 0), ("Cliffs", 2, 0), ("Chalk", 3, 1), ("Marsh", 2, 0), ("Reeds", 3, 0), ("Dunes", 2, 1)]
    ):
        topic = a_topic(course, title, position)
        Topic.objects.filter(pk=topic.pk).update(
            level=level, parent=None if level == 1 else Topic.objects.filter(title="Coasts").first()
        )
        questions(course, cards, topic)
    unsure = a_question(course, Topic.objects.get(title="Reeds"), fit=Fit.UNSURE, status=Status.DRAFT)
    Bank.objects.filter(pk=unsure.bank_id).update(slug=OF_NOTES)
    html = page_source(reader.get(f"/courses/{course.address}/"))
    asked, bare = html.split("<details")[-2:]
    assert [name for name in ("Cliffs", "Chalk", "Marsh", "Reeds", "Dunes") if f">{name}<" in asked] == [
        *("Cliffs", "Chalk", "Dunes")  # Chalk stands under Cliffs
    ]
    assert [name for name in ("Coasts", "Cliffs", "Marsh", "Reeds") if f">{name}<" in bare] == [
        "Coasts",
        "Marsh",
        "Reeds",
    ]
    assert "3 topics without cards" in bare and "1 unsure question" in bare and "no cards yet" not in html
    assert f"/notes/{course.address}/unsure/" in bare and f"/notes/{course.address}/" in bare
    Question.objects.filter(bank__course=course).delete()
    html = page_source(reader.get(f"/courses/{course.address}/"))
    assert "6 topics without cards" in html and "/unsure/" not in html
    assert re.search(r"<details\s+open\s*>\s*<summary>.{0,300}6 topics", html, re.DOTALL)


def test_a_course_offers_its_next_cards_and_resting_last(reader: Client, learner: Learner, tides: Course) -> None:
    reader.post("/courses/tides/study/")
    html = page_source(reader.get("/courses/tides/"))
    offered = re.search(r'value="(new (\d+) of \d+)"', html)
    assert offered and f"Learn {offered[2]} new cards" in html
    assert html.index(offered[0]) < html.index("Spring tides, the high ones") < html.index("Stop studying")
    reader.post("/review/more/", {"only": offered[1]})
    assert f"1 of {offered[2]}" in page_source(reader.get("/review/"))
    reader.post("/courses/tides/pause/")
    html = page_source(reader.get("/courses/tides/"))
    assert "new cards" not in html and html.index("Resume") < html.index("Spring tides, the high ones")


def test_studying_makes_a_guest(client: Client, tides: Course) -> None:
    assert client.post("/courses/tides/study/").status_code == 302
    assert Study.objects.get().learner == Learner.objects.get()
    assert "Study this course" not in page_source(client.get("/courses/tides/"))


def test_a_topic_shows_dated_facts_with_their_source(client: Client, tides: Course) -> None:
    html = topic_page(client, tides, "spring-tides")
    assert "<h1>Spring tides, the high ones</h1>" in html
    assert "When the moon and the sun pull together." in html
    assert "High water comes every 12 h 25 min." in html
    assert "checked November 2026" in html
    assert 'href="https://example.org/tides"' in html
    assert "exam skill 1.1" in html
    assert "The range was 11 m until 2020." in html


def test_a_shipped_drawing_stands_in_the_page(client: Client, tides: Course) -> None:
    html = topic_page(client, tides, "spring-tides")
    assert "<title>The moon</title>" in html
    assert "The moon pulls." in html


def test_related_and_neighbouring_topics_are_linked(client: Client, tides: Course) -> None:
    html = topic_page(client, tides, "spring-tides")
    assert "Related" in html
    assert html.count('href="/courses/tides/topics/harbours/"') == 1
    assert 'rel="next" href="/courses/tides/topics/spring-tides/slack-water/"' in html
    assert 'rel="prev"' not in html


def test_own_notes_are_not_checked_unless_a_claim_says_so(reader: Client, own: Course) -> None:
    html = topic_page(reader, own, "tides-at-home")
    assert "from your notes, not checked" in html
    assert "true with a condition: every 12 h 25 min" in html
    assert '<li id="l3"' in html
    assert "- The tide comes every 12 hours" in html
    asset = Asset.objects.get(course=own)
    assert asset.picture
    assert f'src="/courses/{own.address}/pictures/{asset.picture.digest}/"' in html


def test_a_topic_of_own_notes_leads_to_what_is_asked_of_its_lines(
    client: Client, reader: Client, own: Course, tides: Course
) -> None:
    link = re.search(r'href="(/notes/[^"]+)#(l1)"', topic_page(reader, own, "tides-at-home"))
    assert link and f'id="{link[2]}"' in page_source(reader.get(link[1]))
    assert "/notes/tides/" not in topic_page(client, tides, "spring-tides")


def test_markup_in_notes_is_text(reader: Client, learner: Learner) -> None:
    text = "# Notes\n\n- Tide ⇒ <script>alert(1)</script> rises <img src=x onerror=alert(1)>\n"
    course = import_course(sources=Sources((Text("n.md", text),), name="n"), owner=learner, now=START).imported.course
    assert course is not None
    html = topic_page(reader, course, "notes")
    assert "<script>alert" not in html
    assert "<img src=x" not in html


def test_a_picture_can_do_nothing_but_be_seen(reader: Client, learner: Learner) -> None:
    course = a_course(owner=learner)
    shown = a_shown_picture(course)
    assert shown.picture
    answer = reader.get(f"/courses/{course.address}/pictures/{shown.picture.digest}/")
    assert answer.content == content_of(shown.picture)
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("rest", ["", "topics/{topic}/", "pictures/{digest}/"])
def test_what_is_somebody_elses_does_not_exist(reader: Client, rest: str) -> None:
    course = a_course(owner=a_learner())
    topic = a_topic(course)
    shown = a_shown_picture(course).picture
    address = rest.format(topic=topic.key, digest=shown and shown.digest)
    assert reader.get(f"/courses/{course.address}/{address}").status_code == 404


def test_nothing_can_be_written_into_somebody_elses_course(reader: Client) -> None:
    course = a_course(owner=a_learner())
    topic = a_topic(course)
    question = a_question(course, topic)
    assert reader.post(f"/courses/{course.address}/study/").status_code == 404
    sent = {"question": question.pk, "version": 1, "ordinal": 0, "answer": "rises"}
    assert reader.post(f"/courses/{course.address}/topics/{topic.key}/", sent).status_code == 404
    assert not Study.objects.exists()
    assert not Review.objects.exists()


@pytest.mark.parametrize("path", ["topics/nowhere/", "pictures/nothing/"])
def test_what_a_course_does_not_have_is_not_found(client: Client, tides: Course, path: str) -> None:
    assert client.get(f"/courses/tides/{path}").status_code == 404


def test_looking_writes_nothing(client: Client, tides: Course) -> None:
    for path in ("/courses/", "/courses/tides/", "/courses/tides/topics/spring-tides/", "/search/?q=tide", "/notes/"):
        assert client.get(path).status_code == 200
    assert not Learner.objects.exists()
    assert not Session.objects.exists()


class TestQuiz:
    """Three questions in place."""

    @pytest.fixture
    def topic(self) -> Topic:
        course = a_course(shipped=True)
        topic = a_topic(course)
        questions(course, 4, topic)
        return topic

    def address(self, topic: Topic) -> str:
        return f"/courses/{topic.course.address}/topics/{topic.key}/"

    def sent(self, topic: Topic, number: int = 0, answer: str = "rises", **form: Any) -> dict[str, Any]:
        ids = [question.pk for question in topic.questions.order_by("position")[:3]]
        open_now = {"quiz": ".".join(map(str, ids)), "done": "", "question": ids[number]}
        return {**open_now, "version": 1, "ordinal": 0, "answer": answer, **form}

    def test_only_the_first_question_is_open(self, client: Client, topic: Topic) -> None:
        html = page_source(client.get(self.address(topic)))
        assert "Quiz me: 3 questions" in html
        assert html.count("<fieldset") == 1
        assert "Question 2 of 3 opens" in html
        assert "The moon pulls with the sun" not in html

    def test_an_answer_counts_and_opens_the_next(self, client: Client, topic: Topic) -> None:
        answer = client.post(self.address(topic), self.sent(topic))
        assert answer.status_code == 302
        assert answer["Location"].endswith("#quiz")
        review = Review.objects.get()
        assert (review.scheduled, review.score) == (True, 1)
        html = page_source(client.get(answer["Location"]))
        assert "Right." in html
        assert "Question 2 of 3</h3>" in html
        assert html.count("<fieldset") == 1

    def test_htmx_gets_the_quiz_alone(self, client: Client, topic: Topic) -> None:
        answer = client.post(self.address(topic), self.sent(topic, answer="falls"), headers=PARTIAL)
        html = page_source(answer)
        assert html.startswith("<section")
        assert "Not this one. The answer is" in html
        assert "<html" not in html

    def test_a_double_click_is_one_answer(self, client: Client, topic: Topic) -> None:
        form = re.search(r'name="submission" value="([^"]+)"', page_source(client.get(self.address(topic))))
        assert form
        first = client.post(self.address(topic), self.sent(topic, submission=form[1]))
        again = client.post(self.address(topic), self.sent(topic, answer="falls", submission=form[1]))
        assert Review.objects.count() == 1
        assert first["Location"] == again["Location"]

    def test_no_choice_is_no_answer_and_makes_nobody(self, client: Client, topic: Topic) -> None:
        answer = client.post(self.address(topic), self.sent(topic, answer=""))
        assert answer.status_code == 422
        assert "Choose an answer first." in page_source(answer)
        assert not Learner.objects.exists()
        assert not Card.objects.exists()

    def test_not_knowing_is_an_answer(self, client: Client, topic: Topic) -> None:
        client.post(self.address(topic), self.sent(topic, answer="", skip="1"))
        assert Review.objects.get().score == 0

    def test_all_answered_leaves_nothing_open(self, reader: Client, topic: Topic) -> None:
        done = ""
        for number in range(3):
            sent = self.sent(topic, number, done=done)
            location = reader.post(self.address(topic), sent)["Location"]
            done = location.partition("done=")[2].partition("#")[0]
        html = page_source(reader.get(location))
        assert "All answered." in html
        assert "<fieldset" not in html

    def test_what_is_due_is_asked_first(self, reader: Client, learner: Learner, topic: Topic) -> None:
        last = topic.questions.order_by("position")[3]
        memory = {"stability": 5, "difficulty": 5, "reviews": 1, "last_day": date(2026, 11, 1)}
        a_card(learner, last, due_day=date(2026, 11, 6), **memory)
        html = page_source(reader.get(self.address(topic)))
        assert f'name="question" value="{last.pk}"' in html

    def test_answers_of_others_are_not_shown(self, client: Client, topic: Topic) -> None:
        other = Client()
        location = other.post(self.address(topic), self.sent(topic))["Location"]
        html = page_source(client.get(location))
        assert "Right." not in html

    @pytest.mark.parametrize(
        "query", [{"quiz": "x.y"}, {"quiz": "9" * 40}, {"quiz": "1.1.1", "done": "0"}, {"quiz": "²"}]
    )
    def test_a_strange_address_is_no_error(self, client: Client, topic: Topic, query: dict[str, str]) -> None:
        assert client.get(self.address(topic), query).status_code == 200

    def test_a_question_of_another_topic_is_not_answered_here(self, client: Client, topic: Topic) -> None:
        other = a_question(topic.course, a_topic(topic.course, "Neap tides", 1))
        assert client.post(self.address(topic), self.sent(topic, question=other.pk)).status_code == 404


def test_the_number_of_queries_does_not_grow(
    reader: Client, learner: Learner, django_assert_max_num_queries: Any
) -> None:
    course = a_course(shipped=True)
    topic = a_topic(course)
    questions(course, 3, topic)
    pages = {"/courses/": 5, f"/courses/{course.address}/": 9, f"/courses/{course.address}/topics/{topic.key}/": 18}
    for _round in range(2):
        for path, number in pages.items():
            with django_assert_max_num_queries(number):
                assert reader.get(path).status_code == 200
        for position in range(1, 6):
            questions(course, 4, a_topic(course, f"Topic {position}", position))
            questions(course, 4, topic)
            questions(a_course(shipped=True), 2)
        for question in topic.questions.filter(cards=None):
            a_card(learner, question)
