from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("practice", "0028_fewer_indexes_for_an_answer"),
    ]

    operations = [
        migrations.AddField(
            model_name="card",
            name="unflagged_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
