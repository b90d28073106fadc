"""Pictures beside questions, and questions in a writer's words.

The trigger on versions is made once more: on SQLite, adding a column rebuilt the table without it.
"""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

before = import_module("study.banks.migrations.0016_context_of_versions")


class Migration(migrations.Migration):

    dependencies = [
        ("banks", "0016_context_of_versions"),
        ("library", "0011_kept_pictures_and_writers"),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, before.guard("context")),
        migrations.AddField("version", "pictures", models.JSONField(blank=True, default=list)),
        migrations.AddField("version", "worded_by", models.CharField(blank=True, default="", max_length=120)),
        migrations.RunPython(before.guard("context", "pictures", "worded_by"), before.drop),
        migrations.CreateModel(
            name="Wording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=560)),
                ("basis", models.CharField(max_length=64)),
                ("prompt", models.TextField(blank=True)),
                ("refused", models.CharField(blank=True, max_length=200)),
                ("by", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                ("course", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="wordings", to="library.course")),
            ],
        ),
        migrations.AddIndex("wording", models.Index(fields=["at"], name="wording_by_time")),
        migrations.AddConstraint("wording", models.UniqueConstraint(fields=("course", "key"), name="wording_of_question")),
    ]
