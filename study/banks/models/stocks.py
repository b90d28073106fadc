"""What of a bank changed, counted, so that whoever keeps counts of its questions knows when they no longer hold."""

from django.db import models

from study.banks.models.questions import Bank

PART = 1024
"""Questions are told apart by their numbers: those of one part have the same number, divided by this."""


class Stock(models.Model):
    """The questions of a bank in one part, and how often what decides about asking them changed: whether there are
    any, their topic, status and current version, and whether they are kept for exams. Triggers of the database write
    it, in the transaction of the change, whoever makes it (migration 0027)."""

    bank = models.ForeignKey(Bank, on_delete=models.CASCADE, related_name="stocks")
    part = models.BigIntegerField()
    changes = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bank", "part"], name="stock_of_a_part")]
        indexes = [models.Index(fields=["part"], name="stock_part")]

    def __str__(self) -> str:
        return f"part {self.part} of {self.bank}"
