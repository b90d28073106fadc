"""Indexes that each answer wrote and no read needs: of a learner's answers another one tells, and an answer has no
override and no decision.

The index of the log is dropped by its name. To alter the column would make SQLite copy the whole log, and lose its
trigger.
"""

import django.db.models.deletion
from django.db import migrations, models

INDEX = "practice_review_learner_id_ea4ca749"


class Migration(migrations.Migration):

    dependencies = [
        ("banks", "0029_stocks_by_part"),
        ("people", "0014_last_seen_in_a_class"),
        ("practice", "0027_census_for_a_kept_queue"),
    ]

    operations = [
        migrations.AlterField(
            model_name="action",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="banks.decision",
            ),
        ),
        migrations.AlterField(
            model_name="action",
            name="override",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="practice.override",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.UniqueConstraint(
                condition=models.Q(("override__isnull", False)), fields=("override",), name="action_override_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decision__isnull", False)), fields=("decision",), name="action_decision_once"
            ),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    f"DROP INDEX {INDEX}", f"CREATE INDEX {INDEX} ON practice_review (learner_id)"
                ),
            ],
            state_operations=[
                migrations.AlterField(
                    model_name="review",
                    name="learner",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviews",
                        to="people.learner",
                    ),
                ),
            ],
        ),
    ]
