"""Feedback on questions: learners' reports, rulings on typed answers, statistics."""

from django.db import models
from django.db.models import Q

from study.banks.models.questions import Question, Version
from study.people.models import Learner, User


class Complaint(models.TextChoices):
    """What a learner says is wrong with a question."""

    WRONG_KEY = "key", "the answer is wrong"
    OUTDATED = "outdated", "it is out of date"
    UNCLEAR = "unclear", "it can be read in two ways"
    MISTAKE = "mistake", "a typing mistake, or something does not show"
    OTHER = "other", "something else"
    ANSWER = "answer", "what I typed is right"

    @classmethod
    def written(cls) -> list[tuple[str, str]]:
        """Those that a learner writes a report about; the other one is a press of a button."""
        return [(value, label) for value, label in cls.choices if value != cls.ANSWER]


class Verdict(models.TextChoices):
    """What came of a report."""

    OPEN = "open"
    RIGHT = "right", "the learner is right"
    DECLINED = "declined", "the question stays as it is"
    DUPLICATE = "duplicate", "reported before"


class Report(models.Model):
    """A learner's report about a version of a question, and what came of it. `fixed_in` is the version
    that mends what was reported.

    "What I typed is right" keeps what was typed, `given` in `place` (study.core.questions.answers.disputes), and
    `form`, by which the same words of others are found; a learner says it once."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="reports")
    version = models.ForeignKey(Version, on_delete=models.RESTRICT, related_name="+")
    learner = models.ForeignKey(Learner, on_delete=models.SET_NULL, null=True, related_name="+")
    complaint = models.CharField(max_length=16, choices=Complaint)
    text = models.TextField(blank=True)
    at = models.DateTimeField()
    verdict = models.CharField(max_length=16, choices=Verdict, default=Verdict.OPEN)
    answer = models.TextField(blank=True)
    judge = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    judged_at = models.DateTimeField(null=True)
    fixed_in = models.ForeignKey(Version, on_delete=models.RESTRICT, null=True, related_name="+")
    given = models.TextField(blank=True)
    place = models.CharField(max_length=16, blank=True)
    form = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "learner", "place", "form"], condition=~Q(form=""), name="answer_disputed_once"
            ),
        ]

    def __str__(self) -> str:
        return f"report {self.pk} on {self.question_id}"


class Ruling(models.Model):
    """Whether what learners typed in a place of a question counts, decided once for all who type it. `version`
    is the one that was asked then."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="rulings")
    version = models.ForeignKey(Version, on_delete=models.RESTRICT, related_name="+")
    place = models.CharField(max_length=16, blank=True)
    form = models.CharField(max_length=64)
    given = models.TextField()
    accepted = models.BooleanField()
    reason = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["question", "place", "form"], name="answer_ruled_once")]

    def __str__(self) -> str:
        return f"{self.given} {'counts' if self.accepted else 'does not count'} in {self.question_id}"


class ItemStatistics(models.Model):
    """How a question's current version did so far: what the list shows and sorts by. Computed from the
    answers (study.statistics), never the other way round. Indices are from -100 to 100."""

    question = models.OneToOneField(Question, on_delete=models.CASCADE, related_name="statistics")
    version = models.ForeignKey(Version, on_delete=models.RESTRICT, related_name="+")
    attempts = models.PositiveIntegerField()
    facility = models.FloatField(null=True)
    discrimination = models.FloatField(null=True)
    efficiency = models.FloatField(null=True)
    median_seconds = models.FloatField(null=True)
    retention = models.FloatField(null=True)
    flags = models.JSONField(default=list)
    details = models.JSONField(default=dict)
    counted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"statistics of {self.question_id}"
