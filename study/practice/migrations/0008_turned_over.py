"""Cards that were turned over, beside the log. The database refuses to rewrite one; as with an answer, the
learner and the card may change when a guest signs in.

On SQLite a later migration that alters practice_turned rebuilds the table and loses the trigger: create it
again there (the tests notice).
"""

import django.db.models.deletion
from django.db import migrations, models

FIXED = ["id", "version_id", "ordinal", "seed", "day", "at"]


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        changed = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in FIXED)
        schema_editor.execute(
            f"""CREATE TRIGGER practice_turned_append_only BEFORE UPDATE ON practice_turned
            WHEN {changed}
            BEGIN SELECT RAISE(ABORT, 'what was seen is append-only'); END""",
            params=None,
        )
    if schema_editor.connection.vendor == "postgresql":
        changed = " OR ".join(f'OLD."{name}" IS DISTINCT FROM NEW."{name}"' for name in FIXED)
        schema_editor.execute(
            """CREATE FUNCTION practice_turned_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'what was seen is append-only' USING ERRCODE = 'check_violation'; END $$""",
            params=None,
        )
        schema_editor.execute(
            f"""CREATE TRIGGER practice_turned_append_only BEFORE UPDATE ON practice_turned FOR EACH ROW
            WHEN ({changed}) EXECUTE FUNCTION practice_turned_append_only()""",
            params=None,
        )


def drop(apps, schema_editor):
    on_table = " ON practice_turned" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER practice_turned_append_only{on_table}", params=None)
    if on_table:
        schema_editor.execute("DROP FUNCTION practice_turned_append_only", params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("banks", "0006_uploads"),
        ("people", "0003_cohorts"),
        ("practice", "0007_days_never_go_back"),
    ]

    operations = [
        migrations.CreateModel(
            name="Turned",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ordinal", models.PositiveIntegerField()),
                ("seed", models.BigIntegerField()),
                ("day", models.DateField()),
                ("at", models.DateTimeField()),
                (
                    "card",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="turned", to="practice.card"
                    ),
                ),
                (
                    "learner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="turned", to="people.learner"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="banks.version"
                    ),
                ),
            ],
        ),
        migrations.RunPython(create, drop),
    ]
