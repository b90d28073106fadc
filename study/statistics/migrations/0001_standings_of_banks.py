"""The standing of a bank comes from the place that counted it before. Its table stays as it is."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [("practice", "0010_notices_of_answers_graded_again"), ("banks", "0011_answers_disputed_and_ruled_on")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="BankStanding",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("figures", models.JSONField(default=dict)),
                        ("counted_at", models.DateTimeField()),
                        (
                            "bank",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="standing", to="banks.bank"
                            ),
                        ),
                    ],
                    options={"db_table": "practice_bankstanding"},
                )
            ]
        )
    ]
