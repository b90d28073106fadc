from django.db import migrations, models


class Migration(migrations.Migration):
    """Dated facts carry what notes may say about them, so that an import can be held against them."""

    dependencies = [("library", "0002_search")]
    operations = [
        migrations.AddField(
            model_name="datedfact",
            name="patterns",
            field=models.JSONField(blank=True, default=list),
        ),
    ]
