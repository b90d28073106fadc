"""Version 2 of the scheduler: the memories that it folds otherwise are folded anew.

Those are the ones whose log has a day before an earlier one's. Every other log leads where it led, so its
card is left alone. The rows keep the number of the scheduler that wrote them.
"""

from django.db import migrations
from django.db.models import CharField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from study.core.scheduling import Grade, Preset, fold

COLUMNS = ("stability", "difficulty", "learning_step", "lapses", "reviews", "last_day", "due_day", "due_at")


def refold(apps, schema_editor):
    Card, Review, Regraded = (apps.get_model("practice", name) for name in ("Card", "Review", "Regraded"))
    counted = Review.objects.filter(voided_at=None, scheduled=True)
    past = counted.filter(before__isnull=False).annotate(last_day=KeyTextTransform("last_day", "before"))
    # Both are written year first, so that their texts stand in the order of the days.
    went_back = past.filter(last_day__gt=Cast("day", CharField())).values_list("card", flat=True).distinct()
    cards = sorted(went_back)
    for card in Card.objects.filter(pk__in=cards).select_related("learner"):
        rows = list(counted.filter(card=card).order_by("ordinal"))
        again = dict(Regraded.objects.filter(review__in=rows).order_by("pk").values_list("review", "grade"))
        log = [(Grade(again.get(row.pk, row.grade)), row.answered_at, row.day) for row in rows]
        memory = fold(log, card.pk, Preset(desired_retention=card.learner.desired_retention))
        for name in COLUMNS:
            setattr(card, name, getattr(memory, name))
        card.save(update_fields=COLUMNS)


class Migration(migrations.Migration):
    dependencies = [("practice", "0006_rounds_and_early_answers")]

    operations = [migrations.RunPython(refold, migrations.RunPython.noop)]
