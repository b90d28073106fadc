"""Work that goes on beside the pages, and who does it."""

from django.db import models


class Task(models.Model):
    """Work that waits, or that somebody has in hand until `lease`; whoever works renews it. When it is over, others
    may take the task: a worker that was killed renews nothing. What is done is deleted."""

    name = models.CharField(max_length=40)
    subject = models.PositiveBigIntegerField()
    put_at = models.DateTimeField()
    worker = models.CharField(max_length=40, blank=True)
    lease = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "subject"], name="one_task_a_subject")]

    def __str__(self) -> str:
        return f"{self.name} {self.subject}"


class Worker(models.Model):
    """Whoever does such work, and when it last said that it is there."""

    name = models.CharField(max_length=40, unique=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
