"""A writer's words, flags and what is set aside go along with a download, and go again when it is undone."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from study.banks.models import Question, Wording
from study.banks.operations import publish_generated
from study.core.generators import candidates
from study.core.generators.rewording import basis
from study.library.models import Course
from study.library.ownership import remove_course
from study.library.rows import notes_of
from study.people.models import Learner
from study.review.models import Card
from study.review.operations import bring_back, cards_about, flag, recheck, suspend
from study.topics.queries import packed
from tests import clock
from tests.clock import START
from tests.factories import TODAY
from tests.page_source import page_source
from tests.places.topics.bringing import bring, press, upload
from tests.places.topics.test_companions import changed, harbour, ready

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(learner: Learner) -> Course:
    return harbour(learner)


def test_questions_in_a_writers_words_come_back_in_them_and_go_with_an_undo(
    reader: Client, learner: Learner, mine: Course
) -> None:
    made = candidates(notes_of(mine), frozenset())
    one = next(one for one in made.candidates if one.prompt == "What is *Jetty*?")
    words = "What is a *Jetty* for?"
    Wording.objects.create(course=mine, key=one.key, basis=basis(one, made.corpus), prompt=words, by="m", at=START)
    publish_generated(course=mine, notes=notes_of(mine), now=START)
    assert prompt_of(mine, one.key) == words
    taken = packed(mine)
    Wording.objects.all().delete()
    earlier = START - timedelta(hours=1)
    publish_generated(course=mine, notes=notes_of(mine), now=earlier)
    assert prompt_of(mine, one.key) == one.prompt
    assert "1 question in the words of a writer" in page_source(bring(reader, [upload("harbour.zip", taken)]))
    press(reader, "take")
    assert prompt_of(mine, one.key) == words
    press(reader, "undo")
    assert prompt_of(mine, one.key) == one.prompt and not Wording.objects.exists()
    remove_course(course=mine)
    bring(reader, [upload("harbour.zip", changed(taken, lambda found: _worded(found, "What is 7 times *Jetty*?")))])
    press(reader, "take")
    assert prompt_of(Course.objects.get(), one.key) == one.prompt, "words pass the gate wherever they come from"


def _worded(found: dict[str, Any], prompt: str) -> None:
    for one in found["questions"]:
        if "wording" in one:
            one["wording"]["prompt"] = prompt


def prompt_of(course: Course, key: str) -> str:
    row = Question.objects.select_related("current").get(bank__course=course, key=key)
    return row.current.prompt if row.current else ""


def test_flags_and_what_is_set_aside_go_with_an_undo(reader: Client, learner: Learner, mine: Course) -> None:
    first, second, third, *_ = ready(mine)
    cards_about(learner=learner, questions=[first, second, third], today=TODAY)
    for card in Card.objects.all():
        flag(learner=learner, card=card.pk, flagged=True, now=START)
        suspend(learner=learner, card=card.pk, now=START)
    taken = packed(mine)
    Card.objects.filter(question=first).delete()
    flag(learner=learner, card=Card.objects.get(question=second).pk, flagged=False, now=START)
    bring_back(learner=learner, cards=[Card.objects.get(question=second).pk], now=START)
    clock.move(timedelta(minutes=1))
    before = list(Card.objects.order_by("question").values("question", "flagged_at", "suspended_at"))
    page = page_source(bring(reader, [upload("harbour.zip", taken)]))
    assert "2 flags and 3 cards set aside" in page
    press(reader, "take")
    assert [card.question for card in Card.objects.filter(flagged_at=None)] == [second], "taken off here, it stays off"
    assert not Card.objects.get(question=second).suspended_at, "what was said here since stays"
    assert Card.objects.get(question=first).suspended_at
    press(reader, "undo")
    assert list(Card.objects.order_by("question").values("question", "flagged_at", "suspended_at")) == before
    assert recheck().different == ()
