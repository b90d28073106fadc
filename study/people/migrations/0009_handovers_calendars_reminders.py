"""A link that brings another device in; a calendar's secret name, and the hour of the reminder mail."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0008_share_of_a_backlog")]

    operations = [
        migrations.AddField(
            model_name="learner",
            name="calendar",
            field=models.CharField(blank=True, default=None, max_length=32, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="learner",
            name="reminder_hour",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, validators=[django.core.validators.MaxValueValidator(23)]
            ),
        ),
        migrations.AddField(model_name="learner", name="reminded_on", field=models.DateField(blank=True, null=True)),
        migrations.CreateModel(
            name="Handover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("account", models.CharField(blank=True, max_length=64)),
                ("made_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                (
                    "learner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="handovers", to="people.learner"
                    ),
                ),
            ],
        ),
    ]
