"""What all tests share: a clock that stands still, and patience: no test fails because the machine is busy.
The database is chosen in study.settings.test.
"""

from collections.abc import Iterator

import hypothesis
import pytest

from study.web import rates
from tests import clock

# How long an example takes is measured by `make bench`; tests/core/test_patience.py holds every test to this.
hypothesis.settings.register_profile("patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("patient")


@pytest.fixture(autouse=True)
def still_clock() -> Iterator[None]:
    clock.reset()
    yield
    clock.reset()


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    """All tests happen in one minute: what one did counts for no other."""
    rates.forget_all()
