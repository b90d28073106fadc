from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("banks", "0031_decisions_of_one_press")]

    operations = [
        migrations.AddField("wording", "brought", models.BooleanField(default=False, db_default=False)),
    ]
