"""The standing of a bank belongs to statistics from here on. Its table stays as it is.

Which of the two forgets or takes it first does not matter: only the knowledge of it moves.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("practice", "0010_notices_of_answers_graded_again")]

    operations = [migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("BankStanding")])]
