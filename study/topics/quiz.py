"""The short quiz on a topic's page.

A quiz has no row of its own. Its questions and the answers so far are in the address, so it works as a plain
page and survives a reload.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, DateField, F, FilteredRelation, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from study.banks.models import BEST_FIRST, Question
from study.banks.roles import asked_of
from study.core.questions.kinds import KINDS
from study.core.questions.question import Form
from study.library.models import Topic
from study.people.models import Learner
from study.review.due import due
from study.review.models import Review
from study.review.queries.questions import Asked, Outcome, ask_card, ask_question, card_on, outcome_of, rearranged
from study.web.cleaning import whole
from study.web.prepared import SLOTS, Read, among, filled

LENGTH = 3
MOST = 10


@dataclass(frozen=True, slots=True)
class QuizItem:
    """A place in a quiz: answered, asked now, or neither yet."""

    number: int
    asked: Asked | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Quiz:
    """A quiz as it stands. `ids` and `done` are what its forms carry on; `latest` is the answer given
    last, to whose verdict the focus goes."""

    items: tuple[QuizItem, ...]
    ids: str
    done: str
    latest: int = 0

    @property
    def finished(self) -> bool:
        return all(item.outcome for item in self.items)


def numbers(text: str) -> list[int]:
    """The numbers of `12.45.78`, a few at most and each once; whatever else stands there is left out."""
    return list(dict.fromkeys(number for part in text.split(".")[:MOST] if (number := whole(part, 0))))


def askable(topic: Topic, learner: Learner | None) -> QuerySet[Question]:
    """The questions of a topic that this learner or visitor is asked and can answer in place: a card that is
    turned over needs the review's page."""
    return _askable(learner, topic.pk)


def _askable(learner: Learner | None, topic: int) -> QuerySet[Question]:
    turned_over = [kind.name for kind in KINDS.values() if kind.self_graded]
    return Question.objects.filter(asked_of(learner), ~Q(current__kind__in=turned_over), topic=topic)


def question(topic: Topic, learner: Learner | None, pk: int) -> Question | None:
    """The question of that number, if a quiz on the topic may ask it of this learner or visitor."""
    return askable(topic, learner).filter(pk=pk).select_related("current").first()


def choose(topic: Topic, learner: Learner | None, day: date) -> list[int]:
    """Up to three questions of a topic, one of a group: those due, then new ones, then those not seen for longest."""
    taken: dict[str, int] = {}
    for pk, group in _in_turn.iterate(learner or Learner(), topic.pk, day):  # a visitor has no cards
        taken.setdefault(group or str(pk), pk)
        if len(taken) == LENGTH:
            break
    return list(taken.values())


@Read
def _in_turn(learner: Learner, topic: int, day: date) -> QuerySet[Question, tuple[int, str]]:
    """The questions in their order; those answered today come last. The database puts them so, and only the first
    leave it: a deck may be a topic of a hundred thousand."""
    mine = FilteredRelation("cards", condition=Q(cards__learner=learner.pk or 0))
    turn = Case(
        When(mine__last_day=day, then=Value(3)),
        When(mine__due_day=None, then=Value(1)),
        When(due(day, "mine__"), then=Value(0)),
        default=Value(2),
        output_field=IntegerField(),
    )
    since = Case(
        When(turn=0, then=F("mine__due_day")),
        When(turn=2, then=Coalesce("mine__last_day", Value(day))),
        output_field=DateField(),
    )
    found = _askable(learner, topic).annotate(mine=mine).filter(mine__suspended_at=None).annotate(turn=turn)
    return found.order_by("turn", since, *BEST_FIRST).values_list("pk", "group")


def quiz(
    topic: Topic,
    learner: Learner | None,
    ids: Sequence[int],
    done: Sequence[int],
    day: date,
    form: Form | None = None,
) -> Quiz:
    """The quiz of these questions with these answers; the first question without an answer is open, in
    the state that its form was sent in."""
    few = 0 < len(ids) <= SLOTS
    found = _of_numbers(learner or Learner(), topic.pk, *filled(ids)) if few else _with_text(learner, topic.pk, ids)
    questions = {one.pk: one for one in found}
    answers = _answers(learner, done, ids)
    items: list[QuizItem] = []
    for pk in ids:
        if pk in answers and learner:
            items.append(QuizItem(len(items) + 1, outcome=outcome_of(learner, answers[pk], day)))
        elif pk in questions:
            is_later = any(item.asked for item in items)
            asked = None if is_later else rearranged(_ask(questions[pk], learner, day), form or {})
            items.append(QuizItem(len(items) + 1, asked=asked))
    return Quiz(tuple(items), _written(ids), _written(done), max(answers.values(), default=0))


@Read
def _of_numbers(learner: Learner, topic: int, one: int, two: int, three: int, four: int) -> QuerySet[Question]:
    return _with_text(learner, topic, (one, two, three, four))


def _with_text(learner: Learner | None, topic: int, numbers: Sequence[int]) -> QuerySet[Question]:
    found = _askable(learner, topic).filter(among("pk", numbers)).select_related("current", "topic__course")
    return found.defer("topic__course__outline", "topic__course__scope")


def _answers(learner: Learner | None, done: Iterable[int], ids: Iterable[int]) -> Mapping[int, int]:
    """The learner's own answers among `done`, by question."""
    if not learner:
        return {}
    rows = Review.objects.filter(pk__in=done, learner=learner, voided_at=None, card__question__in=ids)
    return dict(rows.values_list("card__question", "pk"))


def _ask(question: Question, learner: Learner | None, day: date) -> Asked:
    card = card_on(learner, question.pk) if learner else None
    return ask_card(card, day) if card else ask_question(question)


def _written(values: Iterable[int]) -> str:
    return ".".join(str(value) for value in values)
