"""Which answer is a learner's attempt. The key follows every answer, so the attempt is the first one, undone or
not: after an undo, the learner has already seen the key.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from study.review.models import Review


def attempts(rows: QuerySet[Review]) -> QuerySet[Review]:
    """Of these answers the first to each review of their cards. Most have nothing undone before them, which an
    index of what was undone tells at once; only what was undone itself is looked at more closely."""
    earlier = Q(answered_at__lt=OuterRef("answered_at")) | Q(answered_at=OuterRef("answered_at"), pk__lt=OuterRef("pk"))
    before = Review.objects.filter(earlier, card=OuterRef("card"), ordinal=OuterRef("ordinal"), scheduled=True)
    undone = Exists(before.filter(voided_at__isnull=False))
    return rows.filter(~undone, Q(voided_at=None) | ~Exists(before), scheduled=True)


def was_guessed() -> Q:
    """Whether an answer was said to be a guess. That voids it too, and another row stands for it."""
    later = Review.objects.filter(card=OuterRef("card"), ordinal=OuterRef("ordinal"), pk__gt=OuterRef("pk"))
    return Q(Exists(later.filter(guessed=True)), voided_at__isnull=False)
