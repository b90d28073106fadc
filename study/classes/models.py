"""Work that is assigned to classes, what was arranged for whom, and the attempts at it."""

from typing import Any, NoReturn

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from study.banks.models import Bank, Question
from study.core.exams.assigned import Counts, Late, Window
from study.core.exams.blueprint import Blueprint
from study.exams.models import Sitting
from study.library.models import Course
from study.people.models import Cohort, Learner, User
from study.review.models import StudySet

LONGEST_TITLE = 120
MOST_ATTEMPTS = 10
MOST_MINUTES = 600
MOST_DRAWN = 100
MOST_PERCENT = 200
LONGEST_REASON = 300


class What(models.TextChoices):
    """What is to be done."""

    SET = "set", "study set"
    QUIZ = "quiz", "quiz"
    EXAM = "exam", "mock exam"


class Tells(models.TextChoices):
    """From when on it is told what was right, with the keys."""

    AT_ONCE = "at_once", "when an attempt is handed in"
    CLOSED = "closed", "when it is closed for everybody"


class Assignment(models.Model):
    """A piece of work for the classes it is `given` to: a quiz of the questions `picked` and those drawn by its
    rules, a study set, whose cards are to be kept at `target` until it is due, or a mock exam of a `course`, in the
    `form` that was chosen, by the `blueprint` it had then. Nobody in a class sees it before `assigned_at`. `revision`
    rises with every change, so that a second instructor cannot overwrite what they have not seen. `minutes` is empty
    for no limit."""

    title = models.CharField(max_length=LONGEST_TITLE)
    what = models.CharField(max_length=8, choices=What)
    picked = models.ManyToManyField(Question, blank=True, related_name="assignments")
    late = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Late], default=Late.NOTHING)
    attempts = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1), MaxValueValidator(MOST_ATTEMPTS)]
    )
    counts = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Counts], default=Counts.BEST)
    minutes = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(MOST_MINUTES)]
    )
    tells = models.CharField(max_length=8, choices=Tells, default=Tells.CLOSED)
    target = models.FloatField(default=0.9, validators=[MinValueValidator(0.7), MaxValueValidator(0.97)])
    course = models.ForeignKey(Course, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    form = models.CharField(max_length=80, blank=True)
    blueprint = models.JSONField(null=True, blank=True)
    study_set = models.OneToOneField(StudySet, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    assigned_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.title

    @property
    def exam(self) -> Blueprint | None:
        """What a mock exam is made of."""
        return Blueprint.stored(self.blueprint) if self.blueprint else None


class DrawRule(models.Model):
    """So many questions of a bank, of those with a tag where one is named, in the order of `position`."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="rules")
    position = models.PositiveSmallIntegerField()
    bank = models.ForeignKey(Bank, on_delete=models.CASCADE, related_name="+")
    tag = models.CharField(max_length=80, blank=True)
    number = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(MOST_DRAWN)])

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["assignment", "position"], name="draw_rule_position")]

    def __str__(self) -> str:
        return f"{self.number} of {self.bank_id}"


class Given(models.Model):
    """A piece of work as one class has it: when it opens there and is due. Who is in two classes has it until the
    later of both."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="given")
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="given")
    opens_at = models.DateTimeField()
    due_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assignment", "cohort"], name="given_once"),
            models.CheckConstraint(condition=Q(due_at__gt=F("opens_at")), name="due_after_opening"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment} for {self.cohort}"

    @property
    def window(self) -> Window:
        return Window(self.opens_at, self.due_at, Late(self.assignment.late))


class Arrangement(models.Model):
    """What was arranged for one person about a piece of work, by whom and why: another due time, more attempts, extra
    time in percent, a result by hand in `points`, or that they are excused. Append-only; the last one says all that
    holds."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="arrangements")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="arrangements")
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=LONGEST_REASON)
    due_at = models.DateTimeField(null=True, blank=True)
    more_attempts = models.PositiveSmallIntegerField(default=0)
    percent = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(MOST_PERCENT)])
    points = models.FloatField(null=True, blank=True)
    excused = models.BooleanField(default=False)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"arrangement about {self.assignment} for {self.learner}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            self._refuse()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise TypeError("What was arranged is never rewritten: arrange anew.")


class Attempt(models.Model):
    """An attempt of somebody at a quiz: the sitting it is, and which one it was of theirs."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="tries")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="tries")
    number = models.PositiveSmallIntegerField()
    sitting = models.OneToOneField(Sitting, on_delete=models.CASCADE, related_name="attempt")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["assignment", "learner", "number"], name="attempt_number")]

    def __str__(self) -> str:
        return f"attempt {self.number} of {self.learner} at {self.assignment}"
