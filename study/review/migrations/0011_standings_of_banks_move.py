"""The standing of a bank belongs to statistics from here on. Its table stays as it is."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("practice", "0010_notices_of_answers_graded_again"), ("statistics", "0001_standings_of_banks")]

    operations = [migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("BankStanding")])]
