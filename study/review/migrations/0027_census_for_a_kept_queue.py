"""The census counts each change of a card once, also of what the queue alone reads: a kept queue asks whether a learner's
cards have changed otherwise than by the answers in the log (study.review.queries.kept).

On SQLite a later migration that rebuilds practice_card loses the triggers: create them again there (the tests
notice).
"""

from importlib import import_module

from django.db import migrations, models

before = import_module("study.review.migrations.0026_census_of_cards")

# Every answer changes `reviews`, so each is a change.
WATCHED = (*before.WATCHED, "reviews", "not_before", "group")

SQLITE = (
    before.SQLITE[0],
    "CREATE TRIGGER practice_census_other AFTER UPDATE OF {columns} ON practice_card WHEN {differ} BEGIN "
    f"{before.SQLITE_OLD.replace(';', f' AND {before.MOVED};')} {before.SQLITE_ADD} AND {before.MOVED}; "
    f"{before.SQLITE_NEW} END",
    before.SQLITE[2],
)


def watch(schema_editor, statements, watched):
    """Make the triggers anew, for those columns."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    old, new, unlike = ("older", "newer", "IS DISTINCT FROM") if postgresql else ("OLD", "NEW", "IS NOT")
    before.drop(None, schema_editor)
    differ = " OR ".join(f'{old}."{name}" {unlike} {new}."{name}"' for name in watched)
    columns = ", ".join(f'"{name}"' for name in watched)
    for statement in before.POSTGRESQL if postgresql else statements:
        filled = statement.format(part=before.PART, columns=columns, differ=f"({differ})", old=old, new=new)
        schema_editor.execute(filled, params=None)


def more(apps, schema_editor):
    watch(schema_editor, SQLITE, WATCHED)


def fewer(apps, schema_editor):
    watch(schema_editor, before.SQLITE, before.WATCHED)


class Migration(migrations.Migration):

    dependencies = [("practice", "0026_census_of_cards")]

    operations = [
        migrations.RunPython(more, fewer),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(
                fields=["round"], name="action_undone", condition=models.Q(("undone_at__isnull", False))
            ),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(
                fields=["round"], name="action_decided", condition=models.Q(("decision__isnull", False))
            ),
        ),
    ]
