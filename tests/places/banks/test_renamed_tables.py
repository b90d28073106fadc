"""Tables that were renamed keep their rows, with their numbers, and what guards them."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from study.banks.history import note
from study.banks.models import HistoryEntry, ItemStatistics, Question
from study.statistics.models import BankStatistics
from tests.clock import START
from tests.factories import a_course, a_question

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE = [("banks", "0013_digest_of_a_bank"), ("statistics", "0001_standings_of_banks")]
FIGURES = {"attempts": 12, "facility": 58.5, "flags": ["hard"], "details": {"ranked": 3}, "counted_at": START}


class OneByOne(MigrationLoader):
    """Knows the migrations themselves, not those that stand for many of them at a first start."""

    def load_disk(self) -> None:
        super().load_disk()
        last = {name: one.replaces[-1] for name, one in self.disk_migrations.items() if one.replaces}
        self.disk_migrations = {name: one for name, one in self.disk_migrations.items() if not one.replaces}
        for one in self.disk_migrations.values():
            vars(one).update(dependencies=[last.get(name, name) for name in one.dependencies])


def one_by_one() -> MigrationExecutor:
    executor = MigrationExecutor(connection)
    executor.loader = OneByOne(connection)
    return executor


def migrate(targets: list[tuple[str, str]]) -> Any:
    """Bring the database to these migrations; the models as they were there."""
    executor = one_by_one()
    executor.migrate(targets)
    return executor.loader.project_state(targets).apps


@pytest.fixture
def now() -> Iterator[list[tuple[str, str]]]:
    leaves = one_by_one().loader.graph.leaf_nodes()
    yield leaves
    migrate(leaves)


def test_an_earlier_database_keeps_its_rows_their_numbers_and_what_guards_them(now: list[tuple[str, str]]) -> None:
    question = a_question(a_course())
    line = note(question.bank, "made now", by=None, now=START, question=question)
    old = migrate(BEFORE)
    asked = {"question_id": question.pk, "version_id": question.current_id}
    entries = old.get_model("banks", "Entry").objects
    entries.create(pk=70, bank_id=question.bank_id, action="made before", at=START)
    old.get_model("banks", "Standing").objects.create(pk=80, **asked, **FIGURES)
    old.get_model("statistics", "BankStanding").objects.create(
        pk=90, bank_id=question.bank_id, figures={"attempts": 12}, counted_at=START
    )
    guarded(entries)
    lines = migrate(now).get_model("banks", "HistoryEntry").objects
    guarded(lines)
    assert dict(HistoryEntry.objects.values_list("pk", "action")) == {line.pk: "made now", 70: "made before"}
    kept = Question.objects.get(pk=question.pk).statistics
    assert isinstance(kept, ItemStatistics) and kept.pk == 80
    assert {name: getattr(kept, name) for name in FIGURES} == FIGURES
    assert BankStatistics.objects.get(bank=question.bank_id).pk == 90
    assert {"banks_entry", "banks_standing", "practice_bankstanding"}.isdisjoint(connection.introspection.table_names())
    assert note(question.bank, "made", by=None, now=START).pk > line.pk, "new rows get numbers of their own"


def guarded(lines: Any) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        lines.update(action="nothing happened")
