"""The database counts how often the questions of a bank change in what decides about asking them.

On SQLite a later migration that rebuilds banks_question loses the triggers: create them again there (the tests
notice). They name no table but their own and banks_stock, so that every other table can be rebuilt.
"""

from django.db import migrations, models

PART = 1024
WATCHED = ("bank_id", "topic_id", "status", "current_id", "for_exams")

SQLITE_ADD = """
INSERT INTO banks_stock (bank_id, part, changes) SELECT NEW.bank_id, NEW.id / {part}, 0
WHERE NOT EXISTS (SELECT 1 FROM banks_stock WHERE bank_id = NEW.bank_id AND part = NEW.id / {part})"""
SQLITE_NEW = "UPDATE banks_stock SET changes = changes + 1 WHERE bank_id = NEW.bank_id AND part = NEW.id / {part};"
SQLITE_OLD = "UPDATE banks_stock SET changes = changes + 1 WHERE bank_id = OLD.bank_id AND part = OLD.id / {part};"
# Only a question that comes into a bank adds a row: one that changes may be on the way out with its bank.
SQLITE = (
    f"CREATE TRIGGER banks_stock_more AFTER INSERT ON banks_question BEGIN {SQLITE_ADD}; {SQLITE_NEW} END",
    "CREATE TRIGGER banks_stock_other AFTER UPDATE OF {columns} ON banks_question WHEN {differ} BEGIN "
    f"{SQLITE_OLD} {SQLITE_ADD} AND NEW.bank_id <> OLD.bank_id; {SQLITE_NEW} END",
    f"CREATE TRIGGER banks_stock_less AFTER DELETE ON banks_question BEGIN {SQLITE_OLD} END",
)
# One write for each part a statement touches: a row written a thousand times in one transaction is slow to find.
POSTGRESQL = (
    """CREATE FUNCTION banks_stock_count() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO banks_stock (bank_id, part, changes)
        SELECT DISTINCT bank_id, id / {part}, 1 FROM newer ORDER BY 1, 2
        ON CONFLICT (bank_id, part) DO UPDATE SET changes = banks_stock.changes + 1;
    ELSIF TG_OP = 'UPDATE' THEN
        INSERT INTO banks_stock (bank_id, part, changes)
        SELECT DISTINCT newer.bank_id, newer.id / {part}, 0 FROM newer JOIN older ON older.id = newer.id
        WHERE newer.bank_id <> older.bank_id ORDER BY 1, 2 ON CONFLICT DO NOTHING;
        UPDATE banks_stock SET changes = changes + 1 WHERE id IN (
            SELECT stock.id FROM banks_stock stock JOIN (
                SELECT DISTINCT either.bank_id, newer.id / {part} part FROM newer JOIN older ON older.id = newer.id
                CROSS JOIN LATERAL (VALUES (older.bank_id), (newer.bank_id)) either (bank_id) WHERE {differ}
            ) touched ON stock.bank_id = touched.bank_id AND stock.part = touched.part ORDER BY 1 FOR UPDATE OF stock
        );
    ELSE
        UPDATE banks_stock SET changes = changes + 1
        WHERE (bank_id, part) IN (SELECT bank_id, id / {part} FROM older);
    END IF;
    RETURN NULL; END $$""",
    """CREATE TRIGGER banks_stock_more AFTER INSERT ON banks_question REFERENCING NEW TABLE AS newer
    FOR EACH STATEMENT EXECUTE FUNCTION banks_stock_count()""",
    """CREATE TRIGGER banks_stock_other AFTER UPDATE ON banks_question
    REFERENCING OLD TABLE AS older NEW TABLE AS newer FOR EACH STATEMENT EXECUTE FUNCTION banks_stock_count()""",
    """CREATE TRIGGER banks_stock_less AFTER DELETE ON banks_question REFERENCING OLD TABLE AS older
    FOR EACH STATEMENT EXECUTE FUNCTION banks_stock_count()""",
)
NAMES = ("banks_stock_more", "banks_stock_other", "banks_stock_less")


def create(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    old, new, unlike = ("older", "newer", "IS DISTINCT FROM") if postgresql else ("OLD", "NEW", "IS NOT")
    differ = " OR ".join(f"{old}.{name} {unlike} {new}.{name}" for name in WATCHED)
    for statement in POSTGRESQL if postgresql else SQLITE:
        filled = statement.format(part=PART, columns=", ".join(WATCHED), differ=f"({differ})")
        schema_editor.execute(filled, params=None)
    schema_editor.execute(
        f"INSERT INTO banks_stock (bank_id, part, changes) SELECT DISTINCT bank_id, id / {PART}, 1 FROM banks_question",
        params=None,
    )


def drop(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for name in NAMES:
        schema_editor.execute(f"DROP TRIGGER {name}" + " ON banks_question" * postgresql, params=None)
    if postgresql:
        schema_editor.execute("DROP FUNCTION banks_stock_count", params=None)


class Migration(migrations.Migration):

    dependencies = [("banks", "0026_columns_of_tables")]

    operations = [
        migrations.CreateModel(
            name="Stock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("part", models.BigIntegerField()),
                ("changes", models.BigIntegerField(default=0)),
                (
                    "bank",
                    models.ForeignKey(
                        on_delete=models.deletion.CASCADE, related_name="stocks", to="banks.bank"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("bank", "part"), name="stock_of_a_part")],
            },
        ),
        migrations.RunPython(create, drop),
    ]
