"""An exam of somebody's own that has ended opens the questions it showed: what was counted of theirs is counted anew.

On SQLite a later migration that rebuilds exams_sitting loses the trigger: create it again there (the tests notice).
"""

from django.db import migrations

WATCHED = ("learner_id", "ended_at", "assigned")
SQLITE = (
    """CREATE TRIGGER exams_sitting_census AFTER UPDATE OF {columns} ON exams_sitting WHEN {differ} BEGIN
    UPDATE practice_census SET changes = changes + 1 WHERE learner_id IN (OLD.learner_id, NEW.learner_id); END""",
)
POSTGRESQL = (
    """CREATE FUNCTION exams_sitting_census() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE practice_census SET changes = changes + 1 WHERE learner_id IN (OLD.learner_id, NEW.learner_id);
    RETURN NULL; END $$""",
    """CREATE TRIGGER exams_sitting_census AFTER UPDATE OF {columns} ON exams_sitting FOR EACH ROW WHEN {differ}
    EXECUTE FUNCTION exams_sitting_census()""",
)


def create(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    differ = " OR ".join(
        f"OLD.{name} {'IS DISTINCT FROM' if postgresql else 'IS NOT'} NEW.{name}" for name in WATCHED
    )
    for statement in POSTGRESQL if postgresql else SQLITE:
        schema_editor.execute(statement.format(columns=", ".join(WATCHED), differ=f"({differ})"), params=None)


def drop(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    schema_editor.execute("DROP TRIGGER exams_sitting_census" + " ON exams_sitting" * postgresql, params=None)
    if postgresql:
        schema_editor.execute("DROP FUNCTION exams_sitting_census", params=None)


class Migration(migrations.Migration):

    dependencies = [("exams", "0006_late_answers_taken"), ("practice", "0026_census_of_cards")]

    operations = [migrations.RunPython(create, drop)]
