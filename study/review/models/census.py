"""Counts of a learner's cards, kept for Today."""

from django.db import models

from study.people.models import Learner


class Census(models.Model):
    """The cards of a learner in one part (banks.PART) of all questions, counted with those they could be dealt there.

    `changes` says how often those cards changed, in a column that a count reads or in number; triggers of the
    database write it, in the transaction of the change, whoever makes it (migration 0026), and with it whatever else
    a count follows from and `stocks` does not tell. All other columns are a count: made when `changes` was `counted`
    and those of each bank were as in `stocks`, for the learner day `day` and the learner's limits of warmth. It holds
    as long as all that is so; study.review.census alone reads it and says what its `rows` mean. One more row has them
    all together (`WHOLE`), by the sums of all changes; no trigger writes it.
    """

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="censuses")
    part = models.BigIntegerField()
    changes = models.BigIntegerField(default=0)
    counted = models.BigIntegerField(null=True)
    day = models.DateField(null=True)
    cooling = models.FloatField(null=True)
    cold = models.FloatField(null=True)
    stocks = models.JSONField(null=True)
    rows = models.JSONField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "part"], name="census_of_a_part")]

    def __str__(self) -> str:
        return f"part {self.part} of {self.learner}"
