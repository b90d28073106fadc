"""Prepared reads: whatever they are given, they return what the ORM would."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, models, transaction
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

import study
from study.banks.models import Question
from study.people.models import Learner, User
from study.review.models import Card
from study.settings import database
from study.web.prepared import Joined, Read
from tests.factories import a_card, a_course, a_learner, a_question, a_user

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@Read
def cards(learner: Learner, until: date, least: float) -> QuerySet[Card, tuple[int, date | None]]:
    mine = Card.objects.filter(learner=learner.pk, due_day__lte=until, stability__gte=least)
    return mine.order_by("pk").values_list("pk", "due_day")


@Read
def people(made: datetime) -> QuerySet[Learner]:
    return Learner.objects.filter(created_at__lte=made).select_related("user").order_by("pk")


@Read
def of_account(learner: Learner) -> QuerySet[User, str]:
    return User.objects.filter(pk=learner.user_id).values_list("email", flat=True)


def _every_read() -> Iterator[Read[Any, Any]]:
    """All prepared reads of the product."""
    root = Path(study.__file__).parent
    for path in sorted(root.rglob("*.py")):
        if "@Read\n" in path.read_text():
            module = import_module("study." + ".".join(path.relative_to(root).with_suffix("").parts))
            yield from (value for value in vars(module).values() if isinstance(value, Read))


READS = {f"{read.__module__}.{read.__name__}": read for read in _every_read()}


def _made_up(hint: type, number: int) -> Any:
    """A value for a parameter, another one for each number."""
    if issubclass(hint, models.Model):
        return hint.objects.order_by("pk")[number % 2]
    made: dict[type, Any] = {
        bool: bool(number % 2),
        int: number,
        float: number / 2,
        str: f"[{number}]",  # a text, and numbers in one
        date: TODAY + timedelta(number),
        datetime: NOW + timedelta(number),
        UUID: UUID(int=number),
    }
    return made[hint]


def test_it_returns_what_each_call_asks_for_and_writes_its_sql_once(db: None) -> None:
    mine, other, question = a_learner(), a_learner(), a_question(a_course())
    made = [a_card(one, question, due_day=TODAY, stability=3.0) for one in (mine, other)]
    assert cards(mine, TODAY, 1.0) == [(made[0].pk, TODAY)]
    assert cards(other, TODAY, 1.0) == [(made[1].pk, TODAY)]
    assert cards(mine, TODAY - timedelta(1), 1.0) == []
    assert cards.count(learner=other, until=TODAY, least=2.5) == 1
    assert [cards.count_to(most, mine, TODAY, 1.0) for most in (0, 1, 2)] == [0, 1, 1]
    assert list(cards.iterate(mine, TODAY, 3.5)) == []
    assert list(cards.iterate(mine, TODAY, 1.0)) == cards(mine, TODAY, 1.0) != []
    assert cards.first(mine, TODAY, 3.5) is None


def test_it_makes_objects_with_what_they_lead_to(db: None) -> None:
    guest, member = a_learner(), a_learner(a_user("one@example.org"))
    with CaptureQueriesContext(connection) as asked:
        found = people(NOW + timedelta(1_000))
        assert [(one.pk, one.user and one.user.email) for one in found] == [
            (guest.pk, None),
            (member.pk, "one@example.org"),
        ]
        assert found[0].created_at == guest.created_at
    assert len(asked) == 1


def test_what_is_joined_are_the_objects_of_the_orm(db: None) -> None:
    joined = Joined(Card, question="topic_id bank_id", question__topic="title", question__bank="course_id slug")
    card = a_card(a_learner(), a_question(a_course()))
    with CaptureQueriesContext(connection) as asked:
        (row,) = joined.of(Card.objects.filter(pk=card.pk))
        made = joined(row)
        bank, topic = made.question.bank, made.question.topic
        shown = made.group, bank.slug, topic and topic.title
    assert len(asked) == 1
    whole = Card.objects.select_related("question__bank", "question__topic").get(pk=card.pk)
    assert shown == (whole.group, whole.question.bank.slug, whole.question.topic and whole.question.topic.title)
    for one, other in ((made, whole), (made.question, whole.question), (bank, whole.question.bank)):
        assert one == other
        assert not one._state.adding
        for field in one._meta.concrete_fields:  # those that were not read are read now
            assert getattr(one, field.attname) == getattr(other, field.attname)
    with CaptureQueriesContext(connection) as asked:
        assert joined(row, learner=card.learner).learner is card.learner
    assert not asked
    Question.objects.update(topic=None)
    (row,) = joined.of(Card.objects.filter(pk=card.pk))
    assert joined(row).question.topic is None


def test_no_value_is_a_value(db: None) -> None:
    assert of_account(a_learner(a_user("one@example.org"))) == ["one@example.org"]
    assert of_account(a_learner()) == []


def test_a_read_takes_nothing_that_no_column_holds() -> None:
    def of(numbers: list[int]) -> QuerySet[Card]:
        return Card.objects.filter(pk__in=numbers)

    def optional(number: int = 1) -> QuerySet[Card]:
        return Card.objects.filter(pk=number)

    for query in (of, optional):
        with pytest.raises(TypeError):
            Read(query)


@pytest.mark.parametrize("name", READS)
def test_every_read_asks_what_the_orm_would_whatever_it_is_given(name: str, db: None) -> None:
    read = READS[name]
    for email in ("one@example.org", "two@example.org"):
        a_learner(a_user(email))
    given = {name: hint for name, hint in read.query.__annotations__.items() if name != "return"}
    with transaction.atomic():  # some hold their rows
        for number in range(3):
            values = {name: _made_up(hint, number) for name, hint in given.items()}
            asked = list[tuple[str, list[Any]]]()
            with connection.execute_wrapper(partial(_note, asked)):
                read(**values)
                list(read.query(**values))
            prepared, plain = ((sql.replace("(", "").replace(")", ""), params) for sql, params in asked)
            assert prepared == plain


def _note(asked: list[tuple[str, list[Any]]], execute: Any, sql: str, params: Any, *rest: Any) -> Any:
    asked.append((sql, list(params)))
    return execute(sql, params, *rest)


def test_what_is_asked_again_is_planned_once(db: None) -> None:
    """PostgreSQL keeps the plan of each prepared read from its first time on, whatever it is given and counts up to,
    and of nothing else."""
    mine = a_learner()
    with CaptureQueriesContext(connection) as asked:
        for number in range(8):
            cards(mine, TODAY + timedelta(number), number / 2)
            cards.first(a_learner(), TODAY, 1.0)
            cards.count_to(number, mine, TODAY, 1.0)
            list(Card.objects.filter(learner=mine, due_day=TODAY))
    assert len(asked) == 8 * 5
    kept = []
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT statement, generic_plans, custom_plans FROM pg_prepared_statements ORDER BY 1")
            kept = cursor.fetchall()
        assert [statement.startswith("SELECT COUNT(*)") for statement, *_ in kept] == [False, True]
        assert [plans for _, *plans in kept] == [[16, 0], [8, 0]]  # for any values, and none for those of one call
    assert not [statement for statement, *_ in kept if "stability" not in statement]


def test_what_an_owner_says_of_their_postgresql_holds() -> None:
    """Options in the address come after ours, and PostgreSQL takes the last."""
    plain, owned = map(database, ("postgresql://db/keepwarm", "postgresql://db/keepwarm?options=-c%20jit%3Doff"))
    assert owned["OPTIONS"]["options"] == plain["OPTIONS"]["options"] + " -c jit=off"
