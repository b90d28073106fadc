from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("banks", "0028_beginnings_of_tables")]

    operations = [
        migrations.AddIndex(model_name="stock", index=models.Index(fields=["part"], name="stock_part")),
    ]
