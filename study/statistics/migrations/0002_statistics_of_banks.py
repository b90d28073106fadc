"""The statistics of a bank bear their own name, and so does their table. Its rows stay."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    # The table is made under the name that it had in practice: that has to be over by now.
    dependencies = [("statistics", "0001_standings_of_banks"), ("practice", "0011_standings_of_banks_move")]

    operations = [
        migrations.RenameModel("BankStanding", "BankStatistics"),
        migrations.AlterModelTable("BankStatistics", None),
        migrations.AlterField(
            model_name="bankstatistics",
            name="bank",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="statistics", to="banks.bank"
            ),
        ),
    ]
