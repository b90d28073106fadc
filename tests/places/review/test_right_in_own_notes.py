"""An answer to a question of one's own notes that is called right: what stays of the question, and what is counted."""

from typing import Any

import pytest

from study.banks.models import Question
from study.core.questions.source.reader import parse_question
from study.people.models import Learner
from study.review.operations import call_right
from study.review.queries.done import done
from study.review.queries.queue import day_queue
from study.review.queries.session import session
from tests.clock import START
from tests.factories import TODAY, a_card, a_course, a_learner, a_question, a_topic, a_version
from tests.places.review.test_right_answers import NUMBER, browser, own, page, say

pytestmark = pytest.mark.django_db


def placed(learner: Learner, **said: Any) -> Question:
    """A question of one's own notes, in a topic, that says where it stands."""
    read, _ = parse_question(NUMBER)
    assert read
    course = a_course(owner=learner)
    question = a_question(course, a_topic(course))
    a_version(question, 2, read.kind, read.body, prompt=read.prompt, context="Sea › Depth $U_A$", **said)
    return question


def test_all_else_of_the_question_stays_where_an_answer_is_accepted() -> None:
    learner = a_learner()
    said = {"pictures": [{"target": "ebb.png", "alt": "Ebb", "asked": False}], "worded_by": "a writer"}
    question = placed(learner, **said)
    row = say(question, learner, "12")
    assert call_right(learner=learner, review=row.pk, now=START) is None
    before, after = question.versions.filter(number__gt=1).order_by("number")
    for name in (*said, "context", "prompt", "explanation", "hints", "alone"):
        assert getattr(after, name) == getattr(before, name), name


def test_where_a_question_stands_is_markdown_as_its_heading_is() -> None:
    learner = a_learner()
    card = a_card(learner, placed(learner))
    html = page(browser(learner), f"/review/{card.pk}/")
    assert "Sea › Depth <math" in html


@pytest.mark.parametrize("goes_on", [False, True])
def test_the_session_counts_what_counts_as_right_now(goes_on: bool) -> None:
    learner = a_learner()
    row = say(own(learner), learner, "12")
    if goes_on:
        assert day_queue(learner, TODAY, START).right == 0
    assert call_right(learner=learner, review=row.pk, now=START) is None
    queue = day_queue(learner, TODAY, START)
    assert (queue.right, done(learner, TODAY).right) == (1, 1), "the end of a session says what Today says"
    assert session(queue).wrong == 0 and not queue.again
