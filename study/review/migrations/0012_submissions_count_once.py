"""A form carries an id, and the log takes each id of a learner once. Earlier answers have none.

The trigger that keeps the log is made anew, so that it guards the new column, and as SQLite rebuilds the table.
"""

from importlib import import_module

from django.db import migrations, models

log = import_module("study.review.migrations.0003_log_is_append_only")
guard_before = import_module("study.review.migrations.0004_seconds_and_standings").guard


def guard(apps, schema_editor):
    log.create(apps, schema_editor, [*log.FIXED, "seconds", "submission"])


class Migration(migrations.Migration):
    dependencies = [("people", "0003_cohorts"), ("practice", "0011_standings_of_banks_move")]

    operations = [
        migrations.RunPython(log.drop, guard_before),
        migrations.AddField(model_name="review", name="submission", field=models.UUIDField(null=True)),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(
                fields=("learner", "submission", "guessed"), name="review_submitted_once"
            ),
        ),
        migrations.RunPython(guard, log.drop),
    ]
