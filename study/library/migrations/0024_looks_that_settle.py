from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("library", "0023_looks_at_what_was_edited")]

    operations = [
        migrations.AddField("look", "settles", models.JSONField(default=dict)),
    ]
