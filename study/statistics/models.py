"""What is kept of a bank's statistics, so that its page need not count."""

from django.db import models

from study.banks.models import Bank


class BankStanding(models.Model):
    """How the questions of a bank did together, counted from the answers at `counted_at`. `figures` is
    what study.statistics.reliability found, as JSON; the single questions are in banks.Standing."""

    bank = models.OneToOneField(Bank, on_delete=models.CASCADE, related_name="standing")
    figures = models.JSONField(default=dict)
    counted_at = models.DateTimeField()

    class Meta:
        db_table = "practice_bankstanding"

    def __str__(self) -> str:
        return f"standing of {self.bank}"
