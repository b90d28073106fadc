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


class Mail(models.Model):
    """A mail that is to be sent, by whoever works beside the pages: then it is deleted. `tries` counts how often it
    was taken in hand, the next time at `next_at`; `why` is what the mail server said last. One that was `given_up_at`
    is kept for an administrator, without its words: they may hold a link that opens an account."""

    sender = models.CharField(max_length=320)
    to = models.CharField(max_length=320)
    subject = models.TextField()
    body = models.TextField()
    others = models.JSONField(default=list)  # the same in other media types, as [content, media type]
    headers = models.JSONField(default=dict)
    put_at = models.DateTimeField()
    next_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    why = models.CharField(max_length=300, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"mail {self.pk}"
