"""Small makers of rows for tests: a course, a topic, questions of a kind, a learner, a card."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from typing import Any

from django.test import Client

from study.banks.models import Bank, Origin, Question, Status, Version
from study.core.questions.interaction import Option
from study.core.questions.kinds import KINDS
from study.core.questions.kinds.single import Single
from study.core.questions.question import encode
from study.library.models import Course, NoteFile, Topic
from study.people.models import Learner, User
from study.review.models import Card, Study
from tests.clock import START

_numbers = count(1)
RIGHT = {"answer": ["rises"]}
WRONG = {"answer": ["falls"]}
TODAY = START.date()


def as_(user: User) -> Client:
    """A browser in which they are signed in."""
    client = Client()
    client.force_login(user)
    return client


def a_learner(user: User | None = None, **fields: Any) -> Learner:
    return Learner.objects.create(user=user, created_at=START, **fields)


def a_user(email: str = "ada@example.org", **fields: Any) -> User:
    return User.objects.create_user(email=email, password="correct horse", **fields)


def a_course(slug: str = "", **fields: Any) -> Course:
    name = slug or f"course-{next(_numbers)}"
    fields = {"slug": name, "address": name, "title": "Tides", "updated_at": START, **fields}
    return Course.objects.create(**fields)


def a_topic(course: Course, title: str = "Spring tides", position: int = 0) -> Topic:
    file, _ = NoteFile.objects.get_or_create(course=course, path="tides.md", defaults={"text": "# Spring tides\n"})
    return Topic.objects.create(
        course=course,
        key=f"topic-{next(_numbers)}",
        title=title,
        level=1,
        position=position,
        file=file,
        start=1,
        end=1,
        heading=[1, 1],
    )


def a_bank(course: Course) -> Bank:
    return Bank.objects.get_or_create(
        course=course, slug="notes", defaults={"title": "From the notes", "origin": Origin.GENERATED}
    )[0]


def a_single() -> Single:
    """A body whose right answer is RIGHT."""
    return Single(
        (
            Option("rises", "It rises", right=True, reason="The moon pulls with the sun."),
            Option("falls", "It falls", reason="That is the neap tide."),
        )
    )


def a_question(
    course: Course, topic: Topic | None = None, kind: str = "single", body: Any = None, **fields: Any
) -> Question:
    number = next(_numbers)
    asked = {
        name: fields.pop(name) for name in ("prompt", "explanation", "sources", "hints", "stimulus") if name in fields
    }
    defaults = {"key": f"question-{number}", "position": number, "group": f"fact-{number}", "status": Status.READY}
    question = Question.objects.create(bank=a_bank(course), topic=topic, **{**defaults, **fields})
    a_version(question, kind=kind, body=body, **asked)
    return question


def a_version(
    question: Question, number: int = 1, kind: str = "single", body: Any = None, at: datetime = START, **fields: Any
) -> Version:
    """The version of that number; it becomes the one that is asked."""
    defaults: dict[str, Any] = {"prompt": "What does the water do at a spring tide?"}
    question.current = Version.objects.create(
        question=question,
        number=number,
        kind=KINDS[kind].name,
        body=encode(body if body is not None else a_single()),
        created_at=at.astimezone(UTC),
        **{**defaults, **fields},
    )
    question.save(update_fields=["current"])
    return question.current


def questions(course: Course, number: int, topic: Topic | None = None, **fields: Any) -> Sequence[Question]:
    return [a_question(course, topic, **fields) for _ in range(number)]


def a_study(learner: Learner, course: Course) -> Study:
    return Study.objects.create(learner=learner, course=course, since=START)


def a_card(learner: Learner, question: Question, **fields: Any) -> Card:
    """A card; one with a memory was to come on the day that its schedule gave, if nothing else is said."""
    defaults = {"group": question.group, "dealt_on": TODAY}
    if fields.get("last_day") and fields.get("due_day"):
        defaults |= {
            "interval": max((fields["due_day"] - fields["last_day"]).days, 0),
            "target": learner.desired_retention,
        }
    return Card.objects.create(learner=learner, question=question, **{**defaults, **fields})
