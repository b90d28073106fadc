"""Today's page: what is due, in the learner's words and numbers, and the first page of a visitor."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from study.banks.models import Fit, Status
from study.library.models import Course
from study.people.models import Learner
from study.progress import queries
from study.review.models import Card, ExamPlan, Review, Study
from study.review.queries import standing
from tests import clock
from tests.factories import RIGHT, TODAY, a_card, a_course, a_learner, a_question, a_study, a_topic, a_user, questions
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
QUERIES = 21  # of a learner's day


def remembered(learner: Learner, course: Course, stability: float, ago: int, due: int, **fields: Any) -> Card:
    """A card last seen `ago` days ago with that stability, due in `due` days (negative: overdue)."""
    topic = course.topics.first() or a_topic(course)
    return a_card(
        learner,
        a_question(course, topic),
        stability=stability,
        difficulty=5,
        reviews=2,
        last_day=TODAY - ago * DAY,
        due_day=TODAY + due * DAY,
        **fields,
    )


def page(reader: Client) -> str:
    return page_source(reader.get("/"))


def test_due_cards_are_counted_by_how_far_they_have_cooled(reader: Client, learner: Learner, course: Course) -> None:
    remembered(learner, course, stability=10, ago=10, due=0)  # recall 90 %
    remembered(learner, course, stability=10, ago=12, due=-2)  # a little below
    remembered(learner, course, stability=2, ago=60, due=-58)  # long overdue
    remembered(learner, course, stability=50, ago=5, due=45)  # warm
    html = page(reader)
    assert "3 cards due" in html and "<small>about 1 min</small>" in html
    assert "2 have cooled and 1 has gone cold, in 1 topic." in html
    assert 'aria-label="3 cards: 2 cooling, 1 cold"' in html
    assert 'aria-label="4 cards: 1 warm, 2 cooling, 1 cold"' in html
    assert "Review 3 due" in html


def test_questions_to_decide_on_are_told_beside_the_day_and_first_once_it_is_done(
    reader: Client, learner: Learner
) -> None:
    mine = a_course(owner=learner, title="Harbour")
    topic = a_topic(mine)
    for sort in ("term", "term", "continuation: asks for whatever is said"):
        a_question(mine, topic, sort=sort, fit=Fit.UNTRIED, unseen=False, status=Status.DRAFT)
    a_study(learner, mine)
    told = "2 questions</a> of Harbour wait for you to decide"
    before, _, after = page(reader).partition("<h1")
    assert told in before and told not in after
    remembered(learner, mine, stability=10, ago=12, due=-2)
    before, _, after = page(reader).partition("<h1")
    assert told not in before and told in after


def test_states_follow_the_retention_the_learner_wants(learner: Learner, course: Course) -> None:
    card = remembered(learner, course, stability=10, ago=10, due=5)  # recall 90 %, not due yet
    states = {}
    for wanted in (0.8, 0.92, 0.97):
        learner.desired_retention = wanted
        states[wanted] = standing.standings(learner, [course], TODAY)[0].state
    assert card.due_day is not None
    assert states == {0.8: "warm", 0.92: "cooling", 0.97: "cold"}


def test_the_day_of_a_review_makes_no_certainty(learner: Learner, course: Course) -> None:
    remembered(learner, course, stability=1, ago=0, due=1)
    found = standing.standings(learner, [course], TODAY)[0]
    assert found.state == "warm"


def test_nothing_due_says_what_comes_next_and_offers_new_cards(
    reader: Client, learner: Learner, course: Course
) -> None:
    remembered(learner, course, stability=50, ago=5, due=1)
    questions(course, 4, a_topic(course))
    html = page(reader)
    assert "Nothing due" in html
    assert "Next: <strong>1 card</strong> tomorrow." in html
    assert "Learn 4 new" in html


def test_a_sibling_that_waits_is_what_comes_next(reader: Client, learner: Learner, course: Course) -> None:
    for _ in range(2):
        card = remembered(learner, course, stability=50, ago=50, due=0)
        Card.objects.filter(pk=card.pk).update(group="a note with two sides")
    remembered(learner, course, stability=50, ago=5, due=3)
    reader.post(f"/review/{card.pk}/", {"version": "1", "ordinal": card.reviews, **RIGHT})
    html, over = page(reader), page_source(reader.get("/review/"))
    assert "Done for today" in html and "Next: <strong>1 card</strong> tomorrow." in html
    assert "Next: 1 card tomorrow." in over


def test_new_cards_follow_the_learners_pace(reader: Client, learner: Learner, course: Course) -> None:
    Learner.objects.filter(pk=learner.pk).update(new_per_day=2)
    questions(course, 5, a_topic(course))
    assert "Learn 2 new" in page(reader)


def test_suspended_cards_and_those_of_others_are_left_out(reader: Client, learner: Learner, course: Course) -> None:
    remembered(learner, course, stability=10, ago=10, due=0, suspended_at=clock.START)
    remembered(a_learner(), course, stability=10, ago=10, due=0)
    html = page(reader)
    assert "Nothing due" in html
    assert 'aria-label="1 card, new"' in html


def test_what_comes_next_may_be_beyond_the_week(reader: Client, learner: Learner, course: Course) -> None:
    for due in (9, 8, 8):
        remembered(learner, course, stability=50, ago=5, due=due)
    assert "Next: <strong>2 cards</strong>" in page(reader)


def test_the_week_adds_up(learner: Learner, course: Course) -> None:
    for due in (-3, 0, 1, 1, 6, 7):
        remembered(learner, course, stability=10, ago=5, due=due)
    questions(course, 5, a_topic(course))
    cards = standing.tallies(learner, [course], TODAY, until=queries.week_end(TODAY))
    loads = queries.week(cards, TODAY, due_today=1, new_today=1, new_per_day=2)
    assert [load.due for load in loads] == [1, 3, 0, 0, 0, 0, 1]  # one of today's was kept back
    assert [load.new for load in loads] == [1, 2, 2, 0, 0, 0, 0]


def test_the_week_is_drawn_with_its_finding(reader: Client, learner: Learner, course: Course) -> None:
    remembered(learner, course, stability=10, ago=5, due=2)
    html = page(reader)
    assert "1 card comes due in the coming week, on Wednesday" in html
    assert "Wed: 1 due and 0 new" in html


def test_a_row_of_days_is_not_broken_by_this_morning(learner: Learner, course: Course) -> None:
    card = remembered(learner, course, stability=10, ago=1, due=5)
    for ordinal, ago in enumerate((1, 2, 4)):
        Review.objects.create(
            learner=learner,
            card=card,
            version=card.question.current,
            ordinal=ordinal,
            day=TODAY - ago * DAY,
            answered_at=clock.START - ago * DAY,
            score=1,
            grade=3,
            seed=1,
            scheduler=1,
        )
    habit = queries.habit(learner, TODAY)
    assert (habit.count, habit.in_a_row) == (3, 3)  # one missed day is forgiven


def test_the_day_begins_at_four_where_the_learner_is(reader: Client, learner: Learner, course: Course) -> None:
    Learner.objects.filter(pk=learner.pk).update(time_zone="Pacific/Auckland")
    assert "Monday 23 November" in page(reader)
    clock.move(timedelta(hours=7))  # 05:00 on Tuesday in Auckland
    assert "Tuesday 24 November" in page(reader)


def test_the_exam_day_is_counted_down(reader: Client, learner: Learner, course: Course) -> None:
    Learner.objects.filter(pk=learner.pk).update(exam_date=TODAY + 25 * DAY)
    html = page(reader)
    assert "25 days" in html
    assert "Friday 18 December 2026" in html


def test_who_has_no_exam_date_sets_one_on_today(reader: Client, learner: Learner, course: Course) -> None:
    """Of whatever is studied: notes of one's own know no exam, and prepare for one all the same."""
    remembered(learner, course, stability=10, ago=10, due=0)
    assert not course.outline.get("exam")
    form = reader.get("/").content.decode().split('aria-labelledby="exam-h"')[1].split("</section>")[0]
    assert "No exam date" in form
    assert 'action="/plan/"' in form
    assert 'name="exam"' in form
    Learner.objects.filter(pk=learner.pk).update(exam_date=TODAY + 25 * DAY)
    assert "No exam date" not in page(reader) and 'name="exam"' not in page(reader)
    clock.move(26 * DAY)
    html = page(reader)
    assert "The exam is over" in html and 'name="exam"' in html


def test_readiness_is_of_the_exam_day_and_of_its_domains(reader: Client, learner: Learner, course: Course) -> None:
    card = remembered(learner, course, stability=10, ago=10, due=0)
    topic = card.question.topic
    assert topic is not None
    a_question(course, topic)
    domains = [{"id": "1", "title": "The sea", "weight": 60}]
    topics = [{"key": topic.key, "domains": {"coast": "1"}}]
    exam = {"id": "coast", "title": "Coast exam", "default": True, "domain": domains}
    Course.objects.filter(pk=course.pk).update(outline={"exam": [exam], "topic": topics})
    assert "Exam readiness" not in page(reader)  # no day, no readiness
    reader.post("/plan/", {"exam": (TODAY + 25 * DAY).isoformat(), "minutes": "20"})
    html = page(reader)
    plan = ExamPlan.objects.get()
    assert plan.readiness is not None
    share = f"{100 * plan.readiness.share.expected:.0f} %"
    assert f"About <strong>{share}</strong> of the answers would be right on Friday 18 December" in html
    assert "The sea" in html and "100 % of the exam, 2 cards" in html
    assert f'aria-label="{share} right, likely' in html


def test_a_visitor_is_asked_at_once_and_nothing_is_written(client: Client) -> None:
    course = a_course(shipped=True, summary="Why the sea rises.")
    questions(course, 3, a_topic(course))
    html = page(client)
    assert "Try one question" in html
    assert "It rises" in html
    assert "The moon pulls with the sun" not in html  # the reason waits for the answer
    assert "3 cards, all new" in html
    assert "No account: answers stay with this browser." in html
    assert not Learner.objects.exists()
    assert not Session.objects.exists()
    client.force_login(a_user())
    assert "No account" not in page(client)


def test_a_visitor_may_begin_with_any_course_that_ships(client: Client) -> None:
    tides = a_course(shipped=True, title="Tides", summary="Why the sea rises.")
    stars = a_course(shipped=True, title="Stars", summary="Why the sky turns.")
    a_course(shipped=True, title="Nothing to ask")
    a_course(title="Somebody else's")
    for course in (tides, stars):
        questions(course, 2, a_topic(course))
    html = page(client)
    for course in (tides, stars):
        assert f'href="/courses/{course.address}/"' in html and course.summary in html
        assert f'action="/courses/{course.address}/study/"' in html
    assert "Nothing to ask" not in html and "Somebody else" not in html
    assert not Learner.objects.exists()
    client.post(f"/courses/{stars.address}/study/")
    assert Study.objects.get().course == stars
    assert "Try one question" not in page(client)


def test_a_first_visit_takes_the_files_that_your_notes_takes(client: Client) -> None:
    """An Anki package too: a browser greys out what a field does not name."""
    course = a_course(shipped=True)
    a_question(course, a_topic(course))
    html, accepts = client.get("/").content.decode(), re.compile(r'accept="([^"]*)"')
    assert "Try one question" in html
    assert accepts.findall(html) == accepts.findall(client.get("/notes/").content.decode())
    assert ".apkg" in accepts.findall(html)[0]


def test_the_first_answer_makes_the_guest_whose_day_it_then_is(client: Client) -> None:
    course = a_course(shipped=True)
    first, *_ = questions(course, 3, a_topic(course))
    sent = {"answer": "rises", "version": 1, "ordinal": 0}
    assert client.post(f"/review/question/{first.pk}/", sent).status_code in (302, 303)
    assert Learner.objects.count() == Review.objects.count() == Study.objects.count() == 1
    assert "Try one question" not in page(client)


def test_without_any_course_the_page_asks_for_notes(client: Client) -> None:
    assert "Bring your notes" in page(client)


def test_the_number_of_queries_does_not_grow(
    reader: Client, learner: Learner, course: Course, django_assert_num_queries: Any
) -> None:
    remembered(learner, course, stability=10, ago=10, due=0)
    page(reader)
    with django_assert_num_queries(QUERIES):
        page(reader)
    for number in range(3):
        other = a_course(shipped=True)
        a_study(learner, other)
        for _ in range(5):
            questions(other, 3, a_topic(other, f"Topic {number}"))
        for due in range(-5, 5):
            remembered(learner, other, stability=10, ago=10, due=due)
    page(reader)
    with django_assert_num_queries(QUERIES):
        page(reader)
