"""The review in the browser's words: pages, forms, redirects, and what htmx gets instead."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from study.banks.models import Question, Status
from study.core.questions.kinds.recall import Recall
from study.core.text.day import on_day
from study.library.models import Course
from study.people.models import Learner
from study.review.models import Card, Review, Study
from tests import clock
from tests.factories import TODAY, a_card, a_course, a_learner, a_question, a_topic, a_version, questions
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "section#question"}
REASONS = ("It rises", "The moon pulls with the sun", "That is the neap tide")


@pytest.fixture
def question(course: Course) -> Question:
    source = {"title": "Tide tables", "url": "https://tides.example/", "checked": "2026-06-01"}
    return a_question(course, a_topic(course), explanation="Sun and moon in one line.", sources=[source])


def say(reader: Client, card: Card, answer: str = "rises", headers: dict[str, str] | None = None, **form: Any) -> Any:
    card.refresh_from_db()
    sent = {"answer": answer, "version": 1, "ordinal": card.reviews, **form}
    return reader.post(f"/review/{card.pk}/", sent, headers=headers)


def text(response: Any) -> str:
    return str(page_source(response))


def test_the_question_is_a_form_that_works_without_scripts(reader: Client, card: Card) -> None:
    page = text(reader.get("/review/"))
    assert "<title>Review, 1 of 1 · Keepwarm</title>" in page
    assert f'action="/review/{card.pk}/" method="post"' in page
    assert "Check answer" in page and "I don’t know" in page
    assert "The moon pulls" not in page and "in one line" not in page


def test_an_answer_leads_to_its_page(reader: Client, card: Card) -> None:
    response = say(reader, card, "falls")
    row = Review.objects.get()
    assert (response.status_code, response["Location"]) == (303, f"/review/answered/{row.pk}/")
    page = text(reader.get(response["Location"]))
    assert "Not this one. The answer is" in page
    for reason in (*REASONS, "Sun and moon in one line.", "Tide tables", "June 2026", "in 10 minutes"):
        assert reason in page
    assert 'data-key="g"' not in page


@pytest.mark.parametrize(("more", "quoted"), [("", False), (", twice a day", True)])
def test_the_notes_are_quoted_where_they_say_more(
    reader: Client, card: Card, question: Question, more: str, quoted: bool
) -> None:
    a_version(
        question,
        number=2,
        prompt="What is *spring tide*?",
        explanation=f"From the notes: “spring tide: it rises{more}”",
    )
    page = text(reader.get(say(reader, card, version=2)["Location"]))
    assert ("From the notes" in page) is quoted


def test_i_dont_know_shows_the_answer(reader: Client, card: Card) -> None:
    page = text(reader.get(say(reader, card, "", skip="1")["Location"]))
    assert "The answer is" in page and Review.objects.get().answer is None


def test_no_answer_keeps_the_page_and_says_why(reader: Client, card: Card) -> None:
    response = say(reader, card, "")
    assert response.status_code == 200
    assert "Choose an answer first." in text(response)
    assert response["HX-Push-Url"] == "false"
    assert not Review.objects.exists()


def test_a_double_click_shows_the_first_answer(reader: Client, card: Card) -> None:
    form = re.search(r'name="submission" value="([^"]+)"', page_source(reader.get(f"/review/{card.pk}/")))
    assert form
    first, second = (say(reader, card, answer, submission=form[1]) for answer in ("rises", "falls"))
    assert first["Location"] == second["Location"]
    assert Review.objects.count() == 1


def test_an_edited_question_is_shown_anew_with_what_was_chosen(reader: Client, card: Card, question: Question) -> None:
    a_version(question, number=2, prompt="What does the water do at full moon?")
    page = text(say(reader, card))
    assert "was changed since you saw it" in page and "at full moon?" in page
    assert 'value="rises" checked' in page and 'name="version" value="2"' in page


def test_a_retired_question_says_so(reader: Client, card: Card, question: Question) -> None:
    question.status = Status.RETIRED
    question.save()
    for response in (say(reader, card), reader.get(f"/review/{card.pk}/")):
        assert "This question was withdrawn" in text(response) and "Next question" in text(response)


def test_what_is_anothers_is_not_there(reader: Client, card: Card, question: Question) -> None:
    other = a_card(a_learner(), question)
    say(reader, card)
    row = Review.objects.get()
    Review.objects.update(learner=other.learner, card=other)
    urls = [f"/review/{other.pk}/", f"/review/answered/{row.pk}/"]
    assert [reader.get(url).status_code for url in urls] == [404, 404]
    posts = [f"/review/{other.pk}/", f"/review/{other.pk}/suspend/", f"/review/answered/{row.pk}/guessed/"]
    assert [reader.post(url).status_code for url in posts] == [404, 404, 404]


def test_broken_forms_are_no_server_errors(reader: Client, card: Card) -> None:
    for broken in ("", "-1", "x", "9" * 30, "²"):
        sent = {"version": broken, "ordinal": broken, "submission": broken}
        assert reader.post(f"/review/{card.pk}/", sent).status_code == 200
        assert reader.post("/review/more/", {"number": broken}).status_code == 303
        assert reader.post("/review/more/", {"only": f"new 3 of {broken}"}).status_code == 303
        assert reader.get("/review/", {"suspended": broken}).status_code == 200
    assert not Review.objects.exists()


def test_i_guessed(reader: Client, card: Card) -> None:
    page = reader.get(say(reader, card)["Location"])
    assert "Right." in text(page) and 'data-key="g"' in text(page)
    response = reader.post(f"/review/answered/{Review.objects.get().pk}/guessed/")
    assert response.status_code == 303
    page = reader.get(response["Location"])
    assert "Noted as a guess." in text(page) and "in 10 minutes" in text(page)


def test_undo_asks_the_question_again_and_says_what_was_taken_back(reader: Client, card: Card) -> None:
    answered = say(reader, card)["Location"]
    response = reader.post("/review/undo/")
    assert (response.status_code, response["Location"]) == (303, f"/review/{card.pk}/")
    assert "Check answer" in text(reader.get(response["Location"]))
    assert "was taken back" in text(reader.get(answered))
    assert reader.post("/review/undo/")["Location"] == "/review/"


def test_setting_aside_and_bringing_back(reader: Client, card: Card) -> None:
    response = reader.post(f"/review/{card.pk}/suspend/")
    page = text(reader.get(response["Location"]))
    assert "set aside" in page and "Bring it back" in page and "Nothing due" in page
    response = reader.post(f"/review/{card.pk}/suspend/", {"back": "1"})
    assert "Check answer" in text(reader.get(response["Location"]))


def test_nothing_due_says_what_comes_and_offers_more(reader: Client, learner: Learner, course: Course) -> None:
    learner.new_per_day = 3
    learner.save()
    for one in questions(course, 2):
        a_card(learner, one, **known(due=TODAY + timedelta(1)))
    Study.objects.update(dealt_on=TODAY)
    questions(course, 2)
    page = text(reader.get("/review/"))
    assert "Nothing due" in page and "Next: 2 cards tomorrow." in page and "Learn 2 new cards" in page
    reader.post("/review/more/", {"number": 2})
    assert "Check answer" in text(reader.get("/review/"))
    assert Card.objects.filter(due_day=None).count() == 2


def test_the_number_of_what_comes_does_not_run_into_its_day(reader: Client, learner: Learner, course: Course) -> None:
    a_card(learner, questions(course, 1)[0], **known(due=TODAY + timedelta(20)))
    Study.objects.update(dealt_on=TODAY)
    assert f"Next: 1 card {on_day(TODAY + timedelta(20), TODAY)}." in text(reader.get("/review/"))


def known(due: Any) -> dict[str, Any]:
    return {"stability": 5.0, "difficulty": 5.0, "reviews": 3, "last_day": due - timedelta(5), "due_day": due}


def test_the_days_first_visit_deals_and_the_next_does_not(reader: Client, learner: Learner, course: Course) -> None:
    questions(course, 12)
    reader.get("/review/")
    assert Card.objects.count() == learner.new_per_day
    reader.get("/review/")
    assert Card.objects.count() == learner.new_per_day
    clock.move(timedelta(days=1))
    reader.get("/review/")
    assert Card.objects.count() == learner.new_per_day  # none was answered


@pytest.mark.parametrize("answer", ["rises", "falls"])
def test_an_early_answer_says_what_it_changed(reader: Client, card: Card, answer: str) -> None:
    Card.objects.update(**{**known(due=TODAY + timedelta(9)), "last_day": TODAY - timedelta(4), "interval": 13})
    assert "Not due until 2 December 2026. An early answer counts too." in text(reader.get(f"/review/{card.pk}/"))
    page = reader.get(say(reader, card, answer)["Location"])
    card.refresh_from_db()
    assert card.reviews == 4 and card.due_day
    then = "in 10 minutes" if card.due_at else f"on {card.due_day.day} {card.due_day:%B}"
    assert f"Answered 9 days early: next {then} instead of 2 December." in text(page)
    assert bool(card.due_at) == (answer == "falls")


def test_htmx_gets_the_part_with_its_title_and_the_header(reader: Client, card: Card) -> None:
    page = text(reader.get("/review/", headers=HTMX))
    assert page.lstrip().startswith("<title>Review, 1 of 1 · Keepwarm</title>")
    assert '<section id="question"' in page and 'id="session" hx-swap-oob="true"' in page
    assert "<html" not in page and "<dialog" not in page
    response = say(reader, card, headers=HTMX)
    assert response.status_code == 303
    assert "answered · Keepwarm</title>" in text(reader.get(response["Location"], headers=HTMX))


def test_going_back_in_history_gets_the_whole_page(reader: Client, card: Card) -> None:
    headers = {"HX-Request": "true", "HX-Request-Type": "full", "HX-History-Restore-Request": "true"}
    assert "<html" in text(reader.get("/review/", headers=headers))


def test_a_visit_makes_no_learner_and_an_answer_does(client: Client, question: Question) -> None:
    Learner.objects.all().delete()
    page = text(client.get("/review/"))
    assert f'action="/review/question/{question.pk}/"' in page
    assert client.post(f"/review/question/{question.pk}/", {"version": 1, "ordinal": 0}).status_code == 200
    assert not Learner.objects.exists()
    form = re.search(r'name="submission" value="([^"]+)"', page)
    assert form
    sent = {"answer": "rises", "version": 1, "ordinal": 0, "submission": form[1]}
    response = client.post(f"/review/question/{question.pk}/", sent)
    assert "Right." in text(client.get(response["Location"]))
    assert client.post(f"/review/question/{question.pk}/", sent)["Location"] == response["Location"]
    learner = Learner.objects.get()
    assert Study.objects.get().learner == learner
    assert (Card.objects.get().reviews, Review.objects.count()) == (1, 1)


def test_a_private_question_is_not_open_to_visitors(client: Client) -> None:
    private = a_question(a_course(owner=a_learner()))
    assert client.get(f"/review/question/{private.pk}/").status_code == 404
    assert client.post(f"/review/question/{private.pk}/").status_code == 404


def test_a_visitor_without_content_sees_a_page(client: Client) -> None:
    assert client.get("/review/").status_code == 200
    for url in ("/review/undo/", "/review/more/"):
        assert client.post(url).status_code == 404


def test_a_card_is_turned_over_before_it_is_graded(reader: Client, learner: Learner, course: Course) -> None:
    recall = a_question(course, kind="recall", body=Recall("The **water** rises."))
    card = a_card(learner, recall)
    before = text(reader.get("/review/"))
    assert "Show answer" in before and "rises" not in before
    shown = {"version": 1, "ordinal": 0}
    turned = text(reader.post(f"/review/{card.pk}/", {**shown, "show": "1"}))
    assert "<strong>water</strong> rises" in turned and "Check answer" not in turned
    assert not Review.objects.exists()
    response = reader.post(f"/review/{card.pk}/", {**shown, "recalled": "easy"})
    card.refresh_from_db()
    assert card.due_day and f"{card.due_day.day} {card.due_day:%B}" in turned  # what was promised is what holds
    assert "You said: easy." in text(reader.get(response["Location"]))


@pytest.mark.parametrize("cards", [2, 40])
def test_reads_do_not_grow_with_cards(
    reader: Client, learner: Learner, course: Course, cards: int, django_assert_max_num_queries: Any
) -> None:
    topic = a_topic(course)
    made = [a_card(learner, one, **known(due=TODAY)) for one in questions(course, cards, topic)]
    reader.post("/review/more/", {"only": "due"})
    reader.get("/review/")
    say(reader, made[1])
    with django_assert_max_num_queries(10):
        reader.get("/review/")
    with django_assert_max_num_queries(12):
        response = say(reader, made[0])
    with django_assert_max_num_queries(9):
        reader.get(response["Location"])


def test_a_visitors_first_answer_opens_the_whole_day(client: Client, course: Course, question: Question) -> None:
    questions(course, 12)
    sent = {"answer": "rises", "version": 1, "ordinal": 0}
    answered = client.post(f"/review/question/{question.pk}/", sent)["Location"]
    assert "Review, 1 of 10, answered" in text(client.get(answered))
    assert "Review, 2 of 10 ·" in text(client.get("/review/"))


@pytest.mark.parametrize(("cards", "strip"), [(10, "cells cells--m"), (11, "cells cells--m cells--long"), (25, "")])
def test_a_long_session_is_a_number(reader: Client, learner: Learner, course: Course, cards: int, strip: str) -> None:
    for one in questions(course, cards):
        a_card(learner, one, **known(due=TODAY))
    page = text(reader.get("/review/"))
    assert f"1 of {cards}</span>" in page
    assert (f'class="{strip}"' in page) == bool(strip)
    assert ("session__count" in page) == (cards > 10)


def test_a_visitor_can_turn_a_card_over_and_grade_it(client: Client, course: Course) -> None:
    recall = a_question(course, kind="recall", body=Recall("The **water** rises."))
    front = text(client.get(f"/review/question/{recall.pk}/"))
    assert "Show answer" in front and "rises" not in front
    shown = {"version": 1, "ordinal": 0}
    turned = text(client.post(f"/review/question/{recall.pk}/", {**shown, "show": "1"}))
    card = Card.objects.get()
    assert "<strong>water</strong> rises" in turned and f'action="/review/{card.pk}/"' in turned
    assert not Review.objects.exists()
    graded = client.post(f"/review/{card.pk}/", {**shown, "recalled": "good"})
    assert "You said: good." in text(client.get(graded["Location"]))


def test_an_answer_sent_signed_out_is_given_back(client: Client, card: Card) -> None:
    url = f"/review/{card.pk}/"
    page = client.post(url, {"answer": "a", "version": "1", "ordinal": "0"})
    assert page.status_code == 401 and 'name="answer" value="a"' in page_source(page)
    part = client.post(url, {"answer": "a"}, headers={"HX-Request": "true", "HX-Request-Type": "partial"})
    assert part["HX-Reswap"] == "afterbegin" and "sign in in a new tab" in page_source(part)
    assert not Review.objects.exists()
