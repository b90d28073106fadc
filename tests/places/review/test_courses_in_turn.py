"""Several courses: dealt in turn, of one with an exam by its domains, and each can be paused or left."""

from collections import Counter
from datetime import timedelta

import pytest
from django.test import Client

from study.library.models import Course, Topic
from study.people.models import Learner
from study.review.models import Card, Study
from study.review.operations import deal, leave, pause, study
from study.review.queries.queue import day_queue
from tests.clock import START
from tests.factories import TODAY, a_card, a_course, a_learner, a_question, a_study, a_topic, questions

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
WEIGHTS = {"a": 50, "b": 30, "c": 20}


@pytest.fixture
def learner() -> Learner:
    return a_learner(new_per_day=10)


def dealt(learner: Learner, number: int, day: int = 0, **scope: object) -> list[Card]:
    before = set(Card.objects.filter(learner=learner).values_list("pk", flat=True))
    deal(learner=learner, today=TODAY + day * DAY, now=START, extra=number, **scope)  # type: ignore[arg-type]
    return list(Card.objects.filter(learner=learner).exclude(pk__in=before).order_by("pk").select_related("question"))


def test_courses_are_dealt_in_turn_and_each_day_begins_with_another(learner: Learner) -> None:
    courses = [a_course() for _ in range(3)]
    for course in courses:
        a_study(learner, course)
        questions(course, 9)
    found = [card.question.bank.course_id for card in dealt(learner, 6)]
    assert Counter(found) == {course.pk: 2 for course in courses} and found[:3] == found[3:]
    firsts = {dealt(learner, 1, day)[0].question.bank.course_id for day in range(1, 4)}
    assert firsts == {course.pk for course in courses}


def test_an_empty_course_leaves_its_turn_to_the_others(learner: Learner) -> None:
    few, many = a_course(), a_course()
    for course, number in ((few, 1), (many, 9)):
        a_study(learner, course)
        questions(course, number)
    assert len(dealt(learner, 6)) == 6


def an_exam_course(learner: Learner) -> dict[str, Topic]:
    """A studied course with three domains of 30 questions each, the topics by their domain."""
    course = a_course()
    a_study(learner, course)
    topics = {name: a_topic(course, name, position) for position, name in enumerate(WEIGHTS)}
    domains = [{"id": name, "title": name.upper(), "weight": weight} for name, weight in WEIGHTS.items()]
    course.outline = {
        "exam": [{"id": "x", "title": "The exam", "default": True, "domain": domains}],
        "topic": [{"key": topic.key, "domains": {"x": name}} for name, topic in topics.items()],
    }
    course.save()
    for topic in topics.values():
        questions(course, 30, topic)
    return topics


def by_domain(cards: list[Card]) -> list[str]:
    return [card.question.topic.title for card in cards if card.question.topic]


def test_new_cards_come_of_the_domains_by_their_weight(learner: Learner) -> None:
    an_exam_course(learner)
    assert Counter(by_domain(dealt(learner, 10))) == {"a": 5, "b": 3, "c": 2}
    assert Counter(by_domain(dealt(learner, 10, 1))) == {"a": 5, "b": 3, "c": 2}


def test_a_domain_that_was_learnt_ahead_waits_for_the_others(learner: Learner) -> None:
    topics = an_exam_course(learner)
    ahead = dealt(learner, 12, course=topics["c"].course, topic=topics["c"])
    assert Counter(by_domain(ahead)) == {"c": 12}  # a topic that was chosen comes alone
    assert "c" not in by_domain(dealt(learner, 10))


def test_when_a_domain_is_learnt_the_others_go_on(learner: Learner) -> None:
    an_exam_course(learner)
    assert Counter(by_domain(dealt(learner, 200))) == {"a": 30, "b": 30, "c": 30}


def test_questions_without_a_topic_come_after_those_of_the_domains(learner: Learner) -> None:
    topics = an_exam_course(learner)
    loose = a_question(topics["a"].course)
    assert [card.question for card in dealt(learner, 200)][-1] == loose


def due_card(learner: Learner, course: Course) -> Card:
    known = {"stability": 5.0, "difficulty": 5.0, "reviews": 3, "last_day": TODAY - 5 * DAY, "due_day": TODAY}
    return a_card(learner, a_question(course, a_topic(course)), **known)


def test_a_paused_course_asks_nothing_and_keeps_its_memory(reader: Client, learner: Learner) -> None:
    rests, goes_on = a_course(), a_course()
    for course in (rests, goes_on):
        a_study(learner, course)
        questions(course, 3)
    cards = {course: due_card(learner, course) for course in (rests, goes_on)}
    assert reader.post(f"/courses/{rests.address}/pause/").status_code == 302
    assert day_queue(learner, TODAY, START).cards == (cards[goes_on].pk,)
    assert {card.question.bank.course for card in dealt(learner, 6)} == {goes_on}
    assert "Resume" in reader.get("/").text and "Review 1 due" in reader.get("/").text
    study(learner=learner, course=rests, now=START)
    assert cards[rests].pk in day_queue(learner, TODAY, START).cards
    before = cards[rests].stability
    cards[rests].refresh_from_db()
    assert cards[rests].stability == before


def test_what_rests_leaves_its_new_cards_of_the_day_to_the_others(reader: Client, learner: Learner) -> None:
    Learner.objects.filter(pk=learner.pk).update(new_per_day=4)
    rests, goes_on = a_course(), a_course()
    for course in (rests, goes_on):
        a_study(learner, course)
        questions(course, 9)
    assert reader.get("/").context["due"].new == 4
    reader.post(f"/courses/{rests.address}/pause/")
    assert reader.get("/").context["due"].new == 4
    assert Card.objects.filter(question__bank__course=goes_on).count() == 4
    reader.post(f"/courses/{goes_on.address}/pause/")
    assert reader.get("/").context["due"].new == 0  # all rest, and the page still stands


def test_a_course_that_was_left_is_not_on_today_until_it_is_chosen_again(reader: Client, learner: Learner) -> None:
    left, stays = a_course(title="Ebb"), a_course(title="Flow")
    for course in (left, stays):
        a_study(learner, course)
    card = due_card(learner, left)
    assert reader.post(f"/courses/{left.address}/leave/").status_code == 302
    reader.get("/")  # says once that it is left
    assert "Ebb" not in reader.get("/").text
    assert day_queue(learner, TODAY, START).cards == ()
    reader.post(f"/courses/{left.address}/study/")
    assert day_queue(learner, TODAY, START).cards[0] == card.pk


def test_only_a_course_that_is_studied_can_be_paused_or_left(reader: Client, learner: Learner) -> None:
    course = a_course(shipped=True)
    for what in ("pause", "leave"):
        assert reader.post(f"/courses/{course.address}/{what}/").status_code == 404
    assert not Study.objects.exists()


def test_the_operations_know_one_learner_alone(learner: Learner) -> None:
    course = a_course()
    a_study(learner, course)
    for operation in (pause, leave):
        with pytest.raises(Study.DoesNotExist):
            operation(learner=a_learner(), course=course, now=START)
