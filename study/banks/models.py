"""Questions. A question is a stable id; what it asks is in its versions, which never change."""

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q

from study.core.questions.kinds import KINDS
from study.library.models import Course, Topic
from study.people.models import Cohort, Learner, User


def kind_choices() -> list[tuple[str, str]]:
    """The question kinds there are. A callable, so that a new kind makes no migration."""
    return [(kind.name, kind.label) for kind in KINDS.values()]


class Origin(models.TextChoices):
    """Where a question comes from. To the learner they are the same thing."""

    GENERATED = "generated"
    WRITTEN = "written"
    COMPUTED = "simulated"


class Visibility(models.TextChoices):
    """Whom a bank's ready questions are asked, among those who may read its course."""

    PRIVATE = "private", "its members only"
    COHORTS = "cohorts", "chosen cohorts"
    PUBLIC = "public", "everybody"


class Role(models.TextChoices):
    """What somebody may do in a bank; each role may do what the ones before it may."""

    VIEWER = "viewer"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    OWNER = "owner"

    @property
    def rank(self) -> int:
        return list(Role).index(self)


class Status(models.TextChoices):
    """Where a question stands in its life. Only ready ones are asked: a ready one goes on being asked
    while a newer version of it is written and reviewed (`Question.candidate`)."""

    DRAFT = "draft"
    IN_REVIEW = "review", "in review"
    READY = "ready"
    RETIRED = "retired"


class Fit(models.TextChoices):
    """How sure it is that a question made from notes is worth asking. An unsure one is a draft until somebody
    keeps it."""

    SURE = "sure"
    UNSURE = "unsure"


# The order in which questions are first asked: what a person wrote, then what a simulator answers, then
# what a recipe made (the origins sort that way by their values), then as the course goes.
BEST_FIRST = ("-bank__origin", "topic__position", "position", "id")


class Bank(models.Model):
    """Questions that belong together: those made from a course's notes, one author's file, or, with
    `authored`, those that instructors write in the browser. Only an authored bank is changed there: the
    others follow their notes or files. `digest` tells what a bank of simulators' questions was last made of,
    so that the same again costs nothing."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="banks")
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    origin = models.CharField(max_length=16, choices=Origin)
    visibility = models.CharField(max_length=16, choices=Visibility, default=Visibility.PUBLIC)
    cohorts = models.ManyToManyField(Cohort, blank=True, related_name="banks")
    authored = models.BooleanField(default=False)
    digest = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["course", "slug"], name="bank_slug_per_course")]

    def __str__(self) -> str:
        return self.title


class Question(models.Model):
    """A question by its stable id. `group` names its siblings: questions made from the same fact,
    which are not shown on the same day. `start` and `end` are the lines of its file where it stands,
    or where the notes say what it asks: that may change without a new version. `current` is asked;
    `candidate` waits for a reviewer."""

    bank = models.ForeignKey(Bank, on_delete=models.CASCADE, related_name="questions")
    key = models.CharField(max_length=560)
    topic = models.ForeignKey(Topic, on_delete=models.SET_NULL, null=True, blank=True, related_name="questions")
    position = models.PositiveIntegerField()
    group = models.CharField(max_length=560)
    status = models.CharField(max_length=16, choices=Status)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    current = models.ForeignKey("Version", on_delete=models.RESTRICT, null=True, related_name="+")
    candidate = models.ForeignKey("Version", on_delete=models.RESTRICT, null=True, related_name="+")
    changed_at = models.DateTimeField(null=True)
    fit = models.CharField(max_length=8, choices=Fit, blank=True, default="")
    # What lists show, filter and sort by, of the newest text: a copy, written with every text.
    title = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=32, blank=True)
    tags = models.CharField(max_length=1000, blank=True)
    checked_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["bank", "key"], name="question_key_per_bank")]
        indexes = [models.Index(fields=["bank", "status", "position"], name="question_by_position")]

    def __str__(self) -> str:
        return self.key


class Version(models.Model):
    """What a question asked from `created_at` on, with its key and its reasons. Immutable. Questions with
    the same `case` share the text `stimulus`. `context` names the place in
    the notes it is from. `text` is the Markdown it was written as, for what was
    written in the browser. `author` sent it; `writers` are all who changed the text since somebody other
    than them approved it. `alone` marks what its owner published without a second reader."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=32, choices=kind_choices)
    title = models.CharField(max_length=300, blank=True)
    prompt = models.TextField()
    body = models.JSONField()
    explanation = models.TextField(blank=True)
    sources = models.JSONField(default=list, blank=True)
    tags = models.JSONField(default=list, blank=True)
    hints = models.JSONField(default=list, blank=True)
    points = models.FloatField(default=1.0)
    case = models.CharField(max_length=120, blank=True)
    stimulus = models.TextField(blank=True)
    context = models.TextField(blank=True, default="")
    text = models.TextField(blank=True)
    author = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    writers = models.ManyToManyField(User, related_name="+")
    alone = models.BooleanField(default=False)
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


class Member(models.Model):
    """Somebody's role in a bank."""

    bank = models.ForeignKey(Bank, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="bank_roles")
    role = models.CharField(max_length=16, choices=Role)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bank", "user"], name="bank_member_once")]

    def __str__(self) -> str:
        return f"{self.user}, {self.role} of {self.bank}"


class Draft(models.Model):
    """What is being written: the text of a question as it was last saved, valid or not. `revision`
    rises with every save, so that a second editor cannot overwrite what they have not seen. `writers` are
    all who changed it since a version was made of it."""

    question = models.OneToOneField(Question, on_delete=models.CASCADE, related_name="draft")
    text = models.TextField()
    revision = models.PositiveIntegerField(default=1)
    author = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    writers = models.ManyToManyField(User, related_name="+")
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"draft of {self.question_id}, revision {self.revision}"


class EarlierText(models.Model):
    """A text that a draft had: whose it was, and when they saved it. Few of each question are held
    (operations/drafting.py)."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="earlier_texts")
    text = models.TextField()
    author = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"earlier text {self.pk} of {self.question_id}"


class Comment(models.Model):
    """What somebody of the bank said about a question, at a version of it."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="comments")
    version = models.ForeignKey(Version, on_delete=models.RESTRICT, null=True, related_name="+")
    author = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"comment {self.pk} on {self.question_id}"


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


class HistoryEntry(models.Model):
    """One line of a bank's history: who changed what of it, from what to what, and why. Append-only;
    only the person may be forgotten. `question` is empty for what concerns the bank as a whole."""

    bank = models.ForeignKey(Bank, on_delete=models.CASCADE, related_name="history")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, null=True, related_name="history")
    version = models.ForeignKey(Version, on_delete=models.RESTRICT, null=True, related_name="+")
    who = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    action = models.CharField(max_length=32)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.action} in {self.bank_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            self._refuse()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise TypeError("The history of a bank is append-only.")


class Upload(models.Model):
    """A file on its way into a bank: read, shown, and then taken in piece by piece. `items` are the
    questions in their order, `{key, state, title, kind, text, tags, checked}`; the first `done` of them are in.
    `unchanged` and `refused` count those of the file that are not among them."""

    bank = models.ForeignKey(Bank, on_delete=models.CASCADE, related_name="uploads")
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField()
    name = models.CharField(max_length=200)
    format = models.CharField(max_length=32)
    items = models.JSONField()
    problems = models.JSONField()
    refused = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    keep_both = models.BooleanField(default=False)
    started = models.BooleanField(default=False)
    done = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


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
