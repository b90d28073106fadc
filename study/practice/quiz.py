"""A few questions in place: the first one a visitor meets, and the short quiz of a topic.

A quiz has no row of its own. Its questions and the answers so far stand in the address, so that it
works as a plain page and a reload shows the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, FilteredRelation, Q, QuerySet

from study.banks.models import Question, Status, Version
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.question import Explained, Form, decode
from study.library.models import Course, Topic
from study.people.models import Learner
from study.practice.memory import seed
from study.practice.models import Card, Review

LENGTH = 3
ASKABLE = [kind.name for kind in KINDS.values() if not kind.self_graded]
"""Kinds that one form can ask and grade; a card that is turned over needs the review's page."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a page shows it before the answer: public fields alone.

    `ordinal` and `turn` go into the form: they tell a double submit from a second answer.
    """

    question: int
    version: int
    ordinal: int
    turn: int
    prompt: str
    presented: Any
    template: str
    given: Form
    problem: Problem | None = None

    @property
    def prefix(self) -> str:
        return f"q{self.question}"


@dataclass(frozen=True, slots=True)
class Reply:
    """A question after the answer. `due` is the day it comes back, `counted` whether the answer moved it."""

    review: int
    question: int
    prompt: str
    right: bool
    explained: Explained
    explanation: str
    due: date | None
    counted: bool


@dataclass(frozen=True, slots=True)
class Item:
    """A place in a quiz: answered, asked now, or neither yet."""

    number: int
    question: int
    asked: Asked | None = None
    reply: Reply | None = None


@dataclass(frozen=True, slots=True)
class Quiz:
    """A quiz as it stands. `ids` and `done` are what its forms carry on."""

    items: tuple[Item, ...]
    ids: str
    done: str
    latest: int = 0  # the question answered last: focus goes to its verdict

    @property
    def finished(self) -> bool:
        return all(item.reply for item in self.items)


def numbers(text: str) -> list[int]:
    """The numbers of `12.45.78`, at most ten; whatever else stands there is left out."""
    return [int(part) for part in text.split(".")[:10] if part.isdecimal() and len(part) < 18]


def written(values: Iterable[int]) -> str:
    return ".".join(str(value) for value in values)


def first_question(course: Course) -> Question | None:
    """What a new visitor is asked: the first question of the course with one right option, written by hand if any."""
    return (
        Question.objects.filter(bank__course=course, status=Status.READY, current__kind="single")
        .select_related("current")
        .order_by("-bank__origin", "position", "pk")
        .first()
    )


def ask(question: Question, given: Form | None = None, problem: Problem | None = None) -> Asked:
    """The question as it is shown to somebody who has no card of it; `problem` is what is wrong with `given`."""
    return replace(_asked(question, None, 0), given=given or {}, problem=problem)


def askable(topic: Topic) -> QuerySet[Question]:
    """The questions of a topic that can be answered in place."""
    found = Question.objects.filter(topic=topic, status=Status.READY, current__kind__in=ASKABLE)
    return found.select_related("current")


def choose(topic: Topic, learner: Learner | None, day: date) -> list[int]:
    """Up to three questions of a topic, one of a group: those due, then new ones, then those not seen for longest."""
    rows = (
        askable(topic)
        .annotate(mine=FilteredRelation("cards", condition=Q(cards__learner=learner.pk if learner else 0)))
        .filter(mine__suspended_at=None)
        .order_by("position")
        .values_list("pk", "group", "mine__due_day", "mine__last_day")
    )
    taken: dict[str, int] = {}
    for pk, group, _due, _last in sorted(rows, key=lambda row: _urgency(row[2], row[3], day)):
        if len(taken) < LENGTH:
            taken.setdefault(group or str(pk), pk)
    return list(taken.values())


def _urgency(due: date | None, last: date | None, day: date) -> tuple[int, date]:
    if last == day:
        return 3, day
    if due is None:
        return 1, day
    return (0, due) if due <= day else (2, last or day)


def quiz(
    topic: Topic,
    learner: Learner | None,
    ids: Sequence[int],
    done: Sequence[int],
    refused: tuple[int, Form, Problem] | None = None,
) -> Quiz:
    """The quiz of these questions with these answers; `refused` is the form that could not be read, by question."""
    found = askable(topic).in_bulk(ids)
    replies = _replies(learner, done)
    cards = {card.question_id: card for card in Card.objects.filter(learner=learner, question__in=found)} if learner else {}
    turns = _turns(cards.values())
    items: list[Item] = []
    open_yet = False
    for number, pk in enumerate((pk for pk in ids if pk in found or pk in replies), 1):
        item = Item(number, pk, reply=replies.get(pk))
        if not item.reply and not open_yet:
            open_yet = True
            card = cards.get(pk)
            shown = _asked(found[pk], card, turns.get(card.pk, 0) if card else 0)
            if refused and refused[0] == pk:
                shown = replace(shown, given=refused[1], problem=refused[2])
            item = replace(item, asked=shown)
        items.append(item)
    latest = max(replies.values(), key=lambda reply: reply.review, default=None)
    return Quiz(tuple(items), written(ids), written(done), latest.question if latest else 0)


def _turns(cards: Iterable[Card]) -> dict[int, int]:
    """How many answers outside the schedule each card has had since its last one that counted."""
    wanted = {card.pk: card.reviews for card in cards}
    rows = (
        Review.objects.filter(card__in=wanted, scheduled=False, voided_at=None)
        .values("card", "ordinal")
        .annotate(number=Count("pk"))
    )
    return {row["card"]: row["number"] for row in rows if row["ordinal"] == wanted[row["card"]]}


def _asked(question: Question, card: Card | None, turn: int) -> Asked:
    version = question.current
    assert version is not None  # ready questions have one: the database was asked for its kind
    kind = KINDS[version.kind]
    return Asked(
        question=question.pk,
        version=version.number,
        ordinal=card.reviews if card else 0,
        turn=turn,
        prompt=version.prompt,
        presented=kind.present(decode(kind.body, version.body), seed(question.pk)),
        template=f"kinds/{kind.name}/question.html",
        given={},
    )


def _replies(learner: Learner | None, done: Sequence[int]) -> dict[int, Reply]:
    """The answers by question. Those of other learners are not found."""
    if not learner or not done:
        return {}
    rows = Review.objects.filter(pk__in=done, learner=learner, voided_at=None).select_related("version", "card")
    return {row.card.question_id: _reply(row, row.version) for row in rows}


def _reply(row: Review, version: Version) -> Reply:
    kind = KINDS[version.kind]
    explained = kind.explain(decode(kind.body, version.body), row.answer, row.seed)
    return Reply(
        review=row.pk,
        question=row.card.question_id,
        prompt=version.prompt,
        right=row.score >= 1,
        explained=explained,
        explanation=version.explanation,
        due=row.card.due_day,
        counted=row.scheduled,
    )
