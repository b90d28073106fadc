"""The world, made once for the tests of a file. Each of them begins where it was made: what they write is taken back,
and the objects they hold are copies."""

from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.places.border.world import World, make_world


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The transactions of the tests are within this one."""
    around = transaction.atomic()
    with django_db_blocker.unblock():
        around.__enter__()
        world = make_world()
    yield world
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


@pytest.fixture
def world(made: World, db: None) -> World:
    return deepcopy(made)
