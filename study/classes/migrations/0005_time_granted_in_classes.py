"""Time granted to a person, a class or a piece of work; the database keeps it as it was written, but a row may pass to
another learner."""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

log = import_module("study.review.migrations.0014_overrides_and_imported_history")
KEPT = {
    "classes_allowed": [
        *("id", "cohort_id", "assignment_id", "factor", "extra", "unlimited", "pauses", "at", "reason"),
    ]
}


def keep(apps, schema_editor):
    log.keep(apps, schema_editor, KEPT)


def let_go(apps, schema_editor):
    log.let_go(apps, schema_editor, KEPT)


class Migration(migrations.Migration):

    dependencies = [
        ('classes', '0004_lti_platforms'),
        ('people', '0013_role_changes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Allowed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('factor', models.FloatField(choices=[(1.0, '× 1'), (1.25, '× 1.25'), (1.5, '× 1.5'), (2.0, '× 2')], default=1.0)),
                ('extra', models.PositiveSmallIntegerField(default=0)),
                ('unlimited', models.BooleanField(default=False)),
                ('pauses', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('reason', models.CharField(max_length=300)),
                ('assignment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='allowed', to='classes.assignment')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cohort', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='allowed', to='people.cohort')),
                ('learner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='allowed', to='people.learner')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.RunPython(keep, let_go),
    ]
