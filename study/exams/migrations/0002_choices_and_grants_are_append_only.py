"""The database keeps choices and grants as they were written, as it keeps the log of the review. They may pass to
another learner, and who granted something may be forgotten."""

from importlib import import_module

from django.db import migrations

log = import_module("study.review.migrations.0014_overrides_and_imported_history")
KEPT = {
    "exams_chosen": ["id", "slot_id", "keys", "at", "arrived_at", "arrival", "submission"],
    "exams_grant": ["id", "sitting_id", "at", "before", "after", "reason"],
}


def keep(apps, schema_editor):
    log.keep(apps, schema_editor, KEPT)


def let_go(apps, schema_editor):
    log.let_go(apps, schema_editor, KEPT)


class Migration(migrations.Migration):

    dependencies = [
        ("exams", "0001_sittings"),
        ("practice", "0014_overrides_and_imported_history"),
    ]

    operations = [migrations.RunPython(keep, let_go)]
