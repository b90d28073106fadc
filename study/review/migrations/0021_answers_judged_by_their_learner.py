"""An answer says whether its learner judged it themself, having seen the key without a connection.

The trigger that keeps the log is made anew, so that it guards the new column, and as SQLite rebuilds the table.
"""

from importlib import import_module

from django.db import migrations, models

log = import_module("study.review.migrations.0003_log_is_append_only")
guard_before = import_module("study.review.migrations.0014_overrides_and_imported_history").guard


def guard(apps, schema_editor):
    said = [name for name in log.FIXED if name != "ordinal"]
    log.create(apps, schema_editor, [*said, "seconds", "submission", "arrived_at", "said_at", "late", "judged"])


class Migration(migrations.Migration):
    dependencies = [("practice", "0020_reasons_and_resting_courses")]

    operations = [
        migrations.RunPython(log.drop, guard_before),
        migrations.AddField(model_name="review", name="judged", field=models.BooleanField(default=False)),
        migrations.RunPython(guard, log.drop),
    ]
