"""Two tables take the names of the glossary. Their rows stay; the trigger that keeps the history from being
rewritten goes by the name of its table, so it is made anew under the new one."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

history = import_module("study.banks.migrations.0004_history_is_append_only")
GUARD = history.TABLES["banks_entry"]


def guarded(table):
    return lambda apps, schema_editor: history.create_on(schema_editor, table, *GUARD)


def unguarded(table):
    return lambda apps, schema_editor: history.drop_if_there(schema_editor, table)


class Migration(migrations.Migration):

    dependencies = [("banks", "0013_digest_of_a_bank")]

    operations = [
        migrations.RunPython(unguarded("banks_entry"), guarded("banks_entry")),
        migrations.RenameModel("Entry", "HistoryEntry"),
        migrations.RunPython(guarded("banks_historyentry"), unguarded("banks_historyentry")),
        migrations.RenameModel("Standing", "ItemStatistics"),
        migrations.AlterField(
            model_name="itemstatistics",
            name="question",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="statistics", to="banks.question"
            ),
        ),
    ]
