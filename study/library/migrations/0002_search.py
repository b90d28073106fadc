from django.db import migrations

from study.library.search import POSTGRESQL_TABLE, SQLITE_TABLE


def create(apps, schema_editor):
    statement = POSTGRESQL_TABLE if schema_editor.connection.vendor == "postgresql" else SQLITE_TABLE
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(statement)


def drop(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("DROP TABLE library_search")


class Migration(migrations.Migration):
    """The search index. Loading a course or an import fills it."""

    dependencies = [("library", "0001_courses_and_facts")]
    operations = [migrations.RunPython(create, drop)]
