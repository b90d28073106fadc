"""Makes the table of the cache, so that no deployment has to remember `createcachetable`."""

from django.core.management import call_command
from django.db import migrations


def make(apps, editor):
    call_command("createcachetable", database=editor.connection.alias, verbosity=0)


def drop(apps, editor):
    editor.execute("DROP TABLE IF EXISTS cache")


class Migration(migrations.Migration):
    dependencies = [("people", "0001_accounts_and_learners")]
    operations = [migrations.RunPython(make, drop)]
