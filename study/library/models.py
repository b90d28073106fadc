"""Courses and the contents of their notes. Question texts are in the banks, progress is in review."""

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, NullIf

from study.library.brought import OPEN as OPEN
from study.library.brought import Look as Look
from study.library.brought import LookFile as LookFile
from study.library.brought import LookState as LookState
from study.library.followed import Followed as Followed
from study.library.followed import LastBrought as LastBrought
from study.people.models import Cohort, Learner, User
from study.uploads.models import Picture

LONGEST_SLUG = 80
LONGEST_TITLE = 200


class Audience(models.TextChoices):
    """Who reads a course that has an owner, besides those who have its link."""

    PRIVATE = "private", "only you"
    COHORTS = "cohorts", "chosen classes"
    PUBLIC = "public", "everybody"


class Course(models.Model):
    """One body of notes. Shipped courses come from content/; others from somebody's import.

    `slug` is what people call it and unique among one owner's courses; `address` stands in the URL and is unique here.
    A course with an owner is read by its `audience`, of which `cohorts` count while it says so; one without is
    everybody's. `outline` is what course.toml says beyond the title: exams, domains, and per topic its lede, domain and
    skills. `scope` is the [scope] table of facts.toml: what the course's dated facts are about. A course that its owner
    deleted is there until `deleted_at` lies back long enough, and nobody sees it: who may read a course says
    library.access, and nobody else. `writer_agreed_at` is when its owner agreed that lines of it are sent to the writer
    of this server (study.banks.writer), None where they did not. `read_at` is when notes of it were last brought or
    taken from disk, None where that was before it was kept.
    """

    slug = models.SlugField(max_length=LONGEST_SLUG)
    address = models.SlugField(max_length=96, unique=True)
    title = models.CharField(max_length=LONGEST_TITLE)
    summary = models.TextField(blank=True)
    owner = models.ForeignKey(Learner, on_delete=models.CASCADE, null=True, blank=True, related_name="courses")
    shipped = models.BooleanField(default=False)
    outline = models.JSONField(default=dict, blank=True)
    scope = models.JSONField(default=dict, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)  # of what was loaded: unchanged content loads at once
    updated_at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True, blank=True)
    writer_agreed_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    audience = models.CharField(max_length=16, choices=Audience, default=Audience.PRIVATE)
    cohorts = models.ManyToManyField(Cohort, blank=True, related_name="courses")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "slug"], name="course_slug_per_owner", condition=Q(deleted_at=None)
            ),
            models.UniqueConstraint(fields=["slug", "shipped"], name="public_course_slug", condition=Q(owner=None)),
        ]

    def __str__(self) -> str:
        return self.title


class Share(models.Model):
    """A link by which others read a course. Revoked, it opens nothing; by the `title` of then its readers are told."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="shares")
    token = models.SlugField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    title = models.CharField(max_length=LONGEST_TITLE, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course"], name="one_link_per_course", condition=Q(revoked_at=None))
        ]

    def __str__(self) -> str:
        return f"link to {self.course}"


class Reader(models.Model):
    """Somebody who came by a link and took the course to study."""

    share = models.ForeignKey(Share, on_delete=models.CASCADE, related_name="readers")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="reads")
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["share", "learner"], name="reader_once")]

    def __str__(self) -> str:
        return f"{self.learner} by {self.share}"


class NoteFile(models.Model):
    """A file of notes as it stands here. Its `revision` goes up with every change of its text; `edited_at` is when it
    was last edited here, None where it says what was brought. One made from an Anki `package` only shows its cards
    (library.decks)."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="files")
    path = models.CharField(max_length=500)
    text = models.TextField()
    revision = models.PositiveIntegerField(default=1)
    edited_at = models.DateTimeField(null=True)
    package = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["course", "path"], name="file_path_per_course")]

    def __str__(self) -> str:
        return self.path


class Asset(models.Model):
    """A picture that the notes embed. `path` is where it stood below what was imported. A drawing of a shipped
    course is SVG that stands in the page itself; all others are kept pictures."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="assets")
    path = models.CharField(max_length=500)
    picture = models.ForeignKey(Picture, on_delete=models.PROTECT, null=True, related_name="+")
    drawing = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["course", "path"], name="asset_path_per_course")]

    def __str__(self) -> str:
        return self.path


class Topic(models.Model):
    """A heading of the notes: a topic card. `called` is the title that its course.toml gives it, empty where it gives
    none: a copy of the outline's, so that no page reads a whole outline for one name. `figures` and `links` are lists
    of the core's values; a figure has the path of its picture as "asset" besides, empty when it was not found."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="topics")
    key = models.CharField(max_length=500)
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="children")
    title = models.CharField(max_length=500)
    called = models.CharField(max_length=500, blank=True, default="")
    level = models.PositiveSmallIntegerField()
    position = models.PositiveIntegerField()
    file = models.ForeignKey(NoteFile, on_delete=models.CASCADE, related_name="topics")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    heading = models.JSONField(default=list)
    figures = models.JSONField(default=list, blank=True)
    links = models.JSONField(default=list, blank=True)
    tags = models.JSONField(default=list, blank=True)
    simulators = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["course", "key"], name="topic_key_per_course")]

    def __str__(self) -> str:
        return self.title

    @property
    def name(self) -> str:
        """What it is called everywhere: as its course has it, else as its heading, else as its file."""
        return self.called or self.title or self.file.path


def topic_name(at: str = "topic") -> Coalesce:
    """`Topic.name` as a column, null without a topic: of the topic that a query reaches by `at`."""
    return Coalesce(*(NullIf(F(f"{at}__{name}"), Value("")) for name in ("called", "title", "file__path")))


class Fact(models.Model):
    """One thing the notes say; the columns are those of study.core.notes.model.Fact. A fact that left
    the notes stays as a row with `removed_at`, so that its key is never given to another."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="facts")
    key = models.CharField(max_length=520)
    kind = models.CharField(max_length=16)
    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    position = models.PositiveIntegerField()
    term = models.TextField(blank=True)
    meaning = models.TextField(blank=True)
    relation = models.CharField(max_length=16, blank=True)
    lead = models.TextField(blank=True)
    parent = models.CharField(max_length=520, blank=True)
    depth = models.PositiveSmallIntegerField(default=0)
    ordered = models.BooleanField(default=False)
    callout = models.CharField(max_length=40, blank=True)
    verbatim = models.BooleanField(default=False)
    role = models.CharField(max_length=16, default="statement")
    unasked = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=8, blank=True)
    cards = models.JSONField(default=list, blank=True)  # encoded study.core.notes.model.OwnCard
    cell_keys = models.JSONField(null=True, blank=True)  # encoded CellKeys of study.core.notes.model; None: by column
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["topic", "key"], name="fact_key_per_topic")]

    def __str__(self) -> str:
        return self.key


class Doubt(models.Model):
    """A line that was kept as the same fact though only a person can tell: `line` is the key of the fact, which says
    something else now, and `old` what it said before. Of a table row `cells` are the keys of those that may be others,
    each with what it said; none where all of the line may. It waits for who looks after the notes."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="doubts")
    line = models.CharField(max_length=520)
    old = models.TextField()
    cells = models.JSONField(null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["course", "line"], name="doubted_once")]

    def __str__(self) -> str:
        return f"{self.line} said: {self.old}"


class DatedFact(models.Model):
    """A fact of facts.toml with its source and the day it was checked; `patterns` is what notes may say about it."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="dated_facts")
    topic = models.ForeignKey(Topic, on_delete=models.SET_NULL, null=True, related_name="dated_facts")
    key = models.SlugField(max_length=120)
    position = models.PositiveIntegerField()
    headline = models.TextField()
    text = models.TextField(blank=True)
    source_title = models.CharField(max_length=300)
    source_url = models.URLField(max_length=500)
    as_of = models.CharField(max_length=20, blank=True)
    checked = models.DateField()
    patterns = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["course", "key"], name="dated_fact_key_per_course")]

    def __str__(self) -> str:
        return self.key

    @property
    def said(self) -> str:
        return f"{self.headline}\n{self.text}"


class FactCheck(models.Model):
    """Somebody looked at the source of a dated fact again, and it still said so: the fact of that key in the words
    it had then (`said`). Append-only. It counts beside the day in facts.toml for as long as the words stay."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="fact_checks")
    key = models.SlugField(max_length=120)
    said = models.TextField()
    day = models.DateField()
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.key}, {self.day}"


class Claim(models.Model):
    """What lines of the notes claim, held against a dated fact. `line` is the key of the fact of the notes, which
    outlives the lines; `scope` is the text that says the line is about the fact's subject. One that was found to
    be no claim of the fact is taken `away`: it stays for who disputed it, and counts for nobody."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="claims")
    fact = models.ForeignKey(DatedFact, on_delete=models.CASCADE, related_name="claims")
    line = models.CharField(max_length=520, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    says = models.TextField()
    verdict = models.CharField(max_length=16)
    holds = models.TextField(blank=True)
    note = models.TextField(blank=True)
    scope = models.TextField(blank=True)
    away = models.BooleanField(default=False)

    class Meta:
        ordering = ["start"]

    def __str__(self) -> str:
        return self.says

    @property
    def identity(self) -> str:
        """What names it in forms; it lasts when the notes are read again."""
        return f"{self.fact_id} {self.line}"


class Dispute(models.Model):
    """A learner says that a dated fact does not fit a line of the notes. Its claim is none of it: that is made anew."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="disputes")
    line = models.CharField(max_length=520)
    fact = models.ForeignKey(DatedFact, on_delete=models.CASCADE, related_name="+")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["course", "line", "fact", "learner"], name="disputed_once")]

    def __str__(self) -> str:
        return f"{self.line} against {self.fact_id}"


class DisputeRuling(models.Model):
    """Whether a disputed claim is taken away, decided once for everybody, however often the notes are read. `by`
    is empty where the owner of private notes decided by disputing it."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="dispute_rulings")
    line = models.CharField(max_length=520)
    fact = models.ForeignKey(DatedFact, on_delete=models.CASCADE, related_name="+")
    away = models.BooleanField()
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["course", "line", "fact"], name="dispute_ruled_once")]

    def __str__(self) -> str:
        return f"{self.line} against {self.fact_id}: {'away' if self.away else 'right'}"
