"""Answers that were wrong for their spelling are read again: they count, nothing gets worse, and it is told."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from study.banks.models import Question
from study.core.questions.kinds import KINDS
from study.core.questions.question import decode
from study.core.questions.text import parse_question
from study.core.scheduling import SCHEDULER_VERSION, Grade
from study.people.models import Learner
from study.practice.models import Card, Notice, Regraded, Review
from study.practice.operations import rebuild, regrade
from study.practice.regrading import READ, Fix, Plan
from tests.clock import START
from tests.factories import TODAY, a_card, a_course, a_learner, a_question, a_version

pytestmark = pytest.mark.django_db


def asked(text: str) -> Question:
    read, _ = parse_question(f"## T {{#q}}\n\n{text}\n")
    assert read
    return a_question(a_course(), kind=read.kind, body=read.body, prompt=read.prompt)


def graded_before(question: Question, typed: str, learner: Learner | None = None, score: float = 0) -> Review:
    """An answer as the log has it from a day when it was graded so."""
    learner = learner or a_learner()
    version = question.current
    assert version
    given: Any = KINDS[version.kind].read(decode(KINDS[version.kind].body, version.body), {"answer": [typed]})
    card = a_card(learner, question)
    row = Review.objects.create(
        learner=learner,
        card=card,
        version=version,
        ordinal=0,
        day=TODAY,
        answered_at=START,
        answer=given,
        score=score,
        grade=Grade.GOOD if score >= 1 else Grade.AGAIN,
        seed=0,
        scheduler=SCHEDULER_VERSION,
    )
    rebuild(card=card)
    return row


def reread(*options: str) -> dict[str, int]:
    out = StringIO()
    call_command("reread_answers", "--json", *options, stdout=out)
    return json.loads(out.getvalue())  # type: ignore[no-any-return]


def test_answers_given_before_count_now_and_memories_follow() -> None:
    size, api = asked("How large?\n\n- [=] 6 MB"), asked("Which?\n\n- [=] Runtime API")
    learner = a_learner()
    row = graded_before(size, "6,000 KB", learner)
    wrong = graded_before(size, "7 MB")
    graded_before(api, "the Runtime-API")
    before = Card.objects.get(pk=row.card_id).memory
    assert reread("--dry-run") == {"answers": 3, "right": 2}
    assert not Regraded.objects.exists()
    assert reread() == {"answers": 3, "right": 2}
    assert reread()["right"] == 0
    assert Card.objects.get(pk=row.card_id).memory != before
    assert Notice.objects.filter(learner=learner).count() == 1 and Notice.objects.count() == 2
    assert not Regraded.objects.filter(review=wrong).exists()
    assert Review.objects.get(pk=row.pk).score == 0  # the log stays


def test_what_somebody_decided_since_stays() -> None:
    question = asked("How large?\n\n- [=] 6 MB")
    row = graded_before(question, "6 MB")
    read, _ = parse_question("## T {#q}\n\nHow large?\n\n- [=] 5 MB\n- [=50%] 6 MB\n")
    assert read
    a_version(question, 2, kind="numeric", body=read.body)
    done = regrade(question=question, faulty=1, fix=Fix("key", 2), reason="It was 5.", by=None, now=START)
    assert isinstance(done, Plan) and [change.new for change in done.changes] == [0.5]
    reread()
    assert [one.new for one in Regraded.objects.filter(review=row)] == [0.5]


def test_an_answer_that_is_right_stays_right() -> None:
    question = asked("How large?\n\n- [=] 6 MB")
    graded_before(question, "7 MB", score=1)
    done = regrade(question=question, faulty=1, fix=Fix(READ), reason="Read again.", by=None, now=START)
    assert isinstance(done, Plan) and not done.changes
