"""Questions. A question is a stable id; what it asks is in its versions, which never change."""

from typing import Any, NoReturn

from django.db import models

from study.core.questions.kinds import KINDS
from study.library.models import Course, Topic


def kind_choices() -> list[tuple[str, str]]:
    """The question kinds there are. A callable, so that a new kind makes no migration."""
    return [(kind.name, kind.label) for kind in KINDS.values()]


class Origin(models.TextChoices):
    """Where a question comes from. To the learner they are the same thing."""

    GENERATED = "generated"
    WRITTEN = "written"
    COMPUTED = "computed"


class Status(models.TextChoices):
    """Where a question stands in its life. Only ready ones are asked."""

    DRAFT = "draft"
    IN_REVIEW = "review", "in review"
    READY = "ready"
    RETIRED = "retired"


# The order in which questions are first asked: what a person wrote before what a recipe made (the
# origins sort that way by name), then as the course goes.
BEST_FIRST = ("-bank__origin", "topic__position", "position", "id")


class Bank(models.Model):
    """Questions that belong together: those made from a course's notes, or one author's file."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="banks")
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    origin = models.CharField(max_length=16, choices=Origin)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["course", "slug"], name="bank_slug_per_course")]

    def __str__(self) -> str:
        return self.title


class Question(models.Model):
    """A question by its stable id. `group` names its siblings: questions made from the same fact,
    which are not shown on the same day. `start` and `end` are the lines of its file where it stands,
    or where the notes say what it asks: that may change without a new version."""

    bank = models.ForeignKey(Bank, on_delete=models.CASCADE, related_name="questions")
    key = models.CharField(max_length=560)
    topic = models.ForeignKey(Topic, on_delete=models.SET_NULL, null=True, blank=True, related_name="questions")
    position = models.PositiveIntegerField()
    group = models.CharField(max_length=560)
    status = models.CharField(max_length=16, choices=Status)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    current = models.ForeignKey("Version", on_delete=models.RESTRICT, null=True, related_name="+")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["bank", "key"], name="question_key_per_bank")]
        indexes = [models.Index(fields=["bank", "status", "position"], name="question_by_position")]

    def __str__(self) -> str:
        return self.key


class Version(models.Model):
    """What a question asked from `created_at` on, with its key and its reasons. Immutable."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=32, choices=kind_choices)
    title = models.CharField(max_length=300, blank=True)
    prompt = models.TextField()
    body = models.JSONField()
    explanation = models.TextField(blank=True)
    sources = models.JSONField(default=list, blank=True)
    tags = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "number"], name="version_number")]

    def __str__(self) -> str:
        return f"{self.question_id}, version {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            self._refuse()
        super().save(*args, **kwargs)

    def _refuse(self) -> NoReturn:
        raise TypeError("A version never changes: write a new one.")
