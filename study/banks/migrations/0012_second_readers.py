"""Who changed a text, which versions had no second reader, and what an upload leaves as it is.

The trigger on versions is made once more: on SQLite, adding a column rebuilt the table without it. Who
changed what was not kept so far; whoever sent a version, or saved a draft last, counts as its writer.
"""

from importlib import import_module

from django.conf import settings
from django.db import migrations, models

before = import_module("study.banks.migrations.0004_history_is_append_only")


def create(apps, schema_editor):
    before.drop_if_there(schema_editor, "banks_version")
    message, person, fixed = before.TABLES["banks_version"]
    more = ["hints", "points", "case", "stimulus", "alone"]
    before.create_on(schema_editor, "banks_version", message, person, [*fixed, *more])


def name_writers(apps, schema_editor):
    for name in ("Version", "Draft"):
        model = apps.get_model("banks", name)
        through = model.writers.through
        rows = model.objects.exclude(author=None).values_list("pk", "author")
        found = (through(**{f"{name.lower()}_id": row, "user_id": user}) for row, user in rows.iterator())
        through.objects.bulk_create(found, batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("banks", "0011_answers_disputed_and_ruled_on"),
    ]

    operations = [
        migrations.AddField("draft", "writers", models.ManyToManyField(related_name="+", to=settings.AUTH_USER_MODEL)),
        migrations.AddField("version", "writers", models.ManyToManyField(related_name="+", to=settings.AUTH_USER_MODEL)),
        migrations.AddField("version", "alone", models.BooleanField(default=False)),
        migrations.AddField("upload", "unchanged", models.PositiveIntegerField(default=0)),
        migrations.RunPython(create, migrations.RunPython.noop),
        migrations.RunPython(name_writers, migrations.RunPython.noop),
    ]
