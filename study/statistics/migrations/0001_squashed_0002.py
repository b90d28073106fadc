"""The tables as migration 0002 leaves them, made at once: a first start takes a fraction of the time.

A database that has some of the migrations this replaces goes on with them.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('statistics', '0001_standings_of_banks'), ('statistics', '0002_statistics_of_banks')]

    initial = True

    dependencies = [
        ('banks', '0001_squashed_0019'),
        ('practice', '0001_squashed_0023'),
    ]

    operations = [
        migrations.CreateModel(
            name='BankStatistics',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('figures', models.JSONField(default=dict)),
                ('counted_at', models.DateTimeField()),
                ('bank', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='statistics', to='banks.bank')),
            ],
        ),
        ]
