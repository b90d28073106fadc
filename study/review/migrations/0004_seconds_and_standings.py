"""Answers say how long the question was open, and banks how their questions did together.

The trigger that keeps the review log as it was written is made anew, so that it guards the new column.
"""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

log = import_module("study.review.migrations.0003_log_is_append_only")


def guard(apps, schema_editor):
    log.create(apps, schema_editor, [*log.FIXED, "seconds"])


class Migration(migrations.Migration):
    dependencies = [
        ("banks", "0006_uploads"),
        ("practice", "0003_log_is_append_only"),
    ]

    operations = [
        migrations.RunPython(log.drop, log.create),
        migrations.AddField(model_name="review", name="seconds", field=models.FloatField(null=True)),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(
                condition=models.Q(("ordinal", 0), ("voided_at", None)), fields=["version"], name="review_first"
            ),
        ),
        migrations.RunPython(guard, log.drop),
        migrations.CreateModel(
            name="BankStanding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("figures", models.JSONField(default=dict)),
                ("counted_at", models.DateTimeField()),
                (
                    "bank",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="standing", to="banks.bank"
                    ),
                ),
            ],
        ),
    ]
