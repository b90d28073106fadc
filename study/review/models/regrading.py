"""Answers graded again, and the news of it."""

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q

from study.banks.models import Version
from study.core.scheduling import Grade
from study.people.models import Learner, User
from study.review.models.cards import Review


class Regraded(models.Model):
    """An answer graded again, because what it was graded by was faulty. Append-only; the latest counts, and
    only the person may be forgotten. `grade` is what the memory is then folded by; `faulty` the version that
    was answered; `version` the one whose key was taken, or else `option` was withdrawn, `how` says which way
    (study.core.questions.answers.regrade)."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="regrades")
    faulty = models.ForeignKey(Version, on_delete=models.RESTRICT, related_name="+")
    old = models.FloatField()
    new = models.FloatField()
    grade = models.PositiveSmallIntegerField(choices=[(grade.value, grade.name.lower()) for grade in Grade])
    how = models.CharField(max_length=16)
    version = models.ForeignKey(Version, on_delete=models.RESTRICT, null=True, related_name="+")
    option = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField()

    def __str__(self) -> str:
        return f"review {self.review_id}, {self.old} to {self.new}"

    @property
    def percent(self) -> int:
        return round(self.new * 100)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError("Gradings are append-only: grade again.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("Gradings are append-only: grade again.")


class Notice(models.Model):
    """An answer counts otherwise since it was graded again, and the learner has not yet put the news away."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="notices")
    regraded = models.OneToOneField(Regraded, on_delete=models.CASCADE, related_name="notice")
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["learner", "-id"], name="notice_unseen", condition=Q(seen_at=None))]

    def __str__(self) -> str:
        return f"notice of {self.regraded_id}"
