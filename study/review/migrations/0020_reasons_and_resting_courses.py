"""Why an override was made; and courses that rest. The trigger that keeps overrides is made anew, so that it guards
the reason too."""

from importlib import import_module

from django.db import migrations, models

kept = import_module("study.review.migrations.0014_overrides_and_imported_history")
BEFORE = {"practice_override": kept.KEPT["practice_override"]}
SINCE = {"practice_override": [*BEFORE["practice_override"], "why"]}


def keep_before(apps, schema_editor):
    kept.keep(apps, schema_editor, BEFORE)


def keep(apps, schema_editor):
    kept.keep(apps, schema_editor, SINCE)


def let_go(apps, schema_editor):
    kept.let_go(apps, schema_editor, BEFORE)


class Migration(migrations.Migration):

    dependencies = [
        ('practice', '0019_flags_on_cards'),
    ]

    operations = [
        migrations.RunPython(let_go, keep_before),
        migrations.AddField(
            model_name='override',
            name='why',
            field=models.CharField(blank=True, choices=[('', 'said so'), ('missed', 'a leech'), ('elsewhere', 'so it was where the card comes from'), ('read', 'its text was opened'), ('changed', 'another answer is right'), ('planned', 'the plan to the exam')], db_default='', default='', max_length=12),
        ),
        migrations.RunPython(keep, let_go),
        migrations.AddField(
            model_name='study',
            name='left_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='study',
            name='paused_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
