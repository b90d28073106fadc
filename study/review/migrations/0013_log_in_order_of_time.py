"""The log of a card is ordered by time, so that two logs can be joined. Ordinals follow from that order and may be
written anew; what makes an answer count once is the id of its form.
"""

from importlib import import_module

from django.db import migrations

log = import_module("study.review.migrations.0003_log_is_append_only")
guard_before = import_module("study.review.migrations.0012_submissions_count_once").guard


def guard(apps, schema_editor):
    said = [name for name in log.FIXED if name != "ordinal"]
    log.create(apps, schema_editor, [*said, "seconds", "submission"])


class Migration(migrations.Migration):
    dependencies = [("practice", "0012_submissions_count_once")]

    operations = [
        migrations.RunPython(log.drop, guard_before),
        migrations.RemoveConstraint(model_name="review", name="review_counts_once"),
        migrations.RunPython(guard, log.drop),
    ]
