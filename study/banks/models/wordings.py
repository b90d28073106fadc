"""Questions of notes in a writer's words."""

from django.db import models

from study.library.models import Course


class Wording(models.Model):
    """What a writer answered about the question `key` of a course: a prompt, or why the question keeps its own words
    (`refused`). It counts as long as what it rests on is the same (the `basis` of study.core.generators.rewording),
    so that a question is asked for once and keeps its words. One that was `brought` with notes was asked for
    elsewhere."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="wordings")
    key = models.CharField(max_length=560)
    basis = models.CharField(max_length=64)
    prompt = models.TextField(blank=True)
    refused = models.CharField(max_length=200, blank=True)
    by = models.CharField(max_length=120)
    at = models.DateTimeField()
    brought = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["course", "key"], name="wording_of_question")]
        indexes = [models.Index(fields=["at"], name="wording_by_time")]

    def __str__(self) -> str:
        return f"{self.key}: {self.prompt or self.refused}"
