"""After a test that commits the next one finds what migrations made, and nothing else."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.test import TransactionTestCase

from study.library.search import Row, index
from tests.emptying import BESIDE, MADE
from tests.places.border.world import make_world

pytestmark = pytest.mark.django_db(transaction=True)


def there() -> dict[str, int]:
    """How many rows are in the tables that are not empty."""
    tables = [*connection.introspection.django_table_names(only_existing=True, include_views=False), *BESIDE]
    with connection.cursor() as cursor:
        counts = {}
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")
            counts[table] = cursor.fetchone()[0]
    return {table: count for table, count in counts.items() if count}


def test_nothing_is_left_of_a_test_that_commits() -> None:
    before = there()
    assert set(before) == MADE
    make_world()
    index([Row("question", 1, 11, "q1", "Tides", "How high is a spring tide?")])
    assert len(there()) > 40, "also of logs that take nothing back"
    assert there().keys() >= {*BESIDE}
    TransactionTestCase()._fixture_teardown()  # type: ignore[attr-defined]
    assert there() == before


def test_what_migrations_make_is_whole() -> None:
    call_command("flush", interactive=False, verbosity=0, reset_sequences=False)
    models = {(one._meta.app_label, one._meta.model_name) for one in apps.get_models()}
    assert models <= set(ContentType.objects.values_list("app_label", "model"))
    assert Permission.objects.count() >= len(models)
