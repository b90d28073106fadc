"""Sittings of mock exams: what was drawn, what was chosen, and the time somebody had."""

from datetime import datetime, timedelta
from typing import Any, NoReturn

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property

from study.banks.models import Bank, Question, Version
from study.core.exams.made import Outline
from study.core.exams.timing import FACTORS, Allowance, Arrival, Timing
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.question import Answer, Kind, decode
from study.library.models import Course
from study.people.models import Learner, User
from study.web.append_only import AppendOnly

MADE = "made"
ASSIGNED = "assigned"
"""The form of a quiz that a class gave; a mock exam of a class keeps the form of the exam."""
LONGEST_EXTRA = 240
"""Minutes that can be granted beyond the usual time."""
LONGEST_REASON = 300


class Granted(models.Model):
    """The time somebody is granted beyond the usual: the limit times `factor`, `extra` minutes more, no limit at
    all, pauses."""

    factor = models.FloatField(default=1.0, choices=[(factor, f"× {factor:g}") for factor in FACTORS])
    extra = models.PositiveSmallIntegerField(default=0)
    unlimited = models.BooleanField(default=False)
    pauses = models.BooleanField(default=False)

    class Meta:
        abstract = True

    @property
    def allowance(self) -> Allowance:
        return Allowance(self.factor, timedelta(minutes=self.extra), self.unlimited, self.pauses)

    def grant(self, allowance: Allowance) -> None:
        """Take over this allowance; the caller saves."""
        self.factor, self.extra = allowance.factor, round(allowance.extra.total_seconds() / 60)
        self.unlimited, self.pauses = allowance.unlimited, allowance.pauses


GRANTED = ("factor", "extra", "unlimited", "pauses")
"""The columns of an allowance."""


class Exam(models.Model):
    """A mock exam that an instructor made of a bank's questions. `outline` is a core.exams.made.Outline; `revision`
    counts its changes. Who may be asked the bank's questions can sit it once it is published."""

    bank = models.ForeignKey(Bank, on_delete=models.CASCADE, related_name="exams")
    outline = models.JSONField()
    revision = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.plan.title

    @property
    def plan(self) -> Outline:
        """The outline, read."""
        return decode(Outline, self.outline)

    @property
    def form(self) -> str:
        """The address under which it is offered, and which its sittings keep."""
        return f"{MADE}/{self.pk}"


class Rating(models.Model):
    """How many of a hundred who just pass have a question right, as one rater puts it. The cut follows from these."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="ratings")
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    percent = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "by"], name="rating_once")]

    def __str__(self) -> str:
        return f"rating of {self.question_id}"


class Accommodation(Granted):
    """What a person is granted in every mock exam: a fact about them, taken over at the start of each."""

    learner = models.OneToOneField(Learner, on_delete=models.CASCADE, related_name="accommodation")

    def __str__(self) -> str:
        return f"accommodation of {self.learner}"


class Sitting(Granted):
    """One exam that somebody sits. `form` is the address of what they chose (study.exams.offers), `blueprint` what
    it was made of, both as they were at the start: nothing that is changed later changes it. `seen_at` is the
    latest instant the server saw during it; `paused_for` is how long it stood still in all, and `paused_at` since
    when it does. `right` of `count` are the questions that count, known when it has ended; `expected` is the share
    that the learner's plan forecast when it began. Of their own, one is open at most.

    One that was `assigned` (study.classes) is not their own: its time is what the class gives. It ends at `closes_at`
    where nothing else ends it, and what of it was right is told from `told_from` on, where that is set."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="sittings")
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="sittings")
    form = models.CharField(max_length=80)
    title = models.CharField(max_length=300)
    blueprint = models.JSONField()
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_for = models.DurationField(default=timedelta(0))
    ended_at = models.DateTimeField(null=True, blank=True)
    by_time = models.BooleanField(default=False)
    right = models.PositiveSmallIntegerField(null=True, blank=True)
    count = models.PositiveSmallIntegerField(null=True, blank=True)
    expected = models.FloatField(null=True, blank=True)
    assigned = models.BooleanField(default=False)
    closes_at = models.DateTimeField(null=True, blank=True)
    told_from = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["learner"], condition=Q(ended_at=None, assigned=False), name="sitting_open_once"
            ),
        ]
        indexes = [models.Index(fields=["learner", "-started_at"], name="sittings_of_learner")]

    def __str__(self) -> str:
        return f"{self.title}, sitting {self.pk}"

    @property
    def usual(self) -> timedelta | None:
        """The time everybody has."""
        minutes = self.blueprint["minutes"]
        return None if minutes is None else timedelta(minutes=minutes)

    @property
    def timing(self) -> Timing:
        limit, granted = self.allowance.limit(self.usual), self.allowance
        return Timing(
            self.started_at, self.seen_at, limit, self.paused_for, self.paused_at, self.closes_at, granted=granted
        )

    @property
    def is_scaled(self) -> bool:
        """Whether it is a mock exam, whose result is estimated on the scale of the exam; a quiz has points alone."""
        return self.form != ASSIGNED

    def is_told(self, now: datetime) -> bool:
        """Whether it may be said by now what was right, with the keys."""
        return self.ended_at is not None and (self.told_from is None or self.told_from <= now)

    def withheld(self, now: datetime) -> tuple[str, ...]:
        """The columns that its learner may not read by now."""
        return () if self.is_told(now) else ("right",)

    def keep(self, timing: Timing) -> None:
        """Take over what is known of its time by now; the caller saves."""
        self.seen_at, self.paused_at, self.paused_for = timing.seen, timing.paused_at, timing.paused


TIME = ("seen_at", "paused_at", "paused_for")
"""The columns that `Sitting.keep` writes."""


class Slot(models.Model):
    """One question of a sitting, frozen at its start: the version, and the `seed` that draws its variant and the
    order of its options. `chosen` are the keys of the options that stand, by the choice that was made last,
    `chosen_at`. A `pilot` is tried out and does not count. `right` says whether that is the whole answer: it follows
    each choice, so that nothing is left to grade at the end, and is told to nobody before. A blank is wrong."""

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="slots")
    position = models.PositiveSmallIntegerField()
    question = models.ForeignKey(Question, on_delete=models.RESTRICT, related_name="slots")
    version = models.ForeignKey(Version, on_delete=models.RESTRICT, related_name="+")
    domain = models.CharField(max_length=40, blank=True)
    pilot = models.BooleanField(default=False)
    seed = models.BigIntegerField()
    chosen = models.JSONField(default=list)
    chosen_at = models.DateTimeField(null=True, blank=True)
    flagged = models.BooleanField(default=False)
    right = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["sitting", "position"], name="slot_position")]

    def __str__(self) -> str:
        return f"question {self.position} of sitting {self.sitting_id}"

    @property
    def kind(self) -> Kind[Any]:
        return KINDS[self.version.kind]

    @cached_property
    def body(self) -> Any:
        """What is asked, as this sitting draws it. It holds the key."""
        return self.kind.vary(decode(self.kind.body, self.version.body), self.seed)

    @property
    def presented(self) -> Any:
        """What may be shown before the end."""
        return self.kind.present(self.body, self.seed)

    @property
    def answer(self) -> Answer | None:
        """The answer that stands; None for a blank, and for too few or too many options."""
        read = self.kind.read(self.body, {"answer": self.chosen}) if self.chosen else None
        return None if isinstance(read, Problem) else read

    @property
    def is_right(self) -> bool:
        """Whether what stands is right by the rule of exams: the whole answer or nothing, and a blank is wrong."""
        return bool(self.chosen) and self.kind.exact(self.body, self.answer)


def wanted(presented: Any) -> int:
    """How many options of a question are to be chosen."""
    return int(getattr(getattr(presented, "shown", presented), "choose", 1))  # a variant is shown by its own kind


class Chosen(models.Model):
    """One choice as it arrived, append-only. `at` is when it was made, `arrived_at` when it came; `arrival` says
    whether it counts, or is kept and does not because it came after the end. `submission` names it for ever: what
    is sent twice counts once."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="+")
    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="choices")
    keys = models.JSONField(default=list)
    at = models.DateTimeField()
    arrived_at = models.DateTimeField()
    arrival = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Arrival])
    submission = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "submission"], name="choice_counts_once")]

    def __str__(self) -> str:
        return f"choice for {self.slot}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError("A choice that arrived is never rewritten.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("A choice that arrived is never deleted.")


class LateRuling(AppendOnly):
    """That a choice which came after the grace was `taken`, so that it counts, or is not taken any more, by whom and
    why. Append-only; of several about one choice the last holds."""

    refusal = "What was decided about a late answer is never rewritten: decide anew."

    choice = models.ForeignKey(Chosen, on_delete=models.CASCADE, related_name="rulings")
    taken = models.BooleanField()
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=LONGEST_REASON)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{'taken' if self.taken else 'not taken'}: {self.choice_id}"


class GradedAgain(models.Model):
    """An answer of an ended sitting that was graded again, because what it was graded by was faulty. Append-only;
    `Slot.right` and `Sitting.right` say what counts by now. `version` is the one whose key was taken, or else `option`
    was withdrawn, `how` says which way."""

    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="regrades")
    old = models.BooleanField()
    new = models.BooleanField()
    how = models.CharField(max_length=16)
    version = models.ForeignKey(Version, on_delete=models.RESTRICT, null=True, related_name="+")
    option = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.slot}, {self.old} to {self.new}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError("Gradings are append-only: grade again.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("Gradings are append-only: grade again.")


class Grant(models.Model):
    """Who granted whom which time, and why. Append-only. Without a `sitting` it is for all to come."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="grants")
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, null=True, blank=True, related_name="grants")
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    before = models.JSONField()
    after = models.JSONField()
    reason = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"grant to {self.learner}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError("What was granted is never rewritten: grant anew.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("What was granted is never deleted.")
