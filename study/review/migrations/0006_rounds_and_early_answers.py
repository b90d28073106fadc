"""Rounds, and what was done in them in its order. An answer before its day counts from now on: only the first
scheduler may have written one that does not.

The trigger that keeps the review log is made anew, as SQLite rebuilds the table.
"""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

log = import_module("study.review.migrations.0003_log_is_append_only")
guard = import_module("study.review.migrations.0004_seconds_and_standings").guard


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_cohorts"),
        ("practice", "0005_answers_graded_again"),
    ]

    operations = [
        migrations.RunPython(log.drop, guard),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(("scheduled", True), ("scheduler", 1), _connector="OR"),
                name="review_early_answers_count",
            ),
        ),
        migrations.RunPython(guard, log.drop),
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "learner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rounds", to="people.learner"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("learner",), name="round_open_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Action",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "card",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="practice.card"
                    ),
                ),
                (
                    "review",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="practice.review",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="actions", to="practice.round"
                    ),
                ),
            ],
        ),
    ]
