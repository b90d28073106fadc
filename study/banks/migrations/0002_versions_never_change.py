"""The database itself refuses to rewrite a version of a question: answers were given to it.

On SQLite a later migration that alters banks_version rebuilds the table and loses the trigger:
create it again there (the tests notice).
"""

from django.db import migrations


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            """CREATE TRIGGER banks_version_immutable BEFORE UPDATE ON banks_version
            BEGIN SELECT RAISE(ABORT, 'a version never changes'); END""",
            params=None,
        )
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            """CREATE FUNCTION banks_version_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'a version never changes' USING ERRCODE = 'check_violation'; END $$""",
            params=None,
        )
        schema_editor.execute(
            """CREATE TRIGGER banks_version_immutable BEFORE UPDATE ON banks_version FOR EACH ROW
            EXECUTE FUNCTION banks_version_immutable()""",
            params=None,
        )


def drop(apps, schema_editor):
    on_table = " ON banks_version" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER banks_version_immutable{on_table}", params=None)
    if on_table:
        schema_editor.execute("DROP FUNCTION banks_version_immutable", params=None)


class Migration(migrations.Migration):

    dependencies = [("banks", "0001_questions_and_versions")]

    operations = [migrations.RunPython(create, drop)]
