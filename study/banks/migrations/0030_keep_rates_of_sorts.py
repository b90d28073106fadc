"""Questions made from notes have a sort, by which their keep rate is counted, and may be untried."""

from importlib import import_module

from django.db import migrations, models
from django.db.models import Value
from django.db.models.functions import Concat, Left, StrIndex, Substr

EARLIER = "earlier: "
LINE = r"^line \d+ "
stocks = import_module("study.banks.migrations.0027_stocks_count_changes")


def create_again(apps, schema_editor):
    """SQLite rebuilds the table for a new column, and loses its triggers; to take one away it does not."""
    if schema_editor.connection.vendor == "sqlite":
        differ = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in stocks.WATCHED)
        for statement in stocks.SQLITE:
            filled = statement.format(part=stocks.PART, columns=", ".join(stocks.WATCHED), differ=f"({differ})")
            schema_editor.execute(filled, params=None)


def part(apps, schema_editor):
    """What is doubted of an unsure question stood where others say why their lines should not be asked."""
    unsure = apps.get_model("banks", "Question").objects.filter(fit="unsure").exclude(held="")
    doubted = unsure.exclude(held__regex=LINE)
    doubted.update(sort=Left(Concat(Value(EARLIER), "held"), 200), unseen=False, held="")
    apps.get_model("banks", "Question").objects.filter(fit="unsure").update(unseen=False)


def join(apps, schema_editor):
    doubted = apps.get_model("banks", "Question").objects.filter(fit="unsure", held="", sort__contains=": ")
    doubted.update(held=Substr("sort", StrIndex("sort", Value(": ")) + 2))


class Migration(migrations.Migration):
    dependencies = [("banks", "0029_stocks_by_part")]

    operations = [
        migrations.AddField("question", "sort", models.CharField(blank=True, default="", max_length=200)),
        migrations.AddField("question", "unseen", models.BooleanField(default=True)),
        migrations.AlterField(
            "question",
            "fit",
            models.CharField(
                choices=[("sure", "Sure"), ("untried", "Untried"), ("unsure", "Unsure")], default="sure", max_length=8
            ),
        ),
        migrations.RunPython(create_again, migrations.RunPython.noop),
        migrations.RunPython(part, join),
    ]
