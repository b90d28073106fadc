"""The trigger on versions once more: on SQLite, adding columns rebuilt the table without it."""

from importlib import import_module

from django.db import migrations

before = import_module("study.banks.migrations.0004_history_is_append_only")


def create(apps, schema_editor):
    before.drop_if_there(schema_editor, "banks_version")
    message, person, fixed = before.TABLES["banks_version"]
    more = ["hints", "points", "case", "stimulus"]
    before.create_on(schema_editor, "banks_version", message, person, [*fixed, *more])


class Migration(migrations.Migration):

    dependencies = [("banks", "0008_hints_points_cases")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
