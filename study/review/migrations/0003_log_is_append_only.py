"""The database itself refuses to rewrite the review log.

A row may be voided, once, and may pass to another learner or card (a guest who signs in); nothing
else of it ever changes. Deleting stays possible: with an account go its answers.

On SQLite a later migration that alters practice_review rebuilds the table and loses the trigger:
create it again there (the tests notice).
"""

from django.db import migrations

FIXED = [
    *("id", "version_id", "ordinal", "day", "answered_at", "answer", "score", "grade", "guessed"),
    *("scheduled", "seed", "before", "scheduler"),
]


def create(apps, schema_editor, fixed=FIXED):
    if schema_editor.connection.vendor == "sqlite":
        changed = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in fixed)
        schema_editor.execute(
            f"""CREATE TRIGGER practice_review_append_only BEFORE UPDATE ON practice_review
            WHEN {changed} OR (OLD.voided_at IS NOT NULL AND NEW.voided_at IS NOT OLD.voided_at)
            BEGIN SELECT RAISE(ABORT, 'the review log is append-only'); END""",
            params=None,
        )
    if schema_editor.connection.vendor == "postgresql":
        changed = " OR ".join(f'OLD."{name}" IS DISTINCT FROM NEW."{name}"' for name in fixed)
        schema_editor.execute(
            """CREATE FUNCTION practice_review_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'the review log is append-only' USING ERRCODE = 'check_violation'; END $$""",
            params=None,
        )
        schema_editor.execute(
            f"""CREATE TRIGGER practice_review_append_only BEFORE UPDATE ON practice_review FOR EACH ROW
            WHEN ({changed} OR (OLD.voided_at IS NOT NULL AND NEW.voided_at IS DISTINCT FROM OLD.voided_at))
            EXECUTE FUNCTION practice_review_append_only()""",
            params=None,
        )


def drop(apps, schema_editor):
    on_table = " ON practice_review" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER practice_review_append_only{on_table}", params=None)
    if on_table:
        schema_editor.execute("DROP FUNCTION practice_review_append_only", params=None)


class Migration(migrations.Migration):

    dependencies = [("practice", "0002_steps_and_dealing")]

    operations = [migrations.RunPython(create, drop)]
