"""Points to name in the review: turned over, ticked, graded by the server, and told in no statistics."""

from typing import Any

import pytest
from django.test import Client

from study.banks.models import Question
from study.core.questions.kinds.points import Point, Points
from study.core.scheduling import Grade
from study.people.models import Learner
from study.review.models import Card
from study.statistics.answers import columns
from study.statistics.sittings import sat
from tests.factories import a_card, a_course, a_question, a_study
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
SHOWN = {"version": "1", "ordinal": "0"}
BODY = Points((Point("Ebb"), Point("Flood"), Point("Slack", "It lasts for minutes.")))


@pytest.fixture
def question(learner: Learner) -> Question:
    course = a_course(shipped=True)
    a_study(learner, course)
    return a_question(course, kind="points", body=BODY, prompt="Name the 3 states.")


@pytest.fixture
def card(learner: Learner, question: Question) -> Card:
    return a_card(learner, question)


def send(reader: Client, card: Card, **form: Any) -> Any:
    return reader.post(f"/review/{card.pk}/", {**SHOWN, **form})


def test_the_rule_is_said_before_and_the_points_only_after_turning_over(reader: Client, card: Card) -> None:
    front = str(page_source(reader.get(f"/review/{card.pk}/")))
    assert "at least two thirds" in front and "Show answer" in front
    assert not any(point.text in front for point in BODY.points)
    back = str(page_source(send(reader, card, show="1")))
    assert all(point.text in back for point in BODY.points)
    assert back.count('type="checkbox"') == 3
    assert 'value="good"' not in back


@pytest.mark.parametrize(
    ("ticked", "grade", "said"),
    [
        (["1", "2", "3"], Grade.GOOD, "You said: 3 of 3 points, good."),
        (["1", "3"], Grade.HARD, "You said: 2 of 3 points, hard."),
        ([], Grade.AGAIN, "You said: 0 of 3 points, again."),
    ],
)
def test_ticks_are_graded_by_the_rule(reader: Client, card: Card, ticked: list[str], grade: Grade, said: str) -> None:
    send(reader, card, show="1")
    response = send(reader, card, recalled="ticked", point=ticked)
    assert response.status_code == 303
    assert card.log.get().grade == grade
    page = str(page_source(reader.get(response["Location"])))
    assert said in page
    assert page.count("Not recalled") == 3 - len(ticked)


def test_no_other_grade_is_taken_and_ticks_stay(reader: Client, card: Card) -> None:
    send(reader, card, show="1")
    page = str(page_source(send(reader, card, recalled="easy", point=["2"])))
    assert "Tick the points you recalled" in page
    assert page.count(" checked") == 1
    assert not card.log.exists()


def test_what_learners_tick_is_in_no_statistics(reader: Client, card: Card, question: Question) -> None:
    send(reader, card, show="1")
    send(reader, card, recalled="ticked", point=["1"])
    assert card.log.exists()
    assert list(columns(question.bank, sat(question.bank))) == []
