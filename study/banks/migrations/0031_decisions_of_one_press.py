from django.db import migrations, models
from django.db.models import CASCADE


class Migration(migrations.Migration):
    dependencies = [("banks", "0030_keep_rates_of_sorts")]

    operations = [
        migrations.AddField("decision", "followed", models.IntegerField(default=0)),
        migrations.AddField(
            "decision",
            "of",
            models.ForeignKey(
                blank=True, null=True, on_delete=CASCADE, related_name="together", to="banks.decision"
            ),
        ),
    ]
