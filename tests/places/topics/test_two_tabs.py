"""What stands on the screen may be old: another tab, another device or a folder that is followed changed it since."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from study.banks.models import Decision, Question, Status
from study.library.models import Course, NoteFile
from study.library.ownership import hide_course, remove_deleted
from study.library.sources import Sources, Text
from study.people.models import Learner
from study.review.models import Card, Review
from study.topics.operations import renew
from tests.clock import START
from tests.factories import a_card, a_study
from tests.page_source import page_source
from tests.places.review.own_notes import NOTES, own_course

pytestmark = pytest.mark.django_db
ABOVE = NOTES.replace("# Harbour\n", "# Harbour\n\nShips lie here.\n")


@pytest.fixture
def course(learner: Learner) -> Course:
    made = own_course(learner)
    a_study(learner, made)
    return made


def question_at(course: Course, line: int) -> Question:
    asked = Question.objects.filter(bank__course=course, start=line, status=Status.READY, current__kind="single")
    return asked.order_by("pk").select_related("current")[0]


def opened(reader: Client, course: Course, question: Question) -> dict[str, Any]:
    """What the form of a question holds as it is opened."""
    place = {"file": "harbour.md", "line": question.start}
    form = reader.get(f"/notes/{course.address}/", {**place, "edit": question.pk}).context["words"]["form"]
    assert question.current
    return {**form.initial, **place, "question": question.pk, "version": question.current.number}


def renewed(learner: Learner, text: str) -> None:
    renew(sources=Sources((Text("harbour.md", text),), name="harbour"), slug="harbour", owner=learner, now=START)


def test_words_written_over_other_words_come_back_with_the_reason(reader: Client, course: Course) -> None:
    question = question_at(course, 3)
    first, second = (opened(reader, course, question) for _ in range(2))
    address = f"/notes/{course.address}/reword/"
    assert reader.post(address, {**first, "prompt": "What is a buoy?"}).status_code == 302
    answer = reader.post(address, {**second, "prompt": "Which thing floats?"})
    assert answer.status_code == 422
    html = page_source(answer)
    assert "has changed since you opened it" in html and "Which thing floats?" in html
    question.refresh_from_db()
    assert question.current and question.current.prompt == "What is a buoy?"
    assert 'name="version" value="2"' in " ".join(html.split())
    assert reader.post(address, {**second, "version": 2, "prompt": "Which thing floats?"}).status_code == 302
    assert Decision.objects.filter(undone_at=None).latest("pk").text


def test_e_on_a_question_whose_line_was_reworded_meanwhile(reader: Client, learner: Learner, course: Course) -> None:
    question = question_at(course, 3)
    old = opened(reader, course, question)
    renewed(learner, NOTES.replace("a float that marks", "a big float that marks"))
    answer = reader.post(f"/notes/{course.address}/reword/", {**old, "prompt": "Which thing floats?"})
    assert answer.status_code == 422 and "has changed since" in page_source(answer)
    assert not Decision.objects.exists()


def test_a_question_of_ones_own_belongs_to_the_line_that_was_on_the_screen(
    reader: Client, learner: Learner, course: Course
) -> None:
    fact = question_at(course, 3).group.partition("/")[2]
    renewed(learner, ABOVE.replace("- Buoy", "- Anchor: a hook that holds a ship\n- Buoy"))
    sent = {"file": "harbour.md", "line": 3, "fact": fact, "question": "What floats?", "answer": "The buoy"}
    assert reader.post(f"/notes/{course.address}/write/", sent).status_code == 302
    assert Decision.objects.get().fact == fact
    renewed(learner, "# Harbour\n\n- Mast: the tall pole that carries the sails of a ship\n")
    answer = reader.post(f"/notes/{course.address}/write/", sent)
    assert answer.status_code == 422
    assert "not in the notes any more" in page_source(answer) and "What floats?" in page_source(answer)


@pytest.mark.parametrize("do", ["use", "keep"])
def test_a_line_is_not_mended_where_another_stands_now(
    reader: Client, learner: Learner, course: Course, do: str
) -> None:
    shown = NoteFile.objects.get(course=course).revision
    renewed(learner, ABOVE)
    before = NoteFile.objects.get(course=course).text
    sent = {"file": "harbour.md", "line": 3, "do": do, "revision": shown}
    answer = reader.post(f"/notes/{course.address}/settle/", sent, follow=True)
    assert "The note has changed since" in page_source(answer)
    assert NoteFile.objects.get(course=course).text == before


def card_of(learner: Learner, course: Course) -> Card:
    return a_card(learner, question_at(course, 3))


def answered(reader: Client, card: Card) -> Any:
    return reader.post(f"/review/{card.pk}/", {"version": 1, "ordinal": 0, "skip": "1"}, follow=True)


def test_an_answer_to_a_card_that_was_set_aside_or_whose_line_is_gone_is_not_lost_silently(
    reader: Client, learner: Learner, course: Course
) -> None:
    card = card_of(learner, course)
    renewed(learner, NOTES.replace("- Buoy: a float that marks a channel for ships\n", ""))
    shown = page_source(answered(reader, card))
    assert "This question was withdrawn" in shown and "Your answer was not counted" in shown
    assert not Review.objects.exists()


def test_an_answer_to_a_card_of_a_deleted_course_says_so(reader: Client, learner: Learner, course: Course) -> None:
    card = card_of(learner, course)
    hide_course(learner=learner, course=course, now=START)
    assert answered(reader, card).status_code == 200
    remove_deleted(now=START + timedelta(hours=1))
    assert answered(reader, card).status_code == 404
    assert not Review.objects.exists()
