"""Study sets: questions that a class is to keep in memory until a day."""

from datetime import datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from study.banks.models import Question
from study.people.models import Cohort, Learner


class StudySet(models.Model):
    """Questions whose cards are to be kept at `target`: it is one of a card's targets, and the highest holds."""

    title = models.CharField(max_length=120)
    target = models.FloatField(validators=[MinValueValidator(0.7), MaxValueValidator(0.97)])
    questions = models.ManyToManyField(Question, blank=True, related_name="study_sets")

    def __str__(self) -> str:
        return self.title


class SetGiven(models.Model):
    """A study set as one class has it: from `opens_at` until `until` those in it are dealt its questions."""

    study_set = models.ForeignKey(StudySet, on_delete=models.CASCADE, related_name="given")
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="study_sets")
    opens_at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["study_set", "cohort"], name="set_given_once")]

    def __str__(self) -> str:
        return f"{self.study_set} for {self.cohort}"

    @staticmethod
    def standing(now: datetime) -> Q:
        """The condition on sets that were given: they stand now."""
        return Q(opens_at__lte=now, until__gt=now)


class SetDay(models.Model):
    """The last learner day on which somebody was dealt questions of their study sets, so that it is done once."""

    learner = models.OneToOneField(Learner, on_delete=models.CASCADE, related_name="set_day")
    dealt_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"study sets of {self.learner}"
