"""The topics on Today: a bar each, and sessions of one topic alone that ask what their button says."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from study.library.models import Course
from study.people.models import Learner
from study.review.models import Card
from tests.factories import TODAY, WRONG, a_card, a_course, a_learner, a_question, a_study, a_topic, questions
from tests.page_source import page_source
from tests.places.review.test_sessions import play

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def due(learner: Learner, course: Course, topic: object, number: int) -> list[Card]:
    known = {"stability": 5.0, "difficulty": 5.0, "reviews": 3, "last_day": TODAY - 5 * DAY, "due_day": TODAY}
    return [a_card(learner, a_question(course, topic), **known) for _ in range(number)]  # type: ignore[arg-type]


def test_a_topic_asks_its_own_cards_as_its_buttons_say(reader: Client, learner: Learner, course: Course) -> None:
    Learner.objects.filter(pk=learner.pk).update(new_per_day=1)
    one, other = a_topic(course, "Ebb"), a_topic(course, "Flow", 1)
    mine, theirs = due(learner, course, one, 3), due(learner, course, other, 2)
    questions(course, 9, one)
    html = page_source(reader.get("/"))
    assert set(re.findall(r'value="(due \d+ in \d+|new \d+ in \d+)"', html)) == {
        f"due 3 in {one.pk}",
        f"new 5 in {one.pk}",
        f"due 2 in {other.pk}",
    }
    assert 'aria-label="12 cards: 3 cooling, 9 new"' in html
    assert "<strong>Ebb and 1 more</strong>" in html
    reader.post("/review/more/", {"only": f"due 3 in {one.pk}"})
    assert "Review, 1 of 3 ·" in page_source(reader.get("/review/"))
    assert sorted(play(reader)) == [card.pk for card in mine]
    reader.post("/review/more/", {"only": f"new 5 in {one.pk}"})
    came = play(reader)
    assert len(came) == 5 and {card.question.topic for card in Card.objects.filter(pk__in=came)} == {one}
    reader.post("/review/more/", {"only": "due"})
    assert sorted(play(reader)) == [card.pk for card in theirs]


@pytest.mark.parametrize("sent", ["due 3 in 999999", "new 5 in 999999", "new 5 of 999999"])
def test_a_wish_that_means_nothing_asks_nothing_of_others(
    reader: Client, learner: Learner, course: Course, sent: str
) -> None:
    due(a_learner(), course, a_topic(course), 2)
    assert reader.post("/review/more/", {"only": sent}).status_code == 303
    assert play(reader) == []


def test_every_form_of_the_day_can_be_sent(reader: Client, learner: Learner, course: Course) -> None:
    """A part that is included alone has no token of its own."""
    topic, rests = a_topic(course), a_course()
    a_study(learner, rests)
    reader.post(f"/courses/{rests.address}/pause/")
    due(learner, course, topic, 2)
    reader.post("/review/more/", {"only": "due"})
    play(reader, missed=(Card.objects.earliest("pk").pk,))
    questions(course, 2, topic)
    pages = [page_source(reader.get(address)) for address in ("/", "/review/", f"/courses/{rests.address}/")]
    reader.get("/")
    assert "Repeat the one missed" in pages[0] and "Resume" in pages[0] and "Pause" in pages[0]
    for html in pages:
        forms = re.findall(r'<form\b[^>]*method="post".*?</form>', html)
        assert forms and all("csrfmiddlewaretoken" in form for form in forms)


def test_a_visitor_has_keys_a_lab_and_the_date_in_place(client: Client) -> None:
    course = a_course(shipped=True)
    a_question(course, a_topic(course))
    html = page_source(client.get("/"))
    assert "Keepwarm makes questions from notes" in html and 'id="help"' in html
    assert "Try a lab" in html and 'href="/labs/concurrency/"' in html
    assert f'min="{TODAY + DAY}"' in html


def test_a_miss_offers_the_lab_of_its_topic(reader: Client, learner: Learner, course: Course) -> None:
    topic = a_topic(course)
    topic.simulators = ["concurrency"]
    topic.save()
    card = due(learner, course, topic, 1)[0]
    assert "A lab for what you missed" not in page_source(reader.get("/"))
    reader.post(f"/review/{card.pk}/", {**WRONG, "version": 1, "ordinal": card.reviews})
    html = page_source(reader.get("/"))
    assert "A lab for what you missed" in html and 'href="/labs/concurrency/"' in html
