"""The cast: who and what most tests of the places begin with. A test that needs another makes its own beside it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from study.banks.models import Question
from study.library.models import Course
from study.people.models import Learner, User
from study.people.sessions import SESSION_KEY
from study.review import operations
from study.review.census import Counts
from study.review.models import Card
from tests.factories import a_card, a_course, a_learner, a_study
from tests.places.banks.authoring import an_instructor
from tests.places.censuses import compare
from tests.places.installations import Installation, copied, empty
from tests.ready import give_tables

ASKS = {"db", "transactional_db", "sound"}
"""Fixtures that lead to a database: the tests' own, or that of an installation."""


def asked_fixtures(item: pytest.Item) -> set[str]:
    return {*getattr(item, "fixturenames", ())}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """First what begins processes, for one such test takes as long as hundreds and would be waited for at the end.
    Leave to SQLite what asks no database, or a file in any case, when all is asked of PostgreSQL too. pytest-django
    sees to it that no other test does."""
    items.sort(key=lambda one: "sound" not in asked_fixtures(one))
    if connection.vendor == "sqlite":
        return
    asks, rest = list[pytest.Item](), list[pytest.Item]()
    for one in items:
        names = asked_fixtures(one)
        may = one.get_closest_marker("django_db") or ASKS & names
        (asks if may and "sound_file" not in names else rest).append(one)
    config.hook.pytest_deselected(items=rest)
    items[:] = asks


@pytest.fixture(autouse=True)
def kept_counts_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a test does: each time Today shows counts that were kept, they are compared with what there is. Tests
    that count statements do not see those of the comparison."""
    take_census = operations.take_census

    def compared(*, learner: Learner, today: date) -> Counts:
        found = take_census(learner=learner, today=today)
        asked = len(connection.queries_log)
        compare(found, learner, today, "on Today")
        while len(connection.queries_log) > asked:
            connection.queries_log.pop()
        return found

    monkeypatch.setattr(operations, "take_census", compared)


@pytest.fixture
def learner() -> Learner:
    """A guest who studies."""
    return a_learner()


@pytest.fixture
def reader(client: Client, learner: Learner) -> Client:
    """The learner's browser, known by its session."""
    session = client.session
    session[SESSION_KEY] = learner.pk
    session.save()
    return client


@pytest.fixture
def stranger() -> Learner:
    """Somebody who has nothing to do with the learner."""
    return a_learner()


@pytest.fixture
def course(learner: Learner) -> Course:
    """A course that ships, and that the learner studies."""
    course = a_course(shipped=True)
    a_study(learner, course)
    return course


@pytest.fixture
def card(learner: Learner, question: Question) -> Card:
    """The test's own question, dealt to the learner."""
    return a_card(learner, question)


@pytest.fixture
def ada() -> User:
    """An instructor: she owns the banks."""
    return an_instructor("ada")


@pytest.fixture
def grace() -> User:
    """Her colleague: what she may do in a bank, the test says."""
    return an_instructor("grace")


@pytest.fixture(scope="session")
def sound(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation of its own with all tables, to be copied."""
    made = empty(tmp_path_factory.mktemp("sound") / "data", "sound")
    give_tables(made)
    made.manage("collectstatic", "--noinput", "-v0")
    yield made
    made.remove()


@pytest.fixture(scope="session")
def sound_file(sound: Installation) -> Installation:
    """One whose database is a file. What asks for it is asked on SQLite alone: elsewhere it would be the same again."""
    return sound


@pytest.fixture
def installation(sound: Installation, tmp_path: Path) -> Iterator[Installation]:
    """An installation of the test's own."""
    made = copied(sound, tmp_path / "data", "own")
    yield made
    made.remove()


@pytest.fixture
def at_file(sound_file: Installation, tmp_path: Path) -> Installation:
    """One of the test's own whose database is a file: for what has nothing to do with the kind of its database."""
    return copied(sound_file, tmp_path / "file", "")
