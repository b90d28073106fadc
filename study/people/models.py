"""Accounts and learners. A learner is somebody who studies: a guest until an account claims the progress."""

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from study.web.append_only import AppendOnly

LEAST_SHARE = 10
"""Cards of a backlog to review a day, at the least."""
MOST_SHARE = 2000
LONGEST_NAME = 120
"""Characters in the name of a class, or of somebody in it."""


LONGEST_REASON = 500
"""Characters of why an account got its role."""


class Role(models.TextChoices):
    """What an account may do; each role includes the ones before it."""

    LEARNER = "learner"
    INSTRUCTOR = "instructor"
    ADMIN = "admin"


class UserManager(BaseUserManager["User"]):
    """Makes accounts that are known by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, role=Role.ADMIN, is_superuser=True, is_staff=True, **fields)


class User(AbstractUser):
    """An account: an e-mail address, a password and a role. At `signed_out_at` all its sessions were ended."""

    username = None  # type: ignore[assignment]
    email = models.EmailField("e-mail", unique=True)
    role = models.CharField(max_length=16, choices=Role, default=Role.LEARNER)
    signed_out_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session has to hold to be one of this account still."""
        hashed: str = super()._get_session_auth_hash(secret=secret)  # type: ignore[misc] # not in the stubs
        return f"{hashed} {self.signed_out_at.isoformat()}" if self.signed_out_at else hashed

    @property
    def is_instructor(self) -> bool:
        return self.role in (Role.INSTRUCTOR, Role.ADMIN)


class RoleChange(AppendOnly):
    """Who gave an account another role, when and why; `commanded` are those of the command line, which are by
    nobody. Append-only; only people may be forgotten."""

    refusal = "What was decided about roles is never rewritten: decide anew."

    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="role_changes")
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    commanded = models.BooleanField(default=False)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.before} to {self.after}"


class Learner(models.Model):
    """Somebody who studies, with their settings. `user` is empty for a guest, who is known by the session and
    by `visitor`, the name their browser had before it had a session (study.people.sessions). `time_zone` is an
    IANA name; learner days roll over at 04:00 there. `planned_retention` is what the plan to their exam schedules
    cards for in place of `desired_retention`, empty while none runs (study.review.exam_plan). Where more is
    due on the day `planned_on` than that plan lets a day have, `planned_reviews` is how much of it is asked. `fit` is
    how their memory was measured to differ from the usual, as study.core.scheduling.fit stores it; it counts while
    `adapts` is set. `backlog_per_day` is how many cards of a backlog they want to review a day, empty for as
    many as clear it in a week. `set_at` is when the settings were last saved by hand. Since `leaving_at` they are
    as if deleted, and can come back for a while (study.people.leaving). `calendar` is the name in the secret
    address of their calendar, empty while that is off (study.people.secret_addresses). `reminder_hour` is when a
    mail may remind them, empty for never, and `reminded_on` the day of their zone when one was last sent."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, null=True, blank=True, related_name="learner")
    time_zone = models.CharField(max_length=64, default="UTC")
    new_per_day = models.PositiveSmallIntegerField(default=10, validators=[MaxValueValidator(200)])
    reviews_per_day = models.PositiveSmallIntegerField(
        default=200, validators=[MinValueValidator(1), MaxValueValidator(2000)]
    )
    desired_retention = models.FloatField(default=0.9, validators=[MinValueValidator(0.7), MaxValueValidator(0.97)])
    backlog_per_day = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(LEAST_SHARE), MaxValueValidator(MOST_SHARE)]
    )
    exam = models.CharField(max_length=32, blank=True)
    exam_date = models.DateField(null=True, blank=True)
    planned_retention = models.FloatField(null=True, blank=True)
    planned_reviews = models.PositiveIntegerField(null=True, blank=True)
    planned_on = models.DateField(null=True, blank=True)
    adapts = models.BooleanField(default=True)
    fit = models.CharField(max_length=64, blank=True, default="")
    created_at = models.DateTimeField()
    set_at = models.DateTimeField(null=True, blank=True)
    leaving_at = models.DateTimeField(null=True, blank=True)
    visitor = models.CharField(max_length=32, unique=True, null=True, blank=True, default=None)
    calendar = models.CharField(max_length=32, unique=True, null=True, blank=True, default=None)
    reminder_hour = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(23)])
    reminded_on = models.DateField(null=True, blank=True)

    def reviews_on(self, day: date) -> int:
        """The most cards due that a day asks: the plan's number, unless they chose to clear more a day."""
        if self.planned_reviews is None or self.planned_on != day:
            return self.reviews_per_day
        return min(max(self.planned_reviews, self.backlog_per_day or 0), self.reviews_per_day)

    def __str__(self) -> str:
        return str(self.user) if self.user else f"guest {self.pk}"


class Handover(models.Model):
    """A link that lets another device in as `learner` (study.people.handovers): a `digest` of its secret, and of the
    `account` what changes with its password."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="handovers")
    digest = models.CharField(max_length=64, unique=True)
    account = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"link to {self.learner}"


class Cohort(models.Model):
    """A class: learners who follow its `owner` and the other `instructors`. Whoever knows `code` may join, until
    `admits_until` where that is set, and nobody since `closed_at`: then it is kept as it is, and removed in time
    (study.people.cohorts)."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="cohorts")
    instructors = models.ManyToManyField(User, blank=True, related_name="taught")
    name = models.CharField(max_length=LONGEST_NAME)
    code = models.CharField(max_length=16, unique=True)
    admits_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    learners = models.ManyToManyField(Learner, through="CohortMember", related_name="cohorts")

    def __str__(self) -> str:
        return self.name


class CohortMember(models.Model):
    """A learner in a class, under the `name` they gave there. `looked_at` is when an instructor last opened what the
    class shows of them, `seen_at` when they were last in the class themselves: on its page, or at its work."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="members")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="memberships")
    joined_at = models.DateTimeField()
    name = models.CharField(max_length=LONGEST_NAME, blank=True, default="")
    looked_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cohort", "learner"], name="cohort_member_once")]

    def __str__(self) -> str:
        return f"{self.learner} in {self.cohort}"


class Expected(models.Model):
    """Somebody an instructor expects in a class, by their address. It admits nobody: they join with the code, and
    stand there under this `name` where they give none."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="expected")
    email = models.EmailField("e-mail")
    name = models.CharField(max_length=LONGEST_NAME, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cohort", "email"], name="expected_once")]

    def __str__(self) -> str:
        return f"{self.email} for {self.cohort}"


class ErrandState(models.TextChoices):
    """How far an errand is."""

    WORKING = "working"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


class Errand(models.Model):
    """Long work that somebody asked for, done beside the pages by a task: `kind` says how, for the row `subject` and
    as `wanted` says. Once `sealed` it cannot be stopped any more. `said` is what came of it, `problems` what is to be
    known besides, `file` the name of the file that came of it; `seen` once its page was opened after its end."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="errands")
    kind = models.CharField(max_length=32)
    subject = models.PositiveBigIntegerField()
    wanted = models.JSONField(default=dict)
    title = models.CharField(max_length=300)
    back = models.CharField(max_length=1000)
    state = models.CharField(max_length=8, choices=ErrandState, default=ErrandState.WORKING)
    sealed = models.BooleanField(default=False)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    said = models.TextField(blank=True)
    problems = models.JSONField(default=list)
    file = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    made_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    seen = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["owner"], name="errand_unseen", condition=models.Q(seen=False))]

    def __str__(self) -> str:
        return self.title


class ErrandPiece(models.Model):
    """A piece of the file that came of an errand; of the one that was brought for it, until the errand is over. Nobody
    sees one before the errand is done."""

    errand = models.ForeignKey(Errand, on_delete=models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["errand", "number"], name="errand_piece_once")]

    def __str__(self) -> str:
        return f"piece {self.number} of {self.errand_id}"
