"""Overrides and imported history get rows of their own, which the database keeps as they were written; an answer
keeps the browser's time beside the server's.

The trigger that keeps the review log is made anew, so that it guards the new columns, and as SQLite rebuilds the
table. The same holds for the tables of this migration: one that alters them later creates their triggers again.
"""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

log = import_module("study.review.migrations.0003_log_is_append_only")
guard_before = import_module("study.review.migrations.0013_log_in_order_of_time").guard

KEPT = {
    "practice_override": ["id", "kind", "day", "at"],
    "practice_imported": [
        *("id", "source", "at", "day", "grade", "seconds", "stability", "difficulty", "brought_at"),
    ],
}
GRADES = [(1, "again"), (2, "hard"), (3, "good"), (4, "easy")]


def guard(apps, schema_editor):
    said = [name for name in log.FIXED if name != "ordinal"]
    log.create(apps, schema_editor, [*said, "seconds", "submission", "arrived_at", "said_at", "late"])


def keep(apps, schema_editor, kept=KEPT):
    """Like an answer, a row may pass to another learner or card; an override may be taken back, once."""
    differs = "IS DISTINCT FROM" if schema_editor.connection.vendor == "postgresql" else "IS NOT"
    for table, fixed in kept.items():
        changed = " OR ".join(f'OLD."{name}" {differs} NEW."{name}"' for name in fixed)
        if table == "practice_override":
            changed += f" OR (OLD.lifted_at IS NOT NULL AND NEW.lifted_at {differs} OLD.lifted_at)"
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(
                f"""CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table} WHEN {changed}
                BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END""",
                params=None,
            )
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"""CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION '{table} is append-only' USING ERRCODE = 'check_violation'; END $$""",
                params=None,
            )
            schema_editor.execute(
                f"""CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table} FOR EACH ROW
                WHEN ({changed}) EXECUTE FUNCTION {table}_append_only()""",
                params=None,
            )


def let_go(apps, schema_editor, kept=KEPT):
    for table in kept:
        on_table = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
        schema_editor.execute(f"DROP TRIGGER {table}_append_only{on_table}", params=None)
        if on_table:
            schema_editor.execute(f"DROP FUNCTION {table}_append_only", params=None)


def of(model, name):
    return models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name=name, to=model)


def number():
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_browser_names_and_saved_settings"),
        ("practice", "0013_log_in_order_of_time"),
    ]

    operations = [
        migrations.AddField("card", "interval", models.PositiveIntegerField(blank=True, null=True)),
        migrations.AddField("card", "not_before", models.DateField(blank=True, null=True)),
        migrations.AddField("card", "target", models.FloatField(blank=True, null=True)),
        migrations.RunPython(log.drop, guard_before),
        migrations.AddField("review", "arrived_at", models.DateTimeField(null=True)),
        migrations.AddField("review", "said_at", models.DateTimeField(null=True)),
        migrations.AddField("review", "late", models.BooleanField(default=False)),
        migrations.RunPython(guard, log.drop),
        migrations.CreateModel(
            name="Override",
            fields=[
                ("id", number()),
                (
                    "kind",
                    models.CharField(choices=[("aside", "aside"), ("bury", "bury"), ("ask", "ask")], max_length=8),
                ),
                ("day", models.DateField(blank=True, null=True)),
                ("at", models.DateTimeField()),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
                ("card", of("practice.card", "overrides")),
                ("learner", of("people.learner", "overrides")),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("lifted_at", None)), fields=["card"], name="override_standing")
                ],
            },
        ),
        migrations.CreateModel(
            name="Imported",
            fields=[
                ("id", number()),
                ("source", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("day", models.DateField()),
                ("grade", models.PositiveSmallIntegerField(blank=True, choices=GRADES, null=True)),
                ("seconds", models.FloatField(blank=True, null=True)),
                ("stability", models.FloatField(blank=True, null=True)),
                ("difficulty", models.FloatField(blank=True, null=True)),
                ("brought_at", models.DateTimeField()),
                ("card", of("practice.card", "imported")),
                ("learner", of("people.learner", "imported")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("card", "source"), name="imported_once"),
                    models.CheckConstraint(
                        condition=models.Q(("difficulty", None), ("grade__isnull", False), ("stability", None))
                        | models.Q(("difficulty__isnull", False), ("grade", None), ("stability__isnull", False)),
                        name="imported_review_or_memory",
                    ),
                ],
            },
        ),
        migrations.RunPython(keep, let_go),
        migrations.AddField(
            "action",
            "override",
            models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="practice.override",
            ),
        ),
    ]
