"""What an instructor decided about answers that came late; the database keeps it as it was written."""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

log = import_module("study.review.migrations.0014_overrides_and_imported_history")
KEPT = {"exams_lateruling": ["id", "choice_id", "taken", "at", "reason"]}


def keep(apps, schema_editor):
    log.keep(apps, schema_editor, KEPT)


def let_go(apps, schema_editor):
    log.let_go(apps, schema_editor, KEPT)


class Migration(migrations.Migration):

    dependencies = [
        ('exams', '0005_made_exams_and_ratings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='LateRuling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('taken', models.BooleanField()),
                ('at', models.DateTimeField()),
                ('reason', models.CharField(max_length=300)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('choice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rulings', to='exams.chosen')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.RunPython(keep, let_go),
    ]
