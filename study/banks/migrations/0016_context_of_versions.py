"""Where in the notes a question is from.

The trigger on versions is made once more: on SQLite, adding a column rebuilt the table without it.
"""

from importlib import import_module

from django.db import migrations, models

before = import_module("study.banks.migrations.0004_history_is_append_only")


def guard(*more):
    """The trigger that keeps versions as they are, over the columns there are."""

    def create(apps, schema_editor):
        before.drop_if_there(schema_editor, "banks_version")
        message, person, fixed = before.TABLES["banks_version"]
        columns = [*fixed, "hints", "points", "case", "stimulus", "alone", *more]
        before.create_on(schema_editor, "banks_version", message, person, columns)

    return create


def drop(apps, schema_editor):
    before.drop_if_there(schema_editor, "banks_version")


class Migration(migrations.Migration):

    dependencies = [("banks", "0015_decisions_about_own_notes")]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, guard()),
        migrations.AddField("version", "context", models.TextField(blank=True, default="")),
        migrations.RunPython(guard("context"), drop),
    ]
