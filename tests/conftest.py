"""What all tests share: a clock that stands still, and patience: no test fails because the machine is busy.
The database is chosen in study.settings.test.
"""

import gc
from collections.abc import Iterator

import hypothesis
import pytest
from django.template import Context, Template
from django.test.signals import template_rendered
from django.utils.safestring import SafeString

from study.web import rates
from tests import clock
from tests.emptying import empty_quickly
from tests.ready import begin_ready

# How long an example takes is measured by `make bench`; tests/core/test_patience.py holds every test to this.
# The same examples everywhere: what passes on one machine passes on the next. `make search` looks for new ones.
hypothesis.settings.register_profile(
    "patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow], derandomize=True, database=None
)
hypothesis.settings.register_profile("searching", hypothesis.settings.get_profile("patient"), derandomize=False)
hypothesis.settings.load_profile("patient")


def pytest_collection_finish() -> None:
    """What was loaded so far stays to the end: looking through it again for garbage is a tenth of the time."""
    gc.collect()
    gc.freeze()


def _render(self: Template, context: Context) -> SafeString:
    """Tells of a page alone what it was made from. Django's own tells it of every widget and part, of which a page
    has up to a thousand, and keeps a copy of all that each was given."""
    if context.template is self:
        template_rendered.send(sender=self, template=self, context=context)
    return self.nodelist.render(context)


@pytest.fixture(autouse=True, scope="session")
def pages_tell_their_context(django_test_environment: None) -> None:
    Template._render = _render


@pytest.fixture(autouse=True, scope="session")
def the_database_is_emptied_quickly() -> None:
    empty_quickly()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """What pytest-django asks for before it makes the database."""
    begin_ready()


@pytest.fixture(autouse=True)
def still_clock() -> Iterator[None]:
    clock.reset()
    yield
    clock.reset()


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    """All tests happen in one minute: what one did counts for no other."""
    rates.forget_all()
