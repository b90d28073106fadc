"""What all tests share: a clock that stands still. The database is chosen in study.settings.test."""

from collections.abc import Iterator

import pytest

from tests import clock


@pytest.fixture(autouse=True)
def still_clock() -> Iterator[None]:
    clock.reset()
    yield
    clock.reset()
