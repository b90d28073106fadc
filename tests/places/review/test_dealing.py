"""Which new questions a day brings."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from study.banks.models import Bank, Origin, Question, Status
from study.library.models import Course
from study.library.ownership import share_course, take_share
from study.people.models import Learner
from study.review.models import Card, CardNote, Override, Study
from study.review.operations import answer, deal, open_day, study, suspend, undo
from study.review.submission import Submission
from tests.clock import START
from tests.factories import RIGHT, TODAY, a_card, a_course, a_learner, a_question, a_study, a_topic, questions
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(1)


@pytest.fixture
def learner() -> Learner:
    return a_learner(new_per_day=3)


@pytest.fixture
def course(learner: Learner) -> Course:
    course = a_course()
    a_study(learner, course)
    return course


def dealt(learner: Learner) -> list[int]:
    return list(Card.objects.filter(learner=learner).order_by("id").values_list("question", flat=True))


def say(card: Card) -> None:
    answer(learner=card.learner, card=card.pk, sent=Submission(1, 0, RIGHT), now=START, today=TODAY)


def test_a_course_is_chosen_once(learner: Learner) -> None:
    course = a_course()
    assert study(learner=learner, course=course, now=START) == study(learner=learner, course=course, now=START)


def test_a_day_brings_its_new_cards_in_order_and_once(learner: Learner, course: Course) -> None:
    second, first = a_topic(course, position=2), a_topic(course, position=1)
    late = questions(course, 2, second)
    early = questions(course, 2, first)
    for _ in range(2):
        deal(learner=learner, today=TODAY, now=START)
    assert dealt(learner) == [early[0].pk, early[1].pk, late[0].pk]


def test_answered_ones_are_not_replaced_on_the_same_day(learner: Learner, course: Course) -> None:
    questions(course, 9)
    deal(learner=learner, today=TODAY, now=START)
    say(Card.objects.earliest("id"))
    assert deal(learner=learner, today=TODAY, now=START) == 0


def test_unanswered_ones_do_not_pile_up(learner: Learner, course: Course) -> None:
    questions(course, 9)
    deal(learner=learner, today=TODAY, now=START)
    say(Card.objects.earliest("id"))
    assert deal(learner=learner, today=TOMORROW, now=START) == 1


def test_a_suspended_new_card_makes_room(learner: Learner, course: Course) -> None:
    questions(course, 9)
    deal(learner=learner, today=TODAY, now=START)
    suspend(learner=learner, card=Card.objects.earliest("id").pk, now=START)
    assert deal(learner=learner, today=TODAY, now=START) == 1


def test_more_cards_a_day_are_dealt_at_once(learner: Learner, course: Course) -> None:
    questions(course, 9)
    deal(learner=learner, today=TODAY, now=START)
    learner.new_per_day = 5
    learner.save()
    assert deal(learner=learner, today=TODAY, now=START) == 2


def test_one_of_a_group_on_one_day(learner: Learner, course: Course) -> None:
    questions(course, 3, group="fact")
    deal(learner=learner, today=TODAY, now=START)
    assert len(dealt(learner)) == 1
    say(Card.objects.get())
    assert deal(learner=learner, today=TODAY, now=START, extra=5) == 0
    assert deal(learner=learner, today=TOMORROW, now=START) == 1


def test_only_ready_questions_of_chosen_courses(learner: Learner, course: Course) -> None:
    for status in (Status.DRAFT, Status.IN_REVIEW, Status.RETIRED):
        a_question(course, status=status)
    a_question(a_course())
    assert deal(learner=learner, today=TODAY, now=START) == 0


def test_learning_more_comes_on_top_and_can_keep_to_a_topic(learner: Learner, course: Course) -> None:
    first, topic = a_topic(course, position=1), a_topic(course, position=2)
    questions(course, 9, first)
    wanted = questions(course, 2, topic)
    deal(learner=learner, today=TODAY, now=START)
    assert deal(learner=learner, today=TODAY, now=START, course=course, topic=topic, extra=4) == 2
    assert dealt(learner)[3:] == [question.pk for question in wanted]
    assert deal(learner=learner, today=TODAY, now=START) == 0


def test_a_question_with_a_card_is_not_dealt_again(learner: Learner, course: Course) -> None:
    a_card(learner, a_question(course))
    assert deal(learner=learner, today=TODAY, now=START, extra=5) == 0


def test_opening_the_day_again_costs_one_read(learner: Learner, course: Course, django_assert_num_queries: Any) -> None:
    questions(course, 2)
    open_day(learner=learner, today=TODAY, now=START)
    assert len(dealt(learner)) == 2
    with django_assert_num_queries(1):
        open_day(learner=learner, today=TODAY, now=START)
    assert Study.objects.get().dealt_on == TODAY


@pytest.mark.parametrize("whose", ["own notes", "a friend's notes", "shipped course"])
def test_notes_are_asked_before_simulators_and_elsewhere_after_them(learner: Learner, whose: str) -> None:
    owner = {"own notes": learner, "a friend's notes": a_learner()}.get(whose)
    course = a_course(owner=owner)
    if owner and owner != learner:
        take_share(learner=learner, share=share_course(learner=owner, course=course, now=START), now=START)
    a_study(learner, course)
    noted, simulated = a_question(course), a_question(course)
    simulated.bank = Bank.objects.create(course=course, slug="simulated", title="Runs", origin=Origin.COMPUTED)
    simulated.save()
    deal(learner=learner, today=TODAY, now=START)
    assert dealt(learner) == ([noted.pk, simulated.pk] if owner else [simulated.pk, noted.pk])


def test_the_cards_of_one_course_are_not_yet_the_day(learner: Learner, course: Course) -> None:
    other = a_course()
    mine, theirs = questions(course, 5), questions(other, 1)
    assert deal(learner=learner, today=TODAY, now=START, course=other) == 1
    open_day(learner=learner, today=TODAY, now=START)
    assert dealt(learner) == [theirs[0].pk, mine[0].pk, mine[1].pk]


def test_an_answer_that_was_undone_takes_no_room_beside_its_card(learner: Learner, course: Course) -> None:
    questions(course, 9)
    deal(learner=learner, today=TODAY, now=START)
    say(Card.objects.earliest("id"))
    undo(learner=learner, now=START)
    assert deal(learner=learner, today=TODAY, now=START) == 0
    learner.new_per_day = 4
    assert deal(learner=learner, today=TODAY, now=START) == 1


def test_a_sibling_of_what_was_answered_today_waits_though_it_was_dealt_before(
    learner: Learner, course: Course
) -> None:
    answered, sibling = questions(course, 2, group="fact")
    card = a_card(learner, answered, dealt_on=TODAY - timedelta(1))
    say(card)
    assert Card.objects.get().due_day > TODAY  # type: ignore[operator]
    assert deal(learner=learner, today=TODAY, now=START) == 0
    assert deal(learner=learner, today=TOMORROW, now=START + timedelta(1)) == 1
    assert dealt(learner) == [answered.pk, sibling.pk]


def test_a_day_that_was_opened_costs_one_read_whoever_else_waits(
    learner: Learner, course: Course, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    a_study(a_learner(), course)
    open_day(learner=learner, today=TODAY, now=START)
    with django_assert_num_queries(1):
        open_day(learner=learner, today=TODAY, now=START)


def test_what_was_dealt_beyond_the_day_is_taken_back_while_nothing_was_done_with_it(
    reader: Client, learner: Learner, course: Course
) -> None:
    Learner.objects.filter(pk=learner.pk).update(new_per_day=2)
    questions(course, 20)
    assert "Take" not in page_source(reader.get("/"))
    own = set(Card.objects.values_list("pk", flat=True))
    reader.post("/review/more/", {"number": 12})
    extra = Card.objects.exclude(pk__in=own).order_by("pk")
    answered, turned, noted = extra[:3]
    sent = {"answer": "rises", "version": 1, "ordinal": 0}
    reader.post(f"/review/{answered.pk}/", sent)
    reader.post("/review/undo/")  # its log stays
    Override.objects.create(learner=learner, card=turned, kind="bury", day=TODAY, at=START)
    CardNote.objects.create(card=noted, text="Springs.", at=START)
    assert "Take 9 back" in page_source(reader.get("/"))
    for _ in range(2):
        assert reader.post("/review/fewer/")["Location"] == "/"
    assert set(Card.objects.values_list("pk", flat=True)) == {*own, answered.pk, turned.pk, noted.pk}
    assert "Take" not in page_source(reader.get("/"))


def test_nobody_takes_the_cards_of_another_back(reader: Client, learner: Learner, course: Course) -> None:
    other = a_learner(new_per_day=0)
    a_study(other, course)
    questions(course, 4)
    deal(learner=other, today=TODAY, now=START, extra=4)
    reader.post("/review/fewer/")
    assert Card.objects.filter(learner=other).count() == 4


def test_every_day_has_one_question_that_a_simulator_answers(learner: Learner, course: Course) -> None:
    """Written ones come first, and there may be hundreds."""
    written = Bank.objects.create(course=course, slug="written", title="Written", origin=Origin.WRITTEN)
    simulated = Bank.objects.create(course=course, slug="simulated", title="Simulated", origin=Origin.COMPUTED)
    topic = a_topic(course)
    first, runs = questions(course, 9, topic), questions(course, 2, topic)
    for bank, each in ((written, first), (simulated, runs)):
        Question.objects.filter(pk__in=[one.pk for one in each]).update(bank=bank)
    deal(learner=learner, today=TODAY, now=START)
    assert dealt(learner) == [first[0].pk, runs[0].pk, first[1].pk]
    assert deal(learner=learner, today=TODAY, now=START, extra=2) == 2
    assert dealt(learner)[3:] == [first[2].pk, first[3].pk]
