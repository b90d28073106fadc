"""The database counts how often the cards of a learner change in what Today counts of them.

On SQLite a later migration that rebuilds practice_card loses the triggers: create them again there (the tests
notice). They name no table but their own and practice_census, so that every other table can be rebuilt.
"""

from django.db import migrations, models

PART = 1024
WATCHED = ("learner_id", "question_id", "suspended_at", "due_day", "due_at", "last_day", "stability")

SQLITE_ADD = """
INSERT INTO practice_census (learner_id, part, changes) SELECT NEW.learner_id, NEW.question_id / {part}, 0
WHERE NOT EXISTS
(SELECT 1 FROM practice_census WHERE learner_id = NEW.learner_id AND part = NEW.question_id / {part})"""
SQLITE_NEW = """
UPDATE practice_census SET changes = changes + 1
WHERE learner_id = NEW.learner_id AND part = NEW.question_id / {part};"""
SQLITE_OLD = """
UPDATE practice_census SET changes = changes + 1
WHERE learner_id = OLD.learner_id AND part = OLD.question_id / {part};"""
MOVED = "({new}.learner_id <> {old}.learner_id OR {new}.question_id <> {old}.question_id)"
# Only a card that comes to a learner adds a row: one that changes may be on the way out with its learner.
SQLITE = (
    f"CREATE TRIGGER practice_census_more AFTER INSERT ON practice_card BEGIN {SQLITE_ADD}; {SQLITE_NEW} END",
    "CREATE TRIGGER practice_census_other AFTER UPDATE OF {columns} ON practice_card WHEN {differ} BEGIN "
    f"{SQLITE_OLD} {SQLITE_ADD} AND {MOVED}; {SQLITE_NEW} END",
    f"CREATE TRIGGER practice_census_less AFTER DELETE ON practice_card BEGIN {SQLITE_OLD} END",
)
# One write for each part a statement touches: a row written a thousand times in one transaction is slow to find.
POSTGRESQL = (
    """CREATE FUNCTION practice_census_count() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO practice_census (learner_id, part, changes)
        SELECT DISTINCT learner_id, question_id / {part}, 1 FROM newer ORDER BY 1, 2
        ON CONFLICT (learner_id, part) DO UPDATE SET changes = practice_census.changes + 1;
    ELSIF TG_OP = 'UPDATE' THEN
        INSERT INTO practice_census (learner_id, part, changes)
        SELECT DISTINCT newer.learner_id, newer.question_id / {part}, 0 FROM newer JOIN older ON older.id = newer.id
        WHERE """
    + MOVED
    + """ ORDER BY 1, 2 ON CONFLICT DO NOTHING;
        UPDATE practice_census SET changes = changes + 1 WHERE id IN (
            SELECT census.id FROM practice_census census JOIN (
                SELECT DISTINCT either.learner_id, either.question_id / {part} part
                FROM newer JOIN older ON older.id = newer.id CROSS JOIN LATERAL
                (VALUES (older.learner_id, older.question_id), (newer.learner_id, newer.question_id))
                either (learner_id, question_id) WHERE {differ}
            ) touched ON census.learner_id = touched.learner_id AND census.part = touched.part
            ORDER BY 1 FOR UPDATE OF census
        );
    ELSE
        UPDATE practice_census SET changes = changes + 1
        WHERE (learner_id, part) IN (SELECT learner_id, question_id / {part} FROM older);
    END IF;
    RETURN NULL; END $$""",
    """CREATE TRIGGER practice_census_more AFTER INSERT ON practice_card REFERENCING NEW TABLE AS newer
    FOR EACH STATEMENT EXECUTE FUNCTION practice_census_count()""",
    """CREATE TRIGGER practice_census_other AFTER UPDATE ON practice_card
    REFERENCING OLD TABLE AS older NEW TABLE AS newer FOR EACH STATEMENT EXECUTE FUNCTION practice_census_count()""",
    """CREATE TRIGGER practice_census_less AFTER DELETE ON practice_card REFERENCING OLD TABLE AS older
    FOR EACH STATEMENT EXECUTE FUNCTION practice_census_count()""",
)
NAMES = ("practice_census_more", "practice_census_other", "practice_census_less")


def create(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    old, new, unlike = ("older", "newer", "IS DISTINCT FROM") if postgresql else ("OLD", "NEW", "IS NOT")
    differ = " OR ".join(f"{old}.{name} {unlike} {new}.{name}" for name in WATCHED)
    for statement in POSTGRESQL if postgresql else SQLITE:
        filled = statement.format(part=PART, columns=", ".join(WATCHED), differ=f"({differ})", old=old, new=new)
        schema_editor.execute(filled, params=None)
    schema_editor.execute(
        "INSERT INTO practice_census (learner_id, part, changes) "
        f"SELECT DISTINCT learner_id, question_id / {PART}, 1 FROM practice_card",
        params=None,
    )


def drop(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for name in NAMES:
        schema_editor.execute(f"DROP TRIGGER {name}" + " ON practice_card" * postgresql, params=None)
    if postgresql:
        schema_editor.execute("DROP FUNCTION practice_census_count", params=None)


class Migration(migrations.Migration):

    dependencies = [("practice", "0025_first_answers_and_cards_set_aside")]

    operations = [
        migrations.CreateModel(
            name="Census",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("part", models.BigIntegerField()),
                ("changes", models.BigIntegerField(default=0)),
                ("counted", models.BigIntegerField(null=True)),
                ("day", models.DateField(null=True)),
                ("cooling", models.FloatField(null=True)),
                ("cold", models.FloatField(null=True)),
                ("stocks", models.JSONField(null=True)),
                ("rows", models.JSONField(null=True)),
                (
                    "learner",
                    models.ForeignKey(
                        on_delete=models.deletion.CASCADE, related_name="censuses", to="people.learner"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("learner", "part"), name="census_of_a_part")],
            },
        ),
        migrations.RunPython(create, drop),
    ]
