"""Cards that are set aside get the override that says so, and every due day is the one that the log gives now.

A day was kept from the last answer on, whatever became of the desired retention since; from here on it follows
from the retention of now. Memories stay as they are. Backwards, the columns from before still hold everything.
"""

from itertools import batched

from django.db import migrations
from django.db.models import F

from study.core.scheduling import Grade, Preset, fold

COLUMNS = ("stability", "difficulty", "learning_step", "lapses", "reviews", "last_day", "due_day", "due_at")
BATCH = 500


def set_aside(apps, schema_editor):
    Card, Override, Action = (apps.get_model("practice", name) for name in ("Card", "Override", "Action"))
    aside = Card.objects.exclude(suspended_at=None).order_by("pk")
    for cards in batched(aside.iterator(chunk_size=BATCH), BATCH):
        Override.objects.bulk_create(
            [Override(learner_id=card.learner_id, card=card, kind="aside", at=card.suspended_at) for card in cards]
        )
        made = dict(Override.objects.filter(card__in=cards).values_list("card", "pk"))
        done = Action.objects.filter(card__in=cards, review=None, undone_at=None).order_by("pk")
        last = {action.card_id: action for action in done}
        for action in last.values():
            action.override_id = made[action.card_id]
        Action.objects.bulk_update(last.values(), ["override"])


def reckon(apps, schema_editor):
    Card, Review, Regraded = (apps.get_model("practice", name) for name in ("Card", "Review", "Regraded"))
    known = Card.objects.exclude(last_day=None).annotate(wanted=F("learner__desired_retention")).order_by("pk")
    for cards in batched(known.iterator(chunk_size=BATCH), BATCH):
        logs = {card.pk: [] for card in cards}
        counted = Review.objects.filter(card__in=cards, voided_at=None, scheduled=True)
        again = dict(Regraded.objects.filter(review__in=counted).order_by("pk").values_list("review", "grade"))
        rows = counted.order_by("answered_at", F("submission").asc(nulls_first=True), "pk")
        for pk, card, grade, at, day in rows.values_list("pk", "card", "grade", "answered_at", "day"):
            logs[card].append((Grade(again.get(pk, grade)), at, day))
        for card in cards:
            memory = fold(logs[card.pk], card.pk, Preset(desired_retention=card.wanted))
            if memory:
                for name in COLUMNS:
                    setattr(card, name, getattr(memory, name))
            card.interval = (card.due_day - card.last_day).days
            card.target = card.wanted
        Card.objects.bulk_update(cards, [*COLUMNS, "interval", "target"])


class Migration(migrations.Migration):
    dependencies = [("practice", "0014_overrides_and_imported_history")]

    operations = [
        migrations.RunPython(set_aside, migrations.RunPython.noop),
        migrations.RunPython(reckon, migrations.RunPython.noop),
    ]
