"""Answers graded again, beside the log. The database refuses to rewrite one; only the person may be forgotten.

On SQLite a later migration that alters practice_regraded rebuilds the table and loses the trigger: create
it again there (the tests notice).
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


FIXED = ["id", "review_id", "faulty_id", "old", "new", "grade", "how", "version_id", "option", "at", "reason"]


def create(apps, schema_editor):
    different = "IS NOT" if schema_editor.connection.vendor == "sqlite" else "IS DISTINCT FROM"
    changed = " OR ".join(f'OLD."{name}" {different} NEW."{name}"' for name in FIXED)
    renamed = f"(NEW.by_id IS NOT NULL AND NEW.by_id {different} OLD.by_id)"
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            f"""CREATE TRIGGER practice_regraded_append_only BEFORE UPDATE ON practice_regraded
            WHEN {changed} OR {renamed}
            BEGIN SELECT RAISE(ABORT, 'gradings are append-only'); END""",
            params=None,
        )
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            """CREATE FUNCTION practice_regraded_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'gradings are append-only' USING ERRCODE = 'check_violation'; END $$""",
            params=None,
        )
        schema_editor.execute(
            f"""CREATE TRIGGER practice_regraded_append_only BEFORE UPDATE ON practice_regraded FOR EACH ROW
            WHEN ({changed} OR {renamed}) EXECUTE FUNCTION practice_regraded_append_only()""",
            params=None,
        )


def drop(apps, schema_editor):
    on_table = " ON practice_regraded" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER practice_regraded_append_only{on_table}", params=None)
    if on_table:
        schema_editor.execute("DROP FUNCTION practice_regraded_append_only", params=None)


class Migration(migrations.Migration):

    dependencies = [
        ('banks', '0006_uploads'),
        ('practice', '0004_seconds_and_standings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Regraded',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('old', models.FloatField()),
                ('new', models.FloatField()),
                ('grade', models.PositiveSmallIntegerField(choices=[(1, 'again'), (2, 'hard'), (3, 'good'), (4, 'easy')])),
                ('how', models.CharField(max_length=16)),
                ('option', models.CharField(blank=True, max_length=64)),
                ('at', models.DateTimeField()),
                ('reason', models.TextField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='regrades', to='practice.review')),
                ('faulty', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='banks.version')),
                ('version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='banks.version')),
            ],
        ),
        migrations.RunPython(create, drop),
    ]
