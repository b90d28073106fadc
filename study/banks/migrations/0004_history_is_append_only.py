"""The database itself refuses to rewrite a version of a question or a line of a bank's history.

Of both only the person may be forgotten, when an account is deleted. The trigger on versions is made
anew here: on SQLite, adding a column rebuilt the table without it. A later migration that alters one
of these tables has to do the same (the tests notice).
"""

from django.db import migrations

TABLES = {
    "banks_version": (
        "a version never changes",
        "author_id",
        [*("id", "question_id", "number", "kind", "title", "prompt", "body", "explanation", "sources", "tags")]
        + ["text", "created_at"],
    ),
    "banks_entry": (
        "the history of a bank is append-only",
        "who_id",
        ["id", "bank_id", "question_id", "version_id", "at", "action", "before", "after", "reason"],
    ),
}


def create(apps, schema_editor):
    drop_old(schema_editor)
    for table, (message, person, fixed) in TABLES.items():
        create_on(schema_editor, table, message, person, fixed)


def create_on(schema_editor, table, message, person, fixed):
    name = f"{table}_fixed"
    if schema_editor.connection.vendor == "sqlite":
        changed = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in fixed)
        renamed = f"(NEW.{person} IS NOT NULL AND NEW.{person} IS NOT OLD.{person})"
        schema_editor.execute(
            f"""CREATE TRIGGER {name} BEFORE UPDATE ON {table} WHEN {changed} OR {renamed}
            BEGIN SELECT RAISE(ABORT, '{message}'); END""",
            params=None,
        )
    if schema_editor.connection.vendor == "postgresql":
        changed = " OR ".join(f'OLD."{column}" IS DISTINCT FROM NEW."{column}"' for column in fixed)
        renamed = f"(NEW.{person} IS NOT NULL AND NEW.{person} IS DISTINCT FROM OLD.{person})"
        schema_editor.execute(
            f"""CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation'; END $$""",
            params=None,
        )
        schema_editor.execute(
            f"""CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW
            WHEN ({changed} OR {renamed}) EXECUTE FUNCTION {name}()""",
            params=None,
        )


def drop_if_there(schema_editor, table):
    on_table = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_fixed{on_table}", params=None)
    if on_table:
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {table}_fixed", params=None)


def drop_old(schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER IF EXISTS banks_version_immutable", params=None)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER IF EXISTS banks_version_immutable ON banks_version", params=None)
        schema_editor.execute("DROP FUNCTION IF EXISTS banks_version_immutable", params=None)


def drop(apps, schema_editor):
    for table in TABLES:
        drop_if_there(schema_editor, table)


class Migration(migrations.Migration):

    dependencies = [("banks", "0003_authoring")]

    operations = [migrations.RunPython(create, drop)]
