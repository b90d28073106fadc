"""An undone answer is an attempt too: the index of first answers holds it, and one tells what was undone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("practice", "0008_turned_over")]

    operations = [
        migrations.RemoveIndex(model_name="review", name="review_first"),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(condition=models.Q(("ordinal", 0)), fields=["version"], name="review_first"),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(
                condition=models.Q(("voided_at__isnull", False)), fields=["card", "ordinal"], name="review_undone"
            ),
        ),
    ]
