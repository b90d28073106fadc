"""Questions. A question is a stable id; what it asks is in its versions, which never change."""

from typing import Any, NoReturn

from django.db import models

from study.core.questions.covers import LONGEST_COVERED
from study.core.questions.kinds import KINDS
from study.library.models import Course, Topic
from study.people.models import Cohort, User
from study.uploads.models import Picture

FOR_EXAMS = "for-exams"
"""The tag of a question that is kept for mock exams."""


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
    COHORTS = "cohorts", "chosen classes"
    PUBLIC = "public", "everybody who reads the course"


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
    """Whether a question made from notes is asked as far as its sort goes (study.core.generators.keep_rates): a sure
    one is; an untried one waits, because too few of its sort are kept; so does an unsure one, of which something is
    doubted."""

    SURE = "sure"
    UNTRIED = "untried"
    UNSURE = "unsure"


class Choice(models.TextChoices):
    """What somebody decided about a question of their own notes."""

    KEEP = "keep", "kept"
    NEVER = "never", "never to be asked"
    EDITED = "edited", "in the person's own words"
    OWN = "own", "written by the person"


# The order in which questions are first asked: what a person wrote, then what a simulator answers, then
# what a recipe made (the origins sort that way by their values), then as the course goes.
BEST_FIRST = ("-bank__origin", "topic__position", "position", "id")


class Bank(models.Model):
    """Questions that belong together: those made from a course's notes, one author's file, or, with
    `authored`, those that instructors write in the browser. Only an authored bank is changed there: the
    others follow their notes or files. `digest` tells what a bank of simulators' questions was last made of,
    so that the same again costs nothing. One that is `arriving` holds what comes of a file until all of it is there:
    nobody sees it."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="banks")
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    origin = models.CharField(max_length=16, choices=Origin)
    visibility = models.CharField(max_length=16, choices=Visibility, default=Visibility.PUBLIC)
    cohorts = models.ManyToManyField(Cohort, blank=True, related_name="banks")
    authored = models.BooleanField(default=False)
    digest = models.CharField(max_length=64, blank=True, default="")
    arriving = models.OneToOneField("Upload", on_delete=models.CASCADE, null=True, related_name="staged")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["course", "slug"], name="bank_slug_per_course")]

    def __str__(self) -> str:
        return self.title


class BankPicture(models.Model):
    """A picture that is kept beside a bank, by the name that texts have for it. A name stands for one picture for ever:
    another picture gets another name, and so does one of which a part is covered (study.core.questions.covers). Removed
    when no text of the bank needs it any more."""

    bank = models.ForeignKey(Bank, on_delete=models.CASCADE, related_name="pictures")
    name = models.CharField(max_length=LONGEST_COVERED)
    picture = models.ForeignKey(Picture, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bank", "name"], name="picture_name_per_bank")]

    def __str__(self) -> str:
        return f"{self.name} of {self.bank_id}"


class Question(models.Model):
    """A question by its stable id. `group` names its siblings: questions made from the same fact,
    which are not shown on the same day. `start` and `end` are the lines of its file where it stands,
    or where the notes say what it asks: that may change without a new version. One made from notes has a `sort`,
    by which its keep rate is counted; `fit` says whether that is asked, `unseen` whether it was before anybody had
    decided anything, `held` why its lines should not be asked as they are, `double_of` which written question of the
    course asks the same and is asked alone; `status` follows from these and from what the person decided
    (rows.Publication). `current` is asked; `candidate` waits for a reviewer. One `for_exams` is kept for mock exams,
    until one has shown it (roles.asked_of)."""

    bank = models.ForeignKey(Bank, on_delete=models.CASCADE, related_name="questions")
    key = models.CharField(max_length=560)
    topic = models.ForeignKey(Topic, on_delete=models.SET_NULL, null=True, blank=True, related_name="questions")
    position = models.PositiveIntegerField()
    group = models.CharField(max_length=560)
    status = models.CharField(max_length=16, choices=Status)
    fit = models.CharField(max_length=8, choices=Fit, default=Fit.SURE)
    sort = models.CharField(max_length=200, blank=True, default="")
    unseen = models.BooleanField(default=True)
    held = models.CharField(max_length=200, blank=True)
    double_of = models.CharField(max_length=560, blank=True, default="")
    for_exams = models.BooleanField(default=False)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    current = models.ForeignKey("Version", on_delete=models.RESTRICT, null=True, related_name="+")
    candidate = models.ForeignKey("Version", on_delete=models.RESTRICT, null=True, related_name="+")
    changed_at = models.DateTimeField(null=True)
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
    the same `case` share the text `stimulus`. `pictures` are those of its topic that are shown with it
    (study.core.questions.question.Illustration), `shows` the kept ones within its texts (study.core.text.kept).
    `worded_by` names the writer of the prompt, where that is neither a person nor a shape. `text` is the Markdown
    it was written as, for what was written in the browser. `author` sent it; `writers` are all who changed the text
    since somebody other than them approved it. `alone` marks what its owner published without a second reader."""

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
    pictures = models.JSONField(default=list, blank=True)
    shows = models.ManyToManyField(Picture, related_name="+")
    worded_by = models.CharField(max_length=120, blank=True, default="")
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


class Decision(models.Model):
    """What the owner of notes decided about a question made from them, or wrote themselves about the fact
    `fact`. Of a question's decisions the last one that is not undone counts; `text` is the question as Markdown
    where it is the person's own. Those of one press are `of` its first, which has how many others of their sorts
    `followed` (banks.Decided). Kept for as long as the course: notes that are read again change none of it."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="decisions")
    key = models.CharField(max_length=560)
    fact = models.CharField(max_length=520)
    choice = models.CharField(max_length=8, choices=Choice)
    text = models.TextField(blank=True)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    of = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="together")
    followed = models.IntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["course", "key"], name="decision_of_question")]

    def __str__(self) -> str:
        return f"{self.key}: {self.choice}"


class Member(models.Model):
    """Somebody's role in a bank."""

    bank = models.ForeignKey(Bank, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="bank_roles")
    role = models.CharField(max_length=16, choices=Role)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bank", "user"], name="bank_member_once")]

    def __str__(self) -> str:
        return f"{self.user}, {self.role} of {self.bank}"
