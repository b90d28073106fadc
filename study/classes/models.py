"""Work that is assigned to classes, what was arranged for whom, and the attempts at it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from study.banks.models import Bank, Question
from study.core.exams.assigned import Counts, Late, Window
from study.core.exams.blueprint import Blueprint
from study.exams.models import Granted, Sitting
from study.library.models import Course
from study.people.models import Cohort, Learner, User
from study.review.models import StudySet
from study.web.append_only import AppendOnly

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
    """A piece of work for the classes it is `given` to: a quiz of the questions `picked` and those drawn by its rules,
    in the `order` of their names (study.core.exams.assigned), a study set, whose cards are to be kept at `target`
    until it is due, or a mock exam of a `course`, in the `form` that was chosen, by the `blueprint` it had then.
    Nobody in a class sees it before `assigned_at`. `revision` rises with every change, so that a second instructor
    cannot overwrite what they have not seen. `minutes` is empty for no limit."""

    title = models.CharField(max_length=LONGEST_TITLE)
    what = models.CharField(max_length=8, choices=What)
    picked = models.ManyToManyField(Question, blank=True, related_name="assignments")
    order = models.JSONField(default=list, blank=True)
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
    """So many questions of a bank, of those with a tag and of an outcome where these are named, in the order of
    `position`."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="rules")
    position = models.PositiveSmallIntegerField()
    bank = models.ForeignKey(Bank, on_delete=models.CASCADE, related_name="+")
    tag = models.CharField(max_length=80, blank=True)
    outcome = models.CharField(max_length=80, blank=True)
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


class Arrangement(AppendOnly):
    """What was arranged for one person about a piece of work, by whom and why: another due time, more attempts, extra
    time in percent, a result by hand in `points`, or that they are excused. Append-only; the last one says all that
    holds."""

    refusal = "What was arranged is never rewritten: arrange anew."

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


class Allowed(Granted, AppendOnly):
    """The time that is granted in a class beyond the usual: to one `learner` in all its work, to all in one
    `assignment`, or without either to everybody in everything. With by whom and why. Append-only; of each scope the
    last one holds, and of several scopes the most generous (core.exams.timing)."""

    refusal = "What was granted is never rewritten: grant anew."

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="allowed")
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, null=True, blank=True, related_name="allowed")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, null=True, blank=True, related_name="allowed")
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=LONGEST_REASON)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.allowance.words} in {self.cohort}"


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


class Platform(models.Model):
    """A learning platform that may send people here, with the addresses an administrator entered: nothing is asked of
    any other site. `services` is the site of its grades and names, where that is another than these. `audience` is
    whom the request for an access token is addressed to, where that is not the token address."""

    name = models.CharField(max_length=LONGEST_TITLE)
    issuer = models.CharField(max_length=255)
    client = models.CharField(max_length=255)
    auth_url = models.CharField(max_length=500)
    token_url = models.CharField(max_length=500)
    keys_url = models.CharField(max_length=500)
    services = models.CharField(max_length=500, blank=True)
    audience = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issuer", "client"], name="platform_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def entered(self) -> tuple[str, ...]:
        """The addresses whose sites may be asked for something."""
        return (self.auth_url, self.token_url, self.keys_url, self.services)


class Deployment(models.Model):
    """A place in a platform where the tool was set up, by the id it has there."""

    platform = models.ForeignKey(Platform, on_delete=models.CASCADE, related_name="deployments")
    name = models.CharField(max_length=255)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["platform", "name"], name="deployment_once")]

    def __str__(self) -> str:
        return self.name


class ToolKey(models.Model):
    """A key of this server, with which it signs what it sends to platforms (study.core.lti.rotation). `private` is
    encrypted (study.classes.lti.keys)."""

    private = models.TextField()
    public = models.TextField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"key {self.pk}"


class PlatformCourse(models.Model):
    """A course of a platform, and the class that an instructor connected it with: who opens a link there is in that
    class. `names` is where the platform gives the names of its people; `read_at` when they were last read, and `said`
    why that failed since."""

    platform = models.ForeignKey(Platform, on_delete=models.CASCADE, related_name="courses")
    deployment = models.CharField(max_length=255)
    key = models.CharField(max_length=255)
    title = models.CharField(max_length=LONGEST_TITLE, blank=True)
    cohort = models.ForeignKey(
        Cohort, on_delete=models.SET_NULL, null=True, blank=True, related_name="platform_courses"
    )
    names = models.CharField(max_length=2000, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    said = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["platform", "deployment", "key"], name="platform_course_once")]

    def __str__(self) -> str:
        return self.title or self.key


class PlatformPerson(models.Model):
    """Somebody on a platform, by the id they have there, and the learner they are here once they have come."""

    platform = models.ForeignKey(Platform, on_delete=models.CASCADE, related_name="people")
    subject = models.CharField(max_length=255)
    name = models.CharField(max_length=LONGEST_TITLE, blank=True)
    email = models.CharField(max_length=254, blank=True)
    learner = models.ForeignKey(
        Learner, on_delete=models.CASCADE, null=True, blank=True, related_name="platform_people"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["platform", "subject"], name="platform_person_once")]

    def __str__(self) -> str:
        return self.name or self.subject


class Listed(models.Model):
    """Somebody on the list of people that a platform gave of a course."""

    course = models.ForeignKey(PlatformCourse, on_delete=models.CASCADE, related_name="listed")
    person = models.ForeignKey(PlatformPerson, on_delete=models.CASCADE, related_name="listed")
    teaches = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["course", "person"], name="listed_once")]

    def __str__(self) -> str:
        return f"{self.person} of {self.course}"


class PlatformLink(models.Model):
    """A link in a course of a platform that leads to a piece of work, and `grades`, where its results go. `said` is
    why they could not be sent, `failures` times in a row; `looked_at` is when results and what was sent were last
    compared."""

    course = models.ForeignKey(PlatformCourse, on_delete=models.CASCADE, related_name="links")
    key = models.CharField(max_length=255)
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="platform_links")
    grades = models.CharField(max_length=2000, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    said = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["course", "key"], name="platform_link_once")]

    def __str__(self) -> str:
        return f"{self.assignment} in {self.course}"


class SentGrade(models.Model):
    """The result of somebody that the gradebook of a platform shall hold: it waits until `sent_at`, unless the
    platform has `refused` it in these words."""

    link = models.ForeignKey(PlatformLink, on_delete=models.CASCADE, related_name="sent")
    person = models.ForeignKey(PlatformPerson, on_delete=models.CASCADE, related_name="sent")
    points = models.FloatField()
    most = models.FloatField()
    wanted_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    refused = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["link", "person"], name="grade_sent_once")]

    def __str__(self) -> str:
        return f"{self.points:g} of {self.most:g}"


class Launching(models.Model):
    """A launch on its way: begun in one browser with a state, of which only the `digest` is kept, and a nonce; `asked`
    is what the platform sent with it. Once it came back, at `came_at`, `ticket` is the digest of what opens it, and
    `launch` what it says. It is used once."""

    platform = models.ForeignKey(Platform, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    nonce = models.CharField(max_length=64)
    asked = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    came_at = models.DateTimeField(null=True, blank=True)
    ticket = models.CharField(max_length=64, unique=True, null=True, blank=True, default=None)
    launch = models.JSONField(default=dict)
    used_at = models.DateTimeField(null=True, blank=True)
    person = models.ForeignKey(PlatformPerson, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    course = models.ForeignKey(PlatformCourse, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    chosen = models.ForeignKey(Assignment, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return f"launch {self.pk}"
