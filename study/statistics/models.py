"""Stored statistics of a bank, so that its page need not count."""

from django.db import models

from study.banks.models import Bank


class BankStatistics(models.Model):
    """How the questions of a bank did together, counted from the answers at `counted_at`. `figures` is
    what study.statistics.reliability found, as JSON; the single questions are in banks.ItemStatistics."""

    bank = models.OneToOneField(Bank, on_delete=models.CASCADE, related_name="statistics")
    figures = models.JSONField(default=dict)
    counted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"statistics of {self.bank}"
